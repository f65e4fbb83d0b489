"""A class in the terminal: a session in this process, a teacher before it, students, a wall."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alpine_quiz.classroom.clients import calling
from alpine_quiz.classroom.clients.attending import Attending
from alpine_quiz.classroom.clients.leading import Leading
from alpine_quiz.classroom.clients.seat import Seat
from alpine_quiz.classroom.rules import Rules
from alpine_quiz.classroom.starting import Gone, GoneError
from alpine_quiz.terminal.classroom.apps import ClassApp
from alpine_quiz.terminal.classroom.desk import DeskScreen
from alpine_quiz.terminal.classroom.door import DoorScreen
from alpine_quiz.terminal.classroom.wall import WallScreen
from tests.classroom.dialling import LED, Hand, House
from tests.classroom.lines import WALL, Caller, begin, settled, student
from tests.terminal.driving import Driver

if TYPE_CHECKING:
    from alpine_quiz.classroom.led import Led
    from alpine_quiz.terminal.screens.base import QuizScreen

URL = "http://class:4110"


class Class:
    """A room, and those in it."""

    def __init__(self, house: House, stack: AsyncExitStack) -> None:
        self.house = house
        self.resumed = 0
        self.gone: Gone | None = None
        self._stack = stack

    @property
    def room(self) -> Any:
        """The room itself."""
        return self.house.session.room

    async def arrives(self, name: str, **join: object) -> Caller:
        """Let a student in who is no more than a line."""
        return await student(self.house.session, name, **join)

    async def settled(self) -> None:
        """Wait until all is written down and sent."""
        await settled(self.house.session)

    def resume(self) -> Led:
        """Stand in for starting a dead server again."""
        self.resumed += 1
        if self.gone is not None:
            raise GoneError(self.gone)
        self.house.down = False
        return LED

    async def teacher(self, size: tuple[int, int] = (80, 24)) -> Driver:
        """Open the teacher's screen."""
        leading = Leading(LED, self.house.dial, self.resume, Hand())
        driver = await self.opened(lambda: DeskScreen(leading), size)
        await driver.until(lambda: leading.desk.view is not None and leading.desk.pool)
        await driver.pilot.pause()
        return driver

    async def wall(self, size: tuple[int, int] = (80, 24)) -> Driver:
        """Open the wall."""
        return await self.opened(lambda: WallScreen(URL, WALL, self.house.dial), size)

    async def joins(
        self, pin: str = "", name: str = "", size: tuple[int, int] = (80, 24), language: str = "en"
    ) -> Driver:
        """Open a student's screen, before the room's door."""

        def door() -> DoorScreen:
            attending = Attending(URL, language=language, dial=self.house.dial, seat=Seat(Hand()))
            return DoorScreen(attending, pin, name)

        return await self.opened(door, size)

    async def opened(self, first: Callable[[], QuizScreen], size: tuple[int, int]) -> Driver:
        """Open an app on its first screen."""
        app = ClassApp(first)
        pilot = await self._stack.enter_async_context(app.run_test(size=size))
        driver = Driver(app, pilot)  # type: ignore[arg-type]
        await pilot.pause()
        return driver


@asynccontextmanager
async def a_class(folder: Path, *plan: int, rules: Rules | None = None) -> AsyncIterator[Class]:
    """Open a room that asks ``plan``."""
    session = begin(folder / "room.sqlite3", rules or Rules(reading=0))
    session.room.set_plan(0, plan)
    before = calling.FIRST, calling.LONGEST
    calling.FIRST, calling.LONGEST = 0.01, 0.02
    try:
        async with AsyncExitStack() as stack:
            yield Class(House(session), stack)
    finally:
        calling.FIRST, calling.LONGEST = before
        await session.close()
