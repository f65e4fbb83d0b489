"""The smallest Textual app that shows something and answers a key: the floor to measure from.

With a file's name it also keeps every key in that database, on disk before it is shown.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Static

if TYPE_CHECKING:
    import sqlite3

    from textual.app import ComposeResult
    from textual.events import Key


def kept_in(path: str) -> sqlite3.Connection:
    """Return a database at ``path`` that is as careful as the records of the game."""
    import sqlite3

    rows = sqlite3.connect(path, isolation_level=None)
    rows.execute("PRAGMA journal_mode = WAL")
    rows.execute("PRAGMA synchronous = FULL")
    rows.execute("CREATE TABLE pressed (key TEXT)")
    return rows


class Bare(Static, can_focus=True):
    """A widget that counts keys."""

    pressed = 0
    rows: sqlite3.Connection | None = None

    def on_key(self, event: Key) -> None:
        """Show how many keys have been pressed."""
        self.pressed += 1
        if self.rows is not None:
            self.rows.execute("INSERT INTO pressed VALUES (?)", (event.key,))
        self.update(f"pressed-{self.pressed}.")


class MinimalApp(App[None]):
    """One widget."""

    def compose(self) -> ComposeResult:
        """The widget."""
        bare = Bare("first-paint")
        if len(sys.argv) > 1:
            bare.rows = kept_in(sys.argv[1])
        yield bare

    def on_mount(self) -> None:
        """Let it have the keys."""
        self.query_one(Bare).focus()


if __name__ == "__main__":
    MinimalApp().run()
