"""What holds fields to fill in, and scrolls where there is no room for all of them."""

from __future__ import annotations

from textual.actions import SkipAction
from textual.containers import VerticalScroll


class Form(VerticalScroll, can_focus=False):
    """A page that follows the focus, and leaves the arrows to its screen: they go through it."""

    def action_scroll_up(self) -> None:
        """Leave the key to the screen."""
        raise SkipAction

    def action_scroll_down(self) -> None:
        """Leave the key to the screen."""
        raise SkipAction
