"""How students and teams stand, in words: points, places, and what an answer earned."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, cast

from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.figures import points, whole
from alpine_quiz.plain.classroom.answering import key_lines, quoted_view

if TYPE_CHECKING:
    from alpine_quiz.classroom.clients.seat import Seat
    from alpine_quiz.classroom.messages import AnsweredAloneView, OwnView, RankView, TeamView

_SHARES = 4
_NEAR = Fraction(11, 10_000)


def points_text(earned: float) -> str:
    """Return points, those under 0 with a minus."""
    exact = abs(Fraction(earned).limit_denominator(1000))
    # It came in thousandths: a share that has a sign of its own is meant, as on the pages.
    share = exact.limit_denominator(_SHARES)
    shown = points(share if abs(exact - share) < _NEAR else exact)
    return f"−{shown}" if earned < 0 else shown


def rank_lines(ranks: list[RankView]) -> list[str]:
    """Return places with their names and points."""
    return [
        # Translators: a place among the best, as “1. Zoé: 7 points”; {points} may be “7½”.
        tr(
            "{place}. {name}: {points}",
            place=whole(rank["place"]),
            name=rank["name"],
            points=points_text(rank["points"]),
        )
        for rank in ranks
    ]


def team_name(team: str) -> str:
    """Return a team as it is called: teams without a name have a number."""
    return tr("Team {number}", number=team) if team.isdigit() else team


def team_lines(ranks: list[TeamView]) -> list[str]:
    """Return teams with their points."""
    return [
        tr("{team}: {points}", team=team_name(rank["team"]), points=points_text(rank["points"]))
        for rank in ranks
    ]


def result_lines(seat: Seat, *, of_question: bool = True) -> list[str]:
    """Return what the question has earned, and where the student stands."""
    if seat.looked_at is not None:
        told = seat.looked_at
        lines = [_earned_line(told["earned"])] if told.get("earned") else []
        return [*lines, *([tr("Your answer was accepted.")] if told["regraded"] else [])]
    you, question = seat.you, seat.question
    if you is None:
        return []
    lines = []
    if of_question and question is not None and you.get("earned") and not question["trial"]:
        lines.append(_earned_line(you["earned"]))
    if of_question and you.get("regraded"):
        lines.append(tr("Your answer was accepted."))
    total = tr("Your points: {points}.", points=points_text(you["points"]))
    if "place" in you:
        place = tr("You are in place {place}.", place=whole(you["place"]))
        total = f"{total} {place}"
    return [*lines, total]


def _earned_line(earned: float) -> str:
    return points_text(earned) if earned < 0 else f"+{points_text(earned)}"


def alone_lines(seat: Seat) -> list[str]:
    """Return how a student at their own pace stands between two goes at the questions."""
    own, room = seat.own, seat.room
    if own is None or room is None:
        return []
    lines = []
    ended = room["phase"] == "ended"
    if not own["attempt"]:
        lines += [
            tr("You are in, {name}.", name=own["name"]),
            tr_count("{count} question", "{count} questions", own["of"]),
            tr("Each goes at their own pace, and may leave and come back."),
        ]
    else:
        if len(own["answered"]) >= own["of"]:
            lines.append(tr("You have been through all questions."))
        if "points" in own:
            lines.append(tr("Your points: {points}.", points=points_text(own["points"])))
        best = own.get("best")
        if best is not None and best != own.get("points"):
            lines.append(tr("What counts: {points}.", points=points_text(best)))
        # Where each was explained at once, that is not said again before the end.
        at_once = cast("dict[str, object]", room).get("feedback") == "at-once"
        for each in own["answered"]:
            lines.append(_alone_line(each))
            lines += _why_lines(each) if ended or not at_once else []
    if may_begin(own) and not ended:
        again = tr("Enter goes through them once more.")
        lines.append(again if own["attempt"] else tr("Enter begins."))
    return lines


def _why_lines(answered: AnsweredAloneView) -> list[str]:
    """Return why the right answer is right, and the quotes that prove it, once that is told."""
    reveal = answered.get("reveal")
    if reveal is None:
        return []
    lines = [reveal["rationale"]]
    for citation in reveal["citations"]:
        quote = quoted_view(citation)
        lines += [quote.line, quote.source]
    return [f"  {line}" for line in lines if line]


def may_begin(own: OwnView) -> bool:
    """Tell whether a student at their own pace may begin, or begin again."""
    return own["attempts_left"] is None or own["attempts_left"] > 0


def _alone_line(answered: AnsweredAloneView) -> str:
    question = answered["question"]
    reveal = answered.get("reveal")
    if reveal is None:
        return f"● {question['stem']}"
    credit = answered.get("credit", 0.0)
    mark = "✓" if credit == 1 else "◐" if credit else "✗"
    if credit == 1:
        return f"{mark} {question['stem']}"
    key = "; ".join(key_lines(question, reveal))
    return f"{mark} {question['stem']} – {key}"
