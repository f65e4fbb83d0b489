"""Who plays: names, and the rows that stand for them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from alpine_quiz.language.clean import cleaned
from alpine_quiz.records.times import time_text

if TYPE_CHECKING:
    import sqlite3

DEFAULT_PLAYER = "you"
MAX_NAME = 40
_SPACES = "\t\n\r\x0b\x0c\x85"


@dataclass(frozen=True, slots=True)
class Player:
    """A player, known by name; ``latest`` is when they last began to play."""

    name: str
    since: datetime
    latest: datetime

    @property
    def folded(self) -> str:
        """What identifies the player: the name without regard to case."""
        return folded_name(self.name)


def clean_name(name: str) -> str:
    """Return a name fit to be kept and shown, of at most ``MAX_NAME`` characters.

    Control characters are left out; those that divide words or lines become spaces. Where
    nothing of it is left, it is the default player's.
    """
    kept = "".join(each for each in name if each in _SPACES or unicodedata.category(each) != "Cc")
    shown = " ".join(unicodedata.normalize("NFC", cleaned(kept)).split())
    return shown[:MAX_NAME].strip() or DEFAULT_PLAYER


def folded_name(name: str) -> str:
    """Return what two spellings of one player's name have in common."""
    return unicodedata.normalize("NFKC", clean_name(name)).casefold()


def find_player(connection: sqlite3.Connection, name: str) -> Player | None:
    """Return the player called ``name``, or ``None``."""
    row = connection.execute(
        "SELECT name, since, latest FROM player WHERE folded = ?", (folded_name(name),)
    ).fetchone()
    return _player(*row) if row else None


def all_players(connection: sqlite3.Connection) -> tuple[Player, ...]:
    """Return all players, the one who played last first."""
    rows = connection.execute("SELECT name, since, latest FROM player ORDER BY latest DESC, name")
    return tuple(_player(*row) for row in rows)


def greet(connection: sqlite3.Connection, name: str, now: datetime) -> Player:
    """Return the player called ``name``, new or known, and note that they are here."""
    connection.execute(
        "INSERT INTO player (name, folded, since, latest) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (folded) DO UPDATE SET latest = max(latest, excluded.latest)",
        (clean_name(name), folded_name(name), time_text(now), time_text(now)),
    )
    player = find_player(connection, name)
    assert player is not None  # noqa: S101  # it was written in this transaction
    return player


def _player(name: str, since: str, latest: str) -> Player:
    return Player(name, datetime.fromisoformat(since), datetime.fromisoformat(latest))
