"""The way into a room as a QR code: its address, with the PIN in the fragment."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TypedDict


class QrView(TypedDict):
    """A QR code to be drawn: ``size`` modules a side, the dark ones in an SVG ``path``.

    The path's unit is a module; the quiet zone is left to whoever draws it.
    """

    size: int
    path: str


def door_address(address: str, pin: str) -> str:
    """Return where a student comes in who need not type the PIN: it is never sent in a request."""
    return f"{address.rstrip('/')}/#{pin}"


@lru_cache(maxsize=8)
def qr_code(text: str) -> QrView:
    """Return the QR code of ``text``."""
    import segno

    rows = [bytes(row) for row in segno.make_qr(text, error="m").matrix]
    return {"size": len(rows), "path": "".join(map(_drawn, range(len(rows)), rows))}


def _drawn(height: int, row: bytes) -> str:
    """Return the dark modules of a row as rectangles, as few as there are runs."""
    drawn = ""
    start = 0
    for dark, run in groupby(row):
        width = len(list(run))
        if dark:
            drawn += f"M{start} {height}h{width}v1h-{width}z"
        start += width
    return drawn
