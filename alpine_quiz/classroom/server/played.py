"""What rooms of whichever kind have in common, as far as their doors know it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from alpine_quiz.classroom.events import Event
    from alpine_quiz.classroom.posed import Given, Posed
    from alpine_quiz.classroom.students import Student, Students


class PlayedRoom(Protocol):
    """A room, live or at one's own pace."""

    pool: list[Posed]
    students: Students
    happened: list[Event]

    def join(self, at: int, name: str, language: str, team: int | None = None) -> Student:
        """Let a student in."""

    def speak(self, at: int, student: int, language: str) -> None:
        """Ask a student in another language."""

    def arrive(self, at: int, student: int) -> None:
        """Note that a student has a connection."""

    def leave(self, at: int, student: int, *, lost: bool = False) -> None:
        """Note that a student has none, or has only ``lost`` it."""

    def answer(
        self, at: int, student: int, turn: int, vote: int, given: Given, sure: int = 1
    ) -> None:
        """Take a student's answer."""
