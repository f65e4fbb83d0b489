"""``alpine-quiz settings``, and what is set in the commands that heed it."""

from __future__ import annotations

import io
import json
import tomllib
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.cli.main import main
from alpine_quiz.terminal.rebinding import known_keys
from tests.conftest import PACKS

if TYPE_CHECKING:
    from pathlib import Path

SEVEN = str(PACKS / "seven")
Capture = pytest.CaptureFixture[str]


def write(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def play(monkeypatch: pytest.MonkeyPatch, *options: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    return main(["play", "--plain", *options])


def test_keys_of_an_action_that_there_is_none_of_are_told_with_their_place(
    own_settings: Path, capsys: Capture
) -> None:
    write(own_settings, 'minutes = 5\n[keys]\n"question.hnt" = "x"\n"home.daily" = "y"\n')
    assert main(["settings"]) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line == (
        f"{own_settings}:3:1: No action is called “question.hnt”. Correct or remove it. "
        "Did you mean “question.hint”?"
    )


def test_every_setting_is_listed_with_where_it_comes_from(
    own_settings: Path, capsys: Capture
) -> None:
    write(own_settings, "minutes = 5\n")
    assert main(["settings"]) == 0
    out = capsys.readouterr().out
    assert "minutes              5 (from the settings file)\n" in out
    assert "player               you (as it comes)\n" in out
    assert main(["settings", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["file"] == str(own_settings)
    assert found["settings"]["minutes"] == {"value": 5, "from": "file", "name": str(own_settings)}
    assert found["settings"]["keys"]["value"] == {}


def test_a_value_is_set_and_reset(own_settings: Path, capsys: Capture) -> None:
    assert main(["settings", "set", "questions_per_round", "5"]) == 0
    assert "Questions in a round: 5." in capsys.readouterr().out
    assert tomllib.loads(own_settings.read_text(encoding="utf-8")) == {"questions_per_round": 5}
    assert main(["settings", "reset", "questions_per_round"]) == 0
    assert "Questions in a round: 10." in capsys.readouterr().out
    assert tomllib.loads(own_settings.read_text(encoding="utf-8")) == {}
    assert main(["settings", "path"]) == 0
    assert capsys.readouterr().out == f"{own_settings}\n"


def test_a_variable_that_overrules_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("ALPINE_QUIZ_MINUTES", "9")
    assert main(["settings", "set", "minutes", "5"]) == 0
    assert "Kept, but ALPINE_QUIZ_MINUTES overrules it" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("minuts", "5", "Did you mean “minutes”?"),
        ("minutes", "many", "as a whole number from 0 to 180"),
        ("language", "tlh", "Choose from: auto, en, fr."),
        ("player", "Z\x1b[2Jo", "U+001B"),
        ("keys", "x", "Name the action"),
        ("keys.question.hnt", "x", "All of them: alpine-quiz settings keys"),
        ("keys.hint", "H", "Did you mean “question.hint”?"),
        ("keys.hnt", "H", "Did you mean “question.hint”?"),
        ("keys.question.hnt", "x", "Did you mean “question.hint”?"),
        ("keys.question.hint", "s", "“question.source” already"),
        ("keys.question.hint", "question_mark", "“app.help” already"),
        ("keys.question.hint", "?", "“app.help” already"),
        ("keys.question.hint", "down", "“rows.down” already"),
        ("keys.question.hint", "enter", "gives the answer"),
        ("keys.question.hint", "a", "chooses an option"),
        ("keys.question.hint", "3", "chooses an option"),
        ("keys.home.play", "ctrl+q", "quits from anywhere"),
        ("keys.home.play", "no such key", "is not a key"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    key: str, value: str, why: str, own_settings: Path, capsys: Capture
) -> None:
    assert main(["settings", "set", key, value]) == 1
    err = capsys.readouterr().err
    assert why in err
    assert "\x1b" not in err
    # The file has nothing to do with it.
    assert own_settings.name not in err
    assert not own_settings.exists()


def test_every_action_is_listed_with_its_keys(own_settings: Path, capsys: Capture) -> None:
    write(own_settings, '[keys]\n"question.hint" = "w,f2"\n')
    assert main(["settings", "keys"]) == 0
    rows = [line.split(maxsplit=2) for line in capsys.readouterr().out.splitlines()]
    assert ["question.hint", "w,f2", "a hint, where there is one"] in rows
    assert ["home.play", "n", "play"] in rows
    assert {row[0] for row in rows if row and "." in row[0]} >= set(known_keys())


def test_a_key_is_bound_and_its_own_comes_back(own_settings: Path, capsys: Capture) -> None:
    assert main(["settings", "set", "keys.question.hint", "w,f2"]) == 0
    assert main(["settings", "set", "keys.question.source", "w"]) == 1
    assert "“question.hint” already" in capsys.readouterr().err
    assert main(["settings", "reset", "keys.question.hint"]) == 0
    assert "as they come" in capsys.readouterr().out


def test_a_broken_file_is_told_with_its_line_and_the_game_starts(
    own_settings: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    write(own_settings, 'player = "Zoé"\nlanguage = fr\n')
    assert play(monkeypatch, "--pack", SEVEN) == 0
    told = capsys.readouterr()
    assert f"{own_settings}:2:12: No value can begin like this." in told.err
    assert "7 questions. ? is help" in told.out


def test_one_bad_value_leaves_the_others(
    own_settings: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    write(own_settings, 'minutes = "soon"\nquestions_per_round = 3\n')
    assert play(monkeypatch, "--pack", SEVEN) == 0
    told = capsys.readouterr()
    assert f"{own_settings}:1:1: " in told.err
    assert "3 questions. ? is help" in told.out


def test_what_is_set_holds_where_the_command_line_says_nothing(
    own_settings: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    path = SEVEN.replace("\\", "/")
    write(own_settings, f'pack = "{path}"\nplayer = "Zoé"\nquestions_per_round = 2\n')
    assert play(monkeypatch) == 0
    assert "Question 1 of 2." in capsys.readouterr().out
    assert play(monkeypatch, "--questions", "4") == 0
    assert "Question 1 of 4." in capsys.readouterr().out
    # A seed is the same round everywhere, whatever is set here.
    assert play(monkeypatch, "--seed", "s") == 0
    assert "Question 1 of 7." in capsys.readouterr().out


def test_an_exam_has_the_length_and_the_time_that_are_set(
    own_settings: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    write(own_settings, "exam_questions = 3\nexam_minutes = 30\n")
    assert play(monkeypatch, "--mode", "exam", "--pack", SEVEN) == 0
    out = capsys.readouterr().out
    assert "Question 1 of 3." in out
    assert "30 minutes" in out


def test_questions_are_in_the_language_that_is_set_or_in_that_of_the_game(
    own_settings: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def stem(*options: str) -> str:
        assert play(monkeypatch, "--seed", "s", *options) == 0
        return capsys.readouterr().out.split("\n")[4]

    english, french = stem("--lang", "en"), stem("--lang", "fr")
    assert english != french
    assert stem() == english
    write(own_settings, 'questions = "fr-CH"\n')
    assert stem() == french
    assert stem("--lang", "en") == english
    assert play(monkeypatch, "--pack", SEVEN) == 0
    assert play(monkeypatch, "--pack", SEVEN, "--lang", "tlh") == 1
    capsys.readouterr()
    own_settings.unlink()
    monkeypatch.setenv("ALPINE_QUIZ_LANGUAGE", "fr")
    assert stem() == french


def test_a_pack_that_was_set_and_is_gone_is_told_and_another_is_played(
    own_settings: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    write(own_settings, 'pack = "gone"\n')
    assert play(monkeypatch) == 0
    told = capsys.readouterr()
    assert "There is no pack “gone”" in told.err
    assert "10 questions." in told.out
    assert play(monkeypatch, "--pack", "gone") == 1


def test_plain_lines_can_be_set_for_good(
    own_settings: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    write(own_settings, "plain = true\n")
    monkeypatch.setattr("alpine_quiz.cli.play.on_a_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    assert main([]) == 0
    out = capsys.readouterr().out
    assert "1. Play (n): ten questions" in out
    assert "no terminal" not in out
