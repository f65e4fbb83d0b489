"""Pasted lists."""

from __future__ import annotations

from typing import Any

import pytest

from alpine_quiz.exchange import list_in
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import ExchangeError, Imported, Obstacle
from tests.exchange.fuzzing import FILES, MANY, check_importer

LISTS = FILES / "list"


def read(text: str) -> Imported:
    return list_in.read(text.encode(), "x.txt")


def fields(found: Imported) -> list[dict[str, Any]]:
    return [dict(draft.fields) for draft in found.drafts]


def test_a_line_is_a_question_its_answer_and_wrong_answers() -> None:
    found = list_in.read((LISTS / "rivers.txt").read_bytes(), "rivers.txt")
    assert fields(found) == [
        {
            "stem": "Which river flows through Rouen?",
            "type": "choice",
            "answer": "Seine",
            "distractors": ["Loire", "Rhône"],
        },
        {"stem": "What is the longest river of France?", "type": "text", "answer": "Loire"},
        {
            "stem": "The Seine is the longest river of France.",
            "type": "true-false",
            "answer": False,
        },
        {
            "stem": "Which flows 50 km/h at most?",
            "type": "choice",
            "answer": "Loire",
            "distractors": ["Rhône"],
        },
    ]
    assert [draft.line for draft in found.drafts] == [2, 4, 5, 6]
    assert [(note.line, note.loss, note.fate) for note in found.notes] == [
        (8, Loss.NO_KEY, Fate.LEFT),
        (9, Loss.NO_STEM, Fate.LEFT),
    ]


@pytest.mark.parametrize("sign", ["\t", " / ", "/", ";", "|", " | "])
def test_the_parts_may_be_set_apart_by_any_of_these(sign: str) -> None:
    lines = [sign.join(("Which?", "a", "b")), sign.join(("Who?", "c", "d"))]
    assert [each["answer"] for each in fields(read("\n".join(lines)))] == ["a", "c"]


def test_tabs_and_windows_line_ends() -> None:
    found = list_in.read((LISTS / "tabs.txt").read_bytes(), "tabs.txt")
    assert [each["type"] for each in fields(found)] == ["choice", "true-false"]


def test_asterisks_say_which_are_right() -> None:
    (one, two) = fields(read("Which? / a / *b / c\nWhich two? / *a / *b / c\n"))
    assert (one["answer"], one["distractors"]) == ("b", ["a", "c"])
    assert (two["answers"], two["distractors"]) == (["a", "b"], ["c"])


def stems(*lines: str) -> list[object]:
    return [each["stem"] for each in fields(read("".join(f"{line} / a / b\n" for line in lines)))]


@pytest.mark.parametrize(
    ("before", "then"),
    [
        (("- Who wrote Faust?", "- What is wet?"), ("Who wrote Faust?", "What is wet?")),
        (("- Who?",), ("Who?",)),
        (("• Who?", "What?"), ("Who?", "What?")),
        (("* Who?", "* 5 km is how far?"), ("Who?", "5 km is how far?")),
        (("1. Who?", "2. What?", "3. Where?"), ("Who?", "What?", "Where?")),
        (("1) Who?", "(2) What?"), ("Who?", "What?")),
        (("7. Who?", "8. What?"), ("Who?", "What?")),
        (("- Who?", "Where?", "3. Water is wet."), ("Who?", "Where?", "Water is wet.")),
        (("1. 3. Liga is what?", "2. What?"), ("3. Liga is what?", "What?")),
    ],
)  # fmt: skip
def test_bullets_and_numbers_of_a_list_are_no_part_of_its_questions(
    before: tuple[str, ...], then: tuple[str, ...]
) -> None:
    assert stems(*before) == list(then)


@pytest.mark.parametrize(
    "kept",
    [
        ("3. Liga: who plays there?", "Who?"),
        ("1955 - was it the year?", "1956 - or this?"),
        ("- 5 °C is how many kelvin?", "Who?", "What?"),
        ("-5 °C is how many kelvin?",),
        ("3.5 km is how far?", "Who?"),
        ("1. FC Köln is what?", "Who?", "What?"),
    ],
)
def test_signs_and_numbers_that_belong_to_a_question_stay(kept: tuple[str, ...]) -> None:
    assert stems(*kept) == list(kept)


def test_prose_is_no_list_and_nothing_is_no_question() -> None:
    with pytest.raises(ExchangeError) as refused:
        read("Once upon a time\nthere was a quiz\n")
    assert refused.value.obstacle is Obstacle.NOT_THIS_FORMAT
    with pytest.raises(ExchangeError) as refused:
        read("# only a comment\n\n")
    assert refused.value.obstacle is Obstacle.NO_QUESTIONS


def files() -> list[bytes]:
    return [path.read_bytes() for path in sorted(LISTS.iterdir())]


def test_spoilt_lists_are_read_or_refused() -> None:
    check_importer(list_in.read, files(), "x.txt")


@pytest.mark.long
def test_very_many_spoilt_lists_are_read_or_refused() -> None:
    check_importer(list_in.read, files(), "x.txt", MANY)
