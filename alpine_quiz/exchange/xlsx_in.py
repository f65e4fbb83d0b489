"""Workbooks of spreadsheet programs (Office Open XML), as sheets of texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.exchange.cell_figures import figure, moment
from alpine_quiz.exchange.decoding import check_count, tidy
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import ExchangeError, Imported, Note, Obstacle
from alpine_quiz.exchange.office_xml import Done
from alpine_quiz.exchange.shared_formulas import SharedFormulas
from alpine_quiz.exchange.sheets import MAX_COLUMNS, CellNotes, Row, Sheet, as_meant, column_name
from alpine_quiz.exchange.tables import HEADER_WITHIN, read_tables
from alpine_quiz.exchange.workbook import Workbook
from alpine_quiz.exchange.workbook_cells import Rows, Shapes, SharedTexts, unescaped

if TYPE_CHECKING:
    from alpine_quiz.exchange.workbook import SheetPart
    from alpine_quiz.exchange.workbook_cells import Cell

_MOST_SHARED_DIGITS = 7
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[\d:.]{5,15}Z?)?|T?[\d:.]{5,15}Z?", re.ASCII)


def read(content: bytes, name: str) -> Imported:  # noqa: ARG001 - every importer's signature
    """Return the questions in a workbook's sheets; formulas are taken as text, and noted.

    Raises ``ExchangeError`` where it is no workbook, too large, or not to be trusted.
    """
    sheets, notes = sheets_of(content)
    if not any(sheet.rows for sheet in sheets):
        raise ExchangeError(Obstacle.NO_QUESTIONS)
    found = read_tables(sheets)
    return Imported(found.drafts, (*notes, *found.notes))


def sheets_of(content: bytes, *, beginnings: bool = False) -> tuple[list[Sheet], tuple[Note, ...]]:
    """Return the sheets of a workbook in order, and what of it is no cell.

    With ``beginnings`` only the rows of each that may be its header.
    """
    try:
        return _sheets_of(Workbook(content), HEADER_WITHIN if beginnings else None)
    except MemoryError:
        raise ExchangeError(Obstacle.UNREADABLE, reason="MemoryError") from None


def _sheets_of(book: Workbook, most_rows: int | None) -> tuple[list[Sheet], tuple[Note, ...]]:
    notes: list[Note] = []
    if book.images:
        notes.append(Note(Loss.IMAGE, Fate.LEFT, args={"count": book.images}))
    shapes = Shapes()
    if book.styles:
        book.read(book.styles, shapes)
    found: list[_SheetReader] = []
    for part in book.sheets:
        reader = _SheetReader(part, shapes, from_1904=book.counts_from_1904, most_rows=most_rows)
        if not found:
            reader.prefix = ""
        book.read(part.part, Rows(reader.take))
        found.append(reader)
    texts = _shared(book, max((reader.last_shared for reader in found), default=-1))
    return [reader.sheet(texts) for reader in found], tuple(notes)


def _shared(book: Workbook, last: int) -> list[tuple[str, bool]]:
    """Return the shared texts that are needed, and whether they had to be changed."""
    if last < 0 or not book.strings:
        return []
    shared = SharedTexts(last)
    book.read(book.strings, shared)
    return [_cleaned(text) for text in shared.texts]


def _cleaned(text: str) -> tuple[str, bool]:
    if text.isprintable() and "_x" not in text:
        return as_meant(text.strip()), False
    text = unescaped(text)
    kept = tidy(text).strip()
    changed = (
        kept != text.strip() and kept != text.replace("\r\n", "\n").replace("\r", "\n").strip()
    )
    return as_meant(kept), changed


class _SheetReader:
    """Makes rows of texts of a sheet's cells; texts that are shared are filled in at the end."""

    def __init__(
        self, part: SheetPart, shapes: Shapes, *, from_1904: bool, most_rows: int | None
    ) -> None:
        self.last_shared = -1
        self.prefix = f"{part.name}!"
        self._part = part
        self._shapes = shapes
        self._from_1904 = from_1904
        self._most_rows = most_rows
        self._rows: list[tuple[int, list[str | int]]] = []
        self._told = CellNotes()
        self._formulas = SharedFormulas()
        self._is_wide = False

    def take(self, number: int, cells: list[Cell]) -> None:
        """Take a row as it stands in the file."""
        texts: list[str | int] = []
        for cell in cells:
            if cell.column >= MAX_COLUMNS:
                self._is_wide = self._is_wide or self._beyond(number, cell)
                continue
            text = self._text(cell, number)
            if text != "":
                texts += [""] * (cell.column + 1 - len(texts))
                texts[cell.column] = text
        if not texts:
            return
        check_count(len(self._rows), number)
        self._rows.append((number, texts))
        if self._most_rows is not None and len(self._rows) > self._most_rows:
            raise Done

    def sheet(self, shared: list[tuple[str, bool]]) -> Sheet:
        """Return the sheet with all its texts."""
        rows: list[Row] = []
        for number, texts in self._rows:
            cells = [
                self._shared(text, shared, number, column) if isinstance(text, int) else text
                for column, text in enumerate(texts)
            ]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                rows.append(Row(number, tuple(cells)))
        if self._part.hidden and rows:
            args: dict[str, str | int] = {"name": self._part.name}
            self._told.notes.append(Note(Loss.HIDDEN, Fate.CHANGED, rows[0].number, args=args))
        notes = tuple(sorted(self._told.notes, key=lambda note: note.line))
        return Sheet(tuple(rows), notes, self.prefix[:-1])

    def _shared(self, place: int, shared: list[tuple[str, bool]], row: int, column: int) -> str:
        if place >= len(shared):
            address = self._address(row, column)
            raise ExchangeError(Obstacle.UNREADABLE, row, reason=address)
        text, changed = shared[place]
        if changed:
            self._told.changed(Loss.CHARACTERS, row, self._address(row, column), text)
        return text

    def _text(self, cell: Cell, row: int) -> str | int:
        if cell.formula_type:
            return self._formula(cell, row)
        return self._value(cell, row)

    def _value(self, cell: Cell, row: int) -> str | int:
        value = cell.value
        if not value:
            return ""
        match cell.type:
            case "s":
                return self._place(value, row, cell.column)
            case "b" if value in ("0", "1"):
                return "true" if value == "1" else "false"
            case "n":
                shape = self._shapes.of(cell.style)
                shown = moment(value, shape, from_1904=self._from_1904) if shape else None
                if shown is None:
                    return self._cleaned(figure(value, shape), row, cell.column)
                self._told.changed(Loss.DATE, row, self._address(row, cell.column), shown)
                return shown
            case "d" if _DATE.fullmatch(value):
                shown = value.removesuffix("T00:00:00").removesuffix("T00:00:00Z")
                self._told.changed(Loss.DATE, row, self._address(row, cell.column), shown)
                return shown
            case _:
                return self._cleaned(value, row, cell.column)

    def _place(self, value: str, row: int, column: int) -> int:
        if not value.isdecimal() or len(value) > _MOST_SHARED_DIGITS:
            raise ExchangeError(Obstacle.UNREADABLE, row, reason=self._address(row, column))
        place = int(value)
        self.last_shared = max(self.last_shared, place)
        return place

    def _cleaned(self, value: str, row: int, column: int) -> str:
        text, changed = _cleaned(value)
        if changed:
            self._told.changed(Loss.CHARACTERS, row, self._address(row, column), text)
        return text

    def _formula(self, cell: Cell, row: int) -> str | int:
        """Return a formula's text, or its last result where it has no text of its own."""
        formula = cell.formula
        if cell.formula_type == "shared":
            if formula:
                self._formulas.keep(cell.formula_group, formula, row, cell.column)
            else:
                formula = self._formulas.at(cell.formula_group, row, cell.column)
        address = self._address(row, cell.column)
        if not formula:
            result = self._value(cell, row)
            self._told.result(row, address)
            return result
        text = tidy(unescaped(f"={formula}")).strip()
        self._told.changed(Loss.FORMULA, row, address, text)
        return text

    def _beyond(self, row: int, cell: Cell) -> bool:
        """Note the first cell that is further to the right than any field."""
        if not cell.value and not cell.formula:
            return False
        address = self._address(row, cell.column)
        self._told.notes.append(Note(Loss.UNHELD_FIELD, Fate.LEFT, row, args={"cell": address}))
        return True

    def _address(self, row: int, column: int) -> str:
        return f"{self.prefix}{column_name(column)}{row}"
