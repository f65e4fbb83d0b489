"""Whether what is written still arrives in the file that was opened, and putting it back there.

SQLite goes on writing into a file that has been removed or replaced, and reports nothing.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from alpine_quiz.records.failure import Failure, RecordsError, failure_of, failure_of_system
from alpine_quiz.records.file import copied_to_memory


class Place:
    """Where an open file of records was found: the file, and beside it SQLite's log.

    The file must never be opened here but by SQLite: on closing it again the operating system
    would drop SQLite's locks (https://sqlite.org/howtocorrupt.html).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._log = f"{os.path.realpath(path)}-wal"
        self._file_id = _identity(str(path))
        self._log_id = _identity(self._log)
        self._size = 0

    def holds(self, *, locked: bool) -> bool:
        """Return whether the file is where it was, and its log too.

        Nor may it have shrunk: with a log it never does, without one only while somebody
        writes. ``locked`` says that nobody else can be writing.
        """
        try:
            found = os.stat(self.path)  # noqa: PTH116  # before every answer
        except OSError:
            return False
        if (found.st_dev, found.st_ino) != self._file_id:
            return False
        if locked or self._log_id:
            if found.st_size < self._size:
                return False
            self._size = found.st_size
        return self._log_id in (None, _identity(self._log))

    def put_back(self, connection: sqlite3.Connection) -> None:
        """Write a new file of what ``connection`` knows, where its own was.

        A file that somebody else has put there stays. Raises ``RecordsError`` where nothing
        can be written, or ``connection`` cannot read any more.
        """
        try:
            found = self._found()
            if found is not None and not self._is_ours_to_replace(found):
                return
            self._write_anew(connection, replacing=found is not None)
        except OSError as error:
            raise failure_of_system(error, self.path) from error
        except sqlite3.Error as error:
            gone = RecordsError(Failure.TAKEN_AWAY, self.path, str(error))
            raise failure_of(error, self.path) or gone from error

    def _found(self) -> os.stat_result | None:
        try:
            return self.path.stat()
        except FileNotFoundError:
            return None

    def _is_ours_to_replace(self, found: os.stat_result) -> bool:
        same = (found.st_dev, found.st_ino) == self._file_id
        return stat.S_ISREG(found.st_mode) and (same or found.st_size == 0)

    def _write_anew(self, connection: sqlite3.Connection, *, replacing: bool) -> None:
        place = Path(os.path.realpath(self.path))
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=f"{place.name}-")
        os.close(handle)
        written = Path(name)
        try:
            with (
                closing(copied_to_memory(connection)) as memory,
                closing(sqlite3.connect(written, isolation_level=None)) as copy,
            ):
                memory.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
            # SQLite would take the log of the lost file for that of the new one.
            for ending in ("-wal", "-shm"):
                place.with_name(f"{place.name}{ending}").unlink(missing_ok=True)
            _put(written, place, replacing=replacing)
        finally:
            with suppress(OSError):
                written.unlink(missing_ok=True)


def _put(written: Path, place: Path, *, replacing: bool) -> None:
    """Move a file to ``place``; unless ``replacing``, one that has appeared there stays."""
    if not replacing:
        try:
            os.link(written, place)
        except FileExistsError:
            return
        except OSError:
            # Not every file system has links.
            pass
        else:
            return
    written.replace(place)


def _identity(name: str) -> tuple[int, int] | None:
    try:
        found = os.stat(name)  # noqa: PTH116  # before every answer
    except OSError:
        return None
    return found.st_dev, found.st_ino
