"""What an entity and a fact are."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import BEGINNING, Localized, Place

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.bank.model import Citation
    from alpine_quiz.facts.asking import Asking, FactSet, Idiom


NOTHING = Localized({})


class Precision(StrEnum):
    """How a time or number is meant: “by 1968” is not “in 1968”."""

    POINT = "point"
    BY = "by"
    SINCE = "since"
    ABOUT = "about"


class Modality(StrEnum):
    """Whether a document states a thing, or only that it was planned or reported."""

    STATED = "stated"
    PLANNED = "planned"
    REPORTED = "reported"


class Worth(StrEnum):
    """Whether a fact is asked: always, of those who want more, or only explained with."""

    CORE = "core"
    DEEP = "deep"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that facts speak of.

    ``not_`` names what it must not be confused with: ids of entities, or plain names.
    ``phrases`` are how it stands in a sentence, ``about`` what it really is: told where it is
    a wrong option.
    """

    id: str
    type: str
    names: Localized
    aliases: tuple[str, ...] = ()
    era: str = ""
    not_: tuple[str, ...] = ()
    phrases: Localized = NOTHING
    about: Localized = NOTHING
    place: Place = BEGINNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that the documents say.

    ``object`` is an entity's id or a plain value, as written. ``complete`` says that the
    objects given for this subject and relation are all there are, ``None`` that nobody
    knows. ``disputed`` tells players who says otherwise or what is doubtful, and is empty where
    nobody disputes it. ``event`` is the fact as a moment, at ``when``. ``difficulty`` is that of
    picking its key.
    """

    id: str
    subject: str
    relation: str
    object: str
    statement: Localized
    unit: str = ""
    precision: Precision | None = None
    as_of: str = ""
    modality: Modality = Modality.STATED
    complete: bool | None = None
    ask: Worth = Worth.CORE
    disputed: Localized = NOTHING
    topic: str = ""
    difficulty: int = 2
    event: Localized = NOTHING
    when: str = ""
    rationale: Localized = NOTHING
    hint: Localized = NOTHING
    valid_until: str = ""
    evidence: tuple[Citation, ...] = ()
    questions: tuple[Asking, ...] = ()
    place: Place = BEGINNING

    @property
    def is_disputed(self) -> bool:
        """Whether somebody says otherwise."""
        return bool(self.disputed.texts)


@dataclass(frozen=True, slots=True)
class FactBase:
    """The entities, facts and sets of one pack, by id, and the words they are put into.

    ``sources`` and ``units`` say what documents and units are called in each language,
    ``idioms`` how the pack's own relations are put; ``languages`` is empty where the file
    does not name them.
    """

    path: Path
    entities: dict[str, Entity] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    sets: dict[str, FactSet] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    sources: dict[str, Localized] = field(default_factory=dict)
    units: dict[str, Localized] = field(default_factory=dict)
    idioms: dict[str, Idiom] = field(default_factory=dict)

    def spoken(self) -> tuple[str, ...]:
        """Return the languages to compose in: those named, or those of the statements."""
        told = {name for fact in self.facts.values() for name in fact.statement.texts if name}
        return self.languages or tuple(sorted(told)) or ("en",)
