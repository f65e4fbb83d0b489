"""Advice that is answered with a reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from alpine_quiz.bank.model import Choice
from alpine_quiz.bank.problems import Code
from alpine_quiz.bank.written import bank_text
from alpine_quiz.library.checking import Report, check
from tests.bank.banks import questions, read

POOR = """\
format: 1
language: en
questions:
  - id: car
    stem: Who designed this car?
    answer: Michelotti
    distractors: [Bertone, Ghia]
    rationale: He did.
    citations: [{document: book, quote: so, at: 1}]
"""
ALLOW = "    allow: {dangling-reference: The picture beside it says which car.}\n"
PACK = f"""\
format: 1
id: cars
title: Cars
documents: {{book: {{title: A book, file: book.txt, sha256: {"0" * 64}}}}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cars"
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "en.yaml").write_text(POOR, encoding="utf-8")
    return folder


def wrote(folder: Path, text: str, name: str = "en.yaml") -> Report:
    (folder / name).write_text(text, encoding="utf-8")
    return check(folder)


def codes(report: Report) -> list[Code]:
    return [problem.code for problem in report.problems]


def test_what_is_not_answered_stands(folder: Path) -> None:
    report = check(folder)
    assert codes(report) == [Code.DANGLING_REFERENCE]
    assert [(problem.line, problem.column) for problem in report.problems] == [(5, 11)]


def test_a_question_may_answer_with_a_reason(folder: Path) -> None:
    report = wrote(folder, POOR + ALLOW)
    assert codes(report) == []
    (silenced,) = report.silenced
    assert silenced.problem.code is Code.DANGLING_REFERENCE
    assert silenced.reason == "The picture beside it says which car."


def test_a_bank_and_a_pack_may_answer_for_all_their_questions(folder: Path) -> None:
    allow = "allow: {dangling-reference: All have pictures.}\n"
    assert codes(wrote(folder, POOR.replace("questions:", f"{allow}questions:"))) == []
    wrote(folder, POOR)
    assert codes(wrote(folder, PACK + allow, "pack.yaml")) == []


def test_a_pack_of_one_file_answers_for_itself(tmp_path: Path) -> None:
    statements = "".join(f"  - {{stem: S{n}., answer: true}}\n" for n in range(6))
    path = tmp_path / "one.yaml"
    path.write_text(f"format: 1\nlanguage: en\nquestions:\n{statements}")
    assert Code.UNEVEN_TRUTHS in codes(check(path))
    path.write_text(
        f"format: 1\nlanguage: en\nallow: {{uneven-truths: It is a list of truths.}}\n"
        f"questions:\n{statements}"
    )
    assert Code.UNEVEN_TRUTHS not in codes(check(path))


@pytest.mark.parametrize(
    ("allow", "code"),
    [
        ("{longest-key: It is the name.}", Code.ALLOWED_NOTHING),
        ("{longest-kee: It is the name.}", Code.ALLOWED_UNKNOWN),
        ("{unknown-key: It is the name.}", Code.ALLOWED_UNKNOWN),
        ("{not-asked: It is the name.}", Code.ALLOWED_UNKNOWN),
    ],
)
def test_an_answer_to_nothing_is_advice_itself(folder: Path, allow: str, code: Code) -> None:
    report = wrote(folder, f"{POOR}    allow: {allow}\n")
    assert codes(report) == [Code.DANGLING_REFERENCE, code]
    problem = report.problems[1]
    assert (problem.line, problem.column) == (10, 13)


@pytest.mark.parametrize("reason", ["", "yes", "''"])
def test_without_a_reason_nothing_is_allowed(folder: Path, reason: str) -> None:
    report = wrote(folder, f"{POOR}    allow: {{dangling-reference: {reason}}}\n")
    assert codes(report) == [Code.DANGLING_REFERENCE, Code.ALLOWED_WITHOUT_REASON]
    assert report.questions == 1


def test_the_nearest_code_is_offered(folder: Path) -> None:
    report = wrote(folder, f"{POOR}    allow: {{longest_kee: It is the name.}}\n")
    assert report.problems[1].args["nearest"] == "longest-key"


def test_errors_and_what_strict_wants_cannot_be_allowed(folder: Path) -> None:
    allow = ALLOW.replace("}", ", missing-rationale: It says it all.}")
    wrote(folder, POOR.replace("    rationale: He did.\n", "") + allow)
    assert codes(check(folder)) == []
    assert Code.MISSING_RATIONALE in codes(check(folder, strict=True))


def test_an_answer_in_one_language_may_be_idle_in_the_other(folder: Path) -> None:
    french = POOR.replace("language: en", "language: fr").replace(
        "Who designed this car?", "Qui a dessiné l’A108 ?"
    )
    wrote(folder, POOR + ALLOW)
    assert codes(wrote(folder, french + ALLOW, "fr.yaml")) == []


def test_an_answer_about_what_comes_and_goes_waits(folder: Path) -> None:
    allow = ALLOW.replace("}", ", expired: Looked at every year.}")
    assert codes(wrote(folder, POOR + allow + "    valid_until: 2999\n")) == []
    assert codes(wrote(folder, POOR + allow + "    valid_until: 1999\n")) == []


def test_a_reason_is_a_text() -> None:
    for allow in ("[longest-key]", "longest-key", "{longest-key: [a, b]}"):
        items, problems = questions(f"  - stem: So?\n    answer: a\n    allow: {allow}\n")
        assert items == []
        assert len(problems) == 1


def test_an_answer_is_read_and_written_back() -> None:
    file, _ = read(POOR + ALLOW)
    assert file is not None
    (item,) = file.bank.items
    assert isinstance(item, Choice)
    allow = (("dangling-reference", "The picture beside it says which car."),)
    assert item.allow == allow
    again, _ = read(bank_text("en", [item], "A note."))
    assert again is not None
    assert replace(again.bank.items[0], place=item.place).allow == allow


def test_fix_leaves_answers_as_they_are(folder: Path) -> None:
    text = (POOR + ALLOW).replace("  - id: car\n    stem", "  - stem")
    wrote(folder, text)
    report = check(folder, fix=True)
    assert report.mended == 1
    assert (folder / "en.yaml").read_text(encoding="utf-8").endswith(ALLOW)
    assert [each.problem.code for each in report.silenced] == [Code.DANGLING_REFERENCE]
