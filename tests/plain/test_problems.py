"""Problems as sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from alpine_quiz.bank.problems import Code, Problem, Severity
from alpine_quiz.documents.files import Obstacle
from alpine_quiz.language.catalogue import speak
from alpine_quiz.library.checking import Report
from alpine_quiz.plain.problems import problem_line, sentence, summary

NAMES = """
anchor at byte character choices code column count date document encoding entity expected fact file
first first_file folder format found id items key keys known language least length limit most name
of one option other problem quote reason rest rival sha256 tag text truth type value values what
which words year
"""
ARGS: dict[str, str | int] = dict.fromkeys(NAMES.split(), "ARG")


@pytest.mark.parametrize("code", Code)
def test_every_problem_says_what_is_wrong_and_what_to_do(code: Code) -> None:
    said = sentence(Problem(code, Severity.ERROR, Path("x"), args=ARGS))
    assert len(re.findall(r"[.:] ", said)) >= 1
    assert said.endswith(".")
    assert "{" not in said
    assert said.isprintable()


@pytest.mark.parametrize("obstacle", Obstacle)
def test_every_obstacle_is_a_problem(obstacle: Obstacle) -> None:
    assert Code(obstacle.value)


def test_a_line_begins_with_file_line_column_and_severity() -> None:
    problem = Problem(Code.EMPTY, Severity.ADVICE, Path("a/b.yaml"), 3, 7, {"key": "stem"})
    assert problem_line(problem).startswith(f"{Path('a/b.yaml')}:3:7: advice: “stem” is empty.")
    whole = Problem(Code.EMPTY_FILE, Severity.ERROR, Path("b.yaml"))
    assert problem_line(whole).startswith("b.yaml: error: The file is empty.")


def test_the_nearest_name_is_offered_where_there_is_one() -> None:
    args: dict[str, str | int] = {"key": "awnser", "nearest": "answer"}
    problem = Problem(Code.UNKNOWN_KEY, Severity.ERROR, Path("x"), args=args)
    assert sentence(problem).endswith("Did you mean “answer”?")


def test_files_and_texts_from_outside_are_cleaned() -> None:
    path = Path("a\x1b]0;x\x07\nb\u202e.yaml")
    args: dict[str, str | int] = {"key": "\x1b[31m\nkey\u202e"}
    line = problem_line(Problem(Code.UNKNOWN_KEY, Severity.ERROR, path, 1, 1, args))
    assert line.isprintable()
    assert "“␛[31m key”" in line


def test_braces_from_outside_are_only_text() -> None:
    args: dict[str, str | int] = {"key": "{limit} {0} %s"}
    problem = Problem(Code.UNKNOWN_KEY, Severity.ERROR, Path("x"), args=args)
    assert "“{limit} {0} %s”" in sentence(problem)


def test_the_other_of_two_is_named_with_its_file_where_that_is_another() -> None:
    args: dict[str, str | int] = {"id": "a", "first": 7, "first_file": ""}
    problem = Problem(Code.DUPLICATE_ID, Severity.ERROR, Path("x"), args=args)
    assert "in line 7. Give" in sentence(problem)
    problem = Problem(Code.DUPLICATE_ID, Severity.ERROR, Path("x"), args=args | {"first_file": "y"})
    assert "in line 7 of y. Give" in sentence(problem)


@pytest.mark.parametrize(
    ("code", "args", "said"),
    [
        (Code.TOO_LONG, {"key": "stem", "length": 1200, "limit": 1000}, "has 1,200 characters"),
        (Code.LENGTH_DIFFERS, {"document": "a", "length": 1200, "found": 1201}, "1201 characters"),
        (Code.DUPLICATE_FACT, {"id": "a", "first": 1200}, "in line 1200."),
    ],
)
def test_counts_are_grouped_but_no_places_nor_what_is_to_be_copied(
    code: Code, args: dict[str, str | int], said: str
) -> None:
    assert said in sentence(Problem(code, Severity.ERROR, Path("x"), args=args))


def test_the_parsers_own_words_are_told_in_english_only() -> None:
    args: dict[str, str | int] = {"problem": "did not find expected node content"}
    problem = Problem(Code.SYNTAX, Severity.ERROR, Path("x"), args=args)
    assert "expected node" in sentence(problem)
    speak("fr")
    assert "expected node" not in sentence(problem)


def test_the_summary_counts() -> None:
    error = Problem(Code.EMPTY, Severity.ERROR, Path("x"))
    advice = Problem(Code.EMPTY, Severity.ADVICE, Path("x"))
    report = Report(Path("x"), "alpine", [error, advice, advice], 1000, 2, 3, 1, 4)
    assert summary(report) == (
        "alpine: 1,000 questions, 2 facts, 3 quotes (2 not looked up: their documents are not at "
        "hand), 4 places mended, 1 error, 2 pieces of advice"
    )
