"""The line of keys at the foot of a screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget

from alpine_quiz.terminal.keys import bound, key_of, together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size
    from textual.style import Style

_GAP = 3
_MORE = "…"


@dataclass(frozen=True, slots=True)
class Key:
    """Bindings by their ids, with a space between them, and what their keys do in a word.

    A click does what the last of them does. ``written`` are keys that no binding of ours stands
    for, such as the letters of options; they come first. ``brief`` stands in its place where
    there is no room for all keys.
    """

    bindings: str
    does: str
    written: str = ""
    brief: Key | None = None

    @property
    def ids(self) -> list[str]:
        """The ids of its bindings."""
        return self.bindings.split()


class KeyLine(Widget):
    """Keys, as they are bound at the moment, and what they do; each can be clicked.

    Where there is no room for all, they are said shorter; those that still do not fit come
    with a click on the dots at the end.
    """

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; padding: 0 1; color: $quiet; }
    KeyLine .key--name { color: $primary; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key--name"}

    def __init__(self, keys: Sequence[Key] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._keys = tuple(keys)
        self._spans: list[tuple[int, int, Key | None]] = []
        self._first = 0

    @property
    def keys(self) -> tuple[Key, ...]:
        """What is shown; setting it paints anew."""
        return self._keys

    @keys.setter
    def keys(self, keys: Sequence[Key]) -> None:
        self._keys = tuple(keys)
        self._first = 0
        self.refresh()

    def on_mount(self) -> None:
        """Follow the focus and the keymap: both change which keys there are."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line."""
        return 1

    def render(self) -> Content:
        """Return as many keys as there is room for."""
        width = self.content_size.width
        parts = self._parts(short=False)
        if _width_of(parts) > width:
            parts = self._parts(short=True)
        if _width_of(parts) <= width:
            return self._line(parts)
        first = self._first if self._first < len(parts) else 0
        shown, room = parts[first : first + 1], width - _GAP - len(_MORE)
        while len(shown) < len(parts) - first:
            longer = parts[first : first + len(shown) + 1]
            if _width_of(longer) > room:
                break
            shown = longer
        self._first = first
        return self._line([*shown, (None, Content.styled(_MORE, self._look))])

    def _parts(self, *, short: bool) -> list[tuple[Key | None, Content]]:
        parts: list[tuple[Key | None, Content]] = []
        for each in self._keys:
            key = each.brief if short and each.brief else each
            names = together([key.written, *(key_of(self.screen, id_) for id_ in key.ids)])
            if names:
                parts.append((key, Content.assemble((names, self._look), f" {key.does}")))
        return parts

    @property
    def _look(self) -> Style:
        return self.get_visual_style("key--name", partial=True)

    def _line(self, parts: Sequence[tuple[Key | None, Content]]) -> Content:
        self._spans = []
        start = 0
        for key, part in parts:
            self._spans.append((start, start + part.cell_length, key))
            start += part.cell_length + _GAP
        return Content(" " * _GAP).join([part for _, part in parts])

    async def on_click(self, event: events.Click) -> None:
        """Do what the key that was clicked does."""
        event.stop()
        x = event.x - self.styles.padding.left
        for place, (start, end, key) in enumerate(self._spans):
            if start <= x < end and key is None:
                self._first += place
                self.refresh()
            elif start <= x < end and key is not None and key.ids:
                await self._act(key.ids[-1])

    async def _act(self, binding_id: str) -> None:
        found = bound(self.screen, binding_id)
        if found is not None:
            await self.app.run_action(found.binding.action, found.node)


def _width_of(parts: Sequence[tuple[Key | None, Content]]) -> int:
    return sum(part.cell_length for _, part in parts) + _GAP * (len(parts) - 1)
