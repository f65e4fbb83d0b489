"""A room at one's own pace, with its doors open until a time."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from alpine_quiz.classroom.attempts import SelfPaced
from alpine_quiz.classroom.doors import Doors
from alpine_quiz.classroom.messages import frame
from alpine_quiz.classroom.notation import pace_from
from alpine_quiz.classroom.orders import swapped
from alpine_quiz.classroom.refusing import Refusal, RefusalError
from alpine_quiz.classroom.telling import REFRESH, Whereabouts, students_frame
from alpine_quiz.classroom.views_alone import (
    alone_desk_view,
    alone_students_view,
    alone_view,
    own_view,
)
from alpine_quiz.classroom.views_host import pool_view
from alpine_quiz.language.clean import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from alpine_quiz.classroom.journal import Journal, Kept
    from alpine_quiz.classroom.lines import Line, Lines
    from alpine_quiz.classroom.messages import Command, Incoming
    from alpine_quiz.classroom.outbox import Outbox
    from alpine_quiz.classroom.sheet import Sheet
    from alpine_quiz.classroom.students import Student
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
                room.strike(now, place, struck=command.flag)
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
                room.lock(now, command.flag)
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


class TellingAlone:
    """Makes frames of ``room`` and puts them into the outbox, as ``Telling`` does."""

    def __init__(
        self,
        room: SelfPaced,
        sheet: Sheet,
        lines: Lines,
        outbox: Outbox,
        until: str,
        whereabouts: Callable[[], Whereabouts],
    ) -> None:
        self.room = room
        self.stalled = ""
        self._sheet = sheet
        self._lines = lines
        self._outbox = outbox
        self._until = until
        self._whereabouts = whereabouts
        self._shown: tuple[object, ...] = ()
        self._people_changed = False
        self._refresh: asyncio.TimerHandle | None = None

    def close(self) -> None:
        """Tell nothing more by itself."""
        if self._refresh is not None:
            self._refresh.cancel()

    def send(self, line: Line, text: str) -> None:
        """Send a frame to one alone."""
        self._outbox.send(line.connection, text.encode())

    def catch_up(self, *, changed: bool, people: bool) -> None:
        """Tell all what is new to all; what only ``changed`` in number, or in ``people``, soon."""
        before, self._shown = self._shown, self._state()
        if before != self._shown:
            for line in self._lines.players.values():
                self.student(line, self.room.students[line.student])
            self._show(people=True)
        elif changed or people:
            self.refresh_soon(people=people)

    def anew(self) -> None:
        """Tell all everything, whatever they were told before."""
        self._shown = ()
        self.catch_up(changed=True, people=True)

    def refresh_soon(self, *, people: bool = False) -> None:
        """Show teachers and projectors new numbers, many changes at once."""
        self._people_changed = self._people_changed or people
        if self._refresh is None and (self._lines.hosts or self._lines.walls):
            # Nobody waits for these: each is a look at all answers.
            pause = 5 * REFRESH + len(self.room.students) / 500
            self._refresh = asyncio.get_running_loop().call_later(pause, self._refreshed)

    def _refreshed(self) -> None:
        self._refresh = None
        self._people_changed = False
        self._show(people=True)

    def _state(self) -> tuple[object, ...]:
        room = self.room
        return (
            room.ended,
            room.students.locked,
            room.plan,
            frozenset(room.struck),
            room.regraded,
            self.stalled,
        )

    def own(self, student: int) -> None:
        """Tell a student where they are."""
        line = self._lines.players.get(student)
        if line is not None:
            self.send(line, self._own_frame(self.room.students[student], line.language))

    def student(self, line: Line, student: Student) -> None:
        """Tell a student who has just come in how it is here, and where they are."""
        view = alone_view(self.room, self._sheet, line.language, self._until)
        self.send(line, frame("room", **view))
        self.send(line, self._own_frame(student, line.language))

    def wall(self, line: Line) -> None:
        """Tell a projector how many are there."""
        self.send(line, self._wall_frame())

    def desk(self, line: Line) -> None:
        """Tell a teacher all there is to know."""
        self.pool(line)
        self.send(line, self._desk_frame())
        self.students(line)

    def pool(self, line: Line) -> None:
        """Tell a teacher all questions, and what is right."""
        self.send(line, frame("pool", pool=pool_view(self.room.pool)))

    def students(self, line: Line) -> None:
        """Tell a teacher who is in the room."""
        self.send(line, self._students_frame())

    def _show(self, *, people: bool) -> None:
        for line in self._lines.walls:
            self.send(line, self._wall_frame())
        for line in self._lines.hosts:
            self.send(line, self._desk_frame())
            if people:
                self.students(line)

    def _own_frame(self, student: Student, language: str) -> str:
        return frame("own", **own_view(self.room, self._sheet, student, language))

    def _wall_frame(self) -> str:
        room = self.room
        view = alone_view(room, self._sheet, self._sheet.language, self._until)
        counts = {"present": room.students.present, "joined": len(room.students)}
        where = self._whereabouts()
        sign = {"join": where.join(), "qr": where.code(), "language": self._sheet.language}
        return frame("wall", room=view, through=room.through(), **counts, **sign)

    def _desk_frame(self) -> str:
        where = self._whereabouts()
        more = {"addresses": where.addresses, "reached": where.reached, "stalled": self.stalled}
        view = alone_desk_view(self.room, self._sheet, self._until)
        return frame("desk", join=where.join(), **more, **view)

    def _students_frame(self) -> str:
        return students_frame(alone_students_view(self.room), self._lines, self.room.students)
