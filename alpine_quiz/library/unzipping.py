"""A zip file from anybody, looked through before anything of it is unpacked."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from alpine_quiz.bank.files import MAX_FILES
from alpine_quiz.documents.files import Obstacle, UnreadableError, read_bytes
from alpine_quiz.library.objections import Objection, RefusedPackError
from alpine_quiz.library.parcels import MAX_TOTAL
from alpine_quiz.library.portable import check_names, inner_name

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = b"PK\x01\x02"  # begins each entry of a zip's directory: APPNOTE 4.3.12
_ENCRYPTED = 0x1 | 0x40 | 0x2000  # the entry, strongly, or the directory: APPNOTE 4.4.4
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What unpacks bit by bit; a few bytes of others may make gigabytes before one can look."""

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ValueError,
    RuntimeError,  # NotImplementedError too
    OSError,
    EOFError,
)
_MB = 2**20
_CHUNK = 2**16


class Zip:
    """The files in a zip file; nothing of it is ever unpacked onto the disk.

    Raises ``RefusedPackError`` where it is damaged, or anything in it would do harm: names that
    lead out, links, encrypted files, names that some disks cannot hold or tell apart, more
    files or bytes than a pack may have.
    """

    is_wrapping = True

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self.left: list[str] = []
        try:
            data = read_bytes(path, MAX_TOTAL)
        except UnreadableError as error:
            if error.obstacle is Obstacle.TOO_LARGE:
                raise RefusedPackError(
                    Objection.TOO_LARGE, name=path.name, limit=MAX_TOTAL // _MB
                ) from None
            raise RefusedPackError(
                Objection.UNREADABLE,
                name=path.name,
                reason=error.args_.get("reason", error.obstacle.value),
            ) from None
        # Before the directory is read: an entry takes far more memory than it has bytes.
        if data.count(ENTRY) > 2 * MAX_FILES:
            raise RefusedPackError(Objection.TOO_MANY_FILES, limit=MAX_FILES)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE:
            raise RefusedPackError(Objection.NOT_A_ZIP, name=path.name) from None
        self._entries = self._look_through()
        self.names = list(self._entries)

    def read(self, name: str, limit: int) -> bytes:
        """Return what a file holds; raises ``RefusedPackError`` for more than ``limit`` bytes.

        What the directory says of its size is not believed.
        """
        entry = self._entries[name]
        found = bytearray()
        try:
            with self._archive.open(entry) as file:
                while chunk := file.read(_CHUNK):
                    found += chunk
                    if len(found) > min(limit, entry.file_size):
                        raise RefusedPackError(
                            Objection.BOMB, name=name, limit=max(1, limit // _MB)
                        )
        except DAMAGE:
            raise RefusedPackError(Objection.NOT_A_ZIP, name=name) from None
        return bytes(found)

    def _look_through(self) -> dict[str, zipfile.ZipInfo]:
        found: dict[str, zipfile.ZipInfo] = {}
        names: list[str] = []
        total = 0
        for entry in self._archive.infolist():
            # zipfile ends a name at a NUL, other programs do not.
            name = inner_name(entry.orig_filename)
            _check_kind(entry, name)
            if entry.is_dir():
                continue
            total += entry.file_size
            if total > MAX_TOTAL:
                raise RefusedPackError(Objection.BOMB, name=name, limit=MAX_TOTAL // _MB)
            names.append(name)
            found[name] = entry
        check_names(names)
        return found


def _check_kind(entry: zipfile.ZipInfo, name: str) -> None:
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise RefusedPackError(Objection.LINK, name=name)
    if entry.flag_bits & _ENCRYPTED:
        raise RefusedPackError(Objection.ENCRYPTED, name=name)
    if entry.compress_type not in _METHODS:
        raise RefusedPackError(Objection.UNKNOWN_PACKING, name=name)
