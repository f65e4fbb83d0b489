"""Several rounds that wait, and the choice among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.game.modes import Mode
from alpine_quiz.game.notation import key_of
from alpine_quiz.records.ways import Wanted
from alpine_quiz.terminal.screens.home import HomeScreen
from alpine_quiz.terminal.screens.question import QuestionScreen
from alpine_quiz.terminal.screens.waiting import WaitingScreen
from tests.plain.test_menu import told
from tests.terminal.driving import playing

if TYPE_CHECKING:
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting


@pytest.fixture
def two(sitting: Sitting) -> list[KeptRound]:
    """An exam that waits, and a survival left after it."""
    waiting = []
    for mode in (Mode.EXAM, Mode.SURVIVAL):
        kept = sitting.start(Wanted(mode))
        kept.answer(key_of(kept.round.current.item))
        waiting.append(kept)
    return waiting


async def test_the_rounds_that_wait_can_be_chosen_among(
    sitting: Sitting, two: list[KeptRound]
) -> None:
    async with playing(sitting) as driver:
        await driver.until_shown("1 more")
        await driver.press("g")
        await driver.until(lambda: isinstance(driver.app.screen, WaitingScreen))
        await driver.until_shown("exam, question 2 of 7, from today")
        await driver.press("down", "enter")
        await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen))
        assert driver.kept.saved.uid == two[0].saved.uid


async def test_a_round_is_left_for_good_once_that_was_asked(
    sitting: Sitting, two: list[KeptRound]
) -> None:
    async with playing(sitting) as driver:
        await driver.press("g")
        await driver.until(lambda: isinstance(driver.app.screen, WaitingScreen))
        await driver.press("delete")
        await driver.until_shown("Del again?")
        await driver.press("down", "delete")
        assert len(sitting.waiting()) == 2
        await driver.press("delete")
        assert [each.uid for each in sitting.waiting()] == [two[1].saved.uid]
        await driver.press("escape")
        await driver.until(lambda: isinstance(driver.app.screen, HomeScreen))
        await driver.until_shown("survival, question 2")
        assert "1 more" not in driver.text


async def test_every_round_that_waits_is_named_by_its_way_to_play(sitting: Sitting) -> None:
    for mode in (Mode.QUICK, Mode.TOPIC, Mode.EXAM):
        kept = sitting.start(Wanted(mode, topic="course" if mode is Mode.TOPIC else None))
        kept.answer(key_of(kept.round.current.item))
    async with playing(sitting) as driver:
        await driver.until_shown("exam, question 2 of 7 · 2 more")
        await driver.press("g")
        await driver.until_shown("exam, question 2 of 7, from today")
        assert "one topic, question 2 of 3, from today" in driver.text
        assert "quick round, question 2 of 7, from today" in driver.text


def test_the_plain_menu_asks_which_round(sitting: Sitting, two: list[KeptRound]) -> None:
    text = told(sitting, "g", "2", "q", "q")
    assert "Which round?" in text
    assert "Question 2 of 7." in text
