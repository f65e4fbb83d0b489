"""Several processes, and several threads, share the index."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from alpine_quiz.library.index import schema
from alpine_quiz.library.index.schema import index_path
from alpine_quiz.library.index.store import Index
from tests.library.shelves import found, write_bank, write_pack

PACKS, EACH = 12, 25


@pytest.fixture
def packs(own_data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the packs that a user has added; none comes along."""
    monkeypatch.setattr("alpine_quiz.library.packs.questions_folder", lambda: own_data_folder / "x")
    return own_data_folder / "packs"


def write_packs(folder: Path) -> None:
    for number in range(PACKS):
        stems = [f"q{each} Which is number {each} of {number}" for each in range(EACH)]
        write_pack(folder / f"p{number}", *stems)


def children(*times: int) -> list[str]:
    """Return what processes say that bring the index up to date at once."""
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.library.indexing_child", str(each)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for each in times
    ]
    return [each.communicate(timeout=60)[0].strip() for each in running]


def is_whole() -> bool:
    """Tell whether no question is there twice, or said but not listed."""
    with closing(sqlite3.connect(index_path())) as rows:
        counts = [
            rows.execute(query).fetchone()[0]
            for query in (
                "SELECT count(*) FROM item",
                "SELECT count(*) FROM said",
                "SELECT count(*) FROM said JOIN item ON item.id = said.rowid",
                "SELECT count(*) FROM item JOIN file ON file.id = item.id >> 20",
            )
        ]
        (found,) = rows.execute("PRAGMA integrity_check").fetchone()
    return len(set(counts)) == 1 and found == "ok"


def test_two_processes_make_it_at_once(packs: Path) -> None:
    write_packs(packs)
    for said in children(1, 1):
        count, kept = said.split()
        assert int(count) >= PACKS * EACH
        assert kept == "True"
    assert is_whole()


def test_two_processes_make_a_damaged_one_anew_at_once(packs: Path) -> None:
    write_packs(packs)
    index_path().parent.mkdir(parents=True)
    index_path().write_bytes(b"no database" * 1_000)
    for said in children(1, 1):
        assert int(said.split()[0]) >= PACKS * EACH
    with Index() as index:
        index.refresh()
        assert len(found(index, "which")) == PACKS * EACH
    assert is_whole()


def test_a_process_that_writes_is_met_by_what_another_has_written(packs: Path) -> None:
    write_packs(packs)
    with Index() as one, Index() as other:
        one.refresh()
        assert len(found(other, "which")) == PACKS * EACH
        write_bank(packs / "p3" / "en.yaml", "new Which is new")
        other.refresh()
        assert len(found(one, "which", pack="p3")) == 1


def test_two_that_have_surveyed_the_same_write_it_once(
    packs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_packs(packs)
    with Index() as one, Index() as other:
        read = other._connection.execute("SELECT max(id) FROM file").fetchone()
        assert read == (None,)
        threads = [Thread(target=each.refresh) for each in (one, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(found(one)) == len(found(other)) == PACKS * EACH
    assert is_whole()


def test_where_another_does_not_finish_what_is_there_is_found(
    packs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "PATIENCE", 0.0)
    write_packs(packs)
    with Index() as index:
        index.refresh()
        write_bank(packs / "p3" / "en.yaml", "new Which is new")
        with closing(sqlite3.connect(index_path(), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            index.refresh()
            assert len(found(index, "which", pack="p3")) == EACH
        index.refresh()
        assert found(index, pack="p3") == ["new"]
        assert index.path is not None


def test_it_is_searched_while_it_is_read(packs: Path) -> None:
    write_packs(packs)
    with Index() as index:
        seen: list[int] = []
        index.refresh(lambda progress: seen.append(len(found(index))))
        assert seen == [EACH * number for number in range(PACKS)]


def test_reading_ends_when_it_is_closed(packs: Path) -> None:
    write_packs(packs)
    index = Index()
    done: list[int] = []

    def leave(progress: object) -> None:
        done.append(1)
        if len(done) == 3:
            index.close()

    index.refresh(leave)
    assert len(done) == 3


def test_what_is_being_read_is_not_waited_for_where_only_a_little_may_be(packs: Path) -> None:
    write_packs(packs)
    with Index() as index:
        left: list[int] = []
        index.refresh(lambda _: left.append(index.refresh(most=10**9)))
        assert set(left) == {1}
        assert index.refresh(most=0) == 0


def test_a_thread_that_reads_and_one_that_meets_damage_do_not_wait_for_each_other(
    packs: Path,
) -> None:
    write_packs(packs)
    with Index() as index:
        index.refresh()
        with closing(sqlite3.connect(index_path())) as other:
            other.execute("DROP TABLE said")
            other.commit()
        threads = [
            Thread(target=index.refresh),
            *(Thread(target=found, args=(index, "which")) for _ in range(3)),
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
            assert not thread.is_alive()
        assert len(found(index, "which")) == PACKS * EACH
