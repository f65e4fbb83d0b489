"""What a player's answers come to, and what of them counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.model import Citation
from alpine_quiz.game.answers import Typed
from alpine_quiz.game.modes import Mode
from alpine_quiz.records.accuracy import Part
from alpine_quiz.records.scores import Tally
from alpine_quiz.records.statistics import Statistics, Totals, read_statistics
from alpine_quiz.records.streaks import Streak
from tests.records.playing import (
    CHOICE,
    ITEMS,
    NOON,
    NUMBER,
    TEXT,
    Calendar,
    answer,
    pack_of,
    play,
    right,
    start,
    wrong,
)

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Question
    from alpine_quiz.records.store import Records

DAY = timedelta(days=1)
TODAY = NOON.date()


def look_back(
    records: Records, pack: str | None = None, *, player: str = "you", days: int = 30
) -> Statistics:
    """Return the statistics, told by the calendar of UTC."""
    records.schedule(records.player(player), pack or "alpine")
    return records.read(
        lambda rows: read_statistics(rows, player, records.now(), pack, zone=UTC, days=days)
    )


def part(of: Tally) -> tuple[int, float]:
    return of.answers, float(of.credit)


def test_before_the_first_answer_there_is_nothing_to_see(records: Records) -> None:
    found = look_back(records)
    assert found.totals == Totals(
        tally=Tally(), right=0, seconds=0, rounds=0, finished=0, first=None
    )
    assert (found.accuracy.topics, found.accuracy.types, found.modes) == ((), {}, ())
    assert (found.streak, found.run) == (Streak(0, 0, kept=False), Streak(0, 0))
    assert (found.facts.met, found.facts.known) == (0, 0)
    assert (found.due.today, found.due.later) == (0, 0)
    assert len(found.days) == 30
    assert len(found.weeks) == 12


def test_totals_sum_up_all_answers(records: Records) -> None:
    kept = start(records, [TEXT, NUMBER, CHOICE])
    answer(kept, Typed("half"), right(NUMBER), wrong(CHOICE))
    play(records, "+", of=3)
    totals = look_back(records).totals
    assert totals.tally == Tally(4, Fraction(5, 2))
    assert totals.right == 2
    assert (totals.rounds, totals.finished) == (2, 1)
    assert totals.first == TODAY
    assert totals.seconds == sum(each.seconds for each in kept.saved.answers) + 2


def test_a_claim_counts_as_right_everywhere(records: Records) -> None:
    kept = start(records, [TEXT])
    kept.answer(wrong(TEXT))
    before = look_back(records)
    assert (before.totals.right, before.run.now, before.facts.weakest[0].missed) == (0, 0, True)
    kept.claim()
    after = look_back(records)
    assert (after.totals.right, after.run.now, after.facts.weakest[0].missed) == (1, 1, False)
    assert after.accuracy.topics == (Part("alpine", "people", Tally(1, Fraction(1))),)


def test_what_was_right_is_told_by_topic_document_type_and_difficulty(records: Records) -> None:
    hard = replace(TEXT, difficulty=3, citations=(Citation("history", "a"), Citation("news", "b")))
    kept = start(records, [CHOICE, hard, NUMBER], pack=pack_of([CHOICE, hard, NUMBER]))
    answer(kept, right(CHOICE), wrong(hard), Typed("half"))
    found = look_back(records).accuracy
    assert found.topics == (
        Part("alpine", "cars", Tally(2, Fraction(3, 2))),
        Part("alpine", "people", Tally(1, Fraction(0))),
    )
    assert found.documents == (
        Part("alpine", "history", Tally(2, Fraction(1))),
        Part("alpine", "news", Tally(1, Fraction(0))),
    )
    assert {name: part(each) for name, each in found.types.items()} == {
        "choice": (1, 1),
        "number": (1, 0.5),
        "text": (1, 0),
    }
    assert {level: part(each) for level, each in found.difficulties.items()} == {
        2: (2, 1.5),
        3: (1, 0),
    }


def test_thirds_and_halves_add_up_exactly(records: Records) -> None:
    kept = start(records, [TEXT, TEXT, TEXT])
    answer(kept, *[Typed("half")] * 3)
    records.write(
        lambda rows: rows.execute("DROP TRIGGER answers_stay").execute(
            "UPDATE answer SET numerator = 1, denominator = position + 2"
        )
    )
    assert look_back(records).totals.tally.credit == Fraction(1, 2) + Fraction(1, 3) + Fraction(
        1, 4
    )


def test_what_several_did_at_one_keyboard_counts_nowhere(
    records: Records, calendar: Calendar
) -> None:
    nothing = look_back(records)
    play(records, "++-", mode=Mode.HOTSEAT)
    assert look_back(records) == nothing
    play(records, "+-")
    evening = calendar.time
    mine = look_back(records)
    play(records, "---", mode=Mode.HOTSEAT)
    calendar.time = evening
    assert look_back(records) == mine


def test_one_pack_is_told_from_all_of_them(records: Records) -> None:
    play(records, "++")
    play(records, "-", pack=pack_of(id_="tutorial"))
    both, one = look_back(records), look_back(records, "tutorial")
    assert (both.totals.tally.answers, one.totals.tally.answers) == (3, 1)
    assert (both.totals.rounds, one.totals.rounds) == (2, 1)
    assert (both.facts.met, one.facts.met) == (3, 1)
    assert both.titles == {"alpine": "Alpine", "tutorial": "Alpine"}
    assert set(one.titles) == {"tutorial"}
    assert [each.pack for each in one.facts.weakest] == ["tutorial"]
    assert one.run == Streak(0, 0)


def test_each_player_has_statistics_of_their_own(records: Records) -> None:
    play(records, "+++", player="ann")
    assert look_back(records, player="ann").totals.right == 3
    assert look_back(records).totals.right == 0


def test_days_without_an_answer_are_among_the_last(records: Records, calendar: Calendar) -> None:
    play(records, "+-")
    calendar.time += 3 * DAY
    play(records, "++")
    found = look_back(records, days=5).days
    assert [each.start for each in found] == [TODAY + DAY * ahead for ahead in range(-1, 4)]
    assert [part(each.tally) for each in found] == [(0, 0), (2, 1), (0, 0), (0, 0), (2, 2)]
    assert [each.recent.answers for each in found] == [0, 2, 2, 2, 4]
    assert found[-1].recent.share == Fraction(3, 4)


def test_the_moving_figure_knows_what_lies_before_the_days_shown(
    records: Records, calendar: Calendar
) -> None:
    play(records, "+-")
    calendar.time += 6 * DAY
    assert [each.recent.answers for each in look_back(records, days=1).days] == [2]
    calendar.time += DAY
    assert [each.recent.answers for each in look_back(records, days=1).days] == [0]


def test_weeks_begin_on_monday(records: Records, calendar: Calendar) -> None:
    play(records, "+")  # a Saturday
    calendar.time += DAY
    play(records, "-")
    calendar.time += DAY
    play(records, "++")
    *_, last, this = look_back(records).weeks
    assert (last.start, this.start) == (date(2025, 11, 17), date(2025, 11, 24))
    assert (part(last.tally), part(this.tally)) == ((2, 1), (2, 2))
    assert part(this.recent) == (4, 3)


def test_each_mode_has_its_record(records: Records) -> None:
    play(records, "+-")
    best = play(records, "++-")
    play(records, "+", of=2)
    play(records, "-+--", mode=Mode.SURVIVAL)
    play(records, "+++", mode=Mode.RETRY)
    found = {each.mode: each for each in look_back(records).modes}
    assert list(found) == ["quick", "survival", "retry"]
    quick = found["quick"]
    assert (quick.rounds, quick.finished) == (3, 2)
    assert quick.best is not None
    assert (quick.best.uid, quick.latest > quick.best.latest) == (best.saved.uid, True)
    assert found["retry"].best is None


def test_the_best_of_survival_is_by_points(records: Records) -> None:
    play(records, "+---", mode=Mode.SURVIVAL)
    long = play(records, "++++---", mode=Mode.SURVIVAL)
    play(records, "++", mode=Mode.SURVIVAL)
    (only,) = look_back(records).modes
    assert only.best is not None
    assert only.best.uid == long.saved.uid


def test_of_two_equal_rounds_the_first_is_the_record(records: Records) -> None:
    first = play(records, "+-")
    play(records, "-+")
    (only,) = look_back(records).modes
    assert only.best is not None
    assert only.best.uid == first.saved.uid


def test_what_help_cost_makes_a_round_worse_and_no_answer_less_known(records: Records) -> None:
    kept = start(records, [TEXT], pack=pack_of([TEXT]))
    kept.hint()
    answer(kept, right(TEXT))
    found = look_back(records)
    assert found.modes[0].best is not None
    assert found.modes[0].best.score == Fraction(3, 4)
    assert found.totals.tally == Tally(1, Fraction(1))


def test_a_mode_of_a_later_version_has_its_record_too(records: Records) -> None:
    play(records, "+", mode="marathon")
    assert [each.mode for each in look_back(records).modes] == ["marathon"]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.type)
def test_every_type_of_question_is_counted(records: Records, item: Question) -> None:
    answer(start(records, [item]), right(item))
    assert look_back(records).totals.right == 1
