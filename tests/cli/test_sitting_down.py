"""Sitting down, and who is made known by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.cli.sitting_down import sit_down, welcome, with_wish
from alpine_quiz.cli.wish import Wish
from alpine_quiz.game.notation import key_of
from alpine_quiz.plain.refusal import RefusalError
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from alpine_quiz.settings.loading import load
from tests.library.machine import make_pack
from tests.records.playing import Calendar, play

if TYPE_CHECKING:
    from collections.abc import Iterator
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


@pytest.fixture
def left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Records]:
    """Records with a round that was begun in a folder of packs, by a path from there, and left."""
    bank = "  - {stem: The first?, answer: a}\n  - {stem: The second?, answer: b}\n"
    path = tmp_path / "mine" / "rivers.yaml"
    path.parent.mkdir()
    path.write_text(f"format: 1\nlanguage: en\nquestions:\n{bank}", encoding="utf-8")
    monkeypatch.chdir(path.parent)
    with Records.open(tmp_path / "records.sqlite3", Calendar()) as records:
        settings = with_wish(load().settings, Wish(pack="rivers.yaml"))
        kept = sit_down(settings, records).sitting.start()
        kept.answer(key_of(kept.round.current.item))
        monkeypatch.chdir(tmp_path)
        yield records


def resumed(records: Records) -> Sitting:
    return sit_down(load().settings, records, resume=True).sitting


def test_a_round_is_gone_on_with_wherever_its_pack_lies(left: Records, tmp_path: Path) -> None:
    sitting = resumed(left)
    assert sitting.pack.path == tmp_path / "mine" / "rivers.yaml"
    kept = sitting.resume()
    assert kept is not None
    assert kept.round.position == 1


def test_a_pack_that_has_moved_is_asked_for(left: Records, tmp_path: Path) -> None:
    (tmp_path / "mine").rename(tmp_path / "yours")
    with pytest.raises(RefusalError, match="rivers, which is not here"):
        resumed(left)


def test_a_pack_that_was_added_since_is_taken_where_the_other_is_gone(
    left: Records, tmp_path: Path, own_data_folder: Path
) -> None:
    added = make_pack(own_data_folder / "packs" / "rivers")
    assert resumed(left).pack.path == tmp_path / "mine" / "rivers.yaml"
    (tmp_path / "mine" / "rivers.yaml").unlink()
    assert resumed(left).pack.path == added


def test_another_pack_in_its_place_is_not_played(left: Records, tmp_path: Path) -> None:
    path = tmp_path / "mine" / "rivers.yaml"
    path.write_text(f"pack: seas\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    with pytest.raises(RefusalError, match="rivers, which is not here"):
        resumed(left)


def test_of_a_pack_that_is_here_no_path_is_kept(tmp_path: Path, own_data_folder: Path) -> None:
    make_pack(own_data_folder / "packs" / "rivers")
    with Records.open(tmp_path / "records.sqlite3", Calendar()) as records:
        for wish in (Wish(pack="rivers"), Wish(pack=str(own_data_folder / "packs" / "rivers"))):
            kept = sit_down(with_wish(load().settings, wish), records).sitting.start()
            assert kept.saved.pack_path == ""
