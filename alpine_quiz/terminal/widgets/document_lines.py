"""A document's lines at one width, each paragraph laid out when it comes near the window."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, split_graphemes

from alpine_quiz.documents.paragraphs import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.documents.paragraphs import Paragraph
    from alpine_quiz.documents.reading import Reading

# Between ideographs a line may end anywhere, but none begins with their closing marks.
_IDEOGRAPHS = (
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60\U00020000-\U0003fffd"
)
_CLOSING = "\u3001\u3002\u300d\u300f\u3011\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f"
_WORD = re.compile(
    rf"[{_IDEOGRAPHS}][\u0300-\u036f\ufe0f{_CLOSING}]*+ *+|[^ {_IDEOGRAPHS}]++ *+| ++"
)
_LEAST = 8
_FILLED = 0.95
_MOST_KEPT = 1500
_MOST_CODE_POINTS = 8  # for a cell, where no tricks are played


class Line(NamedTuple):
    """A line of a paragraph: its shown text from ``begin`` to ``end``."""

    paragraph: int
    begin: int
    end: int
    is_first: bool
    is_last: bool


class DocumentLines:
    """The lines of ``reading`` in a column of ``width`` cells; rows may be ``row_width`` wide.

    Heights of paragraphs that are not laid out yet are guessed. A blank line above a paragraph
    belongs to it.
    """

    def __init__(self, reading: Reading, width: int, row_width: int) -> None:
        self.reading = reading
        self.width = width
        self.row_width = row_width
        self._heights = list(self._guessed())
        self._tops = [0]
        self._is_stale = True
        self._exact = bytearray(len(self._heights))
        self._laid: dict[int, list[tuple[int, int]]] = {}

    @property
    def height(self) -> int:
        """How many lines there are, as far as is known."""
        return self._fresh_tops()[-1]

    def top(self, number: int) -> int:
        """Return the line that a paragraph, with the blank one above it, begins at."""
        return self._fresh_tops()[number]

    def height_of(self, number: int) -> int:
        """Return how many lines a paragraph has, with the blank one above it."""
        return self._heights[number]

    def gap(self, number: int) -> int:
        """Return how many blank lines stand above a paragraph."""
        return int(number > 0 and self.reading.paragraphs[number].opens)

    def lead(self, number: int) -> str:
        """Return what stands before a paragraph's first line; its other lines hang as deep."""
        paragraph = self.reading.paragraphs[number]
        if paragraph.kind is Kind.ITEM:
            return f"{'  ' * paragraph.level}{paragraph.lead} "
        return "│ " if paragraph.kind is Kind.QUOTATION else ""

    def paragraph_at(self, y: int) -> int:
        """Return the paragraph that line ``y`` belongs to."""
        tops = self._fresh_tops()
        return max(0, min(len(self._heights), bisect_right(tops, y)) - 1)

    def line_at(self, y: int) -> Line | None:
        """Return line ``y``, or ``None`` where it is blank or none."""
        if not 0 <= y < self.height:
            return None
        number = self.paragraph_at(y)
        lines = self.lines(number)
        part = y - self.top(number) - self.gap(number)
        if not 0 <= part < len(lines):
            return None
        begin, end = lines[part]
        return Line(number, begin, end, part == 0, part == len(lines) - 1)

    def line_of(self, number: int, at: int) -> int:
        """Return the line that the code point ``at`` of a paragraph's shown text stands in."""
        begins = [begin for begin, _ in self.lines(number)]
        return self.top(number) + self.gap(number) + max(0, bisect_right(begins, at) - 1)

    def lay_out(self, first: int, last: int) -> None:
        """Lay out the paragraphs from ``first`` to ``last``, both included."""
        for number in range(max(0, first), min(last, len(self._heights) - 1) + 1):
            if not self._exact[number]:
                self.lines(number)

    def lay_out_around(self, number: int, above: int, below: int) -> None:
        """Lay out a paragraph and those that fill so many lines above and below it."""
        self.lay_out(number, number)
        low = number
        while low > 0 and above > 0:
            low -= 1
            self.lay_out(low, low)
            above -= self._heights[low]
        high = number
        while high + 1 < len(self._heights) and below > 0:
            high += 1
            self.lay_out(high, high)
            below -= self._heights[high]

    def lines(self, number: int) -> list[tuple[int, int]]:
        """Return begin and end of each line of a paragraph within its shown text."""
        laid = self._laid.get(number)
        if laid is None:
            if len(self._laid) >= _MOST_KEPT:
                self._laid.clear()
            text = self.reading.shown(number).text
            laid = self._laid[number] = wrapped(text, self._room(number))
            height = len(laid) + self.gap(number)
            self._is_stale = self._is_stale or height != self._heights[number]
            self._heights[number] = height
            self._exact[number] = 1
        return laid

    def _room(self, number: int) -> int:
        is_row = self.reading.paragraphs[number].kind is Kind.ROW
        width = self.row_width if is_row else self.width
        return max(_LEAST, width - cell_len(self.lead(number)))

    def _guessed(self) -> Iterator[int]:
        filled = max(1.0, self.width * _FILLED)
        return (_guess(each, filled) for each in self.reading.paragraphs)

    def _fresh_tops(self) -> list[int]:
        if self._is_stale:
            self._tops = [0, *accumulate(self._heights)]
            self._is_stale = False
        return self._tops


def _guess(paragraph: Paragraph, filled: float) -> int:
    return paragraph.opens + 1 + int((paragraph.end - paragraph.begin - 1) / filled)


def wrapped(text: str, width: int) -> list[tuple[int, int]]:
    """Return begin and end of the lines that ``text`` takes in ``width`` cells, at least one.

    Lines end between words, or between ideographs; a word too long for a line is folded, but
    no character of several code points. Spaces at a line's end belong to none.
    """
    if cell_len(text) <= width:
        return [(0, len(text))]
    lines: list[tuple[int, int]] = []
    begin = end = used = 0
    for found in _WORD.finditer(text):
        word = found[0].rstrip(" ")
        start, stop = found.start(), found.start() + len(word)
        cells = cell_len(word)
        if used and used + cells > width:
            lines.append((begin, end))
            begin, used = start, 0
        while cells > width:
            start = _fold(text, start, stop, width)
            lines.append((begin, start))
            begin = start
            cells = cell_len(text[start:stop])
        used += cells + len(found[0]) - len(word)
        if stop > start:
            end = stop
    lines.append((begin, max(begin, end)))
    return lines


def _fold(text: str, start: int, stop: int, width: int) -> int:
    """Return where a word that is too long for a line is to be folded, always behind ``start``."""
    window = min(stop, start + _MOST_CODE_POINTS * width)
    spans, _ = split_graphemes(text[start:window])
    cells = 0
    for low, _, size in spans:
        if low and cells + size > width:
            return start + low
        cells += size
    return window
