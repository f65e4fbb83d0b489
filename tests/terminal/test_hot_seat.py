"""The hot seat in the terminal: set up, handed over, buzzed for, left and won."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.content import Content

from alpine_quiz.game.hotseat import HotSeat, Stage
from alpine_quiz.game.modes import Mode
from alpine_quiz.game.round import Phase
from alpine_quiz.game.seats import seats_of
from alpine_quiz.records.kept_round import KeptRound
from alpine_quiz.records.ways import Wanted
from alpine_quiz.terminal.app import QuizApp
from alpine_quiz.terminal.screens.home import HomeScreen
from alpine_quiz.terminal.screens.hot_seat import HotSeatScreen
from alpine_quiz.terminal.screens.interlude import HandOverScreen
from alpine_quiz.terminal.screens.standing import StandingScreen
from alpine_quiz.terminal.screens.table import TableScreen
from alpine_quiz.terminal.widgets.key_line import KeyLine
from tests.conftest import round_of
from tests.terminal.driving import Driver, playing
from tests.terminal.test_modes import opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.records.sitting import Sitting

RIVER, TOWNS, FALSE = "rouen-river.choice", "seine-towns.multiple", "longest-river.true-false"
HOSTILE = (
    "[red]x[/]",
    "[@click=app.quit]q",
    "שלום עולם",
    "漢字" * 20,
    "e\u0301" * 40,
    "A",
    "The team of the long table",
    "\x1b[2J",
)


def table_of(
    sitting: Sitting, *items: str, style: str = "turns", names: Sequence[str] = ("Zoé", "Bob")
) -> KeptRound:
    return round_of(sitting, *items, mode=Mode.HOTSEAT, seats=seats_of(names, style))


def seats(kept: KeptRound) -> HotSeat:
    assert kept.hot_seat is not None
    return kept.hot_seat


def key_to(kept: KeptRound, option: str) -> str:
    return "abcdef"[kept.round.current.options.index(option)]


async def until(driver: Driver, screen: type) -> None:
    await driver.until(lambda: isinstance(driver.app.screen, screen))
    await driver.pilot.pause()


async def test_an_enter_too_soon_does_not_skip_the_hand_over(sitting: Sitting) -> None:
    now = [0.0]
    sitting.clock = lambda: now[0]
    kept = table_of(sitting, RIVER, FALSE)
    async with QuizApp(lambda: sitting, kept).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        assert seats(kept).stage is Stage.HANDING_OVER
        now[0] += 0.3
        await pilot.press("enter")
        assert seats(kept).stage is Stage.ANSWERING


async def test_a_table_is_set_up_and_played_by_keys_alone(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        await driver.press("m", "h")
        await until(driver, TableScreen)
        await driver.press(*"Zoé", "enter", *"[red]x[/], Ann", "enter")
        await driver.until_shown("3  Ann")
        await driver.press("down", "down", "delete")
        await driver.until(lambda: "3  Ann" not in driver.text)
        await driver.press("f2")
        await until(driver, HandOverScreen)
        await driver.until_shown("Now: ")
        kept = driver.kept
        names = kept.saved.seats.names if kept.saved.seats else ()
        assert names == ("Zoé", "Ann")
        assert kept.round.current.item.stem not in driver.text
        await driver.press("enter")
        await until(driver, HotSeatScreen)
        await driver.until_shown(f"{names[0]} answers.")


async def test_the_keys_of_the_next_question_wait_until_it_is_handed_over(
    sitting: Sitting,
) -> None:
    kept = table_of(sitting, TOWNS, RIVER)
    async with opened(sitting, kept, (80, 24)) as driver:
        await until(driver, HandOverScreen)
        below = driver.app.screen_stack[-2]
        assert isinstance(below, HotSeatScreen)
        line = below.query_one(KeyLine)
        assert [key.does for key in line.keys] == ["help", "leave"]
        await driver.press("enter")
        await until(driver, HotSeatScreen)
        assert "answer" in [key.does for key in line.keys]


async def test_what_a_wrong_answer_costs_is_told_whole_before_the_first_buzz(
    sitting: Sitting,
) -> None:
    kept = table_of(sitting, RIVER, FALSE, style="buzz")
    async with opened(sitting, kept, (60, 18)) as driver:
        told = " ".join(driver.text.split())
        assert "a wrong one ends it, and who gave it sits out the next." in told
        await driver.press("1")
        await driver.answer("a", "enter")
        await driver.press("enter")
        await driver.until(lambda: kept.round.position == 1 and kept.round.phase is Phase.ASKED)
        assert "sits out the next" not in driver.text


async def test_turns_are_handed_over_and_the_winner_is_told(sitting: Sitting) -> None:
    kept = table_of(sitting, RIVER, FALSE)
    async with opened(sitting, kept) as driver:
        await driver.until_shown("Now: Zoé")
        assert "question 1 of 2" in driver.text
        assert "Which river" not in driver.text
        assert kept.round.paused
        await driver.press("space")
        await driver.until_shown("Which river")
        right = key_to(kept, "Seine")
        await driver.answer(right, right)
        await driver.until_shown("Zoé has answered.")
        assert "▸Zoé 1" in driver.text
        await driver.press("enter")
        await driver.until_shown("Now: Bob")
        assert "longest" not in driver.text
        await driver.click("Now: Bob")
        await driver.until_shown("longest")
        await driver.click("True", times=2)
        await driver.until(lambda: kept.round.phase is Phase.EXPLAINED)
        await driver.click("next")
        await until(driver, StandingScreen)
        assert "Zoé wins." in driver.text
        assert "1.  Zoé: 1 for 1 answer" in driver.text
        assert "2.  Bob: 0 for 1 answer" in driver.text
        assert "✗ Bob: True" in driver.text
        assert "retry" not in driver.text
        await driver.press("r")
        assert isinstance(driver.app.screen, StandingScreen)
        await driver.press("n")
        await until(driver, HandOverScreen)
        assert driver.kept.saved.seats == kept.saved.seats
        assert driver.kept.saved.total == 2


async def test_who_buzzes_first_answers_and_sits_out_after_a_miss(sitting: Sitting) -> None:
    kept = table_of(sitting, RIVER, FALSE, TOWNS, style="buzz", names=("Zoé", "Bob", "Ann"))
    async with opened(sitting, kept) as driver:
        await driver.until_shown("Who knows? Press your number.")
        assert "Which river" in driver.text
        await driver.press("a", "a", "enter", "x", "h", "9", "8")
        assert seats(kept).stage is Stage.OPEN
        assert kept.round.cost == 0
        await driver.press("2", "1", "3", "4")
        await driver.until_shown("Bob answers.")
        assert "1–4" not in driver.text
        wrong = key_to(kept, "Loire")
        await driver.answer(wrong, "1", "3", wrong)
        await driver.press("enter")
        await driver.until_shown("Who knows? Bob sits this one out.")
        assert "–2 Bob" in driver.text
        await driver.press("2")
        await driver.click("2 Bob")
        assert seats(kept).stage is Stage.OPEN
        await driver.press("0")
        await driver.until_shown("No answer: it is false.")
        await driver.press("enter")
        await driver.until_shown("Who knows? Press your number.")
        await driver.click("3 Ann")
        await driver.until_shown("Ann answers.")
        for town in ("Troyes", "Paris"):
            await driver.press(key_to(kept, town))
        await driver.answer("enter")
        await driver.press("enter")
        await until(driver, StandingScreen)
        assert "Ann wins." in driver.text
        assert "✗ Nobody knew." in driver.text
        assert "✗ Bob: Loire" in driver.text


async def test_by_mouse_alone_nobody_knows_and_there_is_no_winner(sitting: Sitting) -> None:
    kept = table_of(sitting, "cathedral-painter.text", style="buzz")
    async with opened(sitting, kept) as driver:
        await driver.click("nobody knows")
        await driver.until_shown("No answer: it was Claude Monet.")
        await driver.click("next")
        await until(driver, StandingScreen)
        assert "Nobody has a point, so nobody wins." in driver.text
        await driver.click("home")
        await until(driver, HomeScreen)


async def test_a_typed_answer_takes_digits_once_somebody_has_buzzed(sitting: Sitting) -> None:
    kept = table_of(sitting, "seine-length.number", style="buzz")
    async with opened(sitting, kept) as driver:
        await driver.press("1")
        await driver.until_shown("Zoé answers.")
        await driver.answer(*"777", "enter")
        assert [score.name for score in seats(kept).winners] == ["Zoé"]


async def test_a_french_keyboard_buzzes_without_shift(sitting: Sitting) -> None:
    kept = table_of(sitting, RIVER, style="buzz")
    async with opened(sitting, kept) as driver:
        await driver.press("é")
        await driver.until_shown("Bob answers.")


async def test_a_tie_is_shared(sitting: Sitting) -> None:
    kept = table_of(sitting, RIVER, RIVER)
    async with opened(sitting, kept) as driver:
        for _ in range(2):
            await driver.press("enter")
            await until(driver, HotSeatScreen)
            right = key_to(kept, "Seine")
            await driver.answer(right, right)
            await driver.press("enter")
        await until(driver, StandingScreen)
        assert "A tie: Zoé and Bob win together." in driver.text
        assert driver.text.count("1.  ") == 2


async def test_a_hot_seat_is_left_and_home_says_whose_it_is(sitting: Sitting) -> None:
    kept = table_of(sitting, RIVER, FALSE, names=("Zoé", "[red]x[/]", "C", "D"))
    async with opened(sitting, kept) as driver:
        await driver.press("enter")
        await driver.until_shown("Which river")
        await driver.answer("a", "a")
        await driver.press("enter")
        await driver.until_shown("Now: [red]x[/]")
        await driver.press("escape")
        await until(driver, HomeScreen)
        await driver.until_shown("hot seat of Zoé, [red]x[/] and 2 others, question 2 of 2")
        await driver.press("g")
        await driver.until_shown("Now: [red]x[/]")


async def test_a_pause_in_a_hot_seat_hides_the_question(sitting: Sitting) -> None:
    kept = table_of(sitting, RIVER, style="buzz")
    async with opened(sitting, kept) as driver:
        await driver.press("p")
        await driver.until_shown("Paused")
        await driver.press("1", "enter")
        await driver.until_shown("Who knows?")
        assert seats(kept).stage is Stage.OPEN


@pytest.mark.parametrize("words", [8, 30])
async def test_in_the_smallest_window_a_buzz_leaves_the_stem_in_view(
    sitting: Sitting, words: int
) -> None:
    kept = table_of(sitting, RIVER, FALSE, style="buzz")
    first, *others = kept.round.plan
    stem = " ".join(["Where", *["does the river"] * (words // 3), "end?"])
    kept.round.plan = (replace(first, item=replace(first.item, stem=stem)), *others)
    async with opened(sitting, kept, (40, 10)) as driver:
        assert "Where does" in driver.text
        await driver.press("1")
        await driver.until(lambda: seats(kept).stage is Stage.ANSWERING)
        await driver.pilot.pause()
        assert "Where does" in driver.text
        options = [option for option in first.options if option in driver.text]
        assert len(options) == (4 if words == 8 else 2)
        await driver.answer("d", "enter")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 18), (40, 10)])
@pytest.mark.parametrize("style", ["turns", "buzz"])
async def test_hostile_names_fit_any_window_and_are_never_markup(
    sitting: Sitting, size: tuple[int, int], style: str
) -> None:
    kept = table_of(sitting, RIVER, FALSE, style=style, names=HOSTILE)
    app = QuizApp(lambda: sitting, kept)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await pilot.pause()
        for key in ("enter" if style == "turns" else "1", "a", "a"):
            assert "\x1b" not in driver.text
            assert all(Content(line).cell_length <= size[0] for line in driver.text.split("\n"))
            await driver.press(key)
        await driver.until(lambda: kept.round.phase is Phase.EXPLAINED)
        assert "[re" in driver.text
        driver.app.show_results(kept)
        await until(driver, StandingScreen)
        assert "[red]x[/]" in driver.text


async def test_a_hot_seat_that_is_made_even_says_so(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        seats = seats_of(("Ann", "Bob"))
        assert driver.app.begin(Wanted(Mode.HOTSEAT, 3, seats=seats)) == ""
        await until(driver, HandOverScreen)
        await driver.until(lambda: list(driver.app._notifications))
        (said,) = driver.app._notifications
        assert said.message == "4 questions, not 3: so each of the 2 gets as many."


async def test_whoever_answers_gives_up_by_the_key_at_the_foot(sitting: Sitting) -> None:
    kept = table_of(sitting, RIVER, TOWNS, style="buzz")
    async with opened(sitting, kept) as driver:
        await driver.press("1")
        await driver.until_shown("Zoé answers.")
        await driver.press("0")
        await driver.until(lambda: kept.round.phase is Phase.EXPLAINED)
        assert [each.seat for each in kept.round.played] == [1]
        await driver.press("enter")
        await driver.until(lambda: seats(kept).stage is Stage.OPEN)
        await driver.press("0")
        await driver.until(lambda: kept.round.phase is Phase.EXPLAINED)
        assert [each.seat for each in kept.round.played] == [1, 0]
