"""What leaves a room: nothing before what it tells of is in the journal.

Events of many messages are written in one go while the next ones gather: a whole class that
answers within a second costs a few transactions.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol

from alpine_quiz.classroom.journal import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from alpine_quiz.classroom.events import Event
    from alpine_quiz.classroom.journal import Journal, Secret


class Connection(Protocol):
    """Somebody's end of a line to the room."""

    def send(self, frame: bytes) -> None:
        """Send a frame, or cut them off where they do not read what they are sent."""

    def close(self, why: str) -> None:
        """Say good-bye, and hang up."""


class Outbox:
    """Keeps frames back until the events before them are written down.

    ``failed`` is called, in the event loop, where that cannot be: then none of those frames is
    sent. ``elapsed`` gives the room's time.
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
        self._time = False
        self._secrets: list[Secret] = []
        self._frames: list[tuple[Connection, bytes]] = []
        self._after: list[Callable[[], None]] = []
        self._thread = ThreadPoolExecutor(1, "journal")
        self._writing: asyncio.Task[None] | None = None

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
        """Call ``do`` as soon as all that happened before is written down and sent."""
        self._after.append(do)
        self._go_on()

    async def drain(self) -> None:
        """Wait until all is written and sent."""
        while self._writing is not None:
            await self._writing

    async def close(self) -> None:
        """Write and send what there is, and write no more."""
        await self.drain()
        self._thread.shutdown()

    def _go_on(self) -> None:
        if self._writing is None:
            self._writing = asyncio.get_running_loop().create_task(self._write())

    async def _write(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._time or self._events or self._secrets or self._frames or self._after:
                events, self._events = self._events, []
                secrets, self._secrets = self._secrets, []
                frames, self._frames = self._frames, []
                after, self._after = self._after, []
                time, self._time = self._time, False
                if events or secrets or time:
                    try:
                        await loop.run_in_executor(
                            self._thread, self._journal.append, events, self._elapsed(), secrets
                        )
                    except JournalError as error:
                        self._drop()
                        self._failed(error)
                        continue
                for connection, frame in frames:
                    connection.send(frame)
                for do in after:
                    do()
        finally:
            self._writing = None

    def _drop(self) -> None:
        """Forget what gathered meanwhile: it builds on what could not be written."""
        self._events, self._secrets, self._frames, self._after = [], [], [], []
