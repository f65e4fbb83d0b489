"""Which format a file has, by its content first and its name second."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.exchange.decoding import decoded
from alpine_quiz.exchange.formats import IMPORTERS
from alpine_quiz.exchange.model import ExchangeError, Format, Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterator

_ZIP = b"PK\x03\x04"
_SAMPLE = 2**16
_BY_NAME = {
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".tab": Format.CSV,
    ".xlsx": Format.XLSX,
    ".xlsm": Format.XLSX,
    ".gift": Format.GIFT,
    ".xml": Format.MOODLE,
    ".json": Format.OPENTDB,
    ".aiken": Format.AIKEN,
}
SUFFIXES = (*_BY_NAME, ".txt")
"""How files end that come from other programs; what ends otherwise may only look like theirs."""

_MOODLE = re.compile(r"<quiz\b|<question\s+type\s*=", re.IGNORECASE)
_JSON = re.compile(r"\s*+[\[{]\s*+[\"{\[\]}]")
_ANKI = re.compile(r"(?:#(?:separator|html|notetype|deck|tags|columns|guid)[^\n]*:)", re.IGNORECASE)
_AIKEN_KEY = re.compile(r"^[^\S\n]*+ANSWER[^\S\n]*+:[^\S\n]*+[A-Z][^\S\n]*+$", re.MULTILINE)
_AIKEN_OPTION = re.compile(r"^[^\S\n]*+[A-Z][.)][^\S\n]++\S", re.MULTILINE)
_GIFT = re.compile(r"^[^\S\n]*+::|(?<!\\)\{\s*+(?:[=~#]|T|F|TRUE|FALSE|\})", re.MULTILINE)


def guessed(content: bytes, name: str) -> Format:
    """Return the format of a file, of those that can be read.

    Raises ``ExchangeError`` where it is none that is known, or too large.
    """
    for format_ in _likely(content, name.lower()):
        if format_ in IMPORTERS:
            return format_
    raise ExchangeError(Obstacle.UNKNOWN_FORMAT, format="")


def _likely(content: bytes, name: str) -> Iterator[Format]:
    """Return the formats it may have, the likeliest first."""
    if content.startswith(_ZIP):
        yield from _workbook(content)
        return
    text, _ = decoded(content[:_SAMPLE])
    by_name = next((each for suffix, each in _BY_NAME.items() if name.endswith(suffix)), None)
    if _MOODLE.search(text[:4096]) and text.lstrip().startswith("<"):
        yield Format.MOODLE
    elif _JSON.match(text) and by_name is not Format.GIFT:
        yield Format.OPENTDB
    if by_name is not None and by_name is not Format.XLSX:
        if by_name is Format.CSV and _is_kahoot(text, name):
            yield Format.KAHOOT
        yield by_name
    if _ANKI.match(text):
        yield Format.ANKI
    if _AIKEN_KEY.search(text) and _AIKEN_OPTION.search(text):
        yield Format.AIKEN
    if _GIFT.search(text):
        yield Format.GIFT
    yield from _plain(text, name)


def _plain(text: str, name: str) -> Iterator[Format]:
    """Return what lines of text may be: a table if its first rows name its columns, or a list."""
    from alpine_quiz.exchange.csv_in import sheet_of
    from alpine_quiz.exchange.list_in import separator_of
    from alpine_quiz.exchange.tables import table_of

    if "\x00" in text or not text.strip():
        return
    if table_of(sheet_of(text, name)) is not None:
        yield Format.KAHOOT if _is_kahoot(text, name) else Format.CSV
    if separator_of(text.split("\n")):
        yield Format.LIST


def _is_kahoot(text: str, name: str) -> bool:
    from alpine_quiz.exchange.csv_in import sheet_of
    from alpine_quiz.exchange.kahoot_in import template_in

    return template_in([sheet_of(text, name)]) is not None


def _workbook(content: bytes) -> Iterator[Format]:
    from alpine_quiz.exchange.kahoot_in import template_in
    from alpine_quiz.exchange.xlsx_in import sheets_of

    try:
        sheets, _ = sheets_of(content, beginnings=True)
    except ExchangeError as error:
        if error.obstacle is Obstacle.NOT_THIS_FORMAT:
            return
        raise
    if template_in(sheets) is not None:
        yield Format.KAHOOT
    yield Format.XLSX
