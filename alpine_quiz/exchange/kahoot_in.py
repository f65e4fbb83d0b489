"""Kahoot's spreadsheet template, filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from alpine_quiz.bank.other_names import Role
from alpine_quiz.exchange.csv_in import sheet_of
from alpine_quiz.exchange.decoding import decoded
from alpine_quiz.exchange.keys import Habit, Way
from alpine_quiz.exchange.model import ExchangeError, Imported, Obstacle
from alpine_quiz.exchange.tables import read_table, table_of
from alpine_quiz.exchange.xlsx_in import sheets_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.exchange.model import Note
    from alpine_quiz.exchange.sheets import Sheet
    from alpine_quiz.exchange.tables import Table

_ZIP = b"PK"
_BY_NUMBER = Habit((Way.NUMBER, Way.LETTER, Way.TEXT))
_ROLES = (Role.STEM, Role.OPTION, Role.TIME, Role.KEY)


def read(content: bytes, name: str) -> Imported:
    """Return the questions in a filled template; as CSV too, which some programs make of it.

    Raises ``ExchangeError`` where no sheet has the template's header.
    """
    sheets, notes = _sheets(content, name)
    table = template_in(sheets)
    if table is None:
        raise ExchangeError(Obstacle.NOT_THIS_FORMAT)
    found = read_table(table, _BY_NUMBER)
    return replace(found, notes=(*notes, *table.sheet.notes, *found.notes))


def template_in(sheets: Sequence[Sheet]) -> Table | None:
    """Return the first table whose header is the template's: answers by number, a time limit."""
    for sheet in sheets:
        table = table_of(sheet)
        if table is not None and all(table.columns(role) for role in _ROLES):
            return table
    return None


def _sheets(content: bytes, name: str) -> tuple[Sequence[Sheet], tuple[Note, ...]]:
    if content.startswith(_ZIP):
        return sheets_of(content)
    text, notes = decoded(content)
    return [sheet_of(text, name)], notes
