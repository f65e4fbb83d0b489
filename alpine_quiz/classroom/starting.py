"""Starting a room's server as a process of its own, which outlives whoever started it."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
from enum import Enum, auto
from typing import IO, TYPE_CHECKING, Any

from alpine_quiz.classroom.clients.line import ClientLine, LineError
from alpine_quiz.classroom.led import find_led, rooms_folder
from alpine_quiz.language.catalogue import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from alpine_quiz.classroom.led import Led

PATIENCE = 60.0
"""Seconds until a server that says nothing is given up: a large pack takes a while to read."""
_ANSWER = 5.0
_SECRET = 0o600
_MOST_TOLD = 2000


class StartError(Exception):
    """No server came of it; the message is what it said, or empty where it said nothing."""


class Gone(Enum):
    """Why a room that was led cannot be found again."""

    CLOSED = auto()
    """Its session was ended, or its journal deleted."""
    ANOTHER = auto()
    """Another room was opened on this machine since."""


class GoneError(StartError):
    """The room that was led is not there to be opened again."""

    def __init__(self, why: Gone) -> None:
        super().__init__()
        self.why = why


def start_server(options: Sequence[str], patience: float = PATIENCE) -> Led:
    """Start ``alpine-quiz host --headless`` with more ``options``, and return its room.

    It belongs to no terminal, and goes on when this process ends. Raises ``StartError``.
    """
    path = rooms_folder() / "server.log"
    command = [sys.executable, "-m", "alpine_quiz", "--interface", spoken()]
    command += ["host", "--headless", *options]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_CREAT | os.O_WRONLY | os.O_TRUNC
        with os.fdopen(os.open(path, flags, _SECRET), "wb") as log:
            process = _detached(command, log)
    except OSError as error:
        raise StartError(str(error)) from error
    if not _has_begun(process, patience):
        raise StartError(_told(path))
    led = find_led()
    if led is None:
        raise StartError(_told(path))
    return led


def _detached(command: list[str], log: IO[bytes]) -> subprocess.Popen[bytes]:
    more: dict[str, Any] = {}
    if sys.platform == "win32":
        apart = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
        more["creationflags"] = apart
    else:
        more["start_new_session"] = True
    return subprocess.Popen(  # noqa: S603 - it is ourselves
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, **more
    )


def _has_begun(process: subprocess.Popen[bytes], patience: float) -> bool:
    """Wait for the line that a server prints once it can be reached."""
    told: list[bytes] = []
    heard = threading.Event()

    def listen() -> None:
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        with process.stdout as stream:
            told.append(stream.readline())
        heard.set()
        # Whoever starts a process has to see it end, or a dead one stays behind.
        process.wait()

    threading.Thread(target=listen, name="room-server", daemon=True).start()
    return heard.wait(patience) and _is_begun(told[0])


def _is_begun(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def _told(path: Path) -> str:
    """Return the end of what a server said, which is why it is none."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")[-_MOST_TOLD:].strip()
    except OSError:
        return ""


def find_open() -> Led | None:
    """Return the room that is open on this machine, or ``None``; asks its server."""
    led = find_led()
    return led if led is not None and is_open(led) else None


def find_again(led: Led) -> Led:
    """Return the room ``led``, where it can be reached now; a dead server is started again.

    Raises ``GoneError`` where it is not the one led from here any more, and ``StartError``.
    """
    now = find_led()
    if now is None:
        raise GoneError(Gone.CLOSED)
    if (now.journal, now.host) != (led.journal, led.host):
        raise GoneError(Gone.ANOTHER)
    return now if is_open(now) else start_server(["--resume"])


def is_open(led: Led) -> bool:
    """Tell whether a room's server answers to its teacher."""
    return asyncio.run(answers(led))


async def answers(led: Led) -> bool:
    """Tell whether a room's server answers to its teacher, from within an event loop."""
    try:
        async with asyncio.timeout(_ANSWER), ClientLine(led.url) as line:
            await line.hello("host", led.host)
            told = await line.first("desk", "refused")
    except (LineError, TimeoutError, ValueError, LookupError, AttributeError):
        # Nobody answers, or something else has the port by now.
        return False
    return bool(told["is"] == "desk")
