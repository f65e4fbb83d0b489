"""Sitting down, and who is made known by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.cli.sitting_down import sit_down, welcome
from alpine_quiz.records.store import Records
from alpine_quiz.settings.loading import load
from tests.records.playing import Calendar, play

if TYPE_CHECKING:
    from pathlib import Path


def opened(records: Records) -> list[str]:
    """Open the game, and return who is known then."""
    sitting, _ = sit_down(load().settings, records)
    welcome(sitting)
    return sorted(each.name for each in records.players())


def test_the_first_to_open_the_game_is_known_at_once(tmp_path: Path) -> None:
    with Records.open(tmp_path / "records.sqlite3", Calendar()) as records:
        assert opened(records) == ["you"]


def test_whoever_was_deleted_does_not_come_back_by_opening_the_game(tmp_path: Path) -> None:
    with Records.open(tmp_path / "records.sqlite3", Calendar()) as records:
        play(records, "+", player="Ann")
        play(records, "+")
        assert records.delete_player(records.player())
        assert opened(records) == ["Ann"]


def test_whoever_was_deleted_and_plays_is_known_again(tmp_path: Path) -> None:
    with Records.open(tmp_path / "records.sqlite3", Calendar()) as records:
        play(records, "+", player="Ann")
        assert opened(records) == ["Ann"]
        play(records, "+")
        assert opened(records) == ["Ann", "you"]
