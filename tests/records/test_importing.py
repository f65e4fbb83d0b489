"""What one machine has written down another takes in, once."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from alpine_quiz.game.notation import from_text
from alpine_quiz.records.exchange import read_document
from alpine_quiz.records.flags import Reason
from alpine_quiz.records.importing import TakenIn
from alpine_quiz.records.schema import VERSION
from alpine_quiz.records.store import Records
from tests.records.playing import (
    CHOICE,
    ITEMS,
    MULTIPLE,
    TEXT,
    TRUE_FALSE,
    Calendar,
    answer,
    play,
    resume,
    right,
    start,
    wrong,
)
from tests.records.test_exporting import everything
from tests.records.test_schema import file_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TABLES = ("player", "round", "answer", "claim", "past", "memory", "flag")


@pytest.fixture
def other(tmp_path: Path, calendar: Calendar) -> Iterator[Records]:
    with Records.open(tmp_path / "other.sqlite3", calendar) as opened:
        yield opened


def dump(records: Records) -> list[object]:
    def content(connection: sqlite3.Connection) -> list[object]:
        return [connection.execute(f"SELECT * FROM {each}").fetchall() for each in TABLES]

    return records.read(content)


def copy(source: Records, target: Records) -> TakenIn:
    """Take all of ``source`` into ``target``, as a file would."""
    return target.take_in(read_document(source.export().data))


def derived(records: Records, player: str) -> tuple[object, ...]:
    """Return what is made of a player's answers."""
    who = records.player(player)
    history = records.history(who, "alpine")
    return (
        history,
        sorted(history, key=lambda subject: history[subject].latest),
        records.schedule(who, "alpine"),
        [(each.uid, each.tally, each.latest) for each in records.scores(who).rounds],
    )


def test_empty_records_take_all_of_it_in_and_write_the_same_bytes(
    records: Records, other: Records
) -> None:
    everything(records)
    taken = copy(records, other)
    assert taken == TakenIn(players=3, rounds=3, answers=7, flags=1)
    assert other.export() == records.export()
    for player in ("Ann", "Zoé"):
        assert derived(other, player) == derived(records, player)


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_what_earlier_versions_wrote_comes_along(path: Path, other: Records, version: int) -> None:
    file_of(version, path)
    with Records.open(path) as records:
        copy(records, other)
        assert other.export() == records.export()
        for player in ("Ann", "Bob"):
            assert derived(other, player) == derived(records, player)
    assert resume(other, player="Ann").round.position == 2


def test_taking_in_twice_changes_nothing(records: Records, other: Records) -> None:
    everything(records)
    copy(records, other)
    other.due(other.player("Ann"), "alpine", other.now())
    before = dump(other)
    assert copy(records, other) == TakenIn()
    assert dump(other) == before
    assert copy(other, records) == TakenIn()


def test_what_was_played_on_two_machines_comes_together_in_the_order_of_its_time(
    records: Records, other: Records
) -> None:
    for turn, results in enumerate(("+-+", "-+-", "++-", "--+")):
        play((records, other)[turn % 2], results, player="Ann")
    newest = other.history(other.player("Ann"), "alpine")
    records.due(records.player("Ann"), "alpine", records.now())
    taken = copy(other, records)
    assert (taken.players, taken.rounds, taken.answers) == (0, 2, 6)
    history = records.history(records.player("Ann"), "alpine")
    assert all(each.seen == 4 for each in history.values())
    assert {name: past.credit for name, past in history.items()} == {
        name: past.credit for name, past in newest.items()
    }
    copy(records, other)
    assert records.export().data == other.export().data
    assert derived(records, "Ann") == derived(other, "Ann")


def test_older_answers_leave_the_flags_and_claims_of_newer_ones_with_them(
    records: Records, other: Records
) -> None:
    play(records, "+-", player="Ann")
    kept = start(other, [TEXT, CHOICE], player="Ann")
    kept.answer(wrong(TEXT))
    assert kept.claim()
    other.flag_item(kept.saved.player, kept.saved, kept.saved.answers[-1], Reason.WRONG)
    before = json.loads(other.export().data)
    assert copy(records, other).answers == 2
    after = json.loads(other.export().data)
    assert after["flags"] == before["flags"]
    assert after["flags"][0]["position"] == 0
    assert after["rounds"][1:] == before["rounds"]
    assert copy(records, other) == TakenIn()


def test_a_round_that_went_on_elsewhere_gets_the_answers_it_lacks(
    records: Records, other: Records
) -> None:
    kept = start(records, ITEMS[:3], player="Ann")
    answer(kept, right(CHOICE))
    copy(records, other)
    answer(kept, right(MULTIPLE), right(TRUE_FALSE))
    assert copy(records, other) == TakenIn(answers=2)
    assert other.export().data == records.export().data
    assert other.unfinished(other.player("Ann")) is None


def test_the_time_of_the_open_question_comes_along(records: Records, other: Records) -> None:
    def left_after(seconds: float) -> None:
        records.write(lambda rows: rows.execute("UPDATE round SET time_open = ?", (seconds,)))
        copy(records, other)

    def time_open() -> float:
        saved = other.unfinished(other.player("Ann"))
        assert saved is not None
        return saved.time_open

    kept = start(records, ITEMS[:3], player="Ann")
    answer(kept, right(CHOICE))
    left_after(40.0)
    assert time_open() == 40
    left_after(60.0)
    assert time_open() == 60
    left_after(50.0)
    assert time_open() == 60
    answer(kept, right(MULTIPLE))
    left_after(5.0)
    assert time_open() == 5


def test_a_document_from_before_that_time_was_in_it_is_taken_in(
    records: Records, other: Records
) -> None:
    everything(records)
    content = json.loads(records.export().data)
    for each in content["rounds"]:
        del each["time_open"]
    other.take_in(read_document(json.dumps(content).encode()))
    assert other.export().data == records.export().data


def test_a_claim_made_later_comes_along(records: Records, other: Records) -> None:
    kept = start(records, [TEXT, CHOICE], player="Ann")
    kept.answer(wrong(TEXT))
    copy(records, other)
    other.due(other.player("Ann"), "alpine", other.now())
    assert kept.claim()
    assert copy(records, other) == TakenIn(claims=1)
    assert derived(other, "Ann") == derived(records, "Ann")


def test_a_round_that_went_on_differently_stays_as_it_is(records: Records, other: Records) -> None:
    kept = start(records, ITEMS[:3], player="Ann")
    answer(kept, right(CHOICE))
    copy(records, other)
    answer(kept, right(MULTIPLE))
    answer(resume(other, player="Ann"), wrong(MULTIPLE))
    before = dump(other)
    assert copy(records, other) == TakenIn(different=(kept.saved.uid,))
    assert dump(other) == before


def test_a_round_of_the_same_uid_and_other_questions_stays_as_it_is(
    records: Records, other: Records
) -> None:
    play(records, "+", player="Ann", of=2)
    copy(records, other)
    content = json.loads(records.export().data)
    content["rounds"][0]["plan"][1]["item"] = "other"
    before = dump(other)
    taken = other.take_in(read_document(json.dumps(content).encode()))
    assert taken.different == (content["rounds"][0]["uid"],)
    assert dump(other) == before


def test_players_are_known_by_their_folded_names(records: Records, other: Records) -> None:
    play(records, "+", player="ann")
    play(other, "+", player="Ann")
    assert copy(records, other).players == 0
    (ann,) = other.players()
    assert (ann.name, other.scores(ann).overall.answers) == ("Ann", 2)


def test_who_was_renamed_since_is_not_made_anew(records: Records, other: Records) -> None:
    play(records, "+", player="Ann", of=2)
    copy(records, other)
    other.rename(other.player("Ann"), "Bea")
    kept = play(records, "+", player="Ann", of=2)
    records.flag_item(kept.saved.player, kept.saved, kept.saved.answers[-1], Reason.WRONG)
    assert copy(records, other) == TakenIn(rounds=1, answers=1, flags=1)
    assert [each.name for each in other.players()] == ["Bea"]
    assert [each.player for each in other.flags()] == ["Bea"]


def test_of_two_flags_the_newer_counts(records: Records, other: Records) -> None:
    kept = play(records, "+", player="Ann", of=2)
    newest = kept.saved.answers[-1]
    records.flag_item(kept.saved.player, kept.saved, newest, Reason.WRONG)
    copy(records, other)
    records.flag_item(kept.saved.player, kept.saved, newest, Reason.OTHER)
    assert copy(records, other).flags == 1
    assert [each.reason for each in other.flags()] == [Reason.OTHER]
    other.flag_item(kept.saved.player, kept.saved, newest, Reason.SOURCE)
    assert copy(records, other).flags == 0
    assert [each.reason for each in other.flags()] == [Reason.SOURCE]


def test_a_round_taken_in_is_gone_on_with(records: Records, other: Records) -> None:
    answer(start(records, player="Ann"), right(CHOICE), wrong(MULTIPLE))
    copy(records, other)
    again = resume(other, player="Ann")
    assert again.round.position == 2
    assert again.round.played[1].answer == from_text('{"picked":["Indianapolis"]}')
    answer(again, *(right(item) for item in ITEMS[2:]))
    assert other.unfinished(other.player("Ann")) is None


def test_what_cannot_be_written_wholly_is_not_written_at_all(
    records: Records, other: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: Any) -> None:
        raise KeyboardInterrupt

    everything(records)
    play(other, "+", player="Ann")
    before = dump(other)
    monkeypatch.setattr("alpine_quiz.records.importing.derive_again", interrupted)
    with pytest.raises(KeyboardInterrupt):
        copy(records, other)
    assert dump(other) == before


def test_where_the_disk_fails_it_is_taken_into_memory_and_that_is_told(
    records: Records, other: Records
) -> None:
    everything(records)
    other.read(lambda rows: rows.execute("PRAGMA query_only = ON"))
    assert copy(records, other).rounds == 3
    assert other.unsaved_because is not None


def test_a_document_of_a_year_far_away_can_be_scheduled(records: Records, other: Records) -> None:
    play(records, "+", player="Ann", of=2)
    content = json.loads(records.export().data)
    content["rounds"][0]["answers"][0]["at"] = "2999-12-31T23:59:59.999+00:00"
    other.take_in(read_document(json.dumps(content).encode()))
    ann = other.player("Ann")
    assert set(other.schedule(ann, "alpine")) == {"fact0"}
    assert other.unsaved_because is None
