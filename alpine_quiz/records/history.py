"""What answers come to, item by item and round by round: derived, so it can be made again."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

from alpine_quiz.game.history import Past
from alpine_quiz.game.modes import Mode
from alpine_quiz.records.schedule import forget_schedules, note_change
from alpine_quiz.records.sealed import SEALED

if TYPE_CHECKING:
    import sqlite3

    from alpine_quiz.game.history import History

_READ = """
    SELECT subject, seen, answer, numerator, denominator FROM past
    WHERE player = (SELECT id FROM player WHERE folded = ?) AND pack = ?
"""
_ANSWER = f"""
    SELECT player, pack, item, facts, counted.numerator, counted.denominator,
        mode = '{Mode.HOTSEAT.value}' OR {SEALED}
    FROM counted JOIN round ON round.id = counted.round WHERE counted.id = ?
"""  # noqa: S608
_ADD = """
    INSERT INTO past (player, pack, subject, seen, answer, numerator, denominator)
    VALUES (?, ?, ?, 1, ?, ?, ?)
    ON CONFLICT (player, pack, subject) DO UPDATE SET seen = seen + 1,
        numerator = iif(excluded.answer > answer, excluded.numerator, numerator),
        denominator = iif(excluded.answer > answer, excluded.denominator, denominator),
        answer = max(answer, excluded.answer)
"""
_TOGETHER = f"""
    SELECT item, facts, answer.id FROM round JOIN answer ON answer.round = round.id
    WHERE player = (SELECT id FROM player WHERE folded = ?) AND pack = ?
    AND mode = '{Mode.HOTSEAT.value}' ORDER BY answer.id
"""  # noqa: S608
# A help's cost is in quarters of a point, and nothing counts less than none.
_SUMS = """
    SELECT 4 * denominator, sum(max(0, 4 * numerator - cost * denominator)), count(*)
    FROM counted WHERE round = ? GROUP BY denominator
"""


def read_history(connection: sqlite3.Connection, player: str, pack: str) -> History:
    """Return how often a pack's items and facts were asked, and with what latest credit.

    ``player`` is a folded name. A claimed answer counts as right.
    """
    credits_: dict[tuple[int, int], Fraction] = {}
    found = {}
    for subject, seen, answer, *parts in connection.execute(_READ, (player, pack)):
        numerator, denominator = parts
        credit = credits_.get((numerator, denominator))
        if credit is None:
            credit = credits_[numerator, denominator] = Fraction(numerator, denominator)
        found[subject] = Past(seen, credit, answer)
    return found


def asked_together(connection: sqlite3.Connection, player: str, pack: str) -> History:
    """Return how often a pack's items and facts were asked in the hot seats of a player.

    ``player`` is a folded name. All count as known, so that choosing takes others first.
    """
    found: dict[str, Past] = {}
    for item, facts, answer in connection.execute(_TOGETHER, (player, pack)):
        for subject in {item, *json.loads(facts)}:
            seen = found[subject].seen if subject in found else 0
            found[subject] = Past(seen + 1, Fraction(1), answer)
    return found


def note_answer(connection: sqlite3.Connection, answer: int) -> None:
    """Carry a new answer, given by its row, over into the past of its item and facts.

    What was answered in a hot seat is nobody's past, and in an exam it is none before the end.
    """
    player, pack, item, facts, *credit, apart = connection.execute(_ANSWER, (answer,)).fetchone()
    if apart:
        return
    for subject in {item, *json.loads(facts)}:
        connection.execute(_ADD, (player, pack, subject, answer, *credit))


def note_end(connection: sqlite3.Connection, number: int) -> None:
    """Count the answers of a round that ends, given by its row, where they did not count before.

    To be called once, when it is written that the round is finished.
    """
    (mode,) = connection.execute("SELECT mode FROM round WHERE id = ?", (number,)).fetchone()
    if mode != Mode.EXAM:
        return
    query = "SELECT id FROM answer WHERE round = ? ORDER BY id"
    answers = [answer for (answer,) in connection.execute(query, (number,)).fetchall()]
    for answer in answers:
        note_answer(connection, answer)
    if answers:
        note_change(connection, answers[0])


def note_claim(connection: sqlite3.Connection, answer: int) -> None:
    """Make an answer's credit whole wherever it is the newest."""
    (number,) = connection.execute("SELECT round FROM answer WHERE id = ?", (answer,)).fetchone()
    connection.execute(
        "UPDATE past SET numerator = denominator WHERE answer = ? "
        "AND player = (SELECT player FROM round WHERE id = ?)",
        (answer, number),
    )
    sum_up(connection, number)
    note_change(connection, answer)


def sum_up(connection: sqlite3.Connection, number: int) -> None:
    """Count the answers of a round, given by its row, and add up their points."""
    answered, total = 0, Fraction(0)
    for denominator, numerators, count in connection.execute(_SUMS, (number,)).fetchall():
        answered += count
        total += Fraction(numerators, denominator)
    connection.execute(
        "UPDATE round SET answered = ?, numerator = ?, denominator = ? WHERE id = ?",
        (answered, total.numerator, total.denominator, number),
    )


def derive_again(connection: sqlite3.Connection) -> None:
    """Make everything that derives from the answers anew."""
    connection.execute("DELETE FROM past")
    forget_schedules(connection)
    for (answer,) in connection.execute("SELECT id FROM answer ORDER BY id").fetchall():
        note_answer(connection, answer)
    for (number,) in connection.execute("SELECT id FROM round").fetchall():
        sum_up(connection, number)
