"""What a question, a bank and a pack are.

The small values are named tuples: they are declared at every start, and made for every question,
in a fraction of the time that a frozen dataclass takes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
MAX_OPTIONS = 6
MAX_QUOTE_WORDS = 25


class ItemType(StrEnum):
    """The seven forms a question can take; the values are those of a bank's ``type``."""

    CHOICE = "choice"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true-false"
    TEXT = "text"
    NUMBER = "number"
    ORDER = "order"
    MATCH = "match"


class Ask(StrEnum):
    """Whether an item belongs to every round or to those who want more."""

    CORE = "core"
    DEEP = "deep"


class Place(NamedTuple):
    """Where something stands in a file: line and column, both counted from 1."""

    line: int
    column: int


BEGINNING = Place(1, 1)


class Citation(NamedTuple):
    """A quote that proves a key, and where it stands.

    ``at`` counts code points of the document's text from its beginning (BOM dropped, line
    ends as stored); ``None`` where the tool has not written it yet. ``mark`` is the part of
    ``quote`` that decides the question, or empty.
    """

    document: str
    quote: str
    mark: str = ""
    at: int | None = None
    place: Place = BEGINNING


@dataclass(frozen=True, slots=True, kw_only=True, init=False, repr=False, eq=False)
class Item:
    """What all seven types of question share; there is none of itself.

    ``id`` identifies the item within its pack for ever; where the author gave none
    (``has_id`` false) it is derived from the stem. ``feedback`` maps an option to what that
    thing really is. ``difficulty`` runs from 1 (easy) to 3 (hard). ``allow`` has the codes of
    advice that its author does not follow, each with the reason.
    """

    type: ClassVar[ItemType]

    id: str
    stem: str
    has_id: bool = True
    rationale: str = ""
    citations: tuple[Citation, ...] = ()
    topic: str = ""
    difficulty: int = 2
    facts: tuple[str, ...] = ()
    ask: Ask = Ask.CORE
    hint: str = ""
    tags: tuple[str, ...] = ()
    feedback: dict[str, str] = field(default_factory=dict)
    valid_until: str = ""
    credit: str = ""
    allow: tuple[tuple[str, str], ...] = ()
    place: Place = BEGINNING

    @property
    def subjects(self) -> tuple[str, ...]:
        """What history and schedules follow: the item's facts, or the item itself."""
        return self.facts or (self.id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Item):
    """Pick one: ``answer`` is the key; the distractors may be a longer pool than is shown."""

    type: ClassVar[ItemType] = ItemType.CHOICE
    answer: str
    distractors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple(Item):
    """Pick all that are right; the stem says how many."""

    type: ClassVar[ItemType] = ItemType.MULTIPLE
    answers: tuple[str, ...]
    distractors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Item):
    """Say whether the stem is true; ``correction`` says what holds where it is not."""

    type: ClassVar[ItemType] = ItemType.TRUE_FALSE
    answer: bool
    correction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Item):
    """Type a name.

    ``accept`` are other right forms, ``reject`` near things that are wrong, ``prompt`` near
    things that are right but not exact enough.
    """

    type: ClassVar[ItemType] = ItemType.TEXT
    answer: str
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    prompt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Item):
    """Type a number; an ``estimate`` is scored by how close it comes.

    ``written`` is the key as its author wrote it; ``tolerance`` is absolute, in ``unit``.
    """

    type: ClassVar[ItemType] = ItemType.NUMBER
    answer: Decimal
    written: str
    unit: str = ""
    tolerance: Decimal = Decimal(0)
    estimate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Item):
    """Put ``items``, given in their right order, in order; ``values`` are shown afterwards."""

    type: ClassVar[ItemType] = ItemType.ORDER
    items: tuple[str, ...]
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Item):
    """Find the right partner of each left side; no two rights are the same."""

    type: ClassVar[ItemType] = ItemType.MATCH
    pairs: tuple[tuple[str, str], ...]


Question: TypeAlias = Choice | Multiple | TrueFalse | Text | Number | Order | Match


class Bank(NamedTuple):
    """One file of questions in one language; ``allow`` is as of an item, for all of them."""

    language: str
    items: tuple[Question, ...]
    path: Path
    pack: str = ""
    allow: tuple[tuple[str, str], ...] = ()


class Localized(NamedTuple):
    """A text once for all languages (under ``""``), or once for each."""

    texts: dict[str, str]

    def in_language(self, language: str) -> str:
        """Return the text for ``language``, or the nearest there is, or an empty one."""
        for tried in (language, language.split("-", maxsplit=1)[0], "", "en"):
            if tried in self.texts:
                return self.texts[tried]
        return next(iter(self.texts.values()), "")


class Document(NamedTuple):
    """A source as its pack declares it.

    ``published`` is an ISO date, or empty where the document states none; ``sha256`` is that
    of the file ``file`` and ``length`` its code points, or 0 where the pack does not tell it;
    ``source`` names the original where ``file`` is its extracted text.
    """

    id: str
    title: str
    publisher: str = ""
    published: str = ""
    language: str = ""
    file: str = ""
    sha256: str = ""
    length: int = 0
    url: str = ""
    source: str = ""
    place: Place = BEGINNING


@dataclass(frozen=True, slots=True)
class Pack:
    """Banks with one name and one set of documents.

    ``path`` is the pack's folder, or its one file; ``named_topics`` are the topics that are
    called something else than what the questions have. ``in_order`` makes it a lesson: its rounds
    go through the questions as they are written. ``allow`` is that of pack.yaml.
    """

    id: str
    path: Path
    title: Localized
    version: str = ""
    description: Localized = field(default_factory=lambda: Localized({}))
    in_order: bool = False
    licence: str = ""
    authors: tuple[str, ...] = ()
    named_topics: dict[str, Localized] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    banks: tuple[Bank, ...] = ()
    allow: tuple[tuple[str, str], ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are questions in, in alphabetical order."""
        return tuple(sorted({bank.language for bank in self.banks if bank.items}))

    def items(self, language: str) -> tuple[Question, ...]:
        """Return all questions in ``language``, in the order of files and lines."""
        return tuple(
            item for bank in self.banks if bank.language == language for item in bank.items
        )

    def topics(self, language: str) -> tuple[str, ...]:
        """Return the topics of the questions in ``language``, in order of appearance."""
        return tuple(dict.fromkeys(item.topic for item in self.items(language) if item.topic))

    def topic_name(self, topic: str, language: str) -> str:
        """Return what a topic is called in ``language``: a name of its own, or itself."""
        named = self.named_topics.get(topic)
        name = named.in_language(language) if named else topic
        return name[:1].upper() + name[1:]
