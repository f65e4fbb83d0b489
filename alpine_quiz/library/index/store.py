"""The index of one process: opened, brought up to date, asked; what goes wrong with it is healed.

It is read from several threads, one at a time. Where its file cannot be written, or read, all of
it is in memory, for as long as the process lives.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from threading import Lock, RLock
from typing import TYPE_CHECKING, Self, TypeVar

from alpine_quiz.library.index.asking import entries
from alpine_quiz.library.index.filling import known_packs, put_in_order, survey
from alpine_quiz.library.index.model import Progress
from alpine_quiz.library.index.schema import (
    copied_to_memory,
    identity,
    index_path,
    is_busy,
    is_damage,
    open_file,
    open_in_memory,
    throw_away,
)
from alpine_quiz.library.index.soundness import is_due, is_sound, note_looked_over
from alpine_quiz.library.packs import candidates

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import TracebackType

    from alpine_quiz.library.index.model import PackEntry

    Tell = Callable[[Progress], object]

T = TypeVar("T")
LITTLE = 2 * 2**20
"""Bytes that are read in a moment."""
FAULTS = (sqlite3.Error, ValueError, TypeError, KeyError)
"""What reading a damaged file raises: SQLite's errors, and ours over what stands in it."""


class Index:
    """All questions on this machine.

    ``path`` is where it is kept, or ``None`` where it is in memory alone. ``beside`` are packs
    that lie elsewhere; they come before those of the same id that are here.
    """

    def __init__(self, path: Path | None = None, *, beside: Sequence[Path] = ()) -> None:
        self.path: Path | None = path or index_path()
        self.beside = tuple(beside)
        self._lock = RLock()
        self._reading = Lock()
        self._tell: Tell | None = None
        self._left = False
        try:
            self._connection = open_file(self.path)
        except (sqlite3.Error, OSError, ValueError):
            self._connection = copied_to_memory(self.path)
            self.path = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go; a reading that is under way ends at the next pack."""
        self._left = True
        with self._lock:
            self._connection.close()

    def read(self, ask: Callable[[sqlite3.Connection], T]) -> T:
        """Return what ``ask`` finds; an index that turns out to be damaged is made anew first."""
        for _ in range(2):
            asked = self._connection
            try:
                return self._hold(ask)
            except FAULTS as error:
                self._heal(error, asked)
            self.refresh()
        return self._hold(ask)

    def _hold(self, act: Callable[[sqlite3.Connection], T]) -> T:
        with self._lock:
            return act(self._connection)

    def peek(self, ask: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Return what ``ask`` finds, or ``otherwise``: nothing is made anew meanwhile."""
        with self._lock:
            try:
                return ask(self._connection)
            except FAULTS:
                return otherwise

    def packs(self) -> list[PackEntry]:
        """Return the packs on this machine, as far as they are in the index."""
        return self.read(entries)

    def refresh(self, tell: Tell | None = None, *, most: int | None = None) -> int:
        """Read what has changed since; return how many bytes are still to be read.

        With ``most`` nothing is read where it would be more bytes than that, or where another
        thread is reading; without, that is waited for. ``tell`` is called on the way. Where
        another process does not finish in time, what is in the index is what there is.
        """
        self._tell = tell or self._tell
        if not self._reading.acquire(blocking=most is None):
            return 1
        try:
            for _ in range(2):
                asked = self._connection
                try:
                    return self._refresh(most)
                except FAULTS as error:
                    if self._left or (isinstance(error, sqlite3.Error) and is_busy(error)):
                        return 0
                    self._heal(error, asked)
            return 0
        finally:
            self._reading.release()

    def look_over(self) -> bool:
        """Make the file anew where it is damaged, and return whether it was; once a day.

        All of it is read, by a connection of its own: who asks meanwhile does not wait.
        """
        path, asked = self.path, self._connection
        if path is None or not is_due(path):
            return False
        sound = is_sound(path)
        note_looked_over(path)
        if sound or self._left:
            return False
        error = sqlite3.DatabaseError("pages that do not belong together")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        with suppress(sqlite3.Error):  # let go of meanwhile
            self._heal(error, asked)
            self.refresh()
        return True

    def _refresh(self, most: int | None) -> int:
        here = dict.fromkeys(each.absolute() for each in candidates())
        beside = [each.absolute() for each in self.beside]
        paths = [*(each for each in beside if each not in here), *here]
        known = self._hold(known_packs)
        fillings = survey(paths, known)
        size = sum(each.size for each in fillings)
        if most is not None and size > most:
            return size
        for done, filling in enumerate(fillings):
            if self._left:
                return 0
            if self._tell is not None:
                self._tell(Progress(done, len(fillings)))
            filling.read()
            self._hold(filling.write)
        self._hold(lambda rows: put_in_order(rows, paths, known))
        return 0

    def _heal(self, error: Exception, asked: sqlite3.Connection) -> None:
        """Begin anew where the file is damaged; where it cannot be used, go on in memory.

        Raises ``error`` where neither would help. Where another thread has healed it since it
        was ``asked``, nothing is left to do.
        """
        with self._lock:
            if self._connection is not asked:
                return
            if self._left or self.path is None:
                raise error
            known = identity(self.path)
            whole = isinstance(error, sqlite3.Error) and not is_damage(error)
            memory = _copied(asked) if whole else None
            asked.close()
            if whole:
                self._connection = memory or copied_to_memory(self.path)
                self.path = None
                return
            try:
                throw_away(self.path, known)
                self._connection = open_file(self.path)
            except (sqlite3.Error, OSError):
                self._connection = open_in_memory()
                self.path = None


def _copied(connection: sqlite3.Connection) -> sqlite3.Connection | None:
    """Return a copy in memory of what can still be read; ``None`` where that is not all."""
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        connection.backup(memory)
    except sqlite3.Error:
        memory.close()
        return None
    return memory
