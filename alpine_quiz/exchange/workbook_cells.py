"""The cells of a workbook's sheet, its shared texts and the shapes of its numbers, as they stand.

After ECMA-376 part 1, 18.3 (worksheets), 18.4 (shared strings) and 18.8 (styles).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from alpine_quiz.exchange.model import ExchangeError, Obstacle
from alpine_quiz.exchange.office_xml import LONGEST_TEXT, Done

if TYPE_CHECKING:
    from collections.abc import Callable

LAST_ROW = 2**20
_MOST_COLUMNS = 2**14
_LETTERS = 26
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LIKE_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SHAPES = {
    **dict.fromkeys((9, 10), "0%"),
    **dict.fromkeys((14, 15, 16, 17), "yyyy-mm-dd"),
    **dict.fromkeys((18, 19, 20, 21, 45, 47), "h:mm:ss"),
    22: "yyyy-mm-dd h:mm",
    46: "[h]:mm:ss",
}


class Cell(NamedTuple):
    """A cell as its file has it.

    ``column`` counts from 0; ``type`` is that of ECMA-376 (``s`` for a shared text, ``n`` for a
    number, …) and ``style`` the number of its style. ``formula`` is its text without the sign of
    equality; ``formula_type`` is empty where there is none.
    """

    column: int
    type: str
    style: str
    value: str
    formula: str = ""
    formula_type: str = ""
    formula_group: str = ""


class Rows:
    """Hands each row of a sheet that has cells to ``take``, which may end it all.

    Of a text that is longer than any cell's only the beginning is kept.
    """

    names = ("row", "c", "v", "f", "is", "t", "rPh", "sheetData")

    def __init__(self, take: Callable[[int, list[Cell]], None]) -> None:
        self._take = take
        self.into: list[str] | None = None
        self._row = 0
        self._column = -1
        self._cells: list[Cell] = []
        self._cell: dict[str, str] = {}
        self._formula: dict[str, str] | None = None
        self._texts: dict[str, str] = {}
        self._aside = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a row, a cell, or one of the texts in a cell."""
        if name == "c":
            self._cell = attributes
            self._texts = {}
            self._formula = None
            self._column = _column(attributes.get("r", ""), self._column)
        elif name == "row":
            self._row = _row(attributes.get("r", ""), self._row)
            self._column = -1
            self._cells = []
        elif name == "f":
            self._formula = attributes
            self.into = []
        elif name == "rPh":
            self._aside += 1
        elif name in ("v", "t") and not self._aside:
            self.into = []

    def end(self, name: str) -> None:
        """End what was begun; with the sheet's data the rest of it is not needed."""
        if name == "c":
            self._cells.append(self._made())
        elif name == "row":
            if self._cells:
                self._take(self._row, self._cells)
        elif name == "rPh":
            self._aside -= 1
        elif name == "sheetData":
            raise Done
        elif self.into is not None:
            before = self._texts.get(name, "") if name == "t" else ""
            self._texts[name] = (before + "".join(self.into))[:LONGEST_TEXT]
            self.into = None

    def _made(self) -> Cell:
        cell, texts, formula = self._cell, self._texts, self._formula
        type_, style = cell.get("t", "n"), cell.get("s", "")
        value = texts.get("t" if type_ == "inlineStr" else "v", "")
        if formula is None:
            return Cell(self._column, type_, style, value)
        kind = formula.get("t", "normal")
        return Cell(
            self._column, type_, style, value, texts.get("f", ""), kind, formula.get("si", "")
        )


class SharedTexts:
    """The texts that cells share, in order, up to the one numbered ``last``."""

    names = ("si", "t", "rPh")

    def __init__(self, last: int) -> None:
        self.texts: list[str] = []
        self.into: list[str] | None = None
        self._last = last
        self._parts: list[str] = []
        self._size = 0
        self._aside = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        """Begin a text, a run of it, or how it is to be spoken, which is no part of it."""
        if name == "si":
            self._parts = []
            self._size = 0
        elif name == "rPh":
            self._aside += 1
        elif not self._aside:
            self.into = []

    def end(self, name: str) -> None:
        """End a run, or a text; behind the last that is needed, everything."""
        if name == "si":
            self.texts.append("".join(self._parts)[:LONGEST_TEXT])
            if len(self.texts) > self._last:
                raise Done
        elif name == "rPh":
            self._aside -= 1
        elif self.into is not None:
            if self._size <= LONGEST_TEXT:
                self._parts.append("".join(self.into))
                self._size += len(self._parts[-1])
            self.into = None


class Shapes:
    """The shapes of numbers by the numbers of the styles: ``0%``, ``yyyy-mm-dd``."""

    names = ("numFmt", "cellXfs", "xf")

    def __init__(self) -> None:
        self.into: list[str] | None = None
        self._own: dict[str, str] = {}
        self._shapes: list[str] = []
        self._is_open = False

    def of(self, style: str) -> str:
        """Return the shape of a style's numbers; nothing where it has none, or is none."""
        number = int(style) if style.isdecimal() and len(style) < len("1000000") else 0
        return self._shapes[number] if number < len(self._shapes) else ""

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Take a shape, or a style that has one."""
        if name == "numFmt":
            self._own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:255]
        elif name == "cellXfs":
            self._is_open = True
        elif self._is_open:
            number = attributes.get("numFmtId", "")
            usual = _SHAPES.get(int(number), "") if number.isdecimal() and len(number) <= 2 else ""
            self._shapes.append(self._own.get(number, usual))

    def end(self, name: str) -> None:
        """End with the styles of cells: all others are of no cell."""
        if name == "cellXfs":
            raise Done


def unescaped(text: str) -> str:
    """Return a text with the characters that XML cannot hold: ``_x000D_`` is a line's end."""
    if "_x" not in text:
        return text
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    # Halves of one character, written one after the other.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def escaped(text: str) -> str:
    """Return a text that `unescaped` gives back, and so do spreadsheets."""
    return _LIKE_ESCAPED.sub("_x005F_", text)


def _row(place: str, last: int) -> int:
    if not place:
        number = last + 1
    else:
        number = (
            int(place) if place.isdecimal() and len(place) <= len(str(LAST_ROW)) else LAST_ROW + 1
        )
    if not 0 < number <= LAST_ROW:
        raise ExchangeError(Obstacle.UNREADABLE, reason="row")
    return number


def _column(place: str, last: int) -> int:
    number = last + 2
    if place:
        found = _PLACE.fullmatch(place)
        number = 0
        for letter in found[1] if found else "":
            number = number * _LETTERS + ord(letter) - ord("A") + 1
    if not 0 < number <= _MOST_COLUMNS:
        raise ExchangeError(Obstacle.UNREADABLE, reason="cell")
    return number - 1
