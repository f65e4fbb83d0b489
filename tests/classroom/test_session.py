from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from alpine_quiz.classroom.clients.desk import Desk
from alpine_quiz.classroom.course import Phase
from alpine_quiz.classroom.journal import Journal, JournalError
from alpine_quiz.classroom.messages import BadMessageError
from alpine_quiz.classroom.points import FULL
from alpine_quiz.classroom.rules import RETURN, Rules
from alpine_quiz.classroom.server.session import Session
from tests.classroom.lines import (
    HOST,
    PIN,
    Caller,
    Clock,
    again,
    begin,
    host,
    settled,
    student,
    wall,
)
from tests.classroom.rooms import CHOICE, TEXT, key_of, wrong_answer_to


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "room.sqlite3"


@pytest.fixture
async def session(path: Path) -> AsyncIterator[Session]:
    session = begin(path)
    yield session
    await session.close()


async def ask(teacher: Caller, place: int = CHOICE) -> None:
    teacher.order("plan", questions=[place])
    teacher.order("ask", flag=False)
    await settled(teacher.session)


def answer(caller: Caller, given: object, turn: int = 1, vote: int = 1) -> None:
    told = list(given) if isinstance(given, tuple) else given
    caller.say("answer", turn=turn, vote=vote, given=told)


async def test_a_class_comes_in_answers_and_is_told(session: Session) -> None:
    teacher, zoe = await host(session), await student(session, "Zoé")
    await ask(teacher)
    assert zoe.heard.latest("room")["question"]["stem"].startswith("Which small Renault")
    answer(zoe, key_of(CHOICE))
    await settled(session)
    assert zoe.heard.latest("taken") == {"is": "taken", "turn": 1, "vote": 1}
    teacher.order("reveal")
    await settled(session)
    assert zoe.heard.latest("room")["reveal"]["key_text"] == "4CV"
    assert zoe.heard.latest("you")["credit"] == 1.0


async def test_the_wall_and_the_teacher_see_answers_as_they_come(session: Session) -> None:
    teacher, screen = await host(session), await wall(session)
    students = [await student(session, name) for name in ("Zoé", "Ann", "Ben")]
    await ask(teacher)
    await refreshed(session)
    for count, each in enumerate(students[:2], 1):
        answer(each, key_of(CHOICE))
        await refreshed(session)
        assert teacher.heard.latest("desk")["answered"] == count
    assert screen.heard.latest("wall")["progress"]["almost"]


async def refreshed(session: Session) -> None:
    """Wait until new numbers were shown, if any are to be."""
    telling = session._telling
    assert telling._refresh is not None
    await settled(session)
    telling._refresh.cancel()
    telling._refreshed()
    await settled(session)


async def test_nothing_is_acknowledged_before_it_is_written_down(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher, zoe = await host(session), await student(session, "Zoé")
    await ask(teacher)
    order: list[str] = []
    append, send = session._journal.append, zoe.heard.send

    def writing(*given: Any) -> None:
        append(*given)
        order.append("written")

    def telling(frame: bytes) -> None:
        order.append("told")
        send(frame)

    monkeypatch.setattr(session._journal, "append", writing)
    monkeypatch.setattr(zoe.heard, "send", telling)
    answer(zoe, key_of(CHOICE))
    assert order == []
    await settled(session)
    assert order[0] == "written"
    assert "taken" in zoe.heard.kinds()


async def test_each_is_asked_in_their_own_language(session: Session) -> None:
    teacher = await host(session)
    zoe, adam = await student(session, "Zoé", language="fr"), await student(session, "Adam")
    await ask(teacher)
    assert zoe.heard.latest("room")["question"]["options"][0].startswith("la ")
    adam.say("speak", language="fr")
    await settled(session)
    assert adam.heard.latest("room")["question"] == zoe.heard.latest("room")["question"]


async def test_a_student_is_told_the_language_they_read_now(session: Session) -> None:
    teacher, zoe = await host(session), await student(session, "Zoé", language="en")
    zoe.say("speak", language="fr")
    await ask(teacher)
    teacher.order("reveal")
    await settled(session)
    assert zoe.heard.latest("you")["language"] == "fr"


async def test_a_question_stays_open_while_a_server_is_stopped(path: Path) -> None:
    clock = Clock()
    session = begin(path, clock=clock)
    clock.at = RETURN
    teacher, zoe, adam = (
        await host(session),
        await student(session, "Zoé"),
        await student(session, "Adam"),
    )
    await ask(teacher)
    answer(zoe, key_of(CHOICE))
    await session.close()
    for caller in (teacher, adam, zoe):
        caller.drop()
    await settled(session)
    later = again(path)
    assert later.room.phase is Phase.OPEN
    await later.close()


async def test_a_room_that_was_killed_goes_on_as_if_nothing_had_been(path: Path) -> None:
    clock = Clock()
    session = begin(path, Rules(seconds=20, reading=0), clock)
    teacher, zoe = await host(session), await student(session, "Zoé")
    await student(session, "Adam")
    clock.at = 5000
    await ask(teacher)
    clock.at = 9000
    answer(zoe, key_of(CHOICE))
    await settled(session)
    secret = zoe.heard.latest("welcome")["secret"]

    # No close: the server is gone, and comes back.
    later = again(path, Clock(9000))
    back = Caller(later)
    back.say("hello", role="player", secret=secret)
    await settled(later)
    assert back.heard.latest("you")["given"] == list(key_of(CHOICE))
    assert back.heard.latest("room")["clock"] == {"left": 16_000, "limit": 20_000, "runs": True}
    boss = await host(later)
    boss.order("reveal")
    await settled(later)
    assert later.room.total(1) == FULL
    await later.close()
    await session.close()


async def test_a_second_answer_is_refused_and_the_first_counts(session: Session) -> None:
    teacher, zoe = await host(session), await student(session, "Zoé")
    await student(session, "Adam")
    await ask(teacher)
    answer(zoe, wrong_answer_to(CHOICE))
    answer(zoe, key_of(CHOICE))
    await settled(session)
    assert zoe.heard.latest("refused")["refusal"] == "answered"
    teacher.order("reveal")
    await settled(session)
    assert session.room.total(1) == 0


async def test_a_refusal_tells_what_it_is_about(session: Session) -> None:
    teacher, zoe = await host(session), await student(session, "Zoé")
    await ask(teacher, TEXT)
    answer(zoe, "the founder of Alpine")
    teacher.order("resume", seq=7)
    await settled(session)
    refused = {"is": "refused", "refusal": "be-exact", "about": "", "turn": 1, "vote": 1}
    assert zoe.heard.latest("refused") == refused
    assert teacher.heard.latest("refused")["seq"] == 7


@pytest.mark.parametrize(
    "hello",
    [
        {"role": "host", "secret": "guessed"},
        {"role": "host", "pin": PIN},
        {"role": "projector"},
        {"role": "player", "pin": "000000"},
        {"role": "player", "secret": HOST},
        {"role": "guest", "secret": ""},
    ],
)
async def test_a_role_is_nobodys_for_the_asking(session: Session, hello: dict[str, str]) -> None:
    stranger = Caller(session)
    stranger.say("hello", **hello)
    await settled(session)
    assert stranger.heard.kinds() == ["refused"]
    stranger.say("join", name="Eve")
    await settled(session)
    assert len(session.room.students) == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        '{"is":"command","do":"reveal"}',
        '{"is":"answer","turn":1,"vote":1,"given":[0],"student":2}',
        '{"is":"answer","turn":1,"vote":1}',
        '{"is":"answer","turn":true,"vote":1,"given":[0]}',
        '{"is":"answer","turn":1,"vote":1,"given":[0.5]}',
        '{"is":"answer","turn":1,"vote":1,"given":"\\ud800"}',
        '{"is":"answer","turn":NaN,"vote":1,"given":[0]}',
        '{"is":"hello","role":"host"}',
        "[" * 5000,
    ],
)
async def test_a_student_says_nothing_that_students_do_not_say(session: Session, text: str) -> None:
    zoe = await student(session, "Zoé")
    with pytest.raises(BadMessageError):
        session.receive(zoe.line, text)


async def test_a_newer_line_takes_the_place_of_the_older(session: Session) -> None:
    zoe = await student(session, "Zoé")
    again_zoe = Caller(session)
    again_zoe.say("hello", role="player", secret=zoe.heard.latest("welcome")["secret"])
    await settled(session)
    assert zoe.heard.closed == "replaced"
    zoe.drop()
    assert session.room.students.is_present(1)
    with pytest.raises(BadMessageError):
        answer(zoe, key_of(CHOICE))


async def test_who_was_sent_out_does_not_come_back_by_their_secret(session: Session) -> None:
    teacher, zoe = await host(session), await student(session, "Zoé")
    teacher.order("kick", student=1)
    await settled(session)
    assert zoe.heard.closed == "removed"
    back = Caller(session)
    back.say("hello", role="player", secret=zoe.heard.latest("welcome")["secret"])
    await settled(session)
    assert back.heard.latest("refused")["refusal"] == "unknown"


async def test_a_lost_secret_is_made_up_for_by_the_teacher(session: Session) -> None:
    teacher, zoe = await host(session), await student(session, "Zoé")
    old = zoe.heard.latest("welcome")["secret"]
    zoe.drop()
    back = Caller(session)
    back.say("hello", role="player", pin=PIN)
    back.say("knock", name="zoe")
    teacher.order("students")
    await settled(session)
    assert teacher.heard.latest("students")["knocking"] == [{"student": 1, "name": "Zoé"}]
    teacher.order("admit", student=1)
    await settled(session)
    assert back.heard.latest("welcome")["name"] == "Zoé"
    thief = Caller(session)
    thief.say("hello", role="player", secret=old)
    await settled(session)
    assert thief.heard.latest("refused")["refusal"] == "replaced"
    assert thief.heard.kinds() == ["refused"]


async def test_a_lost_secret_opens_nothing_after_a_restart_either(
    path: Path, session: Session
) -> None:
    teacher, zoe = await host(session), await student(session, "Zoé")
    back = Caller(session)
    back.say("hello", role="player", pin=PIN)
    back.say("knock", name="Zoé")
    teacher.order("admit", student=1)
    await settled(session)
    later = again(path)
    secrets = [each.heard.latest("welcome")["secret"] for each in (zoe, back)]
    told = []
    for secret in secrets:
        caller = Caller(later)
        caller.say("hello", role="player", secret=secret)
        await settled(later)
        told.append(caller.heard.kinds()[0])
    assert told == ["refused", "room"]
    await later.close()


async def test_nobody_knocks_as_two(session: Session) -> None:
    names = ("Zoé", "Adam")
    for name in names:
        (await student(session, name)).drop()
    back = Caller(session)
    back.say("hello", role="player", pin=PIN)
    for name in names:
        back.say("knock", name=name)
    await settled(session)
    assert list(session.lines.knocking) == [2]


async def test_nobody_knocks_without_the_pin(session: Session) -> None:
    await student(session, "Zoé")
    stranger = Caller(session)
    stranger.say("knock", name="Zoé")
    await settled(session)
    assert session.lines.knocking == {}
    assert stranger.heard.latest("refused")["refusal"] == "no-student"


async def test_a_full_disk_stops_the_room_until_there_is_space(session: Session) -> None:
    teacher, zoe = await host(session), await student(session, "Zoé")
    await student(session, "Adam")
    await ask(teacher)
    pages = session._journal._connection
    (used,) = pages.execute("PRAGMA page_count").fetchone()
    pages.execute(f"PRAGMA max_page_count = {used}")
    late = 0
    while not teacher.heard.latest("desk").get("stalled"):
        late += 1
        await student(session, f"Late {late}")
    answer(zoe, key_of(CHOICE))
    await settled(session)
    assert zoe.heard.latest("refused")["refusal"] == "stalled"
    assert "taken" not in zoe.heard.kinds()
    pages.execute("PRAGMA max_page_count = 100000")
    session._try_again()
    answer(zoe, key_of(CHOICE))
    await settled(session)
    assert "taken" in zoe.heard.kinds()
    assert teacher.heard.latest("desk")["stalled"] == ""


async def test_nothing_that_was_not_written_stays_where_nothing_could_be_read_either(
    session: Session, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher, zoe = await host(session), await student(session, "Zoé")

    def broken(*_: object) -> None:
        raise JournalError(path, "Input/output error")

    with monkeypatch.context() as disk:
        disk.setattr(Journal, "append", broken)
        disk.setattr(Journal, "read", broken)
        teacher.order("rename", student=1, name="Chloé")
        await settled(session)
        session._try_again()
    session._try_again()
    teacher.order("students")
    await settled(session)
    (told,) = teacher.heard.latest("students")["students"]
    assert told["name"] == "Zoé"
    assert zoe.heard.closed == ""


async def test_what_follows_from_what_was_not_written_is_not_written_either(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    session = begin(path, clock=clock)
    clock.at = RETURN
    teacher, zoe = await host(session), await student(session, "Zoé")
    adam = await student(session, "Adam")
    await ask(teacher)

    def broken(*_: object) -> None:
        raise JournalError(path, "Input/output error")

    with monkeypatch.context() as disk:
        disk.setattr(Journal, "append", broken)
        disk.setattr(Journal, "read", broken)
        answer(zoe, key_of(CHOICE))
        await settled(session)
    # To the room that nobody has read again yet, all who are there have answered.
    adam.say("leave")
    await settled(session)
    session._try_again()
    assert session.room.phase is Phase.OPEN
    answer(zoe, key_of(CHOICE))
    await settled(session)
    assert "taken" in zoe.heard.kinds()
    await session.close()


async def test_who_could_not_be_sent_out_comes_back(
    session: Session, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher, zoe = await host(session), await student(session, "Zoé")

    def broken(*_: object) -> None:
        raise JournalError(path, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(Journal, "append", broken)
        teacher.order("kick", student=1)
        await settled(session)
    assert zoe.heard.closed == "stalled"
    back = Caller(session)
    back.say("hello", role="player", secret=zoe.heard.latest("welcome")["secret"])
    await settled(session)
    assert back.heard.latest("you")["name"] == "Zoé"


async def test_neither_wall_nor_students_see_the_key_before_the_reveal(session: Session) -> None:
    teacher, zoe, screen = await host(session), await student(session, "Zoé"), await wall(session)
    adam = await student(session, "Adam", language="fr")
    await ask(teacher)
    answer(zoe, key_of(CHOICE))
    answer(adam, key_of(CHOICE))
    await settled(session)
    seen = b"".join((*zoe.heard.raw, *adam.heard.raw, *screen.heard.raw))
    for told in (b"reveal", b"tally", b"credit", b"Its engine drove", b"4cv mechanicals"):
        assert told not in seen


async def test_the_wall_shows_the_way_in_as_a_code_until_the_first_question(
    session: Session,
) -> None:
    teacher, on_the_wall = await host(session), await wall(session)
    told = on_the_wall.heard.latest("wall")
    assert told["qr"]["size"] >= 21
    assert told["language"] == "en"
    await ask(teacher)
    assert "qr" not in on_the_wall.heard.latest("wall")


@pytest.mark.parametrize(("ended", "why"), [(True, "ended"), (False, "stopped")])
async def test_a_session_is_over_only_where_the_teacher_has_ended_it(
    session: Session, ended: bool, why: str
) -> None:
    teacher, zoe = await host(session), await student(session, "Zoé")
    if ended:
        teacher.order("end", seq=1)
    await session.close()
    assert zoe.heard.closed == why


async def test_every_parting_is_one_that_the_pages_know(session: Session) -> None:
    from importlib.resources import files

    from alpine_quiz.classroom.messages import PARTINGS

    names = ("doors.py", "journalled.py", "app.py", "guests.py")
    server = files("alpine_quiz.classroom") / "server"
    whys = {
        why
        for source in map(server.joinpath, names)
        for call in re.findall(r"\.close\(([^)]*)\)", source.read_text(encoding="utf-8"))
        for why in re.findall(r'"([\w-]+)"', call)
    }
    assert whys == PARTINGS


async def test_who_answers_is_told_without_the_whole_class(session: Session) -> None:
    teacher = await host(session)
    zoe, _max = await student(session, "Zoé"), await student(session, "Max")
    await ask(teacher)
    lists = teacher.heard.kinds().count("students")
    answer(zoe, key_of(CHOICE))
    session._telling._refreshed()
    await settled(session)
    assert teacher.heard.latest("answered")["students"] == [1]
    assert teacher.heard.kinds().count("students") == lists
    desk = Desk()
    for told in teacher.heard.frames:
        desk.take(told)
    assert [each["answered"] for each in desk.students] == [True, False]
    teacher.heard.frames.clear()
    session._telling._refreshed()
    await settled(session)
    assert "answered" not in teacher.heard.kinds()
