"""How much an answer counts, from 0 to 1."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from alpine_quiz.language.numbers import distance, share

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from decimal import Decimal

NOTHING = Fraction(0)
HALF = Fraction(1, 2)
ALL = Fraction(1)

CLOSE_PERCENT = 5
NEAR_PERCENT = 15


def multiple_credit(
    picked: Collection[str], answers: Collection[str], distractors: Collection[str]
) -> Fraction:
    """Return the share of the answers picked minus that of the distractors shown, at least 0."""
    chosen = set(picked)
    right = Fraction(len(chosen & set(answers)), len(set(answers)) or 1)
    wrong = Fraction(len(chosen & set(distractors)), len(set(distractors)) or 1)
    return max(NOTHING, right - wrong)


def order_credit(right: Sequence[str], given: Sequence[str]) -> Fraction:
    """Return 1 for the right order, ½ where one pair of neighbours is swapped, otherwise 0.

    Two things the wrong way round are all wrong, not half right.
    """
    if list(given) == list(right):
        return ALL
    if len(right) <= 2 or len(given) != len(right):
        return NOTHING
    first = next(at for at, pair in enumerate(zip(right, given, strict=True)) if pair[0] != pair[1])
    mended = list(given)
    mended[first : first + 2] = reversed(mended[first : first + 2])
    return HALF if mended == list(right) else NOTHING


def match_credit(
    pairs: Collection[tuple[str, str]], given: Collection[tuple[str, str]]
) -> Fraction:
    """Return the share of the pairs that were found."""
    return Fraction(len(set(pairs) & set(given)), len(set(pairs)) or 1)


def number_credit(
    given: Collection[Decimal], key: Decimal, *, tolerance: Decimal, estimate: bool
) -> Fraction:
    """Return what the best reading of a number earns.

    Within ``tolerance`` 1; an estimate also 1 within 5 % of the key and ½ within 15 %, all of
    them inclusive.
    """
    nearest = min(distance(reading, key) for reading in given)
    if nearest <= tolerance or (estimate and nearest <= share(key, CLOSE_PERCENT)):
        return ALL
    return HALF if estimate and nearest <= share(key, NEAR_PERCENT) else NOTHING
