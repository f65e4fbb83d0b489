"""``alpine-quiz compose``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from alpine_quiz.cli.main import main
from alpine_quiz.facts.composing import compose
from alpine_quiz.facts.reader import read_facts
from alpine_quiz.library.packs import questions_folder
from tests.library.test_composing import FACTS, OVERRIDE, files


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
    *found, hint = told.err.splitlines()
    assert [each.rpartition(" ")[2] for each in found] == ["[not-composed]"] * 2
    assert "error: This bank is not what its facts say." in found[0]
    assert hint.endswith("alpine-quiz packs check --explain CODE")
    assert told.out.endswith("banks and facts disagree.\n")


def test_advice_has_its_code_by_which_it_is_explained(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "overrides.yaml").write_text(OVERRIDE, encoding="utf-8")
    assert main(["compose", str(folder)]) == 0
    changed = FACTS.replace("quote: on the Seine", "quote: by the Seine")
    (folder / "facts.yaml").write_text(changed, encoding="utf-8")
    capsys.readouterr()
    assert main(["compose", str(folder)]) == 0
    advice, _ = capsys.readouterr().err.splitlines()
    assert ": advice: " in advice
    assert advice.endswith(" [stale-override]")
    assert main(["packs", "check", "--explain", "stale-override"]) == 0


def test_a_pack_that_is_not_there_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compose", str(tmp_path / "nowhere")]) == 1
    assert "facts.yaml" in capsys.readouterr().err


def test_what_is_removed_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["compose", str(folder)])
    assert capsys.readouterr().out.startswith("written: ")
    text = FACTS.replace("Rivers and seas", "towns")
    (folder / "facts.yaml").write_text(text, encoding="utf-8")
    main(["compose", str(folder)])
    told = capsys.readouterr().out.splitlines()
    removed = [Path(line.removeprefix("removed: ")) for line in told if line.startswith("removed")]
    assert [path.parts[-2:] for path in removed] == [
        ("en", "rivers-and-seas.yaml"),
        ("fr", "rivers-and-seas.yaml"),
    ]
    assert not removed[0].exists()
    main(["compose", str(folder)])
    assert "written" not in capsys.readouterr().out


def test_a_bank_that_cannot_be_written_is_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "fr").write_text("mine", encoding="utf-8")
    assert main(["compose", str(folder)]) == 1
    told = capsys.readouterr().err
    assert "rivers-and-seas.yaml" in told
    assert ".part" not in told


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_bytes_are_the_same_under_any_hash_seed(tmp_path: Path, seed: str) -> None:
    folder = tmp_path / "alpine"
    shutil.copytree(questions_folder() / "alpine", folder)
    base, _ = read_facts(folder / "facts.yaml")
    assert base is not None
    item = compose(base).items["en"][0]
    (folder / "overrides.yaml").write_text(
        f"format: 1\noverrides:\n  - id: {item.id}\n    language: en\n    hint: By hand.\n",
        encoding="utf-8",
    )
    assert main(["compose", str(folder)]) == 0
    before = files(folder)
    assert any(b"By hand." in data for name, data in before.items() if name.startswith("en/"))
    for language in ("en", "fr"):
        shutil.rmtree(folder / language)
    environment = os.environ | {"PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "alpine_quiz", "compose", str(folder)]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    assert files(folder) == before
