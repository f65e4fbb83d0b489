"""A student asks for the questions in another language, in the middle of a session."""

from __future__ import annotations

from pathlib import Path

from alpine_quiz.classroom.rules import Rules
from tests.classroom.lines import PIN, Caller, again, begin, host, settled, student
from tests.classroom.rooms import CHOICE, NUMBER


async def test_the_question_that_is_open_comes_anew_in_it(tmp_path: Path) -> None:
    session = begin(tmp_path / "room.sqlite3", Rules(reading=0))
    teacher, zoe = await host(session), await student(session, "Zoé", language="en")
    teacher.order("plan", questions=[CHOICE])
    teacher.order("ask", flag=False)
    zoe.say("speak", language="fr")
    await settled(session)
    assert zoe.heard.latest("room")["question"]["stem"].endswith("(fr)")
    assert zoe.heard.latest("you")["language"] == "fr"
    await session.close()


async def test_what_they_type_then_is_read_as_in_that_language(tmp_path: Path) -> None:
    session = begin(tmp_path / "room.sqlite3", Rules(reading=0))
    teacher, zoe = await host(session), await student(session, "Zoé", language="en")
    zoe.say("speak", language="fr")
    teacher.order("plan", questions=[NUMBER])
    teacher.order("ask", flag=False)
    await settled(session)
    assert session.room.students[1].language == "fr"
    zoe.say("answer", turn=1, vote=1, given="4 328")
    await settled(session)
    assert session.room.current.entries[1].credit == 1
    await session.close()


async def test_it_outlives_the_server(tmp_path: Path) -> None:
    path = tmp_path / "room.sqlite3"
    session = begin(path)
    zoe = await student(session, "Zoé", language="en")
    zoe.say("speak", language="fr")
    await settled(session)
    later = again(path)
    assert later.room.students[1].language == "fr"
    back = Caller(later)
    # A page that speaks what the pack does not have leaves the questions as they were.
    back.say("hello", role="player", secret=zoe.heard.latest("welcome")["secret"], language="de")
    await settled(later)
    assert back.heard.latest("you")["language"] == "fr"
    assert back.heard.latest("room")["title"] == "Une classe"
    await later.close()
    await session.close()


async def test_who_comes_back_with_another_language_is_asked_in_it(tmp_path: Path) -> None:
    session = begin(tmp_path / "room.sqlite3")
    zoe = await student(session, "Zoé", language="en")
    back = Caller(session)
    back.say("hello", role="player", secret=zoe.heard.latest("welcome")["secret"], language="fr")
    await settled(session)
    assert back.heard.latest("room")["title"] == "Une classe"
    assert session.room.students[1].language == "fr"
    await session.close()


async def test_a_language_that_the_questions_do_not_have_changes_nothing(tmp_path: Path) -> None:
    session = begin(tmp_path / "room.sqlite3")
    zoe = await student(session, "Zoé", language="fr", team=None)
    zoe.say("speak", language="xx")
    await settled(session)
    assert zoe.heard.latest("room")["title"] == "Une classe"
    assert PIN not in "".join(frame.decode() for frame in zoe.heard.raw)
    await session.close()
