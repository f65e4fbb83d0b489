"""Telling those in a room what they are to see: at once what changes for all, soon what counts.

One frame is made for all students of a language, and one for all screens of a role.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from alpine_quiz.classroom.course import Phase
from alpine_quiz.classroom.messages import frame
from alpine_quiz.classroom.server.tells import REFRESH, Tells, students_frame
from alpine_quiz.classroom.views import projector_view, room_view, you_view
from alpine_quiz.classroom.views_host import host_view, students_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from alpine_quiz.classroom.room import Room
    from alpine_quiz.classroom.server.lines import Line, Lines
    from alpine_quiz.classroom.server.outbox import Outbox
    from alpine_quiz.classroom.server.tells import Whereabouts
    from alpine_quiz.classroom.sheet import Sheet
    from alpine_quiz.classroom.students import Student

_STUDENTS_A_SECOND = 2000
_PERSONAL = frozenset({Phase.REVEALED, Phase.RANKS, Phase.PODIUM, Phase.ENDED})


class Telling(Tells):
    """Makes the frames of a live room; ``now`` gives its time."""

    room: Room

    def __init__(
        self,
        room: Room,
        sheet: Sheet,
        lines: Lines,
        outbox: Outbox,
        now: Callable[[], int],
        whereabouts: Callable[[], Whereabouts],
    ) -> None:
        super().__init__(sheet, lines, outbox, whereabouts)
        self.room = room
        self._now = now
        self._answers_told = 0

    def student(self, line: Line, student: Student) -> None:
        """Tell a student who has just come in where the room stands."""
        self.send(line, self._room_frame(line.language))
        self.send(line, self._you_frame(student, line.language))

    def _pause(self) -> float:
        # A full room takes long to count: that is done less often.
        return REFRESH + len(self.room.students) / _STUDENTS_A_SECOND

    def _refreshed(self) -> None:
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
