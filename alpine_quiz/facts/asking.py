"""How a fact, or a set of facts, is to be asked: what an editor wrote about its questions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import BEGINNING, ItemType, Localized, Place
from alpine_quiz.facts.model import NOTHING

if TYPE_CHECKING:
    from decimal import Decimal


class Side(StrEnum):
    """Which end of a fact the key is: “built on what?” or “what was built on it?”."""

    OBJECT = "object"
    SUBJECT = "subject"


class By(StrEnum):
    """What the members of a set are sorted by; ``GIVEN`` keeps the editor's order."""

    WHEN = "when"
    OBJECT = "object"
    GIVEN = "given"


class Pick(StrEnum):
    """Which member of a sorted set is the key."""

    FIRST = "first"
    LAST = "last"
    LEAST = "least"
    MOST = "most"


@dataclass(frozen=True, slots=True)
class Option:
    """A wrong or right option: an entity, a number, or a text from outside the facts.

    ``text`` is how it is put, where not by the entity's name; ``feedback`` what it really is.
    """

    entity: str = ""
    text: Localized = NOTHING
    feedback: Localized = NOTHING
    place: Place = BEGINNING


@dataclass(frozen=True, slots=True)
class Member:
    """One of a set's facts: how it is put, and the value or partner that it goes with."""

    fact: str
    text: Localized = NOTHING
    value: Localized = NOTHING
    feedback: Localized = NOTHING
    place: Place = BEGINNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One question about a fact, or about a set of facts.

    Whatever is empty is composed. ``number`` tells questions of one fact and form apart.
    ``fine`` allows years that are neighbours. ``picks`` and ``by`` are a set's alone.
    """

    form: ItemType
    number: int = 1
    asks: Side = Side.OBJECT
    stem: Localized = NOTHING
    answer: Localized = NOTHING
    keys: tuple[Option, ...] = ()
    distractors: tuple[Option, ...] = ()
    holds: bool | None = None
    correction: Localized = NOTHING
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    prompt: tuple[str, ...] = ()
    unit: Localized = NOTHING
    tolerance: Decimal | None = None
    estimate: bool = False
    fine: bool = False
    hint: Localized = NOTHING
    rationale: Localized = NOTHING
    difficulty: int | None = None
    ask: str = ""
    topic: str = ""
    allow: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    by: By = By.WHEN
    picks: Pick | None = None
    place: Place = BEGINNING


@dataclass(frozen=True, slots=True)
class FactSet:
    """Several facts asked together: ``facts`` are those its members do not name."""

    id: str
    asking: Asking
    facts: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """Where it stands in facts.yaml."""
        return self.asking.place

    @property
    def all_facts(self) -> tuple[str, ...]:
        """Every fact it asks, in order, each once."""
        return tuple(
            dict.fromkeys([*(each.fact for each in self.asking.members if each.fact), *self.facts])
        )


@dataclass(frozen=True, slots=True)
class Idiom:
    """How a relation is put into words: a claim, and questions for either end of it."""

    relation: str
    claim: Localized = NOTHING
    asks_object: Localized = NOTHING
    asks_subject: Localized = NOTHING
    place: Place = BEGINNING
