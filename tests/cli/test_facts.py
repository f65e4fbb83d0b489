from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.cli.main import main
from tests.conftest import PACKS

if TYPE_CHECKING:
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
