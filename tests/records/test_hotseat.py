"""A round that several share: kept like any other, and nobody's history."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.game.hotseat import HotSeat, Stage
from alpine_quiz.game.modes import Mode
from alpine_quiz.game.notation import as_text
from alpine_quiz.game.round import Phase
from alpine_quiz.game.seats import SeatsError, Style, seats_of
from alpine_quiz.records.history import derive_again
from alpine_quiz.records.kept_round import KeptRound
from alpine_quiz.records.rounds import latest_seats
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from alpine_quiz.records.ways import Wanted, again
from tests.records.playing import (
    CHOICE,
    ITEMS,
    NOON,
    ByTheKey,
    Calendar,
    Stopwatch,
    asked,
    pack_of,
    right,
    wrong,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from alpine_quiz.bank.model import Question

NAMES = ("Ann", "Bob", "Zoé")
MANY: list[Question] = [
    replace(
        CHOICE,
        id=f"item{number}",
        facts=(f"fact{number}",),
        stem=f"What about {number}?",
        answer=f"key{number}",
        distractors=(f"one{number}", f"two{number}", f"three{number}"),
    )
    for number in range(40)
]


def together(
    records: Records,
    style: Style,
    items: Sequence[Question] = ITEMS,
    names: Sequence[str] = NAMES,
) -> KeptRound:
    return KeptRound.start(
        records,
        records.player(),
        pack_of(items),
        "en",
        [asked(item) for item in items],
        ByTheKey(),
        Stopwatch(),
        mode=Mode.HOTSEAT,
        seats=seats_of(names, style),
    )


def resumed(records: Records, items: Sequence[Question] = ITEMS) -> KeptRound:
    saved = records.unfinished(records.player())
    assert saved is not None
    return KeptRound.resume(records, saved, pack_of(items), ByTheKey(), Stopwatch())


def table(kept: KeptRound) -> HotSeat:
    assert kept.hot_seat is not None
    return kept.hot_seat


def move(kept: KeptRound, well: bool, seat: int | None = None) -> None:
    """Answer as the seat whose turn it is, or as ``seat`` that buzzes; 0 is nobody."""
    item = kept.round.current.item
    seats = table(kept)
    if seat == 0:
        assert kept.nobody() is not None
    else:
        assert seats.ready() if seat is None else seats.buzz(seat)
        assert kept.answer(right(item) if well else wrong(item)) is not None
    kept.explain()
    kept.next()


def standing(kept: KeptRound) -> tuple[object, ...]:
    seats = table(kept)
    return (
        seats.seats,
        seats.stage,
        seats.seat,
        seats.sitting_out,
        seats.may_buzz,
        seats.ranking(),
        [(played.seat, played.answer) for played in kept.round.played],
    )


def test_turns_go_on_where_they_were(path: Path) -> None:
    with Records.open(path) as records:
        kept = together(records, Style.TURNS)
        for well in (True, False, True, True):
            move(kept, well)
        before = standing(kept)
        table(kept).ready()
    with Records.open(path) as records:
        again = resumed(records)
        assert standing(again) == before
        assert (table(again).stage, table(again).name) == (Stage.HANDING_OVER, "Bob")
        while again.round.phase is not Phase.FINISHED:
            move(again, True)
        assert [played.seat for played in again.round.played] == [1, 2, 3, 1, 2, 3, 1]
        assert records.unfinished(records.player()) is None


def test_buzzing_goes_on_where_it_was(path: Path) -> None:
    with Records.open(path) as records:
        kept = together(records, Style.BUZZ)
        move(kept, True, seat=3)
        move(kept, False, seat=0)
        move(kept, False, seat=2)
        before = standing(kept)
        table(kept).buzz(1)
    with Records.open(path) as records:
        again = resumed(records)
        assert standing(again) == before
        assert (table(again).stage, table(again).sitting_out) == (Stage.OPEN, 2)
        assert again.saved.seats == seats_of(NAMES, "buzz")
        assert [answer.seat for answer in again.saved.answers] == [3, 0, 2]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.type)
def test_what_nobody_knew_is_kept_as_nobodys_empty_answer(
    records: Records, path: Path, item: Question
) -> None:
    kept = together(records, Style.BUZZ, [item, CHOICE])
    move(kept, False, seat=0)
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute("SELECT seat, outcome, numerator, given FROM answer").fetchone()
    assert row[:3] == (0, "wrong", 0)
    (played,) = resumed(records, [item, CHOICE]).round.played
    assert played.closed
    assert as_text(played.answer) == row[3]
    assert not played.claimable


def test_only_a_hot_seat_is_closed_by_nobody(records: Records) -> None:
    kept = together(records, Style.TURNS)
    assert kept.nobody() is None
    table(kept).ready()
    assert kept.nobody() is None
    assert kept.round.played == []


def test_its_answers_are_nobodys_history_and_move_no_schedule(records: Records) -> None:
    player = records.player()
    kept = together(records, Style.TURNS)
    for _ in ITEMS:
        move(kept, True)
    assert records.history(player, "alpine") == {}
    assert records.schedule(player, "alpine") == {}
    records.write(derive_again)
    assert records.history(player, "alpine") == {}
    assert records.schedule(player, "alpine") == {}
    (only,) = records.scores(player).rounds
    assert (only.mode, only.finished, only.score) == (Mode.HOTSEAT, True, Fraction(7))


def test_a_claim_counts_for_its_seat_and_nobodys_schedule(records: Records) -> None:
    player = records.player()
    kept = together(records, Style.TURNS, ITEMS[3:])
    table(kept).ready()
    kept.answer(wrong(ITEMS[3]))
    records.schedule(player, "alpine")
    assert kept.claim()
    assert [score.name for score in table(kept).winners] == ["Ann"]
    assert records.schedule(player, "alpine") == {}
    assert [score.name for score in table(resumed(records, ITEMS[3:])).winners] == ["Ann"]


def test_help_costs_the_seat_that_took_it(records: Records) -> None:
    kept = together(records, Style.TURNS, MANY[:4])
    assert kept.halve() == ()
    table(kept).ready()
    assert kept.can_halve
    assert len(kept.halve()) == 2
    kept.answer(right(MANY[0]))
    assert table(kept).ranking()[0].points == Fraction(1, 2)
    assert kept.saved.answers[0].seat == 1


def test_two_windows_share_one_table(records: Records) -> None:
    move(together(records, Style.BUZZ), True, seat=1)
    one, other = resumed(records), resumed(records)
    move(one, False, seat=2)
    assert table(other).buzz(3)
    other.answer(right(ITEMS[1]))
    assert other.answered_elsewhere
    other.explain()
    other.next()
    assert standing(other) == standing(one)


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "7",
        "[1]",
        '{"names": ["Ann"], "style": "turns"}',
        '{"names": ["Ann", "ann"], "style": "turns"}',
        '{"names": ["Ann", "Bob"], "style": "relay"}',
        '{"names": 7, "style": "turns"}',
        "nonsense",
    ],
)
def test_seats_that_another_hand_wrote_are_not_gone_on_with(
    records: Records, path: Path, text: str
) -> None:
    move(together(records, Style.TURNS), True)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE round SET seats = ?", (text,))
    saved = records.unfinished(records.player())
    assert saved is None or saved.seats is None


def sitting_of(records: Records, items: Sequence[Question] = MANY) -> Sitting:
    return Sitting(pack_of(items), "en", records, records.player(), clock=Stopwatch())


def wanted(style: Style = Style.TURNS, count: int | None = None, seats: int = 3) -> Wanted:
    names = [f"Seat {number}" for number in range(seats)]
    return Wanted(Mode.HOTSEAT, count, seats=seats_of(names, style))


def play_out(kept: KeptRound) -> set[str]:
    seats = table(kept)
    while kept.round.phase is not Phase.FINISHED:
        move(kept, True, None if seats.seats.style is Style.TURNS else 1)
    return {played.asked.item.id for played in kept.round.played}


def test_every_seat_gets_as_many_questions(records: Records) -> None:
    sitting = sitting_of(records)
    assert len(sitting.start(wanted()).round.plan) == 12
    assert len(sitting.start(wanted(seats=5)).round.plan) == 15
    assert len(sitting.start(wanted(count=7, seats=4)).round.plan) == 8
    assert len(sitting.start(wanted(Style.BUZZ, 7, seats=4)).round.plan) == 7


def test_a_small_pack_is_shared_fairly_where_it_can_be(records: Records) -> None:
    assert len(sitting_of(records, MANY[:10]).start(wanted(seats=4)).round.plan) == 8
    assert len(sitting_of(records, MANY[:3]).start(wanted(seats=4)).round.plan) == 3


def test_a_table_is_not_asked_the_same_again_until_it_must_be(records: Records) -> None:
    sitting = sitting_of(records)
    met: set[str] = set()
    for _ in range(3):
        asked_now = play_out(sitting.start(wanted()))
        assert met.isdisjoint(asked_now)
        met |= asked_now
    last = play_out(sitting.start(wanted()))
    assert {item.id for item in MANY} - met <= last


def test_a_table_without_seats_is_none(records: Records) -> None:
    with pytest.raises(SeatsError):
        sitting_of(records).start(Wanted(Mode.HOTSEAT))


def test_nobody_learns_or_beats_a_best_in_a_hot_seat(records: Records) -> None:
    sitting = sitting_of(records)
    first = sitting.start(wanted())
    play_out(first)
    kept = sitting.start(wanted())
    move(kept, False)
    play_out(kept)
    found = sitting.results(kept)
    assert (found.learnt, found.to_come_back) == ((), ())
    assert found.score == 11
    assert sitting.best_before(kept) is None


def test_a_seed_makes_the_same_table_everywhere(records: Records) -> None:
    sitting = sitting_of(records)
    seeded = replace(wanted(), seed="7")
    first = sitting.start(seeded)
    play_out(first)
    assert sitting.start(seeded).round.plan == first.round.plan


def test_the_latest_table_is_remembered_by_whoever_hosted_it(records: Records) -> None:
    sitting = sitting_of(records)
    assert sitting.latest_seats() is None
    together(records, Style.TURNS)
    assert sitting.latest_seats() is None
    move(together(records, Style.TURNS), True)
    move(together(records, Style.BUZZ, names=("Eve", "[red]x[/]")), True, seat=2)
    assert sitting.latest_seats() == seats_of(("Eve", "[red]x[/]"), Style.BUZZ)
    assert records.read(lambda rows: latest_seats(rows, "somebody else")) is None


def test_the_latest_table_is_the_one_that_came_last_whatever_the_clock_said(
    records: Records, calendar: Calendar
) -> None:
    right_time, calendar.time = calendar.time, NOON + timedelta(days=9999)
    move(together(records, Style.TURNS), True)
    calendar.time = right_time
    move(together(records, Style.TURNS, names=("Eve", "Max")), True)
    assert sitting_of(records).latest_seats() == seats_of(("Eve", "Max"), Style.TURNS)


@pytest.mark.parametrize("text", ["nonsense", "{}", "7", "[]", '{"names": ["A"], "style": "x"}'])
def test_a_table_that_another_hand_wrote_is_not_remembered(
    records: Records, path: Path, text: str
) -> None:
    move(together(records, Style.TURNS), True)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE round SET seats = ?", (text,))
    assert sitting_of(records).latest_seats() is None


def test_again_is_the_same_way_with_other_questions(records: Records) -> None:
    sitting = sitting_of(records)
    first = sitting.start(replace(wanted(Style.BUZZ, 5), seed="7", seconds=300, topic="cars"))
    assert again(first.saved) == replace(wanted(Style.BUZZ, 5), seconds=300, topic="cars")
    exam = sitting.start(Wanted(Mode.EXAM, 7, "seed", seconds=60))
    assert again(exam.saved) == Wanted(Mode.EXAM, 7, seconds=60)


@pytest.mark.parametrize("mode", ["daily", "retry", "duel"])
def test_what_cannot_be_played_again_gives_way_to_a_round_of_ten(
    records: Records, mode: str
) -> None:
    saved = sitting_of(records).start(Wanted(count=3)).saved
    assert again(replace(saved, mode=mode)) == Wanted()


@pytest.mark.parametrize("mode", [Mode.REVIEW, Mode.WEAK])
def test_what_is_due_or_weak_is_counted_anew(records: Records, mode: Mode) -> None:
    saved = sitting_of(records).start(Wanted(count=3)).saved
    assert again(replace(saved, mode=mode)) == Wanted(mode)
