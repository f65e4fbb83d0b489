"""The server is killed again and again; nothing that was acknowledged is lost."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from alpine_quiz.classroom.clients.line import ClientLine, LineError
from alpine_quiz.classroom.course import Course
from alpine_quiz.classroom.events import Answered, Asked
from alpine_quiz.classroom.journal import Journal
from alpine_quiz.classroom.points import shown_points
from tests.classroom.served import Served
from tests.classroom.staying import PAUSE, StayingStudent, staying_class


class Leader:
    """A teacher who asks one question after the other, through every break of the line."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self.desk: dict[str, Any] = {}
        self.students: list[dict[str, Any]] = []
        self.over = False

    async def lead(self) -> None:
        while not self.over:
            try:
                async with ClientLine(self._served.url) as line:
                    await line.hello("host", self._served.told["host"])
                    await self._follow(line)
            except LineError:
                await asyncio.sleep(PAUSE)

    async def _follow(self, line: ClientLine) -> None:
        async for told in line.frames():
            if told["is"] == "students":
                self.students = told["students"]
            elif told["is"] == "desk":
                self.desk = told
                await self._go_on(line)
            if self.over and told["is"] == "students":
                return

    async def _go_on(self, line: ClientLine) -> None:
        match self.desk["room"]["phase"]:
            case "lobby" | "revealed" if self.desk["plan"] and self.desk["present"]:
                await line.say("command", do="ask", flag=False)
            case "closed":
                await line.say("command", do="reveal", flag=True)
            case _:
                self.over = not self.desk["plan"] and self.desk["room"]["phase"] == "revealed"


async def survive(
    folder: Path, *, students: int, questions: int, kills: int, seed: int
) -> tuple[Leader, list[StayingStudent], Path]:
    """Play a session whose server is killed at random moments; return who was in it."""
    chance = random.Random(seed)
    served = Served(folder, "--questions", str(questions), "--lang", "en", "--seed", "kill")
    try:
        async with staying_class(served, students) as class_:
            leader = Leader(served)
            leading = asyncio.create_task(leader.lead())
            for _ in range(kills):
                await asyncio.sleep(chance.uniform(0, 0.4))
                served.kill()
                assert not leader.over
                await asyncio.to_thread(served.come_back)
            async with asyncio.timeout(60 + questions):
                await asyncio.gather(*(student.here.wait() for student in class_))
                await leading
    finally:
        served.stop()
    return leader, class_, served.journal()


def check(leader: Leader, class_: list[StayingStudent], journal: Path) -> None:
    """Hold what students were told, and what the teacher sees, to the journal."""
    kept = Journal.open(journal).read()
    counted: Counter[tuple[int, int]] = Counter()
    turn = 0
    for event in kept.events:
        if isinstance(event, Asked):
            turn += 1
        elif isinstance(event, Answered):
            counted[event.student, turn] += 1
    assert set(counted.values()) == {1}
    course = Course(kept.sheet.pool, kept.rules)
    course.replay(kept.events)
    ids = {student.name: student.id for student in course.students}
    for student in class_:
        lost = {turn for turn in student.acknowledged if (ids[student.name], turn) not in counted}
        assert not lost
    shown = {student["student"]: student["points"] for student in leader.students}
    for id_ in ids.values():
        assert shown[id_] == shown_points(course.total(id_), kept.rules.scoring)


async def test_a_server_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    check(*await survive(tmp_path, students=12, questions=12, kills=3, seed=1))


@pytest.mark.long
async def test_a_hundred_kills_among_two_hundred_students(tmp_path: Path) -> None:
    check(*await survive(tmp_path, students=200, questions=140, kills=100, seed=2))
