"""What a player does to a widget that may begin something."""

from __future__ import annotations

from textual.message import Message


class Gesture(Message):
    """A click, or what is as good as one: it counts only on the screen on top."""
