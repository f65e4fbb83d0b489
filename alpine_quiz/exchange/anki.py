"""Anki's text files: notes of several fields, set apart by tabs, with what they are said first.

After “Text Files” in Anki's manual (docs.ankiweb.net/importing/text-files.html): lines such as
``#separator:tab``, ``#html:true``, ``#guid column:1`` and ``#tags column:4`` stand before the
notes, and any line that begins with ``#`` is a comment. A field in quotation marks may hold
separators and line ends. A note whose guid is there already is updated.

What we write is cards of the type Basic: in front the stem and the options that a round would
show, behind them the key, why, and the quotes. `anki_in` reads such cards back with id, type,
stem, options as shown, key, other right answers, correction, rationale, topic and tags (where
spaces became underlines); a longer pool of distractors, feedback, hints, wrong and near answers,
values and citations do not come back. Any other note becomes a question answered in words.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from alpine_quiz.bank.texts import ID, LANGUAGE
from alpine_quiz.exchange.csv_in import Lines, is_open
from alpine_quiz.exchange.decoding import MAX_QUESTIONS, check_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SEPARATORS = {
    "tab": "\t",
    "\\t": "\t",
    "comma": ",",
    "semicolon": ";",
    "space": " ",
    "pipe": "|",
    "colon": ":",
}
MOST_COLUMNS = 100
BETWEEN_TAGS = "::"
CARD = "alpine-quiz"
"""The class of what we write, beside the question's type."""

_GUID = re.compile(rf"({ID})/({ID})@({LANGUAGE})")
_HEADER = re.compile(r"#\s*([a-z ]{1,40}?)\s*:(.*)", re.IGNORECASE)
_ELEMENT = re.compile(r"<([a-z]+)\b([^<>]*+)>")
_COLUMN = " column"
_LINES_OF_A_NOTE = 20
# What Anki would take for a sound, a cloze, or the beginning of a formula.
_ENCODED = {ord(sign): f"&#{ord(sign)};" for sign in "[{\\"}


@dataclass(slots=True)
class Headers:
    """What a file says of itself; columns are counted from 0, by what they hold."""

    separator: str = ""
    html: bool | None = None
    deck: str = ""
    tags: str = ""
    columns: dict[str, int] = field(default_factory=dict)
    found: bool = False

    def take(self, line: str) -> None:
        """Take in a line that begins with ``#``; what is none of these is a comment."""
        found = _HEADER.match(line)
        if not found:
            return
        name, value = found[1].lower(), found[2].strip(" ")
        plain = value.strip()
        if name.endswith(_COLUMN):
            if plain.isdecimal() and 0 < int(plain[:4]) <= MOST_COLUMNS:
                self.columns[name.removesuffix(_COLUMN)] = int(plain[:4]) - 1
        elif name == "separator":
            self.separator = SEPARATORS.get(plain.lower(), value[:1])
        elif name == "html":
            self.html = plain.lower() == "true"
        elif name in ("deck", "tags"):
            setattr(self, name, plain)
        elif name not in ("columns", "notetype", "if matches"):
            return
        self.found = True


def records(text: str, separator: str) -> Iterator[tuple[int, list[str] | None]]:
    """Return each note with its first line; ``None`` for one whose quotation mark never closes.

    Raises ``ExchangeError`` where there is more than any notes hold.
    """
    lines = Lines(text)
    reader = csv.reader(_bounded(lines, separator), delimiter=separator)
    while True:
        number, begin = reader.line_num + 1, lines.at
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:  # a field without an end
            yield number, None
            return
        if lines.at == len(text) and is_open(text[begin:], separator):
            yield number, None
            return
        if not text.startswith("#", begin) and any(cells):
            yield number, cells[:MOST_COLUMNS]


def _bounded(lines: Iterable[str], separator: str) -> Iterator[str]:
    """Return ``lines``, refusing what no notes have but what would take long, or much memory."""
    for number, line in enumerate(lines, 1):
        check_count(number // _LINES_OF_A_NOTE, number)
        if len(line) > MAX_QUESTIONS:
            check_count(line.count(separator), number)
        yield line


def guid_of(pack: str, item: str, language: str) -> str:
    """Return what Anki knows a question by, for ever: an import of it updates its note."""
    return f"{pack}/{item}@{language}"


def named_in(guid: str) -> tuple[str, str, str] | None:
    """Return pack, id and language that a guid of ours names."""
    found = _GUID.fullmatch(guid)
    return (found[1], found[2], found[3]) if found else None


def shown(text: str) -> str:
    """Return ``text`` as a field's HTML."""
    return escape(text).translate(_ENCODED).replace("\n", "<br>")


def part_of(html: str, name: str) -> str:
    """Return the HTML within the first element of that class, or nothing."""
    mark = f'class="{name}"'
    for begin in _ELEMENT.finditer(html):
        if mark in begin[2].split():
            end = html.find(f"</{begin[1]}>", begin.end())
            return html[begin.end() : end] if end >= 0 else ""
    return ""


def entries_of(html: str) -> list[str]:
    """Return the HTML of each entry of a list."""
    return [entry.partition("</li>")[0] for entry in html.split("<li>")[1:]]
