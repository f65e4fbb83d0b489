"""Sentences and their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.proposals.reflow import Reading

_TOKEN = re.compile(
    r"(?:(?<!\w)(?:[ldsncjmt]|qu|jusqu|lorsqu|puisqu)['’](?=\w))"
    r"|['’]s(?!\w)"
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th|e|er|ère|ème|s)?(?!\w)"
    r"|(?<!\w)(?:[A-Z]\.){2,6}"
    r"|\w+(?:[-./&]\w+)*"
    r"|[^\w\s]",
    re.IGNORECASE,
)
_LONGEST = 1500
"""A sentence of more characters is none: text without full stops is read in pieces."""
_MOST_AT_ONCE = 10_000
_MOST_HEADING_WORDS = 14
_ABBREVIATED = re.compile(r"(?<!\w)(?:MM?|Mme|Mlle|Mrs?|Dr|Ste?|No|n°|vs|[A-Z])\.\s{1,3}\Z")
_END = re.compile(r"[.!?…:;][\"'”’»)\]]{0,3}\s*\Z")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign; ``low`` is its lower case."""

    text: str
    low: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a reading; places of tokens count from the sentence's ``begin``.

    ``paragraph`` numbers the paragraph it stands in; ``is_heading`` says that it is no
    sentence but a title, caption or the like; ``runs_on`` that it is a piece of a text
    without full stops.
    """

    text: str
    begin: int
    paragraph: int
    tokens: tuple[Token, ...]
    is_heading: bool = False
    runs_on: bool = False


def sentences(reading: Reading, language: str) -> Iterator[Sentence]:
    """Yield the sentences of a reading in their order."""
    from sentencex import get_sentence_boundaries

    begin = 0
    for number, paragraph in enumerate(reading.text.split("\n")):
        place = begin
        begin += len(paragraph) + 1
        if not paragraph.strip():
            continue
        spans: list[tuple[int, int]] = []
        for low, high in _slices(paragraph):
            for found in get_sentence_boundaries(language, paragraph[low:high]):
                start, end = low + found["start_index"], low + found["end_index"]
                if spans and _ABBREVIATED.search(paragraph, max(0, start - 12), start):
                    spans[-1] = (spans[-1][0], end)
                else:
                    spans.append((start, end))
        heading = len(spans) == 1 and not _END.search(paragraph)
        for start, end in spans:
            yield from _pieces(paragraph[start:end], place + start, number, heading=heading)


def _slices(paragraph: str) -> Iterator[tuple[int, int]]:
    """Yield a paragraph in slices: the library's time grows with the square of what it is given."""
    low = 0
    while low < len(paragraph):
        high = min(len(paragraph), low + _MOST_AT_ONCE)
        if high < len(paragraph):
            full_stop = paragraph.rfind(". ", low, high)
            stop = full_stop + 1 if full_stop > low else paragraph.rfind(" ", high - 100, high)
            high = stop + 1 if stop > low else high
        yield low, high
        low = high


def _pieces(text: str, begin: int, paragraph: int, *, heading: bool) -> Iterator[Sentence]:
    lead = len(text) - len(text.lstrip())
    begin += lead
    text = text.strip()
    if len(text) <= _LONGEST:
        tokens = tokens_of(text)
        if tokens:
            is_heading = heading and _is_heading(tokens)
            yield Sentence(text, begin, paragraph, tokens, is_heading=is_heading)
        return
    # Pieces overlap, so that what one cuts the other has whole.
    at = 0
    while at < len(text):
        end = min(len(text), at + _LONGEST)
        stop = text.rfind(" ", at + _LONGEST // 2, end) if end < len(text) else end
        stop = stop if stop > at else end
        tokens = tokens_of(text[at:stop])
        if tokens:
            yield Sentence(text[at:stop], begin + at, paragraph, tokens, runs_on=True)
        if end == len(text):
            return
        back = text.find(" ", stop - _LONGEST // 5, stop)
        at = back + 1 if back > at else stop


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the words, numbers and signs of ``text``."""
    return tuple(
        Token(found[0], found[0].lower().replace("’", "'"), found.start(), found.end())
        for found in _TOKEN.finditer(text)
    )


def _is_heading(tokens: tuple[Token, ...]) -> bool:
    words = [token.text for token in tokens if token.text[0].isalpha()]
    if not words:
        return True
    capitals = sum(word[0].isupper() for word in words)
    return len(words) <= _MOST_HEADING_WORDS and (
        capitals > len(words) // 2 or len(words) <= 5 or " ".join(words).isupper()
    )
