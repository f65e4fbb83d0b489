"""Rows of a spreadsheet as drafts, whatever their columns are called and in whatever order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from alpine_quiz.bank.other_names import Role
from alpine_quiz.exchange.cell_values import comma_of, type_of
from alpine_quiz.exchange.headers import roles_of
from alpine_quiz.exchange.keys import STAR, Habit, habit_of
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import Draft, Imported, Note
from alpine_quiz.exchange.table_rows import RowReader
from alpine_quiz.proposals.guessing import guess_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from alpine_quiz.exchange.sheets import Row, Sheet

HEADER_WITHIN = 20
"""How many rows may stand above a header."""
_UNHELD = {
    Role.TIME: Loss.TIME_LIMIT,
    Role.POINTS: Loss.WEIGHTS,
    Role.IMAGE: Loss.IMAGE,
    Role.SOUND: Loss.SOUND,
    Role.UNKNOWN: Loss.UNHELD_FIELD,
}
_ONE_BY_ONE = frozenset({Role.IMAGE, Role.SOUND})
_LEAST_OPTIONS = 2
_NARROWEST = 4


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose columns are known; ``rows`` are those behind the header."""

    sheet: Sheet
    roles: tuple[Role, ...]
    rows: tuple[Row, ...]
    header: Row | None = None

    def columns(self, *roles: Role) -> list[int]:
        """Return the columns that have one of ``roles``, from the left."""
        return [column for column, role in enumerate(self.roles) if role in roles]


def read_tables(sheets: Sequence[Sheet]) -> Imported:
    """Return the questions in ``sheets``; only the first may do without a header."""
    drafts: list[Draft] = []
    notes: list[Note] = []
    for number, sheet in enumerate(sheets):
        notes += sheet.notes
        table = table_of(sheet) or (headless(sheet) if number == 0 else None)
        if table is not None:
            notes += _above(table)
            found = read_table(table)
            drafts += found.drafts
            notes += found.notes
        elif sheet.rows:
            notes.append(_no_question(sheet, sheet.rows[0]))
    return Imported(tuple(drafts), tuple(notes))


def table_of(sheet: Sheet) -> Table | None:
    """Return the table of a sheet with a header among its first rows."""
    for place, row in enumerate(sheet.rows[:HEADER_WITHIN]):
        if roles := roles_of(row.cells):
            rows = sheet.rows[place + 1 :]
            return Table(sheet, _without_counting(roles, rows), rows, row)
    return None


def headless(sheet: Sheet) -> Table | None:
    """Return the table of a sheet without a header: question, answer, wrong answers.

    Where options are marked by asterisks, or a first or last column has nothing but numbers or
    letters of options, these are the key. ``None`` where there is one column only.
    """
    width = max((len(row.cells) for row in sheet.rows), default=0)
    first = 1 if width > _LEAST_OPTIONS and _counts(sheet.rows, 0) else 0
    if width - first < _LEAST_OPTIONS:
        return None
    rest = width - first - 1
    roles = [Role.KEY, *[Role.WRONG] * (rest - 1)]
    if _are_starred(sheet.rows, first + 1):
        roles = [Role.OPTION] * rest
    elif rest >= _NARROWEST - 1 and _are_keys(sheet.rows, width - 1, rest - 1):
        roles = [*[Role.OPTION] * (rest - 1), Role.KEY]
    elif rest >= _NARROWEST - 1 and _are_keys(sheet.rows, first + 1, rest - 1):
        roles = [Role.KEY, *[Role.OPTION] * (rest - 1)]
    return Table(sheet, (*[Role.PASSED] * first, Role.STEM, *roles), sheet.rows)


def read_table(table: Table, habit: Habit | None = None) -> Imported:
    """Return the questions in a table, and what of it has no place in a bank.

    ``habit`` is how its keys are told, where that need not be found out.
    """
    table = _with_known_types(table)
    sheet = replace(table.sheet, decimal_comma=_decimal_comma(table))
    table = replace(table, sheet=sheet)
    reader = RowReader(sheet, table.roles, habit or _habit(table))
    drafts: list[Draft] = []
    for row in table.rows:
        if table.header is not None and row.cells == table.header.cells:
            continue
        draft = reader.draft(row)
        if draft is not None:
            drafts.append(draft)
    return Imported(tuple(drafts), (*reader.notes, *_unheld(table)))


def _above(table: Table) -> list[Note]:
    """Note the rows above the header."""
    first = table.header.number if table.header else 0
    return [_no_question(table.sheet, row) for row in table.sheet.rows if row.number < first]


def _no_question(sheet: Sheet, row: Row) -> Note:
    column = next((column for column, cell in enumerate(row.cells) if cell), 0)
    args: dict[str, str | int] = {
        "cell": sheet.address(row.number, column),
        "text": row.text(column)[:80],
    }
    return Note(Loss.NOT_A_QUESTION, Fate.LEFT, row.number, args=args)


def _habit(table: Table) -> Habit:
    keys, options = table.columns(Role.KEY), table.columns(Role.OPTION)
    if not keys or not options:
        return Habit()
    return habit_of(
        (row.text(keys[0]), [row.text(column) for column in options]) for row in table.rows
    )


def _decimal_comma(table: Table) -> bool:
    """Tell whether numbers have decimal commas: by language and separator, else as most show it.

    In English no number shows it: whoever mistypes one decimal still groups by commas.
    """
    stems = " ".join(row.text(column) for row in table.rows for column in table.columns(Role.STEM))
    language = guess_language(stems, fewest=1)
    usual = table.sheet.decimal_comma or language == "fr"
    if language == "en" and not usual:
        return False
    columns = table.columns(Role.KEY, Role.TOLERANCE)
    options = table.columns(Role.OPTION, Role.OPTIONS, Role.WRONG, Role.WRONGS)
    # Beside options `1,3` names the first and the third.
    rows = [row for row in table.rows if not any(map(row.text, options))]
    shown = Counter(comma_of(row.text(column)) for row in rows for column in columns)
    return usual if shown[True] == shown[False] else shown[True] > shown[False]


def _with_known_types(table: Table) -> Table:
    """Return the table without its column of types where no type in it is known."""
    for column in table.columns(Role.TYPE):
        texts = [text for row in table.rows if (text := row.text(column))]
        if texts and not any(map(type_of, texts)):
            roles = list(table.roles)
            roles[column] = Role.UNKNOWN
            return replace(table, roles=tuple(roles))
    return table


def _unheld(table: Table) -> list[Note]:
    """Note what stands in columns that a bank has no field for: images each, others together."""
    notes: list[Note] = []
    known = len(table.roles)
    width = max((len(row.cells) for row in table.rows), default=0)
    columns = [*table.columns(*_UNHELD), *range(known, width)]
    for column in columns:
        role = table.roles[column] if column < known else Role.UNKNOWN
        rows = [row for row in table.rows if row.text(column)]
        if not rows:
            continue
        header = table.header.text(column) if table.header else ""
        told = rows if role in _ONE_BY_ONE else rows[:1]
        for row in told:
            args: dict[str, str | int] = {
                "cell": table.sheet.address(row.number, column),
                "fields": header[:80],
                "count": len(rows) // len(told),
            }
            notes.append(Note(_UNHELD[role], Fate.LEFT, row.number, args=args))
    return notes


def _without_counting(roles: tuple[Role, ...], rows: Sequence[Row]) -> tuple[Role, ...]:
    return tuple(
        Role.PASSED if role is Role.UNKNOWN and _counts(rows, column) else role
        for column, role in enumerate(roles)
    )


def _counts(rows: Iterable[Row], column: int) -> bool:
    """Tell whether a column only numbers the rows."""
    texts = [text for row in rows if (text := row.text(column))]
    return bool(texts) and texts == [str(number) for number in range(1, len(texts) + 1)]


def _are_starred(rows: Sequence[Row], first: int) -> bool:
    marked = sum(any(STAR in (cell[:1], cell[-1:]) for cell in row.cells[first:]) for row in rows)
    return marked * 2 > len(rows)


def _are_keys(rows: Sequence[Row], column: int, options: int) -> bool:
    letters = {chr(ord("a") + place) for place in range(options)}
    numbers = {str(place) for place in range(1, options + 1)}
    texts = {row.text(column).casefold() for row in rows}
    return bool(texts) and (texts <= letters or texts <= numbers)
