"""What little room there is goes to what one came for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, Static

from alpine_quiz.language.catalogue import speak
from alpine_quiz.settings.loading import load
from alpine_quiz.terminal.screens.settings import SettingsScreen
from alpine_quiz.terminal.widgets.rows import Rows
from tests.terminal.driving import playing

if TYPE_CHECKING:
    from alpine_quiz.records.sitting import Sitting


@pytest.mark.parametrize(("key", "menu"), [("", "#menu"), ("m", "#ways")])
async def test_a_menu_is_a_line_an_entry_in_the_smallest_window(
    sitting: Sitting, key: str, menu: str
) -> None:
    speak("fr")
    async with playing(sitting, size=(40, 10)) as driver:
        await driver.press(*key)
        await driver.pilot.pause()
        rows = driver.app.screen.query_one(menu, Rows)
        assert rows.size.height == len(rows.rows)
        first = next(line for line in driver.text.split("\n") if "▸" in line)
        assert "…" in first
        assert first.endswith("  n")


async def test_what_is_typed_begins_under_the_pointer_of_a_list(sitting: Sitting) -> None:
    async with playing(sitting, "cathedral-painter.text") as driver:
        stem = driver.app.screen.query_one("#stem", Static).content_region.x
        assert driver.app.screen.query_one(".label").content_region.x == stem
        assert driver.app.screen.query_one(Input).region.x == stem + 2


async def test_settings_say_where_a_value_comes_from_if_it_is_not_as_it_comes(
    sitting: Sitting,
) -> None:
    async with playing(sitting, loaded=load({"theme": "alpine-light"})) as driver:
        await driver.press("comma")
        screen = driver.app.screen
        assert isinstance(screen, SettingsScreen)
        assert [row.note for row in screen.list.rows if row.note] == ["from the command line"]


async def test_the_palette_offers_no_steps_of_a_pointer(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        commands = driver.app.get_system_commands(driver.app.screen)
        assert not [each.title for each in commands if "options" in each.title]
