"""Gathering the problems of one file while it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from alpine_quiz.bank.model import Place
from alpine_quiz.bank.problems import Code, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MAX_ERRORS = 500
MAX_ADVICE = 5000


class Mark(Protocol):
    """A place as PyYAML gives it, counted from 0; ``index`` counts code points."""

    @property
    def line(self) -> int:
        """The line."""

    @property
    def column(self) -> int:
        """The column."""

    @property
    def index(self) -> int:
        """The offset."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark of our own making."""

    line: int
    column: int
    index: int


class Findings:
    """The problems found so far in the file ``path``.

    ``first_line`` is the line, from 0, at which the piece of the file being read begins; the
    marks handed in count from there. ``errors`` counts errors, told or not, and ``entries``
    the entries of lists begun. Of very many problems only the first are kept, and a word that
    there are more.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._errors_kept = 0
        self._advice_kept = 0
        self.errors = 0
        self.first_line = 0
        self.entries = 0
        self._errors_before_entry = 0

    def begin_entry(self) -> None:
        """Begin an entry of a list: `entry_is_good` speaks of it from now on."""
        self.entries += 1
        self._errors_before_entry = self.errors

    def no_entry(self) -> None:
        """Take back the beginning of an entry: it was the list's end."""
        self.entries -= 1

    @property
    def full(self) -> bool:
        """Whether there are so many errors that reading on helps nobody."""
        return self._errors_kept > MAX_ERRORS

    @property
    def entry_is_good(self) -> bool:
        """Whether the current entry has no error so far."""
        return self.errors == self._errors_before_entry

    def place(self, mark: Mark) -> Place:
        """Return where ``mark`` stands in the file."""
        return Place(mark.line + self.first_line + 1, mark.column + 1)

    def error(self, code: Code, mark: Mark | None, **args: str | int) -> None:
        """Note an error at ``mark``, or of the whole file."""
        self.errors += 1
        self._add(Severity.ERROR, code, mark, args)

    def advice(self, code: Code, mark: Mark | None, **args: str | int) -> None:
        """Note what would be better otherwise."""
        self._add(Severity.ADVICE, code, mark, args)

    def spoil(self) -> None:
        """Count an error that was told already, elsewhere."""
        self.errors += 1

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add problems whose places are known already."""
        for problem in problems:
            self.errors += problem.is_error
            self.problems.append(problem)

    def _add(
        self, severity: Severity, code: Code, mark: Mark | None, args: dict[str, str | int]
    ) -> None:
        is_error = severity is Severity.ERROR
        kept, most = (
            (self._errors_kept, MAX_ERRORS) if is_error else (self._advice_kept, MAX_ADVICE)
        )
        if kept > most:
            return
        if kept == most:
            code, mark, args = Code.TOO_MANY_PROBLEMS, None, {}
        self._errors_kept += is_error
        self._advice_kept += not is_error
        line, column = (mark.line + self.first_line + 1, mark.column + 1) if mark else (0, 0)
        self.problems.append(Problem(code, severity, self.path, line, column, args))
