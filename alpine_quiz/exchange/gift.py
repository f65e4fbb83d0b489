"""GIFT, Moodle's text format for questions: its escapes, and how a text says what it is.

After “GIFT format” in Moodle's documentation (docs.moodle.org/en/GIFT_format).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.exchange.markup import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CATEGORY = "$CATEGORY:"
COMMENT = "//"
SAID_OF_ALL = "####"
PARTNER = "->"

_SIGNS = "~=#{}:\\"
# Unicode keeps these for a program's inner use; no text that was read holds any of them.
_HIDDEN = {sign: chr(0xFDD0 + at) for at, sign in enumerate(_SIGNS + "n")}
GONE = chr(0xFDDF)
"""Stands where a line of comment stood, so that lines can still be counted."""
_SHOWN = {ord(hidden): sign for sign, hidden in _HIDDEN.items()} | {ord(_HIDDEN["n"]): "\n"}
_RAW = {ord(hidden): f"\\{sign}" for sign, hidden in _HIDDEN.items()}
_ESCAPE = re.compile(r"\\([~=#{}:\\n])")
_ESCAPES = {ord(sign): f"\\{sign}" for sign in _SIGNS} | {ord("\n"): "\\n"}
_GONE = re.compile(f"{GONE}\n?")

_MARKER = re.compile(r"\[(html|moodle|plain|markdown)\]")
_LIKE_MARKER = re.compile(r"\[(?:html|moodle|plain|markdown)\]|%-?\d")
_LIKE_MARKUP = re.compile(r"[<&]|\{\s*mlang|\\\(|\\\[|\$\$")
_LIKE_LINE = (COMMENT, "$")

_BEGIN = r"(?<!\\)\[{}:"
_ID = re.compile(_BEGIN.format("id"))
_TAG = re.compile(_BEGIN.format("tag"))
_END = re.compile(r"(?<!\\)\]|[\x00-\x1f]")


def hidden(text: str) -> str:
    """Return ``text`` with one inner character for each escaped sign, so that the others tell."""
    return _ESCAPE.sub(lambda found: _HIDDEN[found[1]], text)


def shown(text: str) -> str:
    """Return a part of a `hidden` text as it is meant, comments gone and white space trimmed."""
    return _GONE.sub("", text).translate(_SHOWN).strip()


def raw(text: str) -> str:
    """Return a `hidden` text as it stood in the file: comments know no escapes."""
    return text.translate(_RAW)


def styled(text: str, style: Style) -> tuple[str, Style]:
    """Return a part of a `hidden` text as it is meant, and how to read it.

    It says so itself in brackets, or is like the question, whose style is ``style``.
    """
    text = _GONE.sub("", text).strip()
    marker = _MARKER.match(text)
    return (shown(text[marker.end() :]), Style(marker[1])) if marker else (shown(text), style)


def escaped(text: str) -> str:
    """Return ``text`` as it stands in a file."""
    return text.translate(_ESCAPES)


def marked(text: str) -> str:
    """Return ``text`` as it stands in a file, safe from being taken for a marker or a weight."""
    return f"[plain]{escaped(text)}" if _LIKE_MARKER.match(text) else escaped(text)


def needs_plain(texts: Iterable[str]) -> bool:
    """Tell whether any of ``texts`` would be read as markup where nothing is said of it."""
    return any(_LIKE_MARKUP.search(text) for text in texts)


def is_like_line(text: str) -> bool:
    """Tell whether ``text`` would be taken for a comment or a category at a line's beginning."""
    return text.startswith(_LIKE_LINE)


def id_in_comment(comment: str) -> str:
    """Return the id that a comment gives the question below it."""
    return next(_in_brackets(_ID, comment), "")


def tags_in_comment(comment: str) -> list[str]:
    """Return the tags that a comment gives the question below it."""
    return list(_in_brackets(_TAG, comment))


def in_brackets(name: str, text: str) -> str:
    """Return an id or a tag as a comment has it, or nothing where it cannot."""
    if text.endswith("\\") or min(text) < " ":
        return ""
    return f"[{name}:{text.replace(']', chr(92) + ']')}]"


def _in_brackets(begin: re.Pattern[str], comment: str) -> Iterator[str]:
    """Return what stands between each ``begin`` and its bracket; it is gone over once."""
    at = 0
    while found := begin.search(comment, at):
        end = _END.search(comment, found.end())
        if end is None:
            return
        text = comment[found.end() : end.start()]
        if text and end[0] == "]":
            yield text.replace("\\]", "]").strip()
        at = end.end()
