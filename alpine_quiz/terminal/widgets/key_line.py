"""The line of keys at the foot of a screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.content import Content
from textual.widget import Widget

from alpine_quiz.terminal.keys import bound, key_of, together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size

_GAP, _NARROW_GAP, _LEAST_GAP = 3, 2, 1
_NARROW = 68
_NEVER_LEFT_OUT = {"app.help", "question.leave"}


@dataclass(frozen=True, slots=True)
class Key:
    """Bindings by their ids, with a space between them, and what their keys do in a word.

    A click does what the last of them does. ``written`` are keys that no binding of ours stands
    for, such as the letters of options; they come first. ``brief`` stands in its place where not
    all keys have room; a brief of its own where even what is ``needed`` to go on has none.
    """

    bindings: str
    does: str
    written: str = ""
    brief: Key | None = None
    needed: bool = False

    @property
    def never_left_out(self) -> bool:
        """Whether others go before it: it is help, a way out, or what is needed to go on."""
        return self.needed or not _NEVER_LEFT_OUT.isdisjoint(self.ids)

    @property
    def briefer(self) -> Key:
        """What stands in its place where there is less room."""
        return replace(self.brief, needed=self.needed) if self.brief else self

    @property
    def ids(self) -> list[str]:
        """The ids of its bindings."""
        return self.bindings.split()


class _Shown(NamedTuple):
    """A key, what is on it, and the words beside that."""

    key: Key
    names: str

    @property
    def width(self) -> int:
        return Content(f"{self.names} {self.key.does}").cell_length


def _width(shown: Sequence[_Shown], gap: int) -> int:
    return sum(each.width for each in shown) + gap * (len(shown) - 1)


def _chosen(shown: Sequence[_Shown], room: int, gap: int) -> list[_Shown]:
    """Return what there is room for: what is never left out, then the first keys."""
    needed_first = sorted(range(len(shown)), key=lambda place: not shown[place].key.never_left_out)
    kept: list[int] = []
    for place in needed_first:
        if _width([shown[each] for each in (*kept, place)], gap) <= room:
            kept.append(place)
    return [shown[place] for place in sorted(kept)]


class KeyLine(Widget):
    """Keys, as they are bound at the moment, and what they do; each can be clicked.

    They stand in the order in which they matter. Where there is no room for all, some are said in
    fewer words, then the last are left out: no key is without its word, and help lists every one.
    """

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; padding: 0 0 0 1; color: $quiet; }
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
        gap, fitting = self._fitting()
        self._spans = []
        for key, names in fitting:
            start = line.cell_length + (gap if line else 0)
            part = Content.assemble((names, look), f" {key.does}")
            line = Content.assemble(line, " " * (start - line.cell_length), part)
            self._spans.append((start, line.cell_length, key))
        return line

    @property
    def _gap(self) -> int:
        return _GAP if self.content_size.width >= _NARROW else _NARROW_GAP

    def _fitting(self) -> tuple[int, list[_Shown]]:
        """Return the keys that are bound, as far as there is room for them, and their distance."""
        room, gap = self.content_size.width, self._gap
        shown = self._bound(self._keys)
        if _width(shown, gap) <= room:
            return gap, shown
        brief = [each.briefer for each in self._keys]
        briefest = [each.briefer for each in brief]
        for distance in (gap, _LEAST_GAP):
            for keys in (brief, briefest):
                shown = self._bound(keys)
                never = [each for each in shown if each.key.never_left_out]
                if _width(never, distance) <= room:
                    return distance, _chosen(shown, room, distance)
        return gap, _chosen(shown, room, gap)

    def _bound(self, keys: Sequence[Key]) -> list[_Shown]:
        """Return those of these keys that do something now."""
        shown = []
        for key in keys:
            names = together([key.written, *(key_of(self.screen, each) for each in key.ids)])
            if names:
                shown.append(_Shown(key, names))
        return shown

    async def on_click(self, event: events.Click) -> None:
        """Do what the key that was clicked does."""
        event.stop()
        x = event.x - self.styles.padding.left
        for start, end, key in self._spans:
            if key.ids and start <= x < end and self.screen is self.app.screen:
                await self._act(key.ids[-1])

    async def _act(self, binding_id: str) -> None:
        found = bound(self.screen, binding_id)
        if found is not None:
            await self.app.run_action(found.binding.action, found.node)
