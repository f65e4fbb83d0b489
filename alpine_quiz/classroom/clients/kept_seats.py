"""Where this machine's user sits in rooms of others: the secrets that let them come back.

One file in the user's data folder, which nobody else may read.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from alpine_quiz.classroom.led import rooms_folder
from alpine_quiz.documents.writing import write_whole

if TYPE_CHECKING:
    from pathlib import Path

MOST = 20
_SECRET = 0o600


@dataclass(frozen=True, slots=True)
class KeptSeat:
    """A seat in the room at ``url`` that had this ``pin``."""

    url: str
    pin: str
    name: str
    secret: str


def seats_path() -> Path:
    """Return the file."""
    return rooms_folder() / "seats.json"


def _seats() -> list[KeptSeat]:
    with suppress(OSError, ValueError, TypeError):
        return [KeptSeat(**each) for each in json.loads(seats_path().read_text(encoding="utf-8"))]
    return []


def kept_seat(url: str, pin: str = "", name: str = "") -> KeptSeat | None:
    """Return the latest seat at ``url``, with ``pin`` and ``name`` where those are known."""
    fitting = [
        each
        for each in _seats()
        if each.url == url
        and pin in ("", each.pin)
        and name.casefold() in ("", each.name.casefold())
    ]
    return fitting[-1] if fitting else None


def keep_seat(seat: KeptSeat) -> None:
    """Keep a seat, in the place of an earlier one of that name there; raises ``OSError``."""
    place = (seat.url, seat.pin, seat.name)
    others = [each for each in _seats() if (each.url, each.pin, each.name) != place]
    _write([*others, seat])


def forget_seat(seat: KeptSeat) -> None:
    """Forget a seat that opens nothing any more; raises ``OSError``."""
    _write([each for each in _seats() if each != seat])


def _write(seats: list[KeptSeat]) -> None:
    path = seats_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    # Made before anything is in it, so that nobody else can ever read it.
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, _SECRET))
    write_whole(path, json.dumps([asdict(each) for each in seats[-MOST:]]).encode())
