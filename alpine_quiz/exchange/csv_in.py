"""Comma-separated values (RFC 4180) and their kin: semicolons, tabs, bars."""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from alpine_quiz.bank.other_names import Role
from alpine_quiz.exchange.decoding import check_count, decoded
from alpine_quiz.exchange.headers import roles_of
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import ExchangeError, Imported, Note, Obstacle
from alpine_quiz.exchange.sheets import MAX_COLUMNS, CellNotes, Row, Sheet, as_meant, column_name
from alpine_quiz.exchange.tables import read_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELIMITERS = (",", ";", "\t", "|")
_SAID = re.compile(r"sep=(.)\n", re.IGNORECASE)
_SAMPLE_ROWS = 40
_SAMPLE = 2**17


def read(content: bytes, name: str) -> Imported:
    """Return the questions in a file of comma-separated values, or of values set apart otherwise.

    Raises ``ExchangeError`` where it is too large, or has no columns.
    """
    text, notes = decoded(content)
    sheet = sheet_of(text, name)
    if not any(len(row.cells) > 1 for row in sheet.rows):
        obstacle = Obstacle.NOT_THIS_FORMAT if sheet.rows else Obstacle.NO_QUESTIONS
        raise ExchangeError(obstacle)
    found = read_tables([sheet])
    return Imported(found.drafts, (*notes, *found.notes))


def sheet_of(text: str, name: str) -> Sheet:
    """Return the rows of a text; formulas in it are text, and noted."""
    said = _SAID.match(text)
    delimiter = said[1] if said else delimiter_of(text, name)
    rows: list[Row] = []
    told = CellNotes()
    open_quote: tuple[Note, ...] = ()
    for number, cells in _rows(text, delimiter):
        if cells is None:
            open_quote = (Note(Loss.OPEN_QUOTE, Fate.LEFT, number, args={"cell": f"A{number}"}),)
            break
        if said and number == 1:
            continue
        found = [cell.strip() for cell in cells[:MAX_COLUMNS]]
        if not any(found):
            continue
        check_count(len(rows), number)
        for column, cell in enumerate(found):
            if cell.startswith("="):
                told.changed(Loss.FORMULA, number, f"{column_name(column)}{number}", cell)
        rows.append(Row(number, tuple(map(as_meant, found))))
    return Sheet(tuple(rows), (*told.notes, *open_quote), decimal_comma=delimiter == ";")


def delimiter_of(text: str, name: str) -> str:
    """Return what sets the cells of a text apart: what makes a header, or the evenest rows."""
    sample = text[:_SAMPLE]
    ranked: tuple[str, ...] = _DELIMITERS
    if name.lower().endswith((".tsv", ".tab")):
        ranked = ("\t", *(each for each in _DELIMITERS if each != "\t"))
    return max(ranked, key=lambda each: (_fitness(sample, each), -ranked.index(each)))


def _fitness(sample: str, delimiter: str) -> tuple[int, int, int]:
    rows = [cells or [] for _, cells in islice(_rows(sample, delimiter), _SAMPLE_ROWS)]
    rows = [cells for cells in rows if any(cells)]
    known = max((_known(tuple(cell.strip() for cell in cells)) for cells in rows), default=0)
    widths = Counter(len(cells) for cells in rows if len(cells) > 1)
    (width, count), *_ = widths.most_common(1) or [(0, 0)]
    return known, count, width


def _known(cells: tuple[str, ...]) -> int:
    return sum(role is not Role.UNKNOWN for role in roles_of(cells[:MAX_COLUMNS]))


class Lines:
    """The lines of a text, one by one; ``at`` is where the next begins."""

    def __init__(self, text: str) -> None:
        self.at = 0
        self._text = text

    def __iter__(self) -> Iterator[str]:
        while self.at < len(self._text):
            begin = self.at
            self.at = (self._text.find("\n", begin) + 1) or len(self._text)
            yield self._text[begin : self.at]


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """Return each row with its number; ``None`` for one whose quotation mark is never closed."""
    lines = Lines(text)
    reader = csv.reader(lines, delimiter=delimiter)
    number = 0
    while True:
        number += 1
        begin = lines.at
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:  # a cell without an end
            yield number, None
            return
        if lines.at == len(text) and is_open(text[begin:], delimiter):
            yield number, None
            return
        yield number, cells


def is_open(row: str, delimiter: str) -> bool:
    """Tell whether the last row of a text ends within quotation marks."""
    try:
        list(csv.reader(Lines(row), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "end of data" in str(error)
    return False
