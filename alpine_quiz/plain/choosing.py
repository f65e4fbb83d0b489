"""Choosing one of several in plain lines, by number or by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from alpine_quiz.language.catalogue import tr
from alpine_quiz.language.clean import cleaned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.plain.lines import Lines

_SHOWN = 40
_YES = frozenset(("y", "yes", "o", "oui"))


class Choice(NamedTuple):
    """One thing to choose: what is said of it, and what it may be called."""

    text: str
    names: tuple[str, ...] = ()


def numbered(text: str) -> int | None:
    """Return the number that a line is, or ``None``."""
    fits = text.isascii() and text.isdigit()
    return int(text[:9]) if fits else None


def chosen(line: str, choices: Sequence[Choice]) -> int | None:
    """Return the place of the choice that a line means, counted from 0, or ``None``."""
    text = line.strip()
    number = numbered(text)
    if number is not None and 1 <= number <= len(choices):
        return number - 1
    for place, choice in enumerate(choices):
        if text.casefold() in {name.casefold() for name in choice.names}:
            return place
    return None


def is_yes(line: str | None) -> bool:
    """Tell whether a line agrees to what was asked, in English or in French."""
    return (line or "").strip().casefold() in _YES


def choose(lines: Lines, asked: str, choices: Sequence[Choice]) -> int | None:
    """List the choices and ask until one is meant; ``None`` where they go back."""
    for number, choice in enumerate(choices, 1):
        lines.write(f"{number}. {choice.text}")
    lines.write(asked)
    while text := (lines.read() or "").strip():
        place = chosen(text, choices)
        if place is not None or text.casefold() == "q":
            return place
        lines.write(
            tr(
                "“{text}” is none of these. Type a number or a name; Enter goes back.",
                text=cleaned(text[:_SHOWN]),
            )
        )
    return None
