"""Finding a quote in a text, letter for letter, and setting it for a reader."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from alpine_quiz.language.clean import cleaned

if TYPE_CHECKING:
    from collections.abc import Sequence

# What the groups match goes when a quote is shown: texts taken apart for machines set spaces
# around their punctuation.
_EVERYWHERE = (
    re.compile(r"\s(\s+)"),
    re.compile(r"\S(\s+)(?=[,.…](?!\w))"),
    re.compile(r"[(\[{](\s+)"),
    re.compile(r"(?<!\s)(\s+)(?=[)\]}])"),
    re.compile(r"\w(\s+)(?=['’]s\b)"),
    re.compile(r"''(\s+)[^']{1,200}?(\s+)''"),
    re.compile(r"(?<!\w)'(?=\w)[^']{1,200}?\w(\s+)'(?!\w)"),
)
_NOT_IN_FRENCH = (re.compile(r"\S(\s+)(?=[;:!?](?!\S))"),)


def find(text: str, quote: str) -> list[tuple[int, int]]:
    """Return begin and end of every occurrence of ``quote`` in ``text``, in code points.

    White space is folded, so that a quote may run over a line's end; nothing else is.
    Occurrences do not overlap. An empty quote occurs nowhere.
    """
    parts = quote.split()
    # Plain search is many times faster than a pattern, and rules out most texts.
    if not parts or max(parts, key=len) not in text:
        return []
    return [found.span() for found in _pattern(parts).finditer(text)]


def find_nearest(text: str, quote: str, at: int | None = None) -> tuple[int, int] | None:
    """Return begin and end of the occurrence of ``quote`` nearest to ``at``, or ``None``.

    Without ``at`` the first is taken. One that stands just there is found without a search.
    """
    parts = quote.split()
    if not parts:
        return None
    there = _pattern(parts).match(text, at) if at is not None and at >= 0 else None
    if there is not None:
        return there.span()
    return min(find(text, quote), key=lambda span: abs(span[0] - (at or 0)), default=None)


def _pattern(parts: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"\s++".join(map(re.escape, parts)))


def as_shown(quote: str, language: str = "") -> str:
    """Return ``quote`` as it is set for a reader: white space folded, loose spaces gone.

    Texts whose punctuation stands apart lose the spaces before it and inside brackets and
    quotation marks. In French (``language``) a space belongs before ``; : ! ?``, and stays.
    """
    return "".join(shown_pieces(quote.strip(), (), language))


def shown_parts(quote: str, mark: str, language: str = "") -> tuple[str, str, str]:
    """Return ``quote`` as `as_shown` sets it, cut before and behind its deciding words.

    All of it stands before them where ``mark`` is empty or no part of it.
    """
    quote = quote.strip()
    found = find(quote, mark)
    begin, end = found[0] if found else (len(quote), len(quote))
    before, inner, after = shown_pieces(quote, (begin, end), language)
    return before, inner, after


def shown_pieces(text: str, cuts: Sequence[int], language: str = "") -> list[str]:
    """Return ``text`` set for a reader, cut at the offsets ``cuts``, which ascend.

    A document may hold what a terminal would obey: that is cleaned away.
    """
    gone = loose_spaces(text, language)
    return [
        cleaned(
            "".join(
                " " if character in "\t\n\r\x0b\x0c" else character
                for character, is_gone in zip(text[begin:end], gone[begin:end], strict=True)
                if not is_gone
            )
        )
        for begin, end in pairwise((0, *cuts, len(text)))
    ]


def loose_spaces(text: str, language: str = "") -> bytearray:
    """Return a flag for each code point of ``text``: whether it goes when the text is shown."""
    gone = bytearray(len(text))
    french = language.split("-", maxsplit=1)[0].lower() == "fr"
    for pattern in _EVERYWHERE if french else _EVERYWHERE + _NOT_IN_FRENCH:
        for found in pattern.finditer(text):
            for group in range(1, pattern.groups + 1):
                begin, end = found.span(group)
                gone[begin:end] = b"\1" * (end - begin)
    return gone
