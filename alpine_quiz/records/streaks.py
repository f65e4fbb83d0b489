"""Streaks: days in a row, and right answers in a row."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from alpine_quiz.game.modes import Mode
from alpine_quiz.records.days import DAY, Days

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable
    from datetime import datetime, tzinfo

_ROUNDS = """
    SELECT round.id, min(answer.at) AS first, max(answer.at)
    FROM round JOIN answer ON answer.round = round.id
    WHERE player = (SELECT id FROM player WHERE folded = :player) AND mode != :hotseat
    AND (:pack IS NULL OR pack = :pack)
    GROUP BY round.id ORDER BY first
"""
_SEEDS = """
    SELECT DISTINCT seed FROM round
    WHERE player = (SELECT id FROM player WHERE folded = :player) AND mode = :daily
    AND answered > 0 AND (:pack IS NULL OR pack = :pack) AND finished IS NOT NULL >= :finished
"""
_TIMES = "SELECT at FROM answer WHERE round = ?"


@dataclass(frozen=True, slots=True)
class Streak:
    """How many in a row, now and at most.

    ``kept`` says of days that today counts already; otherwise the streak ends with today
    unless something is answered.
    """

    now: int = 0
    longest: int = 0
    kept: bool = True


def day_streak(days: Collection[date], today: date) -> Streak:
    """Return the streak of days; that which lasted until yesterday is still alive.

    A date that is tomorrow here was today where the machine has been before.
    """
    found = set(days)
    newest = next((day for day in (today + DAY, today, today - DAY) if day in found), None)
    now = 0
    while newest is not None and newest - DAY * now in found:
        now += 1
    longest = 0
    for day in found:
        if day - DAY not in found:
            length = 1
            while day + DAY * length in found:
                length += 1
            longest = max(longest, length)
    return Streak(now, longest, kept=newest is not None and newest >= today)


def run_of_right(right: Iterable[bool]) -> Streak:
    """Return how many answers in a row are right, up to the last one and at most."""
    now = longest = 0
    for whole, run in groupby(right):
        now = sum(1 for _ in run) if whole else 0
        longest = max(longest, now)
    return Streak(now, longest)


def days_played(
    connection: sqlite3.Connection, player: str, pack: str | None, days: Days
) -> set[date]:
    """Return the days with an answer of the player with this folded name.

    Times are kept in UTC, and told by the calendar the machine has now: after a journey those
    near midnight may change days.
    """
    found = set()
    wanted = {"player": player, "pack": pack, "hotseat": Mode.HOTSEAT.value}
    for number, *times in connection.execute(_ROUNDS, wanted).fetchall():
        first, last = (days.day_of(text) for text in times)
        if first == last:
            found.add(first)
        else:
            found.update(days.day_of(at) for (at,) in connection.execute(_TIMES, (number,)))
    return found


def daily_days(
    connection: sqlite3.Connection, player: str, pack: str | None, *, finished: bool = False
) -> set[date]:
    """Return the days whose round the player with this folded name has begun, or finished.

    It is the date where it was played, wherever the machine is now.
    """
    found = set()
    wanted = {"player": player, "pack": pack, "daily": Mode.DAILY.value, "finished": finished}
    for (seed,) in connection.execute(_SEEDS, wanted):
        # A seed of one's own need not be a date.
        with suppress(ValueError):
            found.add(date.fromisoformat(seed))
    return found


def read_day_streak(
    connection: sqlite3.Connection,
    player: str,
    now: datetime,
    pack: str | None = None,
    zone: tzinfo | None = None,
) -> Streak:
    """Return the player's streak of days."""
    days = Days(zone)
    played = days_played(connection, player, pack, days) | daily_days(connection, player, pack)
    return day_streak(played, days.day(now))
