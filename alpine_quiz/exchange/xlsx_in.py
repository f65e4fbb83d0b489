"""Workbooks of spreadsheet programs (Office Open XML), read by openpyxl."""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from alpine_quiz.exchange.decoding import MAX_QUESTIONS, check_count, check_size, tidy
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import ExchangeError, Imported, Note, Obstacle
from alpine_quiz.exchange.sheets import MAX_COLUMNS, CellNotes, Row, Sheet, as_meant, column_name
from alpine_quiz.exchange.tables import read_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_UNPACKED = 64 * 2**20
_MOST_FILES = 2000
_MOST_SHEETS = 50
_MAIN = "xl/workbook.xml"
_MEDIA = "xl/media/"
_ENCRYPTED = 0x1
_LAST_ROW = 2**20
_MOST_DIGITS = 30


def read(content: bytes, name: str) -> Imported:  # noqa: ARG001 - every importer's signature
    """Return the questions in a workbook's sheets; formulas are taken as text, and noted.

    Raises ``ExchangeError`` where it is no workbook, too large, or not to be trusted.
    """
    sheets, notes = sheets_of(content)
    if not any(sheet.rows for sheet in sheets):
        raise ExchangeError(Obstacle.NO_QUESTIONS)
    found = read_tables(sheets)
    return Imported(found.drafts, (*notes, *found.notes))


def sheets_of(content: bytes) -> tuple[list[Sheet], tuple[Note, ...]]:
    """Return the sheets of a workbook in order, and what of it is no cell."""
    check_size(content)
    images = _look_inside(content)
    notes: tuple[Note, ...] = ()
    if images:
        notes = (Note(Loss.IMAGE, Fate.LEFT, args={"count": images}),)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that it does not read
            return list(_sheets(content)), notes
    except ExchangeError:
        raise
    except MemoryError:
        raise ExchangeError(Obstacle.TOO_LARGE, limit=MAX_UNPACKED // 2**20) from None
    except Exception as error:  # of a spoilt workbook openpyxl may raise anything
        raise ExchangeError(Obstacle.UNREADABLE, reason=type(error).__name__) from None


def _look_inside(content: bytes) -> int:
    """Refuse what is no workbook, or would unpack to too much; return how many images it has."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        raise ExchangeError(Obstacle.NOT_THIS_FORMAT) from None
    names = {entry.filename for entry in entries}
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED or len(entries) > _MOST_FILES:
        raise ExchangeError(Obstacle.BOMB, limit=MAX_UNPACKED // 2**20)
    if _MAIN not in names or any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise ExchangeError(Obstacle.NOT_THIS_FORMAT)
    return sum(name.startswith(_MEDIA) for name in names)


def _sheets(content: bytes) -> Iterator[Sheet]:
    import openpyxl

    book = openpyxl.load_workbook(
        io.BytesIO(content), read_only=True, data_only=False, keep_links=False
    )
    try:
        if len(book.worksheets) > _MOST_SHEETS:
            raise ExchangeError(Obstacle.TOO_MANY, limit=_MOST_SHEETS)
        for number, worksheet in enumerate(book.worksheets):
            # What a sheet says of its own size is not to be believed: a row may claim thousands
            # of columns, and a file a million rows.
            worksheet.reset_dimensions()
            title = " ".join(tidy(str(worksheet.title)).split())
            yield _sheet(worksheet, title if number else "")
    finally:
        book.close()


def _sheet(worksheet: Any, name: str) -> Sheet:
    rows: list[Row] = []
    told = CellNotes()
    prefix = f"{name}!" if name else ""
    empty = 0
    last: object = None
    for number, cells in enumerate(worksheet.iter_rows(max_col=MAX_COLUMNS), 1):
        if cells is last or not any(cell.value is not None for cell in cells):
            last = cells  # openpyxl gives the same row for each that is not there
            empty += 1
            if empty > _LAST_ROW:
                raise ExchangeError(Obstacle.TOO_MANY, number, limit=MAX_QUESTIONS)
            continue
        texts = tuple(
            _text(cell, number, f"{prefix}{column_name(column)}{number}", told)
            for column, cell in enumerate(cells)
        )
        while texts and not texts[-1]:
            texts = texts[:-1]
        if texts:
            check_count(len(rows), number)
            rows.append(Row(number, texts))
    return Sheet(tuple(rows), tuple(told.notes), name)


def _text(cell: Any, row: int, address: str, told: CellNotes) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        if cell.data_type == "f":
            return _formula(value, row, address, told)
        text = tidy(value).strip()
        if text != value.strip().replace("\r\n", "\n").replace("\r", "\n"):
            told.changed(Loss.CHARACTERS, row, address, text)
        return as_meant(text)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _figure(value, str(cell.number_format or ""))
    if isinstance(value, datetime | date | time):
        text = _moment(value)
        told.changed(Loss.DATE, row, address, text)
        return text
    return _formula(str(getattr(value, "text", value)), row, address, told)


def _formula(value: str, row: int, address: str, told: CellNotes) -> str:
    text = tidy(value).strip()
    told.changed(Loss.FORMULA, row, address, text)
    return text


def _figure(value: float, shape: str) -> str:
    """Return a number in digits, as near to what is shown as its format tells."""
    number = Decimal(repr(value))
    if not number.is_finite():
        return str(value)
    percent = "%" in shape
    number = number.scaleb(2) if percent else number
    text = format(number, "f") if abs(number.adjusted()) < _MOST_DIGITS else str(number)
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text} %" if percent else text


def _moment(value: datetime | date | time) -> str:
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return value.isoformat()
