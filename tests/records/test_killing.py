"""A game killed at any moment loses no answer whose verdict was shown, and goes on."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.game.hotseat import Stage
from alpine_quiz.game.modes import Mode, rules_of
from alpine_quiz.game.notation import as_text
from alpine_quiz.game.round import Phase
from alpine_quiz.game.seats import Style, seats_of
from alpine_quiz.records.history import derive_again
from alpine_quiz.records.store import Records
from tests.records.child import TABLE, go_on
from tests.records.playing import ITEMS, answer, right

if TYPE_CHECKING:
    import sqlite3

QUESTIONS = 60
HOUSE = Path(__file__).parents[2]


def killed_game(path: Path, moment: int, mode: str = Mode.QUICK, *more: str) -> list[str]:
    """Play in another process, kill it after ``moment`` verdicts, return the lines it printed.

    It plays on while we decide, so it dies anywhere: in a transaction, a write, a verdict.
    """
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.records.child",
            str(path),
            "you",
            str(QUESTIONS),
            mode,
            *more,
        ],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=HOUSE,
    ) as game:
        assert game.stdout is not None
        lines = [game.stdout.readline() for _ in range(moment)]
        game.kill()
        lines += game.stdout.readlines()
    # A line cut off by the kill was not shown.
    return [line.rstrip("\n") for line in lines if line.endswith("\n")]


def check_whole(records: Records) -> None:
    def derived(connection: sqlite3.Connection) -> list[object]:
        return connection.execute("SELECT * FROM past ORDER BY subject").fetchall()

    assert records.read(lambda rows: rows.execute("PRAGMA integrity_check").fetchone()) == ("ok",)
    before = records.read(derived)
    records.write(derive_again)
    assert records.read(derived) == before


def check_killed(path: Path, moment: int) -> None:
    shown = killed_game(path, moment)
    assert len(shown) >= moment
    with Records.open(path) as records:
        check_whole(records)
        kept = go_on(records, "you", QUESTIONS)
        if len(shown) < QUESTIONS:
            recorded = [
                "\t".join([kept.saved.uid, str(position), as_text(played.answer)])
                for position, played in enumerate(kept.round.played)
            ]
            assert recorded[: len(shown)] == shown
            # The one whose verdict was just to be shown may be there too.
            assert len(recorded) <= len(shown) + 1
            assert kept.round.phase is Phase.ASKED or len(recorded) == QUESTIONS
        while kept.round.phase is not Phase.FINISHED:
            answer(kept, right(kept.round.current.item))
        (only, *_) = records.scores(records.player()).rounds
        assert (only.finished, only.out_of) == (True, QUESTIONS)


@pytest.mark.parametrize("moment", [1, 2, 7, 19, 40])
def test_a_killed_game_has_lost_nothing_shown_and_goes_on(path: Path, moment: int) -> None:
    check_killed(path, moment)


@pytest.mark.long
@pytest.mark.parametrize("number", range(200))
def test_killed_at_200_random_moments(path: Path, number: int) -> None:
    check_killed(path, random.Random(number).randint(1, QUESTIONS - 2))


@pytest.mark.parametrize("mode", [Mode.SURVIVAL, Mode.EXAM, Mode.DAILY, Mode.REVIEW])
def test_every_way_to_play_survives_being_killed(path: Path, mode: Mode) -> None:
    shown = killed_game(path, 6, mode)
    with Records.open(path) as records:
        check_whole(records)
        kept = go_on(records, "you", QUESTIONS)
        assert len(shown) <= len(kept.round.played) <= len(shown) + 1
        assert {line.split("\t")[0] for line in shown} == {kept.saved.uid}
        assert kept.saved.mode == mode
        assert kept.round.rules == rules_of(mode)
        assert kept.round.lives == (1 if mode is Mode.SURVIVAL else None)
        before = records.schedule(records.player(), "alpine")
        # An exam counts once it is over.
        assert len(before) >= (0 if mode is Mode.EXAM else len(ITEMS) - 1)
        records.write(derive_again)
        assert records.schedule(records.player(), "alpine") == before


@pytest.mark.parametrize("moment", [1, 5, 23])
@pytest.mark.parametrize("style", list(Style))
def test_a_killed_hot_seat_goes_on_with_the_same_seats_and_points(
    path: Path, style: Style, moment: int
) -> None:
    shown = killed_game(path, moment, Mode.HOTSEAT, style)
    with Records.open(path) as records:
        check_whole(records)
        kept = go_on(records, "you", QUESTIONS)
        recorded = [
            "\t".join([kept.saved.uid, str(position), as_text(played.answer), str(played.seat)])
            for position, played in enumerate(kept.round.played)
        ]
        assert recorded[: len(shown)] == shown
        assert len(recorded) <= len(shown) + 1
        seats = kept.hot_seat
        assert seats is not None
        assert seats.seats == seats_of(TABLE, style)
        earned = {score.seat: score.points for score in seats.ranking()}
        for seat in range(1, len(TABLE) + 1):
            theirs = [played.points for played in kept.round.played if played.seat == seat]
            assert earned[seat] == sum(theirs)
        assert seats.stage is (Stage.HANDING_OVER if style is Style.TURNS else Stage.OPEN)
        assert records.history(records.player(), "alpine") == {}


def test_a_game_killed_again_and_again_is_played_to_its_end(path: Path) -> None:
    shown: list[str] = []
    for _ in range(4):
        shown += killed_game(path, 3)
    with Records.open(path) as records:
        check_whole(records)
        kept = go_on(records, "you", QUESTIONS)
        positions = [int(line.split("\t")[1]) for line in shown]
        assert positions == sorted(set(positions))
        assert len(kept.round.played) >= len(shown)
        assert {line.split("\t")[0] for line in shown} == {kept.saved.uid}
