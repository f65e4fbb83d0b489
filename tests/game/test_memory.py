"""How long a fact is kept in mind, and when it wants asking again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alpine_quiz.bank.model import ItemType
from alpine_quiz.game.memory import (
    Grade,
    Memory,
    Scheduler,
    days_between,
    due_facts,
    grade_of,
)

EVENING = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)
DAY = timedelta(days=1)
SCHEDULER = Scheduler()
GRADES = st.lists(st.tuples(st.sampled_from(Grade), st.integers(0, 60 * 24 * 400)), min_size=1)


def interval(*grades: Grade) -> int:
    """Return the days until the next answer after answers each given when they were due."""
    memory, at = None, EVENING
    for grade in grades:
        memory = SCHEDULER.after(memory, grade, at)
        days, at = (memory.due - at).days, memory.due
    return days


@pytest.mark.parametrize(
    ("type_", "credit", "hints", "grade"),
    [
        (ItemType.TEXT, Fraction(1), 0, Grade.GOOD),
        (ItemType.NUMBER, Fraction(1), 0, Grade.GOOD),
        (ItemType.ORDER, Fraction(1), 0, Grade.GOOD),
        (ItemType.CHOICE, Fraction(1), 0, Grade.HARD),
        (ItemType.MULTIPLE, Fraction(1), 0, Grade.HARD),
        (ItemType.TRUE_FALSE, Fraction(1), 0, Grade.HARD),
        (ItemType.MATCH, Fraction(1), 0, Grade.HARD),
        (ItemType.TEXT, Fraction(1), 1, Grade.HARD),
        (ItemType.CHOICE, Fraction(1), 1, Grade.HARD),
        (ItemType.ORDER, Fraction(1, 2), 0, Grade.HARD),
        (ItemType.NUMBER, Fraction(1, 2), 0, Grade.HARD),
        (ItemType.MULTIPLE, Fraction(1, 2), 0, Grade.AGAIN),
        (ItemType.MATCH, Fraction(3, 4), 0, Grade.AGAIN),
        (ItemType.TEXT, Fraction(0), 0, Grade.AGAIN),
        (ItemType.CHOICE, Fraction(0), 0, Grade.AGAIN),
    ],
)
def test_recall_shows_more_than_recognition_and_a_hint_less(
    type_: ItemType, credit: Fraction, hints: int, grade: Grade
) -> None:
    assert grade_of(type_, credit, hints) is grade
    assert grade_of(type_.value, credit, hints) is grade


def test_what_is_recalled_comes_back_later_than_what_is_recognised_and_a_miss_tomorrow() -> None:
    good, hard, again = (interval(*[grade] * 3) for grade in (Grade.GOOD, Grade.HARD, Grade.AGAIN))
    assert good > hard > again == 1


def test_intervals_grow_from_answer_to_answer() -> None:
    assert [interval(*[Grade.GOOD] * times) for times in (1, 2, 3)] == [2, 11, 46]


def test_a_night_between_two_answers_is_a_day() -> None:
    first = SCHEDULER.after(None, Grade.GOOD, EVENING)
    morning = SCHEDULER.after(first, Grade.GOOD, EVENING + timedelta(hours=13))
    next_day = SCHEDULER.after(first, Grade.GOOD, EVENING + DAY)
    at_once = SCHEDULER.after(first, Grade.GOOD, EVENING + timedelta(minutes=5))
    assert morning.stability == next_day.stability > at_once.stability


def test_a_clock_that_goes_back_is_no_time_at_all() -> None:
    assert days_between(EVENING, EVENING - 400 * DAY) == 0
    first = SCHEDULER.after(None, Grade.GOOD, EVENING)
    assert SCHEDULER.after(first, Grade.GOOD, EVENING - 400 * DAY).stability > 0


@settings(max_examples=60, deadline=None)
@given(GRADES)
def test_a_memory_is_due_a_whole_number_of_days_after_its_answer(
    answers: list[tuple[Grade, int]],
) -> None:
    memory, at = None, EVENING
    for grade, minutes in answers:
        at += timedelta(minutes=minutes)
        memory = SCHEDULER.after(memory, grade, at)
        assert memory.reviewed == at
        assert memory.due >= at + DAY
        assert (memory.due - at) % DAY == timedelta(0)
        assert memory.stability > 0
        assert 1 <= memory.difficulty <= 10


def test_what_is_most_likely_forgotten_is_due_first() -> None:
    def memory(stability: float, days_ago: int, due_in: int) -> Memory:
        return Memory(stability, 5.0, EVENING - days_ago * DAY, EVENING + due_in * DAY)

    schedule = {
        "fresh": memory(10, 1, 9),
        "long due": memory(2, 30, -28),
        "just due": memory(10, 10, 0),
        "strong": memory(100, 110, -10),
    }
    assert due_facts(schedule, EVENING) == ["long due", "strong"]
    assert due_facts(schedule, EVENING + DAY) == ["long due", "strong", "just due"]
