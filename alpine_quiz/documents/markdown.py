"""The paragraphs of a document in Markdown, as far as a reader of its text needs them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.documents.paragraphs import Gathered, Kind, Paragraph, item_of, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.documents.paragraphs import Line

_FENCE = re.compile(r"(`{3,}|~{3,})([^`]*)\Z")
_FRONT_MATTER = "---"
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|\Z)")
_UNDERLINE = re.compile(r"=+\Z|-+\Z")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_DELIMITERS = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-*+:?[ \t]*+)++\Z")
_QUOTED = re.compile(r"(?:>[ \t]?)+")
_CODE_INDENT = 4
_BULLET = "•"
_DEEPEST = 4


def markdown_paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of ``text``, in their order; fences and blank lines belong to none.

    They are those of CommonMark and of its tables, for documents that keep to the usual.
    """
    gathered = Gathered(text)
    _Markdown(gathered).read()
    return gathered.closed()


class _Markdown:
    """Reads line by line; ``_opens`` says that the next is set apart, ``_breaks`` that it is new.

    ``_fence`` is what closes the code that is being read, if any is.
    """

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._text = gathered.text
        self._fence = ""
        self._is_in_table = False
        self._opens = False
        self._breaks = False

    def read(self) -> None:
        """Read all of it."""
        lines = lines_of(self._text)
        line = next(lines, None)
        if line is not None and line.text == _FRONT_MATTER and line.begin == 0:
            line = self._take_front_matter(line, lines)
        while line is not None:
            following = next(lines, None)
            self._take(line, following)
            line = following

    def _take_front_matter(self, line: Line, lines: Iterator[Line]) -> Line | None:
        """Take what tells of the document before it begins; return the first line of that."""
        self._take_row(line)
        for following in lines:
            self._take_row(following)
            if following.text == _FRONT_MATTER:
                break
        return next(lines, None)

    def _take(self, line: Line, following: Line | None) -> None:
        fence = _FENCE.match(line.text)
        self._opens = self._opens or line.after_blank
        if self._fence and not (fence and fence[1].startswith(self._fence) and not fence[2]):
            self._take_row(line)
        elif fence:
            self._fence = "" if self._fence else fence[1]
            self._opens = True
        elif self._is_row(line, following):
            self._take_row(line)
        elif self._take_heading(line):
            self._opens = True
        elif _RULE.match(line.text):
            self._gathered.add(Paragraph(Kind.RULE, line.begin, line.end))
            self._opens = True
        else:
            self._take_prose(line)

    def _is_row(self, line: Line, following: Line | None) -> bool:
        """Tell whether a line is of a table, or of code that is indented."""
        goes_on = self._is_in_table and not line.after_blank
        begins = "|" in line.text and (line.text[0] == "|" or _delimits(following))
        self._is_in_table = goes_on or begins
        if self._is_in_table:
            return True
        last = self._gathered.last
        indented = line.indent >= _CODE_INDENT or self._text[line.start] == "\t"
        # Below an item of a list the same indent means a further paragraph of it.
        if not indented or (last is not None and last.kind is Kind.ITEM):
            return False
        return line.after_blank or (last is not None and last.kind is Kind.ROW)

    def _take_heading(self, line: Line) -> bool:
        marks = _HEADING.match(line.text)
        if marks is not None:
            begin = line.begin + marks.end()
            bare = line.text.rstrip("#")
            closed = bare != line.text and bare[-1:] in (" ", "\t")
            end = line.begin + len(bare.rstrip()) if closed else line.end
            heading = Paragraph(Kind.HEADING, begin, max(begin, end), level=len(marks[1]))
            self._gathered.add(heading)
            return True
        last = self._gathered.last
        if last is None or last.kind is not Kind.TEXT or line.after_blank:
            return False
        if _UNDERLINE.match(line.text) is None:
            return False
        self._gathered.make_heading(1 if line.text[0] == "=" else 2)
        return True

    def _take_prose(self, line: Line) -> None:
        last = self._gathered.last
        item, quoted = item_of(line), _QUOTED.match(line.text)
        goes_on = last is not None and not self._opens and not self._breaks
        kind = last.kind if last is not None and goes_on else None
        self._breaks = self._text[line.end : line.end + 2] == "  " or line.text[-1] == "\\"
        if item is not None:
            self._take_item(line, item)
        elif quoted is not None and kind is not Kind.QUOTATION:
            begin = line.begin + quoted.end()
            self._add(Paragraph(Kind.QUOTATION, begin, line.end, self._opens))
        elif kind in (Kind.TEXT, Kind.ITEM, Kind.QUOTATION):
            self._gathered.grow(line.end)
        else:
            self._add(Paragraph(Kind.TEXT, line.begin, line.end, self._opens))

    def _take_item(self, line: Line, item: re.Match[str]) -> None:
        last = self._gathered.last
        within = last is not None and last.kind is Kind.ITEM
        lead = item[1] if item[1][0].isdigit() else _BULLET
        begin, level = line.begin + item.end(), min(_DEEPEST, line.indent // 2)
        opens = self._opens and not within
        self._add(Paragraph(Kind.ITEM, begin, line.end, opens, level, lead))

    def _take_row(self, line: Line) -> None:
        self._add(Paragraph(Kind.ROW, line.start, line.end, self._opens or line.after_blank))

    def _add(self, paragraph: Paragraph) -> None:
        self._gathered.add(paragraph)
        self._opens = False


def _delimits(line: Line | None) -> bool:
    """Tell whether a line parts a table's head from its rows."""
    return line is not None and not line.after_blank and bool(_DELIMITERS.match(line.text))
