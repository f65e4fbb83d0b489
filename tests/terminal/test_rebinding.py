"""Keys of one's own: bound on their screen, refused where they cannot be had, heeded everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.records.sitting import Sitting
from alpine_quiz.settings.loading import load
from alpine_quiz.terminal.rebinding import bindable, deeds
from alpine_quiz.terminal.screens.rebinding import KeysScreen, PressScreen
from alpine_quiz.terminal.screens.settings import SettingsScreen
from tests.terminal.driving import Driver, playing
from tests.terminal.settled import at_home, kept, open_settings, write

if TYPE_CHECKING:
    from pathlib import Path


async def bind(driver: Driver, binding: str, key: str) -> None:
    await open_settings(driver, "keys")
    await driver.press("enter")
    await driver.until(lambda: isinstance(driver.app.screen, KeysScreen))
    screen = driver.app.screen
    assert isinstance(screen, KeysScreen)
    screen.list.cursor = [binding in each.ids for each in screen._deeds].index(True)
    await driver.press("enter")
    await driver.until(lambda: isinstance(driver.app.screen, PressScreen))
    await driver.press(key)
    await driver.until(lambda: driver.app.screen is screen)
    await driver.pilot.pause()


async def test_a_key_is_bound_by_pressing_it_and_shown_wherever_keys_are(
    sitting: Sitting, own_settings: Path
) -> None:
    async with at_home(sitting) as driver:
        await bind(driver, "question.hint", "z")
        # While one types, a letter is a letter: the F key stays.
        await driver.until_shown("▸ z  F2")
        assert kept(own_settings) == {"keys": {"question.hint": "z,f2"}}
        await driver.press("delete")
        await driver.until_shown("▸ h  F2")
        assert kept(own_settings).get("keys", {}) == {}


async def test_what_twins_do_is_one_row_below_its_screen_and_each_is_asked_for(
    sitting: Sitting, own_settings: Path
) -> None:
    async with at_home(sitting) as driver:
        await bind(driver, "question.page_up", "escape")
        await driver.until_shown("▸ PgUp PgDn")
        await driver.press("enter")
        await driver.until_shown("Instead of: PgUp")
        await driver.press("y")
        await driver.until_shown("Instead of: PgDn")
        await driver.press("z")
        await driver.until_shown("▸ y z")
        assert driver.text.count("scroll the explanation") == 1
        assert kept(own_settings) == {"keys": {"question.page_down": "z", "question.page_up": "y"}}
        await driver.press("delete")
        await driver.until_shown("▸ PgUp PgDn")
        assert kept(own_settings).get("keys", {}) == {}


def test_every_binding_stands_once_below_the_name_of_its_screen() -> None:
    found = deeds()
    names = [name for deed in found for name in deed.ids]
    assert len(names) == len(set(names)) == len(bindable())
    said = [(deed.title, deed.does) for deed in found]
    assert len(said) == len(set(said))
    titles = [deed.title for deed in found]
    places = [title for at, title in enumerate(titles) if at == 0 or titles[at - 1] != title]
    assert len(places) == len(set(places))
    (rows,) = {deed.title for deed in found if "rows.up" in deed.ids}
    assert rows == "Answering"


async def test_a_key_that_is_set_is_heeded_in_a_question(
    sitting: Sitting, own_settings: Path
) -> None:
    write(own_settings, '[keys]\n"question.hint" = "z,f3"\n"question.source" = "ctrl+q"\n')
    async with playing(sitting, "rouen-river.choice", loaded=load()) as driver:
        await driver.until_shown("z hint")
        await driver.press("h")
        assert "Hint:" not in driver.text
        await driver.press("z")
        await driver.until_shown("Hint: It flows")
        await driver.answer("a", "a")
        await driver.until_shown("s source")


async def test_keys_that_cannot_be_had_are_told_at_home(
    sitting: Sitting, own_settings: Path
) -> None:
    write(own_settings, '[keys]\n"home.play" = "ctrl+q"\n"home.packs" = "z"\n')
    async with at_home(sitting) as driver:
        await driver.until_shown("home.play: ctrl+q quits from anywhere")
        assert driver.app.keymap == {"home.packs": "z"}


async def test_an_action_that_there_is_none_of_is_told_at_home_with_its_place(
    sitting: Sitting, own_settings: Path
) -> None:
    write(own_settings, '[keys]\n"home.pakcs" = "z"\n')
    async with at_home(sitting) as driver:
        await driver.until(lambda: bool(driver.app.warnings()))
        (told,) = driver.app.warnings()
        assert told.startswith(f"{own_settings}:2:1: No action is called “home.pakcs”.")
        assert told.endswith("Did you mean “home.packs”?")


@pytest.mark.parametrize(
    ("binding", "key", "why"),
    [
        ("question.hint", "s", "The key “s” is that of “question.source” already."),
        ("question.hint", "ctrl+q", "ctrl+q quits from anywhere, and stays so."),
        ("question.hint", "enter", "gives the answer"),
        ("home.play", "g", "“home.go_on” already"),
        ("app.help", "b", "b chooses an option"),
    ],
)
async def test_a_key_that_is_taken_or_reserved_is_refused_with_a_reason(
    binding: str, key: str, why: str, sitting: Sitting, own_settings: Path
) -> None:
    async with at_home(sitting) as driver:
        await bind(driver, binding, key)
        await driver.until_shown(why)
        assert not own_settings.exists()
        assert driver.app.is_running


async def test_keys_are_bound_by_mouse_but_for_the_key_itself(sitting: Sitting) -> None:
    async with at_home(sitting) as driver:
        await driver.click("Settings")
        await driver.until_shown("Minutes for an exam")
        await driver.click("Keys ", times=1)
        await driver.click("Keys ", times=1)
        await driver.until(lambda: isinstance(driver.app.screen, KeysScreen))
        await driver.click("a hint")
        await driver.click("another key")
        await driver.until_shown("Press the new key")
        await driver.click("Press the new key")
        await driver.until(lambda: isinstance(driver.app.screen, KeysScreen))
        await driver.click("back")
        await driver.until(lambda: isinstance(driver.app.screen, SettingsScreen))
