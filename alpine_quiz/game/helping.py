"""Help with a question: the hint, and half of the wrong options taken away (50:50)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice
from alpine_quiz.game.lots import Lots

if TYPE_CHECKING:
    from alpine_quiz.game.asked import Asked

HINT_COST = Fraction(1, 4)
HALVING_COST = Fraction(1, 2)


def cost_of(*, hinted: bool, halved: bool) -> Fraction:
    """Return what the help with one question takes from its points."""
    return HINT_COST * hinted + HALVING_COST * halved


def half_of_the_wrong(asked: Asked) -> tuple[str, ...]:
    """Return the wrong options of a choice that 50:50 takes away, in the order shown.

    Half of those shown, rounded up; none of a question of another type, or where no wrong
    option would be left. They are drawn by their places in the bank, as options are, so that
    an item's languages lose the same ones.
    """
    item = asked.item
    if not isinstance(item, Choice):
        return ()
    wrong = [option for option in asked.options if option != item.answer]
    count = (len(wrong) + 1) // 2
    if count == len(wrong):
        return ()
    pool = [item.answer, *item.distractors]
    places = {option: str(pool.index(option)) for option in asked.options}
    lots = Lots("halve", item.id, *places.values())
    drawn = sorted(wrong, key=lambda option: lots.draw(places[option]))[:count]
    return tuple(option for option in wrong if option in drawn)
