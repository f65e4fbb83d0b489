"""How files are known again without being read: by their size and the time of their change."""

from __future__ import annotations

import time
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from alpine_quiz.bank.files import PACK_FILE, TooManyFilesError, bank_files
from alpine_quiz.documents.files import UnreadableError, is_folder, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

_GRAIN = 2_000_000_000
"""Nanoseconds within which a file may change twice and keep its time: FAT's two seconds."""
_MAX_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file's size, and when it was changed, in nanoseconds since 1970."""

    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Known:
    """A file as it was when it was ``read``, at that many nanoseconds since 1970.

    ``id`` is the index's own.
    """

    id: int
    stamp: Stamp
    read: int
    sha: bytes

    def is_doubtful(self) -> bool:
        """Tell whether the file may have changed since, and its stamp stayed the same."""
        return self.read - self.stamp.modified < _GRAIN


def stamps_of(pack: Path) -> dict[Path, Stamp]:
    """Return the stamps of the files that make a pack, in their order; the pack's own is first."""
    try:
        files = [pack / PACK_FILE, *bank_files(pack)] if is_folder(pack) else [pack]
    except (OSError, TooManyFilesError):
        return {}
    found = {}
    for file in files:
        stamp = stamp_of(file)
        if stamp is not None:
            found[file] = stamp
    return found


def stamp_of(file: Path) -> Stamp | None:
    """Return a file's stamp; ``None`` where it is not there."""
    try:
        status = file.stat()
    except (OSError, ValueError, RuntimeError):
        return None
    return Stamp(status.st_size, status.st_mtime_ns)


def sha_of(file: Path) -> bytes:
    """Return the hash of what a file holds; nothing where it cannot be read."""
    try:
        return sha256(read_bytes(file, _MAX_BYTES)).digest()
    except UnreadableError:
        return b""


def now() -> int:
    """Return the time in nanoseconds since 1970, as files are stamped."""
    return time.time_ns()


def has_changed(file: Path, stamp: Stamp, known: Known | None) -> bool:
    """Tell whether what a file holds differs from what was read; it is read again in doubt."""
    if known is None or stamp.size != known.stamp.size:
        return True
    if stamp == known.stamp and not known.is_doubtful():
        return False
    return not known.sha or sha_of(file) != known.sha
