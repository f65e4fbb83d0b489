"""Sheets of cells, wherever they are read from: what CSV files and workbooks share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import Note

MAX_COLUMNS = 130
"""A question has a hundred distractors at most, and some thirty other fields."""

_MOST_TOLD = 500
_LETTERS = 26
# What a spreadsheet takes for a formula, in either width; OWASP, “CSV injection”.
_LIVE = re.compile("'*[=+\\-@\t\r＝＋－＠]")
_DEFUSED = re.compile("''*[=+\\-@\t\r＝＋－＠]")
# A spreadsheet of another country sets cells apart by other signs: quoted, no cell can grow two.
_TO_QUOTE = re.compile(r'[",;|\t\n\r]|^\s|\s$')


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of a row, stripped; ``number`` counts from 1 as a spreadsheet does."""

    number: int
    cells: tuple[str, ...]

    def text(self, column: int) -> str:
        """Return the text in a column, counted from 0; nothing beyond the last."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows that are not empty, and what was noted while they were read.

    ``name`` is empty for a file's only sheet. With ``decimal_comma`` ``1,234`` is a number
    below two.
    """

    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = ()
    name: str = ""
    decimal_comma: bool = False

    def address(self, row: int, column: int) -> str:
        """Return what a spreadsheet calls a cell: ``B7`` for column 1 of row 7."""
        place = f"{column_name(column)}{row}"
        return f"{self.name}!{place}" if self.name else place


def column_name(column: int) -> str:
    """Return a column's letters: ``A`` for 0, ``AA`` for 26."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def defused(text: str) -> str:
    """Return a cell's text so that no spreadsheet takes it for a formula: ``'=1+1``."""
    return f"'{text}" if _LIVE.match(text) else text


def csv_cell(text: str) -> str:
    """Return a cell as a file of comma-separated values has it, fit for any spreadsheet."""
    safe = defused(text)
    if not _TO_QUOTE.search(safe):
        return safe
    return '"' + safe.replace('"', '""') + '"'


def as_meant(text: str) -> str:
    """Return what `defused` was given."""
    return text[1:] if _DEFUSED.match(text) else text


class CellNotes:
    """What is noted of cells while a sheet is read; of very many only the first are told."""

    def __init__(self) -> None:
        self.notes: list[Note] = []

    def changed(self, loss: Loss, row: int, cell: str, text: str) -> None:
        """Note that a cell's text was changed."""
        self._tell(loss, row, {"cell": cell, "text": text[:80]})

    def result(self, row: int, cell: str) -> None:
        """Note that of a formula without a text of its own the last result was taken."""
        self._tell(Loss.FORMULA, row, {"cell": cell})

    def _tell(self, loss: Loss, row: int, args: dict[str, str | int]) -> None:
        if len(self.notes) > _MOST_TOLD:
            return
        if len(self.notes) == _MOST_TOLD:
            args = {"cell": "", "text": ""}
        self.notes.append(Note(loss, Fate.CHANGED, row, args=args))
