"""Ending with the terminal, where it goes and no signal tells of it.

Textual would go on: its input thread reads the end of file over and over, and its screen waits
for ever for a writer that has failed.
"""

from __future__ import annotations

import os
import select
import sys
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

GRACE = 2.0
"""Seconds to end in order; every answer is on disk before it is shown, so none is lost after."""
HUNG_UP = 129
"""What a shell makes of SIGHUP, which should have come."""


def watch_terminal(leave: Callable[[], object]) -> None:
    """Have ``leave`` called, from another thread, once the terminal is gone (POSIX only)."""
    stream = sys.__stdin__
    if sys.platform == "win32" or stream is None or not stream.isatty():
        return
    watch = threading.Thread(
        target=_wait_and_leave, args=(stream.fileno(), leave), name="terminal-watch", daemon=True
    )
    watch.start()


def _wait_and_leave(terminal: int, leave: Callable[[], object]) -> None:
    if sys.platform != "win32" and _is_gone_after_waiting(terminal):
        leave()
        time.sleep(GRACE)
        os._exit(HUNG_UP)


if sys.platform != "win32":

    def _is_gone_after_waiting(terminal: int) -> bool:
        """Wait until something happens to the terminal; tell whether it is gone."""
        poll = select.poll()
        poll.register(terminal, 0)
        # Where terminals cannot be waited for (older macOS) there comes POLLNVAL at once.
        return any(event & select.POLLHUP for _, event in poll.poll())
