"""A line of a document, styled and bracketed piece by piece before it is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content, Span

if TYPE_CHECKING:
    from textual.style import Style


class DrawnLine:
    """A line being drawn; what stands at ``at`` in the paragraph is at ``at + shift`` in it."""

    def __init__(self, text: str, shift: int) -> None:
        self._text = text
        self._shift = shift
        self._spans: list[Span] = []

    def style(self, begin: int, end: int, style: Style) -> None:
        """Give a part of the line a style."""
        if begin < end:
            self._spans.append(Span(begin, end, style))

    def mark(self, begin: int, end: int, style: Style) -> None:
        """Give a part of the paragraph's text a style."""
        self.style(begin + self._shift, end + self._shift, style)

    def bracket(self, at: int, sign: str, style: Style) -> None:
        """Put a bracket where there is a space: nothing moves to make room for it."""
        place = at + self._shift
        if self._text[place] == " ":
            self._text = f"{self._text[:place]}{sign}{self._text[place + 1 :]}"
            self.style(place, place + 1, style)

    def content(self) -> Content:
        """Return the line."""
        return Content(self._text, self._spans)
