from __future__ import annotations

import json
from fractions import Fraction

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from alpine_quiz.classroom.course import Course, Phase
from alpine_quiz.classroom.points import FULL
from alpine_quiz.classroom.posed import key_given
from alpine_quiz.classroom.refusing import RefusalError
from alpine_quiz.classroom.room import Room
from alpine_quiz.classroom.rules import Naming, Rules, Scoring
from alpine_quiz.classroom.views import projector_view, room_view, you_view
from alpine_quiz.classroom.views_host import students_view
from alpine_quiz.game.notation import key_text
from tests.classroom.rooms import GRADER, SHEET, wrong_answer_to

STUDENTS = st.integers(0, 6)
PLACES = st.integers(-1, 9)
GIVEN = st.one_of(
    st.lists(st.integers(-1, 6), max_size=6).map(tuple),
    st.sampled_from(["Rédélé", "the founder of Alpine", "4328", "4 300", "x", "", "\x00"]),
)


class AnyRoom(RuleBasedStateMachine):
    """Whatever is done to a room, and whoever does it, it holds together."""

    room: Room
    at: int

    @initialize(
        scoring=st.sampled_from(Scoring),
        seconds=st.sampled_from((0, 20)),
        reading=st.sampled_from((None, 0, 5)),
        teams=st.sampled_from(((), ("Blue", "White"))),
    )
    def begin(
        self, scoring: Scoring, seconds: int, reading: int | None, teams: tuple[str, ...]
    ) -> None:
        rules = Rules(
            scoring=scoring,
            seconds=seconds,
            reading=reading,
            teams=teams,
            naming=Naming.GENERATED,
        )
        self.room = Room(SHEET.pool, rules, GRADER)
        self.at = 0

    @rule(more=st.integers(0, 30_000))
    def time_passes(self, more: int) -> None:
        self.at += more
        self.room.tick(self.at)

    @rule(student=STUDENTS, team=st.integers(-1, 3))
    def student_comes_or_goes(self, student: int, team: int) -> None:
        if student in self.room.students:
            if self.room.students.is_present(student):
                self.room.leave(self.at, student)
            else:
                self.room.arrive(self.at, student)
        else:
            self.attempt("join", "", "fr" if student % 2 else "en", team)

    @rule(student=STUDENTS, given=GIVEN, sure=st.integers(0, 4), vote=st.integers(1, 2))
    def student_answers(self, student: int, given: object, sure: int, vote: int) -> None:
        self.attempt("answer", student, len(self.room.turns), vote, given, sure)

    @rule(student=STUDENTS, right=st.booleans())
    def student_answers_well(self, student: int, right: bool) -> None:
        now = self.room.turn
        if now is not None:
            key = key_given(self.room.pool[now.question].first)
            given = key if right else wrong_answer_to(now.question)
            self.attempt("answer", student, now.number, now.vote, given)

    @rule(
        what=st.sampled_from(
            (
                "ask",
                "open",
                "pause",
                "resume",
                "close",
                "vote_again",
                "reveal",
                "skip",
                "show_ranks",
                "crown",
            )
        )
    )
    def teacher_goes_on(self, what: str) -> None:
        self.attempt(what)

    @rule(place=PLACES, number=st.integers(-1, 200), flag=st.booleans())
    def teacher_does_more(self, place: int, number: int, flag: bool) -> None:
        self.attempt("break_tie", place)
        self.attempt("add_time", number)
        self.attempt("give_time", place, number)
        self.attempt("lock", number == 3)
        self.attempt("use_hands", number == 4)
        self.attempt("count_hands", (0, 1, 2, 3), place if self.room.rules.teams else None)
        self.attempt("accept", place, wrong_answer_to(max(0, place) % len(SHEET.pool)))
        if number < 20:
            self.attempt("remove", place)
            self.attempt("set_plan", (place, number))
        if flag:
            self.attempt("strike", place)

    def attempt(self, what: str, *given: object) -> None:
        before = len(self.room.happened)
        try:
            getattr(self.room, what)(self.at, *given)
        except RefusalError:
            assert len(self.room.happened) == before

    @invariant()
    def its_events_make_it_again(self) -> None:
        again = Course(SHEET.pool, self.room.rules)
        again.replay(self.room.happened)
        assert (again.phase, again.turns, again.plan) == (
            self.room.phase,
            self.room.turns,
            self.room.plan,
        )
        ids = [student.id for student in self.room.students]
        assert [student.id for student in again.students] == ids
        assert [again.total(each) for each in ids] == [self.room.total(each) for each in ids]
        assert again.ranking() == self.room.ranking()
        assert again.team_points() == self.room.team_points()

    @invariant()
    def who_is_waited_for_is_there_and_has_not_answered(self) -> None:
        now = self.room.turn
        if self.room.phase is Phase.OPEN and now is not None:
            there = {
                student.id
                for student in self.room.students
                if self.room.students.is_present(student.id)
                and student.id not in now.entries
                and now.takes_from(student.id)
            }
            assert self.room.unanswered == there

    @invariant()
    def points_stay_within_what_can_be_earned(self) -> None:
        least = -2 if self.room.rules.scoring is Scoring.CONFIDENCE else 0
        for student in self.room.students:
            counted = self.room.counted
            assert least * FULL * counted <= self.room.total(student.id) <= FULL * counted
        for turn in self.room.turns:
            assert all(0 <= entry.credit <= Fraction(1) for entry in turn.entries.values())

    @invariant()
    def nothing_of_the_key_is_shown_before_the_reveal(self) -> None:
        views: list[object] = [projector_view(self.room, SHEET, self.at)]
        views += [room_view(self.room, SHEET, self.at, language) for language in ("en", "fr")]
        views += [you_view(self.room, self.at, student) for student in self.room.students]
        students_view(self.room)
        now = self.room.turn
        if now is None or now.revealed:
            return
        for view in views:
            text = json.dumps(view, ensure_ascii=False)
            for asked in self.room.pool[now.question].wordings.values():
                if not asked.options:
                    assert key_text(asked.item) not in text
                assert not asked.item.rationale or asked.item.rationale not in text
                assert not any(told in text for told in asked.item.feedback.values())
            assert "reveal" not in text
            assert "tally" not in text
            assert "credit" not in text


TestAnyRoom = AnyRoom.TestCase
TestAnyRoom.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
