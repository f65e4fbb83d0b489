from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant

from alpine_quiz.classroom.journal import Journal, JournalError, Secret
from alpine_quiz.classroom.points import FULL, Sure
from alpine_quiz.classroom.report.results import (
    Results,
    read_results,
    results_alone,
    results_together,
)
from alpine_quiz.classroom.rules import Counted, Pace, Rules, Scoring
from tests.classroom.report.sessions import (
    BEGUN,
    alone,
    ask,
    close,
    go_through,
    kept,
    lesson,
)
from tests.classroom.rooms import CHOICE, NUMBER, SHEET, TEXT, key_of, room, wrong_answer_to
from tests.classroom.test_replaying import AnyRoom


def totals(results: Results) -> dict[int, int]:
    """Return what the answers add up to, by student."""
    found = dict.fromkeys((student.id for student in results.students), 0)
    for put in results.questions:
        for reply in put.replies:
            found[reply.student] += reply.points
    return found


class AnyReport(AnyRoom):
    """Whatever was done in a room, its report adds up to what the room says."""

    @invariant()
    def the_report_adds_up(self) -> None:
        if not hasattr(self, "room"):
            return
        results = results_together(self.room, SHEET)
        told = {student.id: student.points for student in results.students}
        assert told == {each.id: self.room.total(each.id) for each in self.room.students}
        assert totals(results) == told
        assert len(results.counting) == self.room.counted
        assert [points for _, points in results.teams] == sorted(
            self.room.team_points().values(), reverse=True
        )


AnyReport.TestCase.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
TestAnyReport = AnyReport.TestCase


@given(
    st.lists(st.tuples(st.sampled_from((1, 2)), st.lists(st.booleans(), max_size=2)), max_size=8),
    st.sampled_from(Counted),
    st.sampled_from((None, CHOICE, TEXT)),
)
@settings(max_examples=60, deadline=None)
def test_a_room_at_ones_own_pace_adds_up_too(
    gone: list[tuple[int, list[bool]]], counted: Counted, struck: int | None
) -> None:
    class_ = alone(Pace(attempts=0, counted=counted))
    for student, right in gone:
        if class_.attempt(student) is None or class_.question_of(student) is None:
            go_through(class_, student, *right)
    if struck is not None:
        class_.strike(0, struck)
    results = results_alone(class_, SHEET)
    assert totals(results) == {each.id: class_.total(each.id) for each in class_.students}
    replies = sum(len(put.replies) + len(put.others) for put in results.questions)
    assert replies == sum(
        len(attempt.entries) for each in class_.students for attempt in class_.attempts(each.id)
    )


def test_a_lesson_is_told_question_by_question() -> None:
    results = results_together(lesson(), SHEET)
    assert [put.item.type.value for put in results.questions] == ["choice", "text", "number"]
    first = results.questions[0]
    assert [(reply.student, int(reply.credit), reply.taken) for reply in first.replies] == [
        (1, 0, 1000),
        (2, 0, 2000),
        (3, 0, 3000),
        (4, 1, 4000),
    ]
    assert [(each.id, each.points // FULL, each.place) for each in results.students][:2] == [
        (1, 2, 1),
        (4, 2, 1),
    ]


def test_what_does_not_count_is_kept_and_worth_nothing() -> None:
    class_ = room("Zoé")
    class_.ask(0, trial=True)
    class_.answer(0, 1, 1, 1, key_of(CHOICE))
    close(class_, 0)
    class_.reveal(0)
    ask(class_, TEXT, ["Rédélé"])
    class_.strike(0, 2)
    results = results_together(class_, SHEET)
    assert [(put.trial, put.struck, put.counts) for put in results.questions] == [
        (True, False, False),
        (False, True, False),
    ]
    assert totals(results) == {1: 0}
    assert all(put.replies for put in results.questions)


def test_both_votes_and_raised_hands_are_told() -> None:
    class_ = room("Zoé", "Adam", rules=Rules(teams=("Blue", "White")), plan=(CHOICE,))
    class_.use_hands(0, True)
    class_.ask(0)
    class_.answer(0, 1, 1, 1, wrong_answer_to(CHOICE))
    class_.close(0)
    class_.vote_again(0)
    class_.open(0)
    class_.answer(5, 1, 1, 2, key_of(CHOICE))
    class_.count_hands(6, (0, 3, 0, 1), 1)
    class_.close(7)
    class_.reveal(7)
    put = results_together(class_, SHEET).questions[0]
    assert [reply.credit for reply in put.first] == [0]
    assert [reply.credit for reply in put.replies] == [1]
    assert put.hands == {"White": (0, 3, 0, 1)}


def test_whoever_was_sent_out_is_not_in_the_report() -> None:
    class_ = lesson()
    class_.remove(99_000, 1)
    results = results_together(class_, SHEET)
    assert 1 not in totals(results)
    assert {student.id for student in results.students} == {2, 3, 4, 5}


@pytest.mark.parametrize(("counted", "credit"), [(Counted.BEST, 1), (Counted.LATEST, 0)])
def test_of_several_attempts_one_counts_and_all_are_kept(counted: Counted, credit: int) -> None:
    class_ = alone(Pace(attempts=0, counted=counted))
    go_through(class_, 1, True, True)
    go_through(class_, 1, False, False)
    results = results_alone(class_, SHEET)
    put = results.questions[0]
    assert [reply.credit for reply in put.replies] == [credit]
    assert [reply.credit for reply in put.others] == [1 - credit]
    assert next(each for each in results.students if each.id == 1).attempts == 2


def test_a_session_is_read_from_its_journal(tmp_path: Path) -> None:
    class_ = lesson()
    results = read_results(kept(tmp_path / "20261122-093000-7.sqlite3", class_))
    there = results_together(class_, SHEET)
    assert (results.session, results.begun) == ("20261122-093000-7", BEGUN)
    assert results.students == there.students
    assert [put.replies for put in results.questions] == [put.replies for put in there.questions]


def test_a_session_at_ones_own_pace_is_read_from_its_journal(tmp_path: Path) -> None:
    class_ = alone()
    go_through(class_, 2, True, False)
    results = read_results(kept(tmp_path / "room.sqlite3", class_))
    assert results.self_paced
    assert results.students == results_alone(class_, SHEET).students


def test_sure_and_wrong_takes_points_away_in_the_report_too() -> None:
    class_ = room("Zoé", rules=Rules(scoring=Scoring.CONFIDENCE), plan=(NUMBER,))
    class_.ask(0)
    class_.answer(0, 1, 1, 1, "7", sure=3)
    class_.reveal(0)
    (reply,) = results_together(class_, SHEET).questions[0].replies
    assert (reply.points, reply.sure, reply.credit) == (-2 * FULL, Sure.SURE, Fraction(0))


def test_a_journal_of_nonsense_is_told_and_not_met_with_a_traceback(tmp_path: Path) -> None:
    from alpine_quiz.classroom.events import Answered, Opened

    path = tmp_path / "room.sqlite3"
    journal = Journal.create(path, SHEET, Rules(), {}, [Secret("h", "host")])
    journal.append([Opened(1), Answered(2, 9, (1,), Fraction(1), 3)])
    journal.close()
    with pytest.raises(JournalError):
        read_results(path)
