"""Telling a person where in a document something stands: never by a character's number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import lru_cache

_BLANK_LINES = re.compile(r"(?:\r\n|\r|\n)[ \t\u00a0]*(?:\r\n|\r|\n)\s*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_ENDS_LIKE_A_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]\s]*\Z")
_LONGEST_FINDABLE_LINE = 1000


class Where(StrEnum):
    """In what a place is counted."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    REGION = "region"


class Region(IntEnum):
    """A third of a document."""

    BEGINNING = 1
    MIDDLE = 2
    END = 3


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A place in a text: ``number`` is a line or paragraph, from 1, or a ``Region``."""

    where: Where
    number: int


def place_of(text: str, at: int) -> TextPlace:
    """Return the place of the code point ``at`` as a person finds it.

    A text of true paragraphs (parted by blank lines, and most of them ending as sentences do,
    which the scattered lines of a PDF do not) is counted in those; one of run-on lines by its
    thirds; any other by its lines.
    """
    at = max(0, min(at, len(text)))
    if _has_paragraphs(text):
        begin = len(text) - len(text.lstrip())
        ended = (blank.end() <= at for blank in _BLANK_LINES.finditer(text.rstrip(), begin))
        return TextPlace(Where.PARAGRAPH, sum(ended) + 1)
    before = sum(1 for _ in _LINE_END.finditer(text, 0, at))
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    end = text.find("\n", at)
    if (end if end >= 0 else len(text)) - start > _LONGEST_FINDABLE_LINE:
        return TextPlace(Where.REGION, region_of(at, len(text)))
    return TextPlace(Where.LINE, before + 1)


def region_of(at: int, length: int) -> Region:
    """Return in which third of a text of ``length`` code points ``at`` stands."""
    return Region(1 + min(2, max(0, 3 * at // max(1, length))))


@lru_cache(maxsize=16)
def _has_paragraphs(text: str) -> bool:
    paragraphs = [paragraph for paragraph in _BLANK_LINES.split(text.strip()) if paragraph]
    sentences = sum(1 for paragraph in paragraphs if _ENDS_LIKE_A_SENTENCE.search(paragraph))
    return len(paragraphs) > 1 and 2 * sentences > len(paragraphs)
