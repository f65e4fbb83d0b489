from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.classroom.attempts import SelfPaced
from alpine_quiz.classroom.journal import Journal, Secret
from alpine_quiz.classroom.notation import pace_from, pace_text
from alpine_quiz.classroom.points import FULL
from alpine_quiz.classroom.refusing import Refusal, RefusalError
from alpine_quiz.classroom.rules import Counted, Feedback, Naming, Pace, Rules, Scoring
from alpine_quiz.classroom.secrets import hash_of
from alpine_quiz.classroom.server.alone import PACE, UNTIL, SelfPacedSession
from alpine_quiz.classroom.views_alone import alone_desk_view, alone_view, own_view
from tests.classroom.lines import HOST, PIN, Caller, Clock, begin_alone, settled
from tests.classroom.rooms import CHOICE, GRADER, SHEET, TEXT, key_of, wrong_answer_to

ZOE, ADAM = 1, 2
PLAN = (CHOICE, TEXT)


def room(*names: str, pace: Pace | None = None, rules: Rules | None = None) -> SelfPaced:
    made = SelfPaced(SHEET.pool, rules or Rules(), pace or Pace(), GRADER)
    made.set_plan(0, PLAN)
    for name in names:
        made.join(0, name, "en")
    return made


def go_through(class_: SelfPaced, student: int, *right: bool) -> None:
    """Begin, and answer the questions, each right or wrong."""
    class_.begin(0, student)
    attempt = class_.attempt(student)
    assert attempt is not None
    for number, (place, knows) in enumerate(zip(PLAN, right, strict=False), 1):
        given = key_of(place) if knows else wrong_answer_to(place)
        class_.answer(0, student, number, attempt.number, given)


def refusal_of(done: Callable[[], object]) -> Refusal:
    with pytest.raises(RefusalError) as refused:
        done()
    return refused.value.refusal


def test_each_goes_through_the_questions_by_themselves() -> None:
    class_ = room("Zoé", "Adam")
    go_through(class_, ZOE, True, True)
    go_through(class_, ADAM, True)
    assert (class_.total(ZOE), class_.total(ADAM)) == (2 * FULL, FULL)
    assert class_.question_of(ADAM) == TEXT
    assert class_.through() == 1


def test_an_answer_counts_once_and_in_its_turn() -> None:
    class_ = room("Zoé")
    class_.begin(0, ZOE)
    assert refusal_of(lambda: class_.answer(0, ZOE, 2, 1, "x")) is Refusal.OLD_QUESTION
    class_.answer(0, ZOE, 1, 1, wrong_answer_to(CHOICE))
    assert refusal_of(lambda: class_.answer(0, ZOE, 1, 1, key_of(CHOICE))) is Refusal.ANSWERED
    assert refusal_of(lambda: class_.answer(0, ZOE, 2, 2, "x")) is Refusal.OLD_QUESTION
    assert refusal_of(lambda: class_.answer(0, ZOE, 3, 1, "x")) is Refusal.OLD_QUESTION


def test_attempts_are_as_many_as_the_teacher_gives() -> None:
    class_ = room("Zoé", pace=Pace(attempts=2))
    go_through(class_, ZOE, False, False)
    go_through(class_, ZOE, True, False)
    assert refusal_of(lambda: class_.begin(0, ZOE)) is Refusal.NO_ATTEMPT


def test_one_attempt_is_finished_before_the_next() -> None:
    class_ = room("Zoé", pace=Pace(attempts=0))
    go_through(class_, ZOE, True)
    assert refusal_of(lambda: class_.begin(0, ZOE)) is Refusal.NOT_NOW


@pytest.mark.parametrize(("counted", "points"), [(Counted.BEST, 2), (Counted.LATEST, 0)])
def test_the_best_attempt_counts_or_the_latest(counted: Counted, points: int) -> None:
    class_ = room("Zoé", pace=Pace(attempts=0, counted=counted))
    go_through(class_, ZOE, True, True)
    go_through(class_, ZOE, False, False)
    assert class_.total(ZOE) == points * FULL


def test_one_is_told_what_the_answer_earned_and_not_what_it_might_have() -> None:
    class_ = room("Zoé", rules=Rules(scoring=Scoring.CONFIDENCE))
    class_.begin(0, ZOE)
    class_.answer(0, ZOE, 1, 1, key_of(CHOICE), sure=2)
    own = own_view(class_, SHEET, class_.students[ZOE], "en")
    assert own["answered"][0]["earned"] == own["points"] == 2


def test_nobody_is_faster_than_others_at_their_own_pace() -> None:
    class_ = room("Zoé", rules=Rules(scoring=Scoring.SPEED))
    go_through(class_, ZOE, True, False)
    own = own_view(class_, SHEET, class_.students[ZOE], "en")
    assert (own["points"], alone_view(class_, SHEET, "en", "")["scoring"]) == (1, "accuracy")


def test_what_is_struck_or_accepted_counts_so_for_all() -> None:
    class_ = room("Zoé", "Adam")
    go_through(class_, ZOE, True, False)
    class_.accept(0, TEXT, wrong_answer_to(TEXT))
    assert class_.total(ZOE) == 2 * FULL
    class_.strike(0, CHOICE)
    assert class_.total(ZOE) == FULL


def test_what_was_accepted_is_right_for_those_who_say_it_later() -> None:
    class_ = room("Zoé", "Adam")
    go_through(class_, ZOE, True, False)
    class_.accept(0, TEXT, wrong_answer_to(TEXT))
    go_through(class_, ADAM, True, False)
    assert class_.total(ADAM) == 2 * FULL
    again = room()
    again.replay(class_.happened)
    assert again.total(ADAM) == 2 * FULL


def test_that_an_answer_was_accepted_is_told_with_what_is_right_and_not_before() -> None:
    class_ = room("Zoé", pace=Pace(attempts=2, feedback=Feedback.AT_THE_END))
    go_through(class_, ZOE, True, False)
    zoe = class_.students[ZOE]
    before = own_view(class_, SHEET, zoe, "en")
    class_.accept(0, TEXT, wrong_answer_to(TEXT))
    assert own_view(class_, SHEET, zoe, "en") == before
    class_.end(0)
    assert own_view(class_, SHEET, zoe, "en")["answered"][1]["regraded"]


@pytest.mark.parametrize("counted", list(Counted))
def test_who_was_on_their_way_again_at_the_end_is_told_what_was_right(counted: Counted) -> None:
    class_ = room("Zoé", pace=Pace(attempts=3, feedback=Feedback.AT_THE_END, counted=counted))
    go_through(class_, ZOE, True, True)
    go_through(class_, ZOE, False, True)
    class_.begin(0, ZOE)
    class_.end(5)
    view = own_view(class_, SHEET, class_.students[ZOE], "en")
    best = counted is Counted.BEST
    assert [("reveal" in each, each["credit"]) for each in view["answered"]] == [
        (True, 1.0 if best else 0.0),
        (True, 1.0),
    ]
    assert view["points"] == view["best"] == (2 if best else 1)
    assert view["attempt"] == (1 if best else 2)


def test_what_counts_may_be_unfinished_and_the_answers_those_of_the_attempt_before() -> None:
    class_ = room("Zoé", pace=Pace(attempts=2, feedback=Feedback.AT_THE_END))
    go_through(class_, ZOE, False, False)
    go_through(class_, ZOE, True)
    class_.end(5)
    view = own_view(class_, SHEET, class_.students[ZOE], "en")
    assert len(view["answered"]) == len(PLAN)
    assert (view["points"], view["best"]) == (0, 1)


def test_who_never_got_through_is_told_of_what_they_answered() -> None:
    class_ = room("Zoé", pace=Pace(attempts=2, feedback=Feedback.AT_THE_END))
    go_through(class_, ZOE, False)
    class_.end(5)
    view = own_view(class_, SHEET, class_.students[ZOE], "en")
    assert ["reveal" in each for each in view["answered"]] == [True]


def test_nothing_can_be_answered_once_it_is_over() -> None:
    class_ = room("Zoé")
    class_.begin(0, ZOE)
    class_.end(5)
    assert refusal_of(lambda: class_.answer(6, ZOE, 1, 1, key_of(CHOICE))) is Refusal.CLOSED
    assert refusal_of(lambda: class_.join(6, "Adam", "en")) is Refusal.CLOSED


def test_what_is_right_is_told_at_once_or_at_the_end() -> None:
    for feedback in Feedback:
        class_ = room("Zoé", pace=Pace(feedback=feedback))
        go_through(class_, ZOE, True)
        zoe = class_.students[ZOE]
        before = own_view(class_, SHEET, zoe, "en")
        assert ("reveal" in before["answered"][0]) is (feedback is Feedback.AT_ONCE)
        class_.answer(0, ZOE, 2, 1, wrong_answer_to(TEXT))
        after = own_view(class_, SHEET, zoe, "en")
        assert all("reveal" in each for each in after["answered"])
        assert after["points"] == 1.0


def test_with_attempts_left_the_end_is_not_told_yet() -> None:
    class_ = room("Zoé", pace=Pace(attempts=2, feedback=Feedback.AT_THE_END))
    go_through(class_, ZOE, False, False)
    view = own_view(class_, SHEET, class_.students[ZOE], "en")
    assert not any("reveal" in each for each in view["answered"])
    assert "points" not in view
    class_.end(5)
    assert class_.may_be_told(ZOE)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("join", "begin", "answer", "strike", "accept", "remove")),
            st.integers(0, 4),
            st.integers(0, 3),
            st.booleans(),
        ),
        max_size=60,
    )
)
def test_its_events_make_it_again(done: list[tuple[str, int, int, bool]]) -> None:
    rules = Rules(naming=Naming.GENERATED)
    class_ = SelfPaced(SHEET.pool, rules, Pace(attempts=2), GRADER)
    class_.set_plan(0, PLAN)
    for at, (what, student, number, right) in enumerate(done):
        place = PLAN[number % 2]
        given_ = key_of(place) if right else wrong_answer_to(place)
        given_to = {
            "join": ("", "en"),
            "begin": (student,),
            "answer": (student, number, 1 + right, given_),
            "strike": (place,),
            "accept": (place, given_),
            "remove": (student,),
        }
        try:
            getattr(class_, what)(at, *given_to[what])
        except RefusalError:
            continue
    again = SelfPaced(SHEET.pool, rules, Pace(attempts=2), GRADER)
    again.replay(class_.happened)
    ids = [student.id for student in class_.students]
    assert [again.total(each) for each in ids] == [class_.total(each) for each in ids]
    assert [again.attempts(each) for each in ids] == [class_.attempts(each) for each in ids]


def test_a_pace_has_a_notation() -> None:
    pace = Pace(feedback=Feedback.AT_THE_END, attempts=3, counted=Counted.LATEST)
    assert pace_from(pace_text(pace)) == pace


NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def begun(path: Path, today: Callable[[], datetime]) -> SelfPacedSession:
    until = (NOON + timedelta(minutes=5)).isoformat()
    told = {"pin": PIN, PACE: pace_text(Pace()), UNTIL: until}
    secrets = [Secret(hash_of(HOST), "host")]
    if not path.exists():
        Journal.create(path, SHEET, Rules(), told, secrets).close()
    journal = Journal.open(path)
    session = SelfPacedSession(
        journal, journal.read(), GRADER, Clock(), addresses=lambda: ["http://class"], today=today
    )
    session.start()
    return session


async def test_a_student_goes_on_where_they_were_after_the_server_was_killed(
    tmp_path: Path,
) -> None:
    path = tmp_path / "room.sqlite3"
    session = begun(path, lambda: NOON)
    zoe = Caller(session)
    zoe.say("hello", role="player", pin=PIN)
    zoe.say("join", name="Zoé", language="fr")
    zoe.say("begin")
    await settled(session)
    assert zoe.heard.latest("own")["question"]["turn"] == 1
    given_ = key_of(0)
    zoe.say("answer", turn=1, vote=1, given=list(given_))
    await settled(session)
    assert zoe.heard.latest("taken")["turn"] == 1
    assert zoe.heard.latest("own")["answered"][0]["credit"] == 1.0

    later = begun(path, lambda: NOON)
    back = Caller(later)
    back.say("hello", role="player", secret=zoe.heard.latest("welcome")["secret"])
    await settled(later)
    own = back.heard.latest("own")
    assert own["question"]["turn"] == 2
    assert own["question"]["stem"].endswith("(fr)")
    await later.close()
    await session.close()


async def test_a_room_that_was_to_close_meanwhile_is_closed_when_it_comes_back(
    tmp_path: Path,
) -> None:
    path = tmp_path / "room.sqlite3"
    session = begun(path, lambda: NOON)
    await session.close()
    later = begun(path, lambda: NOON + timedelta(hours=1))
    later._tick()
    await settled(later)
    assert later.ended
    await later.close()


async def test_nothing_is_taken_after_the_time_though_the_timer_has_slept(
    tmp_path: Path,
) -> None:
    now = NOON
    session = begun(tmp_path / "room.sqlite3", lambda: now)
    zoe = Caller(session)
    zoe.say("hello", role="player", pin=PIN)
    zoe.say("join", name="Zoé")
    zoe.say("begin")
    now += timedelta(hours=8)
    zoe.say("answer", turn=1, vote=1, given=list(key_of(0)))
    await settled(session)
    assert zoe.heard.latest("refused")["refusal"] == "closed"
    assert zoe.heard.latest("room")["phase"] == "ended"
    await session.close()


def test_a_teacher_is_told_how_each_question_was_answered() -> None:
    class_ = room("Zoé", "Adam")
    go_through(class_, ZOE, True, False)
    go_through(class_, ADAM, False)
    first, second = alone_desk_view(class_, SHEET, "")["answers"]
    assert (first["question"], first["answered"], first["known"]) == (CHOICE, 2, 1)
    assert (second["question"], second["answered"], second["known"]) == (TEXT, 1, 0)
    assert sum(each["count"] for each in first["answers"]) == 2
    class_.accept(0, second["turn"] - 1, wrong_answer_to(TEXT))
    class_.strike(0, first["turn"] - 1)
    first, second = alone_desk_view(class_, SHEET, "")["answers"]
    assert first["struck"]
    assert second["answers"][0]["right"]
    assert (class_.total(ZOE), class_.total(ADAM)) == (FULL, 0)


def test_who_gives_an_accepted_answer_later_is_right_at_once() -> None:
    class_ = room("Zoé", "Adam")
    go_through(class_, ZOE, True, False)
    class_.accept(0, TEXT, wrong_answer_to(TEXT))
    go_through(class_, ADAM, True, False)
    assert (class_.total(ZOE), class_.total(ADAM)) == (2 * FULL, 2 * FULL)


async def test_a_question_is_swapped_until_somebody_has_begun(tmp_path: Path) -> None:
    session = begin_alone(tmp_path / "room.sqlite3", CHOICE, TEXT)
    teacher = Caller(session)
    teacher.say("hello", role="host", secret=HOST)
    teacher.order("swap", number=0, seq=1)
    await settled(session)
    assert session.room.plan[0] not in (CHOICE, TEXT)
    assert session.room.plan[1] == TEXT
    session.room.join(0, "Zoé", "en")
    session.room.begin(0, ZOE)
    teacher.order("swap", number=0, seq=2)
    await settled(session)
    assert teacher.heard.latest("refused") == {
        "is": "refused",
        "refusal": "not-now",
        "about": "",
        "seq": 2,
    }
    await session.close()
