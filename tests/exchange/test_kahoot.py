"""Kahoot's template, in and out."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings

from alpine_quiz.bank.model import Choice, Multiple, Pack, TrueFalse
from alpine_quiz.exchange import kahoot_in, kahoot_out
from alpine_quiz.exchange.kahoot import HEADER, TIMES
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import ExchangeError, Imported, Obstacle
from tests.exchange.fuzzing import MANY, check_survival, mutants
from tests.exchange.packs import items_of, pack_of, questions
from tests.exchange.workbooks import members, packed, workbook

TEMPLATE: list[list[Any]] = [
    ["Quiz template"],
    ["Add questions, at least two answer alternatives, time limit and choose correct answers"],
    [],
    ["Remember: questions have a limit of 120 characters"],
    [],
    [],
    [],
    [None, *HEADER],
    [1, "Which river flows through Rouen?", "Loire", "Seine", "Rhône", None, 20, 2],
    [2, "Which two reach the Atlantic?", "Loire", "Garonne", "Rhône", "Rhin", 30, "1,2"],
    [3, "The Loire is the longest river of France.", "True", "False", None, None, 5, 1],
    [4, "Which is a number?", 1, 2, 3, 4, 20, 4],
    [5, "No answer is chosen", "x", "y", None, None, 20, None],
    [6, None, None, None, None, None, 20, None],
    [7],
]


def read(*sheets: Any) -> Imported:
    return kahoot_in.read(workbook(*sheets), "x.xlsx")


def rows(content: bytes) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_a_filled_template_is_read() -> None:
    found = read(TEMPLATE)
    assert [dict(draft.fields) for draft in found.drafts] == [
        {
            "type": "choice",
            "stem": "Which river flows through Rouen?",
            "answer": "Seine",
            "distractors": ["Loire", "Rhône"],
        },
        {
            "type": "multiple",
            "stem": "Which two reach the Atlantic?",
            "answers": ["Loire", "Garonne"],
            "distractors": ["Rhône", "Rhin"],
        },
        {
            "type": "true-false",
            "stem": "The Loire is the longest river of France.",
            "answer": True,
        },
        {
            "type": "choice",
            "stem": "Which is a number?",
            "answer": "4",
            "distractors": ["1", "2", "3"],
        },
    ]
    assert [(note.loss, note.args["cell"]) for note in found.notes] == [
        (Loss.NO_KEY, "H13"),
        (Loss.TIME_LIMIT, "G9"),
    ]


def test_an_unfilled_template_or_another_table_is_none() -> None:
    assert read(TEMPLATE[:8]).drafts == ()
    with pytest.raises(ExchangeError) as refused:
        read([["question", "answer"], ["A?", "x"]])
    assert refused.value.obstacle is Obstacle.NOT_THIS_FORMAT


def test_choices_go_out_as_the_template_has_them(seven: Pack) -> None:
    exported = kahoot_out.write(seven, "en")
    table = rows(exported.content)
    assert table[7] == [None, *HEADER]
    assert exported.count == len(table) - 8 > 0
    left = {note.item for note in exported.notes if note.loss is Loss.UNKNOWN_TYPE}
    held = (Choice, Multiple, TrueFalse)
    assert left == {item.id for item in seven.items("en") if not isinstance(item, held)}


@settings(max_examples=40, deadline=None)
@given(questions(3))
def test_what_goes_out_comes_back_as_far_as_it_holds(several: list[dict[str, Any]]) -> None:
    for each in several:
        for name in ("distractors", "answers"):
            if each["type"] == "choice" and name == "distractors":
                each[name] = each[name][:3]
            if each["type"] == "multiple" and name == "distractors":
                each[name] = each[name][:2]
        each.pop("feedback", None)
    pack = pack_of(several)
    exported = kahoot_out.write(pack, "en")
    changed = {note.item for note in exported.notes if note.fate is Fate.CHANGED}
    held = [item for item in pack.items("en") if isinstance(item, Choice | Multiple | TrueFalse)]
    if not held:
        return
    back = items_of(kahoot_in.read(exported.content, "x.xlsx"))
    before = [_plain(item) for item in held]
    assert not changed
    assert [_plain(item) for item in back] == before


def test_keys_are_numbers_even_where_options_are() -> None:
    numbers = {"id": "a", "stem": "W?", "answer": "1", "distractors": ["2", "3", "4"]}
    back = items_of(kahoot_in.read(kahoot_out.write(pack_of([numbers]), "en").content, "x.xlsx"))
    assert [_plain(item) for item in back] == [("W?", "1", ["2", "3", "4"])]


def _plain(item: Any) -> tuple[Any, ...]:
    match item:
        case Choice():
            return item.stem, item.answer, sorted(item.distractors)
        case Multiple():
            return item.stem, sorted(item.answers), sorted(item.distractors)
        case _:
            return item.stem, item.answer


def test_what_is_too_long_is_cut_between_words_and_told() -> None:
    long = {
        "stem": "Which " + "very " * 30 + "long?",
        "answer": "x" * 100,
        "distractors": ["b", "c", "d", "e"],
        "id": "a",
        "hint": "h",
    }
    exported = kahoot_out.write(pack_of([long]), "en")
    row = rows(exported.content)[8]
    assert len(row[1]) <= 120
    assert row[1].endswith(" very…")
    assert all(len(str(option)) <= 75 for option in row[2:6])
    assert row[6] in TIMES
    assert [(note.loss, note.fate, note.args.get("fields")) for note in exported.notes] == [
        (Loss.OPTIONS_DROPPED, Fate.CHANGED, None),
        (Loss.CUT, Fate.CHANGED, "answer"),
        (Loss.CUT, Fate.CHANGED, "stem"),
        (Loss.UNHELD_FIELD, Fate.LEFT, "hint"),
    ]


def test_options_that_are_alike_when_cut_leave_the_question_out() -> None:
    alike = {"stem": "Which?", "answer": "x" * 80 + "1", "distractors": ["x" * 80 + "2"], "id": "a"}
    exported = kahoot_out.write(pack_of([alike]), "en")
    assert exported.count == 0
    assert exported.notes[-1].loss is Loss.CUT_ALIKE


def test_no_text_is_a_formula() -> None:
    question = {"stem": "=1+1", "answer": "=2", "distractors": ["+3"], "id": "a"}
    content = kahoot_out.write(pack_of([question]), "en").content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    (item,) = items_of(kahoot_in.read(content, "x.xlsx"))
    assert item.stem == "=1+1"


def test_true_and_false_are_said_in_the_language_of_the_questions() -> None:
    pack = pack_of([{"stem": "La Seine est longue.", "answer": "true", "id": "a"}], "fr-CH")
    row = rows(kahoot_out.write(pack, "fr-CH").content)[8]
    assert (row[2:6], row[7]) == (["Vrai", "Faux", None, None], 1)


def check_spoilt(count: int) -> None:
    files = members(workbook(TEMPLATE))
    sheet = "xl/worksheets/sheet1.xml"
    spoilt = (packed(files | {sheet: each}) for each in mutants([files[sheet]], count))
    check_survival(kahoot_in.read, spoilt, "x.xlsx")


def test_spoilt_templates_are_read_or_refused() -> None:
    check_spoilt(100)


@pytest.mark.long
def test_very_many_spoilt_templates_are_read_or_refused() -> None:
    check_spoilt(MANY)
