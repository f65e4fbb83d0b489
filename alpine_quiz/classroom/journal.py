"""A room's journal: one SQLite file, in which everything stands before anybody is told of it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from alpine_quiz.classroom.events import Joined, Renamed
from alpine_quiz.classroom.notation import (
    NotationError,
    event_from,
    event_text,
    kind_of,
    rules_from,
    rules_text,
    sheet_from,
    sheet_text,
)
from alpine_quiz.library.disk import on_network

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from alpine_quiz.classroom.events import Event
    from alpine_quiz.classroom.rules import Rules
    from alpine_quiz.classroom.sheet import Sheet

APPLICATION_ID = 0x41517A43  # "AQzC"
VERSION = 1
_TABLES = (
    # What was laid down when the room was opened, and `elapsed`, its time when last written.
    "CREATE TABLE told (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE event (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        content TEXT NOT NULL
    )""",
    # Of a secret only its hash; a new one takes the place of that which the same student had.
    """CREATE TABLE secret (
        role TEXT NOT NULL,
        student INTEGER NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (role, student)
    ) WITHOUT ROWID""",
)

DAMAGED = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What reading or replaying a journal raises in which something else stands than we write."""
NOT_A_JOURNAL = "not the journal of a room"

NAMELESS = "nameless"
"""Under this name a journal tells that its students' names were written over."""
RESUMED = "resumed"
"""Under this name it tells when it was last opened again: ISO 8601, in UTC."""
_PATIENCE = 5.0
"""Seconds for which another program that uses the file is waited for."""
_LARGE_LOG = 8 << 20
"""Bytes of SQLite's log from which on it is put into its place, beside the game."""
_INSERT = "INSERT INTO event (at, kind, content) VALUES (?, ?, ?)"


class JournalError(Exception):
    """The journal cannot be read or written; what was written before is safe.

    ``reason`` is SQLite's or the system's.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(reason)
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret's hash, and whose it is: ``student`` is 0 for host and projector."""

    hash: str
    role: str
    student: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """What a journal holds of a room."""

    sheet: Sheet
    rules: Rules
    told: Mapping[str, str]
    elapsed: int
    events: tuple[Event, ...]
    secrets: tuple[Secret, ...]


class Journal:
    """The journal of one room, open to be written by one server.

    To be used by one thread at a time. Raises ``JournalError``.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def create(
        cls,
        path: Path,
        sheet: Sheet,
        rules: Rules,
        told: Mapping[str, str],
        secrets: Iterable[Secret],
    ) -> Journal:
        """Begin the journal of a new room; ``told`` is what else is to be known of it."""
        with _failure_told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            # Made before SQLite does, so that nobody else can ever read it.
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        values = {
            "sheet": sheet_text(sheet),
            "rules": rules_text(rules),
            "elapsed": "0",
            **told,
        }
        journal = cls(_connection(path), path)
        try:
            journal._lay_out(values, secrets)
        except JournalError:
            # There is no room yet, and so nothing to be kept of it.
            journal.close()
            journal.delete()
            raise
        return journal

    def _lay_out(self, values: Mapping[str, str], secrets: Iterable[Secret]) -> None:
        with _failure_told(self.path):
            _prepare(self._connection, self.path)
            with self._transaction() as connection:
                for table in _TABLES:
                    connection.execute(table)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {VERSION}")
                connection.executemany("INSERT INTO told VALUES (?, ?)", values.items())
                _write_secrets(connection, secrets)

    @classmethod
    def open(cls, path: Path) -> Journal:
        """Open the journal of a room that was begun before."""
        with _failure_told(path):
            if not path.is_file():
                raise JournalError(path, os.strerror(2))
            connection = _connection(path)
            (mark,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if (mark, version) != (APPLICATION_ID, VERSION):
                connection.close()
                raise JournalError(path, NOT_A_JOURNAL)
            _prepare(connection, path)
        return cls(connection, path)

    def close(self) -> None:
        """Close the file; what was written is there already."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def delete(self) -> None:
        """Remove the file and its log; it must be closed."""
        for name in (self.path.name, f"{self.path.name}-wal", f"{self.path.name}-shm"):
            with suppress(OSError):
                self.path.with_name(name).unlink()

    def append(self, events: Iterable[Event], secrets: Sequence[Secret] = ()) -> None:
        """Write down what happened; each event tells how late it was.

        When this returns it outlives the process; ``sync`` makes it outlive a loss of power.
        """
        rows = [(event.at, kind_of(event), event_text(event)) for event in events]
        with _failure_told(self.path):
            if len(rows) == 1 and not secrets:
                # Most answers come alone; a statement by itself is a transaction, and sooner done.
                self._connection.execute(_INSERT, rows[0])
                return
            with self._transaction() as connection:
                connection.executemany(_INSERT, rows)
                _write_secrets(connection, secrets)

    def keep_time(self, elapsed: int) -> None:
        """Write down how late it is where nothing happens."""
        self.tell("elapsed", str(elapsed))

    def sync(self) -> None:
        """Wait until what was written is on the disk; may be called in another thread."""
        # Not the database itself: closing it here would lose SQLite's locks on it (POSIX).
        log = self.path.with_name(f"{self.path.name}-wal")
        with _failure_told(self.path), suppress(FileNotFoundError):
            # Windows flushes only what is open to be written.
            file = os.open(log, os.O_RDWR)
            try:
                os.fsync(file)
            finally:
                os.close(file)
            if log.stat().st_size > _LARGE_LOG:
                with closing(_connection(self.path)) as beside:
                    beside.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def tell(self, name: str, value: str) -> None:
        """Write down something else that is to be known of the room."""
        with _failure_told(self.path), self._transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO told VALUES (?, ?)", (name, value))

    def read(self) -> Kept:
        """Return all that was written down."""
        try:
            return self._read()
        except DAMAGED as error:
            raise JournalError(self.path, NOT_A_JOURNAL) from error

    def _read(self) -> Kept:
        with _failure_told(self.path):
            told = dict(self._connection.execute("SELECT name, value FROM told"))
            rows = self._connection.execute("SELECT kind, at, content FROM event ORDER BY id")
            events = tuple(event_from(*row) for row in rows)
            secrets = tuple(
                Secret(*row)
                for row in self._connection.execute("SELECT hash, role, student FROM secret")
            )
            elapsed = max([int(told.pop("elapsed")), *(event.at for event in events[-1:])])
            sheet, rules = sheet_from(told.pop("sheet")), rules_from(told.pop("rules"))
            if "pin" not in told:
                raise NotationError("pin")
        return Kept(sheet, rules, told, elapsed, events, secrets)

    def forget_names(self, name: str = "") -> int:
        """Write students' names over, in the file and its log; return how many there were.

        They are called ``name`` and their number from then on, and can return no more; a list of
        names to choose from is empty. Where another program reads the file it has to be done once
        more: the log keeps what it held.
        """
        with _failure_told(self.path):
            self._connection.execute("PRAGMA secure_delete = ON")
            with self._transaction() as connection:
                rows = connection.execute(
                    "SELECT id, kind, at, content FROM event WHERE kind IN ('joined', 'renamed')"
                ).fetchall()
                for id_, kind, at, content in rows:
                    event = event_from(kind, at, content)
                    connection.execute(
                        "UPDATE event SET content = ? WHERE id = ?",
                        (event_text(_without_name(event, name)), id_),
                    )
                connection.execute("DELETE FROM secret WHERE role = 'player'")
                (rules,) = connection.execute(
                    "SELECT value FROM told WHERE name = 'rules'"
                ).fetchone()
                connection.execute(
                    "UPDATE told SET value = ? WHERE name = 'rules'",
                    (rules_text(replace(rules_from(rules), names=())),),
                )
            self._connection.execute("VACUUM")
            (busy, _, _) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if busy:
                raise sqlite3.OperationalError("database is locked")
        # Not before the log is empty, too, are they gone; who is killed before does it once more.
        self.tell(NAMELESS, name)
        return sum(kind == "joined" for _, kind, _, _ in rows)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise


def _without_name(event: Event, name: str) -> Event:
    match event:
        case Joined(at, student, _, language, team):
            return Joined(at, student, f"{name} {student}".strip(), language, team)
        case Renamed(at, student):
            return Renamed(at, student, f"{name} {student}".strip())
        case _:
            return event


def _write_secrets(connection: sqlite3.Connection, secrets: Iterable[Secret]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO secret (hash, role, student) VALUES (?, ?, ?)",
        [(secret.hash, secret.role, secret.student) for secret in secrets],
    )


def _connection(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    # A network's files cannot share the memory that a log needs.
    journal = "DELETE" if on_network(path) else "WAL"
    connection.execute(f"PRAGMA journal_mode = {journal}")
    # A log needs no waiting for the disk to be whole after a kill (see ``sync``), and putting it
    # into its place takes long.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")


@contextmanager
def _failure_told(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise JournalError(path, reason) from error
    except NotationError as error:
        raise JournalError(path, str(error)) from error
