"""What a projector's side knows of a room, from the frames that it was sent."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, NotRequired, cast

from alpine_quiz.classroom.messages import ProjectorView

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.classroom.clients.desk import JoinView


class WallView(ProjectorView):
    """The frame ``wall`` as it comes.

    ``through`` is there in a room at one's own pace, which has no progress and nothing asked.
    """

    join: JoinView
    through: NotRequired[int]


class Wall:
    """A room as a class sees it; ``take`` is handed every frame."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.view: WallView | None = None
        self.turned_away = ""
        self._clock = clock
        self._told_at = 0.0

    def take(self, told: dict[str, Any]) -> None:
        """Heed a frame."""
        match told.get("is"):
            case "wall":
                self.view, self._told_at = cast("WallView", told), self._clock()
            case "refused":
                self.turned_away = told["refusal"]

    @property
    def phase(self) -> str:
        """The room's phase, or an empty text."""
        return self.view["room"]["phase"] if self.view else ""

    def left(self) -> int | None:
        """Return the milliseconds left now, or ``None`` without a limit."""
        clock = self.view["room"].get("clock") if self.view else None
        if clock is None or clock["left"] is None:
            return None
        gone = round(1000 * (self._clock() - self._told_at)) if clock["runs"] else 0
        return max(0, clock["left"] - gone)
