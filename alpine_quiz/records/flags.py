"""What players find wrong with questions: one live flag for each player and item, the newest."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from alpine_quiz.language.clean import cleaned
from alpine_quiz.records.players import greet
from alpine_quiz.records.saved import SavedAnswer
from alpine_quiz.records.times import time_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from alpine_quiz.bank.model import Question
    from alpine_quiz.records.players import Player
    from alpine_quiz.records.saved import SavedRound

MAX_NOTE = 500

_SAME = """
    player = (SELECT id FROM player WHERE folded = :player) AND pack = :pack AND item = :item
"""
_OWNER = "SELECT name, folded FROM player JOIN round ON round.player = player.id WHERE uid = ?"
_DELETE = f"DELETE FROM flag WHERE {_SAME}"  # noqa: S608
_INSERT = """
    INSERT INTO flag (player, answer, pack, pack_version, language, item, stem, reason, note, at)
    SELECT id, (
        SELECT answer.id FROM answer JOIN round ON round.id = answer.round
        WHERE uid = :uid AND position = :position
    ), :pack, :pack_version, :language, :item, :stem, :reason, :note, :at
    FROM player WHERE folded = :player
"""
_READ = """
    SELECT player.name, pack, pack_version, language, item, stem, reason, note, at
    FROM flag JOIN player ON player.id = flag.player
    WHERE (:player IS NULL OR folded = :player) AND (:pack IS NULL OR pack = :pack)
    AND (:item IS NULL OR item = :item) ORDER BY at DESC, flag.id DESC
"""
_COUNT = "SELECT item, reason, count(*) FROM flag WHERE pack = ? GROUP BY item, reason"


class Reason(StrEnum):
    """What is wrong with a question; the values are kept."""

    WRONG = "wrong"
    UNCLEAR = "unclear"
    OUTDATED = "outdated"
    SOURCE = "source"
    """A source that is not to be trusted."""
    SPELLING = "spelling"
    DIFFICULTY = "difficulty"
    """Too easy or too hard."""
    OTHER = "other"


GRAVE = frozenset({Reason.WRONG, Reason.UNCLEAR, Reason.OUTDATED})
"""Reasons for which a question had better not be asked."""

FlagCounts: TypeAlias = "Mapping[str, Mapping[Reason, int]]"
"""How many players flag each item, and for which reasons; an item without flags is absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """An item that a player finds something wrong with, as it was then.

    ``player`` is a name, ``pack`` and ``item`` are ids; ``note`` is one cleaned line, or empty.
    ``at`` is UTC.
    """

    player: str
    pack: str
    pack_version: str
    language: str
    item: str
    stem: str
    reason: Reason
    note: str
    at: datetime


def clean_note(note: str) -> str:
    """Return a note fit to be kept and shown: one line of at most ``MAX_NOTE`` characters."""
    shown = " ".join(unicodedata.normalize("NFC", cleaned(note)).split())
    return shown[:MAX_NOTE].strip()


def flag_of(
    player: Player,
    saved: SavedRound,
    asked: SavedAnswer | Question,
    reason: Reason,
    note: str,
    now: datetime,
) -> Flag:
    """Return what ``player`` says of a question of the round ``saved``."""
    if isinstance(asked, SavedAnswer):
        version, item = asked.pack_version, asked.planned.item
    else:
        version, item = saved.pack_version, asked.id
    return Flag(
        player=player.name,
        pack=saved.pack,
        pack_version=version,
        language=saved.language,
        item=item,
        stem=cleaned(asked.stem, multiline=True),
        reason=reason,
        note=clean_note(note),
        at=now,
    )


def keep_flag(
    connection: sqlite3.Connection,
    player: Player,
    flag: Flag,
    uid: str = "",
    position: int | None = None,
) -> None:
    """Write ``flag`` in the place of the player's earlier one of this item.

    ``uid`` and ``position`` say which answer it is about; where that is not there the flag is
    kept all the same. Where the round is, its player may be called otherwise by now. To be
    called within a transaction.
    """
    whose = connection.execute(_OWNER, (uid,)).fetchone()
    greeted = greet(connection, whose[0] if whose else player.name, flag.at)
    wanted = {
        "player": greeted.folded,
        "uid": uid,
        "position": position,
        "pack": flag.pack,
        "pack_version": flag.pack_version,
        "language": flag.language,
        "item": flag.item,
        "stem": flag.stem,
        "reason": flag.reason.value,
        "note": flag.note,
        "at": time_text(flag.at),
    }
    connection.execute(_DELETE, wanted)
    connection.execute(_INSERT, wanted)


def owner(connection: sqlite3.Connection, player: Player, uid: str) -> str:
    """Return the folded name of whose round this is now, or of ``player`` where it is not there."""
    row = connection.execute(_OWNER, (uid,)).fetchone()
    return str(row[1]) if row else player.folded


def take_back(connection: sqlite3.Connection, player: str, pack: str, item: str) -> bool:
    """Remove the flag that the player with this folded name put; tell whether there was one."""
    found = connection.execute(_DELETE, {"player": player, "pack": pack, "item": item})
    return found.rowcount > 0


def read_flags(
    connection: sqlite3.Connection,
    player: str | None = None,
    pack: str | None = None,
    item: str | None = None,
) -> tuple[Flag, ...]:
    """Return the live flags, the newest first; ``None`` leaves out a condition."""
    rows = connection.execute(_READ, {"player": player, "pack": pack, "item": item})
    return tuple(_flag(*row) for row in rows)


def count_flags(connection: sqlite3.Connection, pack: str) -> FlagCounts:
    """Return how many players flag each item of a pack, and for which reasons."""
    found: dict[str, Counter[Reason]] = {}
    for item, reason, count in connection.execute(_COUNT, (pack,)):
        found.setdefault(item, Counter())[reason_of(reason)] += count
    return found


def doubted(counts: FlagCounts) -> frozenset[str]:
    """Return the items that are flagged for a grave reason."""
    return frozenset(item for item, reasons in counts.items() if not GRAVE.isdisjoint(reasons))


def reason_of(text: str) -> Reason:
    """Return a kept reason; one that only a later version knows is another one."""
    return Reason(text) if text in set(Reason) else Reason.OTHER


def _flag(
    player: str,
    pack: str,
    version: str,
    language: str,
    item: str,
    stem: str,
    reason: str,
    note: str,
    at: str,
) -> Flag:
    return Flag(
        player=player,
        pack=pack,
        pack_version=version,
        language=language,
        item=item,
        stem=stem,
        reason=reason_of(reason),
        note=note,
        at=datetime.fromisoformat(at),
    )
