"""A bank written by us is read back as the same questions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from alpine_quiz.bank.model import BEGINNING, Pack, Question
from alpine_quiz.bank.reader import read_bank_bytes
from alpine_quiz.bank.written import bank_text
from tests.game.questions import choice, multiple


def unplaced(items: tuple[Question, ...]) -> list[Question]:
    """Return the items without the places they were read at."""
    return [
        replace(
            item,
            place=BEGINNING,
            citations=tuple(citation._replace(place=BEGINNING) for citation in item.citations),
        )
        for item in items
    ]


def test_every_type_comes_back_as_it_was(seven: Pack) -> None:
    items = seven.items("en")
    text = bank_text("en", items, "A note.")
    file, problems = read_bank_bytes(text.encode(), Path("en.yaml"))
    assert file is not None
    assert problems == []
    assert unplaced(file.bank.items) == unplaced(tuple(items))


def test_the_first_line_is_the_note(seven: Pack) -> None:
    assert bank_text("fr", seven.items("en"), "Made.").startswith(
        "# Made.\nformat: 1\nlanguage: fr\nquestions:\n  - id: "
    )


def test_signs_of_yaml_in_a_question_stay_what_they_are() -> None:
    hostile = 'Who: "a" #b - {c} [d] \\ … « e » ?'
    items = (
        choice(stem=hostile, answer="no", distractors=("yes", "1.10", "- x"), feedback={}),
        multiple(stem=hostile, feedback={"Targa Florio": hostile}),
    )
    file, _ = read_bank_bytes(bank_text("en", items, "A note.").encode(), Path("en.yaml"))
    assert file is not None
    assert unplaced(file.bank.items) == unplaced(items)
