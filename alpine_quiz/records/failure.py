"""What can be wrong with a file of records."""

from __future__ import annotations

import errno
import os
import sqlite3
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Failure(StrEnum):
    """Why records cannot be read or kept."""

    NOT_A_FILE = "not a file"
    """A folder, a pipe or a device stands in its place."""
    NOT_SQLITE = "not sqlite"
    FOREIGN = "foreign"
    """A database, but another program's."""
    NEWER_VERSION = "newer version"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"
    READ_ONLY = "read-only"
    FULL = "full"
    LOCKED = "locked"
    """Another process holds it for longer than we wait."""
    TAKEN_AWAY = "taken away"
    """It was removed or replaced while in use, and cannot be put back."""
    NO_HOME = "no home"
    """The user has no home folder to keep it in."""
    INPUT_OUTPUT = "input/output"
    """The disk or the network reported an error of its own."""


class RecordsError(Exception):
    """Records at ``path`` cannot be read or kept; ``detail`` is what the system said of it."""

    def __init__(self, code: Failure, path: Path | None, detail: str = "") -> None:
        super().__init__(code, path, detail)
        self.code = code
        self.path = path
        self.detail = detail


_CODES = {
    sqlite3.SQLITE_NOTADB: Failure.NOT_SQLITE,
    sqlite3.SQLITE_CORRUPT: Failure.DAMAGED,
    # Tables or columns are missing; were it a slip in our own statements, the memory that is
    # played on in would report the same again, and nothing would hide it there.
    sqlite3.SQLITE_ERROR: Failure.DAMAGED,
    sqlite3.SQLITE_SCHEMA: Failure.DAMAGED,
    sqlite3.SQLITE_READONLY: Failure.READ_ONLY,
    sqlite3.SQLITE_FULL: Failure.FULL,
    sqlite3.SQLITE_BUSY: Failure.LOCKED,
    sqlite3.SQLITE_LOCKED: Failure.LOCKED,
    sqlite3.SQLITE_PROTOCOL: Failure.LOCKED,
    sqlite3.SQLITE_PERM: Failure.UNREADABLE,
    sqlite3.SQLITE_AUTH: Failure.UNREADABLE,
    sqlite3.SQLITE_NOLFS: Failure.FULL,
    sqlite3.SQLITE_IOERR: Failure.INPUT_OUTPUT,
    sqlite3.SQLITE_CANTOPEN: Failure.UNREADABLE,
}
_LITTLE_ROOM = 256 * 1024
_FULL_DISK = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def primary_code(error: sqlite3.Error) -> int | None:
    """Return SQLite's primary result code, or ``None`` where Python raised the error itself."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def failure_of(error: sqlite3.Error, path: Path) -> RecordsError | None:
    """Return what ``error`` means for the records at ``path``, or ``None`` for a bug of ours."""
    primary = primary_code(error)
    if primary is None:
        undecodable = isinstance(error, sqlite3.OperationalError)
        return RecordsError(Failure.DAMAGED, path, str(error)) if undecodable else None
    code = _CODES.get(primary)
    if code is None:
        return None
    if primary == sqlite3.SQLITE_IOERR and _little_room(path):
        # Growing the shared memory beside the file reports a full disk as an I/O error.
        code = Failure.FULL
    if primary == sqlite3.SQLITE_CANTOPEN:
        code = _why_not_opened(path)
    return RecordsError(code, path, str(error))


def failure_of_system(error: OSError, path: Path) -> RecordsError:
    """Return what the operating system's ``error`` means for the records at ``path``."""
    if error.errno in _FULL_DISK:
        code = Failure.FULL
    elif error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        code = Failure.READ_ONLY
    else:
        code = Failure.UNREADABLE
    return RecordsError(code, path, error.strerror or str(error))


def _little_room(path: Path) -> bool:
    import shutil

    try:
        return shutil.disk_usage(path.parent).free < _LITTLE_ROOM
    except OSError:
        return False


def _why_not_opened(path: Path) -> Failure:
    if os.path.lexists(path) and not os.access(path, os.R_OK):
        return Failure.UNREADABLE
    if not os.access(path.parent, os.W_OK):
        return Failure.READ_ONLY
    return Failure.FULL if _little_room(path) else Failure.UNREADABLE
