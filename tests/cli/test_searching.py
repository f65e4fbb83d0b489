"""``alpine-quiz packs search``, and ``play --search``."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.cli.main import main
from tests.library.machine import make_pack
from tests.library.shelves import write_pack

if TYPE_CHECKING:
    from pathlib import Path

    Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def packs(own_data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the packs that a user has added, with some."""
    monkeypatch.setattr("alpine_quiz.library.packs.questions_folder", lambda: own_data_folder / "x")
    folder = own_data_folder / "packs"
    make_pack(folder / "rivers")
    write_pack(folder / "towns", *(f"t{number} Which town is Rouen" for number in range(25)))
    return folder


def searched(capsys: Captured, *arguments: str) -> str:
    assert main(["packs", "search", *arguments]) == 0
    return capsys.readouterr().out


def test_what_is_found_is_listed_with_how_to_name_it(capsys: Captured) -> None:
    out = searched(capsys, "seine")
    assert "rivers, rouen.choice (en): Which river flows through Rouen?" in out
    assert "Answer" not in out
    assert "1 question found.\n1 fact: 0 asked, 0 known\n" in out


def test_answers_are_shown_where_they_are_asked_for(capsys: Captured) -> None:
    out = searched(capsys, "seine", "--answers")
    assert "  Answer: Seine\n  The tide could be felt as far as here.\n" in out


def test_of_many_the_first_are_shown(capsys: Captured) -> None:
    out = searched(capsys, "rouen")
    assert out.count("Rouen?") == 20
    assert "26 questions found." in out
    assert "All of them: --all" in out
    assert searched(capsys, "rouen", "--all").count("Rouen?") == 26


def test_kinds_narrow_what_is_found(capsys: Captured) -> None:
    assert "25 questions found." in searched(capsys, "--pack", "towns")
    assert "1 question found." in searched(capsys, "rouen", "--type", "choice")
    assert "26 questions found." in searched(capsys, "--difficulty", "medium", "--lang", "en")
    assert "Nothing was found." in searched(capsys, "--topic", "nowhere")
    assert "Nothing was found." in searched(capsys, "--lang", "fr")


def test_filters_that_hide_what_is_sought_are_told(capsys: Captured) -> None:
    said = "Nothing was found with these filters; without them there are 26 questions.\n"
    assert searched(capsys, "rouen", "--lang", "fr") == said
    assert "Fewer words" in searched(capsys, "nowhere", "--lang", "fr")


def test_a_pack_anywhere_is_searched_by_its_path(capsys: Captured, tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "mine", "one Which is mine")
    out = searched(capsys, "mine", "--pack", str(folder), "--answers")
    assert out.splitlines()[0] == "mine, one (en): one Which is mine?"
    assert "Answer: mine" in out


def test_a_pack_that_is_not_here_is_told(capsys: Captured) -> None:
    assert main(["packs", "search", "x", "--pack", "river"]) == 1
    assert "Did you mean rivers?" in capsys.readouterr().err


@pytest.mark.parametrize("words", ['"', "*", "NEAR(", ":", "-x"])
def test_no_words_are_an_error(capsys: Captured, words: str) -> None:
    assert "Traceback" not in searched(capsys, "--", words)


def test_it_is_a_json_document(capsys: Captured) -> None:
    found = json.loads(searched(capsys, "seine", "--json"))
    assert found == {
        "found": 1,
        "questions": [
            {
                "pack": "rivers",
                "id": "rouen.choice",
                "language": "en",
                "type": "choice",
                "topic": "",
                "difficulty": 2,
                "stem": "Which river flows through Rouen?",
                "facts": ["rouen-river"],
                "answers": 0,
                "p": None,
                "measured": None,
                "flags": 0,
            }
        ],
    }
    (question,) = json.loads(searched(capsys, "seine", "--json", "--answers"))["questions"]
    assert question["answer"] == "Seine"


def played(monkeypatch: pytest.MonkeyPatch, capsys: Captured, typed: str, *arguments: str) -> str:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    main(["play", "--plain", *arguments])
    captured = capsys.readouterr()
    return captured.out + captured.err


def test_what_is_searched_for_is_played_and_goes_on_where_it_was_left(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    what = ("--pack", "towns", "--search", "town rouen", "--type", "text")
    out = played(monkeypatch, capsys, "rouen\n\nq\n", *what, "--questions", "3")
    assert "Questions that were searched for." in out
    assert "Question 1 of 3." in out
    out = played(monkeypatch, capsys, "q\n", "--resume")
    assert "Question 2 of 3." in out
    main(["scores"])
    assert "search, town rouen type:text" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--search", "zebra"], "Nothing that could be asked was found."),
        (["--mode", "search"], "Search for what?"),
        (["--search", "?!"], "Search for what?"),
        (["--mode", "exam", "--difficulty", "easy"], "Leave out --difficulty."),
        (["--resume", "--search", "x"], "Leave out --search."),
        (["--search", "seine", "--seats", "Zoé,Ann"], "Leave out --search."),
    ],
)
def test_what_cannot_be_played_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured, arguments: list[str], said: str
) -> None:
    assert said in played(monkeypatch, capsys, "", "--pack", "rivers", *arguments)
