"""Rows of names and their figures, with bars where there is room for them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from alpine_quiz.terminal.widgets.laid import Laid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.style import Style

    from alpine_quiz.plain.looking_back.blocks import Row

_GAP = 2
_BAR = 10
_LEAST_NAME = 12
_INDENT = 2
_FEW = 3
"""Names of a third of the width stand beside figures that take several lines."""


class Figures(Laid):
    """A column of names, bars of their shares, and a column of figures.

    Where the names do not fit beside their figures, these come below them, and bars are left
    out: no bar is ever without its figures.
    """

    DEFAULT_CSS = """
    Figures .figures--filled { color: $primary; }
    Figures .figures--empty { color: $quiet; }
    Figures .figures--figure { color: $quiet; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "figures--filled",
        "figures--empty",
        "figures--figure",
    }

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__()
        self._rows = tuple(rows)

    def lay(self, width: int) -> list[Content]:
        """Return the lines at ``width``."""
        figures = max((Content(row.figures).cell_length for row in self._rows), default=0)
        widest = max((Content(row.name).cell_length for row in self._rows), default=0)
        bars = _BAR + _GAP if any(row.share is not None for row in self._rows) else 0
        for beside in (bars, 0):
            room = width - figures - beside - _GAP
            # A name may take a second line, but not many.
            if room >= min(widest, max(_LEAST_NAME, widest // 2)):
                return self._beside(min(room, widest), width, bars=bool(beside))
        if widest <= width // _FEW:
            return self._beside(widest, width, bars=False)
        return self._below(width)

    def _beside(self, room: int, width: int, *, bars: bool) -> list[Content]:
        lines = []
        for row in self._rows:
            names = Content(row.name).wrap(room) or [Content("")]
            bar = self._bar(row.share) if bars else Content("")
            figures = Content.styled(row.figures, self._look("figure"))
            left = width - room - _GAP - bar.cell_length
            texts = figures.wrap(max(1, left)) if row.figures else [Content("")]
            for name, text in zip_longest(names, texts, fillvalue=Content("")):
                gap = " " * (room - name.cell_length + _GAP)
                lines.append(Content.assemble(name, gap, bar, text))
                bar = Content(" " * bar.cell_length)
        return lines

    def _below(self, width: int) -> list[Content]:
        lines = []
        for row in self._rows:
            lines += Content(row.name).wrap(width)
            figures = Content.styled(row.figures, self._look("figure"))
            below = figures.wrap(max(1, width - _INDENT)) if row.figures else []
            lines += [Content.assemble(" " * _INDENT, line) for line in below]
        return lines

    def _bar(self, share: float | None) -> Content:
        if share is None:
            return Content(" " * (_BAR + _GAP))
        filled = round(_BAR * share)
        return Content.assemble(
            ("█" * filled, self._look("filled")),
            ("░" * (_BAR - filled), self._look("empty")),
            " " * _GAP,
        )

    def _look(self, look: str) -> Style:
        return self.get_visual_style(f"figures--{look}", partial=True)
