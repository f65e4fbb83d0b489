"""Every field of the bank format, described once: reader and JSON Schema are both made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from alpine_quiz.bank.model import MAX_OPTIONS, ItemType


class Kind(StrEnum):
    """What a field's value is."""

    LINE = "line"
    """Text on one line: breaks within it are folded into spaces."""
    TEXT = "text"
    """Text that may have several lines."""
    ID = "id"
    """Letters, digits, ``.``, ``-`` and ``_``, beginning with a letter or digit."""
    WORD = "word"
    """One of the words in ``choices``."""
    BOOL = "bool"
    """``true`` or ``false``."""
    WHOLE = "whole"
    """A whole number, not below ``least`` and not above ``most``."""
    NUMBER = "number"
    """A number, exact to the digits written: ``4328``, ``-18.77``, ``4 328``."""
    DATE = "date"
    """``2022-01-28``, ``2022-01`` or ``2022``."""
    LANGUAGE = "language"
    """A language tag, such as ``en`` or ``fr-CH``."""
    SHA256 = "sha256"
    """64 hexadecimal digits."""
    LINES = "lines"
    """A list of lines, ``least`` to ``most`` of them."""
    IDS = "ids"
    """A list of ids."""
    NOTES = "notes"
    """A mapping from a line to a text."""
    PAIRS = "pairs"
    """A mapping from a line to a line, ``least`` to ``most`` of them."""
    LOCALIZED = "localized"
    """A text, or a mapping from language tags to texts."""
    AUTHORS = "authors"
    """A line, or a list of lines."""
    RECORDS = "records"
    """A list of mappings with the fields ``of``."""
    TABLE = "table"
    """A mapping from ids to mappings with the fields ``of``."""
    GLOSSARY = "glossary"
    """A mapping from a line to a text, or to one for each language."""
    REASONS = "reasons"
    """A mapping from codes of advice to why each is not followed here."""
    OPTIONS = "options"
    """A list of lines, or of mappings with the fields ``of``; a line is short for the first."""
    LIST = "list"
    """A list whose entries are read one by one."""


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One field: its name in the file, what it holds, and what it is for.

    ``most`` bounds a text's length, a list's entries or a whole number's value.
    """

    name: str
    kind: Kind
    doc: str
    required: bool = False
    least: int = 1
    most: int = 300
    choices: tuple[str, ...] = ()
    of: dict[str, Field] = field(default_factory=dict)


def named(*fields: Field) -> dict[str, Field]:
    """Return ``fields`` by their names."""
    return {field.name: field for field in fields}


LONG = 4000
_POOL = 100

_ALLOW = Field(
    "allow",
    Kind.REASONS,
    "Advice of `packs check` that is not followed here: its code, and the reason why.",
    most=500,
)

CITATION = named(
    Field("document", Kind.ID, "The document's id in pack.yaml.", required=True),
    Field(
        "quote",
        Kind.TEXT,
        "The words that carry the fact, letter for letter, at most 25 of them.",
        required=True,
        most=1000,
    ),
    Field("mark", Kind.TEXT, "The deciding words, part of the quote.", most=1000),
    Field(
        "at",
        Kind.WHOLE,
        "Where the quote begins, in code points; written by `packs check --fix`, never typed.",
        least=0,
        most=2**31,
    ),
)

COMMON = named(
    Field("id", Kind.ID, "Names the question for ever: history follows it, not the wording."),
    Field(
        "type",
        Kind.WORD,
        "The form of the question; found from the other fields where it is left out.",
        choices=tuple(ItemType),
    ),
    Field("stem", Kind.TEXT, "The question itself.", required=True, most=1000),
    Field("rationale", Kind.TEXT, "Why the key is right, and what came of it.", most=LONG),
    Field(
        "citations",
        Kind.RECORDS,
        "Where it is written: document, quote and place.",
        most=20,
        of=CITATION,
    ),
    Field("topic", Kind.LINE, "What the question is about, in a word or two.", most=60),
    Field(
        "difficulty", Kind.WHOLE, "1 easy, 2 medium, 3 hard: the editor's guess.", least=1, most=3
    ),
    Field("facts", Kind.IDS, "The facts it was composed from.", most=50),
    Field(
        "ask",
        Kind.WORD,
        "`core` for every round, `deep` for those who want more.",
        choices=("core", "deep"),
    ),
    Field("hint", Kind.TEXT, "Shown when the player asks for help.", most=1000),
    Field("tags", Kind.LINES, "Words to find the question by.", most=50),
    Field("feedback", Kind.NOTES, "What a wrong option really is, by option.", most=LONG),
    Field("valid_until", Kind.DATE, "The day after which the question may be out of date."),
    Field("credit", Kind.LINE, "Whom the question comes from."),
    _ALLOW,
)

_DISTRACTORS = Field(
    "distractors",
    Kind.LINES,
    "Wrong options; a longer pool is sampled and shuffled at play.",
    required=True,
    most=_POOL,
)
_ANSWER = "answer"

OWN: dict[ItemType, dict[str, Field]] = {
    ItemType.CHOICE: named(
        Field(_ANSWER, Kind.LINE, "The key: the right option.", required=True),
        _DISTRACTORS,
    ),
    ItemType.MULTIPLE: named(
        Field(
            "answers",
            Kind.LINES,
            "The keys: all right options; the stem says how many.",
            required=True,
            most=MAX_OPTIONS - 1,
        ),
        _DISTRACTORS,
    ),
    ItemType.TRUE_FALSE: named(
        Field(_ANSWER, Kind.BOOL, "Whether the stem is true.", required=True),
        Field("correction", Kind.TEXT, "What holds where the stem is false.", most=LONG),
    ),
    ItemType.TEXT: named(
        Field(_ANSWER, Kind.LINE, "The key, as it is shown afterwards.", required=True),
        Field("accept", Kind.LINES, "Other right answers.", most=_POOL),
        Field("reject", Kind.LINES, "Near things that are wrong.", most=_POOL),
        Field("prompt", Kind.LINES, "Near things that earn “be more exact”, once.", most=_POOL),
    ),
    ItemType.NUMBER: named(
        Field(_ANSWER, Kind.NUMBER, "The key.", required=True),
        Field("unit", Kind.LINE, "What it counts, such as `cars` or `km/h`.", most=60),
        Field("tolerance", Kind.NUMBER, "How far off is still right; 0 if absent."),
        Field("estimate", Kind.BOOL, "Whether it is scored by how close an answer comes."),
    ),
    ItemType.ORDER: named(
        Field(
            "items",
            Kind.LINES,
            "What to put in order, in its right order.",
            required=True,
            least=2,
            most=MAX_OPTIONS,
        ),
        Field("values", Kind.LINES, "What is shown beside each item afterwards.", most=MAX_OPTIONS),
    ),
    ItemType.MATCH: named(
        Field(
            "pairs",
            Kind.PAIRS,
            "Each left side with its right side.",
            required=True,
            least=2,
            most=MAX_OPTIONS,
        ),
    ),
}

DOCUMENT = named(
    Field("title", Kind.LINE, "What it is called, or what it is.", required=True),
    Field("publisher", Kind.LINE, "Who published it."),
    Field("published", Kind.DATE, "When; left out where the document states no date."),
    Field("language", Kind.LANGUAGE, "The language it is written in."),
    Field("file", Kind.LINE, "The text file it is read from."),
    Field("sha256", Kind.SHA256, "That file's SHA-256: how a copy of it is recognised."),
    Field("url", Kind.LINE, "Where it can be read.", most=2000),
    Field("source", Kind.LINE, "The original, where `file` is text extracted from it."),
    Field(
        "length",
        Kind.WHOLE,
        "The text's length in code points: how far into it a quote stands can then be told "
        "where the document itself is not at hand.",
        most=2**31,
    ),
)

PACK = named(
    Field("format", Kind.WHOLE, "The version of this format: 1.", least=1, most=1000),
    Field("id", Kind.ID, "Names the pack for ever.", required=True),
    Field("version", Kind.LINE, "The pack's version, such as `1.0.0`.", most=40),
    Field("title", Kind.LOCALIZED, "What the pack is called, once or for each language."),
    Field(
        "description",
        Kind.LOCALIZED,
        "What it is about, once or for each language.",
        most=LONG,
    ),
    Field(
        "in_order",
        Kind.BOOL,
        "Whether it is a lesson, whose rounds keep the questions in the order they are written in.",
    ),
    Field("licence", Kind.LINE, "Its licence, by SPDX identifier."),
    Field("authors", Kind.AUTHORS, "Who wrote it.", most=_POOL),
    Field("topics", Kind.GLOSSARY, "What its topics are called, once or for each language."),
    Field("documents", Kind.TABLE, "The documents it cites, by id.", most=1000, of=DOCUMENT),
    _ALLOW,
)

BANK = {
    "format": PACK["format"],
    "language": Field("language", Kind.LANGUAGE, "The language of its questions, such as `en`."),
    "questions": Field("questions", Kind.LIST, "The questions.", required=True),
    "pack": Field("pack", Kind.ID, "The pack's id, where this one file is the pack."),
} | {name: PACK[name] for name in PACK if name not in ("format", "id")}

FIELDS = {type_: COMMON | own for type_, own in OWN.items()}
"""The fields that a question of each type may have, by name."""
