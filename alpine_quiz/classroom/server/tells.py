"""Telling those in a room of whichever kind: at once what changes for all, soon what counts."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.classroom.messages import frame
from alpine_quiz.classroom.signpost import door_address, qr_code
from alpine_quiz.classroom.views_host import pool_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.classroom.messages import StudentView
    from alpine_quiz.classroom.server.lines import Line, Lines
    from alpine_quiz.classroom.server.outbox import Outbox
    from alpine_quiz.classroom.server.played import PlayedRoom
    from alpine_quiz.classroom.sheet import Sheet
    from alpine_quiz.classroom.signpost import QrView
    from alpine_quiz.classroom.students import Student, Students

REFRESH = 0.2
"""Seconds between two looks at how many have answered."""


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


class Tells(ABC):
    """Makes the frames of a room of whichever kind, and puts them into the outbox.

    ``whereabouts`` gives where students find the room. ``stalled`` says why nothing can be
    written down just now, or is empty.
    """

    room: PlayedRoom

    def __init__(
        self,
        sheet: Sheet,
        lines: Lines,
        outbox: Outbox,
        whereabouts: Callable[[], Whereabouts],
    ) -> None:
        self.stalled = ""
        self._sheet = sheet
        self._lines = lines
        self._outbox = outbox
        self._whereabouts = whereabouts
        self._shown: tuple[object, ...] = ()
        self._people_changed = False
        self._refresh: asyncio.TimerHandle | None = None

    @abstractmethod
    def student(self, line: Line, student: Student) -> None:
        """Tell a student who has just come in where the room stands."""

    @abstractmethod
    def _state(self) -> tuple[object, ...]:
        """Return what has to differ for all to be told anew."""

    @abstractmethod
    def _publish(self) -> None:
        """Tell all how the room stands."""

    @abstractmethod
    def _pause(self) -> float:
        """Return after how many seconds new numbers are shown."""

    @abstractmethod
    def _refreshed(self) -> None:
        """Show new numbers."""

    @abstractmethod
    def _wall_frame(self) -> str:
        """Return what a projector is shown."""

    @abstractmethod
    def _desk_frame(self) -> str:
        """Return what a teacher is shown."""

    @abstractmethod
    def _students_frame(self) -> str:
        """Return who is in the room."""

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

    def refresh_soon(self, *, people: bool = False) -> None:
        """Show teachers and projectors new numbers, many changes at once."""
        self._people_changed = self._people_changed or people
        if self._refresh is None and (self._lines.hosts or self._lines.walls):
            self._refresh = asyncio.get_running_loop().call_later(self._pause(), self._look)

    def _look(self) -> None:
        self._refresh = None
        self._refreshed()

    def wall(self, line: Line) -> None:
        """Tell a projector where the room stands."""
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


def students_frame(views: list[StudentView], lines: Lines, students: Students) -> str:
    """Return who is in the room, and who asks to be let in again, for the teacher."""
    knocking = [
        {"student": student, "name": students[student].name}
        for student in lines.knocking
        if student in students
    ]
    return frame("students", students=views, knocking=knocking)
