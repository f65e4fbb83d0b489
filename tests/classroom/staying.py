"""Students who come back whenever their line breaks, as the page does."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import Any

import aiohttp

from alpine_quiz.classroom.load.students import answer_to
from tests.classroom.served import Served

PAUSE = 0.02
THOUGHT = 0.15
"""Seconds within which a student answers."""


class StayingStudent:
    """Answers every question that comes, and comes back until told to go.

    ``acknowledged`` are the turns for which the server has said that the answer is safe.
    """

    def __init__(self, name: str, url: str, pin: str) -> None:
        self.name = name
        self.url = f"{url}/line"
        self.pin = pin
        self.secret = ""
        self.acknowledged: set[int] = set()
        self.refused: list[str] = []
        self.here = asyncio.Event()
        self.lines = 0
        self._chance = random.Random(name)
        self._question: dict[str, Any] | None = None
        self._given: object = None
        self._task: asyncio.Task[None] | None = None
        self._socket: aiohttp.ClientWebSocketResponse | None = None

    def start(self, http: aiohttp.ClientSession) -> None:
        self._task = asyncio.create_task(self._stay(http))

    async def drop(self) -> None:
        """Lose the line, and come back as always."""
        if self._socket is not None:
            await self._socket.close()

    async def go(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _stay(self, http: aiohttp.ClientSession) -> None:
        while True:
            try:
                async with http.ws_connect(self.url, max_msg_size=1 << 20) as socket:
                    self.lines += 1
                    self._socket = socket
                    await self._play(socket)
            except (aiohttp.ClientError, OSError, TimeoutError):
                pass
            self.here.clear()
            await asyncio.sleep(PAUSE * (1 + self._chance.random()))

    async def _play(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        if self.secret:
            await socket.send_json({"is": "hello", "role": "player", "secret": self.secret})
        else:
            await socket.send_json({"is": "hello", "role": "player", "pin": self.pin})
            await socket.send_json({"is": "join", "name": self.name})
        async for message in socket:
            if message.type is aiohttp.WSMsgType.TEXT:
                await self._hear(socket, json.loads(message.data))

    async def _hear(self, socket: aiohttp.ClientWebSocketResponse, told: dict[str, Any]) -> None:
        match told:
            case {"is": "welcome", "secret": secret}:
                self.secret = secret
            case {"is": "room", "phase": "open", "question": question}:
                self._question = question
                # Who has just come back waits for what they had given; others answer at once.
                if self.here.is_set():
                    self._think(socket)
            case {"is": "room"}:
                self._question = None
            case {"is": "you"}:
                if not self.here.is_set():
                    self.here.set()
                    if told.get("given") is None:
                        self._think(socket)
            case {"is": "taken", "turn": turn}:
                self.acknowledged.add(turn)
            case {"is": "refused", "refusal": "name-taken"} if not self.secret:
                # It came in, but the line broke before it was told its secret.
                self.name = told["about"]
                await socket.send_json({"is": "join", "name": self.name})
            case {"is": "refused", "refusal": refusal}:
                self.refused.append(refusal)

    def _think(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        if self._question is not None:
            answering = self._answer(socket, self._question)
            self._answering = asyncio.create_task(answering)

    async def _answer(
        self, socket: aiohttp.ClientWebSocketResponse, question: dict[str, Any]
    ) -> None:
        await asyncio.sleep(self._chance.uniform(0, THOUGHT))
        with suppress(aiohttp.ClientError, OSError):
            await socket.send_json(
                {
                    "is": "answer",
                    "turn": question["turn"],
                    "vote": question["vote"],
                    "given": answer_to(question, self._chance),
                }
            )


@asynccontextmanager
async def staying_class(served: Served, students: int) -> AsyncIterator[list[StayingStudent]]:
    """Let so many students into a room, and take them out at the end."""
    class_ = [
        StayingStudent(f"Student {number}", served.url, served.told["pin"])
        for number in range(students)
    ]
    async with AsyncExitStack() as stack:
        http = await stack.enter_async_context(
            aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        )
        for student in class_:
            student.start(http)
            stack.push_async_callback(student.go)
        await asyncio.gather(*(student.here.wait() for student in class_))
        yield class_
