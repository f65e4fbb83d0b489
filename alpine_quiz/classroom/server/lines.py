"""The lines into a room, and who is at the end of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from alpine_quiz.classroom.messages import Role

if TYPE_CHECKING:
    from alpine_quiz.classroom.server.outbox import Connection


@dataclass(slots=True, eq=False)
class Line:
    """A connection and who is at its end: a guest, until they have said who they are.

    ``student`` and ``language`` are a player's; ``passed`` tells of a guest that they gave the
    right PIN.
    """

    connection: Connection
    role: Role = Role.GUEST
    student: int = 0
    language: str = ""
    passed: bool = False


@dataclass(slots=True)
class Lines:
    """All lines that are open, by role; those who ask to be let in as a student, by student."""

    hosts: set[Line] = field(default_factory=set)
    walls: set[Line] = field(default_factory=set)
    players: dict[int, Line] = field(default_factory=dict)
    knocking: dict[int, Line] = field(default_factory=dict)

    def forget(self, line: Line) -> bool:
        """Take a line out; return whether a student has lost their only one by that."""
        self.hosts.discard(line)
        self.walls.discard(line)
        self.stop_knocking(line)
        theirs = line.role is Role.PLAYER and self.players.get(line.student) is line
        if theirs:
            del self.players[line.student]
        line.role = Role.GUEST
        return theirs

    def stop_knocking(self, line: Line) -> None:
        """Let a line wait for the teacher no more."""
        for student in [each for each, knocking in self.knocking.items() if knocking is line]:
            del self.knocking[student]

    def everyone(self) -> list[Line]:
        """Return all lines."""
        return [*self.hosts, *self.walls, *self.players.values(), *self.knocking.values()]
