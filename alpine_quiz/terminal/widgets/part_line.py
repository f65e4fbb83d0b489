"""The parts of a screen in one line: the one that is open by its name, each to be clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from alpine_quiz.terminal.widgets.gesture import Gesture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size

_GAP = 2
_BEFORE, _BEHIND = "‹", "›"


class PartLine(Widget):
    """Numbered names; where they do not all fit, those around the open one, between arrows."""

    DEFAULT_CSS = """
    PartLine { height: 1; width: 100%; pointer: pointer; }
    PartLine .parts--name { color: $quiet; }
    PartLine .parts--open { color: $primary; text-style: bold underline; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"parts--name", "parts--open"}
    ALLOW_SELECT = False
    open: reactive[int] = reactive(0)

    class Clicked(Gesture):
        """A part was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self._spans: list[tuple[int, int, int]] = []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line."""
        return 1

    def render(self) -> Content:
        """Return the names that fit; an arrow stands for what is before or behind them."""
        names = [f"{number} {name}" for number, name in enumerate(self._names, 1)]
        first, end = self._shown([Content(each).cell_length for each in names])
        line = Content("")
        self._spans = []
        for index in range(first - bool(first), end + (end < len(names))):
            shown = _BEFORE if index < first else _BEHIND if index >= end else names[index]
            look = "open" if index == self.open else "name"
            gap = " " * _GAP if line else ""
            part = Content.styled(shown, self.get_visual_style(f"parts--{look}", partial=True))
            start = line.cell_length + len(gap)
            line = Content.assemble(line, gap, part)
            self._spans.append((start, line.cell_length, index))
        return line

    def _shown(self, widths: list[int]) -> tuple[int, int]:
        """Return the first name shown and the end: as many as fit, the open one in their middle."""
        count, width = len(widths), self.content_size.width
        best = (self.open, self.open + 1)
        for first in range(self.open + 1):
            for end in range(count, self.open, -1):
                arrows = (first > 0) + (end < count)
                wide = sum(widths[first:end]) + arrows + _GAP * (end - first + arrows - 1)
                if wide <= width and self._fitness(first, end) > self._fitness(*best):
                    best = (first, end)
        return best

    def _fitness(self, first: int, end: int) -> tuple[int, int]:
        return end - first, -abs((self.open - first) - (end - 1 - self.open))

    def on_click(self, event: events.Click) -> None:
        """Say which part was clicked; on an arrow it is the next that is not shown."""
        x = event.x - self.styles.padding.left
        for start, end, index in self._spans:
            if start <= x < end:
                self.post_message(self.Clicked(index))
