"""The screens of a class that matter, as pictures (see ``tests.terminal.test_snapshots``)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from alpine_quiz.bank.model import Pack
from alpine_quiz.classroom.clients.attending import Attending
from alpine_quiz.classroom.clients.leading import Leading
from alpine_quiz.classroom.clients.seat import Seat
from alpine_quiz.classroom.rules import Rules
from alpine_quiz.terminal.app import QuizApp
from alpine_quiz.terminal.classroom.apps import ClassApp
from alpine_quiz.terminal.classroom.desk import DeskScreen
from alpine_quiz.terminal.classroom.door import DoorScreen
from alpine_quiz.terminal.classroom.opening import ClassScreen
from alpine_quiz.terminal.classroom.student import StudentScreen
from alpine_quiz.terminal.screens.base import QuizScreen
from tests.classroom.dialling import LED, Hand, House
from tests.classroom.lines import PIN, Caller, begin, host, settled, student
from tests.classroom.rooms import CHOICE, key_of, wrong_answer_to
from tests.terminal.driving import Driver
from tests.terminal.test_snapshots import seated

Same = Callable[..., bool]
Do = Callable[["Stage"], Awaitable[None]]
WINDOWS = [(120, 40), (80, 24), (60, 18)]


class Stage:
    """A room that begins with the app before it, and ends with the test."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "room.sqlite3"
        self.house: House
        self.driver: Driver

    @property
    def session(self) -> Any:
        return self.house.session

    def opened(self) -> House:
        self.house = House(begin(self._path, Rules(reading=0)))
        self.session.room.set_plan(0, (CHOICE,))
        return self.house

    def desk(self) -> QuizScreen:
        return DeskScreen(Leading(LED, self.opened().dial, lambda: LED, Hand()))

    def door(self) -> QuizScreen:
        dial = self.opened().dial
        return DoorScreen(Attending("http://class", dial=dial, seat=Seat(Hand())), PIN, "Ann")

    async def order(self, *orders: str) -> None:
        teacher = await host(self.session)
        for each in orders:
            teacher.order(each, flag=False)
            await settled(self.session)

    async def asked(self) -> list[Caller]:
        """Ask the question of three students, the first of whom answers it rightly."""
        students = [await student(self.session, name) for name in ("Zoé", "Ben", "Eve")]
        await self.order("ask")
        await self.answered(students[0], key_of(CHOICE))
        return students

    async def answered(self, caller: Caller, given: Any) -> None:
        caller.say("answer", turn=1, vote=1, given=list(given))
        await settled(self.session)

    async def revealed(self) -> None:
        _, ben, eve = await self.asked()
        await self.answered(ben, wrong_answer_to(CHOICE))
        await self.answered(eve, key_of(CHOICE))
        await self.order("reveal")

    async def shown(self, *texts: str) -> None:
        """Wait until the room's telling of itself is over."""
        self.session._telling._refreshed()
        for text in texts:
            await self.driver.until_shown(text)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path)
    yield stage
    with closing(stage.session._journal):
        pass


@pytest.fixture
def taken(snap_compare: Same, stage: Stage) -> Same:
    """What compares a screen of a room, once ``do`` was done, with its picture."""

    def same(first: Callable[[], QuizScreen], do: Do, size: tuple[int, int] = (80, 24)) -> bool:
        app = ClassApp(first)

        async def run(pilot: Pilot[None]) -> None:
            stage.driver = Driver(app, pilot)  # type: ignore[arg-type]
            await pilot.pause()
            await do(stage)
            for line in app.screen.query(Input):
                line.cursor_blink = False
            await pilot.pause()

        return snap_compare(app, run_before=run, terminal_size=size)

    return same


@pytest.mark.parametrize("size", WINDOWS)
def test_the_lobby(taken: Same, stage: Stage, size: tuple[int, int]) -> None:
    async def come_in(stage: Stage) -> None:
        await stage.driver.until_shown("nobody is here yet")
        await student(stage.session, "Zoé")
        await stage.shown("1 is here")

    assert taken(stage.desk, come_in, size)


def test_a_question_that_is_open(taken: Same, stage: Stage) -> None:
    async def ask(stage: Stage) -> None:
        await stage.asked()
        await stage.shown("1 of 3 have answered")

    assert taken(stage.desk, ask)


def test_what_only_the_teacher_sees_of_it(taken: Same, stage: Stage) -> None:
    async def ask(stage: Stage) -> None:
        await stage.asked()
        await stage.shown("1 of 3 have answered")
        await stage.driver.press("t")
        await stage.shown("Right: 4CV")

    assert taken(stage.desk, ask)


def test_the_answer(taken: Same, stage: Stage) -> None:
    async def reveal(stage: Stage) -> None:
        await stage.revealed()
        await stage.shown("A history")

    assert taken(stage.desk, reveal)


def test_the_end(taken: Same, stage: Stage) -> None:
    async def end(stage: Stage) -> None:
        await stage.revealed()
        await stage.order("crown", "end")
        await stage.shown("Thank you for playing", "Zoé")

    assert taken(stage.desk, end)


def test_a_students_door(taken: Same, stage: Stage) -> None:
    async def nothing(stage: Stage) -> None:
        await stage.driver.until_shown("Come in")

    assert taken(stage.door, nothing)


def test_a_students_answer_that_is_safe(taken: Same, stage: Stage) -> None:
    async def answer(stage: Stage) -> None:
        await sit_down(stage)
        await stage.asked()
        await stage.shown("4CV")
        await stage.driver.press("a", "enter")
        await stage.shown("sent ✓")

    assert taken(stage.door, answer)


def test_a_students_result(taken: Same, stage: Stage) -> None:
    async def look(stage: Stage) -> None:
        await sit_down(stage)
        await stage.asked()
        await stage.shown("4CV")
        await stage.driver.press("a", "enter")
        await stage.shown("sent ✓")
        await stage.order("close", "reveal")
        await stage.shown("A history")

    assert taken(stage.door, look)


async def sit_down(stage: Stage) -> None:
    await stage.driver.until_shown("Come in")
    await stage.driver.press("enter")
    await stage.driver.until(lambda: isinstance(stage.driver.app.screen, StudentScreen))
    await stage.shown("You are in, Ann")


def test_before_a_class(snap_compare: Same, seven: Pack) -> None:
    sitting = seated(seven)
    app = QuizApp(lambda: sitting)

    async def run(pilot: Pilot[None]) -> None:
        driver = Driver(app, pilot)
        await driver.until(lambda: app.sitting is not None)
        await driver.press("c")
        await driver.until(lambda: isinstance(app.screen, ClassScreen))
        await pilot.pause()

    assert snap_compare(app, run_before=run)
