"""Who shares a keyboard in a hot seat, and in which style they play."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from alpine_quiz.language.clean import cleaned

if TYPE_CHECKING:
    from collections.abc import Sequence

MIN_SEATS = 2
MAX_SEATS = 8
MAX_SEAT_NAME = 40
_VISIBLE = "LNPS"


class Style(StrEnum):
    """Who may answer; the values are kept with a round."""

    TURNS = "turns"
    """Each question goes to the next seat."""
    BUZZ = "buzz"
    """Each question goes to the first to press a key."""


class SeatsFault(StrEnum):
    """What is wrong with those who want to play together."""

    TOO_FEW = "too-few"
    TOO_MANY = "too-many"
    EMPTY = "empty"
    """A name with nothing in it that could be seen."""
    TWICE = "twice"
    """Two of one name, whose case does not matter."""


class SeatsError(ValueError):
    """These cannot play together.

    ``seat`` counts from 1 and is where a name is at fault, 0 where it is their number;
    ``name`` is that name, cleaned.
    """

    def __init__(self, code: SeatsFault, seat: int = 0, name: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.seat = seat
        self.name = name


@dataclass(frozen=True, slots=True)
class Seats:
    """Players or teams in the order they sit, the first being seat 1, and their style.

    To be made by ``seats_of``, which sees to their names.
    """

    names: tuple[str, ...]
    style: Style = Style.TURNS


def seats_of(names: Sequence[str], style: str = Style.TURNS) -> Seats:
    """Return seats with their names cleaned, and cut where they are too long.

    Raises ``SeatsError``, and ``ValueError`` for a style that is none.
    """
    if not MIN_SEATS <= len(names) <= MAX_SEATS:
        few = len(names) < MIN_SEATS
        raise SeatsError(SeatsFault.TOO_FEW if few else SeatsFault.TOO_MANY)
    return Seats(seat_names(names), Style(style))


def seat_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return names cleaned, and cut where they are too long; raises ``SeatsError``."""
    shown = tuple(_clean(name) for name in names)
    met: set[str] = set()
    for seat, name in enumerate(shown, 1):
        if not any(unicodedata.category(each)[0] in _VISIBLE for each in name):
            raise SeatsError(SeatsFault.EMPTY, seat, name)
        folded = unicodedata.normalize("NFKC", name).casefold()
        if folded in met:
            raise SeatsError(SeatsFault.TWICE, seat, name)
        met.add(folded)
    return shown


def _clean(name: str) -> str:
    shown = " ".join(unicodedata.normalize("NFC", cleaned(name)).split())
    return shown[:MAX_SEAT_NAME].strip()
