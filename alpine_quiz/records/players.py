"""Who plays: names, and the rows that stand for them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from alpine_quiz.language.clean import cleaned
from alpine_quiz.records.times import time_text

if TYPE_CHECKING:
    import sqlite3

DEFAULT_PLAYER = "you"
MAX_NAME = 40
_BELONGINGS = """
    SELECT (SELECT count(*) FROM round WHERE player = :number),
        (SELECT coalesce(sum(answered), 0) FROM round WHERE player = :number),
        (SELECT count(*) FROM flag WHERE player = :number)
"""
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


@dataclass(frozen=True, slots=True)
class Belongings:
    """How much is kept of a player; what derives from the answers goes with them."""

    rounds: int = 0
    answers: int = 0
    flags: int = 0


class NameFault(StrEnum):
    """Why a player cannot be called so."""

    TAKEN = "taken"
    """Another player is."""
    EMPTY = "empty"
    """There is nothing in it that could be shown."""
    TOO_LONG = "too-long"
    """It has more than ``MAX_NAME`` characters."""
    NOBODY = "nobody"
    """The player who was to be called so is not there any more."""


class RenamingError(Exception):
    """A player cannot be called ``name``, which is cleaned; where it is taken, as its player is."""

    def __init__(self, code: NameFault, name: str) -> None:
        super().__init__(code, name)
        self.code = code
        self.name = name


def clean_name(name: str) -> str:
    """Return a name fit to be kept and shown, of at most ``MAX_NAME`` characters.

    Control characters are left out; those that divide words or lines become spaces. Where
    nothing of it is left, it is the default player's.
    """
    return _shown(name) or DEFAULT_PLAYER


def is_name(name: str) -> bool:
    """Return whether anything of a name can be shown."""
    return bool(_shown(name))


def name_fault(name: str) -> NameFault | None:
    """Return why nobody can be called ``name``, or ``None``; it may be taken all the same."""
    shown = _whole(name)
    if not shown:
        return NameFault.EMPTY
    return NameFault.TOO_LONG if len(shown) > MAX_NAME else None


def folded_name(name: str) -> str:
    """Return what two spellings of one player's name have in common."""
    return unicodedata.normalize("NFKC", clean_name(name)).casefold()


def find_player(connection: sqlite3.Connection, name: str) -> Player | None:
    """Return the player called ``name``, or ``None``."""
    row = connection.execute(
        "SELECT name, since, latest FROM player WHERE folded = ?", (folded_name(name),)
    ).fetchone()
    return _player(*row) if row else None


def as_called_now(connection: sqlite3.Connection, player: Player) -> Player:
    """Return ``player`` by the name that another window may have given them meanwhile.

    Where nobody is called as they were, they are the only one who is here since the same moment.
    """
    if find_player(connection, player.name) is not None:
        return player
    rows = connection.execute(
        "SELECT name, since, latest FROM player WHERE since = ? LIMIT 2",
        (time_text(player.since),),
    ).fetchall()
    return _player(*rows[0]) if len(rows) == 1 else player


def all_players(connection: sqlite3.Connection) -> tuple[Player, ...]:
    """Return all players, the one who played last first."""
    rows = connection.execute("SELECT name, since, latest FROM player ORDER BY latest DESC, name")
    return tuple(_player(*row) for row in rows)


def read_belongings(connection: sqlite3.Connection, player: str) -> Belongings:
    """Return how much is kept of the player with this folded name."""
    row = connection.execute("SELECT id FROM player WHERE folded = ?", (player,)).fetchone()
    if row is None:
        return Belongings()
    return Belongings(*connection.execute(_BELONGINGS, {"number": row[0]}).fetchone())


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


def rename(connection: sqlite3.Connection, player: str, name: str) -> Player:
    """Call the player with this folded name ``name``, cleaned, from now on.

    Raises ``RenamingError`` where another player is called so; case and accents of one's own
    name may change. To be called within a transaction.
    """
    shown = _shown(name)
    if fault := name_fault(name):
        raise RenamingError(fault, shown)
    other = find_player(connection, shown)
    if other is not None and folded_name(shown) != player:
        raise RenamingError(NameFault.TAKEN, other.name)
    connection.execute(
        "UPDATE player SET name = ?, folded = ? WHERE folded = ?",
        (shown, folded_name(shown), player),
    )
    renamed = find_player(connection, shown)
    if renamed is None:
        raise RenamingError(NameFault.NOBODY, shown)
    return renamed


def _shown(name: str) -> str:
    return _whole(name)[:MAX_NAME].strip()


def _whole(name: str) -> str:
    kept = "".join(each for each in name if each in _SPACES or unicodedata.category(each) != "Cc")
    return " ".join(unicodedata.normalize("NFC", cleaned(kept)).split())


def _player(name: str, since: str, latest: str) -> Player:
    return Player(name, datetime.fromisoformat(since), datetime.fromisoformat(latest))
