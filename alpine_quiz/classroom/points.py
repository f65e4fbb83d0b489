"""How an answer becomes points in a class."""

from __future__ import annotations

from enum import IntEnum
from fractions import Fraction

from alpine_quiz.classroom.rules import SECOND, Scoring

FULL = 63_000
"""The points of a question that was fully known.

Whole numbers add up fast and exactly: this is the smallest that thousandths and all shares up to
tenths divide.
"""

AT_ONCE = SECOND // 2


class Sure(IntEnum):
    """How sure a student says they are; where nobody asks, it stays at the lowest."""

    GUESSING = 1
    FAIRLY = 2
    SURE = 3


# Gardner-Medwin's certainty-based marking: what right and wrong earn, in thirds of FULL.
_MARKS = {Sure.GUESSING: (1, 0), Sure.FAIRLY: (2, -2), Sure.SURE: (3, -6)}


def points_of(
    credit: Fraction, scoring: Scoring, *, taken: int, limit: int, sure: Sure = Sure.GUESSING
) -> int:
    """Return the points of an answer that was worth ``credit``, from 0 to 1.

    ``taken`` and ``limit`` are in milliseconds; a limit of 0 is none, and speed then counts for
    nothing. Confidence alone can take points away.
    """
    match scoring:
        case Scoring.ACCURACY:
            earned = credit * FULL
        case Scoring.SPEED:
            earned = Fraction(round(credit * 1000 * _haste(taken, limit)), 1000) * FULL
        case Scoring.CONFIDENCE:
            right, wrong = _MARKS[sure]
            earned = (credit * right + (1 - credit) * wrong) * FULL / 3
    return round(earned)


def shown_points(points: int, scoring: Scoring) -> float:
    """Return points as they are told: questions, thousandths of one, or marks (three are all)."""
    unit = {Scoring.ACCURACY: FULL, Scoring.SPEED: FULL // 1000, Scoring.CONFIDENCE: FULL // 3}
    return round(points / unit[scoring], 3)


def _haste(taken: int, limit: int) -> Fraction:
    """Return 1 − t/2T, and 1 within the first half second: as Kahoot publishes its points."""
    if not limit or taken <= AT_ONCE:
        return Fraction(1)
    return 1 - Fraction(min(taken, limit), 2 * limit)
