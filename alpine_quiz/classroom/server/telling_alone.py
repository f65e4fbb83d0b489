"""Telling those in a room at one's own pace: each where they are, the teacher how all are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.classroom.messages import frame
from alpine_quiz.classroom.server.tells import REFRESH, Tells, students_frame
from alpine_quiz.classroom.views_alone import (
    alone_desk_view,
    alone_students_view,
    alone_view,
    own_view,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.classroom.attempts import SelfPaced
    from alpine_quiz.classroom.server.lines import Line, Lines
    from alpine_quiz.classroom.server.outbox import Outbox
    from alpine_quiz.classroom.server.tells import Whereabouts
    from alpine_quiz.classroom.sheet import Sheet
    from alpine_quiz.classroom.students import Student


class TellingAlone(Tells):
    """Makes the frames of a room at one's own pace; ``until`` is when it closes."""

    room: SelfPaced

    def __init__(
        self,
        room: SelfPaced,
        sheet: Sheet,
        lines: Lines,
        outbox: Outbox,
        until: str,
        whereabouts: Callable[[], Whereabouts],
    ) -> None:
        super().__init__(sheet, lines, outbox, whereabouts)
        self.room = room
        self._until = until

    def _publish(self) -> None:
        for line in self._lines.players.values():
            self.student(line, self.room.students[line.student])
        self._show()

    def _pause(self) -> float:
        # Nobody waits for these: each is a look at all answers.
        return 5 * REFRESH + len(self.room.students) / 500

    def _refreshed(self) -> None:
        self._show()

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

    def _show(self) -> None:
        for line in self._lines.walls:
            self.send(line, self._wall_frame())
        for line in self._lines.hosts:
            self.send(line, self._desk_frame())
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
