"""The passage around a quote."""

from __future__ import annotations

import re
from dataclasses import dataclass

from alpine_quiz.documents.quotes import find, find_nearest, shown_pieces

_ELLIPSIS = "…"
_BLANK_LINE = re.compile(r"\n[ \t\r\u00a0]*\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document with a quote in it.

    ``text`` stands at ``start`` in the document; ``quote`` and ``mark`` are begin and end
    within ``text``, ``mark`` empty where there is none. All are code points of the document's
    own text. ``cut_before`` and ``cut_after`` say that its paragraph went on there.
    """

    text: str
    start: int
    quote: tuple[int, int]
    mark: tuple[int, int]
    cut_before: bool = False
    cut_after: bool = False
    language: str = ""

    @property
    def parts(self) -> tuple[str, str, str]:
        """What stands before the quote, the quote, and what follows, set for a reader."""
        before, quote, after = shown_pieces(self.text, self.quote, self.language)
        return self._opened(before), quote, self._closed(after)

    @property
    def marked_parts(self) -> tuple[str, str, str, str, str]:
        """The same with the quote cut in three: its deciding words in the middle."""
        cuts = (self.quote[0], *self.mark, self.quote[1])
        before, opening, mark, closing, after = shown_pieces(self.text, cuts, self.language)
        return self._opened(before), opening, mark, closing, self._closed(after)

    def _opened(self, before: str) -> str:
        return f"{_ELLIPSIS} {before.lstrip()}" if self.cut_before else before.lstrip()

    def _closed(self, after: str) -> str:
        return f"{after.rstrip()} {_ELLIPSIS}" if self.cut_after else after.rstrip()


def passage_around(
    text: str,
    quote: str,
    at: int | None,
    wide: int,
    *,
    mark: str = "",
    language: str = "",
    markdown: bool = False,
) -> Passage | None:
    """Return the passage around ``quote``, or ``None`` where the text does not hold it.

    Of several occurrences the one nearest to ``at`` is taken. At most ``wide`` code points
    are given on each side, cut between words; within that, whole paragraphs. Of ``markdown`` it is
    the quote's own paragraph, as headings and fences mean nothing within a line.
    """
    found = find_nearest(text, quote, at)
    if found is None:
        return None
    begin, end = found
    start, cut_before = _start(text, begin, wide)
    stop, cut_after = _stop(text, end, wide)
    first, last = _paragraph(text, begin, end) if markdown else (0, len(text))
    start, cut_before = (first, False) if first >= start else (start, cut_before)
    stop, cut_after = (last, False) if last <= stop else (stop, cut_after)
    marked = find(text[begin:end], mark)
    low, high = marked[0] if marked else (end - begin, end - begin)
    shift = begin - start
    return Passage(
        text[start:stop],
        start,
        (shift, end - start),
        (shift + low, shift + high),
        cut_before,
        cut_after,
        language,
    )


def _paragraph(text: str, begin: int, end: int) -> tuple[int, int]:
    """Return the paragraph of a text in Markdown that holds all of a span, or the whole text."""
    from alpine_quiz.documents.markdown import markdown_paragraphs

    for paragraph in markdown_paragraphs(text):
        if paragraph.begin <= begin and end <= paragraph.end:
            return paragraph.begin, paragraph.end
    return 0, len(text)


def _start(text: str, begin: int, wide: int) -> tuple[int, bool]:
    """Return where the passage begins, and whether that is within a paragraph."""
    edge = max(0, begin - wide)
    if edge == 0:
        return 0, False
    opening = _BLANK_LINE.search(text, edge, begin)
    if opening:
        return opening.end(), False
    space = re.compile(r"\s").search(text, edge, begin)
    return (space.end() if space else begin), True


def _stop(text: str, end: int, wide: int) -> tuple[int, bool]:
    edge = min(len(text), end + wide)
    if edge == len(text):
        return edge, False
    closings = list(_BLANK_LINE.finditer(text, end, edge))
    if closings:
        return closings[-1].start(), False
    spaces = list(re.compile(r"\s").finditer(text, end, edge))
    return (spaces[-1].start() if spaces else end), True
