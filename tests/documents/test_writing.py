"""Files and folders that are there whole or not at all."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.documents.writing import write_all, write_folder
from tests.dying import Death, deaths

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"pack.yaml": b"a", "en.yaml": b"b", "deep/down.txt": b"c"}


def found(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("death", list(Death))
@pytest.mark.parametrize("begun", [False, True])
def test_a_folder_is_made_whole_or_not_and_what_a_kill_left_is_swept(
    tmp_path: Path, death: Death, begun: bool
) -> None:
    folder = tmp_path / "work" / "new"

    def prepare() -> None:
        shutil.rmtree(tmp_path / "work", ignore_errors=True)
        (folder if begun else folder.parent).mkdir(parents=True)

    def write() -> None:
        write_folder(folder, FILES)

    for at, error in deaths(tmp_path / "work", death, prepare, write):
        assert found(folder) in ({}, FILES), at
        assert found(folder) == FILES or error is not None, at
        if death is not Death.KILL and not found(folder):
            assert all(path == folder for path in folder.parent.iterdir()), at
        if not found(folder):
            write()
        assert found(folder.parent) == {f"new/{name}": data for name, data in FILES.items()}, at
    assert at > 10


def test_the_folder_one_is_in_stays_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / ".en.yaml.123.part").write_bytes(b"left")
    before = folder.stat().st_ino
    write_folder(folder, FILES)
    assert folder.stat().st_ino == before
    assert found(folder) == FILES


def test_files_that_are_written_together_are_taken_back_together(tmp_path: Path) -> None:
    work = tmp_path / "work"
    old = {"a": b"old", "b": b"old", "c": b"old"}
    new = {work / "a": b"new", work / "b": b"new", work / "d" / "e": b"new"}

    def prepare() -> None:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        for name, data in old.items():
            (work / name).write_bytes(data)

    after = {"a": b"new", "b": b"new", "d/e": b"new"}
    for death in (Death.INTERRUPT, Death.FULL):
        for at, error in deaths(work, death, prepare, lambda: write_all(new, [work / "c"])):
            now = {k: v for k, v in found(work).items() if not k.endswith(".part")}
            assert now in (old, after), (death, at)
            assert now == after or error is not None, (death, at)
            assert now == old or death is Death.INTERRUPT or error is None, (death, at)
