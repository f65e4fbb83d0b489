"""Thirty students on a bad network: what was acknowledged counts once, and all come back."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import pytest

from tests.classroom.lossy import LossyProxy
from tests.classroom.served import Served
from tests.classroom.staying import StayingStudent
from tests.classroom.test_killed import Leader, check

STUDENTS = 30


async def survive(folder: Path, *, slowest: float, questions: int, seed: int) -> LossyProxy:
    served = Served(folder, "--questions", str(questions), "--lang", "en", "--seed", "lossy")
    proxy = LossyProxy(served.url, slowest, seed)
    try:
        await proxy.start()
        class_ = [
            StayingStudent(f"Student {number}", proxy.url, served.told["pin"])
            for number in range(STUDENTS)
        ]
        async with AsyncExitStack() as stack:
            http = await stack.enter_async_context(
                aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
            )
            stack.push_async_callback(proxy.close)
            for student in class_:
                student.start(http)
                stack.push_async_callback(student.go)
            leader = Leader(served)
            async with asyncio.timeout(60 + 20 * slowest * questions):
                await asyncio.gather(*(student.here.wait() for student in class_))
                await leader.lead()
                await asyncio.gather(*(student.here.wait() for student in class_))
    finally:
        served.stop()
    check(leader, class_, served.journal())
    return proxy


async def test_thirty_students_on_a_bad_network_lose_nothing(tmp_path: Path) -> None:
    proxy = await survive(tmp_path, slowest=0.1, questions=8, seed=3)
    assert proxy.broken > 0
    assert proxy.connections > STUDENTS


@pytest.mark.long
async def test_thirty_students_on_a_network_two_seconds_late(tmp_path: Path) -> None:
    proxy = await survive(tmp_path, slowest=2.0, questions=15, seed=4)
    assert proxy.broken > 0
