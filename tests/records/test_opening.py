"""Opening records: made where there are none, refused untouched where they are not ours."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.library.places import NOWHERE
from alpine_quiz.records import file
from alpine_quiz.records.failure import Failure, RecordsError
from alpine_quiz.records.schema import APPLICATION_ID, VERSION
from alpine_quiz.records.store import Records, look_into, open_or_play_on
from tests.records.playing import CHOICE, answer, play, resume, right, start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOBODY = 65534


def refusal(path: Path) -> RecordsError:
    with pytest.raises(RecordsError) as caught:
        Records.open(path)
    assert caught.value.path == path
    return caught.value


def pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def beside(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir()}


@pytest.fixture
def played(path: Path) -> Path:
    """Return a file of records with a round of three, one answered."""
    with Records.open(path) as records:
        play(records, "+", of=3)
    return path


def test_records_are_made_with_their_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "records.sqlite3"
    with Records.open(path) as records:
        assert records.unsaved_because is None
        assert records.known
    assert pragma(path, "user_version") == VERSION
    assert pragma(path, "application_id") == APPLICATION_ID
    assert pragma(path, "journal_mode") == "wal"


def test_an_answer_survives_a_power_cut(records: Records) -> None:
    """FULL: the log is on the platter when a transaction ends (https://sqlite.org/wal.html)."""
    assert records.read(lambda rows: rows.execute("PRAGMA synchronous").fetchone()) == (2,)
    assert records.read(lambda rows: rows.execute("PRAGMA foreign_keys").fetchone()) == (1,)


def test_closing_leaves_one_file(played: Path) -> None:
    assert beside(played) == {played.name}


def test_an_empty_file_becomes_records(path: Path) -> None:
    path.touch()
    with Records.open(path) as records:
        play(records, "+-")
    with Records.open(path) as records:
        assert records.scores(records.player()).overall.answers == 2


@pytest.mark.parametrize("name", ["what? #1 %41.sqlite3", "é ½ 日本.sqlite3", "a'b\"c;.sqlite3"])
@pytest.mark.skipif(sys.platform == "win32", reason="not names on Windows")
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with Records.open(path) as records:
        play(records, "+", of=2)
    assert path.is_file()
    with closing(sqlite3.connect(path)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        # The address by which a file is only read is built from its name.
        memory = file.read_to_memory(path, Failure.READ_ONLY)
        assert memory is not None
        memory.close()


NOT_OURS = {
    "text": b"My scores: 10 of 10\n" * 10,
    "short text": b"x",
    "zeros": bytes(4096),
    "random": bytes(range(256)) * 64,
    "header only": b"SQLite format 3\x00",
    "header and garbage": b"SQLite format 3\x00" + b"\xff" * 5000,
}


@pytest.mark.parametrize("content", NOT_OURS.values(), ids=NOT_OURS.keys())
def test_what_is_not_a_database_is_refused_untouched(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert refusal(path).code in {Failure.NOT_SQLITE, Failure.DAMAGED}
    assert path.read_bytes() == content
    assert beside(path) == {path.name}


@pytest.mark.parametrize("mode", ["delete", "wal"])
@pytest.mark.parametrize("application", [0, 0x12345678])
def test_a_database_of_another_program_is_refused_untouched(
    path: Path, mode: str, application: int
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}")
        connection.execute(f"PRAGMA application_id = {application}")
        connection.execute("CREATE TABLE player (name)")
    before = path.read_bytes()
    assert refusal(path).code is Failure.FOREIGN
    assert path.read_bytes() == before
    assert beside(path) == {path.name}


def test_records_of_a_newer_version_are_refused_untouched(played: Path) -> None:
    with closing(sqlite3.connect(played)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = played.read_bytes()
    error = refusal(played)
    assert (error.code, error.detail) == (Failure.NEWER_VERSION, str(VERSION + 1))
    assert played.read_bytes() == before


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_truncated_records_are_refused_untouched(played: Path, share: float) -> None:
    whole = played.read_bytes()
    cut = whole[: int(len(whole) * share)]
    played.write_bytes(cut)
    assert refusal(played).code in {Failure.DAMAGED, Failure.NOT_SQLITE}
    assert played.read_bytes() == cut


def test_records_whose_tables_are_gone_are_refused(played: Path) -> None:
    with closing(sqlite3.connect(played)) as connection:
        connection.execute("DROP TABLE claim")
    assert refusal(played).code is Failure.DAMAGED


def test_a_folder_in_place_of_the_file_is_refused(path: Path) -> None:
    path.mkdir()
    assert refusal(path).code is Failure.NOT_A_FILE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_place_of_the_file_is_refused_without_waiting(path: Path) -> None:
    os.mkfifo(path)
    assert refusal(path).code is Failure.NOT_A_FILE


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    assert refusal(tmp_path / "data" / "records.sqlite3").code is Failure.UNREADABLE


@pytest.fixture
def folder() -> Iterator[Path]:
    """Yield a folder to be protected, and nobody in particular to own it: root may do all."""
    if sys.platform != "linux":
        pytest.skip("rights are taken away as on Linux")
    with tempfile.TemporaryDirectory() as name:
        is_root = os.getuid() == 0
        if is_root:
            os.chown(name, NOBODY, NOBODY)
            os.setresuid(NOBODY, NOBODY, 0)
        try:
            yield Path(name)
        finally:
            if is_root:
                os.setresuid(0, 0, 0)
            Path(name).chmod(0o755)


def test_a_read_only_folder_without_records(folder: Path) -> None:
    folder.chmod(0o555)
    assert refusal(folder / "records.sqlite3").code is Failure.READ_ONLY
    assert refusal(folder / "deeper" / "records.sqlite3").code is Failure.READ_ONLY
    with open_or_play_on(folder / "records.sqlite3") as records:
        assert not records.known
        play(records, "+-")
        assert records.scores(records.player()).overall.answers == 2
    assert not list(folder.iterdir())


@pytest.mark.parametrize("protected", ["folder", "file"])
def test_records_that_cannot_be_written_are_still_known(folder: Path, protected: str) -> None:
    path = folder / "records.sqlite3"
    with Records.open(path) as records:
        play(records, "+", of=3)
    if protected == "folder":
        folder.chmod(0o555)
    else:
        path.chmod(0o444)
    assert refusal(path).code is Failure.READ_ONLY
    before = path.read_bytes()
    with open_or_play_on(path) as records:
        assert records.known
        assert records.unsaved_because is not None
        assert records.unsaved_because.code is Failure.READ_ONLY
        assert records.unfinished(records.player()) is not None
        play(records, "++")
        assert records.scores(records.player()).overall.answers == 3
    assert path.read_bytes() == before


def test_records_that_cannot_be_read(folder: Path) -> None:
    path = folder / "records.sqlite3"
    Records.open(path).close()
    path.chmod(0)
    assert refusal(path).code is Failure.UNREADABLE
    folder.chmod(0)
    assert refusal(path).code is Failure.UNREADABLE
    with look_into(path) as records:
        assert not records.known


@pytest.mark.parametrize(("lock", "known"), [("IMMEDIATE", True), ("EXCLUSIVE", False)])
def test_records_locked_by_another_program(
    path: Path, monkeypatch: pytest.MonkeyPatch, lock: str, known: bool
) -> None:
    with Records.open(path) as records:
        play(records, "+", of=3)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        if lock == "EXCLUSIVE":
            other.execute("PRAGMA journal_mode = DELETE")
        other.execute(f"BEGIN {lock}")
        monkeypatch.setattr(file, "PATIENCE", 0.01)
        assert refusal(path).code is Failure.LOCKED
        with open_or_play_on(path) as records:
            assert records.unsaved_because is not None
            assert records.known is known
            assert (records.find_player("you") is not None) is known


def test_a_full_disk_at_the_first_start(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ordinary = file.connect

    def cramped(path: Path) -> sqlite3.Connection:
        connection = ordinary(path)
        connection.execute("PRAGMA max_page_count = 2")
        return connection

    monkeypatch.setattr(file, "connect", cramped)
    assert refusal(path).code is Failure.FULL
    with open_or_play_on(path) as records:
        assert records.unsaved_because is not None
        assert records.unsaved_because.code is Failure.FULL
        play(records, "+-")
        assert records.scores(records.player()).overall.answers == 2
    monkeypatch.undo()
    with Records.open(path) as records:
        assert records.players() == ()


def test_what_is_refused_is_played_on_without(path: Path) -> None:
    path.write_bytes(NOT_OURS["text"])
    with open_or_play_on(path) as records:
        assert not records.known
        assert records.unsaved_because is not None
        assert records.unsaved_because.code is Failure.NOT_SQLITE
        answer(start(records), right(CHOICE))
        assert resume(records).round.position == 1
    assert path.read_bytes() == NOT_OURS["text"]


def test_looking_makes_no_file(path: Path) -> None:
    with look_into(path) as records:
        assert records.players() == ()
        assert records.known
        assert records.unsaved_because is None
    assert not beside(path)


@pytest.mark.parametrize("named", ["", "below"])
def test_looking_tells_that_a_file_stands_in_the_folders_place(tmp_path: Path, named: str) -> None:
    (tmp_path / "file").write_text("no folder")
    with look_into(tmp_path / "file" / named / "records.sqlite3") as records:
        assert not records.known
        assert records.unsaved_because is not None
        assert records.unsaved_because.code is Failure.UNREADABLE
    assert (tmp_path / "file").read_text() == "no folder"


@pytest.mark.skipif(not Path(os.devnull).is_absolute(), reason="no null device among the files")
def test_looking_tells_that_a_device_stands_in_the_folders_place() -> None:
    with look_into(Path(os.devnull) / "x" / "records.sqlite3") as records:
        assert not records.known
        assert records.unsaved_because is not None


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
@pytest.mark.parametrize("target", ["nothing", "data"])
def test_looking_tells_that_a_link_to_nothing_stands_in_the_folders_place(
    tmp_path: Path, target: str
) -> None:
    (tmp_path / "data").symlink_to(tmp_path / target)
    with look_into(tmp_path / "data" / "records.sqlite3") as records:
        assert not records.known
        assert records.unsaved_because is not None


@pytest.mark.parametrize("opening", [open_or_play_on, look_into])
def test_without_a_home_nothing_is_kept_and_the_reason_is_told(
    opening: Callable[[Path], Records],
) -> None:
    with opening(NOWHERE / "records.sqlite3") as records:
        assert not records.known
        assert records.unsaved_because is not None
        assert records.unsaved_because.code is Failure.NO_HOME
        answer(start(records), right(CHOICE))
        assert resume(records).round.position == 1


@pytest.fixture
def without_shared_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open files through a layer of SQLite that cannot share memory, as on some networks."""

    def connect(path: Path) -> sqlite3.Connection:
        address = f"{path.as_uri()}?vfs=unix-dotfile"
        return sqlite3.connect(address, uri=True, isolation_level=None, timeout=0.01)

    if os.name != "posix":
        pytest.skip("SQLite has this layer on Unix only")
    monkeypatch.setattr(file, "connect", connect)


@pytest.mark.usefixtures("without_shared_memory")
def test_where_the_log_cannot_work_a_rollback_journal_does(path: Path) -> None:
    with Records.open(path) as records:
        assert records.unsaved_because is None
        play(records, "+", of=3)
        assert pragma(path, "journal_mode") == "delete"
    with Records.open(path) as records:
        assert records.unfinished(records.player()) is not None


def test_records_moved_to_where_the_log_cannot_work_are_taken_along(
    played: Path, request: pytest.FixtureRequest
) -> None:
    assert pragma(played, "journal_mode") == "wal"
    request.getfixturevalue("without_shared_memory")
    with Records.open(played) as records:
        assert records.unfinished(records.player()) is not None
        play(records, "++")
    assert pragma(played, "journal_mode") == "delete"


def test_on_a_network_home_the_log_is_not_used(
    played: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "on_network", lambda _: True)
    with Records.open(played) as records:
        assert records.unsaved_because is None
        assert pragma(played, "journal_mode") == "delete"
