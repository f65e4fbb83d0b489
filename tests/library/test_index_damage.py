"""An index that is damaged, foreign, old, or nowhere to be kept: nobody is told, all is found."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.library.index import schema, store
from alpine_quiz.library.index.asking import find
from alpine_quiz.library.index.model import Query
from alpine_quiz.library.index.schema import index_path
from alpine_quiz.library.index.store import Index
from alpine_quiz.library.places import NOWHERE
from tests.library.shelves import found, write_bank, write_pack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STEMS = ["rouen Which river flows", "paris Which capital is it"]


@pytest.fixture
def packs(own_data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the packs that a user has added, with one; none comes along."""
    monkeypatch.setattr("alpine_quiz.library.packs.questions_folder", lambda: own_data_folder / "x")
    write_pack(own_data_folder / "packs" / "rivers", *STEMS)
    return own_data_folder / "packs"


def make() -> Path:
    with Index() as index:
        index.refresh()
    return index_path()


def is_kept() -> bool:
    with Index() as index:
        index.refresh()
        assert found(index, "which") == ["rouen", "paris"]
        return index.path == index_path()


def overwritten(path: Path) -> None:
    path.write_bytes(b"This is no database at all. " * 1_000)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5_000])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def of_one_byte(path: Path) -> None:
    path.write_bytes(b"x")


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name)")
        other.execute("PRAGMA user_version = 1")
        other.commit()


def of_another_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
        file.commit()


def without_a_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("DROP TABLE item")
        file.commit()


def with_pages_of_noise(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(4_096, len(data), 4_096):
        data[at : at + 200] = os.urandom(200)
    path.write_bytes(data)


def with_bytes_for_text(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE pack SET header = CAST(x'ff00fe' AS TEXT)")
        file.execute("UPDATE item SET subjects = 'no list'")
        file.commit()


def with_another_shape(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE pack SET header = '[1]'")
        file.execute("UPDATE file SET size = 'much', sha = NULL WHERE 0")
        file.commit()


DAMAGES = (
    overwritten,
    cut,
    emptied,
    of_one_byte,
    foreign,
    of_another_version,
    without_a_table,
    with_pages_of_noise,
    with_bytes_for_text,
    with_another_shape,
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_made_anew(packs: Path, damage: Callable[[Path], None]) -> None:
    path = make()
    damage(path)
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    with Index() as index:
        index.refresh()
        assert [entry.id for entry in index.packs()] == ["rivers"]
        assert found(index, "which") == ["rouen", "paris"]
    assert is_kept()


def test_damage_that_is_never_met_is_found_once_a_day(packs: Path) -> None:
    path = make()
    whole = path.read_bytes()
    pages = range(4_096, len(whole), 4_096)
    healed = 0
    for page, other in pairwise(pages):
        data = bytearray(whole)
        data[page : page + 4_096] = whole[other : other + 4_096]
        for file in path.parent.iterdir():
            file.unlink()
        path.write_bytes(data)
        with Index() as index:
            index.refresh()
            healed += index.look_over()
            assert [entry.counts for entry in index.packs()] == [{"en": 2}]
            assert found(index, "which") == ["rouen", "paris"]
            assert not index.look_over()
    assert healed > 2
    assert is_kept()


def test_an_index_is_looked_over_once_a_day(packs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make()
    looked: list[Path] = []

    def is_sound(path: Path) -> bool:
        looked.append(path)
        return True

    monkeypatch.setattr(store, "is_sound", is_sound)
    with Index() as index:
        for _ in range(3):
            assert not index.look_over()
        (mark,) = index_path().parent.glob("*-looked-over")
        for when in (0, 2**32):
            os.utime(mark, (when, when))
            index.look_over()
    assert len(looked) == 3


def test_damage_that_is_met_while_searching_is_healed(packs: Path) -> None:
    make()
    with Index() as index:
        with closing(sqlite3.connect(index_path())) as other:
            other.execute("DROP TABLE said")
            other.commit()
        assert found(index, "which") == ["rouen", "paris"]
        assert index.peek(lambda rows: len(find(rows, Query())), 0) == 2
    assert is_kept()


def test_an_index_that_is_removed_while_it_is_used_is_no_loss(packs: Path) -> None:
    with Index() as index:
        index.refresh()
        for path in index_path().parent.iterdir():
            path.unlink()
        write_bank(packs / "rivers" / "fr.yaml", "oise Which")
        index.refresh()
        assert found(index, "which") == ["rouen", "paris", "oise"]
    (packs / "rivers" / "fr.yaml").unlink()
    assert is_kept()


def test_without_a_place_for_it_all_is_in_memory(
    packs: Path, own_data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own_data_folder / "cache").write_text("a file where a folder should be")
    assert not is_kept()
    monkeypatch.setattr(schema, "cache_folder", lambda: NOWHERE)
    assert not is_kept()


@pytest.mark.parametrize("make_it", ["mkdir", "mkfifo"])
@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with names")
def test_what_is_no_file_stays_where_it_is(packs: Path, make_it: str) -> None:
    index_path().parent.mkdir()
    getattr(os, make_it)(index_path())
    assert not is_kept()
    assert index_path().exists()


def test_on_a_full_disk_it_goes_on_in_memory_with_what_it_has(packs: Path) -> None:
    make()
    with Index() as index:
        (pages,) = index._connection.execute("PRAGMA page_count").fetchone()
        index._connection.execute(f"PRAGMA max_page_count = {pages}")
        stems = [f"q{number} Which {'word' * 50} {number}" for number in range(300)]
        write_bank(packs / "rivers" / "fr.yaml", *stems)
        index.refresh()
        assert index.path is None
        assert len(found(index, "which")) == 302
    (packs / "rivers" / "fr.yaml").unlink()
    assert is_kept()


def test_what_may_only_be_read_serves_all_the_same(
    packs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make()
    opened = sqlite3.connect

    def only_read(path: str | Path, **how: object) -> sqlite3.Connection:
        if str(path) == str(index_path()):
            connection = opened(f"{index_path().as_uri()}?mode=ro", uri=True, **how)  # type: ignore[call-overload]
            assert isinstance(connection, sqlite3.Connection)
            return connection
        return opened(path, **how)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", only_read)
    with Index() as index:
        assert found(index, "which") == ["rouen", "paris"]
        write_bank(packs / "rivers" / "fr.yaml", "oise Which")
        index.refresh()
        assert index.path is None
        assert found(index, "which") == ["rouen", "paris", "oise"]


def test_without_full_text_search_all_is_found_too(
    packs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "_SAID", "CREATE VIRTUAL TABLE said USING no_fts5(x)")
    with Index() as index:
        index.refresh()
        assert found(index, "which") == ["rouen", "paris"]
        assert found(index, "riv fl") == ["rouen"]
        assert found(index, "ouen") == []
        assert found(index, '"_*') == ["rouen", "paris"]


def test_a_fault_of_ours_is_not_healed_for_ever(packs: Path) -> None:
    with Index() as index, pytest.raises(sqlite3.Error):
        index.read(lambda rows: rows.execute("SELECT nonsense"))
