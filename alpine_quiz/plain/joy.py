"""A line of joy after a round: its score in a word or as a car, and what to share of it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from alpine_quiz.game.modes import Mode
from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.language.figures import day
from alpine_quiz.plain.modes import mode_name
from alpine_quiz.plain.points import score_text

if TYPE_CHECKING:
    from datetime import date

    from alpine_quiz.game.results import Results
    from alpine_quiz.game.round import Played, Round

_CARS = (
    (
        Fraction(1),
        later("An A442B of a round."),
        later("Turbo on, and Le Mans in the bag."),
    ),
    (
        Fraction(9, 10),
        later("A turbo A110 of a round."),
        later("The first turbo to win a rally, one corner short of perfect."),
    ),
    (
        Fraction(7, 10),
        later("An A110 of a round."),
        later("The engine behind you, most of the field too."),
    ),
    (
        Fraction(1, 2),
        later("An A108 of a round."),
        later("845 cc so far, and room to bore it out."),
    ),
    (
        Fraction(2, 5),
        later("An A106 of a round."),
        later("Small, but every Alpine came after it."),
    ),
    (
        Fraction(0),
        later("Back to the 4CV."),
        later("Rédélé began in one too, and won his class."),
    ),
)
"""From which share on, the car, and what is said of it; where all of it is told already."""

_ABOUT_CARS = "alpine"
"""The pack whose rounds are driven; of another a car would say nothing."""

_PLAINLY = (
    (Fraction(1), later("A perfect round."), later("Not one got away.")),
    (Fraction(9, 10), later("A brilliant round."), later("One corner short of perfect.")),
    (Fraction(7, 10), later("A strong round."), later("Most of the field is behind you.")),
    (Fraction(1, 2), later("A good round."), later("More than half, and room for more.")),
    (Fraction(2, 5), later("A fair round."), later("Nearly half of it is yours.")),
    (Fraction(0), later("A round to learn from."), later("What got away comes back in review.")),
)
"""The same for every other pack."""

_WITHOUT_A_CAR = (Mode.SURVIVAL, Mode.HOTSEAT, Mode.RETRY)
LEAST_FOR_A_CAR = 3
"""Fewer questions say too little about a driver."""
RIGHT, PARTLY, WRONG, NOT_PUT = "✓", "◐", "✗", "○"


def joy_line(found: Results, mode: str, pack: str) -> str:
    """Return a round's score in words, with what there is to say of it.

    For Alpine's own pack, by its id, that is a car; nothing where a share of the round says
    nothing.
    """
    return " ".join(tr(part) for part in _joy(found, mode, pack))


def _joy(found: Results, mode: str, pack: str) -> tuple[str, ...]:
    if mode in _WITHOUT_A_CAR or found.out_of < LEAST_FOR_A_CAR:
        return ()
    share = found.score / found.out_of
    steps = _CARS if pack == _ABOUT_CARS else _PLAINLY
    return next((named, said) for least, named, said in steps if share >= least)


def marks_line(played: list[Played], total: int) -> str:
    """Return a mark for each question: right, partly, wrong, not put."""
    done = [RIGHT if each.credit == 1 else PARTLY if each.credit else WRONG for each in played]
    return " ".join([*done, *[NOT_PUT] * (total - len(done))])


def share_text(game: Round, found: Results, *, mode: str, pack: str, title: str, on: date) -> str:
    """Return a round as text to be passed on: how it went, and not a word of what was asked.

    ``pack`` is its id, and ``title`` what it is called in the player's language.
    """
    name = mode_name(mode)
    survival = mode == Mode.SURVIVAL
    lines = [
        tr("Alpine Quiz · {mode} · {day}", mode=name, day=day(on))
        if name
        else tr("Alpine Quiz · {day}", day=day(on)),
        title,
        marks_line(game.played, len(game.played) if survival else found.out_of),
        score_text(found.score, found.out_of),
        # What is said of the car answers a question or two.
        *(tr(each) for each in _joy(found, mode, pack)[:1]),
    ]
    return "\n".join(line for line in lines if line)
