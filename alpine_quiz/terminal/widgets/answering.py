"""What every way of answering has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from alpine_quiz.language.catalogue import tr
from alpine_quiz.terminal.widgets.gesture import Gesture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from alpine_quiz.game.answers import Answer

LEAST_NOTE = 17
"""Cells kept free beside the options for “✓ right answer”, so that nothing moves."""
_GAP = 3

_AZERTY = {"&": "1", "é": "2", '"': "3", "'": "4", "(": "5", "-": "6"}


class Submitted(Gesture):
    """The player gave an answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


class Unready(Gesture):
    """The player wanted to answer, but something is missing still.

    ``why`` says what; it is marked by ``later``, so that it can be said in any language.
    """

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why


class Changed(Message):
    """The player changed the answer that is not given yet."""


def hand_in(widget: Widget, message: Submitted | Unready | Changed) -> None:
    """Give ``message`` to the screen itself: to bubble up to it takes longer than to grade."""
    widget.screen.post_message(message)


def right_note() -> str:
    """Return what stands beside the right option where another was chosen."""
    return tr("✓ right answer")


def right_and_yours() -> str:
    """Return what stands beside the right option that was chosen."""
    return tr("✓ right, yours")


def wrong_and_yours() -> str:
    """Return what stands beside a wrong option that was chosen."""
    return tr("✗ your answer")


def removed_note() -> str:
    """Return what stands beside a wrong option that was taken away on request."""
    return tr("– taken away")


def note_width(notes: Iterable[str] = ()) -> int:
    """Return how many cells to keep free for whatever is noted beside an answer."""
    return max([LEAST_NOTE, *(Content(note).cell_length + _GAP for note in notes)])


def option_index(character: str | None, count: int, *, digits: bool = True) -> int:
    """Return the place, from 0, of the option that a key stands for, or -1.

    Letters and, where there are ``digits``, those, and the unshifted top row of a French
    keyboard (``& é " ' ( -``).
    """
    if not character or not (digits or (character.isascii() and character.isalpha())):
        return -1
    sign = _AZERTY.get(character, character).upper()
    place = "ABCDEF".find(sign) if sign.isalpha() else "123456".find(sign)
    return place if len(sign) == 1 and place < count else -1
