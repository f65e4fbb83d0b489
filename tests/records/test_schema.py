"""Records of every earlier version are brought to the newest, with all that is in them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from alpine_quiz.records.failure import Failure, RecordsError
from alpine_quiz.records.history import derive_again
from alpine_quiz.records.schema import MIGRATIONS, VERSION, is_empty, migrate, number
from alpine_quiz.records.store import Records
from tests.records.playing import answer, play, resume, right

VERSIONS = Path(__file__).parent / "versions"
LATER = (*MIGRATIONS, ("ALTER TABLE player ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'",))


def file_of(version: int, path: Path) -> None:
    """Write the file that this version of the records wrote, with two rounds in it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((VERSIONS / f"{version}.sql").read_text(encoding="utf-8"))


def shape(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql > '' ORDER BY name")
    return [(name, " ".join(sql.split())) for name, sql in found]


def test_there_is_a_file_of_every_version() -> None:
    assert sorted(int(each.stem) for each in VERSIONS.glob("*.sql")) == list(range(1, VERSION + 1))


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_file_of_every_version_opens_with_all_that_is_in_it(path: Path, version: int) -> None:
    file_of(version, path)
    with Records.open(path) as records:
        assert records.read(lambda rows: number(rows, "user_version")) == VERSION
        ann = records.find_player("ann")
        assert ann is not None
        finished, left = sorted(records.scores(ann).rounds, key=lambda each: not each.finished)
        assert (finished.finished, finished.out_of, float(finished.score)) == (True, 7, 6.5)
        assert (left.finished, left.tally.answers, left.total) == (False, 2, 7)
        again = resume(records, player="Ann")
        assert again.round.position == 2
        answer(again, right(again.round.current.item))


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_migrated_file_has_the_shape_of_a_new_one(path: Path, version: int) -> None:
    file_of(version, path)
    with Records.open(path) as old, Records.in_memory() as new:
        assert old.read(shape) == new.read(shape)


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_what_derives_from_the_answers_can_be_made_again(path: Path, version: int) -> None:
    def derived(connection: sqlite3.Connection) -> tuple[list[object], list[object]]:
        sums = "SELECT id, answered, numerator, denominator FROM round"
        return (
            connection.execute("SELECT * FROM past").fetchall(),
            connection.execute(sums).fetchall(),
        )

    file_of(version, path)
    with Records.open(path) as records:
        before = records.read(derived)
        records.write(derive_again)
        assert records.read(derived) == before
        assert len(before[0]) > 7


def test_a_later_migration_keeps_what_is_there(path: Path) -> None:
    with Records.open(path) as records:
        play(records, "+", of=3)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, LATER)
        assert number(connection, "user_version") == VERSION + 1
        assert connection.execute("SELECT name, colour FROM player").fetchall() == [("you", "blue")]
        migrate(connection, LATER)
        assert number(connection, "user_version") == VERSION + 1
    with pytest.raises(RecordsError) as caught:
        Records.open(path)
    assert caught.value.code is Failure.NEWER_VERSION


@pytest.mark.parametrize("start", [0, VERSION])
def test_a_migration_that_fails_changes_nothing(start: int) -> None:
    broken = (*LATER, ("CREATE TABLE flag (answer)", "ALTER TABLE nowhere ADD COLUMN x"))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        if start:
            migrate(connection, MIGRATIONS)
        before = list(connection.iterdump())
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, broken)
        assert list(connection.iterdump()) == before
        assert number(connection, "user_version") == start
        assert is_empty(connection) is (start == 0)


def test_an_answer_is_never_changed(records: Records) -> None:
    play(records, "+", of=3)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        records.write(lambda rows: rows.execute("UPDATE answer SET numerator = 0"))


def test_a_position_is_answered_once(records: Records) -> None:
    def twice(connection: sqlite3.Connection) -> None:
        row = connection.execute("SELECT * FROM answer").fetchone()
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO answer VALUES ({marks})", (None, *row[1:]))

    play(records, "+", of=3)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        records.write(twice)


def test_deleting_a_player_deletes_all_that_is_theirs(records: Records) -> None:
    def rows_of(connection: sqlite3.Connection, table: str) -> int:
        count: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        return count

    play(records, "+-", player="Ann")
    play(records, "+", of=2, player="Bob")
    records.write(lambda rows: rows.execute("DELETE FROM player WHERE name = 'Ann'"))
    left = {
        table: records.read(partial(rows_of, table=table))
        for table in ("player", "round", "answer", "past")
    }
    assert left == {"player": 1, "round": 1, "answer": 1, "past": 2}
