"""The room that is led from this machine: where its server is, and what opens it.

One file in the user's data folder, which nobody else may read, so that a teacher's screen that
died, or a server that was killed, is found again.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.documents.writing import write_whole
from alpine_quiz.library.holding import lock
from alpine_quiz.library.places import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECRET = 0o600


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """A room that was opened here.

    ``journal`` is its file, ``url`` where it listens on this machine, ``port`` there; the
    secrets are those of the teacher and of a projector. ``process`` is the server's number.
    ``bind``, ``public``, ``tls_cert`` and ``tls_key`` are what it was opened with, to be opened
    so again; ``certificate`` is the hash of what it shows: SHA-256, in hexadecimal.
    """

    journal: str
    url: str
    port: int
    pin: str
    host: str
    projector: str
    process: int
    bind: str = ""
    public: str = ""
    tls_cert: str = ""
    tls_key: str = ""
    certificate: str = ""


def rooms_folder() -> Path:
    """Return the folder of all rooms' journals."""
    return data_folder() / "class"


def led_path() -> Path:
    """Return the file that tells of the room led from this machine."""
    return rooms_folder() / "room.json"


def note_led(led: Led) -> None:
    """Write down which room is led; raises ``OSError``."""
    path = led_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    # Made before anything is in it, so that nobody else can ever read it.
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, _SECRET))
    write_whole(path, json.dumps(asdict(led)).encode())


def find_led() -> Led | None:
    """Return the room that was led here last, its server alive or not; ``None``: there is none."""
    with suppress(OSError, ValueError, TypeError):
        led = Led(**json.loads(led_path().read_text(encoding="utf-8")))
        if _is_sound(led) and Path(led.journal).is_file():
            return led
    return None


def certificate_of(url: str) -> str:
    """Return the hash of the certificate of the room at ``url``, if it was opened here."""
    led = find_led()
    return led.certificate if led is not None and led.url == url.rstrip("/") else ""


def _is_sound(led: Led) -> bool:
    told = asdict(led)
    numbers = ("port", "process")
    kinds = all(type(told[name]) is (int if name in numbers else str) for name in told)
    return kinds and 0 <= led.port < 1 << 16


@contextmanager
def leading() -> Iterator[bool]:
    """Be the one who leads a room of this user's, if nobody else does: it yields whether so.

    The system lets go when a process ends, however it ends. Raises ``OSError``.
    """
    path = rooms_folder() / ".leading"
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, _SECRET)
    try:
        yield lock(descriptor)
    finally:
        os.close(descriptor)


def is_leading() -> bool:
    """Tell whether a process leads a room of this user's, though it may be too busy to answer."""
    with suppress(OSError), leading() as alone:
        return not alone
    return False


def forget_led() -> None:
    """Let no room be led from here."""
    with suppress(OSError):
        led_path().unlink()
