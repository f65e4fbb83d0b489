"""Formulas that a spreadsheet writes once for many cells, as each cell has them.

After ECMA-376 part 1, 18.3.1.40: what refers to other cells moves along with the cell.
"""

from __future__ import annotations

import re

from alpine_quiz.exchange.model import ExchangeError, Obstacle
from alpine_quiz.exchange.sheets import column_name

_MOST_MOVED = 2**21
_LETTERS = 26
# A text or a sheet's name in quotation marks first: nothing in these is moved.
_REFERENCE = re.compile(
    r"""("(?:[^"]|"")*"|'(?:[^']|'')*')"""
    r"|(?<![\w.$])(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![\w.(!])"
)


class SharedFormulas:
    """The formulas of one sheet that are shared, by the number that cells call them by."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[str, int, int]] = {}
        self._moved = 0

    def keep(self, group: str, formula: str, row: int, column: int) -> None:
        """Keep a formula with the place of the cell that it was written for."""
        self._found[group] = (formula, row, column)

    def at(self, group: str, row: int, column: int) -> str:
        """Return the formula of another cell of the group; nothing where there is none.

        Raises ``ExchangeError`` where there are more than anybody fills in.
        """
        if group not in self._found:
            return ""
        formula, first_row, first_column = self._found[group]
        self._moved += len(formula)
        if self._moved > _MOST_MOVED:
            raise ExchangeError(Obstacle.TOO_LARGE, row, limit=_MOST_MOVED // 2**20)
        return moved(formula, row - first_row, column - first_column)


def moved(formula: str, rows: int, columns: int) -> str:
    """Return a formula as it stands so many rows below and columns to the right."""

    def reference(found: re.Match[str]) -> str:
        if found[1]:
            return found[0]
        _, fixed_column, letters, fixed_row, digits = found.groups()
        row = int(digits) + (0 if fixed_row else rows)
        column = _number(letters) + (0 if fixed_column else columns)
        if row < 1 or column < 0:
            return "#REF!"
        return f"{fixed_column}{column_name(column)}{fixed_row}{row}"

    return _REFERENCE.sub(reference, formula)


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1
