"""A line to a room that is called again whenever it is lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from alpine_quiz.classroom.clients import calling
from alpine_quiz.classroom.clients.calling import Call, Link
from alpine_quiz.classroom.server.session import Session
from tests.classroom.dialling import House
from tests.classroom.lines import HOST, begin


class Told:
    """What a call was told, and its changes."""

    def __init__(self) -> None:
        self.frames: list[dict[str, Any]] = []
        self.news = asyncio.Event()

    def __call__(self, *frame: dict[str, Any]) -> None:
        self.frames += frame
        self.news.set()

    async def until(self, condition: Any) -> None:
        async with asyncio.timeout(20):
            while not condition():
                self.news.clear()
                await self.news.wait()


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calling, "FIRST", 0.001)
    monkeypatch.setattr(calling, "LONGEST", 0.002)


@pytest.fixture
async def session(tmp_path: Path) -> AsyncIterator[Session]:
    opened = begin(tmp_path / "room.sqlite3")
    yield opened
    await opened.close()


@asynccontextmanager
async def calls(house: House, secret: str = HOST) -> AsyncIterator[tuple[Call, Told]]:
    told = Told()
    call = Call(house.dial, lambda: {"role": "host", "secret": secret}, told, told)
    running = asyncio.ensure_future(call.run())
    yield call, told
    running.cancel()
    await asyncio.wait({running})


async def test_a_line_that_is_lost_is_called_again(session: Session) -> None:
    house = House(session)
    async with calls(house) as (call, told):
        await told.until(lambda: call.link is Link.UP)
        house.down = True
        house.cut()
        await told.until(lambda: call.link is Link.LOST)
        assert not await call.say("ping")
        house.down = False
        await told.until(lambda: call.link is Link.UP)
        assert await call.say("ping")
        await told.until(lambda: told.frames[-1]["is"] == "pong")


async def test_who_has_never_been_answered_is_calling_and_not_lost(session: Session) -> None:
    house = House(session)
    house.down = True
    async with calls(house) as (call, told):
        for _ in range(200):
            await asyncio.sleep(0)
        assert call.tries
        assert not call.up_before
        house.down = False
        await told.until(lambda: call.link is Link.UP)


@pytest.mark.parametrize("why", ["ended", "removed", "replaced"])
async def test_what_the_room_ends_is_not_called_again(session: Session, why: str) -> None:
    house = House(session)
    async with calls(house) as (call, told):
        await told.until(lambda: call.link is Link.UP)
        house.lines[0].close(why)
        await told.until(lambda: call.link is Link.OVER)
        assert call.why == why


async def test_a_line_of_which_the_reader_was_too_slow_is_called_again(session: Session) -> None:
    house = House(session)
    async with calls(house) as (call, told):
        await told.until(lambda: call.link is Link.UP)
        house.lines[0].close("slow")
        await told.until(lambda: len(house.lines) == 2)
        await told.until(lambda: call.link is Link.UP)


async def test_pauses_grow_and_have_an_end() -> None:
    pauses = [min(calling.LONGEST, calling.FIRST * 2 ** min(tries, 10)) for tries in range(20)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == calling.LONGEST
