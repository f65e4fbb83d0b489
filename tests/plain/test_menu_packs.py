"""The packs in plain lines: played, added, updated and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.library.packs import packs_folder
from alpine_quiz.plain.menu_packs import ask_for_pack
from tests.library.shelves import write_bank, write_pack
from tests.plain.test_play import Script

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.records.sitting import Sitting


@pytest.fixture(autouse=True)
def none_comes_along(own_data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alpine_quiz.library.packs.questions_folder", lambda: own_data_folder / "x")


@pytest.fixture
def lakes(tmp_path: Path) -> Path:
    """A pack elsewhere, with two questions."""
    return write_pack(tmp_path / "lakes", "a Which lake is deep", "b Which lake is wide")


def told(sitting: Sitting, *lines: str) -> str:
    """Return what is written to these lines."""
    script = Script(*lines)
    ask_for_pack(sitting, script)
    return script.text


def test_a_pack_is_shown_before_it_is_added_and_then_played(sitting: Sitting, lakes: Path) -> None:
    script = Script(f"add '{lakes}'", "y", "lakes")
    pack = ask_for_pack(sitting, script)
    assert pack is not None
    assert (pack.id, pack.path.parent) == ("lakes", packs_folder())
    assert "2 questions in English" in script.text.split("Add it?")[0]
    assert "sha256 " in script.text.split("Add it?")[0]


def test_it_does_not_come_unless_that_is_agreed_to(sitting: Sitting, lakes: Path) -> None:
    assert "Nothing was done." in told(sitting, f"add {lakes}", "n")
    assert list(packs_folder().iterdir()) == []


def test_what_changes_is_told_before_it_is_taken(sitting: Sitting, lakes: Path) -> None:
    told(sitting, f"add {lakes}", "y")
    assert "lakes: nothing new." in told(sitting, "update lakes")
    write_bank(lakes / "en.yaml", "a Which lake is deepest")
    text = told(sitting, "update 2", "n", "update 2", "y")
    assert "1 question goes:" in text.split("Nothing was done.")[0]
    assert "Updated: lakes." in text


def test_a_pack_is_deleted_once_that_is_agreed_to_but_not_the_one_played(
    sitting: Sitting, lakes: Path
) -> None:
    told(sitting, f"add {lakes}", "y")
    text = told(sitting, "remove lakes", "n", "remove lakes", "yes", "remove seven")
    assert "Removed: lakes." in text
    assert "No pack with the id seven is here." in text
    assert not (packs_folder() / "lakes").exists()


def test_where_a_pack_comes_from_is_told(sitting: Sitting, lakes: Path) -> None:
    told(sitting, f"add {lakes}", "y")
    assert f"from the folder {lakes}" in told(sitting, "info 2")


def test_a_broken_pack_says_why_it_cannot_be_played(sitting: Sitting) -> None:
    folder = packs_folder() / "broken"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text("format: 1\nid: broken\n", encoding="utf-8")
    text = told(sitting, "broken")
    assert "2. broken, nothing to play" in text
    assert "has no question that can be played." in text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("add /nowhere/at/all", "nothing is there"),
        ("add", "is none of these"),
        ("update 99", "is none of these"),
        ("remove \x1b[2J", "is none of these"),
        ("update seven", "No pack with the id seven is here."),
    ],
)
def test_what_cannot_be_done_is_a_sentence(sitting: Sitting, line: str, said: str) -> None:
    text = told(sitting, line)
    assert said in text
    assert "\x1b" not in text
