"""A pack played while it is written."""

from __future__ import annotations

import asyncio
import shutil
from contextlib import asynccontextmanager, nullcontext
from typing import TYPE_CHECKING, cast

import pytest
from textual.events import Key

from alpine_quiz.game.round import Phase
from alpine_quiz.language.catalogue import spoken
from alpine_quiz.library.previewing import Preview
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from alpine_quiz.settings.loading import load
from alpine_quiz.terminal.previewing import PreviewApp
from alpine_quiz.terminal.screens.help import HelpScreen
from alpine_quiz.terminal.screens.passage import PassageScreen
from alpine_quiz.terminal.screens.preview import PreviewScreen
from alpine_quiz.terminal.widgets.key_list import KeyRows
from tests.conftest import SteppingClock
from tests.library.test_previewing import bank, save
from tests.terminal.driving import Driver, leave_by

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from alpine_quiz.settings.loading import Loaded
    from alpine_quiz.terminal.app import QuizApp

__all__ = ["bank"]


@asynccontextmanager
async def previewing(
    bank: Path, size: tuple[int, int] = (80, 24), loaded: Loaded | None = None
) -> AsyncIterator[Driver]:
    preview = Preview(bank.parent, "en")
    draught = preview.read()
    assert draught.pack is not None
    records = Records.in_memory()
    sitting = Sitting(draught.pack, "en", records, records.player(), SteppingClock())
    app = PreviewApp(sitting, preview, draught, loaded=loaded)
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(cast("QuizApp", app), pilot)
        await driver.until(lambda: isinstance(app.screen, PreviewScreen))
        await driver.until_shown("1 of 7 · nearest-planet")
        yield driver


async def test_what_is_saved_is_shown_at_once(bank: Path) -> None:
    async with previewing(bank) as driver:
        save(bank, "nearest to the Sun?", "closest to the Sun?")
        await driver.until_shown("Which planet is closest to the Sun?")


async def test_a_broken_question_stays_with_what_is_wrong(bank: Path) -> None:
    async with previewing(bank) as driver:
        save(bank, "answer: Mercury", "answr: Mercury")
        await driver.until_shown("“answr” is not a field here.")
        assert "Which planet is nearest to the Sun?" in driver.text

        save(bank, "answr: Mercury", "answer: Mercury")
        await driver.until(lambda: "is not a field" not in driver.text)


async def test_every_question_can_be_turned_to_by_key_and_by_mouse(bank: Path) -> None:
    async with previewing(bank) as driver:
        await driver.press("ctrl+b")
        await driver.until_shown("7 of 7 · moons-and-planets")
        await driver.click("other questions")
        await driver.until_shown("1 of 7 · nearest-planet")


async def test_it_is_answered_and_explained_and_nothing_is_kept(bank: Path) -> None:
    async with previewing(bank) as driver:
        await driver.press("0")
        await driver.until_shown("as if it wanted to get away")
        await driver.press("enter")
        await driver.until_shown("2 of 7 · gas-giants")
        await leave_by(driver.app, "escape")


async def test_a_question_opens_in_the_editor_and_comes_back_changed(
    bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "vim")
    commands: list[str] = []

    def run(command: list[str], *, check: bool) -> None:
        commands.append(" ".join(command))
        save(bank, "nearest to the Sun?", "closest to the Sun?")

    monkeypatch.setattr("subprocess.run", run)
    monkeypatch.setattr(PreviewApp, "suspend", lambda _: nullcontext())
    async with previewing(bank) as driver:
        await driver.press("ctrl+e")
        await driver.until_shown("Which planet is closest to the Sun?")
    assert commands == [f"vim +8 {bank}"]


async def test_an_editor_that_is_not_there_is_told(
    bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    monkeypatch.setattr(PreviewApp, "suspend", lambda _: nullcontext())
    async with previewing(bank) as driver:
        await driver.press("ctrl+e")
        await driver.until_shown("no-such-editor")


@pytest.mark.parametrize("size", [(120, 40), (60, 18), (40, 10)])
async def test_errors_leave_the_question_room(bank: Path, size: tuple[int, int]) -> None:
    async with previewing(bank, size) as driver:
        save(bank, "answer: Mercury", "answr: Mercury")
        await driver.until(lambda: driver.app.screen.has_class("-faulty"))
        await driver.until_shown("Which planet")


async def test_the_palette_offers_what_belongs_to_a_preview_and_no_way_to_a_round(
    bank: Path,
) -> None:
    async with previewing(bank) as driver:
        await driver.answer("0")
        offered = list(driver.app.get_system_commands(driver.app.screen))
        assert {each.title for each in offered} == {
            "Answer; once it is explained, next",
            "After the answer: the source, where it is here or its address is known",
            "After the answer: scroll the explanation",
            "The next question",
            "The question before",
            "Open the question in your editor",
            "Leave the preview",
            "Help",
            "Theme",
            "Language: français (langue)",
            "Quit",
        }
        assert [each.help for each in offered if each.title == "Quit"] == [
            "nothing of a preview is kept"
        ]
        await driver.press("ctrl+p")
        await driver.press(*"home", "enter")
        await driver.press("escape")
        assert [type(each) for each in driver.app.screen_stack] == [PreviewScreen]


async def test_a_language_and_a_theme_hold_for_the_preview_alone(bank: Path) -> None:
    loaded = load()
    assert loaded.path is not None
    async with previewing(bank, loaded=loaded) as driver:
        await driver.press("ctrl+p")
        await driver.press(*"francais", "enter")
        await driver.until_shown("autres questions")
        driver.app.choose_theme("nord")
        assert (spoken(), driver.app.theme) == ("fr", "nord")
        assert not driver.app._notifications
    assert not loaded.path.exists()
    assert load().settings.theme == "auto"


async def test_help_and_the_source_open_over_the_question_and_lead_back(bank: Path) -> None:
    async with previewing(bank) as driver:
        await driver.answer("0")
        await driver.press("question_mark")
        await driver.until(lambda: isinstance(driver.app.screen, HelpScreen))
        await driver.press("escape")
        await driver.until(lambda: isinstance(driver.app.screen, PreviewScreen))
        await driver.press("s")
        await driver.until(lambda: isinstance(driver.app.screen, PassageScreen))
        await driver.press("escape")
        await driver.until(lambda: isinstance(driver.app.screen, PreviewScreen))
        await driver.until_shown("1 of 7 · nearest-planet")


async def test_a_question_left_before_its_verdict_is_painted_explains_nothing(bank: Path) -> None:
    async with previewing(bank) as driver:
        # The pilot would wait for the verdict to be painted.
        driver.app.post_message(Key("0", "0"))
        for _ in range(10_000):
            await asyncio.sleep(0)
            if driver.kept.round.played:
                break
        phases = [driver.kept.round.phase]
        driver.app.post_message(Key("ctrl+n", None))
        await driver.until_shown("2 of 7 · gas-giants")
        await driver.pilot.pause(0.03)
        assert [*phases, driver.kept.round.phase] == [Phase.ANSWERED, Phase.ASKED]
        assert "No answer" not in driver.text


@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_what_is_told_in_passing_stands_above_the_faults(
    bank: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    monkeypatch.setattr(PreviewApp, "suspend", lambda _: nullcontext())
    async with previewing(bank, size) as driver:
        shutil.rmtree(bank.parent)
        fault = "There is no such file. Check the path."
        await driver.until(lambda: driver.app.screen.has_class("-faulty"))
        await driver.press("ctrl+e")
        await driver.until_shown("no-such-editor")
        await driver.until(lambda: fault in " ".join(driver.text.split()))
        assert "no-such-editor" in driver.text


@pytest.mark.parametrize("size", [(160, 40), (120, 40), (80, 24), (60, 18), (40, 10)])
async def test_faults_stand_in_line_with_the_question(bank: Path, size: tuple[int, int]) -> None:
    async with previewing(bank, size) as driver:
        save(bank, "answer: Mercury", "answr: Mercury")
        await driver.until_shown("error:")
        lines = driver.text.split("\n")
        begin = [
            next(line.index(text) for line in lines if text in line)
            for text in ("Which planet", bank.name)
        ]
        assert begin[0] == begin[1]


async def test_help_tells_of_what_there_is_in_a_preview_and_of_nothing_else(bank: Path) -> None:
    async with previewing(bank) as driver:
        await driver.press("f1")
        await driver.until(lambda: len(driver.app.screen.query(KeyRows)) == 1)
        sections = driver.app.screen.query_one(KeyRows)._sections
        titles = {each.title for each in sections}
        assert {"A preview", "Answering", "A document", "Everywhere"} <= titles
        assert titles.isdisjoint({"Home", "Library", "Packs", "Hot seat", "Scores", "Settings"})
        does = {told for each in sections for _, told in each.rows}
        assert not any("pause" in told or "this question is bad" in told for told in does)
