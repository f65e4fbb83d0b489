"""``alpine-quiz packs check``: how it tells what it has found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.problems import Code, Problem, Severity
from alpine_quiz.library.checking import Report
from alpine_quiz.plain.check_formats import github_lines
from alpine_quiz.plain.checking import report_lines
from tests.cli.test_packs import run
from tests.library.machine import BANK, make_document, make_pack

if TYPE_CHECKING:
    from collections.abc import Callable

TOP = Path(__file__).parents[2]
Out = pytest.CaptureFixture[str]
POOR = """\
format: 1
language: en
questions:
"""
CAR = "  - {id: q%d, stem: 'Who designed this car, the number %d?', answer: x%d}\n"
HINT = "What a code means, and what to do: alpine-quiz packs check --explain CODE"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def folder(here: Path) -> Path:
    return make_pack(here / "rivers")


def poor(here: Path, count: int) -> None:
    questions = "".join(CAR % (n, n, n) for n in range(count)).replace(", the number", " number")
    (here / "poor.yaml").write_text(POOR + questions, encoding="utf-8")


def test_few_findings_are_told_one_by_one(here: Path, capsys: Out) -> None:
    poor(here, 3)
    assert run("check", "poor.yaml") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len([line for line in lines if "[dangling-reference]" in line]) == 3
    assert lines[-2:] == [
        "poor: 3 questions, 9 pieces of advice",
        HINT.join(["Every place: --all. ", ""]),
    ]


def test_what_only_a_published_pack_needs_is_told_once_a_kind(here: Path, capsys: Out) -> None:
    poor(here, 2)
    assert run("check", "poor.yaml") == 0
    lines = capsys.readouterr().out.splitlines()
    (line,) = [line for line in lines if "[missing-rationale]" in line]
    assert line == (
        "poor.yaml:4:20: advice: Nobody learns why the answer is right. Add a rationale. "
        "[missing-rationale] Also: 5:20"
    )


def test_a_flood_is_told_by_kind_with_its_first_places(here: Path, capsys: Out) -> None:
    poor(here, 3000)
    assert run("check", "poor.yaml") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) < 10
    (line,) = [line for line in lines if "[dangling-reference]" in line]
    assert line.endswith("Also: 5:20, 6:20, 7:20, 8:20, 9:20 and 2,994 more")
    assert run("check", "poor.yaml", "--all") == 0
    every = capsys.readouterr().out.splitlines()
    assert len([line for line in every if "[dangling-reference]" in line]) == 3000
    assert every[-1] == HINT


def test_a_flood_of_errors_is_told_by_kind_before_the_advice(here: Path) -> None:
    path = here / "a.yaml"
    problems = [Problem(Code.EMPTY, Severity.ERROR, path, n, 1, {"key": "stem"}) for n in range(11)]
    problems += [Problem(Code.MISSING_ID, Severity.ADVICE, path, n, 1) for n in range(11)]
    lines = report_lines(Report(path, "a", problems), everything=False)
    assert [line.split(": ")[1] for line in lines[:2]] == ["error", "advice"]
    assert lines[0].endswith("Also: 1:1, 2:1, 3:1, 4:1, 5:1 and 5 more")


def test_what_is_silenced_is_counted_and_told_if_asked(here: Path, capsys: Out) -> None:
    text = POOR + "  - id: q\n    stem: Who designed this car?\n    answer: Ghia\n"
    (here / "poor.yaml").write_text(
        f"{text}    allow: {{dangling-reference: The picture shows it.}}\n", encoding="utf-8"
    )
    assert run("check", "poor.yaml") == 0
    assert "1 answered with a reason\n" in capsys.readouterr().out
    assert run("check", "poor.yaml", "--all") == 0
    assert (
        "poor.yaml:5:11: allowed: “this car” points at nothing that the stem has said. Name it: "
        "the stem must stand alone. [dangling-reference] Because: The picture shows it.\n"
    ) in capsys.readouterr().out


def test_annotations_for_github_say_where_in_properties(folder: Path, capsys: Out) -> None:
    bad = BANK.replace("distractors", "distracters")
    (folder / "en.yaml").write_text(bad, encoding="utf-8")
    assert run("check", "rivers", "--format", "github") == 1
    assert capsys.readouterr().out == (
        "::error file=rivers/en.yaml,line=7,col=5,title=unknown-key::“distracters” is not a field "
        "here. Correct or remove it. Did you mean “distractors”?\n"
    )
    (folder / "en.yaml").write_text(BANK.replace("Which river", "What"), encoding="utf-8")
    assert run("check", "rivers", "--format", "github") == 0
    assert capsys.readouterr().out == ""


def test_nothing_in_a_name_or_a_text_ends_an_annotation_or_begins_another(here: Path) -> None:
    path = here / "a,b:c%\r\n::error::x\x1b[31m.yaml"
    args: dict[str, str | int] = {"key": "100%\r\n::set-output name=x::y\x1b]0;z\x07"}
    problem = Problem(Code.UNKNOWN_KEY, Severity.ADVICE, path, 1, 2, args)
    (line,) = github_lines(Report(path, "a", [problem]))
    assert line.isprintable()
    head, _, message = line.partition(" ")[2].partition("::")
    assert (
        head == "file=a%2Cb%3Ac%25%0D%0A%3A%3Aerror%3A%3Ax␛[31m.yaml,line=1,col=2,title=unknown-key"
    )
    assert message.startswith("“100%25 ::set-output name=x::y␛]0;z␇”")
    assert line.startswith("::warning ")


def test_annotations_are_in_english_whatever_is_spoken(
    folder: Path, capsys: Out, loud: None
) -> None:
    (folder / "en.yaml").write_text(BANK.replace("distractors", "distracters"), encoding="utf-8")
    assert run("check", "rivers", "--format", "github") == 1
    assert "is not a field here" in capsys.readouterr().out


def test_the_json_document_has_a_version_and_all_findings(folder: Path, capsys: Out) -> None:
    text = BANK.replace("through Rouen?", "by this town?").replace("Which river", "What")
    allow = "    allow: {missing-at: Not looked up yet.}\n"
    (folder / "en.yaml").write_text(text.replace("        at: 28\n", "") + allow, encoding="utf-8")
    assert run("check", "rivers", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["version"] == 1
    (pack,) = found["packs"]
    assert pack["problems"] == [
        {
            "file": str(folder.relative_to(folder.parent) / "en.yaml"),
            "line": 5,
            "column": 11,
            "cell": "",
            "severity": "advice",
            "code": "dangling-reference",
            "message": "“this town” points at nothing that the stem has said. Name it: the stem "
            "must stand alone.",
        }
    ]
    assert [(each["code"], each["reason"]) for each in pack["silenced"]] == [
        ("missing-at", "Not looked up yet.")
    ]
    assert run("check", "rivers", "--json") == 0
    assert json.loads(capsys.readouterr().out) == found


def test_a_spreadsheet_is_checked_by_cell(here: Path, capsys: Out) -> None:
    (here / "quiz.csv").write_text(
        "question,answer,wrong 1,wrong 2\nWho designed this car?,Ghia,Frua,Zagato\n"
        "Which?,Seine,Seine,Loire\n",
        encoding="utf-8",
    )
    assert run("check", "quiz.csv") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("quiz.csv:A2: advice: “this car” points at nothing")
    assert lines[1] == (
        "quiz.csv:C3: error: “Seine” is the right answer. Take it out of the wrong ones. "
        "[key-among-distractors]"
    )
    assert lines[2] == "quiz.csv: 1 question, 1 error, 1 piece of advice"
    assert run("check", "quiz.csv", "--format", "github") == 1
    assert "::error file=quiz.csv,line=3,title=key-among-distractors::C3: " in (
        capsys.readouterr().out
    )
    assert run("check", "quiz.csv", "--format", "json") == 1
    (pack,) = json.loads(capsys.readouterr().out)["packs"]
    assert [each["cell"] for each in pack["problems"]] == ["A2", "C3"]
    assert pack["errors"] == 1


def test_a_file_that_holds_no_questions_is_refused_in_a_sentence(here: Path, capsys: Out) -> None:
    (here / "notes.txt").write_text("Only some words.", encoding="utf-8")
    assert run("check", "notes.txt") == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("notes.txt: error: No questions can be read from this: it is none of ")
    assert first.endswith("nor YAML. [unknown-format]")


def test_a_code_is_explained(capsys: Out) -> None:
    assert run("check", "--explain", "longest-key") == 0
    assert capsys.readouterr().out.startswith("longest-key (advice)\n\nThe right answer is far")
    assert run("check", "--explain", "longest") == 1
    assert "Did you mean" in capsys.readouterr().err


def test_without_anything_to_check_that_is_said(capsys: Out) -> None:
    assert run("check") == 1
    assert "Name a pack or a file to check" in capsys.readouterr().err


@pytest.mark.parametrize("other", [["--fix"], ["--json"], ["--format", "github"]])
def test_watching_goes_with_plain_text_only(folder: Path, capsys: Out, other: list[str]) -> None:
    assert run("check", "rivers", "--watch", *other) == 1
    assert capsys.readouterr().out == ""


def watch(monkeypatch: pytest.MonkeyPatch, *steps: Callable[[], object]) -> None:
    """Check while watching; a step is done at every wait, and then the watch is interrupted."""
    left = list(steps)

    def sleep(_: float) -> None:
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()

    monkeypatch.setattr("time.sleep", sleep)
    with pytest.raises(KeyboardInterrupt):
        run("check", "rivers", "--watch")


def nothing() -> None:
    pass


def test_a_watched_pack_is_checked_again_when_it_is_saved(
    folder: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank = folder / "en.yaml"
    watch(
        monkeypatch,
        lambda: bank.write_text(BANK.replace("stem:", "stme:"), encoding="utf-8"),
        nothing,
        lambda: bank.write_text("questions: [", encoding="utf-8"),
        nothing,
        bank.unlink,
        nothing,
        lambda: bank.write_text(BANK, encoding="utf-8"),
        nothing,
    )
    told = capsys.readouterr().out
    ends = [line.split(": ")[1].split(".")[0] for line in told.splitlines() if "Watching" in line]
    assert ends == ["no errors", *["there are errors"] * 3, "no errors"]
    assert "Did you mean “stem”?" in told
    assert "\x1b" not in told


def test_a_pack_removed_while_it_is_watched_is_told(
    folder: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch(monkeypatch, lambda: folder.rename(folder.with_name("gone")), nothing, nothing)
    assert "rivers: error: There is no such file." in capsys.readouterr().out


def test_a_million_lines_are_told_in_a_few(here: Path, capsys: Out) -> None:
    (here / "long.yaml").write_text(POOR + "  - {stem: 1}\n" * 300_000 + "#\n" * 700_000)
    assert run("check", "long.yaml") == 1
    assert len(capsys.readouterr().out.splitlines()) < 20


def test_a_stream_that_cannot_say_it_all_is_survived(folder: Path) -> None:
    (folder / "en.yaml").write_text(BANK.replace("distractors", "é\u202f"), encoding="utf-8")
    make_document(folder)
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LANGUAGE": "fr"}
    command = [sys.executable, "-m", "alpine_quiz", "packs", "check", str(folder)]
    for more in ([], ["--format", "github"], ["--json"], ["--explain", "longest-key"]):
        done = subprocess.run(
            [*command, *more],
            capture_output=True,
            env=environment,
            check=False,
            text=True,
            cwd=TOP,
        )
        assert done.stderr == ""
        assert done.returncode in (0, 1)
        assert done.stdout.isascii()
