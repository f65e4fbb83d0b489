"""What holds for a screen when several keys or clicks arrive in one go, as over a slow line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.await_complete import AwaitComplete
from textual.events import Compose, InputEvent, Mount, Unmount

from alpine_quiz.terminal.widgets.gesture import Gesture

if TYPE_CHECKING:
    from textual.events import Event
    from textual.message import Message
    from textual.screen import Screen

    _Screen = Screen[Any]
else:
    # Of several bases that are nodes Textual heeds the styles and the keys of the first only.
    _Screen = object

_GESTURES = ("on_input_submitted", "on_option_list_option_selected")
"""The gestures among Textual's own messages, by their handlers: importing them takes time."""


class TopScreen(_Screen):
    """What closes a screen only once, and lets nothing begin on it unless it is on top.

    What was typed or clicked before another screen came over it, or before it went, may reach it
    only then. ``gone`` is whether it was taken away; one that went before it was filled stays
    empty.
    """

    gone = False
    _empty = False

    @property
    def on_top(self) -> bool:
        """Whether nothing is over this; Textual's ``is_current`` also means what shows through."""
        return bool(self.app.screen_stack) and self.app.screen is self

    def dismiss(self, result: object = None) -> AwaitComplete:
        """Close this, unless that is done or something is over it: Textual would close that."""
        return super().dismiss(result) if self.on_top else AwaitComplete()

    async def on_event(self, event: Event) -> None:
        """Take keys and clicks on top only, and be filled only while there is a use for it."""
        if self.gone and isinstance(event, Compose | Mount):
            self._empty = True
        elif self._empty and not isinstance(event, Unmount):
            return
        elif isinstance(event, InputEvent) and not self.on_top:
            event.stop()
        else:
            await super().on_event(event)

    async def _on_message(self, message: Message) -> None:
        """Heed what was done by hand on top only."""
        by_hand = isinstance(message, Gesture) or message.handler_name in _GESTURES
        if by_hand and not self.on_top:
            message.stop()
        else:
            await super()._on_message(message)
