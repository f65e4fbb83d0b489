"""A room's own time: it stands still while no server runs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from alpine_quiz.classroom.rules import SECOND

if TYPE_CHECKING:
    from collections.abc import Callable


class RoomClock:
    """Milliseconds since a room was first opened, of which ``before`` had passed already.

    ``monotonic`` gives seconds; where it is set back, no time has passed.
    """

    def __init__(self, before: int = 0, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._before = before
        self._monotonic = monotonic
        self._since = monotonic()

    def __call__(self) -> int:
        """Return the room's time."""
        return self._before + max(0, int((self._monotonic() - self._since) * SECOND))
