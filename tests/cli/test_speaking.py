"""Which language the program speaks, and that argparse speaks it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.cli import main as cli
from alpine_quiz.cli import parsing
from alpine_quiz.cli.main import main
from alpine_quiz.cli.speaking import parted, settings_given, speaking_english
from alpine_quiz.language.catalogue import speak, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from alpine_quiz.settings.loading import Loaded


@pytest.mark.parametrize(
    ("given", "language"),
    [
        (["--interface", "fr", "play"], "fr"),
        (["--interface=fr-CA"], "fr"),
        (["--inter", "FR", "scores"], "fr"),
        (["--interface", "fr", "--interface", "en"], "en"),
        (["--version", "--interface", "fr"], "fr"),
        (["play", "--interface", "fr"], "fr"),
        (["packs", "list", "--interface=fr"], "fr"),
        (["play", "--inter", "fr"], "en"),
        (["play", "--", "--interface", "fr"], "en"),
        (["--interface"], "en"),
        (["play", "--interface"], "en"),
        (["--interface", "tlh"], "en"),
        (["--", "--interface"], "en"),
        ([], "en"),
    ],
)
def test_the_language_is_asked_for_before_or_behind_the_command(
    given: list[str], language: str
) -> None:
    assert settings_given(given).settings.interface_language == language


def test_the_environment_is_asked_next_then_the_file_and_the_machine_last(
    monkeypatch: pytest.MonkeyPatch, own_settings: Path
) -> None:
    def spoken_with(*given: str) -> str:
        return settings_given(given).settings.interface_language

    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert spoken_with() == "fr"
    own_settings.parent.mkdir()
    own_settings.write_text('language = "en"\n', encoding="utf-8")
    assert spoken_with() == "en"
    monkeypatch.setenv("ALPINE_QUIZ_LANGUAGE", "fr")
    assert spoken_with() == "fr"
    assert spoken_with("--interface", "en") == "en"
    monkeypatch.setenv("ALPINE_QUIZ_LANGUAGE", "tlh")
    assert spoken_with() == "en"


def test_the_rest_is_left_for_the_command() -> None:
    assert parted(["--interface", "fr", "play", "--plain"]) == ("fr", ["play", "--plain"])
    assert parted(["play", "--interface", "fr", "--plain"]) == ("fr", ["play", "--plain"])


def test_a_command_runs_with_the_language_behind_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "--interface", "fr", "list"]) == 0
    assert spoken() == "fr"
    assert "alpine" in capsys.readouterr().out
    for given in (["packs", "list", "--interface", "tlh"], ["packs", "list", "--interface"]):
        with pytest.raises(SystemExit) as ended:
            main(given)
        assert ended.value.code == 2
        assert "is no language of this program: en, fr" in capsys.readouterr().err


@pytest.mark.parametrize("given", [[], ["--interface", "fr"], ["--interface=en"]])
def test_the_game_opens_without_a_parser(
    given: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_home(_: Loaded) -> int:
        opened.append(spoken())
        return 0

    monkeypatch.setattr("alpine_quiz.cli.play.open_home", open_home)
    monkeypatch.setattr(cli, "parser", None)
    assert main(given) == 0
    assert opened == ["fr" if "fr" in given else "en"]


def test_a_language_that_is_not_spoken_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--interface", "tlh"])
    assert ended.value.code == 2
    assert "“tlh” is no language of this program: en, fr" in capsys.readouterr().err


def test_english_is_spoken_for_other_programs_only() -> None:
    speak("fr")
    with speaking_english():
        assert spoken() == "en"
    assert spoken() == "fr"


WRONG: tuple[list[str], ...] = (
    [],
    ["nope"],
    ["packs"],
    ["packs", "info"],
    ["play", "--bogus"],
    ["play", "--questions"],
    ["play", "--questions", "x"],
    ["play", "--mode", "duel"],
    ["play", "--p", "x"],
    ["play", "--plain=x"],
    ["propose", "x"],
    ["compose"],
    ["documents", "add"],
    ["scores", "--all", "--pack", "alpine"],
    ["--interface"],
)
HELP = (
    ["--help"],
    *([*words, "--help"] for words in (
        ["play"], ["packs"], ["packs", "list"], ["packs", "check"], ["facts"], ["facts", "check"],
        ["facts", "report"], ["propose"], ["review"], ["compose"], ["documents"],
        ["documents", "add"], ["documents", "list"], ["scores"],
        ["settings"], ["settings", "set"], ["settings", "reset"], ["settings", "path"],
    )),
)  # fmt: skip
TITLES = {"commands", "actions", "subcommands"}
"""Titles are ours already, and looked up by argparse once more; the last it asks for in vain."""


@pytest.mark.parametrize("given", [*WRONG, *HELP], ids=" ".join)
def test_what_argparse_says_is_marked_for_translation(
    given: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def heard(message: str) -> str:
        asked.append(message)
        return message

    monkeypatch.setattr(parsing, "tr", heard)
    with pytest.raises(SystemExit) as ended:
        cli.parser().parse_args(given)
    assert ended.value.code == (0 if "--help" in given else 2)
    capsys.readouterr()
    assert asked
    assert set(asked) <= {*parsing.MESSAGES, *TITLES}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["play", "--mode", "duel"], "«\u00a0duel\u00a0» (choisissez parmi quick, topic, "),
        (["nope"], "«\u00a0nope\u00a0» (choisissez parmi play, host, "),
        (["scores", "--all", "--pack", "x"], "incompatible avec l’argument "),
        (["play", "--plain=x"], "aucune valeur n’est attendue (reçu\u00a0: «\u00a0x\u00a0»)"),
    ],
)
def test_what_is_refused_is_quoted_as_the_language_does(
    given: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--interface", "fr", *given])
    err = capsys.readouterr().err
    assert said in err
    assert "'" not in err


def test_argparse_speaks_the_language_of_the_program(
    loud: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--interface", "fr", "compose"])
    assert capsys.readouterr().err.splitlines() == [
        "USAGE: alpine-quiz compose [-h] [--check] PACK [PACK ...]",
        "alpine-quiz compose: ERROR: THE FOLLOWING ARGUMENTS ARE REQUIRED: PACK",
    ]
    with pytest.raises(SystemExit):
        main(["--interface", "fr", "compose", "--help"])
    out = capsys.readouterr().out
    assert "\nCOMPOSE THE BANKS OF PACKS FROM THEIR FACTS." in out
    assert "\nOPTIONS:\n  -h, --help  SHOW THIS HELP MESSAGE AND EXIT\n" in out
