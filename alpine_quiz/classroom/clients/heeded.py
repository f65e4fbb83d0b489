"""What screens follow: whoever heeds it is called whenever anything is new."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Heeded:
    """A side of a room that others follow."""

    def __init__(self) -> None:
        self._heeding: list[Callable[[], None]] = []

    def heed(self, told: Callable[[], None]) -> None:
        """Have ``told`` called whenever anything is new."""
        self._heeding.append(told)

    def forget(self, told: Callable[[], None]) -> None:
        """Call it no more."""
        with suppress(ValueError):
            self._heeding.remove(told)

    def _told(self) -> None:
        for told in tuple(self._heeding):
            told()
