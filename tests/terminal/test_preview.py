"""A pack played while it is written."""

from __future__ import annotations

from contextlib import asynccontextmanager, nullcontext
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.library.previewing import Preview
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from alpine_quiz.terminal.app import QuizApp
from alpine_quiz.terminal.screens.preview import PreviewScreen
from tests.conftest import SteppingClock
from tests.library.test_previewing import bank, save
from tests.terminal.driving import Driver, leave_by

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

__all__ = ["bank"]


@asynccontextmanager
async def previewing(bank: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Driver]:
    preview = Preview(bank.parent, "en")
    draught = preview.read()
    assert draught.pack is not None
    records = Records.in_memory()
    sitting = Sitting(draught.pack, "en", records, records.player(), SteppingClock())
    app = QuizApp(lambda: sitting, first=lambda sitting: PreviewScreen(sitting, preview, draught))
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(app, pilot)
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
    monkeypatch.setattr(QuizApp, "suspend", lambda _: nullcontext())
    async with previewing(bank) as driver:
        await driver.press("ctrl+e")
        await driver.until_shown("Which planet is closest to the Sun?")
    assert commands == [f"vim +8 {bank}"]


async def test_an_editor_that_is_not_there_is_told(
    bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    monkeypatch.setattr(QuizApp, "suspend", lambda _: nullcontext())
    async with previewing(bank) as driver:
        await driver.press("ctrl+e")
        await driver.until_shown("no-such-editor")


@pytest.mark.parametrize("size", [(120, 40), (60, 18), (40, 10)])
async def test_errors_leave_the_question_room(bank: Path, size: tuple[int, int]) -> None:
    async with previewing(bank, size) as driver:
        save(bank, "answer: Mercury", "answr: Mercury")
        await driver.until(lambda: driver.app.screen.has_class("-faulty"))
        await driver.until_shown("Which planet")
