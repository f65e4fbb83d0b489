"""A player's scores as lines of text, and as data for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alpine_quiz.language.catalogue import later, tr, tr_as, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import day, moment, whole
from alpine_quiz.plain.columns import cells, padded
from alpine_quiz.plain.modes import mode_name
from alpine_quiz.plain.points import score_text, share_text
from alpine_quiz.records.players import DEFAULT_PLAYER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from alpine_quiz.records.scores import RoundScore, Scores, Tally, TopicScore

LATEST_ROUNDS = 10
NO_ROUNDS = later("No rounds yet. Play one with: alpine-quiz play")


def title_line(player: str) -> str:
    """Return whose scores they are."""
    if player == DEFAULT_PLAYER:
        return tr("Your scores")
    return tr("Scores of {player}", player=cleaned(player))


def score_sheet(found: Scores) -> list[str]:
    """Return the scores as lines: the sums, the latest rounds, and the topics."""
    if not found.rounds:
        return [tr(NO_ROUNDS)]
    finished = sum(each.finished for each in found.rounds)
    lines = [
        tr("Rounds finished: {number}", number=whole(finished)),
        tr("All questions: {score}", score=_tally_text(found.overall)),
    ]
    if found.week.answers:
        lines.append(tr("Last 7 days: {score}", score=_tally_text(found.week)))
    if best := found.best:
        lines.append(
            tr(
                "Best round: {score}, {pack}, {day}",
                score=_points(best),
                pack=_title(best),
                day=day(best.latest.astimezone().date()),
            )
        )
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
    missing = tr("Nobody called “{name}” has played here.", name=cleaned(name))
    here = tr(NO_ROUNDS)
    if known:
        here = tr("Players here: {players}.", players=", ".join(map(cleaned, known)))
    return f"{missing} {here}"


def _tally_text(tally: Tally) -> str:
    score = score_text(tally.credit, tally.answers)
    if tally.share is None:
        return score
    # Translators: a score, and the same in per cent: “7½ of 10, 75 %”.
    return tr("{score}, {share}", score=score, share=share_text(tally.share))


def _points(each: RoundScore) -> str:
    return score_text(each.score, each.out_of)


def _title(each: RoundScore | TopicScore) -> str:
    return cleaned(each.pack_title or each.pack)


def _round_lines(rounds: Sequence[RoundScore]) -> list[str]:
    shown = rounds[:LATEST_ROUNDS]
    times = [moment(each.latest) for each in shown]
    latest, widest = max(map(len, times)), max(len(_points(each)) for each in shown)
    lines = ["", tr("Latest rounds")]
    for each, when in zip(shown, times, strict=True):
        parts = [_title(each)]
        if mode := mode_name(each.mode):
            parts.append(mode)
        if each.topic:
            parts.append(cleaned(each.topic))
        if not each.finished:
            # Translators: said of a round: it was left after so many answers.
            left = tr_count("left after {count}", "left after {count}", each.tally.answers)
            parts.append(left)
        lines.append(f"  {when:>{latest}}  {_points(each):<{widest}}  {', '.join(parts)}")
    if len(rounds) > len(shown):
        # Translators: the last line of a list of rounds: so many came before them.
        before = tr_count("and {count} before", "and {count} before", len(rounds) - len(shown))
        lines.append(f"  {before}")
    return lines


def _topic_lines(topics: Sequence[TopicScore]) -> list[str]:
    lines: list[str] = []
    other = tr_as("topic", "Other")
    names = {each: cleaned(each.topic).capitalize() or other for each in topics}
    widest = max((cells(name) for name in names.values()), default=0)
    title = ""
    for each, name in names.items():
        if _title(each) != title:
            title = _title(each)
            lines += ["", tr("By topic: {pack}", pack=title)]
        lines.append(f"  {padded(name, widest)}  {_tally_text(each.tally)}")
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
