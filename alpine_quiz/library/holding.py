"""One process at a time changes which packs are here."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from alpine_quiz.library.objections import Objection, RefusedPackError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECONDS = 3.0
"""So long another process is waited for: all that is done while packs are held is renaming."""

_PAUSE = 0.05


@contextmanager
def holding(folder: Path, seconds: float = SECONDS) -> Iterator[None]:
    """Hold the packs in ``folder``; raises ``RefusedPackError`` where another process does.

    The system lets go when a process ends, however it ends. Where a disk knows no locks there
    are none.
    """
    descriptor = os.open(folder / ".held", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        end = time.monotonic() + seconds
        while not lock(descriptor):
            if time.monotonic() > end:
                raise RefusedPackError(Objection.BUSY)
            time.sleep(_PAUSE)
        yield
    finally:
        with suppress(OSError):
            os.close(descriptor)


def lock(descriptor: int) -> bool:
    """Lock an open file; return whether no other process has. Closing it unlocks it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # no locks on this disk
        return True
    return True
