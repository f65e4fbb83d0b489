from __future__ import annotations

from typing import TYPE_CHECKING

from tests.terminal.driving import playing

if TYPE_CHECKING:
    from alpine_quiz.records.sitting import Sitting

FIRST = "What hands the answer in?"


async def test_whoever_is_new_finds_the_tutorial_at_home_and_keeps_their_pack(
    sitting: Sitting,
) -> None:
    async with playing(sitting) as driver:
        await driver.until_shown("Tutorial")
        await driver.press("b")
        await driver.until_shown(FIRST)
        await driver.answer("a", "a")
        await driver.press("escape")
        await driver.until_shown("seven, 7 questions")
        assert "Go on" not in driver.text


async def test_it_goes_on_where_it_was_left(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        await driver.click("Tutorial")
        await driver.until_shown(FIRST)
        await driver.answer("a", "a")
        await driver.press("escape")
        await driver.until_shown("learn the game")
        await driver.press("b")
        await driver.until_shown("A hint is waiting")
        assert "2 of 10" in driver.text


async def test_its_source_opens_in_the_handbook_without_anything_added(sitting: Sitting) -> None:
    async with playing(sitting, size=(100, 30)) as driver:
        await driver.press("b")
        await driver.until_shown(FIRST)
        await driver.answer("a", "a")
        await driver.press("s")
        await driver.until_shown("A round has ten questions, unless you have set another number")
        assert "The Alpine Quiz handbook" in driver.text


async def test_whoever_has_finished_a_round_is_not_offered_it_any_more(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice", size=(80, 40)) as driver:
        await driver.answer("a", "a")
        await driver.press("enter", "enter")
        await driver.until_shown("Scores")
        assert "Tutorial" not in driver.text
        await driver.press("b")
        await driver.until_shown(FIRST)
