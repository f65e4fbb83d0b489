"""Where in a TOML text its keys stand: ``tomllib`` tells what is there, but not where.

Only what is needed to find keys is read (https://toml.io/en/v1.0.0): a text with faults is
followed up to the first of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

Way = tuple[str, ...]
Place = tuple[int, int]

_DEEPEST = 32
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_PART = re.compile(r"[A-Za-z0-9_-]+|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'")
_PLAIN = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")|\'\'\'.*?\'{3,5}(?!\')'
    r"|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[^\s,\[\]{}#\"']+(?: [0-9][0-9:.+Zz-]*)?",
    re.DOTALL,
)


class Places:
    """Where the keys of one text stand; lines and columns count from 1."""

    def __init__(self, text: str) -> None:
        scan = _Scan(text)
        scan.run()
        self._text = text
        self._found = scan.found

    def of(self, way: Way) -> Place:
        """Return the place of the key that ``way`` leads to; ``(0, 0)`` if it is not found.

        A table is where it is first spoken of; names may be parted otherwise in the text.
        """
        joined = ".".join(way)
        tests: tuple[Callable[[Way], bool], ...] = (
            lambda found: found == way,
            lambda found: found[: len(way)] == way,
            lambda found: ".".join(found) == joined,
        )
        for test in tests:
            at = next((at for found, at, _ in self._found if test(found)), None)
            if at is not None:
                return self._place(at)
        return 0, 0

    def last(self) -> Place:
        """Return the place of the last key; ``(0, 0)`` where there is none."""
        return self._place(self._found[-1][1]) if self._found else (0, 0)

    def twice(self) -> tuple[Way, Place, Place] | None:
        """Return the first key that is given a second time, with both places, or ``None``."""
        seen: dict[Way, int] = {}
        for way, at, once in self._found:
            if once and way in seen:
                return way, self._place(seen[way]), self._place(at)
            seen.setdefault(way, at)
        return None

    def _place(self, at: int) -> Place:
        return self._text.count("\n", 0, at) + 1, at - self._text.rfind("\n", 0, at)


class _StrangeError(Exception):
    """Here the text is not what TOML would be."""


class _Scan:
    """A walk through a text.

    ``found`` has way, offset and whether it is there only once: keys in lists are repeated.
    """

    def __init__(self, text: str) -> None:
        self.found: list[tuple[Way, int, bool]] = []
        self._text = text
        self._at = 0
        self._repeated: set[str] = set()
        self._lists = 0

    def run(self) -> None:
        """Walk as far as the text can be followed."""
        table: Way = ()
        try:
            while self._skip(_BLANK) < len(self._text):
                table = self._header() if self._sees("[") else self._entry(table, 0)
        except _StrangeError:
            return

    def _header(self) -> Way:
        start = self._at
        several = self._text.startswith("[[", start)
        self._at += 2 if several else 1
        way = self._key()
        self._take("]" * (2 if several else 1))
        if several:
            self._repeated.add(way[0])
        self._note(way, start)
        return way

    def _note(self, way: Way, at: int) -> None:
        once = not self._lists and way[0] not in self._repeated
        self.found.append((way, at, once))

    def _entry(self, table: Way, depth: int) -> Way:
        start = self._at
        key = self._key()
        self._note((*table, *key), start)
        self._take("=")
        self._skip(_SPACE)
        self._value((*table, *key), depth)
        return table

    def _value(self, way: Way, depth: int) -> None:
        if depth > _DEEPEST:
            raise _StrangeError
        if self._sees("["):
            self._lists += 1
            self._several("]", lambda: self._value(way, depth + 1))
            self._lists -= 1
        elif self._sees("{"):
            self._several("}", lambda: self._entry(way, depth + 1))
        else:
            self._match(_PLAIN)

    def _several(self, end: str, each: Callable[[], object]) -> None:
        self._at += 1
        while self._skip(_BLANK) < len(self._text) and not self._sees(end):
            each()
            self._skip(_BLANK)
            if not self._sees(end):
                self._take(",")
        self._take(end)

    def _key(self) -> Way:
        parts = []
        while True:
            self._skip(_SPACE)
            parts.append(_unquoted(self._match(_PART)))
            self._skip(_SPACE)
            if not self._sees("."):
                return tuple(parts)
            self._at += 1

    def _sees(self, mark: str) -> bool:
        return self._text.startswith(mark, self._at)

    def _take(self, mark: str) -> None:
        if not self._sees(mark):
            raise _StrangeError
        self._at += len(mark)

    def _skip(self, pattern: re.Pattern[str]) -> int:
        self._match(pattern)
        return self._at

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if found is None:
            raise _StrangeError
        self._at = found.end()
        return found[0]


def _unquoted(part: str) -> str:
    if part[0] not in "\"'" or "\\" not in part:
        return part.strip("\"'") if part[0] in "\"'" else part
    import tomllib

    try:
        return next(iter(tomllib.loads(f"{part} = 0")))
    except tomllib.TOMLDecodeError:
        raise _StrangeError from None
