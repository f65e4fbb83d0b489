"""A line to a room that is given up: nothing of it is left open."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from alpine_quiz.classroom.clients.line import ClientLine


class Endless:
    """A server that does not answer, and does not say good-bye either."""

    def __init__(self) -> None:
        self.sessions: list[aiohttp.ClientSession] = []
        self.waited_for = asyncio.Event()
        self.answers = False

    async def connect(self, session: aiohttp.ClientSession, *_: object, **__: object) -> Endless:
        self.sessions.append(session)
        if not self.answers:
            await self.close()
        return self

    async def close(self) -> None:
        self.waited_for.set()
        await asyncio.Event().wait()


@pytest.mark.parametrize("answers", [False, True], ids=["calling", "parting"])
async def test_who_gives_up_on_a_room_leaves_nothing_open(
    monkeypatch: pytest.MonkeyPatch, answers: bool
) -> None:
    server = Endless()
    server.answers = answers

    async def ws_connect(session: aiohttp.ClientSession, *args: object, **more: object) -> Endless:
        return await server.connect(session, *args, **more)

    monkeypatch.setattr(aiohttp.ClientSession, "ws_connect", ws_connect)

    async def visit() -> None:
        async with ClientLine("http://127.0.0.1:9"):
            pass

    visiting = asyncio.ensure_future(visit())
    async with asyncio.timeout(20):
        await server.waited_for.wait()
        visiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await visiting
    assert [each.closed for each in server.sessions] == [True]
