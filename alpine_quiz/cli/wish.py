"""What a player asks for on the command line."""

from __future__ import annotations

from typing import NamedTuple


class Wish(NamedTuple):
    """The round that is wanted; ``None`` is what was not said."""

    pack: str | None = None
    language: str | None = None
    questions: int | None = None
    seed: str | None = None
    topic: str | None = None
    player: str | None = None
    resume: bool = False
    mode: str | None = None
    minutes: int | None = None
    seats: str | None = None
    style: str | None = None
    search: str | None = None
    type: str | None = None
    difficulty: int | None = None
