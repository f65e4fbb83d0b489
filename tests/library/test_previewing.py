"""A pack while it is written."""

from __future__ import annotations

import os
from itertools import count
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.library.previewing import Preview, place_of, same_question, turned
from alpine_quiz.library.starting import Beginning, start_pack

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """The bank of a pack that somebody writes."""
    _, path = start_pack(tmp_path / "sky", Beginning(("en",)))
    return path


_TIMES = count(1)


def save(bank: Path, before: str, after: str) -> None:
    """Save a change, at another time than the last one."""
    text = bank.read_text("utf-8")
    assert before in text
    bank.write_text(text.replace(before, after), "utf-8")
    os.utime(bank, ns=(0, next(_TIMES)))


def test_a_saved_file_is_read_once_it_is_still(bank: Path) -> None:
    preview = Preview(bank.parent, "en")
    preview.read()
    assert not preview.has_changed()

    save(bank, "nearest to the Sun?", "closest to the Sun?")

    assert [preview.has_changed() for _ in range(3)] == [False, True, False]
    assert preview.read().items[0].stem == "Which planet is closest to the Sun?"


def test_a_question_that_only_moved_reads_the_same(bank: Path) -> None:
    preview = Preview(bank.parent, "en")
    before = preview.read().items[0]
    save(bank, "questions:\n", "questions:\n\n\n")
    assert same_question(before, preview.read().items[0])
    save(bank, "difficulty: 1", "difficulty: 3")
    assert not same_question(before, preview.read().items[0])


def test_what_is_broken_is_told_and_the_rest_is_there(bank: Path) -> None:
    preview = Preview(bank.parent, "en")
    whole = preview.read()
    save(bank, "answer: Mercury", "answr: Mercury")

    broken = preview.read()

    assert [problem.line for problem in broken.errors] == [8, 10]
    assert [item.id for item in broken.items] == [item.id for item in whole.items[1:]]


def test_a_pack_that_is_gone_is_told(bank: Path) -> None:
    preview = Preview(bank.parent, "en")
    preview.read()
    bank.unlink()

    gone = preview.read()

    assert (gone.pack, gone.items) == (None, ())
    assert gone.errors


def test_a_question_is_found_again_by_its_id_or_else_its_stem(bank: Path) -> None:
    preview = Preview(bank.parent, "en")
    items = preview.read().items
    save(bank, "id: gas-giants", "id: the-giants")
    named_otherwise = preview.read().items

    assert place_of(named_otherwise, items[1]) == 1
    assert place_of(items[2:], items[1]) is None


def test_turning_goes_round_and_past_what_is_broken(bank: Path) -> None:
    items = Preview(bank.parent, "en").read().items
    last = len(items) - 1

    assert turned(items, items[0], 0, 1) == 1
    assert turned(items, items[0], 0, -1) == last
    assert turned(items, items[last], last, 1) == 0
    without = (*items[:2], *items[3:])
    assert without[turned(without, items[2], 2, 1)] == items[3]
    assert without[turned(without, items[2], 2, -1)] == items[1]
    assert turned(items[:last], items[last], last, 1) == 0
