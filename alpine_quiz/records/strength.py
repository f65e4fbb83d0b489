"""Which facts a player knows best, and which least."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from heapq import nsmallest
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from alpine_quiz.records.answered import Answers

KNOWN = 0.9
# The last of FSRS-6's default parameters, negated; the factor makes it 0.9 after the stability.
_DECAY = -0.1542
_FACTOR = 0.9 ** (1 / _DECAY) - 1
_DAY = 24 * 60 * 60
_MEMORIES = """
    SELECT memory.pack, memory.subject, stability, reviewed, due, seen, past.answer,
        past.numerator = past.denominator
    FROM memory JOIN past ON past.player = memory.player AND past.pack = memory.pack
        AND past.subject = memory.subject
    WHERE memory.player = (SELECT id FROM player WHERE folded = :player)
    AND (:pack IS NULL OR memory.pack = :pack)
"""
_LATEST = "SELECT stem, at FROM answer WHERE id = ?"

Subject: TypeAlias = tuple[str, str]
"""A pack's id, and that of a fact in it, or of an item that has none."""


class Remembered(NamedTuple):
    """A subject that was asked ``seen`` times, and what is left of it in memory.

    ``stability`` is in days, ``reviewed`` and ``due`` are times as records keep them;
    ``latest`` is the row of its latest answer, and ``right`` says whether that was wholly so.
    """

    pack: str
    subject: str
    stability: float
    reviewed: str
    due: str
    seen: int
    latest: int
    right: int

    def chance(self, now: float) -> float:
        """Return how likely it is known at a POSIX time, from 0 to 1."""
        reviewed = datetime.fromisoformat(self.reviewed).timestamp()
        return retrievability(self.stability, (now - reviewed) / _DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """How well a player knows one subject: a fact, or an item that has none.

    ``stem`` is that of the item that asked it last, in the words of then; ``share`` is what was
    right of all answers, ``lapses`` how often it was missed after having been right; ``missed``
    says that the latest answer was not wholly right. ``retrievability`` is the chance, from 0
    to 1, that it is known now; ``stability`` the days from its review until that is 0.9. Times
    are UTC.
    """

    pack: str
    subject: str
    stem: str
    seen: int
    share: Fraction
    lapses: int
    missed: bool
    retrievability: float
    stability: float
    answered: datetime
    due: datetime


@dataclass(frozen=True, slots=True)
class Strengths:
    """The facts known best and least, the most extreme first.

    ``known`` counts those that were right last and are known now in nine cases of ten, out of
    all that were ``met``.
    """

    strongest: tuple[Strength, ...]
    weakest: tuple[Strength, ...]
    known: int
    met: int


def retrievability(stability: float, days: float) -> float:
    """Return the chance that something is known, ``days`` after it was reviewed.

    FSRS-6's forgetting curve
    (https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm), with its default
    decay. The package ``fsrs`` has it for whole days, and takes longer to import.
    """
    return float((1 + _FACTOR * max(0.0, days) / stability) ** _DECAY)


def read_remembered(
    connection: sqlite3.Connection, player: str, pack: str | None = None
) -> list[Remembered]:
    """Return what the player with this folded name has in memory, as far as it is taken in."""
    rows = connection.execute(_MEMORIES, {"player": player, "pack": pack})
    return [Remembered._make(row) for row in rows]


def strengths(
    connection: sqlite3.Connection,
    remembered: Collection[Remembered],
    told: Collection[Remembered],
    answers: Answers,
    now: datetime,
    count: int,
) -> Strengths:
    """Return the ``count`` facts known best and least, out of those to be ``told``.

    The weakest are those missed last, then those least likely known now; alike to the per cent,
    those soonest forgotten come first, and then it goes by their ids. The strongest are,
    among those known now, those that will stay so for longest: right after its answer anything
    is likely known, a miss too.
    """
    moment = now.timestamp()
    rated = [(each, each.chance(moment)) for each in remembered]
    known = [one for one in rated if one[0].right and one[1] >= KNOWN]
    tellable = set(told)
    lasting = [one for one in known if one[0] in tellable]
    rated = [one for one in rated if one[0] in tellable]
    strongest = nsmallest(count, lasting, key=lambda one: (-one[0].stability, one[0][:2]))
    weakest = nsmallest(count, rated, key=weakness)
    shown = {(each.pack, each.subject) for each, _ in strongest + weakest}
    credits_ = _credits_of(shown, answers)
    return Strengths(
        tuple(_strength(connection, *one, credits_) for one in strongest),
        tuple(_strength(connection, *one, credits_) for one in weakest),
        known=len(known),
        met=len(remembered),
    )


def weakness(one: tuple[Remembered, float]) -> tuple[object, ...]:
    """Return what the weakest facts are ordered by, of one and the chance that it is known."""
    each, chance = one
    return each.right, round(chance, 2), each.stability, each[:2]


def _credits_of(
    wanted: Collection[Subject], answers: Answers
) -> Mapping[Subject, Sequence[Fraction]]:
    """Return the credits of all answers about some subjects, in their order."""
    names = {subject for _, subject in wanted}
    texts = list(set(answers.facts))
    # Thousands of short texts are parsed as one.
    lists = zip(texts, json.loads(f"[{','.join(texts)}]"), strict=True)
    asking = {text: {*facts} for text, facts in lists if not facts or not names.isdisjoint(facts)}
    found: defaultdict[Subject, list[Fraction]] = defaultdict(list)
    rows = zip(
        answers.packs,
        answers.items,
        answers.facts,
        answers.numerators,
        answers.denominators,
        strict=True,
    )
    for pack, item, text, numerator, denominator in rows:
        if text in asking:
            for subject in asking[text] or (item,):
                found[pack, subject].append(Fraction(numerator, denominator))
    return found


def _strength(
    connection: sqlite3.Connection,
    each: Remembered,
    chance: float,
    credits_: Mapping[Subject, Sequence[Fraction]],
) -> Strength:
    stem, at = connection.execute(_LATEST, (each.latest,)).fetchone()
    earned = credits_[each.pack, each.subject]
    return Strength(
        pack=each.pack,
        subject=each.subject,
        stem=stem,
        seen=each.seen,
        share=sum(earned, Fraction(0)) / len(earned),
        lapses=_lapses(earned),
        missed=not each.right,
        retrievability=chance,
        stability=each.stability,
        answered=datetime.fromisoformat(at),
        due=datetime.fromisoformat(each.due),
    )


def _lapses(earned: Iterable[Fraction]) -> int:
    return sum(before == 1 and after < 1 for before, after in pairwise(earned))
