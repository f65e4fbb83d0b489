"""The line of keys at the foot of a screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.content import Content
from textual.widget import Widget

from alpine_quiz.terminal.keys import bound, key_of, together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size

_GAP = 3


@dataclass(frozen=True, slots=True)
class Key:
    """Bindings by their ids, with a space between them, and what their keys do in a word.

    A click does what the last of them does. ``written`` are keys that no binding of ours stands
    for, such as the letters of options; they come first.
    """

    bindings: str
    does: str
    written: str = ""

    @property
    def ids(self) -> list[str]:
        """The ids of its bindings."""
        return self.bindings.split()


class _Shown(NamedTuple):
    """A key, what is on it, and the words beside that."""

    key: Key
    names: str
    words: str


def _width(shown: Sequence[_Shown]) -> int:
    parts = [f"{each.names} {each.words}" if each.words else each.names for each in shown]
    return Content((" " * _GAP).join(parts)).cell_length


def _shortened(shown: Sequence[_Shown], room: int) -> list[_Shown]:
    """Return the keys without as many of their words as there is no room for."""
    kept = list(shown)
    last_first = range(len(kept) - 1, -1, -1)
    for place in sorted(last_first, key=lambda place: bool(kept[place].key.ids)):
        if _width(kept) <= room:
            break
        kept[place] = kept[place]._replace(words="")
    return kept


class KeyLine(Widget):
    """Keys, as they are bound at the moment, and what they do; each can be clicked.

    Where there is room for less, what cannot be clicked loses its words first, then the last; what
    there is no room for even so is left out: first what cannot be clicked. Help lists every one.
    """

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; padding: 0 1; color: $quiet; }
    KeyLine .key--name { color: $primary; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key--name"}

    def __init__(self, keys: Sequence[Key] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._keys = tuple(keys)
        self._spans: list[tuple[int, int, Key]] = []

    @property
    def keys(self) -> tuple[Key, ...]:
        """What is shown; setting it paints anew."""
        return self._keys

    @keys.setter
    def keys(self, keys: Sequence[Key]) -> None:
        self._keys = tuple(keys)
        self.refresh()

    def on_mount(self) -> None:
        """Follow the focus and the keymap: both change which keys there are."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line."""
        return 1

    def render(self) -> Content:
        """Return as many keys as there is room for."""
        line = Content("")
        look = self.get_visual_style("key--name", partial=True)
        self._spans = []
        for key, names, words in self._fitting():
            start = line.cell_length + (_GAP if line else 0)
            part = Content.assemble((names, look), f" {words}" if words else "")
            end = start + part.cell_length
            if end > self.content_size.width:
                continue
            line = Content.assemble(line, " " * (start - line.cell_length), part)
            self._spans.append((start, end, key))
        return line

    def _fitting(self) -> list[_Shown]:
        """Return the keys that are bound, with as many words as there is room for."""
        shown = []
        for key in self._keys:
            names = together([key.written, *(key_of(self.screen, each) for each in key.ids)])
            if names:
                shown.append(_Shown(key, names, key.does))
        clickable = [each for each in shown if each.key.ids]
        room = self.content_size.width
        tried = (_shortened(each, room) for each in (shown, clickable))
        return next((each for each in tried if _width(each) <= room), shown)

    async def on_click(self, event: events.Click) -> None:
        """Do what the key that was clicked does."""
        event.stop()
        x = event.x - self.styles.padding.left
        for start, end, key in self._spans:
            if key.ids and start <= x < end:
                await self._act(key.ids[-1])

    async def _act(self, binding_id: str) -> None:
        found = bound(self.screen, binding_id)
        if found is not None:
            await self.app.run_action(found.binding.action, found.node)
