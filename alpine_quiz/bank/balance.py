"""How evenly a bank's keys stand: what a player could learn of them without knowing anything."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, ItemType, TrueFalse
from alpine_quiz.language.numbers import readings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.bank.model import Question


_LEAST_RANKED = 3


@dataclass(frozen=True, slots=True)
class Share:
    """How often something was so, of how many, and how often chance would have it."""

    count: int
    of: int
    expected: float

    @property
    def is_even(self) -> bool:
        """Whether it is within two standard deviations of chance."""
        likely = self.expected / max(self.of, 1)
        spread = sqrt(self.expected * (1 - likely))
        return abs(self.count - self.expected) <= max(2 * spread, 1)


@dataclass(frozen=True, slots=True)
class Balance:
    """A bank's items by form and difficulty, and where the keys of its choices stand.

    ``longest`` and ``shortest`` count keys that are so alone among their options, of the items
    where one option is; ``ranks`` counts keys that are numbers by how many options are smaller.
    """

    forms: dict[ItemType, int]
    difficulties: dict[int, int]
    true: Share
    longest: Share
    shortest: Share
    ranks: dict[int, int]


def balance(items: Iterable[Question]) -> Balance:
    """Return how evenly the keys of ``items``, all of one language, stand."""
    items = list(items)
    picked = [item for item in items if isinstance(item, Choice)]
    said = [item for item in items if isinstance(item, TrueFalse)]
    worded = [item for item in picked if _numbers(item) is None]
    return Balance(
        dict(Counter(item.type for item in items)),
        dict(sorted(Counter(item.difficulty for item in items).items())),
        Share(sum(item.answer for item in said), len(said), len(said) / 2),
        _standing_out(worded, 1),
        _standing_out(worded, -1),
        _ranks(picked),
    )


def number_shares(items: Iterable[Question]) -> dict[str, Share]:
    """Return how often a key that is a number is the smallest, the largest, or between."""
    count: Counter[str] = Counter()
    expected: Counter[str] = Counter()
    of = 0
    for item in items:
        numbers = _numbers(item) if isinstance(item, Choice) else None
        if numbers is None or len(numbers) < _LEAST_RANKED:
            continue
        of += 1
        rank = sum(number < numbers[0] for number in numbers)
        last = len(numbers) - 1
        count["smallest" if rank == 0 else "largest" if rank == last else "between"] += 1
        for where, likely in (("smallest", 1), ("largest", 1), ("between", last - 1)):
            expected[where] += likely / len(numbers)  # type: ignore[assignment]
    return {where: Share(count[where], of, expected[where]) for where in expected}


def _standing_out(items: Iterable[Choice], sign: int) -> Share:
    """Return how often the key alone is the longest (``sign`` 1) or the shortest (-1) option.

    Where two options share that length nothing stands out, by chance or otherwise.
    """
    count = of = 0
    expected = 0.0
    for item in items:
        lengths = sorted(sign * len(option) for option in (item.answer, *item.distractors))
        if lengths[-1] > lengths[-2]:
            of += 1
            expected += 1 / len(lengths)
            count += sign * len(item.answer) == lengths[-1]
    return Share(count, of, expected)


def _ranks(items: Iterable[Choice]) -> dict[int, int]:
    ranks: Counter[int] = Counter()
    for item in items:
        numbers = _numbers(item)
        if numbers is not None:
            ranks[sum(number < numbers[0] for number in numbers)] += 1
    return dict(sorted(ranks.items()))


def _numbers(item: Choice) -> list[float] | None:
    """Return the options as numbers, the key first, or ``None`` where one is none."""
    numbers: list[float] = []
    for option in (item.answer, *item.distractors):
        read = readings(option, "")
        if not read:
            return None
        numbers.append(float(max(read)))
    return numbers
