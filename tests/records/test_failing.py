"""A write that fails in mid-round does not end the game."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from alpine_quiz.records.failure import Failure, failure_of
from alpine_quiz.records.store import Records
from tests.records.playing import (
    CHOICE,
    ITEMS,
    MULTIPLE,
    TEXT,
    answer,
    play,
    resume,
    right,
    start,
    wrong,
)

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.bank.model import Question


def fill_disk(records: Records) -> None:
    """Leave the database not a page more than it has."""

    def cramp(connection: sqlite3.Connection) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")

    records.read(cramp)


def remount_read_only(records: Records) -> None:
    records.read(lambda connection: connection.execute("PRAGMA query_only = ON"))


class Unplugged:
    """A connection whose disk is gone."""

    in_transaction = False

    def execute(self, *_: Any) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    def close(self) -> None:
        self.execute()


def unplug(records: Records) -> None:
    records._connection.close()
    records._connection = Unplugged()  # type: ignore[assignment]


DISASTERS = [
    pytest.param(fill_disk, Failure.FULL, id="full disk"),
    pytest.param(remount_read_only, Failure.READ_ONLY, id="read-only remount"),
    pytest.param(unplug, Failure.INPUT_OUTPUT, id="disk gone"),
]


def long_round(records: Records) -> tuple[int, Any]:
    """Start a round too long for the file's last page; return its length."""
    items: list[Question] = [TEXT, CHOICE] * 40
    return len(items), start(records, items)


@pytest.mark.parametrize(("disaster", "code"), DISASTERS)
def test_the_game_goes_on_in_memory_and_nothing_is_counted_twice_or_lost(
    path: Path, disaster: Any, code: Failure
) -> None:
    with Records.open(path) as records:
        total, kept = long_round(records)
        answer(kept, right(TEXT), wrong(CHOICE))
        kept.claim()
        disaster(records)
        answer(kept, *[right(TEXT), wrong(CHOICE)] * (total // 2 - 1))
        assert records.unsaved_because is not None
        assert records.unsaved_because.code is code
        assert records.unsaved_because.path == path
        (only,) = records.scores(records.player()).rounds
        assert only.finished
        assert (only.score, only.out_of) == (kept.round.score, total)
        assert not kept.resumable
    with Records.open(path) as records:
        # What was saved before stays, and goes on from there.
        assert resume(records).round.position >= 2


@pytest.mark.parametrize(("disaster", "code"), DISASTERS)
def test_a_claim_that_cannot_be_saved_counts_in_this_game(
    path: Path, disaster: Any, code: Failure
) -> None:
    with Records.open(path) as records:
        kept = start(records, [TEXT, CHOICE])
        answer(kept, wrong(TEXT))
        disaster(records)
        if code is Failure.FULL:
            # A claim fits into the room that is left; anything larger does not.
            records.write(lambda rows: rows.execute("CREATE TABLE filler (text)"))
            assert records.unsaved_because is not None
        assert kept.claim()
        answer(kept, right(CHOICE))
        assert records.scores(records.player()).overall.credit == 2
    with Records.open(path) as records:
        assert not resume(records).round.played[0].claimed


def test_what_was_known_before_stays_known(records: Records) -> None:
    play(records, "++++")
    kept = start(records)
    remount_read_only(records)
    answer(kept, right(CHOICE))
    assert records.known
    assert records.scores(records.player()).overall.answers == 5
    assert records.history(records.player(), "alpine")["item0"].seen == 1


def test_a_disk_that_is_gone_leaves_what_this_game_knows(records: Records) -> None:
    play(records, "++++")
    kept = start(records)
    answer(kept, right(CHOICE))
    unplug(records)
    answer(kept, right(MULTIPLE))
    assert not records.known
    assert records.scores(records.player()).overall.answers == 2
    assert kept.round.score == 2


def test_reading_from_a_disk_that_is_gone_finds_nothing(records: Records) -> None:
    play(records, "+", of=3)
    player = records.player()
    unplug(records)
    assert records.unfinished(player) is None
    assert records.unsaved_because is not None


def test_a_new_round_can_be_started_after_a_failure(records: Records) -> None:
    remount_read_only(records)
    kept = start(records)
    answer(kept, *(right(item) for item in ITEMS))
    assert records.scores(records.player()).overall.credit == len(ITEMS)


def test_records_in_memory_keep_a_round_as_a_file_does() -> None:
    with Records.in_memory() as records:
        answer(start(records), right(CHOICE))
        again = resume(records)
        assert again.round.position == 1
        assert records.unsaved_because is None


def test_a_fault_of_our_own_is_not_taken_for_the_disks(records: Records) -> None:
    with pytest.raises(sqlite3.OperationalError, match="nonsense"):
        records.read(lambda rows: rows.execute("SELECT nonsense"))
    with pytest.raises(sqlite3.ProgrammingError):
        records.read(lambda rows: rows.execute("SELECT ?"))
    with pytest.raises(sqlite3.IntegrityError):
        records.write(lambda rows: rows.execute("INSERT INTO claim VALUES (99, '')"))


def test_a_change_that_raises_leaves_no_half(records: Records) -> None:
    def half(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO player (name, folded, since, latest) VALUES (1, 1, 1, 1)")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        records.write(half)
    assert records.players() == ()


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        (sqlite3.SQLITE_FULL, Failure.FULL),
        (sqlite3.SQLITE_READONLY, Failure.READ_ONLY),
        (sqlite3.SQLITE_READONLY | 4 << 8, Failure.READ_ONLY),
        (sqlite3.SQLITE_BUSY, Failure.LOCKED),
        (sqlite3.SQLITE_CORRUPT, Failure.DAMAGED),
        (sqlite3.SQLITE_NOTADB, Failure.NOT_SQLITE),
        (sqlite3.SQLITE_IOERR, Failure.INPUT_OUTPUT),
        (sqlite3.SQLITE_CONSTRAINT, None),
        (sqlite3.SQLITE_MISUSE, None),
    ],
)
def test_what_sqlite_reports_has_a_meaning(path: Path, code: int, meaning: Failure | None) -> None:
    error = sqlite3.OperationalError("so it says")
    error.sqlite_errorcode = code
    failure = failure_of(error, path)
    assert (failure.code if failure else None) is meaning
    if failure:
        assert (failure.path, failure.detail) == (path, "so it says")
