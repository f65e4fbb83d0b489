"""An interrupted round goes on where it was left, whatever became of its pack."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.model import Choice, Text
from alpine_quiz.game.answers import Typed
from alpine_quiz.game.modes import Mode
from alpine_quiz.game.notation import key_of
from alpine_quiz.game.round import Phase
from alpine_quiz.records.kept_round import KeptRound
from alpine_quiz.records.players import MAX_NAME
from alpine_quiz.records.store import Records
from tests.records.playing import (
    CHOICE,
    ITEMS,
    MATCH,
    MULTIPLE,
    NOON,
    NUMBER,
    ORDER,
    TEXT,
    TRUE_FALSE,
    ByTheKey,
    Calendar,
    Stopwatch,
    answer,
    asked,
    pack_of,
    play,
    resume,
    right,
    start,
    wrong,
)

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.bank.model import Question


def test_a_round_goes_on_at_the_next_question(path: Path) -> None:
    with Records.open(path) as records:
        kept = start(records)
        answer(kept, right(CHOICE), wrong(MULTIPLE))
    with Records.open(path) as records:
        again = resume(records)
        assert again.round.phase is Phase.ASKED
        assert again.round.position == 2
        assert again.round.current == kept.round.plan[2]
        assert again.round.plan == kept.round.plan
        assert again.round.score == 1
        assert again.skipped == 0
        assert [each.answer for each in again.round.played] == [right(CHOICE), wrong(MULTIPLE)]


def test_a_resumed_round_is_one_round(records: Records) -> None:
    answer(start(records), right(CHOICE))
    again = resume(records)
    answer(again, *(right(item) for item in ITEMS[1:]))
    assert again.round.phase is Phase.FINISHED
    (only,) = records.scores(records.player()).rounds
    assert (only.score, only.out_of, only.finished) == (Fraction(7), 7, True)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.type)
def test_options_stand_as_they_were_shown(records: Records, item: Question) -> None:
    kept = start(records, [TEXT if item is not TEXT else CHOICE, item])
    answer(kept, right(kept.round.current.item))
    assert resume(records).round.current == kept.round.current


def test_a_claim_is_remembered(records: Records) -> None:
    kept = start(records, [TEXT, CHOICE])
    kept.answer(wrong(TEXT))
    kept.claim()
    assert resume(records).round.played[0].claimed


CHANGED: list[Question] = [
    replace(CHOICE, answer="R4", distractors=("Dauphine", "Frégate")),
    replace(CHOICE, distractors=("Dauphine", "Juvaquatre")),
    replace(MULTIPLE, answers=("Monte Carlo", "Sanremo"), distractors=("Le Mans",)),
    replace(ORDER, items=("A106", "A108", "A310")),
    replace(MATCH, pairs=MATCH.pairs[:2]),
    Text(id=TRUE_FALSE.id, stem="Where are the works?", answer="Dieppe"),
    Text(id=NUMBER.id, stem="How many cars?", answer="4328"),
    Choice(id=NUMBER.id, stem="How many?", answer="4328", distractors=("12",)),
]


@pytest.mark.parametrize("item", CHANGED, ids=lambda item: item.id)
def test_a_question_that_can_no_longer_be_asked_is_skipped_and_counted(
    records: Records, item: Question
) -> None:
    before = next(each for each in ITEMS if each.id == item.id)
    answer(start(records, [TEXT, before, CHOICE, TEXT]), right(TEXT))
    others = [each for each in ITEMS if each.id != item.id]
    again = resume(records, pack=pack_of([*others, item]))
    assert again.skipped == (2 if item.id == CHOICE.id else 1)
    assert item.id not in {each.item.id for each in again.round.plan}


def test_questions_that_vanished_are_skipped_and_the_rest_is_played(records: Records) -> None:
    answer(start(records), right(CHOICE))
    again = resume(records, pack=pack_of([CHOICE, ORDER, MATCH]))
    assert again.skipped == 4
    assert again.round.position == 1
    answer(again, right(ORDER), right(MATCH))
    assert again.round.phase is Phase.FINISHED
    (only,) = records.scores(records.player()).rounds
    assert (only.score, only.out_of) == (Fraction(3), 3)


def test_an_answered_question_that_vanished_is_shown_from_the_record(records: Records) -> None:
    kept = start(records)
    answer(kept, *(wrong(item) for item in ITEMS[:-1]))
    again = resume(records, pack=pack_of([MATCH]))
    assert again.skipped == 0
    for now, then in zip(again.round.played, kept.round.played, strict=True):
        assert type(now.asked.item) is type(then.asked.item)
        assert now.asked.item.stem == then.asked.item.stem
        assert key_of(now.asked.item) == key_of(then.asked.item)
        assert now.asked.options == then.asked.options
        assert (now.answer, now.credit) == (then.answer, then.credit)


def test_a_reworded_question_is_shown_as_it_was_asked_with_its_source(records: Records) -> None:
    answer(start(records), wrong(CHOICE))
    again = resume(records, pack=pack_of([replace(CHOICE, stem="Better said?"), *ITEMS[1:]]))
    (played,) = again.round.played
    assert played.asked.item == CHOICE


def test_an_answer_to_a_key_since_mended_keeps_the_key_of_its_day(records: Records) -> None:
    answer(start(records), right(CHOICE))
    mended = replace(CHOICE, answer="Dauphine", distractors=("4CV", "Frégate"))
    (played,) = resume(records, pack=pack_of([mended, *ITEMS[1:]])).round.played
    assert isinstance(played.asked.item, Choice)
    assert played.asked.item.answer == "4CV"


def test_a_round_with_nothing_left_to_ask_is_finished_and_not_offered_again(
    records: Records,
) -> None:
    answer(start(records), right(CHOICE))
    again = resume(records, pack=pack_of([]))
    assert again.round.phase is Phase.FINISHED
    assert again.skipped == 6
    assert again.saved.finished == again.saved.latest
    assert records.unfinished(records.player()) is None
    (only,) = records.scores(records.player()).rounds
    assert (only.finished, only.score, only.out_of) == (True, Fraction(1), 1)


def test_a_round_with_nothing_left_is_finished_in_a_memory_that_knows_nothing_of_it(
    records: Records,
) -> None:
    answer(start(records), right(CHOICE))
    saved = records.unfinished(records.player())
    assert saved is not None
    with Records.in_memory() as memory:
        again = KeptRound.resume(memory, saved, pack_of([]), ByTheKey(), Stopwatch())
        assert again.round.phase is Phase.FINISHED
        assert memory.unfinished(saved.player) is None
        assert memory.scores(saved.player).overall.answers == 1


def test_a_round_without_an_answer_is_not_offered(records: Records, path: Path) -> None:
    play(records, "+", of=3)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM answer")
    assert records.unfinished(records.player()) is None


def test_a_grown_pool_of_distractors_does_no_harm(records: Records) -> None:
    answer(start(records, [TEXT, CHOICE]), right(TEXT))
    grown = replace(CHOICE, distractors=(*CHOICE.distractors, "Juvaquatre"))
    again = resume(records, pack=pack_of([TEXT, grown]))
    assert (again.skipped, again.round.current.options) == (0, ("4CV", "Dauphine", "Frégate"))


def test_nothing_played_is_nothing_to_go_on_with(records: Records) -> None:
    assert records.unfinished(records.player()) is None


def test_the_round_played_last_is_the_one_to_go_on_with(records: Records) -> None:
    play(records, "+", of=3, mode=Mode.QUICK)
    play(records, "+", of=4, mode=Mode.RETRY)
    saved = records.unfinished(records.player())
    assert saved is not None
    assert saved.total == 4


def test_an_older_round_of_the_same_kind_waits_until_a_newer_one_is_finished(
    records: Records,
) -> None:
    pack = pack_of([replace(CHOICE, id=f"item{n}") for n in range(4)])
    older = play(records, "+", of=3)
    play(records, "+", of=4)
    newer = resume(records, pack=pack)
    assert len(newer.round.plan) == 4
    answer(newer, *[right(CHOICE)] * 3)
    again = resume(records, pack=pack)
    assert again.saved.uid == older.saved.uid
    answer(again, *[right(CHOICE)] * 2)
    assert records.unfinished(records.player()) is None


def test_the_round_of_a_pack_waits_behind_that_of_another(records: Records) -> None:
    play(records, "+", of=3)
    play(records, "++", mode=Mode.RETRY)
    play(records, "+", pack=pack_of(id_="tutorial"), of=2)
    player = records.player()
    latest, alpine = records.unfinished(player), records.unfinished(player, "alpine")
    assert latest is not None
    assert latest.pack == "tutorial"
    assert alpine is not None
    assert alpine.total == 3


def test_a_round_of_another_player_is_not_offered(records: Records) -> None:
    play(records, "+", of=3, player="Ann")
    assert records.unfinished(records.player("Bob")) is None
    assert records.unfinished(records.player("ann")) is not None


def test_a_round_finished_under_a_wrong_clock_hides_no_later_one(
    records: Records, calendar: Calendar
) -> None:
    right_time, calendar.time = calendar.time, NOON + timedelta(days=9999)
    play(records, "+")
    calendar.time = right_time
    left = play(records, "+", of=3)
    saved = records.unfinished(left.saved.player)
    assert saved is not None
    assert saved.uid == left.saved.uid


def test_a_player_whose_name_grows_in_folding_goes_on(records: Records) -> None:
    name = "ß" * MAX_NAME
    played = play(records, "+", of=3, player=name).saved
    saved = records.unfinished(records.player(name))
    assert saved is not None
    assert saved.player.name == name
    assert (saved.uid, saved.answers) == (played.uid, played.answers)


@pytest.mark.parametrize(
    ("column", "value"),
    [("plan", "7"), ("plan", "[7]"), ("plan", "nonsense"), ("started", "one day")],
)
def test_a_round_somebody_tampered_with_is_not_offered(
    records: Records, path: Path, column: str, value: str
) -> None:
    play(records, "+", of=3)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE round SET {column} = ?", (value,))
    assert records.unfinished(records.player()) is None


def test_an_unreadable_answer_is_shown_as_typed(records: Records, path: Path) -> None:
    play(records, "+", of=2)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TRIGGER answers_stay")
        connection.execute("UPDATE answer SET given = '{', key = ?", ("\x1b[31m",))
    (played,) = resume(records).round.played
    assert played.answer == Typed("{")


def test_of_two_rounds_in_one_millisecond_the_later_begun_is_the_last(tmp_path: Path) -> None:
    now = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
    with Records.open(tmp_path / "records.sqlite3", lambda: now) as records:
        play(records, "+-")
        kept = start(records)
        answer(kept, right(CHOICE))
        assert resume(records).round.position == 1


def test_help_taken_is_remembered_and_a_question_left_open_is_fresh(records: Records) -> None:
    many = replace(CHOICE, hint="A small one.", distractors=("Dauphine", "Frégate", "R8"))
    items = [many, replace(many, id="another", facts=())]
    kept = start(records, items, pack=pack_of(items))
    removed = kept.halve()
    answer(kept, right(many))
    kept.hint()
    kept.halve()
    again = resume(records, pack=pack_of(items))
    assert again.round.played == kept.round.played
    assert again.round.played[0].removed == removed
    assert again.round.score == again.saved.score == Fraction(1, 2)
    assert not again.round.hints
    assert not again.round.removed
    assert not again.round.cost


def test_whoever_leaves_does_not_get_the_time_of_the_open_question_again(records: Records) -> None:
    now = 0.0

    def timed() -> KeptRound:
        saved = records.unfinished(records.player())
        assert saved is not None
        return KeptRound.resume(records, saved, pack_of(), ByTheKey(), lambda: now)

    kept = KeptRound.start(
        records,
        records.player(),
        pack_of(),
        "en",
        [asked(CHOICE), asked(TEXT), asked(NUMBER)],
        ByTheKey(),
        lambda: now,
        seconds=600,
    )
    kept.put_aside()
    assert records.unfinished(records.player()) is None
    now = 100.0
    answer(kept, right(CHOICE))
    now = 350.0
    assert kept.round.time_left == 250
    kept.put_aside()
    now = 9000.0
    again = timed()
    assert again.round.time_left == 250
    now += 50
    again.put_aside()
    again = timed()
    assert again.round.time_left == 200
    answer(again, right(TEXT))
    assert again.round.played[-1].seconds == 300
    assert timed().round.time_left == 200
    now += 150
    again.put_aside()
    again = timed()
    now += 51
    assert again.expire()
    assert records.unfinished(records.player()) is None


class Window:
    """A window on the timed round that waits; ``now`` is its clock."""

    def __init__(self, records: Records) -> None:
        self.now = 0.0
        saved = records.unfinished(records.player())
        assert saved is not None
        self.kept = KeptRound.resume(records, saved, pack_of(), ByTheKey(), lambda: self.now)

    @property
    def time_left(self) -> float | None:
        return self.kept.round.time_left


@pytest.fixture
def timed(records: Records) -> Records:
    """Return records of a timed round, the first of whose questions was answered at once."""
    plan = [asked(CHOICE), asked(TEXT), asked(NUMBER)]
    kept = KeptRound.start(
        records, records.player(), pack_of(), "en", plan, ByTheKey(), lambda: 0.0, seconds=600
    )
    answer(kept, right(CHOICE))
    return records


def test_the_time_of_a_question_answered_elsewhere_is_not_that_of_the_next(
    timed: Records,
) -> None:
    one, other = Window(timed), Window(timed)
    answer(other.kept, right(TEXT))
    one.now = 590.0
    one.kept.put_aside()
    assert Window(timed).time_left == 600
    other.now = 50.0
    other.kept.put_aside()
    one.kept.give_up()
    assert one.kept.answered_elsewhere
    assert Window(timed).time_left == 550


def test_of_two_windows_on_a_question_the_longer_time_stands(timed: Records) -> None:
    one, other = Window(timed), Window(timed)
    one.now, other.now = 300.0, 20.0
    one.kept.put_aside()
    other.kept.put_aside()
    assert Window(timed).time_left == 300


def test_a_round_finished_elsewhere_is_left_as_it_is(timed: Records) -> None:
    one, other = Window(timed), Window(timed)
    other.now = 600.0
    assert other.kept.expire()
    one.now = 30.0
    one.kept.put_aside()
    (round_,) = timed.read(
        lambda rows: rows.execute("SELECT time_open, finished IS NULL FROM round").fetchall()
    )
    assert round_ == (0, False)


def test_a_game_that_is_killed_gives_no_more_than_some_seconds_again(timed: Records) -> None:
    window = Window(timed)
    for now, left in ((9.0, 600), (10.0, 590), (19.0, 590), (21.0, 579)):
        window.now = now
        window.kept.note_time()
        assert Window(timed).time_left == left


def test_time_added_is_still_there(records: Records) -> None:
    kept = KeptRound.start(
        records,
        records.player(),
        pack_of(),
        "en",
        [asked(CHOICE), asked(TEXT)],
        ByTheKey(),
        lambda: 0.0,
        seconds=600,
    )
    answer(kept, right(CHOICE))
    kept.add_time()
    saved = records.unfinished(records.player())
    assert saved is not None
    again = KeptRound.resume(records, saved, pack_of(), ByTheKey(), lambda: 0.0)
    assert again.round.time_left == 660
    assert again.saved.time_added == 60
