"""Ending what is being done before any one of its changes of the disk."""

from __future__ import annotations

import errno
import os
import sys
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod"}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_MOST = 200


class Death(Enum):
    """How it ends."""

    KILL = auto()
    """No change after it can be made, not even to tidy up."""
    INTERRUPT = auto()
    FULL = auto()
    """That one change fails: the disk is full."""


class KilledError(BaseException):
    """What nothing catches."""


class _Reaper:
    """Waits for the change of the disk with the number ``at``, from 1, below ``folder``."""

    def __init__(self) -> None:
        self.folder = ""
        self.death = Death.KILL
        self.at = self.seen = 0

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.at or not self._is_change(event, args):
            return
        self.seen += 1
        if self.death is Death.KILL and self.seen >= self.at:
            raise KilledError
        if self.seen == self.at:
            if self.death is Death.INTERRUPT:
                raise KeyboardInterrupt
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def _is_change(self, event: str, args: tuple[Any, ...]) -> bool:
        if event == "open":
            path, _, flags = args
            if not isinstance(flags, int) or not flags & _WRITES or str(path).endswith(".held"):
                return False
        elif event not in _CHANGES:
            return False
        return str(Path(os.fsdecode(args[0])).absolute()).startswith(self.folder)


_REAPER = _Reaper()
_INSTALLED: list[_Reaper] = []


def deaths(
    folder: Path, death: Death, prepare: Callable[[], None], act: Callable[[], object]
) -> Iterator[tuple[int, BaseException | None]]:
    """Prepare and act, ending it before each change below ``folder`` in turn.

    Yields after each the number of the change, and what came out: ``None`` where the act ended
    well in spite of it. The last is the first that had no such change.
    """
    if not _INSTALLED:  # it stays for good, and idles
        sys.addaudithook(_REAPER)
        _INSTALLED.append(_REAPER)
    _REAPER.folder, _REAPER.death = str(folder.absolute()), death
    for at in range(1, _MOST):
        prepare()
        _REAPER.at, _REAPER.seen = at, 0
        error: BaseException | None = None
        try:
            act()
        except (KilledError, KeyboardInterrupt, Exception) as caught:
            error = caught
        finally:
            _REAPER.at = 0
        yield at, error
        if _REAPER.seen < at:
            return
    raise AssertionError("it never ended")
