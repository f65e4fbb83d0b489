"""Reading values out of JSON that anybody may have written: each checked, each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeAlias, TypeVar

from alpine_quiz.language.clean import cleaned, first_forbidden
from alpine_quiz.records.times import time_text

T = TypeVar("T")
Check: TypeAlias = Callable[[object], T]
"""Returns a value of JSON as it is kept; raises ``ExchangeError``, the place relative to it."""
Row: TypeAlias = dict[str, Any]
"""The fields of an object that has been checked, as they are kept."""

MAX_TEXT = 20_000
_MAX_DETAIL = 60
# The schedule looks a hundred years ahead, and no further than the year 9999.
_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = datetime(3000, 1, 1, tzinfo=UTC)
# So many kinds of parts, and any sum of them can still be kept in 64 bits.
_MOST_PARTS = 36
_SHARES = {
    str(Fraction(part, parts)): Fraction(part, parts)
    for parts in range(1, _MOST_PARTS + 1)
    for part in range(parts + 1)
}


class Fault(StrEnum):
    """What is wrong with a document of records."""

    TOO_LARGE = "too-large"
    NOT_UTF8 = "not-utf8"
    NOT_JSON = "not-json"
    NESTED = "nested"
    """Brackets within brackets, deeper than any of ours."""
    FORMAT = "format"
    """JSON, but not of records."""
    NEWER_VERSION = "newer-version"
    TYPE = "type"
    """A text where a number belongs, and the like."""
    MISSING = "missing"
    UNKNOWN = "unknown"
    """A field that there is none of."""
    TWICE = "twice"
    """A field, a player, a round, an answer or a flag that is there already."""
    TOO_LONG = "too-long"
    RANGE = "range"
    """A number that cannot be."""
    TIME = "time"
    """Not a time in ISO 8601 with its zone, or out of all proportion."""
    TEXT = "text"
    """A character that no text may hold, or a name that is not clean."""
    CHOICE = "choice"
    """Not one of the values there are."""
    ANSWER = "answer"
    """Not an answer in the notation of ``game.notation``."""
    NOBODY = "nobody"
    """A player who is not among the players."""


class ExchangeError(Exception):
    """A document of records cannot be taken in.

    ``place`` is a path such as ``rounds[3].answers[0].credit``, empty for the whole; ``detail``
    is what stands there, cleaned and cut short, or the name it is about. Where the text is no
    JSON at all, ``line`` and ``column`` count from 1; otherwise they are 0.
    """

    def __init__(
        self, code: Fault, detail: object = "", *, line: int = 0, column: int = 0, place: str = ""
    ) -> None:
        super().__init__(code)
        self.code = code
        self.place = place
        self.detail = _shown(str(detail))
        self.line = line
        self.column = column

    def within(self, part: str | int) -> None:
        """Put what is around the place before it: a field's name, or a number in a list."""
        shown = f"[{part}]" if isinstance(part, int) else part
        dot = "." if self.place and not self.place.startswith("[") else ""
        self.place = f"{shown}{dot}{self.place}"


class Doubled(dict[str, Any]):
    """An object of JSON that names a field twice, ``name``."""

    name = ""


def record(missing: Row | None = None, /, **fields: Check[Any]) -> Check[Row]:
    """Return a check of objects that have these fields, all of them and no others.

    Those of ``missing`` may be so, and are then as it has them.
    """

    def check(value: object) -> Row:
        given = _object_of(value, fields, missing or {})
        found: Row = {}
        name = ""
        try:
            for name, each in fields.items():
                found[name] = each(given[name])
        except ExchangeError as error:
            error.within(name)
            raise
        return found

    return check


def _object_of(value: object, fields: Mapping[str, object], missing: Row) -> Row:
    if not isinstance(value, dict):
        raise ExchangeError(Fault.TYPE, _kind(value))
    if isinstance(value, Doubled):
        raise ExchangeError(Fault.TWICE, value.name, place=_shown(value.name))
    if value.keys() != fields.keys():
        for name in fields:
            if name not in value and name not in missing:
                raise ExchangeError(Fault.MISSING, place=name)
        for name in value:
            if name not in fields:
                raise ExchangeError(Fault.UNKNOWN, name, place=_shown(name))
        return missing | value
    return value


def listing(each: Check[T], most: int) -> Check[tuple[T, ...]]:
    """Return a check of lists of at most so many values."""

    def check(value: object) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise ExchangeError(Fault.TYPE, _kind(value))
        if len(value) > most:
            raise ExchangeError(Fault.TOO_LONG, len(value))
        found: list[T] = []
        try:
            for part in value:
                found.append(each(part))  # noqa: PERF401  # its length is the place of a fault
        except ExchangeError as error:
            error.within(len(found))
            raise
        return tuple(found)

    return check


def maybe(each: Check[T]) -> Check[T | None]:
    """Return a check that lets null be null."""
    return lambda value: None if value is None else each(value)


def text(value: object) -> str:
    """Check a text that people may be shown."""
    if not isinstance(value, str):
        raise ExchangeError(Fault.TYPE, _kind(value))
    if len(value) > MAX_TEXT:
        raise ExchangeError(Fault.TOO_LONG, len(value))
    if first_forbidden(value) is not None:
        raise ExchangeError(Fault.TEXT, value)
    return value


def filled(value: object) -> str:
    """Check a text that is not empty."""
    found = text(value)
    if not found:
        raise ExchangeError(Fault.MISSING)
    return found


def whole(least: int, most: int) -> Check[int]:
    """Return a check of whole numbers in a range, both ends included."""

    def check(value: object) -> int:
        if type(value) is not int:
            raise ExchangeError(Fault.TYPE, _kind(value))
        if not least <= value <= most:
            raise ExchangeError(Fault.RANGE, value)
        return value

    return check


def measure(most: float) -> Check[float]:
    """Return a check of numbers from 0 to ``most``."""

    def check(value: object) -> float:
        if type(value) is not float and type(value) is not int:
            raise ExchangeError(Fault.TYPE, _kind(value))
        # Nor is what is not a number at all.
        if not 0 <= value <= most:
            raise ExchangeError(Fault.RANGE, value)
        return float(value)

    return check


def share(value: object) -> Fraction:
    """Check a fraction such as ``1/2``, from 0 to 1."""
    if not isinstance(value, str):
        raise ExchangeError(Fault.TYPE, _kind(value))
    found = _SHARES.get(value)
    if found is None:
        raise ExchangeError(Fault.RANGE, value)
    return found


def moment(value: object) -> str:
    """Check a time in ISO 8601 with its zone; it is kept in UTC."""
    if not isinstance(value, str):
        raise ExchangeError(Fault.TYPE, _kind(value))
    try:
        time = datetime.fromisoformat(value)
        # Without a zone it would be that of this machine.
        if time.tzinfo is None or not _EARLIEST <= time < _LATEST:
            raise ExchangeError(Fault.TIME, value)
    except (ValueError, OverflowError) as error:
        raise ExchangeError(Fault.TIME, value) from error
    return time_text(time)


def one_of(*values: str) -> Check[str]:
    """Return a check of texts that are one of ``values``."""
    allowed = frozenset(values)

    def check(value: object) -> str:
        if not isinstance(value, str):
            raise ExchangeError(Fault.TYPE, _kind(value))
        if value not in allowed:
            raise ExchangeError(Fault.CHOICE, value)
        return value

    return check


def spelt(pattern: str) -> Check[str]:
    """Return a check of texts that match a regular expression from end to end."""
    compiled = re.compile(pattern, re.ASCII)

    def check(value: object) -> str:
        if not isinstance(value, str):
            raise ExchangeError(Fault.TYPE, _kind(value))
        if not compiled.fullmatch(value):
            raise ExchangeError(Fault.CHOICE, value)
        return value

    return check


def _shown(text_: str) -> str:
    shown = cleaned(text_[: 2 * _MAX_DETAIL])
    return shown if len(shown) <= _MAX_DETAIL else f"{shown[: _MAX_DETAIL - 1]}…"


def _kind(value: object) -> str:
    """Return what JSON calls a value of this type."""
    kinds = {dict: "object", list: "array", str: "string", bool: "boolean", type(None): "null"}
    return next((name for kind, name in kinds.items() if isinstance(value, kind)), "number")
