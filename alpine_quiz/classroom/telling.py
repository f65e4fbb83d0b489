"""Telling those in a room what they are to see: at once what changes for all, soon what counts.

One frame is made for all students of a language, and one for all screens of a role.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from alpine_quiz.classroom.course import Phase
from alpine_quiz.classroom.messages import frame
from alpine_quiz.classroom.signpost import door_address, qr_code
from alpine_quiz.classroom.views import projector_view, room_view, you_view
from alpine_quiz.classroom.views_host import host_view, pool_view, students_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from alpine_quiz.classroom.lines import Line, Lines
    from alpine_quiz.classroom.messages import StudentView
    from alpine_quiz.classroom.outbox import Outbox
    from alpine_quiz.classroom.room import Room
    from alpine_quiz.classroom.sheet import Sheet
    from alpine_quiz.classroom.signpost import QrView
    from alpine_quiz.classroom.students import Student, Students

REFRESH = 0.2
"""Seconds between two looks at how many have answered."""
_STUDENTS_A_SECOND = 2000
_PERSONAL = frozenset({Phase.REVEALED, Phase.RANKS, Phase.PODIUM, Phase.ENDED})


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where students find a room: the likeliest address first.

    ``reached`` are the network addresses of devices that have asked for its page.
    """

    pin: str
    addresses: tuple[str, ...]
    reached: tuple[str, ...] = ()

    def join(self) -> dict[str, str]:
        """Return what is shown to all."""
        return {"address": self.addresses[0], "pin": self.pin}

    def code(self) -> QrView:
        """Return the way in as a QR code."""
        return qr_code(door_address(self.addresses[0], self.pin))


class Tells(Protocol):
    """Who makes the frames of a room of whichever kind, and puts them into the outbox.

    ``stalled`` says why nothing can be written down just now, or is empty.
    """

    stalled: str

    def close(self) -> None:
        """Tell nothing more by itself."""

    def send(self, line: Line, text: str) -> None:
        """Send a frame to one alone."""

    def catch_up(self, *, changed: bool, people: bool) -> None:
        """Tell all what is new to all; what only ``changed`` in number, or in ``people``, soon."""

    def anew(self) -> None:
        """Tell all everything, whatever they were told before."""

    def refresh_soon(self, *, people: bool = False) -> None:
        """Show teachers and projectors new numbers, many changes at once."""

    def student(self, line: Line, student: Student) -> None:
        """Tell a student who has just come in where the room stands."""

    def wall(self, line: Line) -> None:
        """Tell a projector where the room stands."""

    def desk(self, line: Line) -> None:
        """Tell a teacher all there is to know."""

    def pool(self, line: Line) -> None:
        """Tell a teacher all questions, and what is right."""

    def students(self, line: Line) -> None:
        """Tell a teacher who is in the room."""


class Telling:
    """Makes frames of ``room`` and puts them into the outbox.

    ``now`` gives the room's time, ``whereabouts`` where students find it. ``stalled`` says why
    nothing can be written down just now, or is empty.
    """

    def __init__(
        self,
        room: Room,
        sheet: Sheet,
        lines: Lines,
        outbox: Outbox,
        now: Callable[[], int],
        whereabouts: Callable[[], Whereabouts],
    ) -> None:
        self.room = room
        self.stalled = ""
        self._sheet = sheet
        self._lines = lines
        self._outbox = outbox
        self._now = now
        self._whereabouts = whereabouts
        self._shown: tuple[object, ...] = ()
        self._people_changed = False
        self._answers_told = 0
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
            self._publish()
        elif changed or people:
            self.refresh_soon(people=people)

    def anew(self) -> None:
        """Tell all everything, whatever they were told before."""
        self._shown = ()
        self.catch_up(changed=True, people=True)

    def student(self, line: Line, student: Student) -> None:
        """Tell a student who has just come in where the room stands."""
        self.send(line, self._room_frame(line.language))
        self.send(line, self._you_frame(student, line.language))

    def wall(self, line: Line) -> None:
        """Tell a projector where the room stands."""
        self.send(line, self._wall_frame())

    def desk(self, line: Line) -> None:
        """Tell a teacher all there is to know."""
        self.pool(line)
        self.send(line, self._desk_frame())
        self.send(line, self._students_frame())

    def pool(self, line: Line) -> None:
        """Tell a teacher all questions, and what is right."""
        self.send(line, frame("pool", pool=pool_view(self.room.pool)))

    def students(self, line: Line) -> None:
        """Tell a teacher who is in the room."""
        self.send(line, self._students_frame())

    def refresh_soon(self, *, people: bool = False) -> None:
        """Show teachers and projectors new numbers, many changes at once."""
        self._people_changed = self._people_changed or people
        if self._refresh is None and (self._lines.hosts or self._lines.walls):
            # A full room takes long to count: that is done less often.
            pause = REFRESH + len(self.room.students) / _STUDENTS_A_SECOND
            self._refresh = asyncio.get_running_loop().call_later(pause, self._refreshed)

    def _refreshed(self) -> None:
        self._refresh = None
        self._show(people=self._people_changed)

    def _state(self) -> tuple[object, ...]:
        """Return what has to differ for all to be told anew."""
        room = self.room
        state = (room.phase, room.students.locked, room.plan, self.stalled)
        turn = room.turn
        if turn is None:
            return state
        struck = tuple(each.struck for each in room.turns)
        return (*state, turn.number, turn.vote, turn.limit, turn.paused, struck, room.regraded)

    def _publish(self) -> None:
        frames: dict[str, bytes] = {}
        turn = self.room.turn
        all_of_them = self.room.phase in _PERSONAL or (turn is not None and bool(turn.tied))
        for line in self._lines.players.values():
            told = frames.get(line.language)
            if told is None:
                told = frames[line.language] = self._room_frame(line.language).encode()
            self._outbox.send(line.connection, told)
            student = self.room.students[line.student]
            if all_of_them or student.has_more_time:
                self.send(line, self._you_frame(student, line.language))
        self._show(people=True)

    def _show(self, *, people: bool) -> None:
        self._tell(self._lines.walls, self._wall_frame)
        self._tell(self._lines.hosts, self._desk_frame)
        # A full room is a long list as well: where only answers are new, they are told alone.
        before, self._answers_told = self._answers_told, self._answers()
        if people:
            self._people_changed = False
            self._tell(self._lines.hosts, self._students_frame)
        elif self._answers_told > before:
            self._tell(self._lines.hosts, lambda: self._answered_frame(before))

    def _answers(self) -> int:
        turn = self.room.turn
        return len(turn.entries) if turn is not None else 0

    def _answered_frame(self, told: int) -> str:
        entries = self.room.turn.entries if self.room.turn is not None else {}
        return frame("answered", students=list(islice(entries, told, None)))

    def _tell(self, lines: Iterable[Line], made: Callable[[], str]) -> None:
        told = b""
        for line in lines:
            told = told or made().encode()
            self._outbox.send(line.connection, told)

    def _room_frame(self, language: str) -> str:
        return frame("room", **room_view(self.room, self._sheet, self._now(), language))

    def _you_frame(self, student: Student, language: str) -> str:
        return frame("you", **you_view(self.room, self._now(), student, language))

    def _wall_frame(self) -> str:
        view = projector_view(self.room, self._sheet, self._now())
        where = self._whereabouts()
        sign: dict[str, object] = {"join": where.join(), "language": self._sheet.language}
        if self.room.phase is Phase.LOBBY:
            sign["qr"] = where.code()
        return frame("wall", **sign, **view)

    def _desk_frame(self) -> str:
        view = host_view(self.room, self._sheet, self._now())
        where = self._whereabouts()
        more = {"addresses": where.addresses, "reached": where.reached, "stalled": self.stalled}
        return frame("desk", join=where.join(), **more, **view)

    def _students_frame(self) -> str:
        return students_frame(students_view(self.room), self._lines, self.room.students)


def students_frame(views: list[StudentView], lines: Lines, students: Students) -> str:
    """Return who is in the room, and who asks to be let in again, for the teacher."""
    knocking = [
        {"student": student, "name": students[student].name}
        for student in lines.knocking
        if student in students
    ]
    return frame("students", students=views, knocking=knocking)
