from __future__ import annotations

import pytest

from alpine_quiz.classroom.course import Phase
from alpine_quiz.classroom.points import FULL
from alpine_quiz.classroom.refusing import Refusal
from alpine_quiz.classroom.rules import SECOND, Rules, Scoring
from alpine_quiz.classroom.views import ranks, you_view
from tests.classroom.asking import ADAM, ZOE, asked, refusal_of
from tests.classroom.rooms import (
    CHOICE,
    NUMBER,
    TIE,
    key_of,
    room,
    wrong_answer_to,
)


def test_a_tie_is_broken_by_the_nearest_number() -> None:
    class_ = room("Zoé", "Adam", "Ines", plan=(CHOICE,))
    class_.ask(0)
    for student in (1, 2):
        class_.answer(0, student, 1, 1, key_of(CHOICE))
    class_.answer(0, 3, 1, 1, wrong_answer_to(CHOICE))
    class_.reveal(0)
    class_.crown(0)
    assert class_.ranking().places == (1, 1, 3)
    class_.break_tie(0, TIE)
    assert refusal_of(lambda: class_.answer(0, 3, 2, 1, "4000")) is Refusal.NOT_YOURS
    class_.answer(0, 1, 2, 1, "4000")
    class_.answer(0, 2, 2, 1, "4300")
    class_.reveal(0)
    assert class_.phase is Phase.PODIUM
    assert (class_.ranking().order, class_.ranking().places) == ((2, 1, 3), (1, 2, 3))
    assert class_.total(2) == FULL


def test_those_level_after_a_tie_stay_ahead_of_whom_they_have_beaten() -> None:
    class_ = room("Zoé", "Adam", "Ines", plan=(CHOICE,))
    class_.ask(0)
    for student in (1, 2, 3):
        class_.answer(0, student, 1, 1, key_of(CHOICE))
    class_.reveal(0)
    class_.crown(0)
    class_.break_tie(0, NUMBER)
    for student, typed in ((1, "4327"), (2, "4329"), (3, "4320")):
        class_.answer(0, student, 2, 1, typed)
    class_.reveal(0)
    assert class_.ranking().places == (1, 1, 3)
    class_.break_tie(0, TIE)
    # Far off, both of them: but Ines was not asked any more.
    class_.answer(0, 1, 3, 1, "9000")
    class_.answer(0, 2, 3, 1, "8000")
    class_.reveal(0)
    assert (class_.ranking().order, class_.ranking().places) == ((2, 1, 3), (1, 2, 3))


def test_a_tie_may_stay_one() -> None:
    class_ = room("Zoé", plan=(CHOICE,))
    class_.ask(0)
    class_.answer(0, ZOE, 1, 1, key_of(CHOICE))
    class_.reveal(0)
    class_.crown(0)
    assert refusal_of(lambda: class_.break_tie(0, TIE)) is Refusal.NOT_THERE


def test_a_team_has_the_average_of_its_members_and_hands() -> None:
    class_ = room("Zoé", "Adam", rules=Rules(teams=("Blue", "White")), plan=(CHOICE,))
    class_.join(0, "Ines", "en", team=0)
    class_.ask(0)
    class_.answer(0, ZOE, 1, 1, key_of(CHOICE))
    class_.answer(0, ADAM, 1, 1, key_of(CHOICE))
    key = key_of(CHOICE)
    counts = [3 if (place,) == key else 0 for place in range(4)]
    counts[(int(key[0]) + 1) % 4] = 5
    class_.count_hands(0, counts, team=1)
    class_.reveal(0)
    # Ines never came. Blue: Zoé; White: Adam and eight hands, three of them right.
    assert class_.team_points() == {0: FULL, 1: round(FULL * 4 / 9)}


def test_who_comes_later_takes_nothing_from_a_team() -> None:
    class_ = room("Zoé", "Adam", rules=Rules(teams=("Blue", "White")), plan=(CHOICE,))
    class_.ask(0)
    class_.answer(0, ZOE, 1, 1, key_of(CHOICE))
    class_.answer(0, ADAM, 1, 1, key_of(CHOICE))
    late = class_.join(SECOND, "Ines", "en", team=0)
    class_.arrive(SECOND, late.id)
    class_.reveal(SECOND)
    assert class_.team_points() == {0: FULL, 1: FULL}
    latest = class_.join(SECOND, "Noé", "en", team=1)
    class_.arrive(SECOND, latest.id)
    assert class_.team_points() == {0: FULL, 1: FULL}


def test_who_was_away_at_the_close_and_answered_in_their_own_time_counts_in_the_team() -> None:
    class_ = room("Zoé", "Adam", rules=Rules(teams=("Blue", "White")), plan=(CHOICE,))
    class_.give_time(0, ADAM, 0)
    class_.ask(0)
    class_.answer(0, ZOE, 1, 1, key_of(CHOICE))
    class_.leave(0, ADAM)
    class_.arrive(0, ADAM)
    class_.answer(SECOND, ADAM, 1, 1, key_of(CHOICE))
    class_.reveal(SECOND)
    assert class_.team_points() == {0: FULL, 1: FULL}


def test_who_is_sent_out_counts_no_more() -> None:
    class_ = asked("Zoé", "Adam")
    class_.answer(SECOND, ZOE, 1, 1, key_of(CHOICE))
    class_.remove(SECOND, ADAM)
    assert class_.phase is Phase.CLOSED
    assert refusal_of(lambda: class_.answer(2, ADAM, 1, 1, key_of(CHOICE))) is Refusal.NO_STUDENT
    class_.join(SECOND, "Adam", "en")
    assert [student.id for student in class_.students] == [ZOE, 3]


def test_what_somebody_sent_out_has_answered_is_in_no_chart() -> None:
    class_ = asked("Zoé", "Adam")
    class_.answer(SECOND, ZOE, 1, 1, key_of(CHOICE))
    class_.answer(SECOND, ADAM, 1, 1, wrong_answer_to(CHOICE))
    assert sum(class_.tally(class_.current).values()) == 2
    class_.remove(SECOND, ADAM)
    assert class_.answered() == (1, 1)
    ines = class_.join(SECOND, "Ines", "en").id
    class_.give_time(SECOND, ines, 0)
    class_.answer(SECOND, ines, 1, 1, key_of(CHOICE))
    assert class_.tally(class_.current) == {key_of(CHOICE): 2}


def test_each_sees_their_own_place_and_the_lower_half_only_their_points() -> None:
    class_ = room("Zoé", "Adam", "Ines", "Noah", plan=(CHOICE,))
    class_.ask(0)
    for student in (1, 2, 3, 4):
        given = key_of(CHOICE) if student < 3 else wrong_answer_to(CHOICE)
        class_.answer(0, student, 1, 1, given)
    class_.reveal(0)
    assert class_.told_places() == {1: 1, 2: 1}

    def told() -> list[int | None]:
        return [you_view(class_, 0, each).get("place") for each in class_.students]

    # At a reveal each looks at what they know; a place is told with the ranks.
    assert told() == [None] * 4
    for go_on in (class_.show_ranks, class_.crown, class_.end):
        go_on(0)
        assert told() == [1, 1, None, None]


@pytest.mark.parametrize(
    ("points", "most", "shown"),
    [
        ((2, 1, 0), 5, [1, 2]),
        ((3, 2, 1), 5, [1, 2]),
        ((4, 3, 2, 1), 3, [1, 2]),
        ((5, 4, 3, 2, 1), 3, [1, 2, 3]),
        ((7, 6, 5, 4, 3, 2, 1, 0), 3, [1, 2, 3]),
        ((7, 6, 5, 4, 3, 2, 1, 0), 5, [1, 2, 3, 4]),
        ((1,), 5, [1]),
        ((2, 1), 5, [1]),
        # Who is level with one of the upper half is named with them.
        ((2, 1, 1), 5, [1, 2, 2]),
        ((1, 1), 5, [1, 1]),
        ((), 5, []),
    ],
)
def test_nobody_of_the_lower_half_is_named(
    points: tuple[int, ...], most: int, shown: list[int]
) -> None:
    plan = tuple(range(max(points, default=0)))
    class_ = room(*(f"Kid {number}" for number in range(len(points))), plan=plan)
    for turn, place in enumerate(plan, 1):
        class_.ask(0)
        for student, known in enumerate(points, 1):
            given = key_of(place) if turn <= known else wrong_answer_to(place)
            class_.answer(0, student, turn, 1, given)
        class_.reveal(0)
    assert [each["place"] for each in ranks(class_, most)] == shown


@pytest.mark.parametrize(
    ("sure", "right", "points"),
    [(1, True, 1), (2, True, 2), (3, True, 3), (1, False, 0), (2, False, -2), (3, False, -6)],
)
def test_being_wrongly_sure_costs(sure: int, right: bool, points: int) -> None:
    class_ = asked("Zoé", rules=Rules(scoring=Scoring.CONFIDENCE))
    given = key_of(CHOICE) if right else wrong_answer_to(CHOICE)
    class_.answer(SECOND, ZOE, 1, 1, given, sure)
    class_.reveal(SECOND)
    assert class_.total(ZOE) == points * FULL // 3


@pytest.mark.parametrize(("seconds", "points"), [(0, 1000), (0.5, 1000), (10, 750), (21.9, 500)])
def test_an_early_answer_earns_more_where_speed_counts(seconds: float, points: int) -> None:
    rules = Rules(scoring=Scoring.SPEED, seconds=20, reading=0)
    class_ = asked("Zoé", "Adam", rules=rules)
    class_.answer(SECOND + round(seconds * SECOND), ZOE, 1, 1, key_of(CHOICE))
    class_.reveal(30 * SECOND)
    assert class_.total(ZOE) == points * FULL // 1000


def test_where_a_whole_school_is_level_not_each_is_named() -> None:
    class_ = room(*(f"Kid {number}" for number in range(200)), plan=(CHOICE,))
    class_.ask(0)
    for student in class_.students:
        class_.answer(0, student.id, 1, 1, key_of(CHOICE))
    class_.reveal(0)
    shown = ranks(class_, 5)
    assert len(shown) == 40
    assert (shown[0]["name"], shown[-1]["name"]) == ("Kid 0", "+ 161")
    assert {each["place"] for each in shown} == {1}
