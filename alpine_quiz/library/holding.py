"""One process at a time changes which packs are here."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from alpine_quiz.library.objections import Objection, RefusedPackError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def holding(folder: Path) -> Iterator[None]:
    """Hold the packs in ``folder``; raises ``RefusedPackError`` where another process does.

    The system lets go when a process ends, however it ends. Where a disk knows no locks there
    are none.
    """
    descriptor = os.open(folder / ".held", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor)
        yield
    finally:
        with suppress(OSError):
            os.close(descriptor)


def _lock(descriptor: int) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        raise RefusedPackError(Objection.BUSY) from None
    except OSError:
        return
