"""The address of a room as people give it: typed off a wall, or out of a QR code."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from alpine_quiz.classroom.server.running import PORT

_PIN = re.compile(r"(?:pin=)?(\d{4,8})")
_HOST = re.compile(r"[\w.:%-]+")


class Whereto(NamedTuple):
    """Where a room is, and the PIN or the secret that stood behind the ``#``, if any."""

    url: str
    pin: str = ""
    fragment: str = ""


def read_address(text: str) -> Whereto | None:
    """Read ``http://host:port/#123456``, ``host:port`` or ``host``; ``None`` if it is none."""
    bare = "://" not in text
    try:
        parts = urlsplit(f"http://{text.strip()}" if bare else text.strip())
        port = parts.port
    except ValueError:
        return None
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or parts.username or not _HOST.fullmatch(host):
        return None
    if ":" in host:
        host = f"[{host}]"
    if port is None and bare:
        port = PORT
    pin = _PIN.fullmatch(parts.fragment)
    at = "" if port is None else f":{port}"
    return Whereto(f"{parts.scheme}://{host}{at}", pin[1] if pin else "", parts.fragment)
