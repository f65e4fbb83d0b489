"""Lines of clients to a session in the same process, which can be cut."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any, Self

from alpine_quiz.classroom.clients.line import LineError
from alpine_quiz.classroom.led import Led

if TYPE_CHECKING:
    from alpine_quiz.classroom.server.doors import Doors

LED = Led(
    journal="",
    url="http://127.0.0.1:9",
    port=9,
    pin="123456",
    host="the host's secret",
    projector="the projector's secret",
    process=0,
)


class House:
    """Where a session can be called, unless its server is ``down``."""

    def __init__(self, session: Doors) -> None:
        self.session: Any = session
        self.down = False
        self.lines: list[DialledLine] = []

    def dial(self, *_: object) -> DialledLine:
        """Call."""
        line = DialledLine(self)
        self.lines.append(line)
        return line

    def cut(self) -> None:
        """Cut all lines, as a network does."""
        for line in self.lines:
            line.cut()
        self.lines.clear()


class DialledLine:
    """A line to a session, and the session's end of it."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._told: asyncio.Queue[str | None] = asyncio.Queue()
        self._why = ""
        self._open = False

    async def __aenter__(self) -> Self:
        if self._house.down:
            raise LineError
        self._line = self._house.session.connect(self)
        self._open = True
        return self

    async def __aexit__(self, *_: object) -> None:
        self.cut()

    # The session's end

    def send(self, frame: bytes) -> None:
        self._told.put_nowait(frame.decode())

    def close(self, why: str) -> None:
        self._why = why
        self._told.put_nowait(None)

    # The client's end

    def cut(self) -> None:
        if self._open:
            self._open = False
            self._house.session.hang_up(self._line)
            self._told.put_nowait(None)

    async def say(self, kind: str, **content: object) -> None:
        if not self._open:
            raise LineError
        self._house.session.receive(self._line, json.dumps({"is": kind, **content}))

    async def frames(self) -> AsyncIterator[dict[str, Any]]:
        while (told := await self._told.get()) is not None:
            yield json.loads(told)
        raise LineError(self._why)


class Hand:
    """The clock of a client, which goes on whenever somebody looks: no key is too early."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1.0
        return self.now
