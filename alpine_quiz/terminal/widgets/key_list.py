"""Keys and what they do, one below the other: what help is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


class Section(NamedTuple):
    """A title, and under it rows of keys and what they do; a row without keys is a sentence."""

    title: str
    rows: Sequence[tuple[str, str]]


class KeyList(VerticalScroll):
    """Sections of keys, to scroll."""

    DEFAULT_CSS = """
    KeyList { scrollbar-size-vertical: 1; }
    KeyList .head { text-style: bold; margin: 1 0 0 0; }
    KeyList .head.-first { margin: 0; }
    KeyList .row { height: auto; }
    KeyList .key {
        width: 26%; min-width: 15; max-width: 19; padding: 0 1 0 0;
        color: $primary; text-style: bold;
    }
    KeyList .does { width: 1fr; }
    """

    def __init__(self, sections: Sequence[Section]) -> None:
        super().__init__(classes="column")
        self._sections = sections

    def compose(self) -> ComposeResult:
        """Titles and rows."""
        for number, (title, rows) in enumerate(self._sections):
            classes = "head" if number else "head -first"
            yield Static(Content(title), classes=classes, markup=False)
            for keys, does in rows:
                with Horizontal(classes="row"):
                    if keys:
                        yield Static(Content(keys), classes="key", markup=False)
                    yield Static(Content(does), classes="does", markup=False)
