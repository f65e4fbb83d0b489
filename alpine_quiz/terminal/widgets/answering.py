"""What every way of answering has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from textual.widget import Widget

    from alpine_quiz.game.answers import Answer

NOTE_WIDTH = 17
"""Cells kept free beside the options for “✓ right answer”, so that nothing moves."""

_AZERTY = {"&": "1", "é": "2", '"': "3", "'": "4", "(": "5", "-": "6"}


class Submitted(Message):
    """The player gave an answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


class Unready(Message):
    """The player wanted to answer, but something is missing still; ``why`` says what."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why


class Changed(Message):
    """The player changed the answer that is not given yet."""


def hand_in(widget: Widget, message: Submitted | Unready | Changed) -> None:
    """Give ``message`` to the screen itself: to bubble up to it takes longer than to grade."""
    widget.screen.post_message(message)


def option_index(character: str | None, count: int) -> int:
    """Return the place, from 0, of the option that a key stands for, or -1.

    Letters and digits, and the unshifted top row of a French keyboard (``& é " ' ( -``).
    """
    if not character:
        return -1
    sign = _AZERTY.get(character, character).upper()
    place = "ABCDEF".find(sign) if sign.isalpha() else "123456".find(sign)
    return place if len(sign) == 1 and place < count else -1
