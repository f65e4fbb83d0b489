"""Leading a room from this screen: its line, what came over it, and who has to know."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

from alpine_quiz.classroom.clients.calling import Call, Link
from alpine_quiz.classroom.clients.desk import Desk, Step
from alpine_quiz.classroom.clients.heeded import Heeded
from alpine_quiz.classroom.clients.line import ClientLine
from alpine_quiz.classroom.starting import GoneError, StartError, find_again

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from alpine_quiz.classroom.clients.calling import Dialled
    from alpine_quiz.classroom.led import Led
    from alpine_quiz.classroom.starting import Gone


class Leading(Heeded):
    """The teacher’s line to the room ``led``; a screen is only one of those who ``heed`` it.

    ``dial`` opens a line to a room, ``resume`` finds it again, and starts its server where that is
    dead; ``fault`` is why that cannot be, in the server's words, or ``gone`` is. ``closed`` is
    whether the room was closed from here.
    """

    def __init__(
        self,
        led: Led,
        dial: Callable[[Led], AbstractAsyncContextManager[Dialled]] | None = None,
        resume: Callable[[], Led] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.led = led
        self.desk = Desk(clock)
        self.fault = ""
        self.gone: Gone | None = None
        self.resuming = False
        self.closed = False
        self._resume = resume or (lambda: find_again(self.led))
        self._anew = asyncio.Event()
        opened = dial or (lambda room: ClientLine(room.url))
        self.call = self._new_call(opened)
        self._dial = opened

    def _new_call(self, dial: Callable[[Led], AbstractAsyncContextManager[Dialled]]) -> Call:
        def hello() -> dict[str, Any]:
            return {"role": "host", "secret": self.led.host}

        return Call(lambda: dial(self.led), hello, self._take, self._told)

    @property
    def is_up(self) -> bool:
        """Whether the room answers."""
        return self.call.link is Link.UP

    def _take(self, frame: dict[str, Any]) -> None:
        self.desk.take(frame)
        if self.desk.turned_away:
            self.call.end(self.desk.turned_away)
        self._told()

    async def run(self) -> None:
        """Keep the line until the room is closed; then it may be opened again."""
        while True:
            await self.call.run()
            await self._anew.wait()
            self._anew.clear()

    async def order(self, do: str, **content: object) -> bool:
        """Give the room a command; return whether it could be said."""
        return await self.call.say("command", **self.desk.command(do, **content))

    async def step(self) -> Step:
        """Do what comes next, and return what that was."""
        step = self.desk.next_step()
        order = self.desk.order_of(step)
        if order is not None:
            await self.order(**order)
        return step

    async def close(self) -> None:
        """End the session, and its server."""
        self.closed = True
        if self.desk.phase != "ended":
            await self.order("end")
        await self.order("stop")

    async def again(self) -> None:
        """Call again now; where the server is dead, start it first."""
        if self.resuming or self.is_up:
            return
        self.resuming, self.fault, self.gone = True, "", None
        self._told()
        try:
            found = await asyncio.to_thread(self._resume)
        except GoneError as error:
            self.gone = error.why
        except StartError as error:
            self.fault = str(error)
        else:
            self.led = found
        self.resuming = False
        if self.call.is_over:
            self.desk.turned_away = ""
            self.call = self._new_call(self._dial)
            self._anew.set()
        self.call.hurry()
        self._told()
