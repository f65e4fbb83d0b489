"""The parts of a screen in one line: the one that is open by its name, each to be clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size

_GAP = 2


class PartLine(Widget):
    """Numbered names; where they do not all fit, numbers, and the name of the open one."""

    DEFAULT_CSS = """
    PartLine { height: 1; width: 100%; pointer: pointer; }
    PartLine .parts--name { color: $quiet; }
    PartLine .parts--open { color: $primary; text-style: bold underline; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"parts--name", "parts--open"}
    ALLOW_SELECT = False
    open: reactive[int] = reactive(0)

    class Clicked(Message):
        """A part was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self._spans: list[tuple[int, int]] = []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line."""
        return 1

    def render(self) -> Content:
        """Return the names, or their numbers."""
        full = [f"{number} {name}" for number, name in enumerate(self._names, 1)]
        wide = sum(Content(each).cell_length + _GAP for each in full) - _GAP
        fits = wide <= self.content_size.width
        line = Content("")
        self._spans = []
        for index, name in enumerate(full):
            shown = name if fits or index == self.open else str(index + 1)
            look = "open" if index == self.open else "name"
            start = line.cell_length + (_GAP if line else 0)
            part = Content.styled(shown, self.get_visual_style(f"parts--{look}", partial=True))
            line = Content.assemble(line, " " * (start - line.cell_length), part)
            self._spans.append((start, line.cell_length))
        return line

    def on_click(self, event: events.Click) -> None:
        """Say which part was clicked."""
        x = event.x - self.styles.padding.left
        for index, (start, end) in enumerate(self._spans):
            if start <= x < end:
                self.post_message(self.Clicked(index))
