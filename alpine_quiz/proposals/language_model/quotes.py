"""Where a model's quote stands in the document, letter for letter, or why it does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import MAX_QUOTE_WORDS
from alpine_quiz.documents.quotes import find
from alpine_quiz.language.clean import first_forbidden
from alpine_quiz.proposals.language_model.doubts import Doubt
from alpine_quiz.proposals.language_model.values import NUMERAL

if TYPE_CHECKING:
    from alpine_quiz.proposals.language_model.paragraphs import Paragraph
    from alpine_quiz.proposals.reflow import Reading


_LONGEST_NUMERAL = 30


@dataclass(frozen=True, slots=True)
class Found:
    """A quote as the kept text has it, at ``at`` there; ``begin`` and ``end`` in the reading."""

    text: str
    at: int
    begin: int
    end: int


def look_up(quote: str, paragraph: Paragraph, reading: Reading) -> Found | Doubt:
    """Return the quote in the paragraph, or in the one other place that has it.

    White space is folded, nothing else: a quote that differs by a letter is none.
    """
    inside = [
        (paragraph.begin + begin, paragraph.begin + end)
        for begin, end in find(paragraph.text, quote)
    ]
    places = inside or find(reading.text, quote)
    if not places:
        return Doubt.QUOTE_NOT_FOUND
    if not inside and len(places) > 1:
        return Doubt.QUOTE_SOMEWHERE_ELSE
    whole = [place for place in places if _is_at_words(reading.text, *place)]
    if not whole:
        return Doubt.QUOTE_CUTS_A_WORD
    begin, end = whole[0]
    low, high = reading.span(begin, end)
    text = " ".join(reading.kept[low:high].split())
    if not reading.is_whole(begin, end) or first_forbidden(text) is not None:
        return Doubt.QUOTE_RUNS_OVER
    if max(len(text.split()), len(quote.split())) > MAX_QUOTE_WORDS:
        return Doubt.QUOTE_TOO_LONG
    return Found(text, low, begin, end)


def _is_at_words(text: str, begin: int, end: int) -> bool:
    """Tell whether a piece begins and ends with whole words and whole numbers."""
    return not (_cuts(text, begin) or _cuts(text, end))


def _cuts(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    if text[at - 1].isalnum() and text[at].isalnum():
        return True
    low = max(0, at - _LONGEST_NUMERAL)
    near = text[low : at + _LONGEST_NUMERAL]
    return any(low + found.start() < at < low + found.end() for found in NUMERAL.finditer(near))


def agreeing_part(quote: str, text: str) -> tuple[str, str]:
    """Return the beginning of ``quote`` that ``text`` has, and what ``text`` goes on with."""
    parts = quote.split()
    low, high = 0, len(parts)
    while low < high:
        middle = (low + high + 1) // 2
        if find(text, " ".join(parts[:middle])):
            low = middle
        else:
            high = middle - 1
    if not low:
        return "", ""
    begun = " ".join(parts[:low])
    _, end = find(text, begun)[0]
    following = text[end:].split()[: max(3, len(parts) - low)]
    return begun, " ".join(following)
