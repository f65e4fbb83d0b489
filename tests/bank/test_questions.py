"""The seven types of question, and how their fields are typed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from alpine_quiz.bank.model import (
    Ask,
    Choice,
    Citation,
    Match,
    Multiple,
    Number,
    Order,
    Place,
    Question,
    Text,
    TrueFalse,
)
from alpine_quiz.bank.problems import Code
from alpine_quiz.plain.problems import sentence
from tests.bank.banks import errors, question, questions, read, told


def test_a_choice_with_all_there_is() -> None:
    item = question("""\
  - id: a106-mechanicals.choice
    type: choice
    stem: Which small Renault lent its parts to the A106?
    answer: 4CV
    distractors: [Dauphine, Frégate]
    feedback: {Dauphine: The Dauphine came next.}
    rationale: |
      Rédélé had been winning in 4CVs.
      The A106 put them under glassfibre.
    citations:
      - document: history
        quote: a small coupe , based on 4cv mechanicals
        mark: 4cv mechanicals
        at: 515
    topic: cars
    difficulty: 1
    facts: [a106-mechanicals]
    ask: deep
    hint: Small.
    tags: [first, small]
    valid_until: 2030-12-31
    credit: A reader
""")
    assert item == Choice(
        id="a106-mechanicals.choice",
        stem="Which small Renault lent its parts to the A106?",
        answer="4CV",
        distractors=("Dauphine", "Frégate"),
        feedback={"Dauphine": "The Dauphine came next."},
        rationale="Rédélé had been winning in 4CVs.\nThe A106 put them under glassfibre.",
        citations=(
            Citation(
                "history",
                "a small coupe , based on 4cv mechanicals",
                "4cv mechanicals",
                515,
                Place(14, 9),
            ),
        ),
        topic="cars",
        difficulty=1,
        facts=("a106-mechanicals",),
        ask=Ask.DEEP,
        hint="Small.",
        tags=("first", "small"),
        valid_until="2030-12-31",
        credit="A reader",
        place=Place(4, 5),
    )


def test_ten_lines_are_enough() -> None:
    file, problems = read("questions:\n  - stem: Which river?\n    answer: Seine\n")
    assert file is not None
    assert isinstance(file.bank.items[0], Text)
    assert not errors(problems)


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ("answer: true", TrueFalse),
        ("answer: False", TrueFalse),
        ("answer: 1955\n    unit: year", Number),
        ("answer: 1955\n    tolerance: 1", Number),
        ("answer: 4328\n    estimate: true", Number),
        ("answer: 4CV\n    distractors: [R8]", Choice),
        ("answers: [a, b]\n    distractors: [c]", Multiple),
        ("items: [a, b]", Order),
        ("pairs: {A106: 4CV, A110: R8}", Match),
        ("answer: 1955", Text),
        ("answer: Dieppe", Text),
    ],
)
def test_the_type_is_found_from_the_other_fields(fields: str, kind: type[Question]) -> None:
    assert type(question(f"  - stem: So?\n    {fields}\n")) is kind


def test_values_mean_what_was_typed() -> None:
    item = question("""\
  - stem: What?
    answer: 1.10
    distractors: [no, 7:18, 2022-01-28, 0x1F, ~, 1e3, "yes", null, 08]
""")
    assert isinstance(item, Choice)
    assert item.answer == "1.10"
    assert item.distractors == (
        *("no", "7:18", "2022-01-28", "0x1F", "~", "1e3", "yes", "null", "08"),
    )


@pytest.mark.parametrize(
    ("written", "value"),
    [("4328", "4328"), ("22.1", "22.1"), ("-18.77", "-18.77"), ("4 328", "4328"), ("0.50", "0.5")],
)
def test_numbers_are_exact_and_stay_as_written(written: str, value: str) -> None:
    item = question(f"  - stem: How many?\n    type: number\n    answer: {written}\n")
    assert isinstance(item, Number)
    assert item.answer == Decimal(value)
    assert item.written == written


@pytest.mark.parametrize("written", ["4,328", "1e9", "nan", "inf", "many", "0x10", "1" * 40, "٣"])
def test_what_is_no_plain_number_is_refused(written: str) -> None:
    items, problems = questions(f"  - stem: How many?\n    type: number\n    answer: {written}\n")
    assert items == []
    assert told(problems) == [(6, 13, Code.NOT_A_NUMBER)]


def test_text_is_trimmed_and_lines_are_folded() -> None:
    item = question("  - stem: '  So?  '\n    answer: |\n      Jean\n      Rédélé\n")
    assert isinstance(item, Text)
    assert (item.stem, item.answer) == ("So?", "Jean Rédélé")


def test_markup_of_any_screen_is_only_text() -> None:
    stem = "What does [/b] or [@click=app.quit]this[/] or <b>&amp;</b> or {0} %s do?"
    item = question(f"  - stem: '{stem}'\n    answer: '[b]'\n")
    assert item.stem == stem
    assert isinstance(item, Text)
    assert item.answer == "[b]"


def test_a_question_without_id_has_one_that_stays() -> None:
    first = question("  - stem: Which river flows through Rouen?\n    answer: Seine\n")
    again = question("  - answer: The Seine\n    stem: which  RIVER flows through Rouen\n")
    other = question("  - stem: Which river flows through Nantes?\n    answer: Loire\n")
    assert not first.has_id
    assert first.id == again.id == "stem.a32f63304c18"
    assert other.id != first.id


@pytest.mark.parametrize(
    ("fields", "place", "code"),
    [
        ("answer: a", (4, 5), Code.MISSING_KEY),
        ("stem: So?", (4, 5), Code.MISSING_KEY),
        ("stem: So?\n    type: choice\n    answer: a", (4, 5), Code.MISSING_KEY),
        ("stem: ''\n    answer: a", (4, 11), Code.EMPTY),
        ("stem:\n    answer: a", (4, 10), Code.EMPTY),
        ("stem: '  '\n    answer: a", (4, 11), Code.EMPTY),
        ("stem: [a]\n    answer: a", (4, 11), Code.NOT_A_TEXT),
        ("stem: So?\n    answer: {a: b}", (5, 13), Code.NOT_A_TEXT),
        (f"stem: {'x' * 1001}\n    answer: a", (4, 11), Code.TOO_LONG),
        ("stem: So?\n    answer: a\n    distractors: b", (6, 18), Code.NOT_A_LIST),
        ("stem: So?\n    answer: a\n    distractors: []", (6, 18), Code.EMPTY),
        ("stem: So?\n    answer: a\n    distractors: [b, '']", (6, 22), Code.EMPTY),
        ("stem: So?\n    answer: a\n    distractors: [b, [c]]", (6, 22), Code.NOT_A_TEXT),
        ("stem: So?\n    type: chioce\n    answer: a", (5, 11), Code.NOT_ONE_OF),
        ("stem: So?\n    type: true-false\n    answer: no", (6, 13), Code.NOT_TRUE_OR_FALSE),
        ("stem: So?\n    answer: a\n    difficulty: 4", (6, 17), Code.NOT_WHOLE),
        ("stem: So?\n    answer: a\n    difficulty: hard", (6, 17), Code.NOT_WHOLE),
        ("stem: So?\n    answer: a\n    difficulty: [1]", (6, 17), Code.NOT_A_TEXT),
        ("stem: So?\n    answer: a\n    valid_until: 2023-02-29", (6, 18), Code.NOT_A_DATE),
        ("stem: So?\n    answer: a\n    valid_until: soon", (6, 18), Code.NOT_A_DATE),
        ("stem: So?\n    answer: a\n    valid_until: 0000-01-01", (6, 18), Code.NOT_A_DATE),
        ("stem: So?\n    answer: a\n    ask: never", (6, 10), Code.NOT_ONE_OF),
        ("stem: So?\n    answer: a\n    id: two words", (6, 9), Code.BAD_ID),
        ("stem: So?\n    answer: a\n    facts: [fine, not fine]", (6, 12), Code.BAD_ID),
        ("stem: So?\n    items: [a]", (5, 12), Code.TOO_FEW),
        ("stem: So?\n    items: [a, b, c, d, e, f, g]", (5, 12), Code.TOO_MANY_OPTIONS),
        ("stem: So?\n    pairs: [a, b]", (5, 12), Code.NOT_A_MAPPING),
        ("stem: So?\n    pairs: {a: b}", (5, 12), Code.TOO_FEW),
        ("stem: So?\n    answer: a\n    feedback: b", (6, 15), Code.NOT_A_MAPPING),
        ("stem: So?\n    answer: a\n    citations: b", (6, 16), Code.NOT_A_LIST),
        ("stem: So?\n    answer: a\n    citations: [b]", (6, 17), Code.NOT_A_MAPPING),
        ("stem: So?\n    answer: a\n    citations: [{document: d}]", (6, 17), Code.MISSING_KEY),
    ],
)
def test_a_bad_field_keeps_the_question_out(
    fields: str, place: tuple[int, int], code: Code
) -> None:
    items, problems = questions(f"  - {fields}\n  - stem: Good?\n    answer: b\n")
    assert [item.stem for item in items] == ["Good?"]
    assert told(problems) == [(*place, code)]


@pytest.mark.parametrize("entry", ["just text", "[a, b]", "''", ""])
def test_an_entry_that_is_no_mapping_is_refused(entry: str) -> None:
    items, problems = questions(f"  - {entry}\n  - stem: Good?\n    answer: b\n")
    assert len(items) == 1
    assert errors(problems) == [Code.NOT_A_MAPPING]


def test_an_unknown_field_is_told_with_the_nearest_name_and_passed_over() -> None:
    items, problems = questions("  - stem: So?\n    answer: a\n    dificulty: 1\n    xyzzy: 1\n")
    assert len(items) == 1
    assert told(problems) == [(6, 5, Code.UNKNOWN_KEY), (7, 5, Code.UNKNOWN_KEY)]
    assert problems[0].args == {"key": "dificulty", "nearest": "difficulty"}
    assert problems[1].args["nearest"] == ""


def test_an_unknown_field_that_may_hold_the_key_keeps_the_question_out() -> None:
    items, problems = questions("  - stem: So?\n    answer: a\n    distracters: [b]\n")
    assert items == []
    assert problems[0].args == {"key": "distracters", "nearest": "distractors"}


def test_a_field_of_another_type_keeps_the_question_out() -> None:
    items, problems = questions("  - stem: So?\n    answer: true\n    unit: year\n")
    assert items == []
    assert told(problems) == [(6, 5, Code.UNFIT_KEY)]
    assert problems[0].args == {"key": "unit", "type": "true-false"}


def test_all_errors_of_a_question_are_told() -> None:
    _, problems = questions("  - stem: ''\n    ask: x\n    topics: 1\n    difficulty: 9\n")
    assert {problem.code for problem in problems} == {
        Code.EMPTY,
        Code.NOT_ONE_OF,
        Code.UNKNOWN_KEY,
        Code.NOT_WHOLE,
        Code.MISSING_KEY,
    }


@pytest.mark.parametrize(
    ("answer", "truth"),
    [
        ("yes", "true"),
        ("No", "false"),
        ("vrai", "true"),
        ("FAUX", "false"),
        ("oui", "true"),
        ("non", "false"),
        ("y", "true"),
        ("n", "false"),
    ],
)
def test_a_truth_in_other_words_is_told_where_nothing_says_the_type(
    answer: str, truth: str
) -> None:
    (item,), problems = questions(f"  - stem: It is so.\n    answer: {answer}\n")
    assert isinstance(item, Text)
    assert [problem.code for problem in problems] == [Code.TRUTH_AS_TEXT]
    assert (problems[0].line, problems[0].column) == (5, 13)
    assert problems[0].args == {"text": answer, "truth": truth}
    items, problems = questions(f"  - type: true-false\n    stem: So.\n    answer: {answer}\n")
    assert items == []
    assert [problem.code for problem in problems] == [Code.NOT_TRUE_OR_FALSE]
    assert problems[0].args["nearest"] == truth


@pytest.mark.parametrize(
    "fields",
    [
        "type: text\n    answer: no",
        "answer: no\n    accept: [nope]",
        "answer: N",
        "answer: si",
        "answer: nobody",
        "answer: yes\n    distractors: [no]",
        "answer: True",
        "answer: FALSE",
    ],
)
def test_a_word_that_is_meant_is_left_alone(fields: str) -> None:
    _, problems = questions(f"  - stem: Is it so?\n    {fields}\n")
    assert problems == []


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("question", "stem"),
        ("correct", "answer"),
        ("wrong", "distractors"),
        ("explanation", "rationale"),
        ("mauvaises_reponses", "distractors"),
        ("auteur", "credit"),
        ("anser", "answer"),
        ("Distractor", "distractors"),
        ("time_limit", ""),
        ("image", ""),
    ],
)
def test_what_others_call_a_field_is_known(name: str, nearest: str) -> None:
    _, problems = questions(f"  - stem: Which?\n    answer: a\n    {name}: b\n")
    assert [problem.code for problem in problems] == [Code.UNKNOWN_KEY]
    assert problems[0].args["nearest"] == nearest


def test_several_right_answers_by_another_name_are_answers() -> None:
    _, problems = questions("  - stem: Which?\n    correct: [a, b]\n    distractors: [c]\n")
    assert [problem.args.get("nearest") for problem in problems] == [None, "answers"]


@pytest.mark.parametrize("name", ["options", "choices", "choix"])
def test_options_in_one_list_are_told_to_be_parted(name: str) -> None:
    items, problems = questions(f"  - stem: Which?\n    answer: a\n    {name}: [a, b]\n")
    assert items == []
    assert "under “answer”, and the others under “distractors”" in sentence(problems[0])
