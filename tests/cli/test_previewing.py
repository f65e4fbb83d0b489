"""``alpine-quiz packs preview`` and ``packs edit``."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.cli.main import main
from alpine_quiz.library.starting import Beginning, start_pack
from tests.exchange.fuzzing import FILES
from tests.exchange.workbooks import workbook

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def sky(tmp_path: Path) -> Path:
    """A pack that somebody writes."""
    start_pack(tmp_path / "sky", Beginning(("en",)))
    return tmp_path / "sky"


def previewed(sky: Path, typed: str, *more: str) -> str:
    command = [sys.executable, "-m", "alpine_quiz", "packs", "preview", str(sky), *more]
    done = subprocess.run(command, input=typed, capture_output=True, text=True, check=True)
    return done.stdout


def test_plain_lines_show_any_question_and_why(sky: Path) -> None:
    said = previewed(sky, "-\n\nb\nq\n", "red-planet")

    assert "4 of 7 · red-planet" in said
    assert "No answer: it was Mars." in said
    assert "“Mars is called *the Red Planet*”" in said
    assert said.index("5 of 7 · earths-day") < said.rindex("4 of 7 · red-planet")


def test_an_id_that_is_none_is_refused(sky: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "preview", str(sky), "red-plant"]) == 1
    assert "Is it “red-planet”?" in capsys.readouterr().err


def test_a_pack_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "preview", str(tmp_path / "none")]) == 1
    assert "none" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["packs", "preview"], ["play", "--plain", "--pack"]])
def test_another_programs_file_is_no_pack_but_makes_one(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in (FILES / "gift" / "everything.gift", tmp_path / "x.xlsx"):
        if file.suffix == ".xlsx":
            file.write_bytes(workbook([["question", "answer"], ["Who?", "me"]]))
        assert main([*command, str(file)]) == 1
        said = capsys.readouterr().err
        assert f"alpine-quiz packs add {file}" in said
        assert len(said.splitlines()) == 1


def test_edit_opens_the_editor_at_the_line_and_checks_what_was_saved(
    sky: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands: list[list[str]] = []

    def run(command: list[str], **_: object) -> None:
        commands.append(list(command))
        bank = sky / "en.yaml"
        bank.write_text(bank.read_text("utf-8").replace("answer: Mars", "answr: Mars"), "utf-8")

    monkeypatch.setenv("VISUAL", "nano")
    monkeypatch.setattr(subprocess, "run", run)

    assert main(["packs", "edit", "red-planet", "--pack", str(sky)]) == 1

    assert [command[:1] + command[2:] for command in commands] == [["nano", str(sky / "en.yaml")]]
    assert "“answr” is not a field here." in capsys.readouterr().out


def test_edit_tells_what_it_cannot_open(
    sky: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")

    assert main(["packs", "edit", "red-planet", "--pack", str(sky)]) == 1
    assert "no-such-editor" in capsys.readouterr().err
    assert main(["packs", "edit", "nothing", "--pack", str(sky)]) == 1
    assert "There is no question with the id “nothing” in this pack." in capsys.readouterr().err


def test_edit_looks_for_the_question_in_all_packs(
    own_data_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands: list[list[str]] = []
    monkeypatch.setenv("VISUAL", "nano")
    monkeypatch.setattr(subprocess, "run", lambda command, **_: commands.append(list(command)))
    start_pack(own_data_folder / "packs" / "sky", Beginning(("en",)))

    assert main(["packs", "edit", "red-planet"]) == 0
    assert commands[0][2:] == [str(own_data_folder / "packs" / "sky" / "en.yaml")]
    assert main(["packs", "edit", "red-plant"]) == 1
    said = "There is no question with the id “red-plant” in any pack here. Is it “red-planet”?\n"
    assert capsys.readouterr().err == said

    start_pack(own_data_folder / "packs" / "stars", Beginning(("en",)))
    assert main(["packs", "edit", "red-planet"]) == 1
    said = "More than one pack has a question with the id “red-planet”: sky, stars."
    assert capsys.readouterr().err.startswith(said)
    assert main(["packs", "edit", "red-planet", "--pack", "stars"]) == 0
    assert commands[1][2:] == [str(own_data_folder / "packs" / "stars" / "en.yaml")]
