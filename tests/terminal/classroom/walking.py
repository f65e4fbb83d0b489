"""A walk through every screen of a class, for what has to hold on all of them."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alpine_quiz.classroom.clients.attending import Attending
from alpine_quiz.classroom.clients.leading import Leading
from alpine_quiz.classroom.clients.seat import Seat
from alpine_quiz.classroom.journal import Journal, Secret
from alpine_quiz.classroom.messages import Role
from alpine_quiz.classroom.refusing import RefusalError
from alpine_quiz.classroom.rules import Rules, Scoring
from alpine_quiz.classroom.secrets import hash_of
from alpine_quiz.classroom.server.session import Session
from alpine_quiz.classroom.sheet import sheet_of
from alpine_quiz.game.grading import Grader
from alpine_quiz.terminal.classroom.apps import ClassApp
from alpine_quiz.terminal.classroom.code import CodeScreen
from alpine_quiz.terminal.classroom.desk import DeskScreen
from alpine_quiz.terminal.classroom.door import DoorScreen
from alpine_quiz.terminal.classroom.hands import HandsScreen
from alpine_quiz.terminal.classroom.leaving import LeavingScreen
from alpine_quiz.terminal.classroom.now import NowScreen
from alpine_quiz.terminal.classroom.questions import QuestionsScreen
from alpine_quiz.terminal.classroom.report import ReportScreen
from alpine_quiz.terminal.classroom.student import StudentScreen
from alpine_quiz.terminal.classroom.students import StudentsScreen
from alpine_quiz.terminal.classroom.wall import WallScreen
from alpine_quiz.terminal.classroom.wall_link import WallLinkScreen
from alpine_quiz.terminal.screens.help import HelpScreen
from alpine_quiz.terminal.screens.typed_line import TypingScreen
from tests.classroom.dialling import LED, Hand, House
from tests.classroom.lines import HOST, PIN, WALL, Clock, settled, student
from tests.terminal.walking import Walk, opened

if TYPE_CHECKING:
    from alpine_quiz.classroom.room import Room
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.terminal.screens.base import QuizScreen
    from tests.terminal.hostile import Hostile
    from tests.terminal.walking import See

URL = "http://class:4110"
_NAME = 24


def hostile_session(sitting: Sitting, folder: Path) -> Session:
    """Open a room that asks every question of a pack."""
    sheet = sheet_of(sitting.pack, sitting.items, sitting.language, "seed")
    rules = Rules(reading=0, seconds=60, scoring=Scoring.CONFIDENCE, teams=("1", "2"))
    secrets = [Secret(hash_of(HOST), Role.HOST), Secret(hash_of(WALL), Role.PROJECTOR)]
    path = folder / "class.sqlite3"
    Journal.create(path, sheet, rules, {"pin": PIN}, secrets).close()
    journal = Journal.open(path)
    grader = Grader.of_pack(sitting.pack)
    session = Session(journal, journal.read(), grader, Clock(), addresses=lambda: [URL])
    session.start()
    session.room.set_plan(0, tuple(range(len(sheet.pool))))
    return session


async def walk_a_class(
    sitting: Sitting, folder: Path, say: Hostile, size: tuple[int, int], see: See
) -> None:
    """Walk through a session with its teacher, a student and a wall."""
    session = hostile_session(sitting, folder)
    house = House(session)
    await student(session, say("a student", _NAME), team=0)
    leading = Leading(LED, house.dial, lambda: LED, Hand())
    attending = Attending(URL, language="en", dial=house.dial, seat=Seat(Hand()))

    def app(screen: QuizScreen) -> ClassApp:
        return ClassApp(lambda: screen)

    try:
        async with (
            opened(app(DeskScreen(leading)), size, see) as desk,
            opened(app(WallScreen(URL, WALL, house.dial)), size, see) as wall,
            opened(app(DoorScreen(attending)), size, see) as seat,
        ):
            await desk.driver.until(lambda: leading.desk.pool)
            await _the_lobby(desk)
            await _the_door(seat, say)
            await wall.look()
            for _ in range(len(session.room.plan)):
                await _a_question(session, desk, seat, wall)
            await _the_end(desk, seat, wall)
            await _the_report(desk, folder)
            house.down = True
            house.cut()
            await desk.driver.until(lambda: not leading.is_up)
            for walk in (desk, seat, wall):
                await walk.look()
    finally:
        await session.close()


async def _the_lobby(desk: Walk) -> None:
    await desk.at(DeskScreen)
    await desk.press("question_mark")
    await desk.at(HelpScreen)
    await desk.back()
    await desk.press("escape")
    await desk.at(LeavingScreen)
    await desk.back()
    await desk.press("c")
    await desk.at(CodeScreen)
    await desk.back()
    await desk.press("t")
    await desk.at(QuestionsScreen)
    await desk.press("p")
    await desk.at(WallLinkScreen)
    await desk.back()
    await desk.press("w")
    await desk.at(TypingScreen)
    await desk.typed("../x")
    await desk.back()
    await desk.press("t")
    await desk.at(StudentsScreen)
    await desk.press("k")
    await desk.look()
    await desk.press("escape")
    await desk.at(DeskScreen)


async def _the_door(seat: Walk, say: Hostile) -> None:
    await seat.at(DoorScreen)
    await seat.typed("111111")
    await seat.typed(PIN)
    screen = seat.app.screen
    assert isinstance(screen, DoorScreen)
    await seat.driver.until(lambda: screen.query("#dials"))
    await seat.look()
    await seat.typed(say("another student", _NAME))
    await seat.at(StudentScreen)


async def _a_question(session: Session, desk: Walk, seat: Walk, wall: Walk) -> None:
    room = session.room
    before = len(room.turns)
    await desk.press("enter")
    await desk.driver.until(lambda: len(room.turns) > before)
    await settled(session)
    for walk in (desk, seat, wall):
        await walk.look()
    posed = room.pool[room.current.question]
    places: Any = list(range(len(posed.first.options)))
    given = {"choice": [0], "true-false": [0], "multiple": [0], "text": "yes", "number": "8"}
    with suppress(RefusalError):
        answer = given.get(posed.type.value, places)
        room.answer(0, 1, room.current.number, 1, _meant(answer))
    if posed.type.value == "choice":
        await seat.press("a", "a")
        await seat.look()
        await seat.press("3")
        await seat.look()
        await desk.press("h")
        await desk.at(HandsScreen)
        await desk.typed("x")
        await desk.back()
    await desk.press("t")
    await desk.at(NowScreen)
    await desk.back()
    for wanted in ("closed", "revealed"):
        if room.phase.value != wanted:
            await desk.press("enter")
            await desk.driver.until(partial(_is_in, room, wanted))
        await settled(session)
        for walk in (desk, seat, wall):
            await walk.look()


def _is_in(room: Room, phase: str) -> bool:
    return room.phase.value == phase


def _meant(given: Any) -> Any:
    return given if isinstance(given, str) else tuple(given)


async def _the_report(desk: Walk, folder: Path) -> None:
    """Read the report over the teacher's screen, as it is read when that is left."""
    (journal,) = folder.glob("*.sqlite3")
    app = desk.app
    # In this app's own context: there are three.
    app.call_later(lambda: app.push_screen(ReportScreen(journal, app.pop_screen)))
    await desk.at(ReportScreen)
    await desk.back()


async def _the_end(desk: Walk, seat: Walk, wall: Walk) -> None:
    for key in ("r", "enter"):
        await desk.press(key)
        for walk in (desk, seat, wall):
            await walk.look()
