"""A selection of questions: what goes well with what has been chosen already."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import ItemType
from alpine_quiz.game.giveaways import Giveaways, Telling
from alpine_quiz.game.notation import key_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from alpine_quiz.bank.model import Question

TRUE_FALSE_ONE_IN = 10

# The share of a round that a form or a difficulty should have, in percent.
_TYPE_SHARES = {
    ItemType.CHOICE: 34,
    ItemType.TEXT: 14,
    ItemType.NUMBER: 14,
    ItemType.ORDER: 11,
    ItemType.MATCH: 10,
    ItemType.MULTIPLE: 10,
    ItemType.TRUE_FALSE: 7,
}
_DIFFICULTY_SHARES = {1: 35, 2: 40, 3: 25}
# What a full share costs the next of its kind, and what a key costs that was asked already.
_FULL_SHARE = 1000
_SAME_KEY = 800
# How many of those drawn first are compared, and how many of the best of them for what they
# tell; with how many of those chosen before depends on how long the round is.
_WINDOW = 40
_LOOKED_INTO = 8
_COMPARISONS = 12_000


class Selection:
    """The questions chosen so far, at most ``count``; ``every`` are all there are.

    ``difficulty`` overrides that of items by their ids.
    """

    def __init__(
        self,
        count: int,
        every: Sequence[Question],
        difficulty: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        self.chosen: list[Question] = []
        self._count = count
        self._measured = difficulty
        self._taken: set[str] = set()
        self._set_aside: list[Question] = []
        self._true_false_left = max(1, count // TRUE_FALSE_ONE_IN)
        self._topic_shares = _topic_shares(every)
        self._topics: Counter[str] = Counter()
        self._types: Counter[ItemType] = Counter()
        self._difficulties: Counter[int] = Counter()
        self._keys: set[str] = set()
        self._key_texts: dict[str, str] = {}
        self._giveaways = Giveaways(every)
        self._remembered = max(4, _COMPARISONS // count)
        self._gives_away: dict[str, set[str]] = {}

    def __len__(self) -> int:
        return len(self.chosen)

    def take(self, drawn: Iterator[Question]) -> None:
        """Choose what goes best, from items as they are drawn, until there are enough."""
        window: list[Question] = []
        while len(self) < self._count:
            window = [item for item in window if self._fits(item)]
            window += islice(filter(self._fits, drawn), _WINDOW - len(window))
            if not window:
                return
            window.sort(key=self._cost)
            best = self._best(window[:_LOOKED_INTO])
            if best is None:
                self._set_aside += window[:_LOOKED_INTO]
                del window[:_LOOKED_INTO]
            else:
                self._choose(best)

    def fill_up(self, items: Iterable[Question] = ()) -> None:
        """Choose of what was set aside, and of ``items``, whatever asks nothing twice."""
        for item in (*self._set_aside, *items):
            if len(self) < self._count and self._is_free(item):
                self._choose(item)

    def tellings(self) -> dict[int, dict[int, Telling]]:
        """Return which of those chosen tells what of which others, by their places."""
        found: dict[int, dict[int, Telling]] = {}
        for place, item in enumerate(self.chosen):
            for other in range(max(0, place - self._remembered), place):
                before = self.chosen[other]
                for earlier, later, told in (
                    (place, other, self._giveaways.tells(item, before)),
                    (other, place, self._giveaways.tells(before, item)),
                ):
                    if told:
                        found.setdefault(earlier, {})[later] = told
        return found

    def _is_free(self, item: Question) -> bool:
        return item.id not in self._taken and self._taken.isdisjoint(item.subjects)

    def _fits(self, item: Question) -> bool:
        """Tell whether the item may be asked; one more true-false than wanted is set aside."""
        if not self._is_free(item):
            return False
        if item.type is ItemType.TRUE_FALSE and not self._true_false_left:
            self._set_aside.append(item)
            return False
        return True

    def _cost(self, item: Question) -> int:
        """Return how much of its kind there is already, and whether its key was asked."""
        count = self._count
        topic = self._topics[item.topic] * 100 // self._topic_shares[item.topic]
        form = self._types[item.type] * 100 // _TYPE_SHARES[item.type]
        difficulty = self._difficulty(item)
        share = _DIFFICULTY_SHARES.get(difficulty, 100)
        level = self._difficulties[difficulty] * 100 // share
        same = _SAME_KEY if self._key(item) in self._keys else 0
        return (topic + form + level) * _FULL_SHARE // count + same

    def _key(self, item: Question) -> str:
        key = self._key_texts.get(item.id)
        if key is None:
            key = self._key_texts[item.id] = _key(item)
        return key

    def _difficulty(self, item: Question) -> int:
        return self._measured.get(item.id, item.difficulty)

    def _best(self, candidates: Sequence[Question]) -> Question | None:
        """Return the first that tells nothing, else one that an order can keep from telling."""
        second: Question | None = None
        for item in candidates:
            given_away, giving_away = self._related(item)
            if not given_away and not giving_away:
                return item
            if second is None and not self._leads(given_away, giving_away):
                second = item
        return second

    def _related(self, item: Question) -> tuple[set[str], set[str]]:
        """Return the ids of those chosen whose key ``item`` gives away, and that give away its."""
        given_away, giving_away = set(), set()
        for other in self.chosen[-self._remembered :]:
            if self._giveaways.tells(item, other) is Telling.GIVEN_AWAY:
                given_away.add(other.id)
            if self._giveaways.tells(other, item) is Telling.GIVEN_AWAY:
                giving_away.add(other.id)
        return given_away, giving_away

    def _leads(self, start: set[str], goal: set[str]) -> bool:
        """Tell whether giving away leads from one to the other, so that no order would do."""
        reached = set(start)
        ahead = list(start)
        while ahead:
            for following in self._gives_away.get(ahead.pop(), set()) - reached:
                reached.add(following)
                ahead.append(following)
        return not reached.isdisjoint(goal)

    def _choose(self, item: Question) -> None:
        given_away, giving_away = self._related(item)
        self._gives_away[item.id] = given_away
        for other in giving_away:
            self._gives_away[other].add(item.id)
        self.chosen.append(item)
        self._taken.update((item.id, *item.subjects))
        self._topics[item.topic] += 1
        self._types[item.type] += 1
        self._difficulties[self._difficulty(item)] += 1
        self._keys.add(self._key(item))
        self._true_false_left -= item.type is ItemType.TRUE_FALSE


def _key(item: Question) -> str:
    # Every other statement is true: that is no key asked twice.
    return item.id if item.type is ItemType.TRUE_FALSE else key_text(item).casefold()


def _topic_shares(every: Sequence[Question]) -> dict[str, int]:
    """Return the percentage each topic should have: between equal and as many as it has."""
    counts = Counter(item.topic for item in every)
    return {
        topic: max(1, (100 // len(counts) + 100 * count // len(every)) // 2)
        for topic, count in counts.items()
    }
