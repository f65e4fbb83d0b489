"""Keeping a line to a room: it is called again whenever the line is lost."""

from __future__ import annotations

import asyncio
import random
import time
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from alpine_quiz.classroom.clients.line import UNTRUSTED, LineError
from alpine_quiz.classroom.messages import PROTOCOL

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

FIRST, LONGEST = 0.5, 10.0
"""Seconds until a lost line is called again, at first and at the most; then some by chance, so
that a whole class does not come back in one moment."""
_DOUBLINGS = 10
_FOR_GOOD = frozenset({"removed", "replaced", "ended", "left", "bad-message", "silent", UNTRUSTED})


STOPPED = "stopped"
"""What a server says at parting whose room may be opened again."""


class Dialled(Protocol):
    """A line that was opened, as ``client.ClientLine`` is one."""

    async def say(self, kind: str, **content: object) -> None:
        """Send a message; raises ``LineError``."""

    def frames(self) -> AsyncIterator[dict[str, Any]]:
        """Go through what the server says; ends in ``LineError``."""


Dial: TypeAlias = "Callable[[], AbstractAsyncContextManager[Dialled]]"


class Link(Enum):
    """How a line stands."""

    CALLING = auto()
    """It has not been up yet."""
    UP = auto()
    LOST = auto()
    OVER = auto()
    """It was ended, on either side, and is not called again; ``Call.why`` says what for."""


class Call:
    """A line to a room, for as long as ``run`` runs.

    ``dial`` opens a line, ``hello`` is what is said first; ``take`` is handed every frame, and
    ``told`` is called whenever ``link`` changes or a try was in vain. ``why`` is what
    the server said at parting, ``up_before`` whether it was ever answered.
    """

    def __init__(
        self,
        dial: Dial,
        hello: Callable[[], dict[str, Any]],
        take: Callable[[dict[str, Any]], None],
        told: Callable[[], None] = lambda: None,
    ) -> None:
        self.link = Link.CALLING
        self.why = ""
        self.up_before = False
        self.tries = 0
        self._dial = dial
        self._hello = hello
        self._take = take
        self._told = told
        self._line: Dialled | None = None
        self._hurry = asyncio.Event()
        self._again_at = 0.0

    @property
    def is_over(self) -> bool:
        """Whether it is not called again."""
        return bool(self.link is Link.OVER)

    @property
    def pause(self) -> int:
        """Seconds until it is called again, whole."""
        return max(0, round(self._again_at - time.monotonic()))

    async def run(self) -> None:
        """Keep the line until it is over."""
        while not self.is_over:
            why = await self._once()
            self._line, self.why = None, why or self.why
            if why in _FOR_GOOD:
                self._set(Link.OVER)
            if self.is_over:
                return
            self._set(Link.LOST if self.up_before else Link.CALLING)
            await self._wait()

    async def _once(self) -> str:
        """Call, and listen until the line is gone; return what was said at parting."""
        try:
            async with self._dial() as line:
                await line.say("hello", protocol=PROTOCOL, **self._hello())
                self._line = line
                async for told in line.frames():
                    if self.is_over:
                        return ""
                    if self.link is not Link.UP:
                        self.up_before, self.tries, self.why = True, 0, ""
                        self._set(Link.UP)
                    self._take(told)
        except LineError as error:
            return error.why
        return ""

    async def _wait(self) -> None:
        pause = min(LONGEST, FIRST * 2 ** min(self.tries, _DOUBLINGS))
        pause += pause * random.random() / 2  # noqa: S311 - nothing has to be unguessable
        self.tries += 1
        self._again_at = time.monotonic() + pause
        self._hurry.clear()
        self._told()
        try:
            async with asyncio.timeout(pause):
                await self._hurry.wait()
        except TimeoutError:
            return

    def hurry(self) -> None:
        """Call again now."""
        self.tries = 0
        self._hurry.set()

    def end(self, why: str = "") -> None:
        """Call no more; a line that is up is hung up with its next frame."""
        self.why = why or self.why
        self._set(Link.OVER)
        self._hurry.set()

    async def say(self, kind: str, **content: object) -> bool:
        """Send a message; return whether it could be."""
        if self._line is None:
            return False
        try:
            await self._line.say(kind, **content)
        except LineError:
            return False
        return True

    def _set(self, link: Link) -> None:
        if link is not self.link:
            self.link = link
            self._told()
