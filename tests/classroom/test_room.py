from __future__ import annotations

import pytest

from alpine_quiz.classroom.course import Phase
from alpine_quiz.classroom.points import FULL
from alpine_quiz.classroom.posed import Given
from alpine_quiz.classroom.refusing import Refusal
from alpine_quiz.classroom.room import Room
from alpine_quiz.classroom.rules import RETURN, SECOND
from alpine_quiz.classroom.views import answered_view
from tests.classroom.asking import ADAM, ZOE, asked, is_open, refusal_of
from tests.classroom.rooms import (
    CHOICE,
    GRADER,
    MULTIPLE,
    NUMBER,
    ORDER,
    TEXT,
    key_of,
    room,
    wrong_answer_to,
)


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
        (TEXT, "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 12),
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
