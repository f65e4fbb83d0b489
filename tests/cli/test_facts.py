from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.cli.main import main
from tests.conftest import PACKS

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_report_counts_facts_by_document_and_forms_by_fact(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["facts", "report", "alpine"]) == 0
    told = capsys.readouterr().out
    assert "history" in told
    assert "a106-mechanicals" in told
    assert "choice" in told


def test_a_pack_without_facts_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "report", str(PACKS / "seven")]) == 1
    assert "there are no facts to be read here" in capsys.readouterr().err


def test_an_unknown_pack_or_language_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "report", "alpin"]) == 1
    assert "Did you mean alpine?" in capsys.readouterr().err
    assert main(["facts", "report", "alpine", "--lang", "tlh"]) == 1
    assert "no questions in “tlh”" in capsys.readouterr().err


def test_the_facts_alone_can_be_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "check", "alpine"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("alpine: ")
    assert " facts, " in told


def test_a_contradiction_is_told_with_both_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bank.yaml").write_text(
        "language: en\nquestions:\n  - {stem: Who?, answer: Somebody}\n", encoding="utf-8"
    )
    (tmp_path / "facts.yaml").write_text(
        "format: 1\nentities:\n  - {id: it, type: thing, names: It}\nfacts:\n"
        "  - {id: a, subject: it, relation: born, object: 1954, unit: year, statement: A.}\n"
        "  - {id: b, subject: it, relation: born, object: 1955, unit: year, statement: B.}\n",
        encoding="utf-8",
    )
    assert main(["facts", "check", str(tmp_path)]) == 1
    told = capsys.readouterr().out
    assert "facts.yaml:6:5: error: “b” says 1955 where “a” in line 5 says 1954." in told
    assert "bank.yaml" not in told


def test_a_pack_without_facts_cannot_be_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "check", str(PACKS / "seven")]) == 1
    assert "There is no such file." in capsys.readouterr().out
