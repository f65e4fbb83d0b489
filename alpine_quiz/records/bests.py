"""A player's records: the best round of each mode, and the days of the daily one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from alpine_quiz.game.modes import Mode
from alpine_quiz.records.scores import NO_BEST, read_best
from alpine_quiz.records.streaks import daily_days, day_streak

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from alpine_quiz.records.scores import RoundScore
    from alpine_quiz.records.streaks import Streak

_MODES = """
    SELECT mode, count(*), count(finished), max(latest) FROM round
    WHERE player = (SELECT id FROM player WHERE folded = :player) AND mode != :hotseat
    AND (:pack IS NULL OR pack = :pack) GROUP BY mode
"""


@dataclass(frozen=True, slots=True)
class ModeRecord:
    """The rounds of a mode, by its kept value: how many, how many finished, the last and best.

    ``best`` is ``None`` before a round is finished, and where a mode sets no best.
    """

    mode: str
    rounds: int
    finished: int
    latest: datetime
    best: RoundScore | None


@dataclass(frozen=True, slots=True)
class DailyRecord:
    """How many days' rounds were finished, and how many of them on days in a row."""

    days: int
    streak: Streak


def read_mode_records(
    connection: sqlite3.Connection, player: str, pack: str | None = None
) -> tuple[ModeRecord, ...]:
    """Return the records of the modes played, in the order of ``Mode``; without hot seats.

    ``player`` is a folded name. In one ``pack`` or in all.
    """
    wanted = {"player": player, "pack": pack, "hotseat": Mode.HOTSEAT.value}
    found = {
        mode: ModeRecord(
            mode=mode,
            rounds=rounds,
            finished=finished,
            latest=datetime.fromisoformat(latest),
            best=None if mode in NO_BEST else read_best(connection, player, pack, mode),
        )
        for mode, rounds, finished, latest in connection.execute(_MODES, wanted).fetchall()
    }
    order = [*Mode, *sorted(set(found) - set(Mode))]
    return tuple(found[mode] for mode in order if mode in found)


def read_daily_record(
    connection: sqlite3.Connection, player: str, today: date, pack: str | None = None
) -> DailyRecord:
    """Return how the daily rounds were kept up; each counts for the day it was made for."""
    days = daily_days(connection, player, pack, finished=True)
    return DailyRecord(len(days), day_streak(days, today))
