from __future__ import annotations

from collections.abc import Callable

import pytest

from alpine_quiz.classroom.course import Phase
from alpine_quiz.classroom.points import FULL
from alpine_quiz.classroom.posed import Given
from alpine_quiz.classroom.refusing import Refusal, RefusalError
from alpine_quiz.classroom.room import Room
from alpine_quiz.classroom.rules import GRACE, RETURN, SECOND, Rules, Scoring
from alpine_quiz.classroom.views import answered_view, ranks, room_view, you_view
from tests.classroom.rooms import (
    CHOICE,
    GRADER,
    MULTIPLE,
    NUMBER,
    ORDER,
    SHEET,
    TEXT,
    TIE,
    key_of,
    room,
    wrong_answer_to,
)

ZOE, ADAM = 1, 2
LIMITED = Rules(seconds=20, reading=0)


def refusal_of(done: Callable[[], object]) -> Refusal:
    with pytest.raises(RefusalError) as refused:
        done()
    return refused.value.refusal


def asked(*names: str, question: int = CHOICE, rules: Rules | None = None) -> Room:
    """Return a room whose question is open since second 1."""
    made = room(*names, rules=rules, plan=(question,))
    made.ask(SECOND)
    return made


def is_open(class_: Room) -> bool:
    return class_.phase is Phase.OPEN


def test_a_session_goes_from_the_lobby_to_its_end() -> None:
    class_ = room("Zoé", plan=(CHOICE, TEXT))
    phases = [class_.phase]
    for place in (CHOICE, TEXT):
        class_.ask(0)
        phases.append(class_.phase)
        class_.answer(0, ZOE, class_.current.number, 1, key_of(place))
        phases.append(class_.phase)
        class_.reveal(0)
        phases.append(class_.phase)
    class_.show_ranks(0)
    phases.append(class_.phase)
    class_.crown(0)
    phases.append(class_.phase)
    class_.end(0)
    phases.append(class_.phase)
    told = "lobby open closed revealed open closed revealed ranks podium ended"
    assert [phase.value for phase in phases] == told.split()
    assert class_.total(ZOE) == 2 * FULL


def test_a_question_closes_when_all_who_are_there_have_answered() -> None:
    class_ = asked("Zoé", "Adam", "Ines")
    class_.leave(SECOND, 3)
    class_.answer(SECOND, ZOE, 1, 1, key_of(CHOICE))
    assert class_.current.closed is None
    class_.answer(SECOND, ADAM, 1, 1, wrong_answer_to(CHOICE))
    assert class_.phase is Phase.CLOSED
    assert class_.current.away == {3}


def test_the_last_one_who_has_not_answered_closes_it_by_leaving() -> None:
    class_ = asked("Zoé", "Adam")
    class_.answer(SECOND, ZOE, 1, 1, key_of(CHOICE))
    class_.leave(SECOND, ADAM)
    assert class_.phase is Phase.CLOSED


def test_who_has_lost_the_connection_is_waited_for_a_while() -> None:
    class_ = asked("Zoé", "Adam")
    class_.leave(SECOND, ADAM, lost=True)
    class_.answer(SECOND, ZOE, 1, 1, key_of(CHOICE))
    assert is_open(class_)
    assert class_.answered() == (1, 2)
    assert class_.due(SECOND) == SECOND + RETURN
    class_.tick(RETURN)
    assert is_open(class_)
    class_.tick(SECOND + RETURN)
    assert not is_open(class_)
    assert class_.current.away == {ADAM}


def test_those_who_have_not_answered_are_counted_once_it_is_closed_too() -> None:
    class_ = asked("Zoé", "Adam", "Ines", "Ben")
    class_.leave(SECOND, 4)
    class_.answer(SECOND, ZOE, 1, 1, key_of(CHOICE))
    class_.close(2 * SECOND)
    class_.leave(2 * SECOND, ADAM)
    late = class_.join(2 * SECOND, "Late", "en")
    class_.arrive(2 * SECOND, late.id)
    assert class_.answered() == (1, 3)
    class_.reveal(3 * SECOND)
    assert class_.answered() == (1, 3)


def test_only_until_the_answer_is_shown_it_is_hidden_who_is_the_last() -> None:
    class_ = asked("Zoé", "Adam")
    class_.answer(SECOND, ZOE, 1, 1, key_of(CHOICE))
    class_.close(2 * SECOND)
    assert answered_view(class_) == {"answered": 0, "there": 2, "almost": True}
    class_.reveal(3 * SECOND)
    assert answered_view(class_) == {"answered": 1, "there": 2, "almost": False}


def test_where_nobody_answered_that_is_told_of_all_who_were_asked() -> None:
    class_ = asked("Zoé", "Adam")
    class_.reveal(SECOND)
    assert class_.answered() == (0, 2)


def test_a_page_that_is_loaded_again_by_the_last_one_closes_nothing() -> None:
    class_ = asked("Zoé", "Adam")
    class_.answer(SECOND, ZOE, 1, 1, key_of(CHOICE))
    class_.leave(SECOND, ADAM, lost=True)
    class_.arrive(2 * SECOND, ADAM)
    class_.tick(SECOND + RETURN)
    assert is_open(class_)
    class_.answer(SECOND + RETURN, ADAM, 1, 1, key_of(CHOICE))
    assert not is_open(class_)


def test_who_returns_is_waited_for_again() -> None:
    class_ = asked("Zoé", "Adam", "Ines")
    class_.leave(SECOND, 3)
    class_.answer(SECOND, ZOE, 1, 1, key_of(CHOICE))
    class_.arrive(SECOND, 3)
    class_.answer(SECOND, ADAM, 1, 1, key_of(CHOICE))
    assert class_.phase is Phase.OPEN


def test_a_question_stays_open_when_all_have_gone() -> None:
    class_ = asked("Zoé")
    class_.leave(SECOND, ZOE)
    assert class_.phase is Phase.OPEN


def test_only_the_teacher_closes_while_cards_are_raised() -> None:
    class_ = asked("Zoé")
    class_.use_hands(SECOND, used=True)
    class_.answer(SECOND, ZOE, 1, 1, key_of(CHOICE))
    assert class_.phase is Phase.OPEN


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


def test_one_answer_counts_and_no_other() -> None:
    class_ = asked("Zoé", "Adam")
    class_.answer(SECOND, ZOE, 1, 1, wrong_answer_to(CHOICE))
    again = refusal_of(lambda: class_.answer(SECOND, ZOE, 1, 1, key_of(CHOICE)))
    assert again is Refusal.ANSWERED
    assert class_.current.entries[ZOE].given == wrong_answer_to(CHOICE)


@pytest.mark.parametrize(("turn", "vote"), [(0, 1), (2, 1), (1, 2), (1, 0), (-1, 1)])
def test_an_answer_to_another_question_is_none(turn: int, vote: int) -> None:
    class_ = asked("Zoé")
    refused = refusal_of(lambda: class_.answer(SECOND, ZOE, turn, vote, key_of(CHOICE)))
    assert refused is Refusal.OLD_QUESTION


@pytest.mark.parametrize(
    ("question", "given"),
    [
        (CHOICE, (4,)),
        (CHOICE, (-1,)),
        (CHOICE, (0, 1)),
        (CHOICE, ()),
        (CHOICE, "4CV"),
        (MULTIPLE, (1, 0)),
        (MULTIPLE, (0, 0)),
        (ORDER, (0, 1, 2)),
        (ORDER, (0, 1, 2, 2)),
        (TEXT, (0,)),
        (TEXT, "   "),
        (TEXT, "x" * 201),
        (NUMBER, "many"),
    ],
)
def test_what_answers_no_question_of_its_type_is_not_taken(question: int, given: Given) -> None:
    class_ = asked("Zoé", question=question)
    refused = refusal_of(lambda: class_.answer(SECOND, ZOE, 1, 1, given))
    assert refused is Refusal.NOT_AN_ANSWER
    class_.answer(SECOND, ZOE, 1, 1, key_of(question))


def test_who_was_not_exact_enough_may_be_so_once() -> None:
    class_ = asked("Zoé", "Adam", question=TEXT)
    vague = "the founder of Alpine"
    assert refusal_of(lambda: class_.answer(2, ZOE, 1, 1, vague)) is Refusal.BE_EXACT
    class_.answer(3, ZOE, 1, 1, vague)
    assert class_.current.entries[ZOE].credit == 0


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


def test_a_class_votes_again_after_it_has_talked() -> None:
    class_ = asked("Zoé", "Adam")
    class_.answer(SECOND, ZOE, 1, 1, wrong_answer_to(CHOICE))
    class_.answer(SECOND, ADAM, 1, 1, key_of(CHOICE))
    class_.vote_again(2 * SECOND)
    assert class_.phase is Phase.DISCUSSING
    class_.open(3 * SECOND)
    class_.answer(4 * SECOND, ZOE, 1, 2, key_of(CHOICE))
    class_.answer(4 * SECOND, ADAM, 1, 2, key_of(CHOICE))
    class_.reveal(5 * SECOND)
    assert class_.tally(class_.current, first=True)[key_of(CHOICE)] == 1
    assert class_.tally(class_.current)[key_of(CHOICE)] == 2
    assert class_.total(ZOE) == FULL


def test_there_is_no_third_vote() -> None:
    class_ = asked("Zoé")
    class_.close(2)
    class_.vote_again(2)
    class_.open(2)
    class_.close(2)
    assert refusal_of(lambda: class_.vote_again(3)) is Refusal.NOT_NOW


def test_a_bad_question_counts_for_nobody_and_may_count_again() -> None:
    class_ = asked("Zoé")
    class_.answer(SECOND, ZOE, 1, 1, key_of(CHOICE))
    class_.reveal(SECOND)
    class_.strike(SECOND, 1)
    assert class_.total(ZOE) == 0
    class_.strike(SECOND, 1, struck=False)
    assert class_.total(ZOE) == FULL


def test_an_answer_that_was_graded_wrong_can_be_accepted_for_all() -> None:
    class_ = asked("Zoé", "Adam", "Ines", question=TEXT)
    for student, typed in enumerate(("Monsieur R.", "monsieur  r.", "Amédée Gordini"), 1):
        class_.answer(SECOND, student, 1, 1, typed)
    class_.reveal(SECOND)
    assert [class_.total(student) for student in (1, 2, 3)] == [0, 0, 0]
    class_.accept(SECOND, 1, "MONSIEUR R.")
    assert [class_.total(student) for student in (1, 2, 3)] == [FULL, FULL, 0]


def test_what_was_accepted_is_right_for_those_who_say_it_later() -> None:
    class_ = asked("Zoé", "Adam", question=TEXT)
    class_.give_time(SECOND, ADAM, 0)
    class_.answer(SECOND, ZOE, 1, 1, "Amédée Gordini")
    class_.close(SECOND)
    class_.accept(SECOND, 1, "amédée gordini")
    class_.answer(2 * SECOND, ADAM, 1, 1, "Amédée  GORDINI")
    class_.reveal(2 * SECOND)
    assert class_.total(ZOE) == class_.total(ADAM) == FULL
    again = Room(class_.pool, class_.rules, GRADER)
    again.replay(class_.happened)
    assert again.total(ADAM) == FULL


def test_what_was_accepted_of_a_first_vote_is_right_in_the_second() -> None:
    class_ = asked("Zoé", question=TEXT)
    class_.answer(SECOND, ZOE, 1, 1, "Amédée Gordini")
    class_.accept(SECOND, 1, "Amédée Gordini")
    class_.vote_again(SECOND)
    class_.open(SECOND)
    class_.answer(SECOND, ZOE, 1, 2, "Amédée Gordini")
    class_.reveal(SECOND)
    assert class_.total(ZOE) == FULL


def test_hands_raised_for_what_was_accepted_are_right() -> None:
    class_ = asked("Zoé", rules=Rules(teams=("Blue", "White")))
    wrong = wrong_answer_to(CHOICE)
    class_.answer(SECOND, ZOE, 1, 1, wrong)
    counts = [2 if (place,) == wrong else 0 for place in range(4)]
    class_.count_hands(SECOND, counts, team=1)
    class_.reveal(SECOND)
    assert class_.team_points() == {0: 0, 1: 0}
    class_.accept(SECOND, 1, wrong)
    assert class_.team_points() == {0: FULL, 1: FULL}


def test_what_nobody_answered_cannot_be_accepted() -> None:
    class_ = asked("Zoé", question=TEXT)
    class_.answer(SECOND, ZOE, 1, 1, "nobody")
    class_.reveal(SECOND)
    assert refusal_of(lambda: class_.accept(SECOND, 1, "somebody")) is Refusal.NOT_THERE


def test_what_is_right_for_all_cannot_be_accepted() -> None:
    class_ = asked("Zoé", question=TEXT)
    class_.answer(SECOND, ZOE, 1, 1, key_of(TEXT))
    refused = refusal_of(lambda: class_.accept(SECOND, 1, key_of(TEXT)))
    assert refused is Refusal.RIGHT_ALREADY


def test_a_trial_does_not_count() -> None:
    class_ = room("Zoé", plan=(CHOICE,))
    class_.ask(0, trial=True)
    class_.answer(0, ZOE, 1, 1, key_of(CHOICE))
    class_.reveal(0)
    assert class_.total(ZOE) == 0


def test_a_trial_takes_no_question_that_was_planned() -> None:
    class_ = room("Zoé", plan=(TEXT, NUMBER))
    class_.ask(0, trial=True)
    shown = room_view(class_, SHEET, 0, "en")["question"]
    assert (class_.current.question, class_.plan) == (CHOICE, (TEXT, NUMBER))
    assert (shown["place"], shown["of"]) == (0, 2)
    class_.skip(0)
    class_.ask(0)
    shown = room_view(class_, SHEET, 0, "en")["question"]
    assert (class_.current.question, shown["place"], shown["of"]) == (TEXT, 1, 2)


def test_what_is_skipped_counts_for_nobody() -> None:
    class_ = asked("Zoé", "Adam")
    class_.answer(SECOND, ZOE, 1, 1, key_of(CHOICE))
    class_.skip(SECOND)
    assert (class_.phase, class_.total(ZOE)) == (Phase.REVEALED, 0)


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


def test_hands_are_counted_for_what_is_shown() -> None:
    class_ = asked("Zoé")
    assert refusal_of(lambda: class_.count_hands(2, (1, 2, 3))) is Refusal.NOT_AN_ANSWER
    assert refusal_of(lambda: class_.count_hands(2, (1, 2, 3, -4))) is Refusal.NOT_AN_ANSWER
    assert refusal_of(lambda: class_.count_hands(2, (1, 2, 3, 4), 0)) is Refusal.NO_TEAM
    class_.count_hands(2, (1, 2, 3, 4))
    class_.count_hands(2, (0, 0, 5, 0))
    assert class_.tally(class_.current) == {(2,): 5}


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


def test_one_may_come_in_the_middle_and_answer() -> None:
    class_ = asked("Zoé")
    late = class_.join(2 * SECOND, "Adam", "fr")
    class_.arrive(SECOND, late.id)
    class_.answer(3 * SECOND, late.id, 1, 1, key_of(CHOICE))
    class_.answer(3 * SECOND, ZOE, 1, 1, key_of(CHOICE))
    assert class_.phase is Phase.CLOSED


def test_a_locked_door_keeps_newcomers_out() -> None:
    class_ = room("Zoé")
    class_.lock(0, locked=True)
    assert refusal_of(lambda: class_.join(0, "Adam", "en")) is Refusal.LOCKED


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


def test_the_teacher_lays_down_what_comes() -> None:
    class_ = room("Zoé")
    class_.set_plan(0, (TEXT, CHOICE))
    assert refusal_of(lambda: class_.set_plan(0, (99,))) is Refusal.NO_QUESTION
    assert refusal_of(lambda: class_.set_plan(0, (TEXT, TEXT))) is Refusal.NO_QUESTION
    class_.ask(0)
    assert class_.current.question == TEXT
    assert class_.plan == (CHOICE,)


def test_nothing_can_be_done_once_the_session_is_over() -> None:
    class_ = asked("Zoé")
    class_.end(SECOND)
    for done in (
        lambda: class_.ask(2),
        lambda: class_.reveal(2),
        lambda: class_.end(2),
        lambda: class_.join(2, "Adam", "en"),
        lambda: class_.set_plan(2, ()),
    ):
        assert refusal_of(done) is Refusal.NOT_NOW
    assert refusal_of(lambda: class_.answer(2, ZOE, 1, 1, key_of(CHOICE))) is Refusal.CLOSED


def test_after_the_server_was_away_nobody_is_thought_gone_at_once() -> None:
    class_ = asked("Zoé", "Adam")
    class_.answer(SECOND, ZOE, 1, 1, key_of(CHOICE))
    again = Room(class_.pool, class_.rules, GRADER)
    again.replay(class_.happened)
    again.be_patient(11 * SECOND)
    again.arrive(SECOND, ZOE)
    assert again.current.closed is None
    assert again.due(2 * SECOND) == 11 * SECOND
    again.tick(11 * SECOND)
    assert again.phase is Phase.CLOSED


def test_after_the_server_was_away_it_closes_when_all_have_answered() -> None:
    class_ = asked("Zoé", "Adam")
    class_.use_hands(SECOND, used=True)
    for student in (ZOE, ADAM):
        class_.answer(SECOND, student, 1, 1, key_of(CHOICE))
    class_.use_hands(SECOND, used=False)
    again = Room(class_.pool, class_.rules, GRADER)
    again.replay(class_.happened)
    again.be_patient(11 * SECOND)
    again.arrive(SECOND, ADAM)
    assert again.phase is Phase.CLOSED


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
