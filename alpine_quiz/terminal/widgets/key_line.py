"""The line of keys at the foot of a screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size

_GAP = 3


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is written, what it does, and the action a click on it runs, if any."""

    key: str
    does: str
    action: str = ""


class KeyLine(Widget):
    """Keys and what they do; each can be clicked.

    Where there is no room for all, those at the end are left out: help lists every one.
    """

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; padding: 0 1; color: $quiet; }
    KeyLine .key--name { color: $primary; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key--name"}

    def __init__(self, keys: Sequence[Key] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._keys = tuple(keys)
        self._spans: list[tuple[int, int, str]] = []

    @property
    def keys(self) -> tuple[Key, ...]:
        """What is shown; setting it paints anew."""
        return self._keys

    @keys.setter
    def keys(self, keys: Sequence[Key]) -> None:
        if tuple(keys) != self._keys:
            self._keys = tuple(keys)
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line."""
        return 1

    def render(self) -> Content:
        """Return as many keys as there is room for."""
        line = Content("")
        name = self.get_visual_style("key--name", partial=True)
        self._spans = []
        for key in self._keys:
            start = line.cell_length + (_GAP if line else 0)
            part = Content.assemble((key.key, name), f" {key.does}")
            end = start + part.cell_length
            if end > self.content_size.width:
                break
            line = Content.assemble(line, " " * (start - line.cell_length), part)
            self._spans.append((start, end, key.action))
        return line

    async def on_click(self, event: events.Click) -> None:
        """Do what the key that was clicked does."""
        x = event.x - self.styles.padding.left
        for start, end, action in self._spans:
            if action and start <= x < end:
                await self.run_action(action)
