"""What is wrong with a question that reads well."""

from __future__ import annotations

import pytest

from alpine_quiz.bank.model import Order
from alpine_quiz.bank.problems import Code, Severity
from tests.bank.banks import HEADER, QUIET, question, questions, read, told

WORDS = " ".join(f"w{n}" for n in range(26))


@pytest.mark.parametrize(
    ("fields", "place", "code"),
    [
        ("answer: Rédélé\n    distractors: [redele, b]", (6, 19), Code.KEY_AMONG_DISTRACTORS),
        ("answer: a\n    distractors: [R8, b, r8]", (6, 26), Code.DUPLICATE_OPTION),
        ("answers: [a, A]\n    distractors: [b]", (5, 18), Code.DUPLICATE_OPTION),
        ("answers: [a, b]\n    distractors: [c, B]", (6, 22), Code.KEY_AMONG_DISTRACTORS),
        ("items: [a, b, a]", (5, 19), Code.DUPLICATE_OPTION),
        ("items: [a, b]\n    values: [1955]", (6, 13), Code.VALUES_DIFFER),
        ("pairs: {a: x, b: X}", (5, 22), Code.DUPLICATE_OPTION),
        ("pairs: {a: x, A: y}", (5, 22), Code.DUPLICATE_OPTION),
        ("answer: a\n    accept: [b]\n    reject: [B]", (7, 13), Code.REJECTED_KEY),
        ("answer: a\n    prompt: [a]", (6, 13), Code.REJECTED_KEY),
        (
            "answer: a\n    distractors: [b]\n    feedback: {c: Not there.}",
            (7, 16),
            Code.FEEDBACK_FOR_NOTHING,
        ),
        (
            f"answer: a\n    citations: [{{document: d, quote: {WORDS}}}]",
            (6, 38),
            Code.QUOTE_TOO_LONG,
        ),
        (
            "answer: a\n    citations: [{document: d, quote: b c, mark: c b}]",
            (6, 49),
            Code.MARK_NOT_IN_QUOTE,
        ),
    ],
)
def test_a_question_that_cannot_be_played_fairly_is_kept_out(
    fields: str, place: tuple[int, int], code: Code
) -> None:
    items, problems = questions(f"  - stem: So?\n    {fields}\n")
    assert items == []
    assert told(problems) == [(*place, code)]


def test_a_quote_of_25_words_and_a_mark_over_a_line_end_are_fine() -> None:
    quote = WORDS.rsplit(" ", 1)[0].replace("w3 ", "w3\n          ")
    yaml = f"answer: a\n    citations:\n      - document: d\n        quote: |\n          {quote}"
    question(f"  - stem: So?\n    {yaml}\n        mark: w3 w4\n")


def test_what_a_published_question_has_is_advice_where_it_is_missing() -> None:
    file, problems = read(f"{HEADER}questions:\n  - stem: So?\n    answer: a\n")
    assert file is not None
    assert {problem.code for problem in problems} == QUIET - {Code.MISSING_AT}
    assert {problem.severity for problem in problems} == {Severity.ADVICE}


def test_true_false_feedback_speaks_of_true_or_false() -> None:
    question("  - stem: So.\n    answer: true\n    feedback: {false: It is so.}\n")


def test_values_fit_their_items() -> None:
    item = question("  - stem: Order.\n    items: [a, b]\n    values: [1955, 1962]\n")
    assert isinstance(item, Order)
    assert item.values == ("1955", "1962")


@pytest.mark.parametrize(
    "fields",
    [
        "answer: a\n    distractors: [b]\n    feedback: {A: It is.}",
        "answers: [a, c]\n    distractors: [b]\n    feedback: {b: No., c: Yes.}",
        "answer: true\n    feedback: {'true': It is so.}",
        "answer: a\n    accept: [the a]\n    feedback: {the a: It is.}",
    ],
)
def test_feedback_for_what_is_right_is_told_to_be_shown_to_nobody(fields: str) -> None:
    items, problems = questions(f"  - stem: Which?\n    {fields}\n")
    assert len(items) == 1
    assert [(each.code, each.severity) for each in problems] == [
        (Code.FEEDBACK_FOR_KEY, Severity.ADVICE)
    ]


def test_feedback_for_what_is_typed_wrong_is_read() -> None:
    question("  - stem: Which?\n    answer: a\n    feedback: {b: It is another.}\n")
