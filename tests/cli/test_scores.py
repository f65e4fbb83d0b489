"""``alpine-quiz scores``."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.model import Localized
from alpine_quiz.bank.pack import load_pack
from alpine_quiz.cli import scores
from alpine_quiz.game.seats import Style
from alpine_quiz.language.catalogue import speak
from alpine_quiz.language.clean import first_forbidden
from alpine_quiz.library.packs import questions_folder
from alpine_quiz.plain.looking_back.parts import Part
from alpine_quiz.records.store import Records, records_path
from alpine_quiz.settings.loading import load
from tests.records.playing import (
    CHOICE,
    TEXT,
    Calendar,
    answer,
    pack_of,
    play,
    right,
    start,
    wrong,
)
from tests.records.test_hotseat import move, together

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def ann() -> None:
    """Let Ann have finished a round and left another."""
    with Records.open(records_path(), Calendar()) as records:
        kept = start(records, [CHOICE, TEXT], player="Ann")
        answer(kept, wrong(CHOICE), right(TEXT))
        play(records, "+", of=3, player="Ann")


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    scores.add_parser(parser.add_subparsers())
    args = parser.parse_args(["scores", *arguments])
    args.loaded = load()
    code: int = args.run(args)
    return code


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no pack be here."""
    monkeypatch.setattr("alpine_quiz.records.looking_back.pack_paths", dict)


@pytest.mark.usefixtures("ann", "gone")
def test_the_weakest_facts_are_the_same_ones_in_every_form(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("--player", "Ann", "--part", "facts") == 0
    out = capsys.readouterr().out
    assert "Those missed last time, then those least likely to be known now." in out
    assert run("--player", "Ann", "--json") == 0
    facts = json.loads(capsys.readouterr().out)["facts"]
    weak = [each["fact"] for each in facts["weakest"]]
    assert weak
    assert not set(weak) & {each["fact"] for each in facts["strongest"]}


@pytest.mark.usefixtures("ann")
def test_whose_scores_they_are_the_settings_say(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ALPINE_QUIZ_PLAYER", "Ann")
    assert run() == 0
    assert capsys.readouterr().out.startswith("Scores of Ann")


def test_before_the_first_round_it_says_so_and_makes_no_file(
    capsys: pytest.CaptureFixture[str], own_data_folder: Path
) -> None:
    assert run() == 0
    assert "No rounds yet." in capsys.readouterr().out
    assert not own_data_folder.exists()


@pytest.mark.usefixtures("ann")
def test_a_player_sees_rounds_and_topics(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--player", "ann") == 0
    out = capsys.readouterr().out
    assert out.startswith(
        "Scores of Ann\n\nRounds finished: 1\nAll questions: 2 of 3, 67\N{NO-BREAK SPACE}%\n"
    )
    assert "1 of 3  Alpine, the sports cars from Dieppe, left after 1\n" in out
    assert "Nothing: no question here asks about the facts you have met." in out
    assert "  The cars  1 of 2, 50 %\n  People    1 of 1, 100 %\n" in out.replace(
        "\N{NO-BREAK SPACE}", " "
    )


@pytest.mark.usefixtures("ann")
def test_as_json_everything_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--player", "Ann", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    identities = [each.pop("id") for each in found["rounds"]]
    assert found.pop("best") == identities[1]
    for name in ("totals", "streaks", "days", "weeks", "due", "facts", "modes"):
        assert found.pop(name)
    assert [each.pop("seats") for each in found["rounds"]] == [[], []]
    assert found == {
        "player": "Ann",
        "pack": None,
        "documents": [
            {
                "pack": "alpine",
                "document": "history",
                "title": "A history of the marque",
                "answers": 2,
                "points": 1.0,
                "share": 0.5,
            }
        ],
        "types": [
            {"type": "choice", "answers": 2, "points": 1.0, "share": 0.5},
            {"type": "text", "answers": 1, "points": 1.0, "share": 1.0},
        ],
        "difficulties": [{"difficulty": 2, "answers": 3, "points": 2.0, "share": 0.666667}],
        "overall": {"answers": 3, "points": 2.0, "share": 0.666667},
        # The rounds were played years before today.
        "last_7_days": {"answers": 0, "points": 0.0, "share": None},
        "rounds": [
            {
                "pack": "alpine",
                "title": "Alpine",
                "language": "en",
                "mode": "quick",
                "topic": "",
                "started": "2025-11-22T12:06:00+00:00",
                "latest": "2025-11-22T12:07:00+00:00",
                "finished": False,
                "answered": 1,
                "total": 3,
                "points": 1.0,
            },
            {
                "pack": "alpine",
                "title": "Alpine",
                "language": "en",
                "mode": "quick",
                "topic": "",
                "started": "2025-11-22T12:02:00+00:00",
                "latest": "2025-11-22T12:04:00+00:00",
                "finished": True,
                "answered": 2,
                "total": 2,
                "points": 1.0,
            },
        ],
        "topics": [
            {
                "pack": "alpine",
                "title": "Alpine",
                "topic": "cars",
                "answers": 2,
                "points": 1.0,
                "share": 0.5,
            },
            {
                "pack": "alpine",
                "title": "Alpine",
                "topic": "people",
                "answers": 1,
                "points": 1.0,
                "share": 1.0,
            },
        ],
    }


def test_without_a_round_json_is_empty_not_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--json") == 0
    nothing = {"answers": 0, "points": 0.0, "share": None}
    found = json.loads(capsys.readouterr().out)
    assert found["player"] == "you"
    assert found["overall"] == found["last_7_days"] == nothing
    assert found["best"] is None
    for name in ("rounds", "topics", "documents", "types", "difficulties", "modes"):
        assert found[name] == []
    assert found["streaks"]["days"] == {"now": 0, "longest": 0, "kept": False}
    assert len(found["days"]) == 30
    assert len(found["due"]["days"]) == 31


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_an_unknown_player_is_refused_with_the_known_ones(
    capsys: pytest.CaptureFixture[str], more: tuple[str, ...]
) -> None:
    assert run("--player", "Eve\x1b[2J", *more) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "Nobody called “Eve␛[2J” has played here. Players here: Ann.\n"


@pytest.mark.usefixtures("ann")
def test_looking_at_scores_makes_no_player(capsys: pytest.CaptureFixture[str]) -> None:
    run("--player", "Eve")
    run()
    with Records.open(records_path()) as records:
        assert [each.name for each in records.players()] == ["Ann"]


def test_records_that_cannot_be_read_are_refused_with_place_and_remedy(
    capsys: pytest.CaptureFixture[str], own_data_folder: Path
) -> None:
    own_data_folder.mkdir()
    records_path().write_text("not a database")
    assert run() == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert str(records_path()) in err
    assert "Move it away" in err


@pytest.mark.usefixtures("ann")
def test_records_that_cannot_be_written_can_still_be_looked_at(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alpine_quiz.records.file.PATIENCE", 0.01)
    with closing(sqlite3.connect(records_path(), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert run("--player", "Ann") == 0
    assert "Rounds finished: 1" in capsys.readouterr().out


PARTS = [part.value for part in Part]


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_shown_by_itself(capsys: pytest.CaptureFixture[str], part: str) -> None:
    assert run("--player", "Ann", "--part", part) == 0
    alone = capsys.readouterr().out
    assert alone.startswith("Scores of Ann\n\n")
    assert alone.count("\n") > 3
    assert run("--player", "Ann") == 0
    assert alone.split("\n\n", 1)[1] in capsys.readouterr().out


@pytest.mark.usefixtures("ann")
def test_packs_are_named_in_the_language_of_the_program(
    capsys: pytest.CaptureFixture[str],
) -> None:
    pack, _ = load_pack(questions_folder() / "alpine")
    assert pack is not None
    for language in ("en", "fr"):
        speak(language)
        assert run("--player", "Ann", "--part", "rounds") == 0
        assert pack.title.in_language(language) in capsys.readouterr().out
    assert pack.title.in_language("fr") != pack.title.in_language("en")


def test_the_command_knows_all_parts() -> None:
    assert list(scores.PARTS) == PARTS


@pytest.mark.usefixtures("ann", "gone")
@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_a_table_for_a_spreadsheet(
    capfdbinary: pytest.CaptureFixture[bytes], part: str
) -> None:
    assert run("--player", "Ann", "--csv", part) == 0
    data = capfdbinary.readouterr().out
    assert data.count(b"\r\n") == data.count(b"\n") > 1
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert all(rows[0])


@pytest.mark.parametrize("part", PARTS)
def test_a_table_of_nothing_still_has_its_header(
    capfdbinary: pytest.CaptureFixture[bytes], part: str
) -> None:
    assert run("--csv", part) == 0
    assert capfdbinary.readouterr().out.endswith(b"\r\n")


@pytest.mark.usefixtures("ann")
def test_one_pack_is_looked_at_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with Records.open(records_path(), Calendar()) as records:
        play(records, "++", player="Ann", pack=pack_of(id_="rivers"))
    assert run("--player", "Ann", "--pack", "rivers", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["pack"] == "rivers"
    assert {each["pack"] for each in found["rounds"] + found["topics"]} == {"rivers"}
    assert found["overall"]["answers"] == 2
    assert run("--player", "Ann", "--all", "--json") == 0
    assert json.loads(capsys.readouterr().out)["overall"]["answers"] == 5


def test_a_pack_that_nobody_has_played_and_is_not_here_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("--pack", "alpin") == 1
    assert "Did you mean alpine?" in capsys.readouterr().err


def test_who_has_only_shared_a_keyboard_sees_the_round_and_its_seats(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Records.open(records_path(), Calendar()) as records:
        kept = together(records, Style.TURNS)
        move(kept, well=True)
        move(kept, well=False)
    assert run() == 0
    out = capsys.readouterr().out
    assert "Ann 1, Bob 0, Zoé 0, left after 2" in out
    assert "Nothing has been answered yet." in out
    assert run("--json") == 0
    seats = json.loads(capsys.readouterr().out)["rounds"][0]["seats"]
    assert [each["name"] for each in seats] == ["Ann", "Bob", "Zoé"]
    assert [each["points"] for each in seats] == [1.0, 0.0, 0.0]


HOSTILE = ["=cmd()", "[red]x[/red]", "\u202eRTL", "two\nlines", "＝1+1", " @a", "\x1b[2J"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_neither_a_formula_nor_a_control(
    capfdbinary: pytest.CaptureFixture[bytes], text: str
) -> None:
    with Records.open(records_path(), Calendar()) as records:
        item = replace(CHOICE, stem=text, topic=text, facts=(text,))
        kept = start(records, [item], pack=replace(pack_of([item]), title=Localized({"": text})))
        answer(kept, wrong(item))
    for part in ("accuracy", "facts", "rounds"):
        assert run("--csv", part) == 0
        table = capfdbinary.readouterr().out.decode()
        assert first_forbidden(table.replace("\r\n", "")) is None
        cells = [cell for row in csv.reader(io.StringIO(table, newline="")) for cell in row]
        assert not any(cell.lstrip()[:1] in tuple("=+-@＝") for cell in cells if cell)
        assert run("--part", part) == 0
        lines = capfdbinary.readouterr().out.decode()
        assert first_forbidden(lines) is None
