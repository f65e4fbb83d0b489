"""The words for those in a room: who is there, what they are called, and how long they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr
from alpine_quiz.plain.classroom.told import knocking_lines, student_lines
from alpine_quiz.plain.classroom.words import Words, number_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from alpine_quiz.classroom.messages import StudentView
    from alpine_quiz.plain.classroom.words import Heeds

_PERCENTS = (100, 150, 200, 0)


class People(Words):
    """Students, by their numbers in the list of them."""

    def commands(self) -> Mapping[str, Heeds]:
        """Return who heeds each word."""
        return {
            "w": self.students,
            "who": self.students,
            "k": self.kick,
            "kick": self.kick,
            "rename": self.rename,
            "more": self.more_time,
            "team": self.team,
            "admit": self.admit,
            "refuse": self.refuse,
            "l": self.lock,
            "lock": self.lock,
        }

    async def students(self, _: str) -> None:
        """List who is here."""
        self.write_all(student_lines(self.desk))

    def _student(self, number: str) -> StudentView | None:
        students = self.desk.students
        known = number_in(number, len(students))
        if known is None:
            self.write(tr("No student has that number; w lists them."))
            return None
        return students[known - 1]

    async def kick(self, rest: str) -> None:
        """Send a student out."""
        if (student := self._student(rest)) is not None:
            await self.leading.order("kick", student=student["student"])

    async def rename(self, rest: str) -> None:
        """Call a student something else."""
        number, _, name = rest.partition(" ")
        if (student := self._student(number)) is not None:
            await self.leading.order("rename", student=student["student"], name=name.strip())

    async def more_time(self, rest: str) -> None:
        """Give a student half as much time again, double, no limit, or the others'."""
        if (student := self._student(rest)) is not None:
            now = student["percent"]
            place = _PERCENTS.index(now) if now in _PERCENTS else 0
            percent = _PERCENTS[(place + 1) % len(_PERCENTS)]
            await self.leading.order("time", student=student["student"], number=percent)
            self.write(tr("Time: {percent} %", percent=percent) if percent else tr("no time limit"))

    async def team(self, rest: str) -> None:
        """Send a student to the next team."""
        room = self.desk.room
        if (student := self._student(rest)) is not None and room and room["teams"]:
            team = ((student["team"] or 0) + 1) % len(room["teams"])
            await self.leading.order("move", student=student["student"], team=team)

    async def _admit(self, rest: str, *, let_in: bool) -> None:
        knocking = self.desk.knocking
        known = 1 if len(knocking) == 1 and not rest else number_in(rest, len(knocking))
        if not knocking:
            self.write(tr("Nobody knocks."))
            return
        if known is None:
            if rest:
                self.write(tr("Nobody who knocks has that number; w lists them."))
            else:
                self.write(tr("Several knock: the number of the one you mean comes behind it."))
                self.write_all(knocking_lines(self.desk))
            return
        student = knocking[known - 1]["student"]
        await self.leading.order("admit", student=student, flag=let_in)

    async def admit(self, rest: str) -> None:
        """Let in who knocks."""
        await self._admit(rest, let_in=True)

    async def refuse(self, rest: str) -> None:
        """Do not let in who knocks."""
        await self._admit(rest, let_in=False)

    async def lock(self, _: str) -> None:
        """Lock the room, or open it."""
        room = self.desk.room
        locked = not (room and room["locked"])
        await self.leading.order("lock", flag=locked)
        self.write(tr("The room is locked.") if locked else tr("The room is open to new students."))
