"""``alpine-quiz packs``."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.cli.main import parser
from tests.library.machine import BANK, make_document, make_pack

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str) -> int:
    args = parser().parse_args(["packs", *arguments])
    code: int = args.run(args)
    return code


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return make_pack(tmp_path / "rivers")


def test_the_packs_here_are_listed(
    capsys: pytest.CaptureFixture[str], own_data_folder: Path
) -> None:
    make_pack(own_data_folder / "packs" / "rivers")
    (own_data_folder / "packs" / "broken").mkdir()
    assert run("list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines.pop(-2).startswith("broken: cannot be loaded; see: alpine-quiz packs check ")
    assert lines[0].startswith("alpine: Alpine")
    assert lines[-1].startswith("rivers: Rivers, 1 question in en, ")


def test_the_list_is_a_json_document(
    capsys: pytest.CaptureFixture[str], own_data_folder: Path
) -> None:
    path = make_pack(own_data_folder / "packs" / "rivers")
    assert run("list", "--json") == 0
    *_, rivers = json.loads(capsys.readouterr().out)["packs"]
    assert rivers == {
        "id": "rivers",
        "loaded": True,
        "title": {"": "Rivers"},
        "version": "",
        "licence": "",
        "questions": {"en": 1},
        "path": str(path),
        "origin": None,
    }


def test_the_command_costs_nothing_until_it_runs() -> None:
    code = (
        "import sys; before = set(sys.modules); import alpine_quiz.cli.packs, "
        "alpine_quiz.cli.documents; print(sorted(set(sys.modules) - before))"
    )
    command = [sys.executable, "-c", code]
    loaded = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    ours = [name for name in ast.literal_eval(loaded) if name.startswith(("alpine", "yaml"))]
    assert ours == [
        "alpine_quiz",
        "alpine_quiz.cli",
        "alpine_quiz.cli.documents",
        "alpine_quiz.cli.packs",
        "alpine_quiz.cli.parsing",
        "alpine_quiz.language",
        "alpine_quiz.language.catalogue",
    ]


def test_a_sound_pack_is_one_line_and_code_0(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    make_document(folder)
    assert run("check", "--strict", "rivers") == 0
    assert capsys.readouterr().out == "rivers: 1 question, 1 fact, 2 quotes, nothing to report\n"


def test_quotes_not_looked_up_are_counted(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert run("check", "--strict", "rivers") == 0
    out = capsys.readouterr().out
    assert "2 quotes (2 not looked up: their documents are not at hand)" in out


def test_errors_have_their_place_and_code_1(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    bad = BANK.replace("distractors", "distracters")
    (folder / "en.yaml").write_text(f"{bad}  - stem: Alpine: x\n", encoding="utf-8")
    assert run("check", str(folder)) == 1
    assert capsys.readouterr().out.splitlines() == [
        "rivers/en.yaml:7:5: error: “distracters” is not a field here. Correct or remove it. Did "
        "you mean “distractors”? [unknown-key]",
        "rivers/en.yaml:15:17: error: A colon and a space within “Alpine: x” begin a new key. Put "
        "the whole text in quotation marks. [unquoted-colon]",
        "rivers: 0 questions, 1 fact, 1 quote (1 not looked up: their documents are not at hand), "
        "2 errors",
        "What a code means, and what to do: alpine-quiz packs check --explain CODE",
    ]


def test_advice_alone_is_code_0(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "en.yaml").write_text(BANK.replace("id: rouen.choice\n    ", ""), encoding="utf-8")
    assert run("check", "rivers") == 0
    assert run("check", "rivers", "--strict") == 1
    out = capsys.readouterr().out
    assert "rivers/en.yaml:4:11: advice: The question has no id" in out
    assert "rivers/en.yaml:4:11: error: The question has no id" in out
    assert "1 piece of advice" in out


def test_the_check_is_a_json_document(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "en.yaml").write_text(BANK + "  - stem: ''\n    answer: a\n", encoding="utf-8")
    assert run("check", "rivers", "--json") == 1
    (report,) = json.loads(capsys.readouterr().out)["packs"]
    (problem,) = [each for each in report["problems"] if each["severity"] == "error"]
    assert (problem["line"], problem["column"], problem["code"]) == (15, 11, "empty")
    assert problem["message"] == "“stem” is empty. Fill it in, or remove the line."
    assert (report["pack"], report["questions"], report["errors"]) == ("rivers", 1, 1)


def test_the_json_document_is_in_english_whatever_is_spoken(
    capsys: pytest.CaptureFixture[str], folder: Path, loud: None
) -> None:
    (folder / "en.yaml").write_text(BANK + "  - stem: ''\n    answer: a\n", encoding="utf-8")
    assert run("check", "rivers", "--json") == 1
    assert (
        "“stem” is empty. Fill it in"
        in json.loads(capsys.readouterr().out)["packs"][0]["problems"][0]["message"]
    )
    assert run("check", "rivers") == 1
    assert "“stem” IS EMPTY. FILL IT IN" in capsys.readouterr().out


def test_several_paths_have_a_summary_each(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    assert run("check", "rivers", str(tmp_path / "absent")) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("rivers: 1 question")
    assert lines[1:] == [
        "absent: error: There is no such file. Check the path. [missing-file]",
        "absent: 0 questions, 1 error",
        "What a code means, and what to do: alpine-quiz packs check --explain CODE",
    ]


def test_a_pack_here_is_checked_by_its_id(
    capsys: pytest.CaptureFixture[str], own_data_folder: Path
) -> None:
    make_pack(own_data_folder / "packs" / "folder")
    assert run("check", "rivers") == 0
    assert run("check", "revirs") == 1


def test_mending_is_told(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    make_document(folder)
    (folder / "en.yaml").write_text(BANK.replace("        at: 28\n", ""), encoding="utf-8")
    assert run("check", "rivers", "--fix") == 0
    assert capsys.readouterr().out == (
        "rivers: 1 question, 1 fact, 2 quotes, 1 place mended, nothing to report\n"
    )
    assert (folder / "en.yaml").read_text(encoding="utf-8") == BANK


def test_a_folder_of_documents_that_is_not_there_is_refused(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert run("check", "rivers", "--documents", "nowhere") == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "nowhere: there is no such folder of documents.\n"


def test_nothing_hostile_reaches_the_terminal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "a\x1b[31mb\u202e.yaml"
    path.write_text('questions:\n  - "\\e[2J": 1\n    stem: "\\e"\n    type: "\\x9b"\n')
    assert run("check", str(path)) == 1
    out = capsys.readouterr().out
    assert "a␛[31mb.yaml:2:5: error: " in out
    assert all(line.isprintable() for line in out.splitlines())
