"""What is said of players and of taking records along."""

from __future__ import annotations

import pytest

from alpine_quiz.language.clean import first_forbidden
from alpine_quiz.plain.players import (
    deleted_text,
    deleting_lines,
    exported_lines,
    import_fault_text,
    players_lines,
    renaming_text,
    taken_in_lines,
)
from alpine_quiz.records.exporting import Exported
from alpine_quiz.records.fields import ExchangeError, Fault
from alpine_quiz.records.importing import TakenIn
from alpine_quiz.records.players import Belongings, NameFault, Player, RenamingError
from tests.records.playing import NOON


@pytest.mark.parametrize("fault", list(NameFault))
def test_every_name_that_cannot_be_had_has_its_reason(fault: NameFault) -> None:
    said = renaming_text(RenamingError(fault, "Zoé\x1b"))
    assert said.endswith(".")
    assert first_forbidden(said) is None


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_of_a_file_is_told_with_its_place(fault: Fault) -> None:
    error = ExchangeError(fault, "[red]\x1b", place="rounds[3].seed")
    said = import_fault_text(error, "old.json")
    assert said.startswith("old.json, at rounds[3].seed: ")
    assert said.endswith(" Nothing was taken in.")
    assert "{" not in said
    assert first_forbidden(said) is None


def test_what_is_no_json_is_told_with_line_and_column() -> None:
    said = import_fault_text(ExchangeError(Fault.NOT_JSON, line=2, column=5), "a.json")
    assert said == "a.json, line 2, column 5: It is not JSON. Nothing was taken in."


def test_what_came_in_is_counted_and_what_differs_is_named() -> None:
    assert taken_in_lines(TakenIn()) == ["Nothing new: all of it was here."]
    assert taken_in_lines(TakenIn(1, 2, 20, 0, 1, ("abc",))) == [
        "New here: 1 player, 2 rounds, 20 answers and 1 flag.",
        "1 round went on differently here, and stays as it is here:",
        "  abc",
    ]
    assert taken_in_lines(TakenIn(claims=1)) == ["New here: 1 “I was right”."]


def test_deleting_says_what_goes() -> None:
    assert deleting_lines("[b]", Belongings(1, 10, 0)) == [
        "Deleting “[b]” removes for good: 1 round, 10 answers and 0 flags on questions.",
        "With them go all statistics, records and streaks, and what is due when.",
    ]
    assert "nothing of it is left" in deleted_text("A", wholly=True)
    assert "may be left" in deleted_text("A", wholly=False)


def test_what_is_left_out_of_an_export_is_told() -> None:
    whole = exported_lines(Exported(b"", 1, 2, 20, 0), "a.json")
    assert whole == ["Written: a.json", "It holds 1 player, 2 rounds, 20 answers and 0 flags."]
    assert len(exported_lines(Exported(b"", 1, 2, 20, 0, 3), "a.json")) == 3


def test_players_are_listed_with_the_day_they_were_last_here() -> None:
    assert players_lines([]) == ["Nobody has played here yet."]
    (line,) = players_lines([Player("\u202e[red]", NOON, NOON)])
    assert line.startswith("[red], last here 22 Nov 2025, ")
