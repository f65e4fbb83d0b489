"""Records that are removed or replaced while a round is played."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.records.failure import Failure
from alpine_quiz.records.place import Place
from alpine_quiz.records.store import Records
from tests.records.playing import (
    CHOICE,
    ITEMS,
    MULTIPLE,
    TEXT,
    TRUE_FALSE,
    answer,
    play,
    resume,
    right,
    start,
    wrong,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.bank.model import Question

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows keeps an open file from being taken away"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "records.sqlite3"


def remove_all(path: Path) -> None:
    for each in path.parent.iterdir():
        each.unlink()


def remove_file(path: Path) -> None:
    path.unlink()


def remove_log(path: Path) -> None:
    path.with_name(f"{path.name}-wal").unlink()


def remove_log_and_index(path: Path) -> None:
    remove_log(path)
    path.with_name(f"{path.name}-shm").unlink()


def remove_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


def move_away(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))


def replace_by_an_empty_file(path: Path) -> None:
    remove_all(path)
    path.touch()


LOSSES = [
    remove_all,
    remove_file,
    remove_log,
    remove_log_and_index,
    remove_folder,
    move_away,
    replace_by_an_empty_file,
]


@pytest.mark.parametrize("lose", LOSSES)
def test_what_is_taken_away_in_mid_round_is_put_back_with_all_that_was_known(
    path: Path, lose: Callable[[Path], None]
) -> None:
    with Records.open(path) as records:
        play(records, "+-")
        kept = start(records)
        answer(kept, right(CHOICE))
        lose(path)
        answer(kept, right(MULTIPLE))
        assert records.unsaved_because is None
        # As a process that is killed leaves it, the file alone, or with its log.
        with Records.open(path) as other:
            assert resume(other).round.position == 2
        answer(kept, right(TRUE_FALSE))
        assert kept.resumable
    with Records.open(path) as records:
        again = resume(records)
        assert again.round.position == 3
        assert records.scores(records.player()).overall.answers == 5
        answer(again, *(right(item) for item in ITEMS[3:]))
        assert records.unfinished(records.player()) is None
    left_over = {each.name for each in path.parent.iterdir()} - {path.name, "elsewhere"}
    assert left_over == set()


@pytest.mark.parametrize("lose", LOSSES)
def test_who_leaves_the_round_after_the_loss_is_told_the_truth(
    path: Path, lose: Callable[[Path], None]
) -> None:
    with Records.open(path) as records:
        kept = start(records)
        answer(kept, right(CHOICE))
        lose(path)
        assert kept.resumable
    with Records.open(path) as records:
        assert resume(records).round.position == 1


def test_a_claim_after_the_loss_is_kept(path: Path) -> None:
    with Records.open(path) as records:
        kept = start(records, [TEXT, CHOICE])
        answer(kept, wrong(TEXT))
        remove_all(path)
        assert kept.claim()
    with Records.open(path) as records:
        assert resume(records).round.played[0].claimed


def test_two_windows_go_on_in_the_same_file(path: Path) -> None:
    with Records.open(path) as ours, Records.open(path) as theirs:
        here, there = start(ours, player="Ann"), start(theirs, player="Bob")
        answer(here, right(CHOICE))
        answer(there, right(CHOICE))
        remove_all(path)
        answer(here, right(MULTIPLE))
        answer(there, right(MULTIPLE))
        answer(here, right(TRUE_FALSE))
    with Records.open(path) as records:
        assert resume(records, player="Ann").round.position == 3
        assert resume(records, player="Bob").round.position == 2


def test_other_records_in_their_place_are_gone_on_with_and_the_round_comes_along(
    path: Path, tmp_path: Path
) -> None:
    with Records.open(tmp_path / "backup") as backup:
        play(backup, "+++", player="Ann")
    with Records.open(path) as records:
        kept = start(records)
        answer(kept, right(CHOICE))
        remove_all(path)
        (tmp_path / "backup").rename(path)
        answer(kept, right(MULTIPLE))
        assert records.unsaved_because is None
    with Records.open(path) as records:
        assert resume(records).round.position == 2
        assert records.scores(records.player("Ann")).overall.answers == 3


def foreign_text(path: Path) -> None:
    path.write_bytes(b"another program's\n" * 500)


def foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE theirs (text)")


@pytest.mark.parametrize(
    ("make", "code"), [(foreign_text, Failure.NOT_SQLITE), (foreign_database, Failure.FOREIGN)]
)
def test_what_another_program_put_in_their_place_stays_and_the_game_goes_on(
    path: Path, make: Callable[[Path], None], code: Failure
) -> None:
    with Records.open(path) as records:
        play(records, "+-")
        kept = start(records)
        answer(kept, right(CHOICE))
        remove_all(path)
        make(path)
        theirs = path.read_bytes()
        answer(kept, right(MULTIPLE))
        assert records.unsaved_because is not None
        assert records.unsaved_because.code is code
        assert records.known
        assert not kept.resumable
        assert records.scores(records.player()).overall.answers == 4
    assert path.read_bytes() == theirs
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_device_in_their_place_is_never_replaced(path: Path) -> None:
    with Records.open(path) as records:
        kept = start(records)
        answer(kept, right(CHOICE))
        remove_all(path)
        path.symlink_to(os.devnull)
        answer(kept, right(MULTIPLE))
        assert records.unsaved_because is not None
        assert records.unsaved_because.code is Failure.NOT_A_FILE
    assert not Path(os.devnull).is_file()


def test_where_it_cannot_be_put_back_that_is_told_and_the_game_goes_on(path: Path) -> None:
    with Records.open(path) as records:
        kept = start(records)
        answer(kept, right(CHOICE))
        remove_folder(path)
        path.parent.write_text("in the way")
        answer(kept, right(MULTIPLE))
        assert records.unsaved_because is not None
        assert records.unsaved_because.code is Failure.UNREADABLE
        assert records.scores(records.player()).overall.answers == 2
        assert not kept.resumable
    assert path.parent.read_text() == "in the way"


def test_what_vanishes_again_and_again_is_not_put_back_for_ever(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Records.open(path) as records:
        kept = start(records)
        monkeypatch.setattr("alpine_quiz.records.place.Place.holds", lambda *_, **__: False)
        answer(kept, right(CHOICE))
        assert records.unsaved_because is not None
        assert records.unsaved_because.code is Failure.TAKEN_AWAY
        assert records.scores(records.player()).overall.answers == 1


@pytest.mark.parametrize("left", [0, 100, 4096])
@pytest.mark.parametrize("more", [(), (MULTIPLE,)])
def test_a_file_cut_short_by_another_program_is_not_claimed_to_be_whole(
    path: Path, left: int, more: tuple[Question, ...]
) -> None:
    with Records.open(path) as records:
        play(records, "+-")
        kept = start(records)
        answer(kept, right(CHOICE))
        os.truncate(path, left)
        answer(kept, *(right(item) for item in more))
        claimed = kept.resumable
        assert claimed is (records.unsaved_because is None)
    if claimed:
        with Records.open(path) as records:
            assert resume(records).round.position == 1 + len(more)


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_a_file_cut_short_is_noticed_with_a_log_and_without(
    path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setattr("alpine_quiz.records.file.on_network", lambda _: mode == "DELETE")
    with Records.open(path) as records:
        answer(start(records), right(CHOICE))
        place = Place(path)
        assert place.holds(locked=True)
        os.truncate(path, 4096)
        assert not place.holds(locked=True)


def test_a_link_to_the_records_stays_a_link(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "real")
    with Records.open(path) as records:
        kept = start(records)
        answer(kept, right(CHOICE))
        (tmp_path / "real").unlink()
        answer(kept, right(MULTIPLE))
        assert records.unsaved_because is None
    assert path.is_symlink()
    with Records.open(path) as records:
        assert resume(records).round.position == 2
