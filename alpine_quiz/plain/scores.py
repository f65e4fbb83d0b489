"""A player's scores as lines of text, and as data for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.modes import mode_name
from alpine_quiz.plain.points import score_text
from alpine_quiz.records.players import DEFAULT_PLAYER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from alpine_quiz.records.scores import RoundScore, Scores, Tally, TopicScore

LATEST_ROUNDS = 10
NO_ROUNDS = "No rounds yet. Play one with: alpine-quiz play"


def title_line(player: str) -> str:
    """Return whose scores they are."""
    return "Your scores" if player == DEFAULT_PLAYER else f"Scores of {cleaned(player)}"


def score_sheet(found: Scores) -> list[str]:
    """Return the scores as lines: the sums, the latest rounds, and the topics."""
    if not found.rounds:
        return [NO_ROUNDS]
    finished = sum(each.finished for each in found.rounds)
    lines = [f"Rounds finished: {finished}", f"All questions: {_tally_text(found.overall)}"]
    if found.week.answers:
        lines.append(f"Last 7 days: {_tally_text(found.week)}")
    if found.best:
        lines.append(f"Best round: {_points(found.best)}, {_title(found.best)}, {_day(found.best)}")
    return [*lines, *_round_lines(found.rounds), *_topic_lines(found.topics)]


def scores_data(player: str, found: Scores) -> dict[str, Any]:
    """Return the scores as JSON has them.

    ``points`` are sums of credits, ``share`` is from 0 to 1 or null, times are ISO 8601 in UTC.
    """
    return {
        "player": player,
        "overall": _tally_data(found.overall),
        "last_7_days": _tally_data(found.week),
        "best": found.best.uid if found.best else None,
        "rounds": [_round_data(each) for each in found.rounds],
        "topics": [
            {
                "pack": each.pack,
                "title": each.pack_title,
                "topic": each.topic,
                **_tally_data(each.tally),
            }
            for each in found.topics
        ],
    }


def unknown_player_text(name: str, known: Sequence[str]) -> str:
    """Return that nobody of this name has played, and who has."""
    missing = f"Nobody called “{cleaned(name)}” has played here."
    if not known:
        return f"{missing} {NO_ROUNDS}"
    return f"{missing} Players here: {', '.join(cleaned(each) for each in known)}."


def _tally_text(tally: Tally) -> str:
    points = score_text(tally.credit, tally.answers)
    return f"{points}, {_percent(tally.share)}"


def _percent(share: Fraction | None) -> str:
    # Rounded down: only all of it is 100 %.
    return f"{int(share * 100)} %" if share is not None else ""


def _points(each: RoundScore) -> str:
    return score_text(each.score, each.out_of)


def _title(each: RoundScore | TopicScore) -> str:
    return cleaned(each.pack_title or each.pack)


def _day(each: RoundScore) -> str:
    return f"{each.latest.astimezone():%Y-%m-%d}"


def _round_lines(rounds: Sequence[RoundScore]) -> list[str]:
    shown = rounds[:LATEST_ROUNDS]
    widest = max(len(_points(each)) for each in shown)
    lines = ["", "Latest rounds"]
    for each in shown:
        parts = [_title(each)]
        if mode := mode_name(each.mode):
            parts.append(mode)
        if each.topic:
            parts.append(cleaned(each.topic))
        if not each.finished:
            parts.append(f"left after {each.tally.answers}")
        when = f"{each.latest.astimezone():%Y-%m-%d %H:%M}"
        lines.append(f"  {when}  {_points(each):<{widest}}  {', '.join(parts)}")
    if len(rounds) > len(shown):
        lines.append(f"  and {len(rounds) - len(shown)} before")
    return lines


def _topic_lines(topics: Sequence[TopicScore]) -> list[str]:
    lines: list[str] = []
    names = {each: cleaned(each.topic).capitalize() or "Other" for each in topics}
    widest = max((len(name) for name in names.values()), default=0)
    title = ""
    for each, name in names.items():
        if _title(each) != title:
            title = _title(each)
            lines += ["", f"By topic: {title}"]
        lines.append(f"  {name:<{widest}}  {_tally_text(each.tally)}")
    return lines


def _tally_data(tally: Tally) -> dict[str, Any]:
    share = tally.share
    return {
        "answers": tally.answers,
        "points": _figure(tally.credit),
        "share": None if share is None else _figure(share),
    }


def _round_data(each: RoundScore) -> dict[str, Any]:
    return {
        "id": each.uid,
        "pack": each.pack,
        "title": each.pack_title,
        "language": each.language,
        "mode": each.mode,
        "topic": each.topic,
        "started": each.started.isoformat(),
        "latest": each.latest.isoformat(),
        "finished": each.finished,
        "answered": each.tally.answers,
        "total": each.total,
        "points": _figure(each.score),
    }


def _figure(value: Fraction) -> float:
    return round(float(value), 6)
