"""The ways to play, as they are begun, kept, resumed and scored."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.game.modes import Mode
from alpine_quiz.game.round import Phase
from alpine_quiz.records.flags import Reason
from alpine_quiz.records.kept_round import KeptRound
from alpine_quiz.records.scores import Form
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.ways import Nothing, NothingToAskError, Wanted
from tests.records.playing import (
    CHOICE,
    ITEMS,
    TEXT,
    ByTheKey,
    Calendar,
    Stopwatch,
    answer,
    asked,
    pack_of,
    play,
    right,
    start,
    wrong,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.bank.model import Question
    from alpine_quiz.game.answers import Answer
    from alpine_quiz.records.store import Records

DAY = timedelta(days=1)
MANY = [replace(CHOICE, id=f"item{n}", facts=(f"fact{n}",)) for n in range(12)]


class Patience:
    """A clock for rounds that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def sitting_of(records: Records, items: Sequence[Question] = MANY) -> Sitting:
    return Sitting(pack_of(items), "en", records, records.player(), clock=Stopwatch())


def play_out(kept: KeptRound, give: str = "") -> None:
    """Play to the end: right where ``give`` has a ``+`` or nothing any more, else wrong."""
    while kept.round.phase is not Phase.FINISHED:
        item = kept.round.current.item
        at = len(kept.round.played)
        answer(kept, wrong(item) if give[at : at + 1] == "-" else right(item))


def reason(sitting: Sitting, mode: Mode, **more: str) -> Nothing:
    with pytest.raises(NothingToAskError) as caught:
        sitting.start(Wanted(mode, **more))  # type: ignore[arg-type]
    return caught.value.code


def test_a_review_asks_what_is_due_and_says_when_nothing_is(
    records: Records, calendar: Calendar
) -> None:
    sitting = sitting_of(records)
    assert reason(sitting, Mode.REVIEW) is Nothing.NOT_MET
    assert sitting.due() == 0
    play(records, "+-+")
    with pytest.raises(NothingToAskError) as caught:
        sitting.start(Wanted(Mode.REVIEW))
    assert caught.value.code is Nothing.NOT_DUE
    assert caught.value.due is not None
    assert caught.value.due.date() == (calendar.time + DAY).date()
    calendar.time += DAY
    assert sitting.due() == 3
    kept = sitting.start(Wanted(Mode.REVIEW))
    assert kept.saved.mode == Mode.REVIEW
    assert {fact for each in kept.round.plan for fact in each.item.facts} == {
        "fact0",
        "fact1",
        "fact2",
    }
    play_out(kept)
    assert sitting.due() == 0
    assert reason(sitting, Mode.REVIEW) is Nothing.NOT_DUE


def test_a_fact_is_due_from_the_morning_of_its_day(records: Records, calendar: Calendar) -> None:
    calendar.time = datetime(2025, 11, 22, 12, 0).astimezone(UTC)
    play(records, "-")
    calendar.time = datetime(2025, 11, 23, 0, 10).astimezone(UTC)
    assert sitting_of(records).due() == 1


def test_only_facts_that_there_are_questions_about_are_due(
    records: Records, calendar: Calendar
) -> None:
    play(records, "---")
    calendar.time += DAY
    assert sitting_of(records, MANY[1:2]).due() == 1
    assert reason(sitting_of(records, MANY[5:6]), Mode.REVIEW) is Nothing.NOT_MET


def test_the_weakest_can_be_practised_at_any_time(records: Records) -> None:
    sitting = sitting_of(records)
    assert reason(sitting, Mode.WEAK) is Nothing.NOT_MET
    play(records, "++-")
    before = records.schedule(sitting.player, "alpine")
    kept = sitting.start(Wanted(Mode.WEAK, count=1))
    assert [each.item.facts for each in kept.round.plan] == [("fact2",)]
    play_out(kept, "-")
    again = sitting.retry(kept)
    play_out(again)
    assert again.saved.mode == Mode.WEAK
    assert records.schedule(sitting.player, "alpine") == before
    assert sitting.best_before(again) is None


def test_a_timeline_of_a_pack_without_time_is_none(records: Records) -> None:
    assert reason(sitting_of(records), Mode.TIMELINE) is Nothing.NO_TIMELINE
    kept = sitting_of(records, ITEMS).start(Wanted(Mode.TIMELINE))
    assert [each.item.id for each in kept.round.plan] == ["cars.order"]


def test_a_topic_without_questions_is_none(records: Records) -> None:
    assert reason(sitting_of(records), Mode.TOPIC, topic="tyres") is Nothing.NO_QUESTIONS
    kept = sitting_of(records, ITEMS).start(Wanted(Mode.TOPIC, topic="People"))
    assert [each.item.id for each in kept.round.plan] == [TEXT.id]
    assert kept.saved.topic == "People"


def test_the_day_is_played_once(records: Records, calendar: Calendar) -> None:
    sitting = sitting_of(records)
    kept = sitting.start(Wanted(Mode.DAILY))
    assert len(kept.round.plan) == 5
    answer(kept, right(CHOICE))
    assert sitting.daily() is not None
    again = sitting.start(Wanted(Mode.DAILY))
    assert (again.saved.uid, again.round.position) == (kept.saved.uid, 1)
    play_out(again, "--")
    with pytest.raises(NothingToAskError) as caught:
        sitting.start(Wanted(Mode.DAILY))
    assert caught.value.code is Nothing.DAILY_PLAYED
    assert caught.value.played is not None
    assert len(caught.value.played.answers) == 5
    calendar.time += DAY
    assert sitting.daily() is None
    assert sitting.start(Wanted(Mode.DAILY)).round.position == 0


def test_the_day_is_another_players_too_and_knows_no_history(records: Records) -> None:
    mine = sitting_of(records).start(Wanted(Mode.DAILY))
    play_out(mine)
    ann = Sitting(pack_of(MANY), "en", records, records.player("Ann"), clock=Stopwatch())
    theirs = ann.start(Wanted(Mode.DAILY))
    assert theirs.round.plan == mine.round.plan


def test_an_exam_knows_no_history(records: Records) -> None:
    sitting = sitting_of(records)
    play_out(sitting.start(Wanted(count=6)))
    chosen = [
        {each.item.id for each in sitting.start(Wanted(Mode.EXAM, count=6)).round.plan}
        for _ in range(12)
    ]
    # Of twelve, six would always be the six that were not asked yet.
    assert len({frozenset(each) for each in chosen}) > 1


def test_what_proved_hard_and_what_is_doubted_is_known_to_the_choosing(records: Records) -> None:
    for _ in range(30):
        play(records, "-")
    sitting = sitting_of(records)
    assert sitting.difficulty() == {"item0": 3}
    assert sitting.start(Wanted(count=12)).round.plan[0].item.id != "item0"
    doubted = start(records, MANY)
    for item in MANY[:6]:
        records.flag_item(sitting.player, doubted.saved, item, Reason.WRONG)
    unseen = {item.id for item in MANY[6:]}
    assert {each.item.id for each in sitting.start(Wanted(count=6)).round.plan} == unseen


def survival(records: Records, results: str) -> KeptRound:
    kept = start(records, MANY, mode=Mode.SURVIVAL)
    for item, result in zip(MANY, results, strict=False):
        answer(kept, right(item) if result == "+" else wrong(item))
    return kept


def go_on(records: Records, clock: object = None) -> KeptRound:
    saved = records.unfinished(records.player())
    assert saved is not None
    return KeptRound.resume(
        records,
        saved,
        pack_of(MANY),
        ByTheKey(),
        clock or Stopwatch(),  # type: ignore[arg-type]
    )


def test_survival_goes_on_with_the_lives_it_had_and_ends_for_good(records: Records) -> None:
    survival(records, "-+-")
    kept = go_on(records)
    assert kept.round.lives == 1
    answer(kept, wrong(MANY[3]))
    assert kept.round.phase is Phase.FINISHED
    assert records.unfinished(records.player()) is None
    (score,) = records.scores(records.player()).rounds
    assert (score.finished, int(score.score), score.out_of) == (True, 1, 4)


def test_a_last_life_lost_to_a_typed_miss_can_be_claimed_back_even_later(
    records: Records,
) -> None:
    typed: list[Question] = [replace(TEXT, id=f"t{n}", facts=()) for n in range(6)]
    kept = start(records, typed, mode=Mode.SURVIVAL)
    answer(kept, wrong(TEXT), wrong(TEXT))
    kept.answer(wrong(TEXT))
    assert kept.claim()
    kept.explain()
    kept.next()
    assert kept.round.phase is Phase.ASKED
    saved = records.unfinished(records.player())
    assert saved is not None
    again = KeptRound.resume(records, saved, pack_of(typed), ByTheKey(), Stopwatch())
    assert again.round.lives == 1
    answer(again, wrong(TEXT))
    assert again.round.phase is Phase.FINISHED
    assert records.unfinished(records.player()) is None


def exam(records: Records, clock: Patience, *answers: Answer, seconds: int = 600) -> KeptRound:
    kept = KeptRound.start(
        records,
        records.player(),
        pack_of(MANY),
        "en",
        [asked(item) for item in MANY],
        ByTheKey(),
        clock,
        mode=Mode.EXAM,
        seconds=seconds,
    )
    for each in answers:
        clock.now += 60
        answer(kept, each)
    return kept


def test_an_exam_goes_on_with_the_time_that_was_left(records: Records) -> None:
    clock = Patience()
    exam(records, clock, right(CHOICE), wrong(CHOICE))
    clock.now += 9_000
    kept = go_on(records, clock)
    assert kept.round.time_left == 480
    clock.now += 480
    assert kept.answer(right(CHOICE)) is None
    assert kept.round.phase is Phase.FINISHED
    assert records.unfinished(records.player()) is None
    (score,) = records.scores(records.player()).rounds
    assert (score.finished, int(score.score), score.out_of) == (True, 1, 12)


def test_an_exam_without_an_answer_leaves_no_trace(records: Records) -> None:
    clock = Patience()
    kept = exam(records, clock)
    clock.now = 600
    assert kept.expire()
    assert not kept.expire()
    assert records.scores(records.player()).rounds == ()


def test_the_best_is_that_of_the_same_mode(records: Records) -> None:
    player = records.player()
    play(records, "++-")
    survival(records, "+++---")
    survival(records, "-+--")
    play(records, "+", mode=Mode.WEAK)
    exam(records, Patience(), *[right(CHOICE)] * 12, seconds=3_600)
    standing = {
        mode: records.standing(player, "alpine", mode=mode)
        for mode in (Mode.QUICK, Mode.SURVIVAL, Mode.EXAM, Mode.DAILY)
    }
    quick, best = standing[Mode.QUICK], standing[Mode.SURVIVAL]
    assert quick is not None
    assert (int(quick.best_score), quick.best_total, quick.by_points) == (2, 3, False)
    assert best is not None
    assert (int(best.best_score), best.best_total, best.by_points) == (3, 6, True)
    assert best.is_beaten_by(Fraction(4), 40)
    assert not quick.is_beaten_by(Fraction(4), 40)
    assert standing[Mode.EXAM] is not None
    assert standing[Mode.DAILY] is None


def test_an_exam_cut_off_by_time_is_no_best_of_what_it_reached(records: Records) -> None:
    clock = Patience()
    kept = exam(records, clock, right(CHOICE), right(CHOICE))
    clock.now += 600
    kept.expire()
    form = records.standing(records.player(), "alpine")
    assert form == Form(Fraction(2), 12, Fraction(1))
    scores = records.scores(records.player())
    assert scores.best is not None
    assert scores.best.out_of == 12


def test_a_day_begun_in_two_windows_is_one_round(records: Records) -> None:
    one, other = (sitting_of(records).start(Wanted(Mode.DAILY)) for _ in range(2))
    answer(one, right(CHOICE))
    other.answer(wrong(CHOICE))
    assert other.answered_elsewhere
    assert other.round.played[0].credit == 1
    other.explain()
    other.next()
    play_out(other)
    assert len(records.scores(records.player()).rounds) == 1
    assert reason(sitting_of(records), Mode.DAILY) is Nothing.DAILY_PLAYED


def test_what_others_missed_is_practised_in_the_order_given(records: Records) -> None:
    sitting = sitting_of(records)
    kept = sitting.practise(["item7", "gone", "item2", "item7"])
    assert [asked.item.id for asked in kept.round.plan] == ["item7", "item2"]
    assert kept.saved.mode == Mode.RETRY
    assert sitting.best_before(kept) is None
    with pytest.raises(NothingToAskError):
        sitting.practise(["gone"])
