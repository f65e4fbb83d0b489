"""A room in which all go at their own pace, and the set-up that opens any room."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from alpine_quiz.classroom.points import FULL
from alpine_quiz.classroom.rules import Feedback, Pace
from alpine_quiz.classroom.starting import StartError
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.terminal.classroom.desk import DeskScreen
from alpine_quiz.terminal.classroom.now import NowScreen
from alpine_quiz.terminal.classroom.opening import ClassScreen
from alpine_quiz.terminal.classroom.pace import Closing, closing_time
from alpine_quiz.terminal.widgets.dials import Dials
from tests.classroom.dialling import LED, House
from tests.classroom.lines import PIN, begin_alone
from tests.classroom.rooms import CHOICE, TRUE_FALSE, key_of, wrong_answer_to
from tests.terminal.classroom.leading import Class
from tests.terminal.driving import playing


@asynccontextmanager
async def at_own_pace(
    folder: Path, pace: Pace | None = None, until: str = ""
) -> AsyncIterator[Class]:
    """Open a room of two questions at one's own pace."""
    session = begin_alone(folder / "alone.sqlite3", CHOICE, TRUE_FALSE, pace=pace, until=until)
    async with AsyncExitStack() as stack:
        yield Class(House(session), stack)
    await session.close()


def letter(place: int, *, right: bool = True) -> str:
    answer = key_of(place) if right else wrong_answer_to(place)
    return "abcd"[int(answer[0])]


async def test_a_student_goes_through_at_their_own_pace(tmp_path: Path) -> None:
    async with at_own_pace(tmp_path) as here:
        driver = await here.joins(PIN, "Zoé")
        await driver.until_shown("Your name")
        await driver.press("enter")
        await driver.until_shown("Enter begins.")
        await driver.press("enter")
        await driver.until_shown("Which small Renault")
        await driver.pilot.pause()
        await driver.press(letter(CHOICE), "enter")
        await driver.until_shown("✓ right, yours")
        await driver.until_shown("Rédélé had won in one.")
        await driver.press("enter")
        await driver.until_shown("A  True")
        await driver.pilot.pause()
        await driver.press(letter(TRUE_FALSE, right=False), "enter")
        await driver.until_shown("✗ your answer")
        await driver.press("enter")
        await driver.until_shown("You have been through all questions.")
        assert "Your points: 1." in driver.text
        assert "Enter goes through" not in driver.text


async def test_what_is_right_is_told_at_the_end_where_it_is_so_wanted(tmp_path: Path) -> None:
    async with at_own_pace(tmp_path, Pace(feedback=Feedback.AT_THE_END)) as here:
        driver = await here.joins(PIN, "Zoé", size=(40, 10))
        await driver.until_shown("Your name")
        await driver.press("enter")
        await driver.until_shown("Enter begins.")
        await driver.press("enter")
        await driver.until_shown("Which small Renault")
        await driver.pilot.pause()
        await driver.press(letter(CHOICE), "enter")
        await driver.until_shown("A  True")
        assert "✓" not in driver.text
        await driver.pilot.pause()
        await driver.press(letter(TRUE_FALSE, right=False), "enter")
        await driver.until_shown("Your points: 1.")
        assert "Rédélé had won in one." in driver.text
        # It is longer than the screen, and can be read to its end by keys.
        page = driver.app.screen.query_one("#page")
        assert page.max_scroll_y > 0
        await driver.press("end")
        await driver.until(lambda: page.scroll_y == page.max_scroll_y)


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_the_wall_says_until_when_it_is_open_and_who_is_through(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at_own_pace(tmp_path, until="2199-06-01T18:30:00+00:00") as here:
        wall = await here.wall(size)
        await wall.until_shown("Open until")
        await wall.until_shown("nobody is here yet")
        zoe = await here.arrives("Zoé")
        zoe.say("begin")
        zoe.say("answer", turn=1, vote=1, given=list(key_of(CHOICE)))
        zoe.say("answer", turn=2, vote=1, given=list(key_of(TRUE_FALSE)))
        await wall.until_shown("1 is here")
        await wall.until_shown("1 of 1 have been through")


async def test_a_teacher_sees_how_many_are_through(tmp_path: Path) -> None:
    async with at_own_pace(tmp_path) as here:
        driver = await here.teacher()
        await driver.until_shown("Each at their own pace")
        await driver.until_shown("0 of 0 have been through all questions")
        await driver.press("enter")
        await driver.until_shown("For you alone: the questions")
        await driver.press("t")
        await driver.press("escape")
        for key in ("v", "x", "h", "b", "p"):
            await driver.press(key)
        await driver.until_shown("Each at their own pace")


async def test_a_teacher_sees_how_each_question_was_answered_and_judges_it(tmp_path: Path) -> None:
    async with at_own_pace(tmp_path) as here:
        zoe = await here.arrives("Zoé")
        zoe.say("begin")
        zoe.say("answer", turn=1, vote=1, given=list(wrong_answer_to(CHOICE)))
        driver = await here.teacher(size=(100, 40))
        await driver.press("enter")
        await driver.until_shown("1 answer, 0 % right".replace(" %", "\N{NO-BREAK SPACE}%"))
        assert "no answer yet" in driver.text
        await driver.press("enter")
        await driver.until_shown("For you alone: question 1")
        assert "██████████ 1" in driver.text
        screen = driver.app.screen
        assert isinstance(screen, NowScreen)
        screen.list.cursor = int(wrong_answer_to(CHOICE)[0])
        await driver.press("a")
        await driver.until(lambda: here.room.total(1) == FULL)
        await driver.press("u")
        await driver.until(lambda: here.room.total(1) == 0)
        await driver.until_shown("count it again")
        await driver.press("t")
        await driver.until_shown("For you alone: the questions")
        assert "counts for nobody" in driver.text
        await driver.press("escape")
        await driver.until_shown("Each at their own pace")


async def test_a_teacher_ends_the_room_and_leaves_it(tmp_path: Path) -> None:
    async with at_own_pace(tmp_path) as here:
        driver = await here.teacher()
        await driver.until_shown("Each at their own pace")
        await driver.press("escape", "down", "down", "enter")
        await driver.until(lambda: driver.app.leaving)
        assert here.room.ended


async def test_a_teacher_reads_the_report_when_the_room_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_own_pace(tmp_path) as here:
        zoe = await here.arrives("Zoé [b]")
        zoe.say("begin")
        zoe.say("answer", turn=1, vote=1, given=list(wrong_answer_to(CHOICE)))
        led = replace(LED, journal=str(tmp_path / "alone.sqlite3"))
        monkeypatch.setattr("tests.terminal.classroom.leading.LED", led)
        driver = await here.teacher(size=(100, 40))
        await driver.until_shown("Each at their own pace")
        await driver.press("escape", "end", "enter")
        await driver.until_shown("For you alone: the report")
        assert "What most missed" in driver.text
        assert "Zoé [b]" in driver.text
        await driver.press("escape")
        await driver.until(lambda: driver.app.leaving)


async def test_enter_alone_opens_a_room_of_ten(sitting: Sitting) -> None:
    started: list[list[str]] = []

    def start(options: list[str]) -> Any:
        started.append(options)
        raise StartError("No port is free.")

    async with playing(sitting) as driver:
        driver.app.push_screen(ClassScreen(sitting, start))
        await driver.until(lambda: isinstance(driver.app.screen, ClassScreen))
        await driver.press("enter")
        await driver.until_shown("No port is free.")
        await driver.press("up", "up", "right", "f2")
        await driver.until(lambda: len(started) == 2)
    assert "--questions=10" in started[0]
    assert "--scoring=accuracy" in started[0]
    assert not any(each.startswith(("--time", "--teams")) for each in started[0])
    assert "--teams=2" in started[1]


async def test_names_are_taken_from_a_file_that_is_read_at_once(
    sitting: Sitting, tmp_path: Path
) -> None:
    started: list[list[str]] = []

    def start(options: list[str]) -> Any:
        started.append(options)
        raise StartError("No port is free.")

    roster = tmp_path / "3b.csv"
    roster.write_text("Zoé\nzoe\n", encoding="utf-8")
    async with playing(sitting) as driver:
        driver.app.push_screen(ClassScreen(sitting, start))
        await driver.until(lambda: isinstance(driver.app.screen, ClassScreen))
        await driver.press("f6")
        await driver.until_shown("A file with a name a line")
        await driver.press("enter")
        await driver.until_shown("Type where the file is")
        typed = driver.app.focused
        assert isinstance(typed, Input)
        typed.value = "no names.csv"
        await driver.press("enter")
        await driver.until_shown("cannot be read")
        typed.value = str(roster)
        await driver.press("enter")
        await driver.until_shown("looks like “Zoé” in line 1")
        roster.write_text("Zoé\nAdam\n", encoding="utf-8")
        await driver.press("enter")
        await driver.until_shown("chosen from a list of 2 names")
        await driver.press("f2")
        await driver.until_shown("No port is free.")
    assert "--names=list" in started[0]
    assert f"--roster={roster}" in started[0]


async def test_a_list_without_a_file_asks_for_it_before_the_room_opens(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        driver.app.push_screen(ClassScreen(sitting, lambda _: LED))
        await driver.until(lambda: isinstance(driver.app.screen, ClassScreen))
        await driver.press("up", "left")
        await driver.until_shown("chosen from a list")
        await driver.press("f2")
        await driver.until_shown("A file with a name a line")


async def test_a_room_that_was_opened_is_led(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with playing(sitting) as driver:
        driver.app.push_screen(ClassScreen(sitting, lambda _: LED))
        await driver.until(lambda: isinstance(driver.app.screen, ClassScreen))
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, DeskScreen))


async def test_c_at_home_leads_to_the_room_that_is_open(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alpine_quiz.classroom.starting.find_open", lambda: LED)
    async with playing(sitting) as driver:
        await driver.press("c")
        await driver.until(lambda: isinstance(driver.app.screen, DeskScreen))


@pytest.mark.parametrize(
    ("closing", "until"),
    [
        (Closing.NEVER, ""),
        (Closing.HOUR, "2026-11-22 10:31"),
        (Closing.TONIGHT, "2026-11-22 22:00"),
        (Closing.TOMORROW, "2026-11-23 22:00"),
        (Closing.WEEK, "2026-11-29 22:00"),
    ],
)
def test_a_room_closes_by_this_places_clock(closing: Closing, until: str) -> None:
    told = closing_time(closing, datetime.fromisoformat("2026-11-22 09:30:12"))
    assert told == (datetime.fromisoformat(until) if until else None)


async def test_a_room_at_ones_own_pace_is_set_up_as_well(sitting: Sitting) -> None:
    started: list[list[str]] = []

    def start(options: list[str]) -> Any:
        started.append(options)
        raise StartError("No port is free.")

    async with playing(sitting) as driver:
        driver.app.push_screen(ClassScreen(sitting, start))
        await driver.until_shown("until all have answered")
        assert "Attempts" not in driver.text
        dials = driver.app.screen.query_one(Dials)
        dials.cursor = next(at for at, row in enumerate(dials.rows) if "Pace" in row.lead)
        await driver.press("right")
        await driver.until_shown("until you end it")
        assert "until all have answered" not in driver.text
        await driver.press("down", "down", "right", "down", "right", "f2")
        await driver.until(lambda: len(started) == 1)
    assert {"--mode=self-paced", "--attempts=2", "--feedback=at-the-end"} <= set(started[0])
    assert not any(each.startswith(("--until", "--time")) for each in started[0])
