"""Several windows, and several processes, share the records."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import pytest

from alpine_quiz.game.round import Phase
from alpine_quiz.records.store import Records
from tests.records.playing import (
    CHOICE,
    ITEMS,
    MULTIPLE,
    TRUE_FALSE,
    answer,
    play,
    resume,
    right,
    start,
    wrong,
)


def test_an_answer_given_in_another_window_stands(path: Path) -> None:
    with Records.open(path) as here, Records.open(path) as there:
        answer(start(here), right(CHOICE))
        first, second = resume(here), resume(there)
        answer(first, right(MULTIPLE))
        verdict = second.answer(wrong(MULTIPLE))
        assert second.answered_elsewhere
        assert verdict is not None
        assert verdict.credit == 1
        latest = second.round.latest
        assert latest is not None
        assert latest.answer == right(MULTIPLE)
        second.explain()
        second.next()
        assert not second.answered_elsewhere
        answer(second, right(TRUE_FALSE))
        assert not second.answered_elsewhere
        assert here.scores(here.player()).overall.answers == 3


def test_two_windows_play_one_round_to_its_end_and_it_counts_once(path: Path) -> None:
    with Records.open(path) as here, Records.open(path) as there:
        answer(start(here), right(CHOICE))
        first, second = resume(here), resume(there)
        for item in ITEMS[1:]:
            answer(first, right(item))
            answer(second, wrong(item))
        assert first.round.phase is second.round.phase is Phase.FINISHED
        assert second.round.score == len(ITEMS)
        (only,) = there.scores(there.player()).rounds
        assert (only.score, only.finished) == (Fraction(len(ITEMS)), True)
        assert here.history(here.player(), "alpine")["mechanicals"].seen == 1


def test_two_windows_play_rounds_of_their_own(path: Path) -> None:
    with Records.open(path) as here, Records.open(path) as there:
        first, second = start(here), start(there)
        answer(first, right(CHOICE))
        answer(second, right(CHOICE))
        answer(first, right(MULTIPLE))
        saved = there.unfinished(there.player())
        assert saved is not None
        assert saved.uid == first.saved.uid
        assert there.scores(there.player()).overall.answers == 3


def test_a_player_deleted_in_another_window_can_play_on(path: Path) -> None:
    with Records.open(path) as here, Records.open(path) as there:
        kept = start(here, player="Ann")
        answer(kept, right(CHOICE))
        there.write(lambda rows: rows.execute("DELETE FROM player"))
        answer(kept, right(MULTIPLE))
        assert here.scores(here.player("Ann")).overall.answers == 2


def test_a_change_keeps_others_from_writing_from_its_very_beginning(path: Path) -> None:
    """Else it could read, be overtaken, and fail."""

    def look_first(connection: sqlite3.Connection) -> None:
        connection.execute("SELECT * FROM player").fetchall()
        with (
            closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("BEGIN IMMEDIATE")

    with Records.open(path) as records:
        records.write(look_first)


def test_what_one_window_plays_the_other_knows(path: Path) -> None:
    with Records.open(path) as here, Records.open(path) as there:
        play(here, "+", of=2)
        assert there.history(there.player(), "alpine")["item0"].credit == 1


def test_processes_that_begin_at_once_make_one_file_and_lose_nothing(path: Path) -> None:
    games = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.records.child", str(path), player, "20"],
            stdout=subprocess.PIPE,
            encoding="utf-8",
            cwd=Path(__file__).parents[2],
        )
        for player in ("Ann", "Bob", "Cid", "Ann")
    ]
    printed = [game.communicate()[0].splitlines() for game in games]
    assert [game.returncode for game in games] == [0, 0, 0, 0]
    assert not [line for lines in printed for line in lines if line.startswith("unsaved")]
    with Records.open(path) as records:
        assert {player.name for player in records.players()} == {"Ann", "Bob", "Cid"}
        kept = {line.rsplit("\t", 1)[0] for lines in printed for line in lines}
        answers = records.read(
            lambda rows: rows.execute(
                "SELECT uid, position FROM answer JOIN round ON round.id = answer.round"
            ).fetchall()
        )
        assert {f"{uid}\t{position}" for uid, position in answers} == kept
        assert len(answers) == len(kept)
