"""What the system lets one server have."""

from __future__ import annotations

import gc
import sys

FILES_BESIDE_LINES = 64
"""Open files that are no lines to anybody: the journal, the pages, the listening sockets."""


def raise_open_files() -> int | None:
    """Let this process open as many files as it may, and return how many; ``None``: no limit.

    Every line to a student is one.
    """
    if sys.platform == "win32":
        return None
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard == resource.RLIM_INFINITY:
        # macOS refuses "infinity" itself, and no class is larger than this.
        hard = max(soft, 65_536)
    try:
        resource.setrlimit(
            resource.RLIMIT_NOFILE, (hard, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
        )
    except (ValueError, OSError):
        return soft
    return hard


def calm_collector() -> None:
    """Let the garbage collector look at what is made now, and seldom at a whole class.

    Thousands of lines are hundreds of thousands of objects, none of which is garbage.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
