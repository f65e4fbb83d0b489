"""What a process has taken of its machine."""

from __future__ import annotations

import os
from pathlib import Path


def usage_of(process: int) -> tuple[float, int] | None:
    """Return a process's seconds of processor and bytes of memory; ``None`` where it is unknown.

    As Linux tells them (proc(5)); other systems tell nobody but the process itself.
    """
    folder = Path("/proc") / str(process)
    try:
        times = (folder / "stat").read_text().rpartition(")")[2].split()
        pages = int((folder / "statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return None
    ticks = os.sysconf("SC_CLK_TCK")
    return (int(times[11]) + int(times[12])) / ticks, pages * os.sysconf("SC_PAGE_SIZE")
