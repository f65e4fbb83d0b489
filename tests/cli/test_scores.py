"""``alpine-quiz scores``."""

from __future__ import annotations

import argparse
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.cli import scores
from alpine_quiz.records.store import Records, records_path
from tests.records.playing import CHOICE, TEXT, Calendar, answer, play, right, start, wrong

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep records in a folder of this test's own."""
    folder = tmp_path / "data"
    monkeypatch.setenv("ALPINE_QUIZ_DATA", str(folder))
    return folder


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
    code: int = args.run(args)
    return code


def test_before_the_first_round_it_says_so_and_makes_no_file(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    assert run() == 0
    assert "No rounds yet." in capsys.readouterr().out
    assert not data.exists()


@pytest.mark.usefixtures("ann")
def test_a_player_sees_rounds_and_topics(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--player", "ann") == 0
    out = capsys.readouterr().out
    assert out.startswith(
        "Scores of Ann\n\nRounds finished: 1\nAll questions: 2 of 3, 66\N{NO-BREAK SPACE}%\n"
    )
    assert "1 of 3  Alpine, left after 1\n" in out
    assert "  Cars    1 of 2, 50 %\n  People  1 of 1, 100 %\n" in out.replace(
        "\N{NO-BREAK SPACE}", " "
    )


@pytest.mark.usefixtures("ann")
def test_as_json_everything_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--player", "Ann", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    identities = [each.pop("id") for each in found["rounds"]]
    assert found.pop("best") == identities[1]
    assert found == {
        "player": "Ann",
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
    assert json.loads(capsys.readouterr().out) == {
        "player": "you",
        "overall": nothing,
        "last_7_days": nothing,
        "best": None,
        "rounds": [],
        "topics": [],
    }


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
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    data.mkdir()
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
