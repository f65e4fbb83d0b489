"""What players have in memory: derived from the answers, and brought up to date when read.

Answering writes nothing here, so that no verdict waits for it: each player's row says which of
their answers was taken in last, and those after it are taken in before the schedule is read.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from alpine_quiz.game.memory import Memory, Scheduler, grade_of
from alpine_quiz.game.modes import Mode
from alpine_quiz.records.sealed import SEALED
from alpine_quiz.records.times import time_text

if TYPE_CHECKING:
    import sqlite3

    from alpine_quiz.game.memory import Schedule

_WHOSE = "player = (SELECT id FROM player WHERE folded = :player)"
_READ = f"SELECT subject, stability, difficulty, reviewed, due FROM memory WHERE {_WHOSE} "  # noqa: S608
_OF_PACK = f"{_READ} AND pack = :pack"
_DUE = f"SELECT subject FROM memory WHERE {_WHOSE} AND pack = :pack AND due < :until"  # noqa: S608
_TAKEN_IN = "SELECT id, scheduled FROM player WHERE folded = ?"
# A cross join is made in the order it is written: only the newest answers are looked at.
_NEW = "FROM answer CROSS JOIN round ON round.id = answer.round"
_BEHIND = f"SELECT 1 {_NEW} WHERE answer.id > ? AND player = ? LIMIT 1"
# Practice and hot seats move no schedule, nor does an exam before its end, but they are taken in.
_PENDING = f"""
    SELECT answer.id, pack, answer.item, answer.facts, type, answer.at, hints,
        counted.numerator, counted.denominator,
        mode NOT IN ('{Mode.WEAK.value}', '{Mode.HOTSEAT.value}') AND NOT {SEALED}
    {_NEW} CROSS JOIN counted ON counted.id = answer.id
    WHERE answer.id > ? AND player = ? ORDER BY answer.id
"""
_KEEP = """
    INSERT INTO memory (player, pack, subject, stability, difficulty, reviewed, due)
    SELECT id, ?, ?, ?, ?, ?, ? FROM player WHERE folded = ?
    ON CONFLICT (player, pack, subject) DO UPDATE SET stability = excluded.stability,
        difficulty = excluded.difficulty, reviewed = excluded.reviewed, due = excluded.due
"""


def read_schedule(connection: sqlite3.Connection, player: str, pack: str) -> Schedule:
    """Return the memory of a pack's facts as far as it is taken in; ``player`` is folded."""
    rows = connection.execute(_OF_PACK, {"player": player, "pack": pack})
    return {subject: _memory(*parts) for subject, *parts in rows}


def read_due(
    connection: sqlite3.Connection, player: str, pack: str, until: datetime
) -> frozenset[str]:
    """Return the facts of a pack due before ``until``, as far as they are taken in."""
    wanted = {"player": player, "pack": pack, "until": time_text(until)}
    return frozenset(subject for (subject,) in connection.execute(_DUE, wanted))


def is_behind(connection: sqlite3.Connection, player: str) -> bool:
    """Return whether there are answers that the player's schedule has not taken in."""
    for number, scheduled in connection.execute(_TAKEN_IN, (player,)).fetchall():
        return connection.execute(_BEHIND, (scheduled, number)).fetchone() is not None
    return False


def catch_up(connection: sqlite3.Connection, player: str) -> None:
    """Take the player's new answers into their schedule, in the order they were written."""
    who = connection.execute(_TAKEN_IN, (player,)).fetchone()
    pending = connection.execute(_PENDING, who[::-1]).fetchall() if who else []
    if not pending:
        return
    scheduler = Scheduler()
    memories: dict[tuple[str, str], Memory] = {}
    schedules: dict[str, Schedule] = {}
    for _, pack, item, facts, type_, at, hints, *credit, counts in pending:
        if not counts:
            continue
        if pack not in schedules:
            schedules[pack] = read_schedule(connection, player, pack)
        grade = grade_of(type_, Fraction(*credit), hints)
        moment = datetime.fromisoformat(at).astimezone(UTC)
        for subject in dict.fromkeys(json.loads(facts)) or (item,):
            before = memories.get((pack, subject)) or schedules[pack].get(subject)
            memories[pack, subject] = scheduler.after(before, grade, moment)
    connection.executemany(
        _KEEP,
        (
            (
                pack,
                subject,
                memory.stability,
                memory.difficulty,
                time_text(memory.reviewed),
                time_text(memory.due),
                player,
            )
            for (pack, subject), memory in memories.items()
        ),
    )
    connection.execute("UPDATE player SET scheduled = ? WHERE folded = ?", (pending[-1][0], player))


def note_change(connection: sqlite3.Connection, answer: int) -> None:
    """Have a schedule made anew where it took in this answer, which now counts otherwise."""
    row = connection.execute(
        "SELECT player.id, scheduled FROM player JOIN round ON round.player = player.id "
        "JOIN answer ON answer.round = round.id WHERE answer.id = ?",
        (answer,),
    ).fetchone()
    if row is not None and row[1] >= answer:
        connection.execute("DELETE FROM memory WHERE player = ?", row[:1])
        connection.execute("UPDATE player SET scheduled = 0 WHERE id = ?", row[:1])


def forget_schedules(connection: sqlite3.Connection) -> None:
    """Forget all schedules; they are made again from the answers when they are read."""
    connection.execute("DELETE FROM memory")
    connection.execute("UPDATE player SET scheduled = 0")


def _memory(stability: float, difficulty: float, reviewed: str, due: str) -> Memory:
    return Memory(
        stability, difficulty, datetime.fromisoformat(reviewed), datetime.fromisoformat(due)
    )
