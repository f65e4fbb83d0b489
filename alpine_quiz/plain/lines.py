"""Plain lines: where they come from and go to, and standard input and output as such."""

from __future__ import annotations

import sys
from typing import Protocol

MAX_LINE = 10_000
_WIDEST = 78


class Lines(Protocol):
    """Where plain lines come from and go to."""

    def read(self) -> str | None:
        """Return the next line without its end, or ``None`` where there is none."""

    def write(self, text: str = "") -> None:
        """Write one line, or several set apart by line ends."""


class StandardLines:
    """Lines of standard input and output.

    On a terminal long lines are wrapped to its width; in a pipe they stay whole. At an
    interrupt, input is at its end.
    """

    def __init__(self) -> None:
        self._interactive = sys.stdout.isatty()

    def read(self) -> str | None:
        """Return the next line without its end, or ``None`` at the end of input."""
        # Without a standard input (``<&-``) it is at its end.
        if sys.stdin is None:
            return None
        if self._interactive and sys.stdin.isatty():
            sys.stdout.write("> ")
        sys.stdout.flush()
        try:
            line = sys.stdin.readline(MAX_LINE)
        except KeyboardInterrupt:
            self.write()
            return None
        if not line:
            return None
        while not line.endswith("\n") and len(line) >= MAX_LINE and (more := self._rest()):
            line = line[:MAX_LINE] + more[-1:]
        return line.rstrip("\r\n")

    def _rest(self) -> str:
        return sys.stdin.readline(MAX_LINE)

    def write(self, text: str = "") -> None:
        """Write lines, each whole."""
        for line in text.split("\n"):
            print(self._wrapped(line))

    def _wrapped(self, line: str) -> str:
        if not self._interactive:
            return line
        import shutil
        import textwrap

        width = min(_WIDEST, shutil.get_terminal_size().columns - 1)
        indent = " " * (len(line) - len(line.lstrip(" ")))
        return textwrap.fill(line, max(20, width), subsequent_indent=indent, break_on_hyphens=False)
