"""The numbers in a spreadsheet's cells as they are shown: figures, percents, dates, times."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from decimal import Decimal

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,6})?", re.ASCII)
_WHOLE = re.compile(r"[+-]?\d{1,40}", re.ASCII)
_LONGEST = 400
_MOST_DIGITS = 30
# What a shape says in words or of colours and places is none of its letters.
_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_MOMENT = re.compile("[dmyhs]", re.IGNORECASE)
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets know no time zones
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_LEAP_THAT_WAS_NONE = 60
_DAY = 24 * 60 * 60
_HOUR, _MINUTE = 3600, 60


def figure(text: str, shape: str) -> str:
    """Return a number in digits, as near to what is shown as its shape tells.

    What is no number, or larger than any, comes back as it stands.
    """
    if not shape and text.isdecimal() and text.isascii() and 0 < len(text) < _MOST_DIGITS:
        return text.lstrip("0") or "0"
    number = _number(text)
    if number is None:
        return text
    percent = "%" in shape
    number = number.scaleb(2) if percent else number
    digits = format(number, "f") if abs(number.adjusted()) < _MOST_DIGITS else str(number)
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return f"{digits} %" if percent else digits


def moment(text: str, shape: str, *, from_1904: bool) -> str | None:
    """Return the date, the time of day or the duration that a number is shown as; else nothing."""
    shape = _ASIDE.sub("", shape.partition(";")[0])
    number = _number(text) if _MOMENT.search(shape) else None
    if number is None:
        return None
    try:
        if _ELAPSED.search(shape):
            return _duration(round(float(number) * _DAY), to_the_second="s" in shape.lower())
        return written(_moment(float(number), from_1904=from_1904))
    except (OverflowError, ValueError):
        return None


def written(value: datetime | time) -> str:
    """Return a moment in ISO 8601; at midnight, the day."""
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat()


def _number(text: str) -> Decimal | None:
    text = text.strip()
    if _WHOLE.fullmatch(text):
        return Decimal(text)
    if len(text) > _LONGEST or not _NUMBER.fullmatch(text):
        return None
    # By way of a float: a spreadsheet writes 776.60000000000002 for 776.6.
    number = Decimal(repr(float(text)))
    return number if number.is_finite() else None


def _moment(days: float, *, from_1904: bool) -> datetime | time:
    seconds = round(days * _DAY)
    if 0 <= seconds < _DAY:
        return (_EPOCH + timedelta(seconds=seconds)).time()
    # Spreadsheets have a 29 February 1900, since one of them once had.
    if not from_1904 and seconds < _LEAP_THAT_WAS_NONE * _DAY:
        seconds += _DAY
    return (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(seconds=seconds)


def _duration(seconds: int, *, to_the_second: bool) -> str:
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    hours, rest = divmod(seconds, _HOUR)
    minutes, rest = divmod(rest, _MINUTE)
    text = f"{sign}{hours}:{minutes:02}"
    return f"{text}:{rest:02}" if rest or to_the_second else text
