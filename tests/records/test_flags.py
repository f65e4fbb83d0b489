"""Players say what is wrong with a question, and may take it back."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.game.seats import seats_of
from alpine_quiz.records.flags import MAX_NOTE, Flag, Reason, clean_note
from alpine_quiz.records.store import Records
from tests.records.playing import CHOICE, ITEMS, NOON, answer, pack_of, play, right, start

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.game.seats import Seats
    from alpine_quiz.records.kept_round import KeptRound


def put(records: Records, kept: KeptRound, reason: Reason, note: str = "") -> Flag:
    """Flag the newest answer of ``kept``."""
    return records.flag_item(kept.saved.player, kept.saved, kept.saved.answers[-1], reason, note)


def test_a_flag_keeps_the_question_as_it_was(records: Records) -> None:
    kept = start(records, player="Ann")
    answer(kept, right(CHOICE))
    flag = put(records, kept, Reason.OUTDATED, " The museum\nsays  otherwise. ")
    assert flag == Flag(
        player="Ann",
        pack="alpine",
        pack_version="1",
        language="en",
        item=CHOICE.id,
        stem=CHOICE.stem,
        reason=Reason.OUTDATED,
        note="The museum says otherwise.",
        at=NOON + timedelta(minutes=4),
    )
    assert records.flags() == (flag,)
    assert records.flag(kept.saved.player, "alpine", CHOICE.id) == flag
    assert records.flag(records.player("Bob"), "alpine", CHOICE.id) is None


def test_flagging_again_replaces_the_earlier_flag(records: Records) -> None:
    kept = play(records, "+", of=2)
    put(records, kept, Reason.WRONG, "No.")
    put(records, kept, Reason.SPELLING)
    (only,) = records.flags()
    assert (only.reason, only.note) == (Reason.SPELLING, "")


def test_a_flag_is_put_by_a_player_whom_another_window_has_renamed(records: Records) -> None:
    kept = play(records, "+", of=2, player="Ann")
    records.rename(kept.saved.player, "Zoé")
    put(records, kept, Reason.WRONG)
    assert [each.name for each in records.players()] == ["Zoé"]
    assert [each.player for each in records.flags()] == ["Zoé"]


@pytest.mark.parametrize("seats", [None, seats_of(("Eve", "Max"), "buzz")])
def test_a_flag_is_found_again_though_another_window_has_renamed_its_player(
    records: Records, seats: Seats | None
) -> None:
    kept = start(records, player="Ann", seats=seats)
    if kept.hot_seat:
        kept.hot_seat.buzz(1)
    kept.answer(right(CHOICE))
    kept.flag(0, Reason.WRONG)
    records.rename(kept.saved.player, "Zoé")
    kept.flag(0, Reason.SPELLING)
    found = kept.flagged(0)
    assert found is not None
    assert (found.player, found.reason) == ("Zoé", Reason.SPELLING)
    assert kept.unflag(0)
    assert records.flags() == ()


def test_a_flag_is_taken_back_once(records: Records) -> None:
    ann, bob = (play(records, "+", of=2, player=name) for name in ("Ann", "Bob"))
    put(records, ann, Reason.WRONG)
    put(records, bob, Reason.UNCLEAR)
    assert records.unflag(ann.saved.player, "alpine", "item0")
    assert not records.unflag(ann.saved.player, "alpine", "item0")
    assert [each.player for each in records.flags()] == ["Bob"]


def test_flags_are_listed_by_pack_and_by_player_the_newest_first(records: Records) -> None:
    for player, pack in (("Ann", "alpine"), ("Ann", "matra"), ("Bob", "alpine")):
        put(records, play(records, "+", player=player, pack=pack_of(id_=pack)), Reason.WRONG)
    ann = records.player("Ann")

    def who(flags: tuple[Flag, ...]) -> list[tuple[str, str]]:
        return [(each.player, each.pack) for each in flags]

    assert who(records.flags()) == [("Bob", "alpine"), ("Ann", "matra"), ("Ann", "alpine")]
    assert who(records.flags("alpine")) == [("Bob", "alpine"), ("Ann", "alpine")]
    assert who(records.flags(player=ann)) == [("Ann", "matra"), ("Ann", "alpine")]
    assert who(records.flags("matra", ann)) == [("Ann", "matra")]


def test_flags_are_counted_by_item_and_reason(records: Records) -> None:
    for player, reason in (("Ann", Reason.WRONG), ("Bob", Reason.WRONG), ("Cid", Reason.OTHER)):
        put(records, play(records, "+", player=player), reason)
    assert records.flag_counts("alpine") == {"item0": {Reason.WRONG: 2, Reason.OTHER: 1}}
    assert records.flag_counts("matra") == {}


def test_a_question_without_an_answer_can_be_flagged_too(records: Records) -> None:
    kept = start(records)
    flag = records.flag_item(kept.saved.player, kept.saved, CHOICE, Reason.DIFFICULTY)
    assert (flag.item, flag.pack_version) == (CHOICE.id, "1")
    assert records.flags() == (flag,)


def test_the_version_of_the_pack_is_that_of_the_answer(records: Records) -> None:
    kept = play(records, "+", of=2)
    newest = replace(kept.saved.answers[-1], pack_version="2")
    flag = records.flag_item(kept.saved.player, kept.saved, newest, Reason.WRONG)
    assert flag.pack_version == "2"


def test_flags_go_on_in_memory_when_the_file_cannot_be_written(path: Path) -> None:
    with Records.open(path) as records:
        kept = start(records, ITEMS, player="Ann")
        answer(kept, right(CHOICE))
        records.read(lambda rows: rows.execute("PRAGMA query_only = ON"))
        put(records, kept, Reason.WRONG)
        assert records.unsaved_because is not None
        assert len(records.flags()) == 1
    with Records.open(path) as records:
        assert records.flags() == ()


def test_a_flag_needs_neither_its_player_nor_its_answer_to_be_there(records: Records) -> None:
    kept = play(records, "+", player="Ann", of=2)
    records.delete_player(kept.saved.player)
    put(records, kept, Reason.WRONG)
    assert [each.player for each in records.flags()] == ["Ann"]


def test_a_reason_of_a_later_version_is_another_one(records: Records) -> None:
    put(records, play(records, "+"), Reason.WRONG)
    records.write(lambda rows: rows.execute("UPDATE flag SET reason = 'rude'"))
    assert [each.reason for each in records.flags()] == [Reason.OTHER]
    assert records.flag_counts("alpine") == {"item0": {Reason.OTHER: 1}}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        (" \n\t ", ""),
        ("a\x1b[31mb\u202e", "a␛[31mb"),
        ("\ud800", "\ufffd"),
        ("e\u0301", "é"),
        ("x" * 501, "x" * 500),
    ],
)
def test_a_note_is_cleaned_and_bounded(typed: str, kept: str) -> None:
    assert clean_note(typed) == kept


@given(st.text(max_size=2 * MAX_NOTE))
def test_any_text_gives_a_note_that_stays_as_it_is(text: str) -> None:
    note = clean_note(text)
    assert len(note) <= MAX_NOTE
    assert clean_note(note) == note
    assert not any(unicodedata.category(each) in ("Cc", "Cs") for each in note)
