"""``alpine-quiz compose``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from alpine_quiz.cli.main import main
from tests.library.test_composing import FACTS, files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "rivers"
    folder.mkdir()
    (folder / "pack.yaml").write_text("format: 1\nid: rivers\ntitle: Rivers\n", encoding="utf-8")
    (folder / "facts.yaml").write_text(FACTS, encoding="utf-8")
    return folder


def test_composing_says_what_it_wrote(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compose", str(folder)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].endswith("rivers-and-seas.yaml: 2 questions")
    assert told[-1].endswith("4 questions composed; 2 files changed.")
    assert main(["compose", str(folder), "--check"]) == 0
    assert capsys.readouterr().out.endswith("banks and facts agree.\n")


def test_a_check_that_fails_is_an_exit_code(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compose", str(folder), "--check"]) == 1
    told = capsys.readouterr()
    assert "This bank is not what its facts say." in told.err
    assert told.out.endswith("banks and facts disagree.\n")


def test_a_pack_that_is_not_there_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compose", str(tmp_path / "nowhere")]) == 1
    assert "facts.yaml" in capsys.readouterr().err


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_bytes_are_the_same_under_any_hash_seed(folder: Path, seed: str) -> None:
    main(["compose", str(folder)])
    before = files(folder)
    environment = os.environ | {"PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "alpine_quiz", "compose", str(folder)]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    assert files(folder) == before
