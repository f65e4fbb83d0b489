"""What a player can answer, and how it is written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Picked:
    """Options chosen from those shown, by their text (choice, multiple, true-false).

    For true-false the options are ``"true"`` and ``"false"``.
    """

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """A text or a number, as the player typed it."""

    text: str


@dataclass(frozen=True, slots=True)
class Ordered:
    """All items in the order the player gave them."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """Pairs of left and right side; a left side without a partner is absent."""

    pairs: tuple[tuple[str, str], ...]


Answer: TypeAlias = Picked | Typed | Ordered | Matched


def is_empty(answer: Answer) -> bool:
    """Tell whether nothing was answered at all."""
    match answer:
        case Picked(options):
            return not options
        case Typed(text):
            return not text
        case Ordered(items):
            return not items
        case Matched(pairs):
            return not pairs
