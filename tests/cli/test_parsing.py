"""The parser of the commands."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.cli.main import main, parser

if TYPE_CHECKING:
    from collections.abc import Iterator


def commands(
    of: argparse.ArgumentParser, *before: str
) -> Iterator[tuple[list[str], argparse.ArgumentParser]]:
    """Yield each command with the words that name it, those below others too."""
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                words = [*before, name]
                yield words, command
                yield from commands(command, *words)


@pytest.mark.parametrize(
    ("words", "among_all"),
    commands(parser()),
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_a_command_given_is_found_as_among_all(
    words: list[str], among_all: argparse.ArgumentParser
) -> None:
    found = {" ".join(each): command for each, command in commands(parser(words))}
    assert found[" ".join(words)].format_help() == among_all.format_help()


def test_of_the_others_none_is_built() -> None:
    names = [" ".join(words) for words, _ in commands(parser(["packs", "check", "play"]))]
    assert names == ["packs", "packs check"]


@pytest.mark.parametrize("given", [[], ["-h"], ["-h", "play"], ["nope"], ["PLAY"], ["--", "play"]])
def test_where_none_is_given_all_are_built(given: list[str]) -> None:
    assert parser(given).format_help() == parser().format_help()


def test_a_command_misspelt_is_answered_with_all(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--interface", "en", "packs", "chek"])
    err = capsys.readouterr().err
    assert "choose from list, search, new, check, preview, edit, add, update, remove, info" in err
