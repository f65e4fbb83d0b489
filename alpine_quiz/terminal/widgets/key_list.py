"""Keys and what they do, one below the other: what help is made of."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.containers import VerticalScroll
from textual.content import Content

from alpine_quiz.terminal.widgets.laid import Laid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import ComposeResult

_LEAST_KEYS, _MOST_KEYS = 14, 18
_SHARE = 4
"""A column of keys takes a quarter of the width."""


class Section(NamedTuple):
    """A title, under it rows of keys and what they do, and the classes whose keys these are.

    A row without keys is a sentence.
    """

    title: str
    rows: Sequence[tuple[str, str]]
    owners: tuple[type, ...] = ()


def first_of(screen: type, sections: Iterable[Section]) -> list[Section]:
    """Return the sections, those whose keys ``screen`` has before the others."""
    return sorted(sections, key=lambda each: not issubclass(screen, each.owners))


class KeyList(VerticalScroll):
    """Sections of keys, to scroll."""

    DEFAULT_CSS = "KeyList { scrollbar-size-vertical: 1; }"

    def __init__(self, sections: Sequence[Section]) -> None:
        super().__init__(classes="column")
        self._sections = sections

    def compose(self) -> ComposeResult:
        """All of it is one widget: hundreds would take half a second to open."""
        yield KeyRows(self._sections)


class KeyRows(Laid):
    """Sections of keys at their full height."""

    DEFAULT_CSS = """
    KeyRows .keys--title { text-style: bold; }
    KeyRows .keys--name { color: $primary; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--title", "keys--name"}

    def __init__(self, sections: Sequence[Section]) -> None:
        super().__init__()
        self._sections = sections

    def lay(self, width: int) -> list[Content]:
        """Return the lines at ``width``."""
        title = self.get_visual_style("keys--title", partial=True)
        lines: list[Content] = []
        for section in self._sections:
            lines += [Content("")] if lines else []
            lines += Content.styled(section.title, title).wrap(width)
            for keys, does in section.rows:
                lines += self._row(keys, does, width) if keys else Content(does).wrap(width)
        return lines

    def _row(self, keys: str, does: str, width: int) -> list[Content]:
        """Return what keys do beside them, each in a column of its own."""
        look = self.get_visual_style("keys--name", partial=True)
        column = min(_MOST_KEYS, max(_LEAST_KEYS, width // _SHARE))
        names = Content.styled(keys, look).wrap(column)
        words = Content(does).wrap(max(1, width - column - 1))
        return [
            Content.assemble(name, " " * (column + 1 - name.cell_length), word)
            for name, word in zip_longest(names, words, fillvalue=Content(""))
        ]
