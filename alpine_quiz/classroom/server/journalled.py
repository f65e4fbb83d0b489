"""A room on its journal: what happens is written down before anybody is told of it."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from alpine_quiz.classroom.journal import DAMAGED, NOT_A_JOURNAL, Journal, JournalError
from alpine_quiz.classroom.refusing import Refusal, RefusalError
from alpine_quiz.classroom.server.keyring import Keyring
from alpine_quiz.classroom.server.lines import Line, Lines
from alpine_quiz.classroom.server.outbox import Outbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.classroom.journal import Kept
    from alpine_quiz.classroom.server.played import PlayedRoom
    from alpine_quiz.classroom.server.tells import Tells

RETRY = 2.0
"""Seconds until a journal that could not be written is tried again."""


class Journalled(ABC):
    """A room, those who have a line to it, and what follows from whatever happens.

    Where the journal cannot be written the room goes back to what it holds, and takes nothing
    more until it can. ``clock`` gives the room's time.
    """

    room: PlayedRoom

    def __init__(self, journal: Journal, kept: Kept, clock: Callable[[], int]) -> None:
        self.lines = Lines()
        self._keys = Keyring(kept.secrets)
        self._journal = journal
        self._clock = clock
        self._outbox = Outbox(journal, clock, self._fail)
        self._retry: asyncio.TimerHandle | None = None
        self._unread = False
        self._sent_out: list[Line] = []
        self._let_in: list[Line] = []

    @property
    @abstractmethod
    def _telling(self) -> Tells:
        """Who makes the frames."""

    @abstractmethod
    def _play_again(self, kept: Kept) -> None:
        """Make the room again from what was written down."""

    @abstractmethod
    def _wait_for_due(self) -> None:
        """See to it that what time does is done in time."""

    def _writable(self) -> None:
        if self._telling.stalled:
            raise RefusalError(Refusal.STALLED, self._telling.stalled)

    def _note(self) -> bool:
        """Hand over what happened to be written down; return whether anything did.

        Where the room is ahead of a journal that cannot be read, it has not happened.
        """
        events, self.room.happened = self.room.happened, []
        if events and not self._unread:
            self._outbox.note(events)
        return bool(events)

    def _settle(self, *, changed: bool = False, people: bool = False) -> None:
        """Note what happened, tell those whom it concerns, and wait for what is due.

        ``changed`` says that something happened which is noted already.
        """
        changed |= self._note()
        self._telling.catch_up(changed=changed or people, people=people)
        self._wait_for_due()

    def _fail(self, error: JournalError) -> None:
        """Go back to what is written down, and say that nothing can be added."""
        self._telling.stalled = error.reason
        while self._sent_out:
            # They are not: they come back.
            self._sent_out.pop().connection.close("stalled")
        while self._let_in:
            # Their secret is not kept, nor were they told it.
            line = self._let_in.pop()
            self.lines.forget(line)
            line.connection.close("stalled")
        self._unread = True
        try:
            self._go_back()
        except JournalError:
            self._telling.refresh_soon(people=True)
        self._try_again_later()

    def _go_back(self) -> None:
        kept = self._journal.read()
        try:
            self._play_again(kept)
        except (RefusalError, *DAMAGED) as error:
            raise JournalError(self._journal.path, NOT_A_JOURNAL) from error
        self._unread = False
        self._keys = Keyring(kept.secrets)
        for student, line in list(self.lines.players.items()):
            if student in self.room.students:
                self.room.arrive(self._clock(), student)
                self._telling.student(line, self.room.students[student])
            else:
                # They were told of nothing yet, and come in anew.
                self.lines.forget(line)
                line.connection.close("stalled")
        self._telling.anew()

    def _try_again_later(self) -> None:
        if self._retry is not None:
            self._retry.cancel()
        self._retry = asyncio.get_running_loop().call_later(RETRY, self._try_again)

    def _try_again(self) -> None:
        self._retry = None
        try:
            self._journal.keep_time(self._clock())
            if self._unread:
                # What could not be written stands in the room still.
                self._go_back()
        except JournalError as error:
            self._telling.stalled = error.reason
            self._try_again_later()
            return
        self._telling.stalled = ""
        self._settle()
