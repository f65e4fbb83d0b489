"""What people are told about records that cannot be read or kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from alpine_quiz.plain.records import sentence
from alpine_quiz.records.failure import Failure, RecordsError

HERE = Path("data") / "records.sqlite3"


@pytest.mark.parametrize("code", Failure)
def test_every_failure_has_a_sentence_with_place_and_remedy(code: Failure) -> None:
    told = sentence(RecordsError(code, HERE, "so it says"))
    place = "home folder" if code is Failure.NO_HOME else str(HERE)
    assert place in told
    assert told.endswith(".")
    assert "{" not in told
    remedies = ("Move", "Update", "Put", "Check", "Make", "Close", "Rename", "Set")
    assert any(f". {remedy}" in told for remedy in remedies)


def test_what_the_system_said_is_told_along() -> None:
    told = sentence(RecordsError(Failure.INPUT_OUTPUT, HERE, "disk I/O error"))
    assert f"The disk reported an error at {HERE} (disk I/O error)." in told


def test_a_damaged_file_is_to_be_kept_aside() -> None:
    told = sentence(RecordsError(Failure.DAMAGED, HERE, "malformed"))
    assert told.startswith(f"The records at {HERE} are damaged (malformed)")
    assert "Rename the file to keep it aside, and new records will be begun" in told


def test_without_a_home_the_remedy_is_to_choose_a_folder() -> None:
    told = sentence(RecordsError(Failure.NO_HOME, HERE))
    assert "no home folder" in told
    assert "Set ALPINE_QUIZ_DATA" in told


@pytest.mark.parametrize("code", Failure)
def test_with_a_detail_the_rest_of_the_sentence_is_the_same(code: Failure) -> None:
    told = sentence(RecordsError(code, HERE, "so it says"))
    assert told.replace(" (so it says)", "") == sentence(RecordsError(code, HERE))


def test_without_a_detail_there_are_no_empty_brackets() -> None:
    assert "()" not in sentence(RecordsError(Failure.UNREADABLE, HERE))


def test_a_hostile_path_is_shown_cleaned() -> None:
    told = sentence(RecordsError(Failure.FULL, Path("\x1b[2J{path}\u202e"), "\x07"))
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "␛[2J{path}" in told
