"""Leading a class of simulated students through a session, and measuring."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import aiohttp

from alpine_quiz.classroom.clients.line import ClientLine
from alpine_quiz.classroom.load.figures import Figures, percentile
from alpine_quiz.classroom.load.students import AT_ONCE, Notes, SimulatedStudent
from alpine_quiz.classroom.server.limits import FILES_BESIDE_LINES, raise_open_files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PATIENCE = 120.0
_LOOK = 0.01


class TooManyError(Exception):
    """This machine does not let one program open so many lines; ``most`` is how many it does."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A room to be tested, and its teacher's secret, where it is the tester's own to lead.

    ``usage`` gives what its server has taken so far: seconds of processor and bytes of memory.
    """

    url: str
    pin: str
    host: str
    usage: Callable[[], tuple[float, int] | None] = lambda: None


async def load_test(
    target: Target, *, players: int, questions: int, window: float = 1.0, seed: int = 0
) -> Figures:
    """Let ``players`` join, lead them through ``questions``, and return what was measured.

    Each answers within ``window`` seconds. Raises ``LineError``, ``TooManyError``, and
    ``TimeoutError`` where a step takes longer than two minutes.
    """
    _make_room_for(players)
    notes = Notes()
    students = [
        SimulatedStudent(number, notes, window, random.Random(seed * players + number))  # noqa: S311
        for number in range(1, players + 1)
    ]
    before = target.usage()
    connector = aiohttp.TCPConnector(limit=0)
    async with (
        aiohttp.ClientSession(connector=connector) as http,
        ClientLine(target.url) as line,
    ):
        teacher = _Teacher(line, target.host)
        try:
            await teacher.arrive()
            begun = time.perf_counter()
            await _come_in(students, http, target)
            joined = time.perf_counter() - begun
            settled, started = target.usage(), time.perf_counter()
            for number in range(1, questions + 1):
                await teacher.ask_and_reveal()
                await _seen_by(students, number)
            after, ended = target.usage(), time.perf_counter()
            counted = teacher.answered
        finally:
            await teacher.go()
            await asyncio.gather(*(student.drop() for student in students))
    spread = notes.spread()
    return Figures(
        players=players,
        questions=questions,
        answers=notes.taken,
        lost=notes.taken - counted,
        refused=notes.refused,
        spread_p50=1000 * percentile(spread, 0.5),
        spread_p99=1000 * percentile(spread, 0.99),
        acknowledged_p50=1000 * percentile(notes.acknowledged, 0.5),
        acknowledged_p99=1000 * percentile(notes.acknowledged, 0.99),
        joined_seconds=joined,
        memory=(settled[1] - before[1]) // players if settled and before else None,
        processor=(after[0] - settled[0]) / (ended - started) if after and settled else None,
    )


def _make_room_for(players: int) -> None:
    most = raise_open_files()
    if most is not None and players + FILES_BESIDE_LINES > most:
        raise TooManyError(most - FILES_BESIDE_LINES)


async def _come_in(
    students: Sequence[SimulatedStudent], http: aiohttp.ClientSession, target: Target
) -> None:
    url = target.url.rstrip("/") + "/line"
    door = asyncio.Semaphore(AT_ONCE)

    async def enter(student: SimulatedStudent) -> None:
        async with door:
            await student.come_in(http, url, target.pin)

    await asyncio.gather(*(enter(student) for student in students))


async def _seen_by(students: Sequence[SimulatedStudent], reveals: int) -> None:
    """Wait until all who are there were shown what is right: nobody asks on before.

    What they have not read yet would count for the next question, though it is ours to read.
    """
    async with asyncio.timeout(_PATIENCE):
        while any(student.is_there and student.shown < reveals for student in students):
            await asyncio.sleep(_LOOK)


class _Teacher:
    """Leads the session from a line of its own."""

    def __init__(self, line: ClientLine, secret: str) -> None:
        self._line = line
        self._secret = secret
        self._desk: dict[str, Any] = {}
        self.answered = 0
        self._changed = asyncio.Condition()
        self._reading: asyncio.Task[None] | None = None

    async def arrive(self) -> None:
        await self._line.hello("host", self._secret)
        self._desk = await self._line.first("desk")
        self._reading = asyncio.create_task(self._read())

    async def go(self) -> None:
        if self._reading is not None:
            self._reading.cancel()

    async def _read(self) -> None:
        async for told in self._line.frames():
            if told["is"] == "desk":
                async with self._changed:
                    self._desk = told
                    self._changed.notify_all()

    async def _until(self, phase: str) -> None:
        async with asyncio.timeout(_PATIENCE), self._changed:
            await self._changed.wait_for(lambda: self._desk["room"]["phase"] == phase)

    async def ask_and_reveal(self) -> None:
        """Ask a question, wait until all have answered, and show what is right."""
        await self._line.say("command", do="ask", flag=False)
        await self._until("closed")
        self.answered += self._desk["answered"]
        await self._line.say("command", do="reveal", flag=True)
        await self._until("revealed")
