"""Several keys or clicks that arrive in one read, as over a slow line or on a stalled machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from alpine_quiz.game.modes import Mode
from alpine_quiz.game.notation import key_of
from alpine_quiz.records.ways import Wanted
from alpine_quiz.terminal.app import QuizApp
from alpine_quiz.terminal.palette import SafeCommandPalette
from alpine_quiz.terminal.screens.flag import FlagScreen
from alpine_quiz.terminal.screens.question import QuestionScreen
from alpine_quiz.terminal.screens.rebinding import KeysScreen, PressScreen
from alpine_quiz.terminal.screens.ways import WaysScreen
from tests.conftest import round_of
from tests.library.desks import make_desk
from tests.terminal.driving import Driver, playing
from tests.terminal.test_reviewing import reviewing

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting

MANY = 4

PLACES = {
    "home": "",
    "more ways": "m",
    "topics": "m t",
    "exam": "m e",
    "hot seat": "m h",
    "waiting": "g",
    "packs": "p",
    "players": "o",
    "a player's name": "o a",
    "documents": "d",
    "scores": "s",
    "library": "l",
    "settings": "comma",
    "keys": "comma end enter",
    "help": "question_mark",
    "palette": "ctrl+p",
    "question": "n",
    "verdict": "n 0",
    "pause": "n p",
    "flag": "n 0 exclamation_mark",
    "source": "n 0 s",
}
"""Where bursts are met, and the keys that lead there from home."""

LINES, COLUMNS = (3, 5, 23), (4, 30)
"""Cells to click: on some of what there is to choose from, and on the keys at the foot."""


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[KeptRound]:
    """The rounds that have been put on screen, in their order."""
    played: list[KeptRound] = []
    play = QuizApp.play

    def note(app: QuizApp, kept: KeptRound, sitting: Sitting | None = None) -> None:
        played.append(kept)
        play(app, kept, sitting)

    monkeypatch.setattr(QuizApp, "play", note)
    return played


def names(driver: Driver) -> list[str]:
    """What is on screen, from home to the top."""
    return [type(each).__name__ for each in driver.app.screen_stack]


async def go_to(driver: Driver, keys: str) -> None:
    """Press what leads to a place, each key once the one before has led there."""
    for key in keys.split():
        await driver.press(key)
        await driver.settle()


async def to_the_keys(driver: Driver) -> None:
    """Go to where another key is asked for."""
    await go_to(driver, "comma end enter")
    await driver.until(lambda: isinstance(driver.app.screen, KeysScreen))
    await driver.press("enter")
    await driver.until(lambda: isinstance(driver.app.screen, PressScreen))


async def test_of_several_keys_the_first_is_bound_and_the_list_of_keys_stays(
    sitting: Sitting,
) -> None:
    async with playing(sitting) as driver:
        await to_the_keys(driver)
        await driver.press_at_once("z", "y", "w", "v")
        assert isinstance(driver.app.screen, KeysScreen)
        assert [keys[0] for keys in driver.app.settings.keys.values()] == ["z"]


async def test_several_clicks_leave_a_key_as_it_is_and_close_no_more(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        await to_the_keys(driver)
        await driver.click_at_once("Press the new key", times=MANY)
        assert isinstance(driver.app.screen, KeysScreen)
        assert not driver.app.settings.keys


async def test_several_enters_send_a_flag_once_and_the_round_stays(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice", "downstream.order") as driver:
        await driver.answer("a", "a")
        await driver.press("exclamation_mark", "2")
        await driver.until(lambda: isinstance(driver.app.screen, FlagScreen))
        await driver.press_at_once(*["enter"] * MANY)
        assert names(driver) == ["HomeScreen", "QuestionScreen"]
        assert driver.kept.round.position == 0
        assert driver.kept.flagged(0) is not None


async def test_several_clicks_begin_one_round(sitting: Sitting, begun: list[KeptRound]) -> None:
    async with playing(sitting) as driver:
        await go_to(driver, "m")
        assert isinstance(driver.app.screen, WaysScreen)
        await driver.click_at_once("Quick", times=MANY)
        await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen))
        assert len(begun) == 1


async def test_a_command_chosen_by_several_clicks_is_done_once(
    sitting: Sitting, begun: list[KeptRound]
) -> None:
    async with playing(sitting) as driver:
        await driver.press("ctrl+p")
        await driver.until(lambda: isinstance(driver.app.screen, SafeCommandPalette))
        await driver.until_shown("a new round")
        await driver.click_at_once("a new round", times=MANY)
        await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen))
        assert len(begun) == 1


async def test_a_screen_that_goes_before_it_was_filled_stays_empty(sitting: Sitting) -> None:
    kept = round_of(sitting, "rouen-river.choice")
    async with playing(sitting) as driver:
        driver.app.play(kept)
        driver.app.play(kept)
        await driver.until_shown("Which river")
        assert names(driver) == ["HomeScreen", "QuestionScreen"]


async def test_a_key_for_what_is_not_on_top_any_more_does_nothing_elsewhere(
    sitting: Sitting,
) -> None:
    async with playing(sitting) as driver:
        await driver.press_at_once("question_mark", "escape", "q")
        assert names(driver) == ["HomeScreen", "HelpScreen"]
        assert not driver.app.leaving


async def test_what_is_asked_for_several_times_before_there_is_a_seat_opens_once(
    sitting: Sitting, begun: list[KeptRound]
) -> None:
    async with playing(sitting) as driver:
        app = driver.app
        app.sitting, seated = None, app.sitting
        await driver.press("n", "n", "m")
        assert len(app._waiting) == 3
        app.sitting = seated
        app._take_seat()
        await driver.until(lambda: isinstance(app.screen, QuestionScreen))
        await driver.settle()
        assert len(begun) == 1
        assert names(driver) == ["HomeScreen", "QuestionScreen"]


@pytest.mark.parametrize("keys", ["r", "r end enter x", "e"])
@pytest.mark.parametrize("burst", ["enter", "escape", "ctrl+s"])
async def test_bursts_decide_one_candidate_at_most(tmp_path: Path, keys: str, burst: str) -> None:
    desk = make_desk(tmp_path)
    async with reviewing(desk) as review:
        driver = Driver(cast("Any", review.app), review.pilot)
        await go_to(driver, keys)
        await driver.press_at_once(*[burst] * MANY)
        assert desk.review.kept + desk.review.rejected <= 1
        assert names(driver)[0] == "ReviewScreen"


@pytest.mark.parametrize("place", PLACES)
async def test_bursts_break_nothing_and_begin_one_round_at_most(
    sitting: Sitting, begun: list[KeptRound], place: str
) -> None:
    for mode in (Mode.EXAM, Mode.SURVIVAL):
        waits = sitting.start(Wanted(mode))
        waits.answer(key_of(waits.round.current.item))
    async with playing(sitting) as driver:
        await go_to(driver, PLACES[place])
        for burst in (*LINES, "enter", "escape"):
            driver.app.go_home()
            await go_to(driver, PLACES[place])
            before = len(begun)
            if isinstance(burst, str):
                await driver.press_at_once(*[burst] * MANY)
            else:
                for x in COLUMNS:
                    await driver.click_place_at_once(x, burst, times=3)
            if driver.app.leaving:
                return
            assert len(begun) <= before + 1, (burst, names(driver))
