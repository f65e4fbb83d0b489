"""The paragraphs of a whole document: where each begins and ends, and what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_ONE_LINE_END = frozenset(("\n", "\r\n", "\r", "\v", "\x85", "\u2028"))
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]\s]{0,6}\Z")
_BETWEEN_SENTENCES = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s+")
_ITEM = re.compile(r"([-*•–—◦▪‣+]|\d{1,3}[.)])[ \t\u00a0]+(?=.*\w)")
_ITEM_SIGNS = frozenset("-*•–—◦▪‣+0123456789")
_COLUMN = re.compile(r"\S(?:[ \u00a0]{3,}|[ \u00a0]?\t\s*)(?=\S)")
_DRAWN = re.compile(r"[|│┃║].*[|│┃║]|[─━═]{3}|[-=+]{3,}\+")
_DRAWN_SIGNS = frozenset("|│┃║┌├└╔╠╚+-─━═")
_FEW_LETTERS = 3
_LEAST_WIDTH = 36
_LONG_LINE = 50
_NEARLY = 0.85
_LONGEST = 4000
_LONGEST_HEADING = 200
_SAMPLE = 2000


class Kind(StrEnum):
    """What a paragraph is; a ``ROW`` of a table, or of code, is shown as it stands."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    QUOTATION = "quotation"
    ROW = "row"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document: its code points from ``begin`` to ``end``.

    ``opens`` says that it is set apart from what stands before it, ``level`` is a heading's or
    how deep in a list an item is, ``lead`` an item's bullet or number.
    """

    kind: Kind
    begin: int
    end: int
    opens: bool = True
    level: int = 0
    lead: str = ""


class Line(NamedTuple):
    """A line that is not blank: ``text`` stands at ``begin``, ``start`` is before its indent."""

    text: str
    start: int
    begin: int
    after_blank: bool

    @property
    def end(self) -> int:
        """Where it ends, without white space."""
        return self.begin + len(self.text)

    @property
    def indent(self) -> int:
        """How many code points it is moved in by."""
        return self.begin - self.start


class Gathered:
    """The paragraphs of ``text`` found so far; the last may still grow."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.last: Paragraph | None = None
        self._end = 0
        self._found: list[Paragraph] = []

    def add(self, paragraph: Paragraph) -> None:
        """Begin a paragraph."""
        self._close()
        self.last, self._end = paragraph, paragraph.end

    def grow(self, end: int) -> None:
        """Let the last paragraph go on to ``end``."""
        self._end = end

    def make_heading(self, level: int) -> None:
        """Take the last paragraph for a heading."""
        if self.last is not None:
            self.last = replace(self.last, kind=Kind.HEADING, opens=True, level=level)

    def closed(self) -> list[Paragraph]:
        """Return all."""
        self._close()
        return self._found

    def _close(self) -> None:
        last, self.last = self.last, None
        if last is None:
            return
        if last.end == self._end and self._end - last.begin <= _LONGEST:
            self._found.append(last)
            return
        opens, lead = last.opens, last.lead
        for begin, end in _pieces(self.text, last.begin, self._end):
            self._found.append(Paragraph(last.kind, begin, end, opens, last.level, lead))
            opens, lead = False, " " * len(lead)


def _pieces(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    while end - begin > _LONGEST:
        middle, limit = begin + _LONGEST // 2, begin + _LONGEST
        cut = limit
        for found in _BETWEEN_SENTENCES.finditer(text, middle, limit):
            cut = found.end()
        if cut == limit:
            space = max(text.rfind(sign, middle, limit) for sign in " \n\t")
            cut = space + 1 if space >= 0 else limit
        yield begin, begin + len(text[begin:cut].rstrip())
        begin = cut
    yield begin, end


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines that are not blank."""
    end = 0
    for found in _LINE.finditer(text):
        raw = found[0]
        line = raw.strip()
        if line:
            start = found.start()
            begin = start if line[0] == raw[0] else start + len(raw) - len(raw.lstrip())
            yield Line(line, start, begin, text[end:start] not in _ONE_LINE_END)
            end = found.end()


def _blocks(text: str) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines_of(text):
        if line.after_blank and block:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def plain_paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of a plain text, in their order; blank lines belong to none.

    Lines broken to a width are one paragraph, even where a PDF left blank lines between them;
    a line all in capitals is a heading. A paragraph too long to be laid out at a glance is
    cut, between sentences if it has any.
    """
    sample = list(islice(lines_of(text), _SAMPLE))
    reading = _Plain(text, scattered=_is_scattered(sample), has_headings=not _shouts(sample))
    for block in _blocks(text):
        reading.take(block)
    return reading.gathered.closed()


def item_of(line: Line) -> re.Match[str] | None:
    """Return the bullet or number (the first group) of an item of a list, or ``None``."""
    return _ITEM.match(line.text) if line.text[0] in _ITEM_SIGNS else None


class _Plain:
    """Reads a plain text block by block; ``before`` is the line before the one looked at."""

    def __init__(self, text: str, *, scattered: bool, has_headings: bool) -> None:
        self.gathered = Gathered(text)
        self._scattered = scattered
        self._has_headings = has_headings
        self._before: Line | None = None

    def take(self, block: list[Line]) -> None:
        """Take the lines between two blank ones."""
        rows = _rows(block)
        first = 0
        if self._has_headings and not any(rows):
            first = _heading_lines(block)
            if first:
                self._take_heading(block[:first])
        width = max([len(line.text) for line in block])
        for number in range(first, len(block)):
            line = block[number]
            if rows[number]:
                self.gathered.add(Paragraph(Kind.ROW, line.start, line.end, number == first))
            else:
                self._take_prose(line, number == first, width)
            self._before = line

    def _take_heading(self, lines: list[Line]) -> None:
        last, before = self.gathered.last, self._before
        goes_on = last is not None and last.kind is Kind.HEADING and self._scattered
        if goes_on and before is not None and len(before.text) >= _LONG_LINE:
            self.gathered.grow(lines[-1].end)
        else:
            heading = Paragraph(Kind.HEADING, lines[0].begin, lines[-1].end, level=2)
            self.gathered.add(heading)
        self._before = lines[-1]

    def _take_prose(self, line: Line, opens: bool, width: int) -> None:
        item = item_of(line)
        if item is not None:
            begin = line.begin + item.end()
            self.gathered.add(Paragraph(Kind.ITEM, begin, line.end, opens, 0, item[1]))
        elif self._goes_on(line, opens, width):
            self.gathered.grow(line.end)
        else:
            self.gathered.add(Paragraph(Kind.TEXT, line.begin, line.end, opens))

    def _goes_on(self, line: Line, opens: bool, width: int) -> bool:
        last, before = self.gathered.last, self._before
        if before is None or last is None or last.kind not in (Kind.TEXT, Kind.ITEM):
            return False
        if opens:
            return self._scattered and _goes_over(before, line)
        return _goes_on(before, line, width)


def _heading_lines(block: list[Line]) -> int:
    """Return how many lines of capitals a block begins with."""
    number = 0
    while (
        number < len(block)
        and block[number].text.isupper()
        and len(block[number].text) <= _LONGEST_HEADING
        and sum(map(str.isalpha, block[number].text)) > _FEW_LETTERS
    ):
        number += 1
    return number


def _is_scattered(lines: list[Line]) -> bool:
    """Tell whether blank lines stand between broken lines, as in texts taken from a PDF."""
    inner = sum(
        1
        for line, following in pairwise(lines)
        if following.after_blank
        and following.text[0].islower()
        and not _SENTENCE_END.search(line.text[-8:])
    )
    return inner >= 3 and 4 * inner > sum(line.after_blank for line in lines)


def _shouts(lines: list[Line]) -> bool:
    """Tell whether capitals mark no headings here, since most of the text is in them."""
    return 2 * sum(line.text.isupper() for line in lines) > len(lines) > 2


def _rows(block: list[Line]) -> list[bool]:
    """Tell of each line whether it is a row of a table.

    It has columns apart by tabs or wide gaps and so has a neighbour, or it has three; or there
    are lines drawn between them.
    """
    if len(block) == 1:
        return [_columns(block[0].text) > 1]
    columns = [_columns(line.text) for line in block]
    if not any(columns):
        return [False] * len(block)
    around = [0, *columns, 0]
    return [
        own > 1 or (own == 1 and max(around[number], around[number + 2]) > 0)
        for number, own in enumerate(columns)
    ]


def _columns(text: str) -> int:
    """Return how many gaps between columns a line has."""
    gaps = 0
    if "   " in text or "\t" in text:
        gaps = sum(1 for _ in islice(_COLUMN.finditer(text), 2))
    if not gaps and text[0] in _DRAWN_SIGNS and _DRAWN.search(text[:1000]):
        return 2
    return gaps


def _goes_over(line: Line, following: Line) -> bool:
    """Tell whether a paragraph goes on behind a blank line of a scattered text."""
    if line.text[-1] == "," or following.text[0].islower():
        return True
    return len(line.text) >= _LONG_LINE and not _SENTENCE_END.search(line.text[-8:])


def _goes_on(line: Line, following: Line, width: int) -> bool:
    """Tell whether ``line`` was broken because the next word did not fit into ``width``."""
    if following.text[0].islower():
        return True
    word = following.text.split(None, 1)[0]
    full = width >= _LEAST_WIDTH and len(line.text) + 1 + len(word) > _NEARLY * width
    if _SENTENCE_END.search(line.text[-8:]):
        return full and following.indent < line.indent + 2
    return full or len(line.text) >= _LONG_LINE
