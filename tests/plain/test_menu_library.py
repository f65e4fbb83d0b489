"""The library in plain lines."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.library.shelves import write_pack
from tests.plain.test_menu import told

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.records.sitting import Sitting


@pytest.fixture(autouse=True)
def packs(own_data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the packs that a user has added, with one."""
    monkeypatch.setattr("alpine_quiz.library.packs.questions_folder", lambda: own_data_folder / "x")
    write_pack(own_data_folder / "packs" / "towns", *(f"t{n} Which is Bordeaux" for n in range(12)))
    return own_data_folder / "packs"


def test_questions_are_found_looked_at_and_their_answers_shown_when_asked(
    sitting: Sitting,
) -> None:
    text = told(sitting, "f", "cathedral", "1", "", "q")
    assert "1. Who painted the cathedral of Rouen again and again? (seven)" in text
    assert "Never asked here." in text
    assert "Answer:" not in text
    assert "Answer: Claude Monet" in told(sitting, "f", "cathedral", "1", "a", "", "q")


def test_more_are_shown_ten_at_a_time(sitting: Sitting) -> None:
    text = told(sitting, "f", "bordeaux", "m", "12", "", "q")
    assert "10. t9 Which is Bordeaux? (towns)" in text
    assert "12. t11 Which is Bordeaux? (towns)" in text
    assert "The towns · A name to type · Medium" in text


def test_what_was_found_is_played(sitting: Sitting) -> None:
    text = told(sitting, "f", "bordeaux", "p", "q", "q")
    assert "Questions that were searched for." in text
    assert "Question 1 of 10." in text
    assert sitting.pack.id == "towns"


def test_of_several_packs_one_is_chosen(sitting: Sitting) -> None:
    text = told(sitting, "f", "type:text", "p", "towns", "q", "q")
    assert "The towns: 12 questions (12 facts: 0 asked, 0 known)" in text
    assert "Question 1 of 10." in text


@pytest.mark.parametrize("typed", ["zebra", '"', "NEAR(", "99999", "a", "m", "p", "\x1b[2J"])
def test_nothing_that_is_typed_is_an_error(sitting: Sitting, typed: str) -> None:
    assert "Traceback" not in told(sitting, "f", typed, "", "q")


def test_a_pack_that_is_removed_meanwhile_is_told(sitting: Sitting, packs: Path) -> None:
    removing = _Removing(packs / "towns")
    text = told(sitting, "f", "bordeaux", "1", removing("a"), "p", "", "q")
    assert text.count("This pack is not here any more.") == 2


class _Removing:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, line: str) -> str:
        folder = self._folder

        class Line(str):
            __slots__ = ()

            def strip(self, *_: object) -> str:
                shutil.rmtree(folder, ignore_errors=True)
                return line

        return Line(line)
