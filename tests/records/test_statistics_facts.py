"""What is due when, and which facts are known best and least."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import fsrs
import pytest

from alpine_quiz.game.answers import Typed
from alpine_quiz.game.modes import Mode
from alpine_quiz.records.days import Days
from alpine_quiz.records.forecast import AHEAD, Forecast, forecast
from alpine_quiz.records.statistics import Statistics, read_statistics
from alpine_quiz.records.strength import Remembered, retrievability, weakness
from alpine_quiz.records.times import time_text
from alpine_quiz.records.ways import end_of_day
from tests.records.playing import (
    CHOICE,
    NOON,
    TEXT,
    TRUE_FALSE,
    Calendar,
    answer,
    pack_of,
    play,
    right,
    start,
    wrong,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from alpine_quiz.records.store import Records

DAY = timedelta(days=1)


def look_back(
    records: Records,
    *,
    pack: str | None = "alpine",
    askable: Mapping[str, Collection[str]] | None = None,
    facts: int = 10,
) -> Statistics:
    records.schedule(records.player(), "alpine")
    return records.read(
        lambda rows: read_statistics(
            rows, "you", records.now(), pack, zone=UTC, askable=askable, facts=facts
        )
    )


def due_at(*times: datetime) -> Forecast:
    return forecast([time_text(each) for each in times], NOON.date(), Days(UTC))


def test_what_was_due_before_is_due_today() -> None:
    found = due_at(NOON - 40 * DAY, NOON - DAY, NOON - timedelta(hours=1), NOON)
    assert (found.today, found.overdue, sum(found.days), found.later) == (4, 2, 4, 0)


def test_each_day_has_what_is_due_from_midnight_to_midnight() -> None:
    midnight = NOON.replace(hour=0)
    before = timedelta(milliseconds=1)
    found = due_at(midnight, midnight + DAY - before, midnight + DAY, midnight + 2 * DAY - before)
    assert (found.today, found.tomorrow, found.overdue) == (2, 2, 0)


def test_what_is_due_in_more_than_thirty_days_is_later() -> None:
    found = due_at(NOON + AHEAD * DAY, NOON + (AHEAD + 1) * DAY, NOON + 4000 * DAY)
    assert len(found.days) == AHEAD + 1
    assert (found.days[-1], found.later) == (1, 2)


def test_as_much_is_due_today_as_there_is_to_review(records: Records, calendar: Calendar) -> None:
    play(records, "-+-+")
    records.schedule(records.player(), "alpine")
    for _ in range(4):
        calendar.time += DAY
        today = records.now().astimezone().date()
        found = records.read(lambda rows: read_statistics(rows, "you", records.now(), "alpine"))
        due = records.due(records.player(), "alpine", end_of_day(today))
        assert found.due.today == len(due)
    assert found.due.today == 4


def test_only_what_can_be_asked_is_due(records: Records, calendar: Calendar) -> None:
    play(records, "---")
    calendar.time += 2 * DAY
    assert look_back(records).due.today == 3
    assert look_back(records, askable={"alpine": {"fact1", "another"}}).due.today == 1


def test_of_a_pack_that_is_not_here_everything_is_due(records: Records, calendar: Calendar) -> None:
    play(records, "---")
    play(records, "--", pack=pack_of(id_="elsewhere"))
    calendar.time += 2 * DAY
    records.schedule(records.player(), "elsewhere")
    assert look_back(records, pack=None, askable={"alpine": {"fact2"}}).due.today == 3
    assert look_back(records, pack="elsewhere", askable={}).due.today == 2


@pytest.mark.parametrize("stability", [0.2, 1.0, 3.5, 100.0])
@pytest.mark.parametrize("days", [0, 1, 7, 400])
def test_the_forgetting_curve_is_that_of_the_schedule(stability: float, days: int) -> None:
    card = fsrs.Card(state=fsrs.State.Review, stability=stability, difficulty=5, last_review=NOON)
    expected = fsrs.Scheduler().get_card_retrievability(card, NOON + days * DAY)
    assert retrievability(stability, days) == pytest.approx(expected)


def test_a_fact_is_known_in_nine_cases_of_ten_after_its_stability() -> None:
    assert retrievability(7.5, 7.5) == pytest.approx(0.9)
    assert retrievability(7.5, -1) == 1


def test_what_was_missed_last_is_weakest_even_just_now(
    records: Records, calendar: Calendar
) -> None:
    play(records, "++")
    calendar.time += 3 * DAY
    kept = start(records, [replace(CHOICE, id="again", facts=("fact1",))])
    answer(kept, wrong(CHOICE))
    found = look_back(records).facts
    assert [each.subject for each in found.weakest] == ["fact1", "fact0"]
    assert found.weakest[0].retrievability > found.weakest[1].retrievability
    assert (found.strongest, found.known, found.met) == ((), 0, 2)


def test_of_what_was_right_last_the_longest_not_asked_is_weakest(
    records: Records, calendar: Calendar
) -> None:
    play(records, "+")
    calendar.time += DAY
    answer(start(records, [TEXT]), right(TEXT))
    found = look_back(records).facts
    assert [each.subject for each in found.weakest] == ["fact0", "dealer", "founder"]
    assert [each.subject for each in found.strongest] == ["dealer", "founder", "fact0"]


def test_what_is_as_likely_known_goes_by_what_is_forgotten_soonest() -> None:
    def met(subject: str, stability: float, days: float) -> Remembered:
        reviewed = time_text(NOON - timedelta(days=days))
        return Remembered("alpine", subject, stability, reviewed, reviewed, 1, 1, 1)

    firm, shaky = met("a", 100.0, 100), met("b", 1.0, 1)
    alike = met("c", 1.0, 1)
    rated = [(each, each.chance(NOON.timestamp())) for each in (firm, alike, shaky)]
    assert [each.subject for each, _ in sorted(rated, key=weakness)] == ["b", "c", "a"]


def test_the_strongest_is_what_will_be_known_for_longest(
    records: Records, calendar: Calendar
) -> None:
    for _ in range(4):
        answer(start(records, [TEXT]), right(TEXT))
        calendar.time += 8 * DAY
    play(records, "+")
    strongest = look_back(records).facts.strongest
    assert [each.subject for each in strongest] == ["dealer", "founder", "fact0"]
    assert strongest[0].retrievability < strongest[2].retrievability
    assert strongest[0].stability > strongest[2].stability


def test_a_fact_is_told_with_its_past(records: Records, calendar: Calendar) -> None:
    forms = [replace(TEXT, id=f"form{at}", stem=f"Wording {at}?", facts=("it",)) for at in "012345"]
    given = ["no", "Jean Rédélé", "half", "no", "Jean Rédélé", "no"]
    for form, text in zip(forms, given, strict=True):
        kept = start(records, [form], pack=pack_of([form]))
        answer(kept, Typed(text))
        calendar.time += DAY
    (only,) = look_back(records).facts.weakest
    assert (only.pack, only.subject, only.stem) == ("alpine", "it", "Wording 5?")
    assert (only.seen, only.share, only.lapses, only.missed) == (6, Fraction(5, 12), 2, True)
    assert only.answered == kept.saved.answers[0].at
    assert only.due > only.answered


def test_an_item_without_facts_is_its_own(records: Records) -> None:
    answer(start(records, [TRUE_FALSE]), wrong(TRUE_FALSE))
    (only,) = look_back(records).facts.weakest
    assert (only.subject, only.stem, float(only.share)) == (TRUE_FALSE.id, TRUE_FALSE.stem, 0)


def test_one_name_in_two_packs_is_two_facts(records: Records) -> None:
    play(records, "+")
    play(records, "-", pack=pack_of(id_="tutorial"))
    found = look_back(records, pack=None).facts.weakest
    assert [(each.pack, float(each.share)) for each in found] == [("tutorial", 0), ("alpine", 1)]


def test_practice_changes_what_is_known_but_not_when_it_is_due(records: Records) -> None:
    play(records, "-+")
    before = look_back(records)
    play(records, "+-", mode=Mode.WEAK)
    after = look_back(records)
    assert after.due == before.due
    assert [each.subject for each in after.facts.weakest] == ["fact1", "fact0"]
    assert [each.seen for each in after.facts.weakest] == [2, 2]


def test_only_as_many_facts_are_told_as_are_wanted(records: Records) -> None:
    play(records, "+" * 8)
    found = look_back(records, facts=3).facts
    assert (len(found.strongest), len(found.weakest)) == (3, 3)
    assert (found.known, found.met) == (8, 8)
    assert look_back(records, facts=0).facts.weakest == ()
