"""Records damaged in the middle: the game goes on, says so, and leaves the file alone."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.records.failure import Failure
from alpine_quiz.records.file import copied_to_memory
from alpine_quiz.records.store import Records, look_into, open_or_play_on
from tests.records.playing import CHOICE, MULTIPLE, answer, play, right, start

if TYPE_CHECKING:
    from pathlib import Path

PAGE = 4096


@pytest.fixture
def played(path: Path) -> Path:
    """Return a file with some rounds, the last unfinished."""
    with Records.open(path) as records:
        for _ in range(5):
            play(records, "+-+-+-")
        play(records, "++", of=6)
    return path


def damage(path: Path, seed: int, share: float = 0.05) -> bytes:
    """Overwrite a share of the bytes after the first page at random; return what is there now."""
    content = bytearray(path.read_bytes())
    chance = random.Random(seed)
    for _ in range(int((len(content) - PAGE) * share)):
        content[chance.randrange(PAGE, len(content))] = chance.randrange(256)
    path.write_bytes(content)
    return bytes(content)


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("share", [0.0005, 0.05])
def test_the_game_goes_on_whatever_is_damaged(played: Path, seed: int, share: float) -> None:
    damage(played, seed, share)
    with open_or_play_on(played) as records:
        player = records.player()
        records.unfinished(player)
        records.history(player, "alpine")
        records.standing(player, "alpine")
        records.scores(player)
        kept = start(records)
        answer(kept, right(CHOICE), right(MULTIPLE))
        records.scores(player)
        assert kept.round.score == 2


@pytest.mark.parametrize("seed", range(10))
def test_the_game_goes_on_when_the_file_is_damaged_while_it_is_open(
    played: Path, seed: int
) -> None:
    with Records.open(played) as records:
        damage(played, seed, 0.3)
        records.read(lambda rows: rows.execute("PRAGMA shrink_memory"))
        kept = start(records)
        answer(kept, right(CHOICE), right(MULTIPLE))
        assert kept.round.score == 2
        assert records.scores(records.player()).overall.answers >= 2


@pytest.mark.parametrize("seed", range(5))
def test_damage_is_told_and_the_file_left_alone(played: Path, seed: int) -> None:
    before = damage(played, seed)
    with open_or_play_on(played) as records:
        answer(start(records), right(CHOICE))
        assert records.unsaved_because is not None
        assert records.unsaved_because.code is Failure.DAMAGED
        assert records.unsaved_because.path == played
        assert not records.known
        assert records.scores(records.player()).overall.answers == 1
    assert played.read_bytes() == before


@pytest.mark.parametrize("seed", range(5))
def test_looking_into_damaged_records_tells_before_anything_is_shown(
    played: Path, seed: int
) -> None:
    before = damage(played, seed)
    with look_into(played) as records:
        assert not records.known
        assert records.unsaved_because is not None
        assert records.unsaved_because.code is Failure.DAMAGED
        assert records.players() == ()
    assert played.read_bytes() == before


def test_a_damaged_copy_is_no_copy(played: Path) -> None:
    damage(played, 1)
    with (
        closing(sqlite3.connect(played, isolation_level=None)) as connection,
        pytest.raises(sqlite3.DatabaseError),
    ):
        copied_to_memory(connection)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE player SET since = 'one day'",
        "UPDATE round SET latest = 'one day'",
        "UPDATE round SET denominator = 0",
        "UPDATE round SET numerator = 'many'",
        "UPDATE past SET denominator = 0",
        "UPDATE player SET since = CAST(x'ff' AS TEXT)",
    ],
)
def test_values_that_make_no_sense_are_damage(played: Path, change: str) -> None:
    with closing(sqlite3.connect(played)) as connection, connection:
        connection.execute(change)
    with Records.open(played) as records:
        player = records.player()
        records.history(player, "alpine")
        records.scores(player)
        assert records.unsaved_because is not None
        assert records.unsaved_because.code is Failure.DAMAGED
        assert not records.known
        answer(start(records), right(CHOICE))


def test_a_fault_of_our_own_is_raised_in_an_empty_memory_too(records: Records) -> None:
    def fault(_: sqlite3.Connection) -> None:
        raise ValueError("ours")

    with pytest.raises(ValueError, match="ours"):
        records.write(fault)
