"""What holds for any file and any question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from alpine_quiz.bank.reader import read_bank_bytes
from alpine_quiz.plain.problems import problem_line
from tests.bank.banks import PARSERS, Parser, errors, read
from tests.bank.writer import fields, fields_of, written

if TYPE_CHECKING:
    from alpine_quiz.bank.problems import Problem

YAML_LIKE = st.lists(
    st.sampled_from(
        [
            *(
                "format: 1\n",
                "language: en\n",
                "questions:\n",
                "  - ",
                "    ",
                "stem: ",
                "answer: ",
            ),
            *("distractors: ", "[", "]", "{", "}", ", ", "'", '"', "|\n", ">\n", "#", "\n", "\t"),
            *("a", "1955", "true", ": ", "? ", "- ", "&a ", "*a ", "!!x ", "<<", "---\n", "...\n"),
            *("\\", "\\e", "é", "\u202e", "\x1b", "\x85", "\r\n", "\r", "%YAML 1.1\n", "\ufeff"),
            *("citations: ", "quote: ", "document: ", "at: ", "id: ", "pairs: ", "😀", "=", "@"),
        ]
    ),
    max_size=40,
).map("".join)
GOOD = "format: 1\nlanguage: en\nquestions:\n" + "".join(
    f"  - stem: Which is {n}?\n    answer: '{n}'\n    distractors: [a, \"b\"]\n" for n in range(4)
)


def check_sane(problems: list[Problem], text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 1
    for problem in problems:
        assert 0 <= problem.line <= lines
        line = problem_line(problem)
        assert "\n" not in line
        assert line.isprintable() or "\u00a0" in line


@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"questions:\n- \xc2\x85")
@example(b"a: \xed\xa0\x80")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    file, problems = read_bank_bytes(data, Path("x"))
    assert file is not None or errors(problems)


@pytest.mark.parametrize("parser", PARSERS)
@given(text=st.one_of(YAML_LIKE, YAML_LIKE.map(lambda text: GOOD + text)))
@example(text="---\n#")
def test_any_yaml_is_read_or_refused(parser: Parser, text: str) -> None:
    file, problems = read(text, parser)
    check_sane(problems, text)
    if file is None:
        assert errors(problems)
        return
    for item in file.bank.items:
        assert item.stem.strip() == item.stem != ""


@given(st.integers(0, len(GOOD)), st.integers(0, 12), YAML_LIKE)
def test_one_bad_place_leaves_the_other_questions(at: int, length: int, text: str) -> None:
    spoilt = GOOD[:at] + text + GOOD[at + length :]
    _, problems = read(spoilt)
    check_sane(problems, spoilt)


@given(
    st.integers(0, 3), st.sampled_from(["stem: a: b", "stem: '' x", "[", "*x y", "@", '- "\\q"'])
)
def test_a_fault_within_one_question_costs_only_that_one(number: int, slip: str) -> None:
    head, *entries = GOOD.split("  - ")
    entries[number] = f"{slip}\n    answer: x\n"
    file, problems = read(head + "".join(f"  - {entry}" for entry in entries))
    assert file is not None
    stems = [item.stem for item in file.bank.items]
    assert stems == [f"Which is {n}?" for n in range(4) if n != number]
    assert errors(problems)


@pytest.mark.parametrize("parser", PARSERS)
@settings(suppress_health_check=[HealthCheck.too_slow])  # several questions
@given(questions=st.lists(fields(), min_size=1, max_size=3), flow=st.booleans())
def test_what_is_written_is_read(
    parser: Parser, questions: list[dict[str, Any]], flow: bool
) -> None:
    file, problems = read(written(questions, flow=flow), parser)
    assert errors(problems) == []
    assert file is not None
    assert [fields_of(item) for item in file.bank.items] == [
        {name: value for name, value in question.items() if (name, value) not in DEFAULTS}
        for question in questions
    ]


DEFAULTS = [("difficulty", 2), ("ask", "core")]
