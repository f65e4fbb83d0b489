"""A live room: all are asked together, by the teacher and by the clock."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from alpine_quiz.classroom.course import Phase
from alpine_quiz.classroom.refusing import Refusal, RefusalError
from alpine_quiz.classroom.room import Room
from alpine_quiz.classroom.rules import RETURN, SECOND
from alpine_quiz.classroom.server.doors import Doors
from alpine_quiz.classroom.server.orders import carry_out
from alpine_quiz.classroom.server.telling import Telling
from alpine_quiz.classroom.server.tells import Whereabouts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from alpine_quiz.classroom.journal import Journal, Kept
    from alpine_quiz.classroom.messages import Command
    from alpine_quiz.game.round import Grades

_CLOCKED = frozenset({Phase.READING, Phase.OPEN, Phase.CLOSED})


class Session(Doors):
    """A live room on its journal, in an event loop.

    ``kept`` is what the journal holds; whatever happened is played again first. ``clock`` gives
    the room's time, ``addresses`` those where students find the page, ``reached`` those from
    which they have. ``stop`` is called once the teacher wants no more.
    """

    room: Room

    def __init__(
        self,
        journal: Journal,
        kept: Kept,
        grader: Grades,
        clock: Callable[[], int],
        *,
        addresses: Callable[[], Sequence[str]],
        reached: Callable[[], Sequence[str]] = tuple,
        stop: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(journal, kept, clock, stop)
        self._grader = grader
        self._due: asyncio.TimerHandle | None = None
        self.room = self._replayed(kept)
        self._tells = Telling(
            self.room,
            self.sheet,
            self.lines,
            self._outbox,
            clock,
            lambda: Whereabouts(self.pin, tuple(addresses()), tuple(reached())),
        )

    @property
    def ended(self) -> bool:
        """Whether the teacher has ended the session, not only its server."""
        return self.room.phase is Phase.ENDED

    @property
    def _telling(self) -> Telling:
        return self._tells

    def _replayed(self, kept: Kept) -> Room:
        room = Room(self.sheet.pool, self.rules, self._grader)
        room.replay(kept.events)
        room.be_patient(self._clock() + RETURN)
        return room

    def _play_again(self, kept: Kept) -> None:
        self.room = self._tells.room = self._replayed(kept)

    async def close(self) -> None:
        """Write and send what there is, say good-bye to all, and end."""
        self._wait_no_more()
        await super().close()

    def _carry_out(self, command: Command) -> None:
        carry_out(self.room, self._clock(), command)

    def _begin(self, student: int) -> None:  # noqa: ARG002
        # All begin together.
        raise RefusalError(Refusal.NOT_NOW)

    def _answered(self, student: int) -> None:
        # What follows from an answer follows for all, at its time.
        pass

    def _wait_for_due(self) -> None:
        now = self._clock()
        due = self.room.due(now)
        if self._telling.stalled or (due is None and self.room.phase not in _CLOCKED):
            self._wait_no_more()
            return
        # While a clock runs, the time is written down each second: a killed server gives back
        # no more than that.
        left = SECOND if due is None else min(SECOND, max(1, due - now))
        loop = asyncio.get_running_loop()
        # Looking too early does no harm, and each answer of a class comes by here.
        if self._due is None or self._due.when() > loop.time() + left / SECOND:
            self._wait_no_more()
            self._due = loop.call_later(left / SECOND, self._tick)

    def _wait_no_more(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None

    def _tick(self) -> None:
        self._due = None
        self.room.tick(self._clock())
        turn = self.room.turn
        if turn is not None and turn.limit:
            self._outbox.keep_time()
            # Those with more time may have had it: only the teacher is told.
            self._telling.refresh_soon()
        self._settle()
