"""The smallest Textual app that shows something and answers a key: the floor to measure from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key


class Bare(Static, can_focus=True):
    """A widget that counts keys."""

    pressed = 0

    def on_key(self, event: Key) -> None:
        """Show how many keys have been pressed."""
        self.pressed += 1
        self.update(f"pressed-{self.pressed}.")


class MinimalApp(App[None]):
    """One widget."""

    def compose(self) -> ComposeResult:
        """The widget."""
        yield Bare("first-paint")

    def on_mount(self) -> None:
        """Let it have the keys."""
        self.query_one(Bare).focus()


if __name__ == "__main__":
    MinimalApp().run()
