"""Quotes of a text that is not here, those that overlap put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.library.cited import CitedQuote


@dataclass(slots=True)
class Run:
    """A stretch of the text, and where the quotes of these numbers stand in it."""

    text: str
    at: int
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)

    def take(self, number: int, quote: str, at: int) -> bool:
        """Take a quote that lies within this stretch, holds it, or goes on where it ends.

        A quote from elsewhere in the text, by ``at``, is not taken, whatever its words are.
        """
        # White space is folded in quotes, so that a stretch is never longer than the text was.
        if not 0 <= at - self.at <= len(self.text):
            return False
        begin = _begin_within(self.text, quote)
        if begin < 0:
            return False
        if begin + len(quote) > len(self.text):
            self.text = self.text[:begin] + quote
        self.spans[number] = (begin, begin + len(quote))
        return True


def runs_of(quotes: Iterable[CitedQuote]) -> list[Run]:
    """Return the stretches that ``quotes`` make, in the order these are given in."""
    runs: list[Run] = []
    for number, quote in enumerate(quotes):
        if not runs or not runs[-1].take(number, quote.quote, quote.at):
            whole = (0, len(quote.quote))
            runs.append(Run(quote.quote, quote.at, {number: whole}))
    return runs


def _begin_within(text: str, quote: str) -> int:
    """Return where ``quote`` begins in ``text``, though it may go on behind it; else -1.

    Both begin and end between words there: a letter alike by chance is no overlap.
    """
    padded = f"{text} "
    begin = 0
    while begin < len(text):
        tail = text[begin:]
        if f"{quote} ".startswith(f"{tail} ") or padded.startswith(f"{quote} ", begin):
            return begin
        space = text.find(" ", begin)
        if space < 0:
            break
        begin = space + 1
    return -1
