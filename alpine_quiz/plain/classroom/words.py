"""What a teacher types, word by word: who heeds the words, and what they say to the room."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping

    from alpine_quiz.classroom.clients.leading import Leading

    Heeds: TypeAlias = Callable[[str], Awaitable[None]]
    """Does what a word asks for; what stands behind the word is handed over."""


class Words:
    """Some words that a teacher may type; ``write`` says something to them."""

    def __init__(self, leading: Leading, write: Callable[[str], None]) -> None:
        self.leading = leading
        self.desk = leading.desk
        self.write = write

    def commands(self) -> Mapping[str, Heeds]:
        """Return who heeds each word."""
        return {}

    def write_all(self, lines: Iterable[str]) -> None:
        """Say several lines."""
        for line in lines:
            self.write(line)


def number_in(text: str, most: int) -> int | None:
    """Return the number from 1 to ``most`` that ``text`` is, or ``None``."""
    known = text.isascii() and text.isdigit() and 0 < int(text[:9]) <= most
    return int(text) if known else None
