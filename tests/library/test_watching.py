"""Seeing that files have been saved."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.library.watching import changes, look
from tests.library.machine import make_pack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class EndError(Exception):
    """The end of a test's watch."""


def watched(path: Path, *steps: Callable[[], object]) -> int:
    """Return how often a change is told while a step is done at every wait, then nothing more."""
    left = list(steps)

    def wait(_: float) -> None:
        if not left:
            raise EndError
        left.pop(0)()

    told = -1  # the first look
    with suppress(EndError):
        for _ in changes([path], wait):
            told += 1
    return told


def nothing() -> None:
    pass


def saves(path: Path, text: str, at: int = 0) -> Callable[[], object]:
    """Return a step that writes ``path``, with a time of change of its own."""

    def save() -> None:
        path.write_text(text, encoding="utf-8")
        os.utime(path, ns=(at, at))

    return save


def test_nothing_is_told_while_nothing_changes(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "rivers")
    assert watched(pack, nothing, nothing, (pack / "notes.txt").touch, nothing) == 0


@pytest.mark.parametrize("name", ["en.yaml", "pack.yaml", "facts.yaml", "fr/new.yaml"])
def test_a_file_that_is_saved_is_told_once(tmp_path: Path, name: str) -> None:
    pack = make_pack(tmp_path / "rivers")
    (pack / "fr").mkdir()
    assert watched(pack, saves(pack / name, "x"), nothing, nothing) == 1


def test_a_file_still_being_written_is_waited_for(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "rivers")
    bank = pack / "en.yaml"
    steps = (saves(bank, "q", 1), saves(bank, "que", 2), saves(bank, "questions", 3))
    assert watched(pack, *steps) == 0
    assert watched(pack, saves(bank, "a", 4), saves(bank, "b", 5), nothing, nothing) == 1


def test_a_file_that_goes_and_comes_again_is_survived(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "rivers")
    bank = pack / "en.yaml"
    assert watched(pack, bank.unlink, nothing, saves(bank, "new"), nothing) == 2


def test_a_pack_that_goes_is_told_and_survived(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "rivers")
    gone = tmp_path / "gone"
    assert watched(pack, lambda: pack.rename(gone), nothing, lambda: gone.rename(pack)) == 1


def test_one_file_is_watched_with_its_pack(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "rivers")
    assert watched(pack / "en.yaml", saves(pack / "pack.yaml", "x"), nothing) == 1


def test_what_cannot_be_there_is_only_not_there(tmp_path: Path) -> None:
    assert [size for _, _, size in look([tmp_path / "a\x00b"])] == [-1, -1]
