"""How hard the items of a pack proved to be on this machine, by the answers of all players."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from alpine_quiz.game.answers import Picked
from alpine_quiz.game.modes import Mode
from alpine_quiz.game.notation import NotationError, answer_text, from_text
from alpine_quiz.records.scores import Tally
from alpine_quiz.records.sealed import SEALED

if TYPE_CHECKING:
    import sqlite3

EASY, MEDIUM, HARD = 1, 2, 3
ENOUGH = 20
# ScorePak's classes (https://www.washington.edu/assessment/, “Understanding Item Analyses”):
# an item is easy from 85 % right, and hard up to 50 %.
_EASY_FROM = 0.85
_HARD_TO = 0.5
# The normal quantile of 95 %: in one case of twenty the true share lies beyond this end.
_Z = 1.6449

# A retry and practice come soon after the answer was shown: they measure that.
_SUMS = f"""
    SELECT item, counted.denominator, count(*), sum(counted.numerator)
    FROM round JOIN counted ON counted.round = round.id
    WHERE pack = :pack AND mode NOT IN (:retry, :weak) AND NOT {SEALED}
    GROUP BY item, counted.denominator
"""  # noqa: S608
_GIVEN = f"""
    SELECT item, language, options, removed, key, given
    FROM round JOIN answer ON answer.round = round.id
    WHERE pack = :pack AND mode NOT IN (:retry, :weak) AND NOT {SEALED}
"""  # noqa: S608
_LEFT_OUT = {"retry": Mode.RETRY.value, "weak": Mode.WEAK.value}

_Option: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Option:
    """An option, or another answer as people write it, in the language it was asked in.

    It was ``given`` so often of the times it was ``shown``, which an answer that is no option
    never was.
    """

    text: str
    language: str
    key: bool
    given: int
    shown: int


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """How an item fared: ``p`` is its tally's share.

    ``difficulty`` is measured, or ``None`` while the answers do not decide; ``options`` are
    those given most often first.
    """

    item: str
    tally: Tally
    difficulty: int | None
    options: tuple[Option, ...] = ()


def measured_difficulty(connection: sqlite3.Connection, pack: str) -> dict[str, int]:
    """Return the items of a pack whose answers decide how hard they are: 1 easy to 3 hard.

    All players' answers count, those given together at one keyboard too, but neither retries
    nor practice.
    """
    found = {}
    for item, tally in read_tallies(connection, pack).items():
        measured = difficulty_of(tally)
        if measured is not None:
            found[item] = measured
    return found


def read_item_figures(connection: sqlite3.Connection, pack: str) -> tuple[ItemFigures, ...]:
    """Return how each item of a pack fared that was asked, for its author; in order of ids."""
    tallies = read_tallies(connection, pack)
    options = _options(connection, pack)
    return tuple(
        ItemFigures(item, tally, difficulty_of(tally), options.get(item, ()))
        for item, tally in sorted(tallies.items())
    )


def difficulty_of(tally: Tally) -> int | None:
    """Return how hard an item is by its answers: 1 easy, 2 medium, 3 hard; ``None`` if unsure.

    It takes 20 answers, and the whole interval of the true share within one class.
    """
    if tally.answers < ENOUGH or tally.share is None:
        return None
    low, high = wilson(float(tally.share), tally.answers)
    if low >= _EASY_FROM:
        return EASY
    if high <= _HARD_TO:
        return HARD
    return MEDIUM if low > _HARD_TO and high < _EASY_FROM else None


def wilson(share: float, count: int) -> tuple[float, float]:
    """Return between which shares the true one lies in nine cases of ten.

    Wilson's score interval (E. B. Wilson, “Probable Inference, the Law of Succession, and
    Statistical Inference”, JASA 22, 1927). It is made for right or wrong; part credits vary
    less than these, so for them it is rather too wide.
    """
    square = _Z * _Z
    middle = share + square / (2 * count)
    reach = _Z * math.sqrt(share * (1 - share) / count + square / (4 * count * count))
    whole = 1 + square / count
    return (middle - reach) / whole, (middle + reach) / whole


def read_tallies(connection: sqlite3.Connection, pack: str) -> dict[str, Tally]:
    """Return the answers to each item of a pack that was asked, summed up."""
    found: dict[str, Tally] = {}
    rows = connection.execute(_SUMS, {"pack": pack, **_LEFT_OUT})
    for item, denominator, count, numerators in rows:
        tally = Tally(count, Fraction(numerators, denominator))
        found[item] = found[item] + tally if item in found else tally
    return found


@dataclass(slots=True)
class _Counts:
    """How often the options of an item, each with its language, were given and shown."""

    given: Counter[_Option] = field(default_factory=Counter)
    shown: Counter[_Option] = field(default_factory=Counter)
    keys: set[_Option] = field(default_factory=set)

    def in_order(self) -> tuple[Option, ...]:
        options = [
            Option(each[1], each[0], each in self.keys, self.given[each], self.shown[each])
            for each in {**self.given, **self.shown}
        ]
        return tuple(sorted(options, key=lambda each: (-each.given, each.language, each.text)))


def _options(connection: sqlite3.Connection, pack: str) -> dict[str, tuple[Option, ...]]:
    found: defaultdict[str, _Counts] = defaultdict(_Counts)
    # Few texts make up the many rows: each is read once.
    texts_of, list_of = cache(_texts), cache(json.loads)
    rows = connection.execute(_GIVEN, {"pack": pack, **_LEFT_OUT})
    for item, language, options, removed, key, answer in rows:
        counts = found[item]
        picked, texts = texts_of(answer)
        if picked:
            taken = list_of(removed)
            counts.shown.update((language, text) for text in list_of(options) if text not in taken)
        counts.given.update((language, text) for text in texts)
        counts.keys.update((language, text) for text in texts_of(key)[1])
    return {item: counts.in_order() for item, counts in found.items()}


def _texts(answer: str) -> tuple[bool, tuple[str, ...]]:
    """Return whether an answer was picked among options, and what was given."""
    try:
        read = from_text(answer)
    except NotationError:
        return False, ()
    if isinstance(read, Picked):
        return True, read.options
    text = answer_text(read)
    return False, (text,) if text else ()
