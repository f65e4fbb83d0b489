"""What is said around a hot seat: whose turn it is, how they stand, and who has won."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.seats import MAX_SEATS, MIN_SEATS, SeatsFault, Style
from alpine_quiz.language.catalogue import later, tr, tr_count
from alpine_quiz.language.figures import points, whole
from alpine_quiz.plain.modes import question_of
from alpine_quiz.plain.wording import given_text, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.game.hotseat import HotSeat, SeatScore
    from alpine_quiz.game.round import Played
    from alpine_quiz.game.seats import Seats, SeatsError
    from alpine_quiz.records.kept_round import KeptRound

_SHOWN = 12
_NAMED = 3
BUZZ_RULE = later("One answer a question: a wrong one ends it, and who gave it sits out the next.")
STYLES = {Style.TURNS: later("taking turns"), Style.BUZZ: later("the first to buzz answers")}


def seats_fault_text(error: SeatsError) -> str:
    """Return why these cannot play together."""
    match error.code:
        case SeatsFault.TOO_FEW:
            return tr(
                "A hot seat is for {least} to {most} players or teams: give each a name.",
                least=MIN_SEATS,
                most=MAX_SEATS,
            )
        case SeatsFault.TOO_MANY:
            return tr(
                "A hot seat is for {least} to {most} players or teams: these are too many.",
                least=MIN_SEATS,
                most=MAX_SEATS,
            )
        case SeatsFault.TWICE:
            return tr("Two are called “{name}”: give each a name of their own.", name=error.name)
        case _:
            return tr("A name needs a letter or a digit that can be seen.")


def evened_line(kept: KeptRound, wanted: int | None) -> str:
    """Return that there are more questions than ``wanted``, and why, or an empty string."""
    total = len(kept.round.plan)
    if kept.hot_seat is None or not wanted or total <= wanted:
        return ""
    return tr_count(
        "{count} question, not {wanted}: so each of the {seats} gets as many.",
        "{count} questions, not {wanted}: so each of the {seats} gets as many.",
        total,
        wanted=whole(wanted),
        seats=whole(len(kept.hot_seat.seats.names)),
    )


def shortened(name: str, most: int = _SHOWN) -> str:
    """Return a name cut to ``most`` characters, the last an ellipsis."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def names_text(names: Sequence[str]) -> str:
    """Return who plays: three of them by name, the others by their number."""
    shown = [shortened(name) for name in names]
    if len(shown) <= _NAMED:
        return listed(shown)
    return tr_count(
        # Translators: {names} are names set apart by commas: “Ann, Bob and 6 others”.
        "{names} and {count} other",
        "{names} and {count} others",
        len(shown) - _NAMED + 1,
        names=", ".join(shown[: _NAMED - 1]),
    )


def place_text(seats: HotSeat) -> str:
    """Return which question comes now."""
    return question_of(seats.round.position + 1, len(seats.round.plan))


def now_line(seats: HotSeat) -> str:
    """Return whose turn it is."""
    # Translators: said as one hands over to the next: “Now: Zoé”.
    return tr("Now: {name}", name=seats.name)


def sits_out_line(seats: HotSeat) -> str:
    """Return who may not buzz for this question, or an empty string."""
    out = seats.sitting_out
    if not out:
        return ""
    return tr("{name} sits this one out.", name=seats.seats.names[out - 1])


def out_and_call_line(seats: HotSeat) -> str:
    """Return that somebody is to buzz, and who may not, in one line."""
    out = seats.sitting_out
    if not out:
        return tr("Who knows? Press your number.")
    return tr("Who knows? {name} sits this one out.", name=shortened(seats.seats.names[out - 1]))


def answers_line(seats: HotSeat) -> str:
    """Return who is answering, or has answered, the question on screen."""
    if not seats.seat:
        return tr("Nobody knew.")
    if seats.round.latest is not None:
        return tr("{name} has answered.", name=seats.name)
    return tr("{name} answers.", name=seats.name)


def standing_line(seats: HotSeat) -> str:
    """Return the points of all, as they sit."""
    scores = sorted(seats.ranking(), key=lambda score: score.seat)
    return ", ".join(
        # Translators: a player's points so far: “Zoé 2½”.
        tr("{name} {points}", name=score.name, points=points(score.points))
        for score in scores
    )


def winner_line(seats: HotSeat) -> str:
    """Return who has won, or who share the win."""
    winners = seats.winners
    if not winners:
        return tr("Nobody has a point, so nobody wins.")
    if len(winners) == 1:
        return tr("{name} wins.", name=winners[0].name)
    return tr("A tie: {names} win together.", names=listed([each.name for each in winners]))


def score_of(score: SeatScore) -> str:
    """Return the points of a seat and of how many answers."""
    return tr_count(
        # Translators: a seat's points and how many questions it answered: “2½ for 3 answers”.
        "{points} for {count} answer",
        "{points} for {count} answers",
        score.answers,
        points=points(score.points),
    )


def ranking_lines(seats: HotSeat) -> list[str]:
    """Return a line a seat, the best first; those with the same points share a place."""
    return [
        tr("{place}. {name}: {score}", place=score.place, name=score.name, score=score_of(score))
        for score in seats.ranking()
    ]


def given_line(played: Played, seats: Seats | None) -> str:
    """Return what was answered, in a hot seat by whom; or that nobody knew."""
    answer = given_text(played)
    if seats is None:
        return tr("You: {answer}", answer=answer)
    if not played.seat:
        return tr("Nobody knew.")
    return tr("{name}: {answer}", name=seats.names[played.seat - 1], answer=answer)
