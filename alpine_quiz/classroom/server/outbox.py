"""What leaves a room: nothing before what it tells of is in the journal.

The events of all messages that came in at the same time are written in one go, so a class that
answers within a second costs few transactions. That is done in the event loop: without waiting
for the disk it takes less time than handing it to another thread, and what is written outlives
a killed server. The disk is waited for beside it, each second: that much may be lost where a
machine loses its power.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from alpine_quiz.classroom.journal import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from alpine_quiz.classroom.events import Event
    from alpine_quiz.classroom.journal import Journal, Secret

SYNC = 1.0
"""Seconds after which what was written is on the disk itself."""


class Connection(Protocol):
    """Somebody's end of a line to the room."""

    def send(self, frame: bytes) -> None:
        """Send a frame, or cut them off where they do not read what they are sent."""

    def close(self, why: str) -> None:
        """Say good-bye, and hang up."""


class Outbox:
    """Keeps frames back until the events before them are written down.

    ``failed`` is called where that cannot be: then none of those frames is sent. ``elapsed``
    gives the room's time.
    """

    def __init__(
        self,
        journal: Journal,
        elapsed: Callable[[], int],
        failed: Callable[[JournalError], None],
    ) -> None:
        self._journal = journal
        self._elapsed = elapsed
        self._failed = failed
        self._events: list[Event] = []
        self._secrets: list[Secret] = []
        self._frames: list[tuple[Connection, bytes]] = []
        self._after: dict[Callable[[], None], None] = {}
        self._time = False
        self._soon: asyncio.Handle | None = None
        self._sync: asyncio.Task[None] | None = None

    def note(self, events: Iterable[Event], secrets: Iterable[Secret] = ()) -> None:
        """Take in what happened."""
        self._events += events
        self._secrets += secrets
        self._go_on()

    def keep_time(self) -> None:
        """Write down how late it is."""
        self._time = True
        self._go_on()

    def send(self, connection: Connection, frame: bytes) -> None:
        """Send ``frame`` as soon as all that happened before is written down."""
        self._frames.append((connection, frame))
        self._go_on()

    def then(self, do: Callable[[], None]) -> None:
        """Call ``do``, once, as soon as all that happened before is written down and sent."""
        self._after[do] = None
        self._go_on()

    async def drain(self) -> None:
        """Wait until all is written and sent."""
        while self._soon is not None:
            await asyncio.sleep(0)

    async def close(self) -> None:
        """Write and send what there is, wait for the disk, and write no more."""
        await self.drain()
        if self._sync is not None:
            self._sync.cancel()
            with suppress(asyncio.CancelledError):
                await self._sync
        with suppress(JournalError):
            await asyncio.to_thread(self._journal.sync)

    def _go_on(self) -> None:
        if self._soon is None:
            self._soon = asyncio.get_running_loop().call_soon(self._write)

    def _write(self) -> None:
        self._soon = None
        events, self._events = self._events, []
        secrets, self._secrets = self._secrets, []
        frames, self._frames = self._frames, []
        after, self._after = self._after, {}
        time, self._time = self._time, False
        if events or secrets or time:
            try:
                if events or secrets:
                    self._journal.append(events, secrets)
                else:
                    self._journal.keep_time(self._elapsed())
            except JournalError as error:
                self._failed(error)
                return
            if self._sync is None:
                self._sync = asyncio.get_running_loop().create_task(self._reach_the_disk())
        for connection, frame in frames:
            connection.send(frame)
        for do in after:
            do()

    async def _reach_the_disk(self) -> None:
        await asyncio.sleep(SYNC)
        # What is written from here on waits for the next time.
        self._sync = None
        with suppress(JournalError):
            await asyncio.to_thread(self._journal.sync)
