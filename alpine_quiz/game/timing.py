"""How long a question has been open, without the time it was put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Timer:
    """Seconds that run until they are stopped, and may be gone on with.

    ``clock`` gives seconds that should only grow; where it is set back, no time has passed.
    ``before`` are seconds that have run already.
    """

    def __init__(self, clock: Callable[[], float], before: float = 0.0) -> None:
        self._clock = clock
        self.restart()
        self._before = before

    def restart(self) -> None:
        """Begin anew at nothing, running."""
        self._before = 0.0
        self._since: float | None = self._clock()
        self._held = False

    def stop(self) -> None:
        """Stand still; what has run is kept."""
        self._before = self.seconds
        self._since = None
        self._held = False

    def hold(self) -> None:
        """Let no time pass for a moment, without being stopped by that."""
        if self._since is not None:
            self.stop()
            self._held = True

    def release(self) -> None:
        """Let time pass again where it was held."""
        if self._held:
            self.go_on()

    def take(self) -> float:
        """Stand still at nothing, and return what had run."""
        taken = self.seconds
        self.stop()
        self._before = 0.0
        return taken

    def go_on(self) -> None:
        """Run again from where it stands."""
        if self._since is None:
            self._since = self._clock()
        self._held = False

    @property
    def running(self) -> bool:
        """Whether time passes, or is only held."""
        return self._since is not None or self._held

    @property
    def seconds(self) -> float:
        """What has run so far."""
        if self._since is None:
            return self._before
        return self._before + max(0.0, self._clock() - self._since)
