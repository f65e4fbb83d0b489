"""After a round: what got away, what may be passed on, and what is said to be bad."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.game.answers import Typed
from alpine_quiz.game.round import Phase
from alpine_quiz.records.flags import Reason
from alpine_quiz.records.kept_round import KeptRound
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from alpine_quiz.terminal.app import QuizApp
from alpine_quiz.terminal.screens.explained import ExplainedScreen
from alpine_quiz.terminal.screens.flag import FlagScreen
from alpine_quiz.terminal.screens.home import HomeScreen
from alpine_quiz.terminal.screens.passage import PassageScreen
from alpine_quiz.terminal.screens.question import QuestionScreen
from alpine_quiz.terminal.screens.results import ResultsScreen
from tests.library.desks import make_desk
from tests.plain.test_modes import exam_of
from tests.terminal.driving import Driver, playing
from tests.terminal.test_reviewing import reviewing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

from contextlib import asynccontextmanager

HOSTILE = "[red]x[/blue] [@click=app.quit]leave[/]"


@asynccontextmanager
async def after(
    sitting: Sitting, kept: KeptRound, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Driver]:
    """Open the app on the results of ``kept``, all of it answered with nonsense."""
    while kept.round.phase is not Phase.FINISHED:
        options = kept.round.current.options
        assert not options
        kept.answer(Typed("12"))
        kept.explain()
        kept.next()
    app = QuizApp(lambda: sitting, kept)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: isinstance(app.screen, ResultsScreen))
        await pilot.pause()
        yield driver


def exam(sitting: Sitting) -> KeptRound:
    return exam_of(sitting, "cathedral-painter.text", "seine-length.number")


async def point(driver: Driver) -> None:
    """Go down until a question is pointed at."""
    for _ in range(40):
        await driver.press("down")
        if "⏎ why" in driver.text:
            return
    raise AssertionError(driver.text)


@pytest.mark.parametrize("key", ["i", "plus"])
async def test_an_exam_s_misses_are_claimed_by_keys_alone(sitting: Sitting, key: str) -> None:
    kept = exam(sitting)
    async with after(sitting, kept) as driver:
        await driver.until_shown("0 of 2")
        await point(driver)
        await driver.until_shown("i I was right")
        await driver.press(key)
        await driver.until_shown("1 of 2")
        await driver.until_shown("What you knew")
        assert kept.saved.answers[0].claimed
        await driver.press("escape")
        await driver.until(lambda: isinstance(driver.app.screen, HomeScreen))


async def test_what_got_away_is_explained_and_its_source_opens(sitting: Sitting) -> None:
    async with after(sitting, exam(sitting)) as driver:
        await point(driver)
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, ExplainedScreen))
        await driver.until_shown("You typed “12”")
        await driver.press("n")
        await driver.until_shown("2 of 2")
        await driver.press("p")
        await driver.until_shown("1 of 2")
        await driver.press("s")
        await driver.until(lambda: isinstance(driver.app.screen, PassageScreen))
        await driver.press("escape", "i")
        await driver.until_shown("Counted as right")
        await driver.press("escape")
        await driver.until_shown("What you knew")


async def test_all_of_it_by_mouse_alone(sitting: Sitting) -> None:
    kept = exam(sitting)
    async with after(sitting, kept, (80, 40)) as driver:
        await driver.click("✗ you: 12")
        await driver.until(lambda: isinstance(driver.app.screen, ExplainedScreen))
        await driver.until_shown("bad question")
        await driver.click("bad question")
        await driver.until(lambda: isinstance(driver.app.screen, FlagScreen))
        await driver.until_shown("a doubtful source")
        await driver.click("a doubtful source")
        await driver.click("send")
        await driver.until_shown("You flagged this question: a doubtful source.")
        await driver.click("back")
        await driver.until(lambda: isinstance(driver.app.screen, ResultsScreen))
        await driver.until_shown("You flagged this question")
        await driver.click("I was right")
        await driver.until_shown("1 of 2")
        await driver.click("home")
        await driver.until(lambda: isinstance(driver.app.screen, HomeScreen))
    (flag,) = sitting.records.flags()
    assert flag.reason is Reason.SOURCE


async def test_the_result_is_copied_and_shown(sitting: Sitting) -> None:
    async with after(sitting, exam(sitting)) as driver:
        await driver.press("c")
        await driver.until_shown("Copied, where your terminal lets programs do that:")
        await driver.until_shown("Alpine Quiz · exam ·")
        assert "✗ ✗" in driver.app.clipboard
        assert "Monet" not in driver.app.clipboard


async def test_a_question_is_flagged_after_its_verdict_and_not_before(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        await driver.press("exclamation_mark")
        assert isinstance(driver.app.screen, QuestionScreen)
        await driver.answer("a", "a")
        await driver.press("exclamation_mark")
        await driver.until(lambda: isinstance(driver.app.screen, FlagScreen))
        await driver.press("2", *"Too", "space", *"4", "enter")
        await driver.until_shown("You flagged this question: unclear – Too 4")
        await driver.press("exclamation_mark")
        await driver.until_shown("nothing: take it back")
        await driver.press("0", "enter")
        await driver.until(lambda: "You flagged" not in driver.text)
        assert sitting.records.flags() == ()
        await driver.press("exclamation_mark", "escape")
        await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen))
        assert sitting.records.flags() == ()


async def test_what_got_away_is_flagged_where_it_stands(sitting: Sitting) -> None:
    async with after(sitting, exam(sitting)) as driver:
        await point(driver)
        await driver.press("exclamation_mark")
        await driver.until(lambda: isinstance(driver.app.screen, FlagScreen))
        await driver.press("3", "enter")
        await driver.until_shown("You flagged this question: out of date.")


async def test_the_arrows_choose_a_reason_also_while_the_note_is_typed(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        await driver.answer("a", "a")
        await driver.press("exclamation_mark", "1", *"so", "down", "down", *"!", "enter")
        await driver.until_shown("You flagged this question: out of date – so!")


async def test_an_exam_takes_no_flag_before_its_end(sitting: Sitting) -> None:
    kept = exam(sitting)
    app = QuizApp(lambda: sitting, kept)
    async with app.run_test(size=(80, 24)) as pilot:
        driver = Driver(app, pilot)
        await driver.press(*"Manet", "enter")
        await driver.until(lambda: kept.round.position == 1)
        await driver.press("tab", "exclamation_mark")
        assert isinstance(app.screen, QuestionScreen)


@pytest.mark.parametrize("size", [(120, 40), (60, 18), (40, 10)])
async def test_every_miss_can_be_reached_at_every_size(
    sitting: Sitting, size: tuple[int, int]
) -> None:
    async with after(sitting, exam(sitting), size) as driver:
        screen = driver.app.screen
        assert isinstance(screen, ResultsScreen)

        async def go(key: str, place: int | None) -> None:
            for _ in range(60):
                if screen._pointed == place:
                    return
                await driver.press(key)
            raise AssertionError(driver.text)

        for key, place in (("down", 0), ("down", 1), ("up", 0), ("up", None)):
            await go(key, place)


async def test_hostile_text_of_a_pack_is_shown_as_it_stands(own_data_folder: Path) -> None:
    path = own_data_folder / "hostile.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        f"pack: hostile\nlanguage: en\ntitle: '{HOSTILE}'\nquestions:\n"
        f"  - stem: 'Who? {HOSTILE}'\n    answer: '[b]Monet[/b]'\n"
        f"    topic: '{HOSTILE}'\n    rationale: '{HOSTILE} {'and so on ' * 8}'\n",
        encoding="utf-8",
    )
    pack, _ = load_pack(path)
    assert pack is not None
    records = Records.in_memory()
    sitting = Sitting(pack, "en", records, records.player("[red]me[/blue]"))
    kept = sitting.start()
    async with after(sitting, kept, (110, 40)) as driver:
        for text in ("[red]me[/blue]", f"Who? {HOSTILE}", "[b]Monet[/b]", "and so on"):
            assert text in driver.text
        await driver.press("c")
        await driver.until_shown("Copied")
        await point(driver)
        await driver.press("enter")
        await driver.until_shown("You: 12")
        assert HOSTILE in driver.text
        await driver.press("exclamation_mark", "7", *"[/x]", "enter")
        await driver.until_shown("something else – [/x]")
        await driver.press("exclamation_mark")
        await driver.until_shown("take it back")
        assert f"Who? {HOSTILE}" in driver.text


async def test_the_palette_has_whatever_a_key_does_on_the_screen_below(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        screen = driver.app.screen
        titles = {each.title for each in driver.app.get_system_commands(screen)}
        names = titles | {title.rpartition(": ")[0] for title in titles}
        bound = {
            each.binding.description
            for each in screen.active_bindings.values()
            if each.binding.id and each.binding.id not in driver.app.NAMED
        }
        assert len(bound) > 5
        assert {said[:1].upper() + said[1:] for said in bound} <= names
        await driver.press("ctrl+p")
        await driver.press(*"a hint", "enter")
        await driver.until_shown("Hint: It flows through Paris too.")
        assert "This question is bad" not in titles


async def test_the_palette_can_do_what_is_done_to_a_question_pointed_at(sitting: Sitting) -> None:
    kept = exam(sitting)
    async with after(sitting, kept) as driver:
        await point(driver)
        await driver.press("ctrl+p")
        await driver.press(*"was right", "enter")
        await driver.until_shown("1 of 2")


async def test_a_key_that_is_a_bracket_is_no_markup_in_the_palette(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        driver.app.set_keymap({"question.hint": "left_square_bracket"})
        await driver.press("ctrl+p")
        await driver.press(*"a hint")
        await driver.until_shown("[")
        await driver.press("enter")
        await driver.until_shown("Hint:")


async def test_home_shows_the_day_at_a_glance(sitting: Sitting) -> None:
    async with playing(sitting, "cathedral-painter.text") as driver:
        await driver.answer(*"Manet", "enter")
        await driver.press("escape")
        await driver.until(lambda: isinstance(driver.app.screen, HomeScreen))
        assert "you" in driver.text.splitlines()[0]
        assert "in a row" not in driver.text


async def test_typed_text_of_an_edit_is_not_lost_unasked(tmp_path: Path) -> None:
    async with reviewing(make_desk(tmp_path / "bridges")) as review:
        await review.press("e")
        await review.until(lambda: bool(review.app.screen.query(Input)))
        await review.press("x", "escape")
        await review.until_shown("What you typed would be lost: Esc again leaves it, F2 keeps it.")
        await review.press("y", "ctrl+q")
        await review.until_shown("What you typed would be lost")
        await review.press("z", "escape")
        assert review.app.screen.query(Input)
        await review.press("escape")
        await review.until(lambda: not review.app.screen.query(Input))
        await review.press("e", "escape")
        await review.until(lambda: not review.app.screen.query(Input))
