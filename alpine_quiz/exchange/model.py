"""What an importer finds in a file, what an exporter makes of a pack, and what either lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from alpine_quiz.exchange.names import Format

if TYPE_CHECKING:
    from collections.abc import Mapping

    from alpine_quiz.bank.writer import Value
    from alpine_quiz.exchange.losses import Fate, Loss


__all__ = ["Draft", "ExchangeError", "Exported", "Format", "Imported", "Note", "Obstacle"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as another program has it, put into the fields of a bank.

    ``fields`` are named and shaped as in a bank's YAML (``stem``, ``answer``, ``distractors``,
    …); whether they make a question is judged by the bank's own reader, once, for all formats.
    ``line`` is where it begins in the file: a line, or a row of a spreadsheet, from 1; in a
    spreadsheet ``cells`` are the addresses (``B7``) of each field, one for each entry of a list.
    ``language`` is its own, where the questions of one file have several.
    """

    fields: Mapping[str, Value]
    line: int = 0
    cells: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    language: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that was changed, or left behind, on the way in or out.

    ``line`` is that of the file read, or of the bank exported; 0 where all of it is meant.
    ``item`` is the question's id where it has one; ``args`` fill the sentence.
    """

    loss: Loss
    fate: Fate
    line: int = 0
    item: str = ""
    args: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file holds: drafts, and what is not among them.

    ``language`` and ``title`` are empty where the file does not tell; ``credit`` and ``licence``
    are those of all its questions.
    """

    drafts: tuple[Draft, ...]
    notes: tuple[Note, ...] = ()
    language: str = ""
    title: str = ""
    licence: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to be written, by its name beside the path asked for, and what it could not hold."""

    content: bytes
    count: int
    notes: tuple[Note, ...] = ()


class Obstacle(StrEnum):
    """Why a file cannot be read at all."""

    NOT_THIS_FORMAT = "not-this-format"
    NO_QUESTIONS = "no-questions"
    UNKNOWN_FORMAT = "unknown-format"
    TOO_LARGE = "too-large"
    TOO_MANY = "too-many"
    TOO_MANY_ELEMENTS = "too-many-elements"
    TOO_MANY_SHEETS = "too-many-sheets"
    BOMB = "bomb"
    BINARY = "binary"
    IN_THE_WAY = "in-the-way"
    NOT_OURS = "not-ours"
    NO_SUCH_LANGUAGE = "no-such-language"
    UNREADABLE = "unreadable"
    FORBIDDEN = "forbidden"


class ExchangeError(ValueError):
    """A file that is not what it is taken for; ``line`` counts from 1, 0 where it is unknown."""

    def __init__(self, obstacle: Obstacle, line: int = 0, **args: str | int) -> None:
        super().__init__(obstacle.value)
        self.obstacle = obstacle
        self.line = line
        self.args_ = args
