"""The order of a round: easy to hard, neighbours unlike, no answer told too early."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import ItemType
from alpine_quiz.game.giveaways import Telling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from alpine_quiz.bank.model import Question

_WINDOW = 24
# The costs of what is unwanted; only their proportions matter.
_HARDER_THAN_NEED_BE = 3
_LAST_HARD_ONE = 8
_SAME_TYPE = 2
_SAME_TOPIC = 2
_OPENS_WELL = 3
_TOLD = {Telling.NOTHING: 0, Telling.NAMED: 2, Telling.GIVEN_AWAY: 100}


def arranged(
    items: Sequence[Question],
    tellings: Mapping[int, Mapping[int, Telling]],
    difficulty: Mapping[str, int] = MappingProxyType({}),
) -> list[Question]:
    """Return ``items`` in the order to ask them.

    ``tellings`` says, by places in ``items``, which question tells what of which others; the
    order of ``items`` breaks ties. ``difficulty`` overrides that of items by their ids.
    """
    levels = [difficulty.get(item.id, item.difficulty) for item in items]
    waiting = sorted(range(len(items)), key=levels.__getitem__)
    left = set(waiting)
    order: list[int] = []
    while waiting:
        window = waiting[:_WINDOW]
        costs = [
            _cost(items, levels, place, order, waiting)
            + sum(_TOLD[told] for other, told in tellings.get(place, {}).items() if other in left)
            for place in window
        ]
        chosen = window[costs.index(min(costs))]
        order.append(chosen)
        waiting.remove(chosen)
        left.remove(chosen)
    return [items[place] for place in order]


def _cost(
    items: Sequence[Question],
    levels: Sequence[int],
    place: int,
    order: Sequence[int],
    waiting: Sequence[int],
) -> int:
    """Return how unwelcome a question is at this point, for its kind and difficulty."""
    item = items[place]
    cost = _HARDER_THAN_NEED_BE * (levels[place] - levels[waiting[0]])
    if order:
        before = items[order[-1]]
        cost += _SAME_TYPE * (item.type is before.type)
        cost += _SAME_TOPIC * (item.topic == before.topic)
    elif item.type is ItemType.CHOICE:
        cost -= _OPENS_WELL
    if place == waiting[-1] and levels[waiting[-2:][0]] < levels[place]:
        cost += _LAST_HARD_ONE
    return cost
