"""The room as the class sees it in a terminal."""

from __future__ import annotations

from alpine_quiz.classroom.rules import Rules
from alpine_quiz.classroom.views import projector_view
from alpine_quiz.plain.classroom.frequent import Votes
from alpine_quiz.terminal.classroom.board import _rows
from tests.classroom.rooms import CHOICE, SHEET, key_of, room, wrong_answer_to


def test_an_accepted_option_is_marked_as_right_like_the_key() -> None:
    made = room("Zoé", "Adam", plan=(CHOICE,), rules=Rules(reading=0))
    made.ask(0)
    key, wrong = key_of(CHOICE), wrong_answer_to(CHOICE)
    made.answer(0, 1, 1, 1, key)
    made.answer(0, 2, 1, 1, wrong)

    def right() -> list[int]:
        view = projector_view(made, SHEET, 0)
        question, reveal = view["room"]["question"], view["room"].get("reveal")
        votes = Votes(view["tally"]) if reveal else None
        rows = _rows(question, reveal, votes)
        return [place for place, row in enumerate(rows) if row.text.startswith("✓")]

    assert right() == []
    made.reveal(0)
    assert right() == list(key)
    made.accept(0, 1, wrong)
    assert right() == sorted([*key, *wrong])
