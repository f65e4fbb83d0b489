"""What players have done to other systems: taken the host's role, another's place, more points."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from alpine_quiz.classroom.course import Phase
from alpine_quiz.classroom.messages import COMMANDS, BadMessageError
from alpine_quiz.classroom.rules import GRACE, SECOND, Rules
from alpine_quiz.classroom.server.session import Session
from tests.classroom.lines import HOST, PIN, Caller, Clock, begin, host, settled, student, wall
from tests.classroom.rooms import CHOICE, key_of, wrong_answer_to


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def session(tmp_path: Path, clock: Clock) -> AsyncIterator[Session]:
    session = begin(tmp_path / "room.sqlite3", Rules(seconds=20, reading=0), clock)
    yield session
    await session.close()


async def asking(session: Session) -> Caller:
    teacher = await host(session)
    teacher.order("plan", questions=[CHOICE])
    teacher.order("ask", flag=False)
    await settled(session)
    return teacher


@pytest.mark.parametrize("do", sorted(COMMANDS))
async def test_a_student_gives_no_orders(session: Session, do: str) -> None:
    zoe, screen = await student(session, "Zoé"), await wall(session)
    for caller in (zoe, screen, Caller(session)):
        with pytest.raises(BadMessageError):
            caller.order(do)
    assert session.room.phase is Phase.LOBBY


async def test_a_student_does_not_become_the_host_by_saying_so(session: Session) -> None:
    zoe = await student(session, "Zoé")
    for role in ("host", "projector", "player"):
        with pytest.raises(BadMessageError):
            zoe.say("hello", role=role, pin=PIN)
    assert session.lines.hosts == set()


async def test_nothing_that_a_student_is_told_opens_another_role(session: Session) -> None:
    await asking(session)
    zoe = await student(session, "Zoé")
    screen = await wall(session)
    told = [text for frame in (*zoe.heard.frames, *screen.heard.frames) for text in texts_in(frame)]
    for secret in {*told, "1", "2", "0"}:
        for role in ("host", "projector"):
            thief = Caller(session)
            thief.say("hello", role=role, secret=secret)
            await settled(session)
            assert thief.heard.kinds() == ["refused"]


def texts_in(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [text for each in value.values() for text in texts_in(each)]
        case list():
            return [text for each in value for text in texts_in(each)]
        case _:
            return []


async def test_nobody_comes_back_as_another_by_name_or_number(session: Session) -> None:
    await student(session, "Zoé")
    for claim in ({"secret": "Zoé"}, {"secret": "1"}, {"secret": ""}):
        thief = Caller(session)
        thief.say("hello", role="player", **claim)
        await settled(session)
        assert thief.heard.latest("refused")["refusal"] in ("unknown", "wrong-pin")
    thief = Caller(session)
    thief.say("hello", role="player", pin=PIN)
    thief.say("join", name="zoé")
    await settled(session)
    assert thief.heard.latest("refused")["refusal"] == "name-taken"
    assert "welcome" not in thief.heard.kinds()


async def test_who_knocks_sees_nothing_before_the_teacher_lets_them_in(session: Session) -> None:
    await asking(session)
    await student(session, "Zoé")
    thief = Caller(session)
    thief.say("hello", role="player", pin=PIN)
    thief.say("knock", name="Zoé")
    await settled(session)
    assert set(thief.heard.kinds()) == {"door"}
    with pytest.raises(BadMessageError):
        thief.say("answer", turn=1, vote=1, given=list(key_of(CHOICE)))


async def test_nobody_answers_for_another(session: Session) -> None:
    await asking(session)
    zoe = await student(session, "Zoé")
    await student(session, "Adam")
    for more in ({"student": 2}, {"name": "Adam"}, {"secret": "x"}):
        with pytest.raises(BadMessageError):
            zoe.say("answer", turn=1, vote=1, given=[0], **more)
    zoe.say("answer", turn=1, vote=1, given=[0])
    await settled(session)
    assert set(session.room.current.entries) == {1}


async def test_an_answer_after_closing_is_none(session: Session) -> None:
    teacher, zoe = await asking(session), await student(session, "Zoé")
    teacher.order("close")
    zoe.say("answer", turn=1, vote=1, given=list(key_of(CHOICE)))
    await settled(session)
    assert zoe.heard.latest("refused")["refusal"] == "closed"
    teacher.order("reveal")
    zoe.say("answer", turn=1, vote=1, given=list(key_of(CHOICE)))
    await settled(session)
    assert zoe.heard.latest("refused")["refusal"] == "closed"
    assert session.room.current.entries == {}


async def test_of_two_answers_at_once_the_first_counts(session: Session) -> None:
    await asking(session)
    zoe = await student(session, "Zoé")
    await student(session, "Adam")
    for given in (wrong_answer_to(CHOICE), key_of(CHOICE), key_of(CHOICE)):
        zoe.say("answer", turn=1, vote=1, given=list(given))
    await settled(session)
    assert zoe.heard.kinds().count("taken") == 1
    assert session.room.current.entries[1].given == wrong_answer_to(CHOICE)


async def test_a_second_line_is_no_second_answer(session: Session) -> None:
    await asking(session)
    zoe = await student(session, "Zoé")
    await student(session, "Adam")
    zoe.say("answer", turn=1, vote=1, given=list(wrong_answer_to(CHOICE)))
    await settled(session)
    again = Caller(session)
    again.say("hello", role="player", secret=zoe.heard.latest("welcome")["secret"])
    again.say("answer", turn=1, vote=1, given=list(key_of(CHOICE)))
    await settled(session)
    assert again.heard.latest("refused")["refusal"] == "answered"


async def test_a_students_clock_is_not_asked(session: Session, clock: Clock) -> None:
    await asking(session)
    zoe = await student(session, "Zoé")
    await student(session, "Adam")
    for more in ({"at": 0}, {"taken": 1}, {"time": 0}):
        with pytest.raises(BadMessageError):
            zoe.say("answer", turn=1, vote=1, given=[0], **more)
    clock.at = 7 * SECOND
    zoe.say("answer", turn=1, vote=1, given=[0])
    await settled(session)
    assert session.room.current.entries[1].taken == 7 * SECOND


async def test_a_late_answer_is_late_however_it_came(session: Session, clock: Clock) -> None:
    await asking(session)
    zoe = await student(session, "Zoé")
    clock.at = 20 * SECOND + GRACE + 1
    zoe.say("answer", turn=1, vote=1, given=[0])
    await settled(session)
    assert zoe.heard.latest("refused")["refusal"] == "closed"


async def test_no_number_or_secret_of_another_is_ever_told(session: Session) -> None:
    teacher = await asking(session)
    zoe, adam = await student(session, "Zoé"), await student(session, "Adam")
    screen = await wall(session)
    for caller in (zoe, adam):
        caller.say("answer", turn=1, vote=1, given=list(key_of(CHOICE)))
    for do in ("reveal", "ranks", "crown", "end"):
        teacher.order(do)
    await settled(session)
    secret = zoe.heard.latest("welcome")["secret"].encode()
    for heard in (adam.heard, screen.heard):
        told = b"".join(heard.raw)
        assert secret not in told
        assert HOST.encode() not in told
        assert b'"student"' not in told
    shown = [rank["name"] for rank in adam.heard.latest("room")["ranks"]]
    assert shown == ["Zoé", "Adam"]


async def test_names_are_the_teachers_to_show(session: Session) -> None:
    teacher = await asking(session)
    zoe, _ = await student(session, "Zoé"), await student(session, "Adamantios")
    screen = await wall(session)
    teacher.order("reveal")
    await settled(session)
    for heard in (zoe.heard, screen.heard):
        assert "Adamantios" not in json.dumps(heard.frames)
