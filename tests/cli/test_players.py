"""``alpine-quiz players``."""

from __future__ import annotations

import io
import json
import os
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.cli.main import main
from alpine_quiz.records.store import Records, records_path
from tests.records.playing import CHOICE, TEXT, Calendar, answer, play, right, start, wrong

if TYPE_CHECKING:
    from pathlib import Path


class Terminal(io.StringIO):
    """Lines that somebody types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def ann() -> None:
    """Let Ann have played two rounds, and Bob one."""
    with Records.open(records_path(), Calendar()) as records:
        kept = start(records, [CHOICE, TEXT], player="Ann")
        answer(kept, wrong(CHOICE), right(TEXT))
        play(records, "+", of=3, player="Ann")
        play(records, "+-", player="Bob")


def players() -> list[str]:
    with Records.open(records_path()) as records:
        return sorted(each.name for each in records.players())


def test_before_anybody_has_played_nobody_is_listed_and_no_file_is_made(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["players"]) == 0
    assert capsys.readouterr().out == "Nobody has played here yet.\n"
    assert not records_path().exists()


@pytest.mark.usefixtures("ann")
def test_players_are_listed_the_latest_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["players"]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert lines[0].startswith("Bob, last here 22 Nov 2025")
    assert lines[1].startswith("Ann, last here 22 Nov 2025")
    assert main(["players", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["players"]
    assert [each["name"] for each in listed] == ["Bob", "Ann"]
    assert set(listed[0]) == {"name", "since", "latest"}


@pytest.mark.usefixtures("ann")
def test_a_player_is_renamed_with_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["players", "rename", "ann", "Zoé"]) == 0
    assert capsys.readouterr().out == "“Ann” is “Zoé” now.\n"
    with Records.open(records_path()) as records:
        zoe = records.find_player("zoé")
        assert zoe is not None
        assert records.belongings(zoe).answers == 3


@pytest.mark.usefixtures("ann")
def test_the_settings_go_on_meaning_who_was_renamed(
    own_settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["settings", "set", "player", "Ann"])
    capsys.readouterr()
    assert main(["players", "rename", "Ann", "Zoé"]) == 0
    assert 'player = "Zoé"' in own_settings.read_text("utf-8")
    assert main(["scores"]) == 0
    assert "Scores of Zoé" in capsys.readouterr().out
    assert main(["players", "rename", "Bob", "Rob"]) == 0
    assert 'player = "Zoé"' in own_settings.read_text("utf-8")
    assert main(["players", "delete", "Zoé", "--yes"]) == 0
    assert "\nplayer = " not in own_settings.read_text("utf-8")


@pytest.mark.usefixtures("ann")
def test_a_variable_that_names_who_was_renamed_is_told(
    monkeypatch: pytest.MonkeyPatch, own_settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ALPINE_QUIZ_PLAYER", "Ann")
    assert main(["players", "rename", "Ann", "Zoé"]) == 0
    assert "ALPINE_QUIZ_PLAYER still names Ann." in capsys.readouterr().out
    assert not own_settings.exists()


def test_whoever_renames_the_default_player_is_that_player(own_settings: Path) -> None:
    with Records.open(records_path(), Calendar()) as records:
        play(records, "+-")
    assert main(["players", "rename", "you", "Léa"]) == 0
    assert 'player = "Léa"' in own_settings.read_text("utf-8")


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Ann", "bob", "Another player is called “Bob”."),
        ("Ann", " \u200b", "Nothing of that name could be shown."),
        ("Ann", "Z" * 80, "it may have up to 40 characters"),
        ("Eve", "Zoé", "Nobody called “Eve” has played here. Players here: Bob, Ann."),
        ("", "Zoé", "Nobody called “” has played here."),
    ],
)
def test_a_name_that_cannot_be_had_is_refused(
    capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    assert main(["players", "rename", old, new]) == 1
    assert said in capsys.readouterr().err
    assert players() == ["Ann", "Bob"]


@pytest.mark.parametrize(
    "command", [["play", "--plain"], ["scores"], ["players", "export"], ["documents", "read", "x"]]
)
@pytest.mark.parametrize(
    ("name", "said"),
    [("", "Nothing of that name could be shown."), ("Z" * 80, "it may have up to 40 characters")],
)
def test_a_player_of_no_such_name_does_nothing(
    capsys: pytest.CaptureFixture[str], command: list[str], name: str, said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--player", name])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err
    assert players() == []


@pytest.mark.usefixtures("ann")
def test_nothing_is_deleted_in_a_pipe_without_saying_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Ann\n"))
    assert main(["players", "delete", "Ann"]) == 1
    out, err = capsys.readouterr()
    assert "2 rounds, 3 answers and 0 flags" in out
    assert "Nothing was deleted" in err
    assert players() == ["Ann", "Bob"]


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize("typed", ["", "\n", "Bob\n", "yes\n"])
def test_another_name_deletes_nobody(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    assert main(["players", "delete", "Ann"]) == 1
    assert "nothing was deleted" in capsys.readouterr().err
    assert players() == ["Ann", "Bob"]


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize(("typed", "more"), [("ann\n", []), ("", ["--yes"])])
def test_the_name_typed_deletes_and_leaves_nothing(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    own_data_folder: Path,
    typed: str,
    more: list[str],
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    assert main(["players", "delete", "Ann", *more]) == 0
    assert "nothing of it is left in the file" in capsys.readouterr().out
    assert players() == ["Bob"]
    assert not any(b"Ann" in file.read_bytes() for file in own_data_folder.iterdir())
    assert main(["players", "export"]) == 0
    assert "Who founded Alpine?" not in capsys.readouterr().out


@pytest.mark.usefixtures("ann")
def test_an_export_comes_in_elsewhere_once(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "records.json"
    assert main(["players", "export", "--player", "ann", "--out", str(file)]) == 0
    assert "It holds 1 player, 2 rounds, 3 answers" in capsys.readouterr().out
    monkeypatch.setenv("ALPINE_QUIZ_DATA", str(tmp_path / "elsewhere"))
    assert main(["players", "import", str(file)]) == 0
    assert "New here: 1 player, 2 rounds and 3 answers." in capsys.readouterr().out
    assert main(["players", "import", str(file)]) == 0
    assert "Nothing new" in capsys.readouterr().out
    assert players() == ["Ann"]


@pytest.mark.usefixtures("ann")
def test_an_export_overwrites_nothing_unless_told_to(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "mine.json"
    file.write_text("mine")
    assert main(["players", "export", "--out", str(file)]) == 1
    assert "--force" in capsys.readouterr().err
    assert file.read_text() == "mine"
    assert main(["players", "export", "--out", str(file), "--force"]) == 0
    assert len(json.loads(file.read_bytes())["players"]) == 2


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_an_export_goes_into_nothing_but_a_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, kind: str
) -> None:
    place = tmp_path / "there"
    if kind == "folder":
        place.mkdir()
    elif not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes among its files")
    else:
        os.mkfifo(place)
    assert main(["players", "export", "--out", str(place), "--force"]) == 1
    assert "cannot be overwritten. Name a file." in capsys.readouterr().err
    assert not place.is_file()


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize("more", [[], ["--out", "-"]])
def test_an_export_goes_to_standard_output(
    capfdbinary: pytest.CaptureFixture[bytes], more: list[str]
) -> None:
    assert main(["players", "export", *more]) == 0
    found = json.loads(capfdbinary.readouterr().out)
    assert [each["name"] for each in found["players"]] == ["Ann", "Bob"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff", "It is not a text in UTF-8."),
        (b'{\n  "a"', "line 2, column "),
        (b"[]", "It is not a file of records"),
        (
            b'{"format":"alpine-quiz-records","version":1,"players":[{}],"rounds":[],"flags":[]}',
            "at players[0].name: Something is missing there.",
        ),
        (
            b'{"format":"alpine-quiz-records","version":99,"players":[],"rounds":[],"flags":[]}',
            "at version: A newer version",
        ),
    ],
)
def test_a_broken_file_is_told_with_its_place_and_changes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "broken.json"
    file.write_bytes(content)
    assert main(["players", "import", str(file)]) == 1
    err = capsys.readouterr().err
    assert said in err
    assert str(file) in err
    assert not records_path().exists()


def test_a_file_that_is_not_there_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["players", "import", str(tmp_path / "none.json")]) == 1
    assert "No such file" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    [
        ["players"],
        ["players", "rename", "a", "b"],
        ["players", "delete", "a", "--yes"],
        ["players", "export"],
    ],
)
def test_records_that_cannot_be_read_are_refused(
    capsys: pytest.CaptureFixture[str], own_data_folder: Path, command: list[str]
) -> None:
    own_data_folder.mkdir()
    records_path().write_text("not a database")
    assert main(command) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "Move it away" in err
    assert records_path().read_text() == "not a database"
