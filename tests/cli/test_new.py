"""``alpine-quiz packs new``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Answers:
    """Lines that are typed one after the other, and then none."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.asked: list[str] = []

    def read(self) -> str | None:
        return next(self._lines, None)

    def write(self, text: str = "") -> None:
        self.asked.append(text)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed at a terminal, to be filled by the test."""
    lines: list[str] = []
    monkeypatch.setattr("alpine_quiz.cli.play.on_a_terminal", lambda: True)
    monkeypatch.setattr("alpine_quiz.plain.lines.StandardLines", lambda: Answers(lines))
    monkeypatch.setattr("alpine_quiz.cli.printing.print_lines", lambda lines: print(*lines))
    return lines


def test_flags_say_what_the_pack_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "sky"
    flags = ["--title", "Le ciel", "--lang", "fr", "--author", "Zoé", "--licence", "CC0-1.0"]

    assert main(["packs", "new", str(folder), *flags]) == 0

    said = capsys.readouterr().out.replace(str(folder), "sky")
    assert said.startswith("sky is made, with an example of each of the seven types.\n")
    assert "Write your questions in sky/fr.yaml.\n" in said
    assert "alpine-quiz packs check sky --watch\n" in said
    pack, _ = load_pack(folder)
    assert pack is not None
    assert (pack.languages, pack.title.in_language("fr")) == (("fr",), "Le ciel")
    assert (pack.authors, pack.licence) == (("Zoé",), "CC0-1.0")


def teston_a_terminal_it_asks_and_enter_is_enough(tmp_path: Path, typed: list[str]) -> None:
    typed += ["", "", "", ""]

    assert main(["packs", "new", str(tmp_path / "my-harbour")]) == 0

    pack, _ = load_pack(tmp_path / "my-harbour")
    assert pack is not None
    assert (pack.languages, pack.title.in_language("en")) == (("en",), "My harbour")


def test_what_is_typed_wrong_is_asked_again(tmp_path: Path, typed: list[str]) -> None:
    typed += ["The harbour", "English", "en, fr", "Anne, Zoé", "MIT"]

    assert main(["packs", "new", str(tmp_path / "harbour")]) == 0

    pack, _ = load_pack(tmp_path / "harbour")
    assert pack is not None
    assert pack.languages == ("en", "fr")
    assert (pack.authors, pack.licence) == (("Anne", "Zoé"), "MIT")


def test_a_language_that_is_none_is_answered_with_what_would_be_one(
    tmp_path: Path, typed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed += ["", "English", "en", "", ""]
    answers = Answers(typed)
    monkeypatch.setattr("alpine_quiz.plain.lines.StandardLines", lambda: answers)
    assert main(["packs", "new", str(tmp_path / "harbour")]) == 0
    remedy = "A language goes by its letters, such as en, fr or de-CH; several by commas: en, fr"
    assert remedy in answers.asked


@pytest.mark.skipif(sys.platform == "win32", reason="another shell, other quotation marks")
def test_commands_that_are_told_can_be_typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["packs", "new", "My Pack", "--yes"]) == 0
    said = capsys.readouterr().out
    for command in ("packs preview 'My Pack'", "packs check 'My Pack' --watch"):
        assert f"alpine-quiz {command}\n" in said
    assert "packs pack 'My Pack' --out 'My Pack.zip'\n" in said


def test_leaving_in_the_middle_leaves_nothing(
    tmp_path: Path, typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    typed += ["The harbour"]

    assert main(["packs", "new", str(tmp_path / "harbour")]) == 1

    assert "Nothing was made." in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_empty_is_not_written_into(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    assert main(["packs", "new", str(tmp_path), "--yes"]) == 1

    assert "is there already, and not empty" in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]


def test_where_nothing_can_be_written_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")

    assert main(["packs", "new", str(tmp_path / "file" / "sky"), "--yes"]) == 1

    assert "sky" in capsys.readouterr().err
