from __future__ import annotations

import pytest

from alpine_quiz.classroom.course import Phase
from alpine_quiz.classroom.points import FULL
from alpine_quiz.classroom.refusing import Refusal
from alpine_quiz.classroom.rules import GRACE, SECOND, Rules, Scoring
from tests.classroom.asking import ADAM, LIMITED, ZOE, asked, refusal_of
from tests.classroom.rooms import (
    CHOICE,
    key_of,
    room,
)


@pytest.mark.parametrize(
    ("late", "refused"), [(0, None), (GRACE, None), (GRACE + 1, Refusal.CLOSED)]
)
def test_an_answer_counts_until_two_seconds_behind_the_limit(
    late: int, refused: Refusal | None
) -> None:
    class_ = asked("Zoé", "Adam", rules=LIMITED)
    at = SECOND + 20 * SECOND + late
    if refused:
        assert refusal_of(lambda: class_.answer(at, ZOE, 1, 1, key_of(CHOICE))) is refused
    else:
        class_.answer(at, ZOE, 1, 1, key_of(CHOICE))
        assert ZOE in class_.current.entries


def test_time_closes_a_question_when_the_grace_is_over() -> None:
    class_ = asked("Zoé", "Adam", rules=LIMITED)
    due = class_.due(5 * SECOND)
    assert due == SECOND + 20 * SECOND + GRACE + 1
    class_.tick(due - 1)
    assert class_.current.closed is None
    class_.tick(due)
    assert class_.phase is Phase.CLOSED


def test_the_stem_alone_is_shown_as_long_as_it_takes_to_read() -> None:
    class_ = room("Zoé", rules=Rules(seconds=20), plan=(CHOICE,))
    class_.ask(0)
    words = len(["Which", "small", "Renault", "lent", "its", "parts", "to", "the", "A106?"])
    assert class_.due(0) == 2 * SECOND + words * SECOND // 4
    assert refusal_of(lambda: class_.answer(5, ZOE, 1, 1, key_of(CHOICE))) is Refusal.NOT_OPEN
    class_.tick(class_.due(0) or 0)
    assert class_.phase is Phase.OPEN


def test_the_clock_stands_still_while_a_question_is_put_aside() -> None:
    class_ = asked("Zoé", rules=LIMITED)
    class_.pause(6 * SECOND)
    assert class_.due(6 * SECOND) is None
    class_.resume(60 * SECOND)
    class_.answer(61 * SECOND, ZOE, 1, 1, key_of(CHOICE))
    assert class_.current.entries[ZOE].taken == 6 * SECOND


def test_while_a_question_is_put_aside_only_what_was_on_its_way_is_taken() -> None:
    class_ = asked("Zoé", "Adam", rules=LIMITED)
    class_.pause(5 * SECOND)
    class_.answer(5 * SECOND + GRACE, ZOE, 1, 1, key_of(CHOICE))
    late = 5 * SECOND + GRACE + 1
    refused = refusal_of(lambda: class_.answer(late, ADAM, 1, 1, key_of(CHOICE)))
    assert refused is Refusal.NOT_OPEN
    class_.resume(60 * SECOND)
    class_.answer(60 * SECOND, ADAM, 1, 1, key_of(CHOICE))
    assert class_.current.entries[ADAM].taken == 4 * SECOND


def test_a_question_that_is_put_aside_is_not_closed_by_those_who_go() -> None:
    class_ = asked("Zoé", "Adam", rules=LIMITED)
    class_.answer(4 * SECOND, ZOE, 1, 1, key_of(CHOICE))
    class_.pause(5 * SECOND)
    class_.leave(6 * SECOND, ADAM)
    assert class_.current.closed is None
    class_.resume(7 * SECOND)
    assert class_.current.closed == 7 * SECOND


def test_reading_can_be_put_aside_too() -> None:
    class_ = room("Zoé", rules=Rules(seconds=20, reading=5), plan=(CHOICE,))
    class_.ask(0)
    class_.pause(2 * SECOND)
    class_.resume(100 * SECOND)
    assert class_.due(100 * SECOND) == 103 * SECOND


def test_one_more_minute_moves_the_limit() -> None:
    class_ = asked("Zoé", "Adam", rules=LIMITED)
    class_.add_time(10 * SECOND, 60)
    class_.answer(70 * SECOND, ZOE, 1, 1, key_of(CHOICE))
    assert class_.current.entries[ZOE].taken == 69 * SECOND


def test_more_time_is_had_in_silence() -> None:
    class_ = asked("Zoé", "Adam", rules=LIMITED)
    class_.give_time(SECOND, ZOE, 150)
    class_.tick(SECOND + 22 * SECOND + 1)
    assert class_.phase is Phase.CLOSED
    at = 30 * SECOND
    assert refusal_of(lambda: class_.answer(at, ADAM, 1, 1, key_of(CHOICE))) is Refusal.CLOSED
    assert refusal_of(lambda: class_.reveal(at, waited=False)) is Refusal.WAITING
    class_.answer(at, ZOE, 1, 1, key_of(CHOICE))
    class_.reveal(at, waited=False)
    assert class_.total(ZOE) == FULL


def test_nobody_is_waited_for_beyond_their_own_limit() -> None:
    class_ = asked("Zoé", "Adam", rules=LIMITED)
    class_.give_time(SECOND, ZOE, 150)
    class_.tick(SECOND + 22 * SECOND + 1)
    end = class_.due(24 * SECOND)
    assert end == SECOND + 30 * SECOND + GRACE + 1
    class_.reveal(end, waited=False)
    assert class_.phase is Phase.REVEALED


def test_who_has_more_time_is_not_measured_by_speed() -> None:
    class_ = asked("Zoé", "Adam", rules=Rules(scoring=Scoring.SPEED, seconds=20, reading=0))
    class_.give_time(SECOND, ZOE, 150)
    class_.answer(11 * SECOND, ADAM, 1, 1, key_of(CHOICE))
    class_.answer(11 * SECOND, ZOE, 1, 1, key_of(CHOICE))
    class_.reveal(12 * SECOND)
    assert (class_.total(ZOE), class_.total(ADAM)) == (FULL, FULL * 3 // 4)


def test_more_time_that_is_given_later_changes_no_points() -> None:
    class_ = asked("Zoé", "Adam", rules=Rules(scoring=Scoring.SPEED, seconds=20, reading=0))
    class_.answer(11 * SECOND, ZOE, 1, 1, key_of(CHOICE))
    class_.reveal(12 * SECOND)
    class_.give_time(13 * SECOND, ZOE, 150)
    assert class_.points(class_.current)[ZOE] == class_.total(ZOE) == FULL * 3 // 4
