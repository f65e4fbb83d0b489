"""How evenly a bank's keys stand: what a player could learn of them without knowing anything."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, ItemType, TrueFalse

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
    where one option is; ``ranks`` counts keys that are numbers by how many options are smaller,
    and ``sizes`` those that are the smallest of three or more, the largest, or between.
    """

    forms: dict[ItemType, int]
    difficulties: dict[int, int]
    true: Share
    longest: Share
    shortest: Share
    ranks: dict[int, int]
    sizes: dict[str, Share]


def balance(items: Iterable[Question]) -> Balance:
    """Return how evenly the keys of ``items``, all of one language, stand."""
    items = list(items)
    picked = [item for item in items if isinstance(item, Choice)]
    said = [item for item in items if isinstance(item, TrueFalse)]
    worded: list[Choice] = []
    counted: list[list[float]] = []
    for item in picked:
        numbers = _numbers(item)
        if numbers is None:
            worded.append(item)
        else:
            counted.append(numbers)
    return Balance(
        dict(Counter(item.type for item in items)),
        dict(sorted(Counter(item.difficulty for item in items).items())),
        Share(sum(item.answer for item in said), len(said), len(said) / 2),
        _standing_out(worded, 1),
        _standing_out(worded, -1),
        dict(sorted(Counter(map(_rank, counted)).items())),
        _sizes(counted),
    )


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


def _rank(numbers: list[float]) -> int:
    return sum(number < numbers[0] for number in numbers)


def _sizes(counted: list[list[float]]) -> dict[str, Share]:
    """Return how often a key is the smallest number, the largest, or one between."""
    counted = [numbers for numbers in counted if len(numbers) >= _LEAST_RANKED]
    ends = sum(1 / len(numbers) for numbers in counted)
    ranks = [(_rank(numbers), len(numbers) - 1) for numbers in counted]
    smallest = sum(rank == 0 for rank, _ in ranks)
    largest = sum(rank == last for rank, last in ranks)
    of = len(counted)
    return {
        "smallest": Share(smallest, of, ends),
        "largest": Share(largest, of, ends),
        "between": Share(of - smallest - largest, of, of - 2 * ends),
    }


def _numbers(item: Choice) -> list[float] | None:
    """Return the options as numbers, the key first, or ``None`` where one is none."""
    from alpine_quiz.language.numbers import readings

    numbers: list[float] = []
    for option in (item.answer, *item.distractors):
        read = readings(option, "")
        if not read:
            return None
        numbers.append(float(max(read)))
    return numbers
