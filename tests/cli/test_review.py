"""The command ``review``, as it is called."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from alpine_quiz.cli.main import main
from tests.library.desks import FACTS, make_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "bridges")


def review(folder: Path, monkeypatch: pytest.MonkeyPatch, typed: str = "", *flags: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    return main(["review", str(folder), *flags])


def test_without_a_terminal_it_runs_as_plain_lines(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review(folder, monkeypatch, "a\nq\n") == 0
    out = capsys.readouterr().out
    assert out.startswith("This is no terminal to draw on")
    assert "Kept as “gustave-flaubert-bridge-opened-in”." in out
    assert (folder / "facts.yaml").read_text(encoding="utf-8") != FACTS


def test_when_everything_is_decided_it_says_what_is_next(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review(folder, monkeypatch, "r\n1\n" * 4, "--plain") == 0
    capsys.readouterr()
    assert review(folder, monkeypatch, "", "--plain") == 0
    out = capsys.readouterr().out
    assert out.startswith("Every candidate is decided.\n4 candidates: 0 kept, 4 rejected")
    assert "alpine-quiz propose DOCUMENT --pack" in out


def test_a_pack_without_candidates_is_told_how_to_get_some(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "candidates.yaml").unlink()
    assert review(folder, monkeypatch) == 1
    assert f"alpine-quiz propose DOCUMENT --pack {folder}" in capsys.readouterr().err
    assert review(folder / "nowhere", monkeypatch) == 1
    assert "There is no folder here." in capsys.readouterr().err


def test_broken_facts_are_told_with_the_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "facts.yaml").write_text("format: 1\nfacts: none\n", encoding="utf-8")
    assert review(folder, monkeypatch) == 1
    err = capsys.readouterr().err
    assert "facts.yaml:2:" in err
    assert f"alpine-quiz facts check {folder}" in err
