"""Reading a file without ever hanging, filling memory or guessing."""

from __future__ import annotations

import os
import stat
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BOM = b"\xef\xbb\xbf"
"""What some programs put before UTF-8; no part of the text."""


class Obstacle(StrEnum):
    """Why a file could not be read."""

    MISSING = "missing-file"
    FOLDER = "is-a-folder"
    SPECIAL = "special-file"
    FORBIDDEN = "no-permission"
    TOO_LARGE = "too-large"
    NOT_UTF8 = "not-utf-8"
    BINARY = "binary"
    FAILED = "unreadable"


class UnreadableError(Exception):
    """A file that cannot be read, and why.

    ``args_`` are what a sentence about it needs; ``line`` and ``column`` count from 1 and are
    0 where the obstacle is the file as a whole.
    """

    def __init__(
        self,
        path: Path,
        obstacle: Obstacle,
        args_: dict[str, str] | None = None,
        line: int = 0,
        column: int = 0,
    ) -> None:
        super().__init__(f"{path}: {obstacle}")
        self.path = path
        self.obstacle = obstacle
        self.args_ = args_ or {}
        self.line = line
        self.column = column


def read_bytes(path: Path, limit: int) -> bytes:
    """Return what the regular file ``path`` holds, at most ``limit`` bytes of it.

    Pipes, devices and folders are refused before they are opened, so nothing blocks.
    Raises ``UnreadableError``.
    """
    try:
        _refuse_unfit(path, path.stat(), limit)
        # Between the look and the opening the name may come to mean a pipe.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 - of a descriptor
            _refuse_unfit(path, os.fstat(file.fileno()), limit)
            data = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise UnreadableError(path, Obstacle.MISSING) from None
    except IsADirectoryError:
        raise UnreadableError(path, Obstacle.FOLDER) from None
    except PermissionError:
        raise UnreadableError(path, Obstacle.FORBIDDEN) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(path, Obstacle.FAILED, {"reason": reason}) from None
    if len(data) > limit:
        raise _too_large(path, limit)
    return data


def is_folder(path: Path) -> bool:
    """Tell whether ``path`` is a folder, as far as can be seen: never raises."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """Tell whether anything is at ``path``, as far as can be seen: never raises."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def resolved(path: Path) -> Path:
    """Return ``path`` with its links followed, or as it is where they lead round in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # RuntimeError: the circle, before Python 3.13
        return path.absolute()


def decode(path: Path, data: bytes) -> str:
    """Return ``data`` as text, its BOM dropped and its line ends as stored.

    Raises ``UnreadableError`` with the place of the first byte that is not UTF-8 and, where it can
    be told, the encoding it looks like.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError(
            path, Obstacle.NOT_UTF8, {"byte": f"{data[0]:02X}", "encoding": "UTF-16"}, 1, 1
        )
    if b"\0" in data:
        line, column = _position(data, data.index(b"\0"))
        raise UnreadableError(path, Obstacle.BINARY, {}, line, column)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts from behind the BOM.
        start = error.start + (3 if data.startswith(BOM) else 0)
        line, column = _position(data, start)
        # In Western files that are not UTF-8 this is what it nearly always is.
        guess = {"byte": f"{data[start]:02X}", "encoding": "Latin-1 (Windows-1252)"}
        raise UnreadableError(path, Obstacle.NOT_UTF8, guess, line, column) from None


def _position(data: bytes, offset: int) -> tuple[int, int]:
    lines = data[:offset].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return lines.count("\n") + 1, len(lines) - (lines.rfind("\n") + 1) + 1


def _refuse_unfit(path: Path, status: os.stat_result, limit: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError(path, Obstacle.FOLDER)
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError(path, Obstacle.SPECIAL)
    if status.st_size > limit:
        raise _too_large(path, limit)


def _too_large(path: Path, limit: int) -> UnreadableError:
    return UnreadableError(path, Obstacle.TOO_LARGE, {"limit": f"{limit / 2**20:.0f}"})
