"""Who is deleted leaves nothing in the file."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.records.flags import Reason
from alpine_quiz.records.schema import number
from alpine_quiz.records.store import Records
from tests.records.playing import TEXT, answer, pack_of, play, resume, right, start, wrong
from tests.records.test_schema import shape

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

MARK = "zyxwvu"


def leave_traces(records: Records, player: str, mark: str) -> None:
    """Play, claim, flag and schedule, with ``mark`` in whatever is kept of it."""
    for turn in range(12):
        items = [
            replace(TEXT, id=f"{mark}-{turn}-{each}", facts=(f"{mark}-fact{each}",), stem=mark * 90)
            for each in range(8)
        ]
        kept = start(records, items, player=player, pack=pack_of(items, id_=f"{mark}-pack"))
        answer(kept, *(right(item) for item in items[:5]))
        kept.answer(wrong(items[5]))
        assert kept.claim()
        newest = kept.saved.answers[-1]
        records.flag_item(kept.saved.player, kept.saved, newest, Reason.WRONG, mark)
    records.due(kept.saved.player, f"{mark}-pack", records.now())


def in_the_file(path: Path, mark: str) -> int:
    """Return how often ``mark`` is to be found in the file and all beside it."""
    return sum(each.read_bytes().count(mark.encode()) for each in path.parent.iterdir())


def careless(connection: sqlite3.Connection) -> None:
    # Some builds of SQLite overwrite what they delete by themselves.
    connection.execute("PRAGMA secure_delete = OFF")


@pytest.mark.parametrize("network", [False, True])
def test_nothing_of_a_deleted_player_is_left_in_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, network: bool
) -> None:
    monkeypatch.setattr("alpine_quiz.records.file.on_network", lambda _: network)
    with Records.open(path) as records:
        records.read(careless)
        for turn in range(3):
            leave_traces(records, f"Bob {turn}", "others")
            leave_traces(records, f"Ann {MARK}", MARK)
        # Leaves free pages, as schedules that are made again do.
        records.write(lambda rows: rows.execute("DELETE FROM memory"))
        size = path.stat().st_size
        assert in_the_file(path, MARK) > 1_000
        assert records.delete_player(records.player(f"Ann {MARK}"))
        assert in_the_file(path, MARK) == 0
        assert path.stat().st_size >= size
        assert [each.name for each in records.players()] == ["Bob 2", "Bob 1", "Bob 0"]
        assert records.scores(records.player("Bob 1")).overall.answers == 72
    assert in_the_file(path, MARK) == 0
    assert in_the_file(path, "others") > 1_000


def test_a_plain_deletion_would_leave_traces(path: Path) -> None:
    """Else the proof above would prove nothing."""
    with Records.open(path) as records:
        records.read(careless)
        leave_traces(records, "Bob", "others")
        leave_traces(records, "Ann", MARK)
        records.write(lambda rows: rows.execute("DELETE FROM player WHERE name = 'Ann'"))
        records.read(lambda rows: rows.execute("PRAGMA shrink_memory"))
    assert in_the_file(path, MARK) > 0


def test_everything_else_stays_as_it_was(path: Path) -> None:
    tables = ("player", "round", "answer", "claim", "past", "memory", "flag", "counted")

    def content(connection: sqlite3.Connection) -> list[object]:
        return [connection.execute(f"SELECT * FROM {each}").fetchall() for each in tables]

    with Records.open(path) as records, Records.in_memory() as new:
        leave_traces(records, "Bob", "others")
        before = records.read(content)
        leave_traces(records, "Ann", MARK)
        records.delete_player(records.player("Ann"))
        assert records.read(content) == before
        assert records.read(shape) == new.read(shape)
        assert records.read(lambda rows: number(rows, "user_version")) == new.read(
            lambda rows: number(rows, "user_version")
        )
        assert records.read(lambda rows: rows.execute("PRAGMA foreign_key_check").fetchall()) == []
        assert records.read(lambda rows: rows.execute("PRAGMA integrity_check").fetchone()) == (
            "ok",
        )


def test_the_only_player_can_be_deleted_and_come_back(path: Path) -> None:
    with Records.open(path) as records:
        play(records, "+-")
        records.delete_player(records.player())
        assert records.players() == ()
        play(records, "+")
        assert records.scores(records.player()).overall.answers == 1


def test_deleting_who_is_not_there_changes_nothing(path: Path) -> None:
    with Records.open(path) as records:
        play(records, "+-", player="Bob")
        ann = records.player("Ann")
        assert records.delete_player(ann)
        before = path.read_bytes()
        assert records.delete_player(ann)
        assert path.read_bytes() == before


def test_another_window_plays_on_while_a_player_is_deleted(path: Path) -> None:
    with Records.open(path) as here, Records.open(path) as there:
        leave_traces(here, "Ann", MARK)
        kept = play(there, "+", player="Bob", of=3)
        here.delete_player(here.player("Ann"))
        kept.answer(right(kept.round.current.item))
        assert there.unsaved_because is None
        assert here.scores(here.player("Bob")).overall.answers == 2
        assert os.path.samestat(path.stat(), there._place.path.stat())  # type: ignore[union-attr]
    with Records.open(path) as records:
        assert resume(records, player="Bob", pack=kept._pack).round.position == 2
    assert in_the_file(path, MARK) == 0


def test_what_another_window_still_reads_is_told_of(path: Path) -> None:
    with Records.open(path) as here, Records.open(path) as there:
        leave_traces(here, "Ann", MARK)
        here.read(lambda rows: rows.execute("PRAGMA busy_timeout = 0"))
        there._connection.execute("BEGIN")
        there._connection.execute("SELECT * FROM player").fetchall()
        assert not here.delete_player(here.player("Ann"))
        assert here.players() == ()
        there._connection.execute("COMMIT")
    assert in_the_file(path, MARK) == 0


def test_where_nothing_is_saved_nothing_is_said_to_be_erased(path: Path) -> None:
    with Records.open(path) as records:
        play(records, "+", player="Ann")
        records.read(lambda rows: rows.execute("PRAGMA query_only = ON"))
        assert not records.delete_player(records.player("Ann"))
        assert records.players() == ()
    with Records.open(path) as records:
        assert [each.name for each in records.players()] == ["Ann"]


def test_a_deletion_that_fails_half_way_deletes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: sqlite3.Connection) -> None:
        raise KeyboardInterrupt

    with Records.open(path) as records, Records.in_memory() as new:
        play(records, "+-", player="Ann")
        monkeypatch.setattr("alpine_quiz.records.erasing._overwrite_free_pages", interrupted)
        with pytest.raises(KeyboardInterrupt):
            records.delete_player(records.player("Ann"))
        assert records.scores(records.player("Ann")).overall.answers == 2
        assert records.read(shape) == new.read(shape)
        answer(start(records, player="Ann"), right(start(records).round.current.item))
