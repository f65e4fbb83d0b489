"""A room at one's own pace, with its doors open until a time."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from alpine_quiz.classroom.attempts import SelfPaced
from alpine_quiz.classroom.notation import pace_from
from alpine_quiz.classroom.refusing import Refusal, RefusalError
from alpine_quiz.classroom.server.doors import Doors
from alpine_quiz.classroom.server.orders import swapped
from alpine_quiz.classroom.server.telling_alone import TellingAlone
from alpine_quiz.classroom.server.tells import Whereabouts
from alpine_quiz.language.clean import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from alpine_quiz.classroom.journal import Journal, Kept
    from alpine_quiz.classroom.messages import Command, Incoming
    from alpine_quiz.classroom.server.lines import Line
    from alpine_quiz.game.round import Grades

PACE = "pace"
"""Under this name a journal keeps how all go at their own pace, if they do."""
UNTIL = "until"
"""Under this name it keeps when the room is closed: ISO 8601, in UTC."""
_FURTHEST = 60.0
"""Seconds after which the time is looked at again: clocks are set, and machines sleep."""


class SelfPacedSession(Doors):
    """A room at one's own pace on its journal, in an event loop.

    Arguments are as those of ``Session``; ``today`` gives the time in UTC.
    """

    room: SelfPaced

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
        today: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(journal, kept, clock, stop)
        self._grader = grader
        self._today = today
        self._until = kept.told.get(UNTIL, "")
        self._pace = pace_from(kept.told[PACE])
        self._due: asyncio.TimerHandle | None = None
        self.room = self._replayed(kept)
        self._tells = TellingAlone(
            self.room,
            self.sheet,
            self.lines,
            self._outbox,
            self._until,
            lambda: Whereabouts(self.pin, tuple(addresses()), tuple(reached())),
        )

    @property
    def ended(self) -> bool:
        """Whether the session is over."""
        return self.room.ended

    @property
    def stays_open(self) -> bool:
        """Whether somebody may still come, though nobody is there: tonight, or tomorrow."""
        return not self.room.ended

    @property
    def _telling(self) -> TellingAlone:
        return self._tells

    def _replayed(self, kept: Kept) -> SelfPaced:
        room = SelfPaced(self.sheet.pool, self.rules, self._pace, self._grader)
        room.replay(kept.events)
        return room

    def _play_again(self, kept: Kept) -> None:
        self.room = self._tells.room = self._replayed(kept)

    async def close(self) -> None:
        """Write and send what there is, say good-bye to all, and end."""
        if self._due is not None:
            self._due.cancel()
        await super().close()

    def _begin(self, student: int) -> None:
        self._writable()
        self.room.begin(self._clock(), student)
        self._tells.own(student)
        self._settle(people=True)

    def _answered(self, student: int) -> None:
        self._tells.own(student)

    def _carry_out(self, command: Command) -> None:
        room, now = self.room, self._clock()
        place = command.turn - 1
        match command.do:
            case "end":
                room.end(now)
            case "strike":
                room.strike(now, place, struck=command.flag is not False)
            case "accept":
                given = command.given
                meant = cleaned(given).strip() if isinstance(given, str) else tuple(given)
                room.accept(now, place, meant)
            case "rename":
                room.rename(now, command.student, command.name)
            case "move":
                team = -1 if command.team is None else command.team
                room.move(now, command.student, team)
            case "kick":
                room.remove(now, command.student)
            case "lock":
                room.lock(now, command.flag is not False)
            case "plan":
                room.set_plan(now, command.questions or ())
            case "swap":
                room.set_plan(now, swapped(room.pool, room.plan, (), command))
            case _:
                raise RefusalError(Refusal.NOT_THERE, command.do)

    def _wait_for_due(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None
        if not self._until or self.room.ended or self._tells.stalled:
            return
        left = (datetime.fromisoformat(self._until) - self._today()).total_seconds()
        loop = asyncio.get_running_loop()
        self._due = loop.call_later(min(_FURTHEST, max(0.0, left)), self._tick)

    def _tick(self) -> None:
        self._due = None
        self._end_in_time()
        self._settle()

    def _handle(self, line: Line, message: Incoming) -> None:
        # The timer alone would be late where the machine has slept.
        if self._end_in_time():
            self._settle()
        super()._handle(line, message)

    def _end_in_time(self) -> bool:
        """End the room where it is time to; return whether that was so."""
        if not self._until or self.room.ended or self._tells.stalled:
            return False
        due = datetime.fromisoformat(self._until) <= self._today()
        if due:
            self.room.end(self._clock())
        return due
