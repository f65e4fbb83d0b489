"""Who shares a hot seat: named, numbered and taken away before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from alpine_quiz.game.modes import Mode
from alpine_quiz.game.notation import key_of
from alpine_quiz.game.seats import seats_of
from alpine_quiz.records.ways import Wanted
from alpine_quiz.terminal.app import QuizApp
from alpine_quiz.terminal.screens.home import HomeScreen
from alpine_quiz.terminal.screens.hot_seat import HotSeatScreen
from alpine_quiz.terminal.screens.interlude import HandOverScreen
from alpine_quiz.terminal.screens.table import TableScreen
from tests.terminal.driving import Driver, playing
from tests.terminal.test_hot_seat import RIVER, TOWNS, seats, table_of, until

if TYPE_CHECKING:
    from alpine_quiz.records.sitting import Sitting


async def test_who_types_no_name_gets_a_number_by_a_click(sitting: Sitting) -> None:
    async with playing(sitting, size=(40, 10)) as driver:
        await driver.press("m", "h")
        await until(driver, TableScreen)
        await driver.press(*"Player 2", "enter")
        for name in ("Player 3", "Player 4"):
            await driver.click("add")
            await driver.until_shown(name)
        await driver.click("F2 begin")
        await until(driver, HandOverScreen)
        saved = driver.kept.saved
        assert saved.seats == seats_of(("Player 2", "Player 3", "Player 4"))


async def test_the_arrows_go_through_the_set_up_line_by_line(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        await driver.press("m", "h")
        await until(driver, TableScreen)
        await driver.press(*"Zoé, Ann", "enter")
        passed = []
        for _ in range(8):
            await driver.press("down")
            passed += [line.split()[1] for line in driver.text.split("\n") if "▸" in line]
        assert passed == ["1", "2", "How", "Questions", "Topic", "Time", "Begin"]
        await driver.press("up")
        assert "▸ Begin" in driver.text


async def test_a_table_is_set_up_by_mouse_and_names_of_last_time_are_there(
    sitting: Sitting,
) -> None:
    before = table_of(sitting, RIVER, TOWNS, style="buzz", names=("Zoé", "Bob", "Ann"))
    seats(before).buzz(1)
    before.answer(key_of(before.round.current.item))
    async with playing(sitting) as driver:
        await driver.click("More ways")
        await driver.until_shown("Hot seat")
        await driver.click("Hot seat")
        await driver.until_shown("3  Ann")
        assert "‹ the first to buzz answers ›" in driver.text
        await driver.click("Bob")
        await driver.click("Del remove")
        await driver.until_shown("2  Ann")
        await driver.click("the first to buzz")
        await driver.until_shown("‹ taking turns ›")
        await driver.click("Questions")
        await driver.click("  Begin")
        await until(driver, HandOverScreen)
        saved = driver.kept.saved
        assert saved.seats == seats_of(("Zoé", "Ann"))
        await driver.click("Now: Zoé")
        await until(driver, HotSeatScreen)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "give each a name."),
        ("Ann", "give each a name."),
        ("Ann,ann", "Two are called “ann”"),
        ("Ann,\u00ad", "needs a letter"),
        ("1,2,3,4,5,6,7,8,9", "these are too many."),
    ],
)
async def test_a_table_that_cannot_be_is_told_why(sitting: Sitting, typed: str, told: str) -> None:
    async with playing(sitting) as driver:
        driver.app.action_way("hot_seat")
        await until(driver, TableScreen)
        driver.app.screen.query_one(Input).value = typed
        await driver.press("f2")
        await driver.until_shown(told)
        assert isinstance(driver.app.screen, TableScreen)
        await driver.press("escape")
        await until(driver, HomeScreen)


async def test_the_set_up_opens_first_where_it_is_asked_for(sitting: Sitting) -> None:
    wanted = Wanted(Mode.HOTSEAT, count=5, topic="course", seconds=420)
    app = QuizApp(lambda: sitting, first=lambda s: TableScreen(s, wanted, "buzz"))
    async with app.run_test(size=(80, 24)) as pilot:
        driver = Driver(app, pilot)
        await pilot.pause()
        assert "‹ the first to buzz answers ›" in driver.text
        assert "‹ Course ›" in driver.text
        assert "‹ 7 minutes ›" in driver.text
        assert "‹ 5 ›" in driver.text
        await driver.press(*"A,B", "f2")
        await until(driver, HotSeatScreen)
        assert driver.kept.saved.seconds == 420
