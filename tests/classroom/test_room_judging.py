from __future__ import annotations

from alpine_quiz.classroom.course import Phase
from alpine_quiz.classroom.points import FULL
from alpine_quiz.classroom.refusing import Refusal
from alpine_quiz.classroom.room import Room
from alpine_quiz.classroom.rules import SECOND, Rules
from alpine_quiz.classroom.views import room_view
from tests.classroom.asking import ADAM, ZOE, asked, refusal_of
from tests.classroom.rooms import (
    CHOICE,
    GRADER,
    NUMBER,
    SHEET,
    TEXT,
    key_of,
    room,
    wrong_answer_to,
)


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


def test_hands_are_counted_for_what_is_shown() -> None:
    class_ = asked("Zoé")
    assert refusal_of(lambda: class_.count_hands(2, (1, 2, 3))) is Refusal.NOT_AN_ANSWER
    assert refusal_of(lambda: class_.count_hands(2, (1, 2, 3, -4))) is Refusal.NOT_AN_ANSWER
    assert refusal_of(lambda: class_.count_hands(2, (1, 2, 3, 4), 0)) is Refusal.NO_TEAM
    class_.count_hands(2, (1, 2, 3, 4))
    class_.count_hands(2, (0, 0, 5, 0))
    assert class_.tally(class_.current) == {(2,): 5}
