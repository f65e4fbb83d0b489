"""A large class through a whole session, a fifth of it dropping out at every question."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest

from tests.classroom.served import Served
from tests.classroom.staying import THOUGHT, staying_class
from tests.classroom.test_killed import Leader, check

DROPPING = 0.2


async def soak(folder: Path, *, students: int, questions: int, seed: int) -> None:
    chance = random.Random(seed)
    served = Served(folder, "--questions", str(questions), "--lang", "en", "--seed", "soak")
    try:
        async with staying_class(served, students) as class_:
            leader = Leader(served)
            leading = asyncio.create_task(leader.lead())
            async with asyncio.timeout(60 + 10 * questions):
                while not leading.done():
                    dropping = chance.sample(class_, round(DROPPING * students))
                    await asyncio.gather(*(student.drop() for student in dropping))
                    await asyncio.wait([leading], timeout=2 * THOUGHT)
                await leading
                await asyncio.gather(*(student.here.wait() for student in class_))
    finally:
        served.stop()
    check(leader, class_, served.journal())


async def test_a_class_that_comes_and_goes_loses_nothing(tmp_path: Path) -> None:
    await soak(tmp_path, students=25, questions=5, seed=5)


@pytest.mark.long
async def test_a_thousand_students_twenty_questions(tmp_path: Path) -> None:
    await soak(tmp_path, students=1000, questions=20, seed=6)
