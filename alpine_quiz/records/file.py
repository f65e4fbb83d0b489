"""Opening the one file the records are in, safely: never altering one that is not ours."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from alpine_quiz.library.disk import on_network
from alpine_quiz.library.places import NOWHERE
from alpine_quiz.library.transactions import transaction
from alpine_quiz.records.failure import (
    Failure,
    RecordsError,
    failure_of,
    failure_of_system,
    primary_code,
)
from alpine_quiz.records.schema import (
    APPLICATION_ID,
    VERSION,
    is_empty,
    migrate,
    number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 5.0
"""Seconds to wait for another process to finish writing."""
_NO_SHARED_MEMORY = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PROTOCOL}


def connect(path: Path) -> sqlite3.Connection:
    """Open a connection that commits only where told to; nothing is read or written yet."""
    return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)


def open_file(path: Path) -> sqlite3.Connection:
    """Open the records at ``path`` to be written, making the file and its folder if need be.

    Raises ``RecordsError``; a file that is not ours, or from a newer version, stays untouched.
    """
    try:
        _prepare_place(path)
        with _damage_told():
            connection = _open_checked(path)
    except OSError as error:
        raise failure_of_system(error, path) from error
    except sqlite3.Error as error:
        failure = failure_of(error, path)
        if failure is None:
            raise
        raise failure from error
    return connection


def open_in_memory() -> sqlite3.Connection:
    """Open empty records that are nowhere but in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def copied_to_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a copy in memory of what ``connection`` can still read, at the newest version.

    Raises ``sqlite3.Error`` where it cannot read any more, or what it reads is damaged.
    """
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        # Python's backup waits without end for a lock; within a transaction we have ours.
        with _damage_told():
            with transaction(connection, writing=False):
                is_empty(connection)
                connection.backup(memory)
            check_whole(memory)
            migrate(memory)
        memory.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        memory.close()
        raise
    return memory


def check_whole(connection: sqlite3.Connection) -> None:
    """Raise ``sqlite3.DatabaseError`` where the pages of a database are damaged."""
    (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise _damaged(found.splitlines()[-1])


def read_to_memory(path: Path, why: Failure) -> sqlite3.Connection | None:
    """Return a copy in memory of records that cannot be written, or ``None`` if unreadable."""
    ways = ["mode=ro"]
    log = path.with_name(f"{path.name}-wal")
    with suppress(OSError):
        if why is Failure.READ_ONLY and not (log.exists() and log.stat().st_size):
            # Where the log's files cannot be made, only this reads a file that is used with
            # one. It heeds no locks, but nobody else can be writing either.
            ways.append("immutable=1")
    for way in ways:
        address = f"{path.absolute().as_uri()}?{way}"
        with (
            suppress(sqlite3.Error, RecordsError),
            _damage_told(),
            closing(sqlite3.connect(address, timeout=0, isolation_level=None, uri=True)) as source,
        ):
            _check_ours(source, path)
            return copied_to_memory(source)
    return None


@contextmanager
def _damage_told() -> Iterator[None]:
    """Raise as ``sqlite3.DatabaseError`` what SQLite says of damage in words that are no text.

    It quotes the names of tables as it finds them, and Python then fails to read the message.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        raise _damaged(error.object.decode("utf-8", "replace")) from error


def _damaged(detail: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(detail)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def is_there(path: Path) -> bool:
    """Return whether there are records at ``path``, or something that keeps them from being."""
    try:
        path.stat()
    except FileNotFoundError:
        # Windows does not tell a missing folder from a file that stands in a folder's place.
        above = next((each for each in path.parents if os.path.lexists(each)), None)
        return above is not None and not above.is_dir()
    except OSError:
        return True
    return True


def _prepare_place(path: Path) -> None:
    if path.parent == NOWHERE:
        raise RecordsError(Failure.NO_HOME, path)
    try:
        found = path.stat()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return
    except PermissionError as error:
        raise RecordsError(Failure.UNREADABLE, path, str(error.strerror)) from error
    # Opening a pipe would wait for ever.
    if not stat.S_ISREG(found.st_mode):
        raise RecordsError(Failure.NOT_A_FILE, path)
    if found.st_size == 1:
        # SQLite takes a file of one byte for an empty one, and would write over it.
        raise RecordsError(Failure.NOT_SQLITE, path)
    if not os.access(path, os.R_OK):
        raise RecordsError(Failure.UNREADABLE, path)


def _open_checked(path: Path) -> sqlite3.Connection:
    connection = connect(path)
    try:
        try:
            _check_ours(connection, path)
        except sqlite3.OperationalError as error:
            if primary_code(error) not in _NO_SHARED_MEMORY:
                raise
            connection.close()
            connection = _without_log(path)
        # Met only when it is read, damage would be met after something had been written.
        check_whole(connection)
        migrate(connection)
        _try_to_write(connection)
        connection = _with_journal(connection, path)
        # In the log's mode NORMAL would survive a kill but not a power cut.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _check_ours(connection: sqlite3.Connection, path: Path) -> None:
    # One transaction: another process may be making the tables just now.
    with transaction(connection, writing=False):
        application = number(connection, "application_id")
        version = number(connection, "user_version")
        empty = is_empty(connection)
    if application == APPLICATION_ID:
        if version > VERSION:
            raise RecordsError(Failure.NEWER_VERSION, path, str(version))
    elif application != 0 or not empty or version != 0:
        raise RecordsError(Failure.FOREIGN, path)
    if path.stat().st_size % number(connection, "page_size"):
        raise RecordsError(Failure.DAMAGED, path, "the end is missing")


def _try_to_write(connection: sqlite3.Connection) -> None:
    # On a file that may only be read SQLite begins the transaction all the same.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("ROLLBACK")


def _with_journal(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """Switch to the write-ahead log, or to a rollback journal where the log cannot work."""
    wanted = "DELETE" if on_network(path.parent) else "WAL"
    try:
        connection.execute(f"PRAGMA journal_mode = {wanted}")
        is_empty(connection)
    except sqlite3.OperationalError as error:
        code = primary_code(error)
        if code in _NO_SHARED_MEMORY:
            connection.close()
            return _without_log(path)
        if code != sqlite3.SQLITE_BUSY:
            raise
        # Another process is in the middle of something; both modes are safe to share.
    return connection


def _without_log(path: Path) -> sqlite3.Connection:
    """Open a file whose write-ahead log cannot work here, and put it back to a journal.

    With the exclusive lock SQLite needs no shared memory to read the log
    (https://sqlite.org/wal.html#noshm).
    """
    connection = connect(path)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        _check_ours(connection, path)
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA locking_mode = NORMAL")
        # The lock is let go at the first reading after the change of mode.
        is_empty(connection)
    except BaseException:
        connection.close()
        raise
    return connection
