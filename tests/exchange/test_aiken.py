"""Aiken read: as it is documented, and as people write it."""

from __future__ import annotations

from typing import Any

import pytest

from alpine_quiz.exchange.aiken_in import read
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import ExchangeError, Imported, Obstacle
from tests.exchange.fuzzing import FILES, MANY, check_importer
from tests.exchange.round_trips import came_over

AIKEN = FILES / "aiken"
GOOD = [path.read_bytes() for path in sorted(AIKEN.iterdir())]


def read_text(text: str) -> Imported:
    return read(text.encode(), "x.txt")


def fields(found: Imported) -> list[dict[str, Any]]:
    return [dict(draft.fields) for draft in found.drafts]


def told(found: Imported) -> list[tuple[int, Loss, Fate]]:
    return [(note.line, note.loss, note.fate) for note in found.notes]


def test_questions_are_read_as_documented() -> None:
    found = read((AIKEN / "rivers.txt").read_bytes(), "rivers.txt")
    assert found.notes == ()
    assert fields(found) == [
        {
            "type": "choice",
            "stem": "Which river flows through Rouen?",
            "answer": "Seine",
            "distractors": ["Loire", "Rhône"],
        },
        {
            "type": "choice",
            "stem": "Which town lies on the Loire?",
            "answer": "Nantes",
            "distractors": ["Rouen", "Paris", "Lyon"],
        },
    ]
    assert [draft.line for draft in found.drafts] == [1, 7]
    assert len(came_over(found)) == 2


def test_what_is_nearly_aiken_is_understood_and_told() -> None:
    found = read((AIKEN / "messy.txt").read_bytes(), "messy.txt")
    lines, einstein, two = fields(found)
    assert lines["stem"] == "Read the two lines,\nthen choose the river."
    assert (lines["answer"], lines["distractors"]) == ("Seine, which meanders", ["Loire"])
    assert einstein["stem"] == "A. Einstein liked which river?"
    assert einstein["answer"] == "Reuss"
    assert (two["type"], two["answers"]) == ("multiple", ["Seine", "Bièvre"])
    assert told(found) == [
        (1, Loss.NOT_A_QUESTION, Fate.LEFT),
        (3, Loss.JOINED_LINES, Fate.CHANGED),
        (22, Loss.NO_KEY, Fate.LEFT),
        (26, Loss.NO_KEY, Fate.LEFT),
        (31, Loss.NO_OPTIONS, Fate.LEFT),
    ]


@pytest.mark.parametrize("named", ["B", "b", "B.", "B)", "(B)", "B) two", "  B  "])
def test_the_key_may_be_named_in_several_ways(named: str) -> None:
    found = read_text(f"Which?\nA. one\nB. two\nANSWER: {named}")
    assert fields(found)[0]["answer"] == "two"


@pytest.mark.parametrize("named", ["", "two", "1", "C", "all", "AB"])
def test_a_key_that_is_none_of_the_options_costs_the_question(named: str) -> None:
    found = read_text(f"Which?\nA. one\nB. two\nANSWER: {named}\n\nX?\nA) y\nB) z\nANSWER: A")
    assert len(found.drafts) == 1
    assert told(found) == [(1, Loss.NO_KEY, Fate.LEFT)]


def test_tags_in_a_text_are_part_of_it() -> None:
    found = read_text("Which is <b>bold</b> &amp; wide?\nA. <b>\nB. <i>\nANSWER: A")
    assert fields(found)[0]["stem"] == "Which is <b>bold</b> &amp; wide?"
    assert fields(found)[0]["answer"] == "<b>"


@pytest.mark.parametrize(
    ("text", "obstacle"),
    [
        ("", Obstacle.NO_QUESTIONS),
        ("a\n" * 1000, Obstacle.NOT_THIS_FORMAT),
        ("x" * 10**7, Obstacle.NOT_THIS_FORMAT),
        ("q\nA. x\nB. y\nANSWER: A\n" * 50_001, Obstacle.TOO_MANY),
    ],
)
def test_a_file_without_any_question_is_refused(text: str, obstacle: Obstacle) -> None:
    with pytest.raises(ExchangeError) as refused:
        read_text(text)
    assert refused.value.obstacle is obstacle


def test_spoilt_files_are_read_or_refused() -> None:
    check_importer(read, GOOD, "x.txt")


@pytest.mark.long
def test_a_hundred_thousand_spoilt_files_are_read_or_refused() -> None:
    check_importer(read, GOOD, "x.txt", MANY)
