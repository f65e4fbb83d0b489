"""The tables of the index, and opening the file they are in: whatever is wrong, it is made anew.

Nothing in it is worth keeping: it is made from the packs, and a file that is damaged, or from
another version, is thrown away.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from alpine_quiz.library.disk import on_network
from alpine_quiz.library.places import NOWHERE, cache_folder
from alpine_quiz.library.transactions import transaction

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x41517A4C  # "AQzL"
VERSION = 2
"""Counts the changes of the tables, and of what is written into them."""
PATIENCE = 5.0
"""Seconds to wait for another process to finish writing."""

_TABLES = (
    # `header` is the JSON of what its file says of a pack, and `loaded` that there is a bank. One
    # that is `hidden` has the id of one before it; with `twins` an id is there twice, so that the
    # files of the pack go together.
    """CREATE TABLE pack (
        id INTEGER PRIMARY KEY,
        path BLOB NOT NULL UNIQUE,
        place INTEGER NOT NULL,
        name TEXT NOT NULL,
        header TEXT NOT NULL,
        loaded INTEGER NOT NULL,
        hidden INTEGER NOT NULL,
        twins INTEGER NOT NULL
    )""",
    # `modified` and `read` are nanoseconds since 1970.
    """CREATE TABLE file (
        id INTEGER PRIMARY KEY,
        pack INTEGER NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
        path BLOB NOT NULL,
        size INTEGER NOT NULL,
        modified INTEGER NOT NULL,
        read INTEGER NOT NULL,
        sha BLOB NOT NULL,
        UNIQUE (pack, path)
    )""",
    # An item's id is that of its file, and its place within that.
    """CREATE TABLE item (
        id INTEGER PRIMARY KEY,
        pack INTEGER NOT NULL,
        name TEXT NOT NULL,
        language TEXT NOT NULL,
        type TEXT NOT NULL,
        topic TEXT NOT NULL,
        topic_key TEXT NOT NULL,
        difficulty INTEGER NOT NULL,
        line INTEGER NOT NULL,
        subjects TEXT NOT NULL,
        stem TEXT NOT NULL,
        UNIQUE (pack, language, name)
    )""",
    "CREATE INDEX item_kind ON item (pack, language, topic_key, type, difficulty)",
)
# The words come folded and set apart by spaces; what else folding leaves is part of them.
_SAID = """CREATE VIRTUAL TABLE said USING fts5(
    stem, answers, topic, columnsize = 0, prefix = '1 2',
    tokenize = "ascii tokenchars '#&@%+=<>$~|.'"
)"""
# Where SQLite was built without FTS5: all is found, only slower.
_SAID_PLAINLY = "CREATE TABLE said (stem, answers, topic)"


def index_path() -> Path:
    """Return where the index is kept."""
    return cache_folder() / "library.sqlite3"


def open_file(path: Path) -> sqlite3.Connection:
    """Open the index at ``path``, made or made anew if need be.

    Raises ``OSError`` or ``sqlite3.Error`` where nothing can be kept there.
    """
    if NOWHERE in path.parents:
        raise FileNotFoundError(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(2):
        known = identity(path)
        try:
            return _opened(path)
        except UnicodeDecodeError:
            throw_away(path, known)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            throw_away(path, known)
    return _opened(path)


def open_in_memory() -> sqlite3.Connection:
    """Open an empty index that is nowhere but in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    _make(connection)
    return connection


def copied_to_memory(path: Path) -> sqlite3.Connection:
    """Return what can be read of the index at ``path``, in memory; empty where nothing can."""
    if not path.is_file():
        return open_in_memory()
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    log = path.with_name(f"{path.name}-wal")
    # Heeding no locks, it must not be read where others may be writing.
    way = "mode=ro" if log.exists() else "mode=ro&immutable=1"
    source: sqlite3.Connection | None = None
    try:
        source = sqlite3.connect(f"{path.absolute().as_uri()}?{way}", uri=True, timeout=0)
        source.backup(memory)
        if _is_ours(memory):
            return memory
    except (sqlite3.Error, OSError, ValueError):
        pass
    finally:
        if source is not None:
            source.close()
    memory.close()
    return open_in_memory()


def throw_away(path: Path, known: tuple[int, int] | None) -> None:
    """Remove the index at ``path`` if it is still the file that was ``known``.

    Raises ``OSError`` where that cannot be.
    """
    if known is None or identity(path) != known:
        return
    for end in ("-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + end).unlink()
    with suppress(FileNotFoundError):
        path.unlink()


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells the file at ``path`` from one that is put in its place."""
    try:
        found = os.stat(path)  # noqa: PTH116 - one call for both
    except OSError:
        return None
    return found.st_dev, found.st_ino


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether an error says that the file is not an index of this version, or not whole."""
    # Without a code it is Python's own: what stands there is no text.
    damaged = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, None)
    return code_of(error) in damaged


def is_busy(error: sqlite3.Error) -> bool:
    """Tell whether an error says that another process has not finished in time."""
    return code_of(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def code_of(error: sqlite3.Error) -> int | None:
    """Return SQLite's primary result code, or ``None`` where Python raised the error itself."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _opened(path: Path) -> sqlite3.Connection:
    found = identity(path)
    if found is not None and not stat.S_ISREG(path.stat().st_mode):
        # Opening a pipe would wait for ever.
        raise FileExistsError(path)
    connection = sqlite3.connect(
        path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        if not _is_ours(connection):
            _make(connection)
        wanted = "DELETE" if on_network(path.parent) else "WAL"
        with suppress(sqlite3.OperationalError):  # both modes are safe to share
            connection.execute(f"PRAGMA journal_mode = {wanted}")
        # A power cut may cost the latest entries: they are read again.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _is_ours(connection: sqlite3.Connection) -> bool:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return (application, version) == (APPLICATION_ID, VERSION)


def _make(connection: sqlite3.Connection) -> None:
    with transaction(connection):
        if _is_ours(connection):  # made by another process meanwhile
            return
        if connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None:
            error = sqlite3.DatabaseError("another version, or not an index")
            error.sqlite_errorcode = sqlite3.SQLITE_NOTADB
            raise error
        for statement in _TABLES:
            connection.execute(statement)
        try:
            connection.execute(_SAID)
        except sqlite3.OperationalError as error:
            if "fts5" not in str(error):
                raise
            connection.execute(_SAID_PLAINLY)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("PRAGMA foreign_keys = ON")
