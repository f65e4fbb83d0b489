"""The game opened with the settings that the machine has."""

from __future__ import annotations

import tomllib
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from alpine_quiz.records.sitting import Sitting
from alpine_quiz.settings.loading import load
from alpine_quiz.settings.schema import SCHEMA
from alpine_quiz.terminal.app import QuizApp
from alpine_quiz.terminal.screens.settings import SettingsScreen
from tests.terminal.driving import Driver

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

KEYS = [setting.key for setting in SCHEMA]


def kept(file: Path) -> dict[str, object]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def write(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


@asynccontextmanager
async def at_home(sitting: Sitting, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Driver]:
    """Open the game at home, where it sits down as the settings have it."""

    def sit_down() -> Sitting:
        records = sitting.records
        player = records.player(app.settings.player)
        return Sitting(sitting.pack, "en", records, player, clock=sitting.clock)

    app = QuizApp(sit_down, loaded=load())
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: app.sitting is not None)
        await pilot.pause()
        yield driver


async def open_settings(driver: Driver, key: str) -> None:
    await driver.press("comma")
    await driver.until(lambda: isinstance(driver.app.screen, SettingsScreen))
    await driver.press(*["down"] * KEYS.index(key))
