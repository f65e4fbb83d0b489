"""50:50, the hint and the time, by keys and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.game.modes import Mode
from alpine_quiz.game.round import Phase
from alpine_quiz.records.ways import Wanted
from alpine_quiz.terminal.screens.home import HomeScreen
from alpine_quiz.terminal.screens.interlude import PausedScreen
from alpine_quiz.terminal.screens.question import QuestionScreen
from tests.conftest import round_of
from tests.terminal.driving import playing
from tests.terminal.test_modes import opened

if TYPE_CHECKING:
    from alpine_quiz.records.sitting import Sitting

RIVER = "rouen-river.choice"


def letters(kept_options: tuple[str, ...], wanted: set[str]) -> list[str]:
    return ["abcdef"[place] for place, option in enumerate(kept_options) if option in wanted]


@pytest.mark.parametrize("by_key", [True, False])
async def test_half_of_the_wrong_options_are_struck_out_and_cannot_be_chosen(
    sitting: Sitting, by_key: bool
) -> None:
    async with playing(sitting, RIVER) as driver:
        game = driver.kept.round
        before = [line for line in driver.text.split("\n") if "  B  " in line]
        await (driver.press("x") if by_key else driver.click("50:50 (−½)"))
        await driver.until_shown("Half of the wrong options are gone. (It costs ½ point.)")
        assert len(game.removed) == 2
        assert driver.text.count("– taken away") == 2
        after = [line for line in driver.text.split("\n") if "  B  " in line]
        assert after[0].startswith(before[0])
        assert "50:50" not in driver.text.split("\n")[-1]
        for gone in letters(game.current.options, set(game.removed)):
            await driver.press(gone, gone)
            await driver.click(f"  {gone.upper()}  ", times=2)
        await driver.press("x", "home", "end", *["down"] * 5)
        assert game.phase is Phase.ASKED
        (right,) = letters(game.current.options, {"Seine"})
        await driver.answer(right, right)
        await driver.until_shown("½ point: 50:50 cost ½.")
        assert "– taken away" in driver.text
        assert game.score * 2 == 1


async def test_the_pointer_passes_what_was_taken_away(sitting: Sitting) -> None:
    async with playing(sitting, RIVER) as driver:
        await driver.press("x")
        left = set(driver.kept.round.current.options) - set(driver.kept.round.removed)
        seen = set()
        for key in ("home", "down", "down", "end", "up", "up"):
            await driver.press(key)
            (line,) = [
                line for line in driver.text.split("\n") if "▸ " in line and "1 of" not in line
            ]
            seen.add(line.split("  ")[-1].strip())
        assert seen == left


async def test_both_helps_are_said_to_have_cost(sitting: Sitting) -> None:
    async with playing(sitting, RIVER) as driver:
        assert "x 50:50 (−½)   h hint (−¼)" in driver.text
        await driver.press("x", "h")
        await driver.until_shown("Hint: It flows through Paris too. (It costs ¼ point.)")
        (right,) = letters(driver.kept.round.current.options, {"Seine"})
        await driver.answer(right, right)
        await driver.until_shown("¼ point: the hint and 50:50 cost ¾.")
        await driver.press("enter")
        await driver.until_shown("Help cost ¾.")
        assert "¼ of 1" in driver.text


async def test_help_is_free_where_one_learns_and_there_is_none_in_an_exam(
    sitting: Sitting,
) -> None:
    async with opened(sitting, round_of(sitting, RIVER, mode=Mode.RETRY)) as driver:
        assert "x 50:50   h hint" in driver.text
        await driver.press("x")
        await driver.until_shown("Half of the wrong options are gone.")
        assert "costs" not in driver.text
    async with opened(sitting, round_of(sitting, RIVER, mode=Mode.EXAM)) as driver:
        assert "50:50" not in driver.text
        await driver.press("x", "f6")
        assert driver.kept.round.removed == ()


@pytest.mark.parametrize("item", ["seine-towns.multiple", "downstream.order", "lengths.match"])
async def test_other_types_have_no_half(sitting: Sitting, item: str) -> None:
    async with playing(sitting, item) as driver:
        assert "50:50" not in driver.text
        await driver.press("x", "f6")
        assert driver.kept.round.removed == ()


@pytest.mark.parametrize("way", ["p", "enter", "space", "click", "keys"])
async def test_a_pause_hides_the_question_until_one_goes_on(sitting: Sitting, way: str) -> None:
    kept = round_of(sitting, RIVER, "downstream.order", seconds=600)
    async with opened(sitting, kept, (140, 30)) as driver:
        await (driver.click("p pause") if way == "keys" else driver.press("p"))
        await driver.until_shown("Paused")
        assert "Which river" not in driver.text
        assert kept.paused
        match way:
            case "click":
                await driver.click("no time passes")
            case "keys":
                await driver.click("go on")
            case _:
                await driver.press(way)
        await driver.until_shown("Which river")
        assert not kept.paused
        await driver.answer("a", "a")


async def test_a_pause_can_be_left_and_is_there_without_a_limit(sitting: Sitting) -> None:
    async with playing(sitting, "cathedral-painter.text", RIVER) as driver:
        await driver.press(*"Mon", "f7")
        await driver.until(lambda: isinstance(driver.app.screen, PausedScreen))
        await driver.press("space")
        await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen))
        await driver.answer(*"et", "enter")
        await driver.press("p")
        assert isinstance(driver.app.screen, QuestionScreen)
        await driver.press("enter")
        await driver.until_shown("Which river")
        await driver.press("p")
        await driver.until_shown("Paused")
        await driver.press("escape")
        await driver.until(lambda: isinstance(driver.app.screen, HomeScreen))
        assert "question 2 of 2" in driver.text


async def test_no_time_passes_in_a_pause(sitting: Sitting) -> None:
    kept = round_of(sitting, RIVER, seconds=60)
    now = 0.0
    sitting.clock = kept.round._timer._clock = lambda: now
    kept.round._timer.restart()
    async with opened(sitting, kept) as driver:
        await driver.press("p")
        now = 500.0
        await driver.until_shown("Paused")
        await driver.press("enter")
        await driver.until_shown("1 minute left")


async def test_no_time_passes_while_the_window_is_too_small_for_the_question(
    sitting: Sitting,
) -> None:
    kept = round_of(sitting, RIVER, seconds=60)
    now = 0.0
    sitting.clock = kept.round._timer._clock = lambda: now
    kept.round._timer.restart()
    async with opened(sitting, kept) as driver:
        await driver.pilot.resize_terminal(20, 5)
        await driver.until_shown("Make me")
        now = 500.0
        await driver.pilot.resize_terminal(80, 24)
        await driver.until_shown("Which river")
        assert kept.round.time_left == 60


async def test_the_time_of_an_open_question_is_kept_while_it_passes(sitting: Sitting) -> None:
    kept = round_of(sitting, RIVER, RIVER, seconds=60)
    now = 0.0
    sitting.clock = kept.round._timer._clock = lambda: now
    kept.give_up()
    kept.explain()
    kept.next()
    async with opened(sitting, kept) as driver:
        now = 20.0
        screen = driver.app.screen
        assert isinstance(screen, QuestionScreen)
        screen._watch_time()
        saved = sitting.unfinished()
        assert saved is not None
        assert saved.time_open == 20


@pytest.mark.parametrize("by_key", [True, False])
async def test_a_minute_more_moves_the_limit_and_is_told_at_the_end(
    sitting: Sitting, by_key: bool
) -> None:
    kept = round_of(sitting, RIVER, seconds=600)
    async with opened(sitting, kept, (140, 30)) as driver:
        await driver.until_shown("10 minutes left")
        await (driver.press("m") if by_key else driver.click("a minute"))
        await driver.until_shown("11 minutes left")
        await driver.answer("a", "a")
        await driver.press("enter")
        await driver.until_shown("1 minute was added to the")


async def test_without_a_limit_there_is_no_minute_more(sitting: Sitting) -> None:
    async with playing(sitting, RIVER) as driver:
        await driver.press("m", "f8")
        assert driver.kept.round.time_added == 0
        assert "minute" not in driver.text


async def test_a_survival_can_have_a_limit_beside_its_misses(sitting: Sitting) -> None:
    kept = round_of(sitting, RIVER, "downstream.order", mode=Mode.SURVIVAL, seconds=600)
    async with opened(sitting, kept) as driver:
        assert "10 minutes left · question 1 · 0 misses of 3" in driver.text
        await driver.pilot.resize_terminal(40, 10)
        await driver.until_shown(" 10 minutes left · 0 misses of 3")


@pytest.mark.parametrize("key", ["l", "right", "click"])
async def test_a_limit_is_chosen_among_the_ways(sitting: Sitting, key: str) -> None:
    async with playing(sitting) as driver:
        await driver.press("m")
        await driver.until_shown("‹ none ›")
        for shown in ("‹ 5 minutes ›", "‹ 10 minutes ›"):
            await (driver.click("Time limit") if key == "click" else driver.press(key))
            await driver.until_shown(shown)
        await driver.press("left")
        await driver.until_shown("‹ 5 minutes ›")
        await driver.press("u")
        await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen))
        assert driver.kept.saved.mode == Mode.SURVIVAL
        assert driver.kept.round.rules.seconds == 300


@pytest.mark.parametrize("by_key", [True, False])
async def test_an_exams_length_and_time_are_set_before_it(sitting: Sitting, by_key: bool) -> None:
    async with playing(sitting) as driver:
        await driver.press("m", "l")
        await (driver.press("e") if by_key else driver.click("Exam"))
        await driver.until_shown("‹ 5 minutes ›")
        assert "‹ 7 ›" in driver.text
        if by_key:
            await driver.press("up", "right", "f2")
        else:
            await driver.click("Time limit")
            await driver.click("begin")
        await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen))
        assert driver.kept.saved.mode == Mode.EXAM
        assert driver.kept.round.rules.seconds == 600


@pytest.mark.parametrize("by_key", [True, False])
async def test_play_again_is_the_same_way_once_more(sitting: Sitting, by_key: bool) -> None:
    kept = sitting.start(Wanted(Mode.TOPIC, count=1, topic="course", seconds=600))
    async with opened(sitting, kept) as driver:
        driver.app.show_results(kept)
        await driver.until_shown("play again")
        await (driver.press("n") if by_key else driver.click("play again"))
        await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen))
        again = driver.kept.saved
        assert (again.mode, again.topic, again.seconds, again.total) == ("topic", "course", 600, 1)
        assert driver.kept is not kept


async def test_after_the_day_a_new_round_of_the_set_length_is_offered(sitting: Sitting) -> None:
    kept = sitting.start(Wanted(Mode.DAILY))
    async with opened(sitting, kept) as driver:
        driver.app.change("questions_per_round", 3)
        driver.app.show_results(kept)
        await driver.until_shown("n new round")
        await driver.press("n")
        await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen))
        await driver.until(lambda: driver.kept.saved.mode == Mode.QUICK)
        assert driver.kept.saved.total == 3


async def test_a_hint_that_is_given_costs_no_more_and_stays_with_what_is_taken_away(
    sitting: Sitting,
) -> None:
    async with playing(sitting, RIVER) as driver:

        def foot() -> str:
            return driver.text.split("\n")[-1]

        await driver.press("h")
        await driver.until_shown("It flows through Paris too.")
        assert "hint" not in foot()
        await driver.press("x")
        await driver.until_shown("Half of the wrong options are gone.")
        assert "It flows through Paris too." in driver.text
        await driver.press("enter")
        await driver.until(lambda: "It flows" not in driver.text)
        assert "h hint" in foot()
        assert "−¼" not in foot()
        await driver.press("h")
        await driver.until_shown("It flows through Paris too.")
