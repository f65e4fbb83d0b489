"""A plot: a column a day or a week, in eighths of a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size
    from textual.style import Style

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_NOTHING = "·"
_GAP = 1
_WIDEST = 4


@dataclass(frozen=True, slots=True)
class Plot:
    """What is plotted: a height from 0 to 1 for each column, ``None`` where there is nothing.

    ``top`` and ``bottom`` stand beside the highest and the lowest line, ``left`` and ``right``
    below the first and the last column.
    """

    heights: Sequence[float | None]
    top: str
    bottom: str
    left: str
    right: str


class Columns(Widget):
    """Columns over a line, with what they mean at its four ends."""

    DEFAULT_CSS = """
    Columns { width: 1fr; height: 8; }
    Columns .columns--bar { color: $primary; }
    Columns .columns--axis { color: $quiet; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"columns--bar", "columns--axis"}

    def __init__(self, plot: Plot) -> None:
        super().__init__()
        self._plot = plot

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take what there is."""
        return container.width

    def render(self) -> Content:
        """Return the columns, the line below them, and the words at the ends."""
        plot, (width, height) = self._plot, self.content_size
        margin = max(len(plot.top), len(plot.bottom)) + _GAP
        count = max(1, len(plot.heights))
        step = max(1, min(_WIDEST, (width - margin) // count))
        across = step * count
        axis, bar = self._look("axis"), self._look("bar")
        lines = []
        tall = max(1, height - 2)
        for level in reversed(range(tall)):
            beside = plot.top if level == tall - 1 else plot.bottom if level == 0 else ""
            drawn = "".join(self._cell(each, level, tall, step) for each in plot.heights)
            lines.append(Content.assemble((beside.rjust(margin - _GAP), axis), " ", (drawn, bar)))
        lines.append(Content.assemble(" " * margin, ("▔" * across, axis)))
        gap = max(_GAP, across - Content(plot.left).cell_length - Content(plot.right).cell_length)
        below = f"{plot.left}{' ' * gap}{plot.right}"
        lines.append(Content.assemble(" " * margin, (below, axis)))
        return Content("\n").join(lines)

    def _cell(self, height: float | None, level: int, tall: int, step: int) -> str:
        """Return one column's part of a line; what is not nothing shows, however low."""
        if height is None:
            return (_NOTHING if level == 0 else " ").ljust(step)
        eighths = max(1, round(height * tall * 8))
        part = _EIGHTHS[max(0, min(8, eighths - 8 * level))]
        return (part * max(1, step - 1)).ljust(step)

    def _look(self, look: str) -> Style:
        return self.get_visual_style(f"columns--{look}", partial=True)
