"""Choosing the questions of a round."""

from __future__ import annotations

from heapq import heapify, heappop
from math import gcd
from types import MappingProxyType
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Ask, ItemType
from alpine_quiz.game.arranging import arranged
from alpine_quiz.game.history import Standing, standing
from alpine_quiz.game.lots import Lots
from alpine_quiz.game.presenting import present
from alpine_quiz.game.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from alpine_quiz.bank.model import Question
    from alpine_quiz.game.asked import Asked
    from alpine_quiz.game.history import History

_MANY = 1_000
# Of so many for each that is wanted, forms, topics and difficulties are as mixed as of all.
_ENOUGH = 20


def choose(
    items: Iterable[Question],
    *,
    pack: str,
    count: int,
    seed: str,
    history: History | None = None,
    difficulty: Mapping[str, int] = MappingProxyType({}),
    last: Collection[str] = (),
) -> tuple[Asked, ...]:
    """Choose ``count`` of one pack's ``items`` (all of one language), ready to be asked.

    Unseen first, then missed, then the rest; core before deep; forms, topics and difficulties
    mixed. No fact comes twice, so there may be fewer. Where there are too few otherwise, more
    than one in ten may be true-false, and one may tell of another. Without ``history`` all
    count as unseen, and the round depends on nothing but ``items``, ``pack``, ``count`` and
    ``seed``, unless more is given: ``difficulty`` overrides that of items by their ids, and
    the items whose ids are in ``last`` are only taken where others as urgent do not suffice.
    Of very many items, where there is a ``history``, a part is drawn by lot first.
    """
    lots = Lots("choose", seed, pack)
    if history is not None:
        every = items if isinstance(items, tuple | list) else tuple(items)
        items = _part_of(every, count, history, last, lots)
    tiers = _tiers(items, history or {}, last, lots)
    if count < 1 or not tiers:
        return ()
    left = [item for tier in tiers for item in tier.items]
    selection = Selection(count, left, difficulty)
    for tier in tiers:
        selection.take(tier.drawn())
    selection.fill_up()
    if len(selection.chosen) < min(count, len(left)):
        selection = max(selection, _sparing(count, tiers, left, difficulty), key=len)
    order = arranged(selection.chosen, selection.tellings(), difficulty)
    return tuple(present(item, seed, pack=pack) for item in order)


def of_topic(items: Iterable[Question], topic: str) -> tuple[Question, ...]:
    """Return the ``items`` of one topic, whose case does not matter."""
    wanted = topic.casefold()
    return tuple(item for item in items if item.topic.casefold() == wanted)


def _part_of(
    items: Sequence[Question], count: int, history: History, last: Collection[str], lots: Lots
) -> Sequence[Question]:
    """Return so many of the most urgent ``items`` that one could not tell them from all.

    They are come by in leaps through all of them, of a length that leads to each but once.
    Where so many are not to be had, it is all ``items``.
    """
    wanted, all_ = _ENOUGH * count, len(items)
    if all_ < _MANY or all_ < 2 * wanted:
        return items
    at, leap = lots.draw("start") % all_, lots.draw("leap") % all_
    while gcd(leap, all_) != 1:
        leap += 1
    found: list[Question] = []
    for _ in range(all_):
        item = items[at]
        at = (at + leap) % all_
        urgent = item.ask is Ask.CORE and item.id not in last
        if urgent and (not history or standing(item, history) is Standing.UNSEEN):
            found.append(item)
            if len(found) == wanted:
                return found
    return items


class _Tier:
    """Items of one urgency, drawn by lot; those seen less often come before."""

    def __init__(self, lots: Lots, history: History) -> None:
        self.items: list[Question] = []
        self._lots = lots
        self._history = history

    def drawn(self) -> Iterator[Question]:
        # A heap, not a sort: of a large tier only the first few are ever wanted.
        draw, history = self._lots.draw, self._history
        queue = [
            (history[item.id].seen if item.id in history else 0, draw(item.id), place)
            for place, item in enumerate(self.items)
        ]
        heapify(queue)
        while queue:
            yield self.items[heappop(queue)[2]]


def _tiers(
    items: Iterable[Question], history: History, last: Collection[str], lots: Lots
) -> list[_Tier]:
    tiers: dict[tuple[Standing, bool, bool], _Tier] = {}
    for item in items:
        stands = standing(item, history) if history else Standing.UNSEEN
        key = (stands, item.ask is Ask.DEEP, item.id in last)
        tier = tiers.get(key)
        if tier is None:
            tier = tiers[key] = _Tier(lots, history)
        tier.items.append(item)
    return [tiers[key] for key in sorted(tiers)]


def _sparing(
    count: int, tiers: Sequence[_Tier], every: Sequence[Question], difficulty: Mapping[str, int]
) -> Selection:
    """Choose as many as can be, those that use up the fewest facts first."""
    selection = Selection(count, every, difficulty)
    drawn = [item for tier in tiers for item in tier.drawn()]
    drawn.sort(key=lambda item: (len(item.subjects), item.type is ItemType.TRUE_FALSE))
    selection.fill_up(drawn)
    return selection
