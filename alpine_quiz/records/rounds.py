"""Rounds and answers as rows: writing them down and reading them back."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from alpine_quiz.game.modes import Mode
from alpine_quiz.game.seats import seats_of
from alpine_quiz.game.verdict import Outcome
from alpine_quiz.records.history import note_answer, note_claim, note_end, sum_up
from alpine_quiz.records.players import Player, greet
from alpine_quiz.records.saved import Planned, SavedAnswer, SavedRound
from alpine_quiz.records.times import time_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from alpine_quiz.game.seats import Seats

_INSERT_ROUND = """
    INSERT INTO round (player, uid, pack, pack_version, pack_title, language, mode, topic, seed,
        started, latest, finished, total, time_limit, time_added, seats, plan, pack_path)
    SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM player WHERE folded = ?
"""
_ROUND = """
    SELECT round.id, name, since, player.latest, uid, pack, pack_version, pack_title, language,
        mode, topic, seed, started, finished, time_limit, time_added, time_open, seats, plan,
        pack_path
    FROM round JOIN player ON player.id = round.player WHERE uid = ?
"""
_LATEST_SEATS = """
    SELECT seats FROM round JOIN player ON player.id = round.player
    WHERE folded = ? AND mode = ? ORDER BY round.id DESC LIMIT 1
"""
# Answers are numbered as they come: a clock that was wrong once does not hide what came later.
_UNFINISHED = """
    SELECT uid FROM round JOIN player ON player.id = round.player
    WHERE folded = :player AND (:pack IS NULL OR pack = :pack) AND finished IS NULL
    ORDER BY (
        SELECT id FROM answer WHERE answer.round = round.id ORDER BY position DESC LIMIT 1
    ) DESC
"""
_DAILY = """
    SELECT uid FROM round JOIN player ON player.id = round.player
    WHERE folded = :player AND pack = :pack AND mode = :mode AND seed = :seed
    ORDER BY finished IS NULL, round.id LIMIT 1
"""
_INSERT_ANSWER = """
    INSERT INTO answer (round, position, at, item, type, options, lefts, pack_version, topic,
        difficulty, facts, documents, stem, key, given, outcome, numerator, denominator, hints,
        seconds, seat, cost, removed)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
# Another window may have answered that question meanwhile, or be further on with it.
_OPEN = """
    UPDATE round SET time_open = max(time_open, :seconds)
    WHERE uid = :uid AND finished IS NULL
    AND (SELECT count(*) FROM answer WHERE answer.round = round.id) = :answered
"""
# A cost is kept in quarters of a point.
_QUARTERS = 4
_ANSWERS = """
    SELECT position, answer.at, item, type, options, lefts, pack_version, topic, difficulty,
        facts, documents, stem, key, given, outcome, numerator, denominator, hints, seconds,
        seat, cost, removed, claim.answer IS NOT NULL
    FROM answer LEFT JOIN claim ON claim.answer = answer.id
    WHERE round = :round AND (:position IS NULL OR position = :position)
    ORDER BY position
"""


def keep_answer(
    connection: sqlite3.Connection, saved: SavedRound, *, last: bool
) -> SavedAnswer | None:
    """Write the newest answer of ``saved``, and the round itself where it is not there yet.

    ``last`` says that the round ends with it. Returns ``None``, or, where another process has
    answered this question already, that answer: it stands, and nothing is written. To be
    called within a transaction.
    """
    answer = saved.answers[-1]
    number = _round_number(connection, saved)
    if number is None:
        number = _insert_round(connection, saved, saved.answers[:-1])
    theirs = _answers(connection, number, answer.position)
    if not theirs:
        _insert_answer(connection, number, answer)
        sum_up(connection, number)
    connection.execute(
        # Of what another process has answered, the time of the next question runs already.
        "UPDATE round SET latest = max(latest, ?), time_open = iif(?, time_open, 0) WHERE id = ?",
        (time_text(answer.at), bool(theirs), number),
    )
    if last:
        _finish(connection, number, answer.at)
    return theirs[0] if theirs else None


def keep_claim(
    connection: sqlite3.Connection, saved: SavedRound, claimed: SavedAnswer, now: datetime
) -> None:
    """Write that an answer of ``saved`` counts as right, its player says; only once."""
    number = _round_number(connection, saved)
    if number is None:
        # Gone on with in a memory that knows nothing of the round.
        number = _insert_round(connection, saved, saved.answers)
    (answer,) = connection.execute(
        "SELECT id FROM answer WHERE round = ? AND position = ?",
        (number, claimed.position),
    ).fetchone()
    connection.execute(
        "INSERT INTO claim (answer, at) VALUES (?, ?) ON CONFLICT (answer) DO NOTHING",
        (answer, time_text(now)),
    )
    note_claim(connection, answer)


def keep_time(connection: sqlite3.Connection, saved: SavedRound) -> None:
    """Write what was added to the limit of ``saved``, which has an answer."""
    if _round_number(connection, saved) is None:
        _insert_round(connection, saved, saved.answers)
    connection.execute(
        "UPDATE round SET time_added = max(time_added, ?) WHERE uid = ?",
        (saved.time_added, saved.uid),
    )


def keep_time_open(connection: sqlite3.Connection, saved: SavedRound) -> None:
    """Write for how long the next question of ``saved`` was open, where it is so still."""
    connection.execute(
        _OPEN, {"seconds": saved.time_open, "uid": saved.uid, "answered": saved.answered}
    )


def keep_end(
    connection: sqlite3.Connection, saved: SavedRound, *, unless_gone_on: bool = False
) -> None:
    """Write that ``saved``, which has a time it was finished at, is not to be gone on with.

    ``unless_gone_on``: unless another process has answered since, or added time to it.
    """
    number = _round_number(connection, saved)
    if number is None:
        number = _insert_round(connection, saved, saved.answers)
    elif unless_gone_on and _has_gone_on(connection, number, saved):
        return
    _finish(connection, number, saved.finished or saved.latest)


def _has_gone_on(connection: sqlite3.Connection, number: int, saved: SavedRound) -> bool:
    query = """
        SELECT time_added > ? OR (SELECT count(*) FROM answer WHERE round = round_.id) > ?
        FROM round AS round_ WHERE id = ?
    """
    known = (saved.time_added, len(saved.answers), number)
    return bool(connection.execute(query, known).fetchone()[0])


def _finish(connection: sqlite3.Connection, number: int, at: datetime) -> None:
    """Write that a round, given by its row, is over, unless it was before."""
    ended = connection.execute(
        "UPDATE round SET finished = ? WHERE id = ? AND finished IS NULL", (time_text(at), number)
    )
    if ended.rowcount:
        note_end(connection, number)


def was_played(connection: sqlite3.Connection, pack: str) -> bool:
    """Return whether there is a round of this pack."""
    query = "SELECT 1 FROM round WHERE pack = ? LIMIT 1"
    return connection.execute(query, (pack,)).fetchone() is not None


def has_answered(connection: sqlite3.Connection, player: str) -> bool:
    """Return whether the player with this folded name has answered anything, in any pack."""
    query = """
        SELECT 1 FROM answer JOIN round ON round.id = answer.round
        JOIN player ON player.id = round.player WHERE folded = ? LIMIT 1
    """
    return connection.execute(query, (player,)).fetchone() is not None


def has_finished(connection: sqlite3.Connection, player: str) -> bool:
    """Return whether the player with this folded name has finished a round, in any pack."""
    query = """
        SELECT 1 FROM round JOIN player ON player.id = round.player
        WHERE folded = ? AND finished IS NOT NULL LIMIT 1
    """
    return connection.execute(query, (player,)).fetchone() is not None


def latest_unfinished(
    connection: sqlite3.Connection, player: str, pack: str | None = None
) -> SavedRound | None:
    """Return the round that the player with this folded name would go on with.

    It is the one played last; once that is finished, the one before it waits.
    """
    return next(_unfinished(connection, player, pack), None)


def unfinished_rounds(
    connection: sqlite3.Connection, player: str, pack: str | None = None
) -> tuple[SavedRound, ...]:
    """Return the rounds that the player with this folded name may go on with, latest first."""
    return tuple(_unfinished(connection, player, pack))


def _unfinished(
    connection: sqlite3.Connection, player: str, pack: str | None
) -> Iterator[SavedRound]:
    """Yield what waits; a round without an answer is nobody's, and is not offered."""
    found = connection.execute(_UNFINISHED, {"player": player, "pack": pack}).fetchall()
    rounds = (saved_round(connection, uid) for (uid,) in found)
    return (saved for saved in rounds if saved is not None and saved.answers)


def saved_round(connection: sqlite3.Connection, uid: str) -> SavedRound | None:
    """Return the round with this uid as it stands now; ``None`` where it makes no sense."""
    row = connection.execute(_ROUND, (uid,)).fetchone()
    try:
        return _read_round(connection, *row) if row else None
    except (ValueError, TypeError, KeyError):
        # Somebody else wrote into the file; what we wrote reads back.
        return None


def _round_number(connection: sqlite3.Connection, saved: SavedRound) -> int | None:
    row = connection.execute("SELECT id FROM round WHERE uid = ?", (saved.uid,)).fetchone()
    return row[0] if row else None


def _insert_round(
    connection: sqlite3.Connection, saved: SavedRound, answers: Sequence[SavedAnswer]
) -> int:
    greet(connection, saved.player.name, saved.started)
    row = connection.execute(
        _INSERT_ROUND,
        (
            saved.uid,
            _storable(saved.pack),
            _storable(saved.pack_version),
            _storable(saved.pack_title),
            _storable(saved.language),
            _storable(saved.mode),
            _storable(saved.topic),
            _storable(saved.seed),
            time_text(saved.started),
            time_text(saved.latest),
            time_text(saved.finished) if saved.finished else None,
            saved.total,
            saved.seconds,
            saved.time_added,
            _seats_text(saved.seats),
            json.dumps([asdict(planned) for planned in saved.plan]),
            _storable(saved.pack_path),
            saved.player.folded,
        ),
    ).lastrowid
    assert row is not None  # noqa: S101  # greet has made sure of the player
    for answer in answers:
        _insert_answer(connection, row, answer)
    sum_up(connection, row)
    return row


def _insert_answer(connection: sqlite3.Connection, number: int, answer: SavedAnswer) -> None:
    row = connection.execute(
        _INSERT_ANSWER,
        (
            number,
            answer.position,
            time_text(answer.at),
            _storable(answer.planned.item),
            answer.planned.type,
            json.dumps(answer.planned.options),
            json.dumps(answer.planned.lefts),
            _storable(answer.pack_version),
            _storable(answer.topic),
            answer.difficulty,
            json.dumps(answer.facts),
            json.dumps(answer.documents),
            _storable(answer.stem),
            _storable(answer.key),
            _storable(answer.given),
            answer.outcome.value,
            answer.credit.numerator,
            answer.credit.denominator,
            answer.hints,
            answer.seconds,
            answer.seat,
            int(answer.cost * _QUARTERS),
            json.dumps(answer.removed),
        ),
    ).lastrowid
    assert row is not None  # noqa: S101  # an INSERT of values has a row
    if answer.claimed:
        connection.execute(
            "INSERT INTO claim (answer, at) VALUES (?, ?)", (row, time_text(answer.at))
        )
    note_answer(connection, row)


def _read_round(
    connection: sqlite3.Connection,
    number: int,
    *columns: Any,  # as the database types them
) -> SavedRound:
    name, since, latest, *columns_of_round = columns
    uid, pack, version, title, language, mode, topic, seed, *more = columns_of_round
    started, finished, limit, added, open_, seats, plan, pack_path = more
    return SavedRound(
        uid=uid,
        player=Player(name, datetime.fromisoformat(since), datetime.fromisoformat(latest)),
        pack=pack,
        pack_version=version,
        pack_title=title,
        language=language,
        mode=mode,
        topic=topic,
        seed=seed,
        started=datetime.fromisoformat(started),
        finished=datetime.fromisoformat(finished) if finished else None,
        plan=tuple(
            Planned(each["item"], each["type"], tuple(each["options"]), tuple(each["lefts"]))
            for each in json.loads(plan)
        ),
        answers=_answers(connection, number),
        seconds=limit,
        time_added=added,
        time_open=open_,
        seats=_read_seats(seats),
        pack_path=pack_path,
    )


def round_of_day(
    connection: sqlite3.Connection, player: str, pack: str, seed: str
) -> SavedRound | None:
    """Return the daily round of this seed that the player with this folded name has begun."""
    row = connection.execute(
        _DAILY, {"player": player, "pack": pack, "mode": Mode.DAILY, "seed": seed}
    ).fetchone()
    return saved_round(connection, row[0]) if row else None


def latest_seats(connection: sqlite3.Connection, player: str) -> Seats | None:
    """Return who shared the latest hot seat of the player with this folded name."""
    row = connection.execute(_LATEST_SEATS, (player, Mode.HOTSEAT)).fetchone()
    try:
        return _read_seats(row[0]) if row else None
    except (ValueError, TypeError, KeyError):
        # Somebody else wrote into the file.
        return None


def _answers(
    connection: sqlite3.Connection, number: int, position: int | None = None
) -> tuple[SavedAnswer, ...]:
    """Return the answers of a round, or that at one position, in the order of the plan."""
    rows = connection.execute(_ANSWERS, {"round": number, "position": position})
    return tuple(_read_answer(row) for row in rows)


def _read_answer(row: tuple[Any, ...]) -> SavedAnswer:
    position, at, item, kind, options, lefts, version, topic, difficulty, facts = row[:10]
    documents, stem, key, given, outcome, numerator, denominator, hints, seconds = row[10:19]
    seat, cost, removed, claimed = row[19:]
    return SavedAnswer(
        position=position,
        at=datetime.fromisoformat(at),
        planned=Planned(item, kind, tuple(json.loads(options)), tuple(json.loads(lefts))),
        pack_version=version,
        topic=topic,
        difficulty=difficulty,
        facts=tuple(json.loads(facts)),
        documents=tuple(json.loads(documents)),
        stem=stem,
        key=key,
        given=given,
        outcome=Outcome(outcome),
        credit=Fraction(numerator, denominator),
        hints=hints,
        seconds=seconds,
        claimed=bool(claimed),
        cost=Fraction(cost, _QUARTERS),
        removed=tuple(json.loads(removed)),
        seat=seat,
    )


def _seats_text(seats: Seats | None) -> str:
    return json.dumps(asdict(seats) if seats else [])


def _read_seats(text: str) -> Seats | None:
    noted = json.loads(text)
    return seats_of([str(name) for name in noted["names"]], noted["style"]) if noted else None


def _storable(text: str) -> str:
    """Return ``text`` without lone surrogates, which no UTF-8 and so no database can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
