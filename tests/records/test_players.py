"""Players are known by their names, whatever is typed for one."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.records.players import (
    DEFAULT_PLAYER,
    MAX_NAME,
    NameFault,
    RenamingError,
    clean_name,
    folded_name,
)
from tests.records.playing import play

if TYPE_CHECKING:
    from alpine_quiz.records.store import Records


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ann", "Ann"),
        ("  Ann \t Lee \n", "Ann Lee"),
        ("", DEFAULT_PLAYER),
        (" \u200b\u202e ", DEFAULT_PLAYER),
        ("\x1b[31mAnn", "[31mAnn"),
        ("a\x1b[31mb\x00\x07\x7f\x9b", "a[31mb"),
        ("\x1b\x00", DEFAULT_PLAYER),
        ("Ann\x85Lee\x0b", "Ann Lee"),
        ("[b]Ann[/b]", "[b]Ann[/b]"),
        ("Re\u0301de\u0301le\u0301", "Rédélé"),
        ("'; DROP TABLE player; --", "'; DROP TABLE player; --"),
        ("a" * 41, "a" * 40),
    ],
)
def test_a_name_is_cleaned_and_bounded(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@given(st.text())
def test_any_text_gives_a_name_that_stays_as_it_is(text: str) -> None:
    name = clean_name(text)
    assert 0 < len(name) <= MAX_NAME
    assert clean_name(name) == name
    assert not any(unicodedata.category(each) == "Cc" for each in name)
    name.encode("utf-8")


@pytest.mark.parametrize("other", ["ann", "ANN", " Ann ", "Ａnn"])
def test_a_player_is_known_in_any_case(records: Records, other: str) -> None:
    ann = records.player("Ann")
    assert records.find_player(other) is not None
    assert records.player(other).name == "Ann"
    assert [each.name for each in records.players()] == ["Ann"]
    assert folded_name(other) == ann.folded


def test_who_played_last_comes_first(records: Records) -> None:
    for name in ("Ann", "Bob", "Cid", "Bob"):
        records.player(name)
    assert [each.name for each in records.players()] == ["Bob", "Cid", "Ann"]


def test_looking_for_a_player_makes_none(records: Records) -> None:
    assert records.find_player("Ann") is None
    assert records.players() == ()


def test_without_a_name_the_player_is_you(records: Records) -> None:
    assert records.player().name == DEFAULT_PLAYER


@pytest.mark.parametrize("name", ["Bea", "ann", "ÄNN", " Ann\tLee "])
def test_a_player_takes_all_that_is_theirs_along_to_another_name(
    records: Records, name: str
) -> None:
    play(records, "+-", player="Ann")
    renamed = records.rename(records.player("Ann"), name)
    assert renamed.name == clean_name(name)
    assert [each.name for each in records.players()] == [renamed.name]
    assert records.scores(renamed).overall.answers == 2
    assert records.find_player(name) == renamed


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("BOB", NameFault.TAKEN, "Bob"),
        (" Ｂob ", NameFault.TAKEN, "Bob"),
        ("", NameFault.EMPTY, ""),
        ("\u200b\x00", NameFault.EMPTY, ""),
        ("a" * 80, NameFault.TOO_LONG, "a" * MAX_NAME),
    ],
)
def test_a_name_that_cannot_be_had_changes_nothing(
    records: Records, name: str, code: NameFault, told: str
) -> None:
    ann, _ = records.player("Ann"), records.player("Bob")
    with pytest.raises(RenamingError) as caught:
        records.rename(ann, name)
    assert (caught.value.code, caught.value.name) == (code, told)
    assert {each.name for each in records.players()} == {"Ann", "Bob"}
    assert records.unsaved_because is None


def test_whoever_was_renamed_elsewhere_is_found_by_the_moment_they_came(records: Records) -> None:
    ann, bob = records.player("Ann"), records.player("Bob")
    assert records.as_called_now(ann) == ann
    records.rename(ann, "Zoé")
    assert records.as_called_now(ann).name == "Zoé"
    assert records.as_called_now(bob) == bob
    records.delete_player(records.player("Zoé"))
    assert records.as_called_now(ann) == ann


def test_who_is_gone_cannot_be_renamed(records: Records) -> None:
    ann = records.player("Ann")
    records.delete_player(ann)
    with pytest.raises(RenamingError) as caught:
        records.rename(ann, "Bea")
    assert caught.value.code is NameFault.NOBODY
    assert records.players() == ()
