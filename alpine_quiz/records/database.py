"""A file of records, gone on with in memory where it cannot be used any more."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Self, TypeVar

from alpine_quiz.library.transactions import transaction
from alpine_quiz.records.failure import Failure, RecordsError, failure_of
from alpine_quiz.records.file import copied_to_memory, open_file, open_in_memory
from alpine_quiz.records.place import Place
from alpine_quiz.records.times import utc_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

T = TypeVar("T")
# What reading makes of values that another hand has written over.
_NONSENSE = (ValueError, TypeError, LookupError, ArithmeticError)


class Database:
    """One SQLite file, written in transactions.

    Every write is on disk when its method returns. A file that is removed meanwhile is written
    anew, and where another of ours is put in its place, that is gone on with: ``write`` brings
    along what is being played. Where the file cannot be written any more, the records go on in
    memory, with all that could still be read; ``unsaved_because`` then says why nothing is being
    saved, and what was saved before stays. ``known`` says whether what the file held is known:
    not where it could not be read at all.

    ``now`` gives the time in UTC. To be used in the thread that opened it.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path | None,
        now: Callable[[], datetime] = utc_now,
        unsaved_because: RecordsError | None = None,
        *,
        known: bool = True,
    ) -> None:
        self.path = path
        self.now = now
        self.unsaved_because = unsaved_because
        self.known = known
        self._connection = connection
        self._place = Place(path) if path and not unsaved_because else None

    @classmethod
    def open(cls, path: Path, now: Callable[[], datetime] = utc_now) -> Self:
        """Open the records at ``path``, making them where there are none.

        Raises ``RecordsError``; a file that cannot be used stays as it is.
        """
        return cls(open_file(path), path, now)

    @classmethod
    def in_memory(
        cls, reason: RecordsError | None = None, now: Callable[[], datetime] = utc_now
    ) -> Self:
        """Return empty records that save nothing."""
        path = reason.path if reason else None
        return cls(open_in_memory(), path, now, reason, known=reason is None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was written is there already."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def read(self, query: Callable[[sqlite3.Connection], T]) -> T:
        """Return what ``query`` reads, all of it from one moment."""
        return self._run(query, writing=False)

    def write(self, change: Callable[[sqlite3.Connection], T]) -> T:
        """Make ``change`` in one transaction; it is on disk when this returns.

        Where it cannot be, it is made again in memory: ``change`` must bring along all that
        it needs.
        """
        return self._run(change, writing=True)

    def still_saves(self) -> bool:
        """Make sure that what was written is where it was; return whether it is being saved."""
        self.write(lambda _: None)
        return self.unsaved_because is None

    def empty_log(self) -> bool:
        """Empty SQLite's log; return whether nothing of what was deleted is in any file."""
        if self.unsaved_because:
            return False
        try:
            row = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error:
            return False
        return not row[0]

    def _run(
        self, work: Callable[[sqlite3.Connection], T], *, writing: bool, moved: bool = False
    ) -> T:
        """Do ``work``, if need be again: in a file put back, in a copy in memory, in an empty one.

        What fails even there is a fault of our own, and is raised.
        """
        try:
            with transaction(self._connection, writing=writing):
                if self._place is None or self._place.holds(locked=writing):
                    return work(self._connection)
            failure = RecordsError(Failure.TAKEN_AWAY, self._place.path)
        except (sqlite3.Error, *_NONSENSE) as error:
            found = self._failure(error)
            if found is None:
                raise
            failure = found
        taken = failure.code is Failure.TAKEN_AWAY
        if self._place and not moved and (taken or not self._place.holds(locked=False)):
            self._put_back()
            return self._run(work, writing=writing, moved=True)
        self._go_on_in_memory(failure)
        return self._run(work, writing=writing)

    def _failure(self, error: Exception) -> RecordsError | None:
        """Return what ``error`` says of the records; ``None`` where it cannot be their fault."""
        if self.path is None or (self._place is None and not self.known):
            return None
        if isinstance(error, sqlite3.Error):
            return failure_of(error, self.path)
        return RecordsError(Failure.DAMAGED, self.path, str(error))

    def _put_back(self) -> None:
        """Put the file back where it was, or go on with the one that now stands there."""
        assert self._place is not None  # noqa: S101  # it is what has moved
        path = self._place.path
        try:
            self._place.put_back(self._connection)
            connection = open_file(path)
        except RecordsError as failure:
            self._go_on_in_memory(failure)
            return
        self.close()
        self._connection = connection
        self._place = Place(path)

    def _go_on_in_memory(self, failure: RecordsError) -> None:
        """Go on in a copy of the records in memory; an empty one where there can be none."""
        memory = None
        if self._place:
            with suppress(sqlite3.Error):
                memory = copied_to_memory(self._connection)
        self.known = self.known and memory is not None
        self.close()
        self._connection = memory or open_in_memory()
        self._place = None
        self.unsaved_because = failure
