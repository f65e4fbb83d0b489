"""The ways to play in the terminal, by keys and by mouse."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.game.modes import Mode
from alpine_quiz.game.notation import key_of
from alpine_quiz.game.round import Phase
from alpine_quiz.game.seats import Style, seats_of
from alpine_quiz.records.kept_round import KeptRound
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from alpine_quiz.records.ways import Wanted
from alpine_quiz.terminal.app import QuizApp
from alpine_quiz.terminal.screens.home import HomeScreen
from alpine_quiz.terminal.screens.question import QuestionScreen
from alpine_quiz.terminal.screens.results import ResultsScreen
from alpine_quiz.terminal.screens.set_up import ExamScreen
from alpine_quiz.terminal.screens.ways import TopicsScreen, WaysScreen
from tests.conftest import round_of
from tests.records.playing import Calendar
from tests.terminal.driving import Driver, leave_by, playing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def later(sitting: Sitting, calendar: Calendar) -> Sitting:
    """The sitting with a calendar that can be moved on."""
    records = Records.in_memory(now=calendar)
    return Sitting(sitting.pack, "en", records, records.player(), clock=sitting.clock)


def play_out(kept: KeptRound) -> None:
    while kept.round.phase is not Phase.FINISHED:
        kept.answer(key_of(kept.round.current.item))
        kept.explain()
        kept.next()


async def until_playing(driver: Driver, mode: Mode) -> None:
    await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen))
    assert driver.kept.saved.mode == mode


async def test_review_is_offered_when_something_is_due(later: Sitting, calendar: Calendar) -> None:
    play_out(later.start(Wanted(count=2)))
    async with playing(later) as driver:
        assert "Review" not in driver.text
    calendar.time += timedelta(days=2)
    assert later.due() == 2
    async with playing(later) as driver:
        await driver.until_shown("2 facts are due")
        await driver.press("r")
        await until_playing(driver, Mode.REVIEW)


async def test_review_with_nothing_due_is_a_sentence(sitting: Sitting) -> None:
    play_out(sitting.start(Wanted(count=2)))
    async with playing(sitting) as driver:
        await driver.press("r")
        await driver.until_shown("Nothing is due before")
        assert isinstance(driver.app.screen, HomeScreen)


async def test_the_day_is_offered_gone_on_with_and_told_when_played(later: Sitting) -> None:
    async with playing(later) as driver:
        await driver.until_shown("22 November, not played yet")
        await driver.press("d")
        await until_playing(driver, Mode.DAILY)
        kept = driver.kept
        kept.answer(key_of(kept.round.current.item))
        kept.explain()
        kept.next()
        await driver.press("escape")
        await driver.until_shown("22 November, question 2 of 5")
        await driver.click("Daily")
        await until_playing(driver, Mode.DAILY)
        assert driver.kept.round.position == 1
        play_out(driver.kept)
        await driver.press("escape")
        await driver.until_shown("22 November, played: 5 of 5")
        await driver.press("d")
        await driver.until_shown("Today’s round is played")


WAYS = [
    ("t", "Topic", None),
    ("e", "Exam", Mode.EXAM),
    ("n", "Quick", Mode.QUICK),
    ("u", "Survival", Mode.SURVIVAL),
    ("i", "Timeline", Mode.TIMELINE),
    ("d", "Daily", Mode.DAILY),
]


@pytest.mark.parametrize(("key", "name", "mode"), WAYS)
async def test_every_way_begins_by_its_key_and_by_a_click(
    sitting: Sitting, key: str, name: str, mode: Mode | None
) -> None:
    for by_key in (True, False):
        async with playing(sitting) as driver:
            await driver.press("m")
            await driver.until(lambda: isinstance(driver.app.screen, WaysScreen))
            if by_key:
                await driver.press(key)
            else:
                await driver.click(name)
            if mode is None:
                await driver.until_shown("Topics")
                await driver.click("People")
                await until_playing(driver, Mode.TOPIC)
                assert driver.kept.saved.topic == "people"
                continue
            if mode is Mode.EXAM:
                await driver.until_shown("▸ Begin")
                await (driver.press("enter") if by_key else driver.click("Begin"))
            await until_playing(driver, mode)
            assert driver.kept.round.rules.seconds == 0


@pytest.mark.parametrize(("key", "name"), [("w", "Weak facts"), ("r", "Review")])
async def test_a_way_with_nothing_to_ask_says_so(sitting: Sitting, key: str, name: str) -> None:
    async with playing(sitting) as driver:
        await driver.press("m", key)
        await driver.until_shown("None of these questions has been asked yet")
        await driver.click(name)
        assert isinstance(driver.app.screen, WaysScreen)
        await driver.press("escape")
        await driver.until(lambda: isinstance(driver.app.screen, HomeScreen))


async def test_weak_facts_are_practised(sitting: Sitting) -> None:
    play_out(sitting.start(Wanted(count=2)))
    async with playing(sitting) as driver:
        await driver.press("m", "w")
        await until_playing(driver, Mode.WEAK)


async def test_the_palette_offers_the_ways(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        await driver.press("ctrl+p")
        await driver.press(*"more ways", "enter")
        await driver.until(lambda: isinstance(driver.app.screen, WaysScreen))
        titles = [each.title for each in driver.app.get_system_commands(driver.app.screen)]
        named = {"Daily", "Review", "Topic…", "Exam", "Survival", "Timeline", "Hot seat"}
        assert named <= set(titles)
        assert "An exam" not in titles


async def test_the_palette_names_nothing_twice_at_home(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        await driver.until(lambda: driver.app.sitting is not None)
        titles = [each.title for each in driver.app.get_system_commands(driver.app.screen)]
        assert [each for each in titles if titles.count(each) > 1] == []
        assert titles.count("Documents") == titles.count("Players") == 1
        assert "The documents of this pack" not in titles


async def test_an_exam_and_a_topic_are_set_up_from_the_palette(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        await driver.until(lambda: driver.app.sitting is not None)
        driver.app.action_way("exam")
        await driver.until(lambda: isinstance(driver.app.screen, ExamScreen))
        await driver.press("escape")
        driver.app.action_way("topic")
        await driver.until(lambda: isinstance(driver.app.screen, TopicsScreen))
        driver.app.action_way("timeline")
        await until_playing(driver, Mode.TIMELINE)


async def test_review_from_the_palette_says_where_nothing_is_due(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        await driver.until(lambda: driver.app.sitting is not None)
        driver.app.action_review()
        await driver.until_shown("so none can come back")


@asynccontextmanager
async def opened(
    sitting: Sitting, kept: KeptRound, size: tuple[int, int] = (80, 30)
) -> AsyncIterator[Driver]:
    app = QuizApp(lambda: sitting, kept)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await pilot.pause()
        yield driver


async def test_an_exam_shows_no_verdict_until_the_end(sitting: Sitting) -> None:
    kept = round_of(
        sitting, "cathedral-painter.text", "rouen-river.choice", "downstream.order", mode=Mode.EXAM
    )
    async with opened(sitting, kept) as driver:
        await driver.press(*"Manet", "enter")
        await driver.until_shown("Which river")
        for telling in ("✗", "✓", "Monet", "hint", "source", "I was right"):
            assert telling not in driver.text
        assert "● ▸ ○" in driver.text
        await driver.press("h", "s", "f5")
        assert not kept.round.hints
        assert not kept.round.played[0].claimed
        await driver.press("a", "a")
        await driver.until_shown("Put these places in order")
        await driver.press("space", "down", "space", "enter")
        await driver.until(lambda: isinstance(driver.app.screen, ResultsScreen))
        await driver.until_shown("✗ you: Manet")
        assert "of 3" in driver.text


async def test_an_exam_ends_when_its_time_is_up(sitting: Sitting) -> None:
    kept = round_of(
        sitting, "rouen-river.choice", "cathedral-painter.text", mode=Mode.EXAM, seconds=600
    )
    now = 0.0
    sitting.clock = kept.round._timer._clock = lambda: now
    kept.round._timer.restart()
    async with opened(sitting, kept) as driver:
        await driver.until_shown("10 minutes left · 1 of 2")
        now = 590.5
        await driver.until_shown("10 seconds left")
        now = 700.0
        await driver.until_shown("Time is up: 2 questions were left unanswered.")
        assert isinstance(driver.app.screen, ResultsScreen)
        assert "0 of 2" in driver.text


@pytest.mark.parametrize("mode", [Mode.EXAM, Mode.HOTSEAT])
@pytest.mark.parametrize(
    ("key", "shown"),
    [("question_mark", "Answering"), ("ctrl+p", "Search for commands"), ("settings", "Settings")],
)
async def test_no_time_passes_while_something_else_is_over_the_question(
    sitting: Sitting, mode: Mode, key: str, shown: str
) -> None:
    seats = seats_of(["Ann", "Bob"], Style.BUZZ) if mode is Mode.HOTSEAT else None
    kept = round_of(sitting, "rouen-river.choice", mode=mode, seconds=600, seats=seats)
    now = 0.0
    sitting.clock = kept.round._timer._clock = lambda: now
    kept.round._timer.restart()
    async with opened(sitting, kept) as driver:
        now = 300.0
        await driver.until_shown("5 minutes left")
        if key == "settings":
            driver.app.action_settings()
        else:
            await driver.press(key)
        await driver.until_shown(shown)
        await driver.pilot.pause()
        assert "Which river" not in driver.text
        now = 5000.0
        await driver.press("escape")
        await driver.until_shown("5 minutes left")
        await driver.until_shown("Which river")
        now += 60
        await driver.until_shown("4 minutes left")


async def test_what_is_half_typed_stays_under_the_palette_and_help_is_had_from_there(
    sitting: Sitting,
) -> None:
    kept = round_of(sitting, "cathedral-painter.text", seconds=600)
    async with opened(sitting, kept) as driver:
        await driver.press(*"Mon", "ctrl+p")
        await driver.until_shown("Search for commands")
        await driver.press(*"hint where")
        await driver.until_shown("A hint, where there is one")
        await driver.press("down", "enter")
        await driver.until(lambda: kept.round.hints)
        await driver.answer(*"et", "enter")
        assert kept.round.played[0].credit == 1


@pytest.mark.parametrize("keys", [("escape", "g"), ("ctrl+q",)])
async def test_who_leaves_an_open_question_does_not_get_its_time_again(
    sitting: Sitting, keys: tuple[str, ...]
) -> None:
    kept = round_of(
        sitting, "rouen-river.choice", "cathedral-painter.text", mode=Mode.EXAM, seconds=600
    )
    now = 0.0
    sitting.clock = kept.round._timer._clock = lambda: now
    kept.round._timer.restart()
    async with opened(sitting, kept) as driver:
        now = 60.0
        await driver.press("a", "a")
        await driver.until_shown("9 minutes left · 2 of 2")
        now = 360.0
        await driver.until_shown("4 minutes left")
        if keys == ("ctrl+q",):
            await leave_by(driver.app, *keys)
            again = sitting.resume()
            assert again is not None
            assert again.round.time_left == 240
            return
        await driver.press(*keys)
        await driver.until_shown("4 minutes left")
        assert driver.kept is not kept


async def test_an_answer_after_the_time_does_not_count(sitting: Sitting) -> None:
    kept = round_of(sitting, "rouen-river.choice", mode=Mode.EXAM, seconds=600)
    now = 1.0
    sitting.clock = kept.round._timer._clock = lambda: now
    kept.round._timer.restart()
    async with opened(sitting, kept) as driver:
        now = 601.0
        await driver.press("a", "a")
        await driver.until_shown("Time is up: 1 question was left unanswered.")
        assert kept.round.played == []


async def test_survival_shows_its_misses_not_an_end_and_ends_with_the_third_miss(
    sitting: Sitting,
) -> None:
    kept = round_of(
        sitting,
        "cathedral-painter.text",
        "seine-length.number",
        "longest-river.true-false",
        "rouen-river.choice",
        mode=Mode.SURVIVAL,
    )
    async with opened(sitting, kept) as driver:
        assert "question 1 · 0 misses of 3" in driver.text
        await driver.answer(*"Manet", "enter")
        await driver.until_shown("1 miss of 3.")
        await driver.press("enter")
        await driver.until(lambda: kept.round.phase is Phase.ASKED)
        await driver.answer(*"1", "enter")
        await driver.press("enter")
        await driver.until(lambda: kept.round.phase is Phase.ASKED)
        assert "✗ ✗ ▸" in driver.text
        assert "question 3 · 2 misses of 3" in driver.text
        await driver.answer("a", "a")
        await driver.until_shown("3 misses of 3.")
        await driver.press("enter")
        await driver.until_shown("That was the third miss.")
        assert "0 of 3" in driver.text
        await driver.click("Manet")
        await driver.until_shown("question 1")
        assert "of 4" not in driver.text


async def test_home_says_how_many_misses_a_survival_has_that_waits(sitting: Sitting) -> None:
    kept = round_of(sitting, "cathedral-painter.text", "seine-length.number", mode=Mode.SURVIVAL)
    async with opened(sitting, kept) as driver:
        await driver.answer(*"Manet", "enter")
        await driver.press("escape")
        await driver.until_shown("survival, question 2 · 1 miss of 3, from today")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 18), (40, 10)])
async def test_every_way_can_be_reached_in_any_window(
    sitting: Sitting, size: tuple[int, int]
) -> None:
    async with playing(sitting, size=size) as driver:
        await driver.press("m")
        await driver.until(lambda: isinstance(driver.app.screen, WaysScreen))
        await driver.press("up", "up")
        await driver.until_shown("▸ Daily")
        await driver.press("enter")
        await until_playing(driver, Mode.DAILY)


async def test_from_the_palette_a_day_that_is_played_leaves_the_round_on_screen(
    sitting: Sitting,
) -> None:
    play_out(sitting.start(Wanted(Mode.DAILY)))
    app = QuizApp(lambda: sitting, round_of(sitting, "rouen-river.choice"))
    async with app.run_test(size=(80, 30), notifications=True) as pilot:
        driver = Driver(app, pilot)
        await pilot.pause()
        app.action_daily()
        await driver.until_shown("Today’s round is played")
        assert isinstance(app.screen, QuestionScreen)
        assert "Which river" in driver.text


async def test_topics_are_text_and_never_markup(sitting: Sitting, own_data_folder: Path) -> None:
    pack = own_data_folder / "hostile.yaml"
    pack.parent.mkdir(parents=True, exist_ok=True)
    topics = ("[red]x[/blue]", "[@click=app.quit]leave", "plain")
    lines = "".join(
        f"  - {{stem: Number {n}?, answer: k{n}, topic: '{topic}'}}\n"
        for n, topic in enumerate(topics)
    )
    pack.write_text(f"language: en\nquestions:\n{lines}", encoding="utf-8")
    loaded, _ = load_pack(pack)
    assert loaded is not None
    sitting.choose_pack(loaded)
    async with playing(sitting) as driver:
        await driver.press("m", "t")
        await driver.until_shown("Topics")
        assert "[red]x[/blue]" in driver.text
        assert "[@click=app.quit]leave" in driver.text
        await driver.click("[@click")
        await until_playing(driver, Mode.TOPIC)


async def test_a_review_that_waits_is_gone_on_with(later: Sitting, calendar: Calendar) -> None:
    play_out(later.start(Wanted(count=3)))
    calendar.time += timedelta(days=2)
    waiting = later.start(Wanted(Mode.REVIEW))
    waiting.answer(key_of(waiting.round.current.item))
    async with playing(later) as driver:
        await driver.press("r")
        await until_playing(driver, Mode.REVIEW)
        assert driver.kept.saved.uid == waiting.saved.uid
        assert driver.kept.round.position == 1
