"""Days in a row by the machine's calendar, and right answers in a row."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.game.modes import Mode
from alpine_quiz.records.bests import read_daily_record
from alpine_quiz.records.days import Days, monday_of
from alpine_quiz.records.statistics import read_statistics
from alpine_quiz.records.streaks import Streak, day_streak, read_day_streak, run_of_right
from alpine_quiz.records.times import time_text
from tests.records.playing import CHOICE, NOON, Calendar, answer, play, right, start

if TYPE_CHECKING:
    from datetime import tzinfo

    from alpine_quiz.records.store import Records

DAY = timedelta(days=1)
TODAY = NOON.date()


def zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        pytest.skip("this machine knows no time zones")


def streak(records: Records, of: tzinfo = UTC, pack: str | None = None) -> Streak:
    """Return the streak of days, which is that of the statistics too."""
    found = records.read(lambda rows: read_day_streak(rows, "you", records.now(), pack, of))
    whole = records.read(lambda rows: read_statistics(rows, "you", records.now(), pack, zone=of))
    assert whole.streak == found
    return found


def ago(*days: int) -> set[date]:
    return {TODAY - DAY * each for each in days}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((), Streak(0, 0, kept=False)),
        ((0,), Streak(1, 1)),
        ((1,), Streak(1, 1, kept=False)),
        ((2,), Streak(0, 1, kept=False)),
        ((0, 1, 2), Streak(3, 3)),
        ((1, 2, 3), Streak(3, 3, kept=False)),
        ((0, 2, 3, 4), Streak(1, 3)),
        ((2, 3, 4, 9, 10), Streak(0, 3, kept=False)),
        # East of here it was tomorrow already.
        ((-1, 0), Streak(2, 2)),
        ((-1, 1), Streak(1, 1)),
        # A clock that was wrong once keeps nothing alive.
        ((-400, 1), Streak(1, 1, kept=False)),
    ],
)
def test_days_in_a_row(days: tuple[int, ...], expected: Streak) -> None:
    assert day_streak(ago(*days), TODAY) == expected


@given(st.sets(st.integers(0, 40)))
def test_the_longest_streak_is_never_shorter_than_that_of_now(days: set[int]) -> None:
    found = day_streak(ago(*days), TODAY)
    line = "".join("x" if each in days else " " for each in range(42))
    assert found.longest == max(map(len, line.split()), default=0)
    assert found.now == max(len(line[at:].split(" ")[0]) for at in (0, 0 if 0 in days else 1))
    assert found.kept == (0 in days)


@pytest.mark.parametrize(
    ("answers", "now", "longest"),
    [("", 0, 0), ("+", 1, 1), ("-", 0, 0), ("++-+", 1, 2), ("++-", 0, 2), ("-+++", 3, 3)],
)
def test_right_answers_in_a_row(answers: str, now: int, longest: int) -> None:
    assert run_of_right(each == "+" for each in answers) == Streak(now, longest)


def test_the_run_goes_through_rounds_in_the_order_they_were_played(
    records: Records, calendar: Calendar
) -> None:
    first = start(records, [CHOICE, CHOICE])
    answer(first, right(CHOICE))
    play(records, "-")
    calendar.time += DAY
    answer(first, right(CHOICE))
    play(records, "++")
    found = records.read(lambda rows: read_statistics(rows, "you", records.now()))
    assert found.run == Streak(3, 3)


def test_a_day_with_an_answer_keeps_the_streak(records: Records, calendar: Calendar) -> None:
    play(records, "-")
    calendar.time += DAY
    assert streak(records) == Streak(1, 1, kept=False)
    play(records, "+", of=3)
    assert streak(records) == Streak(2, 2)
    calendar.time += 2 * DAY
    assert streak(records) == Streak(0, 2, kept=False)


def test_a_round_over_several_days_counts_for_those_with_an_answer(
    records: Records, calendar: Calendar
) -> None:
    kept = start(records, [CHOICE] * 3)
    for _ in range(3):
        answer(kept, right(CHOICE))
        calendar.time += 2 * DAY
    assert streak(records) == Streak(0, 1, kept=False)


def test_a_clock_that_is_set_back_within_a_round_loses_no_day(
    records: Records, calendar: Calendar
) -> None:
    calendar.time = NOON + 3 * DAY
    kept = start(records, [CHOICE] * 3)
    answer(kept, right(CHOICE))
    calendar.time = NOON - DAY
    answer(kept, right(CHOICE))
    calendar.time = NOON
    answer(kept, right(CHOICE))
    assert streak(records) == Streak(2, 2)


def test_a_day_on_which_a_round_was_only_begun_counts_nowhere(
    records: Records, calendar: Calendar
) -> None:
    kept = start(records, [CHOICE] * 2)
    calendar.time += 2 * DAY
    answer(kept, right(CHOICE))
    calendar.time -= DAY
    answer(kept, right(CHOICE))
    assert streak(records) == Streak(2, 2)


def test_a_streak_may_be_that_of_one_pack(records: Records) -> None:
    play(records, "+")
    assert streak(records, pack="alpine").now == 1
    assert streak(records, pack="tutorial").now == 0


def test_what_several_did_at_one_keyboard_is_no_streak(records: Records) -> None:
    play(records, "+", mode=Mode.HOTSEAT)
    assert streak(records).longest == 0


def test_a_day_is_the_machines_and_not_that_of_utc(records: Records, calendar: Calendar) -> None:
    auckland = zone("Pacific/Auckland")
    for day in (22, 23, 24):
        calendar.time = datetime(2025, 11, day, 8, tzinfo=auckland).astimezone(UTC)
        play(records, "+")
    calendar.time = datetime(2025, 11, 24, 20, tzinfo=auckland).astimezone(UTC)
    assert streak(records, auckland) == Streak(3, 3)
    # There it is the 24th already when in UTC it is still the 23rd.
    calendar.time = datetime(2025, 11, 24, 9, tzinfo=auckland).astimezone(UTC)
    assert streak(records, auckland).kept
    calendar.time = datetime(2025, 11, 25, 9, tzinfo=auckland).astimezone(UTC)
    assert streak(records, auckland) == Streak(3, 3, kept=False)


@pytest.mark.parametrize("changes", [date(2025, 3, 30), date(2025, 10, 26)])
def test_days_of_23_and_25_hours_are_days(
    records: Records, calendar: Calendar, changes: date
) -> None:
    paris = zone("Europe/Paris")
    for day in (changes - DAY, changes, changes + DAY):
        for hour, minute in ((0, 1), (23, 50)):
            moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=paris)
            calendar.time = moment.astimezone(UTC)
            play(records, "+")
    assert streak(records, paris) == Streak(3, 3)
    found = records.read(
        lambda rows: read_statistics(rows, "you", records.now(), zone=paris, days=4)
    )
    assert [each.tally.answers for each in found.days] == [0, 2, 2, 2]


def test_days_follow_each_other_without_gap_all_year() -> None:
    for name in ("Europe/Paris", "America/Havana", "Asia/Beirut", "Australia/Lord_Howe"):
        days = Days(zone(name))
        moment = datetime(2024, 12, 31, tzinfo=UTC)
        for _ in range(366 * 24):
            text = time_text(moment)
            day = days.day_of(text)
            assert day == days.day(moment)
            assert days.start(day) <= text < days.start(day + DAY)
            moment += timedelta(hours=1)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set")
def test_without_a_zone_it_is_the_calendar_of_the_machine(
    records: Records, calendar: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    calendar.time = datetime(2025, 11, 22, 23, 30, tzinfo=UTC)
    play(records, "+")
    try:
        for setting, day in (("UTC0", 22), ("XXX-2", 23)):
            monkeypatch.setenv("TZ", setting)
            time.tzset()
            found = records.read(lambda rows: read_statistics(rows, "you", records.now()))
            assert found.totals.first == date(2025, 11, day)
            assert found.today == date(2025, 11, day)
    finally:
        monkeypatch.undo()
        time.tzset()


def daily(records: Records, seed: str, results: str = "+", of: int | None = None) -> None:
    kept = play(records, results, mode=Mode.DAILY, of=of)
    records.write(
        lambda rows: rows.execute("UPDATE round SET seed = ? WHERE uid = ?", (seed, kept.saved.uid))
    )


def test_the_daily_streak_is_of_the_days_the_rounds_were_made_for(records: Records) -> None:
    for seed in ("2025-11-18", "2025-11-20", "2025-11-21", "2025-11-22"):
        daily(records, seed)
    daily(records, "2025-11-19", of=2)
    daily(records, "my own seed")
    found = records.read(lambda rows: read_daily_record(rows, "you", TODAY))
    assert (found.days, found.streak) == (4, Streak(3, 3))


def test_a_daily_round_counts_for_its_day_wherever_the_machine_is_now(
    records: Records, calendar: Calendar
) -> None:
    tokyo, paris = zone("Asia/Tokyo"), zone("Europe/Paris")
    for day in (20, 21):
        calendar.time = datetime(2025, 11, day, 7, tzinfo=tokyo).astimezone(UTC)
        daily(records, f"2025-11-{day}")
    calendar.time = datetime(2025, 11, 22, 20, tzinfo=paris).astimezone(UTC)
    daily(records, "2025-11-22")
    # By the answers alone the 21st is empty here: it was still the evening before.
    assert streak(records, paris).now >= 3


def test_weeks_begin_on_monday() -> None:
    assert monday_of(date(2025, 11, 23)) == monday_of(date(2025, 11, 17)) == date(2025, 11, 17)
