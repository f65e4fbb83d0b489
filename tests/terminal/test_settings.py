"""The settings screen, by keys alone and by mouse alone; what is set holds and is kept at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.language.catalogue import spoken
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.settings.loading import load
from alpine_quiz.settings.schema import SCHEMA
from alpine_quiz.terminal.screens.home import HomeScreen
from alpine_quiz.terminal.theme import theme_of
from tests.terminal.driving import playing
from tests.terminal.settled import at_home, kept, open_settings, write

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "[red]Zoé[/] 日本 👨‍👩‍👧"


async def test_a_setting_is_changed_by_keys_alone(sitting: Sitting, own_settings: Path) -> None:
    async with at_home(sitting) as driver:
        await open_settings(driver, "theme")
        await driver.until_shown("The colours: one of ours")
        await driver.press("right")
        assert driver.app.theme == "alpine"
        await driver.press("enter")
        assert driver.app.theme == "alpine-light"
        assert kept(own_settings) == {"theme": "alpine-light"}
        await driver.press("left")
        assert kept(own_settings) == {"theme": "alpine"}
        await driver.press("delete")
        assert kept(own_settings) == {}
        await driver.press("escape")
        await driver.until(lambda: isinstance(driver.app.screen, HomeScreen))


async def test_a_setting_is_changed_by_mouse_alone(sitting: Sitting, own_settings: Path) -> None:
    async with at_home(sitting) as driver:
        await driver.click("Settings")
        await driver.until_shown("Language of the questions")
        await driver.click("Motion")
        await driver.until_shown("Let things move and fade.")
        assert not own_settings.exists()
        await driver.click("Motion")
        assert kept(own_settings) == {"motion": False}
        assert driver.app.animation_level == "none"
        await driver.click("other value")
        assert kept(own_settings) == {"motion": True}
        await driver.click("reset")
        assert kept(own_settings) == {}
        await driver.click("back")
        await driver.until(lambda: isinstance(driver.app.screen, HomeScreen))


async def test_a_number_is_typed_or_stepped_and_a_bad_one_refused(
    sitting: Sitting, own_settings: Path
) -> None:
    async with at_home(sitting) as driver:
        await open_settings(driver, "questions_per_round")
        await driver.press("enter", *"500", "enter")
        await driver.until_shown("does not fit")
        assert not own_settings.exists()
        await driver.press("backspace", "backspace", "backspace", "5", "enter")
        await driver.until(own_settings.exists)
        assert kept(own_settings) == {"questions_per_round": 5}
        await driver.press("left")
        assert kept(own_settings) == {"questions_per_round": 4}
        await driver.press("enter", *"77", "escape")
        assert kept(own_settings) == {"questions_per_round": 4}
        await driver.press("escape")
        await driver.until_shown("4 questions, all topics")
        await driver.press("n")
        await driver.until_shown("1 of 4")


async def test_another_player_sits_down_at_once_whatever_the_name(
    sitting: Sitting, own_settings: Path
) -> None:
    async with at_home(sitting) as driver:
        await open_settings(driver, "player")
        await driver.press("enter")
        driver.app.screen.query_one("#typed").value = HOSTILE  # type: ignore[attr-defined]
        await driver.press("enter")
        await driver.until_shown(f"Player                     {HOSTILE}")
        await driver.press("escape")
        await driver.until(lambda: isinstance(driver.app.screen, HomeScreen))
        await driver.until_shown(f" {HOSTILE}")
        assert driver.app.sitting is not None
        assert driver.app.sitting.player.name == HOSTILE
        assert kept(own_settings) == {"player": HOSTILE}


async def test_the_language_is_spoken_at_once(sitting: Sitting, own_settings: Path) -> None:
    async with at_home(sitting) as driver:
        await open_settings(driver, "language")
        await driver.press("left")
        await driver.until(lambda: spoken() == "fr")
        await driver.until_shown("français")
        assert kept(own_settings) == {"language": "fr"}
        await driver.press("delete")
        await driver.until(lambda: spoken() == "en")


async def test_the_palette_keeps_language_and_theme(sitting: Sitting, own_settings: Path) -> None:
    async with at_home(sitting) as driver:
        await driver.press("ctrl+p", *"franc", "enter")
        await driver.until(lambda: spoken() == "fr")
        assert kept(own_settings) == {"language": "fr"}
        driver.app.search_themes()
        await driver.until(lambda: len(driver.app.screen_stack) == 2)
        await driver.press(*"nord", "enter")
        await driver.until(lambda: driver.app.theme == "nord")
        assert kept(own_settings) == {"language": "fr", "theme": "nord"}


async def test_everything_is_reset_once_it_was_asked_for_twice(
    sitting: Sitting, own_settings: Path
) -> None:
    write(own_settings, '# mine\nminutes = 5\n[keys]\n"home.play" = "z"\n')
    async with at_home(sitting) as driver:
        await open_settings(driver, "theme")
        await driver.press("r")
        await driver.until_shown("The same again")
        await driver.press("up", "r")
        assert kept(own_settings)["minutes"] == 5
        await driver.press("r")
        assert kept(own_settings) == {}
        assert "# mine" in own_settings.read_text(encoding="utf-8")
        assert driver.app.keymap == {}


async def test_what_cannot_be_written_is_told_and_holds_for_now(
    sitting: Sitting, own_settings: Path
) -> None:
    own_settings.mkdir(parents=True)
    async with at_home(sitting) as driver:
        await driver.until_shown("This is a folder")
        await open_settings(driver, "theme")
        await driver.press("right", "right")
        await driver.until_shown("This holds for now, but is not kept.")
        assert driver.app.theme == "alpine-light"


async def test_what_a_broken_file_cannot_keep_is_not_said_to_come_from_it(
    sitting: Sitting, own_settings: Path
) -> None:
    write(own_settings, "minutes = \n")
    async with at_home(sitting) as driver:
        await open_settings(driver, "theme")
        await driver.press("right", "right")
        await driver.until_shown("for now only, not kept")
        assert "settings file)" not in driver.text
        await driver.press("delete")
        await driver.until(lambda: "for now only" not in driver.text)
        write(own_settings, "minutes = 5\n")
        await driver.press("right")
        await driver.until_shown("settings file)")
        assert "theme" in kept(own_settings)


async def test_a_variable_that_comes_first_is_told(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALPINE_QUIZ_THEME", "nord")
    async with at_home(sitting) as driver:
        await open_settings(driver, "theme")
        await driver.until_shown("set by ALPINE_QUIZ_THEME")
        await driver.press("right")
        await driver.until_shown("while ALPINE_QUIZ_THEME is set")
        assert driver.app.theme != "nord"


async def test_a_broken_file_is_told_at_home_with_its_line(
    sitting: Sitting, own_settings: Path
) -> None:
    write(own_settings, "minutes = 5\nlanguage = fr\n")
    async with at_home(sitting, size=(120, 40)) as driver:
        # The path may be broken at any letter.
        await driver.until(lambda: "settings.toml:2:12" in "".join(driver.text.split()))
        await driver.press("n")
        await driver.until_shown("1 of 7")


async def test_an_unknown_theme_is_told(sitting: Sitting, own_settings: Path) -> None:
    write(own_settings, 'theme = "nrod"\n')
    async with at_home(sitting) as driver:
        await driver.until_shown("There is no theme “nrod” here.")
        assert driver.app.theme == "alpine"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 18), (40, 10)])
async def test_every_setting_can_be_reached_and_is_described_at_every_size(
    sitting: Sitting, size: tuple[int, int]
) -> None:
    async with at_home(sitting, size=size) as driver:
        await open_settings(driver, "language")
        for setting in SCHEMA:
            await driver.until_shown("▸ " + setting.name.split(" of ")[0])
            assert setting.description.split()[0] in driver.text
            await driver.press("down")


async def test_without_colours_everything_is_said_by_marks(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with playing(sitting, "rouen-river.choice", loaded=load()) as driver:
        await driver.press("a")
        await driver.until_shown("▸ A")
        await driver.answer("a")
        await driver.until_shown("right")
        strips = driver.app.screen._compositor.render_strips()
        filters = driver.app.get_line_filters()
        background = driver.app.screen.styles.background
        for strip in strips:
            for part in strip.apply_filter(filters[-1], background):
                style = part.style
                assert style is None or style.color is None or style.color.is_default


async def test_colours_come_and_go_while_the_app_runs(sitting: Sitting) -> None:
    async with at_home(sitting) as driver:
        await open_settings(driver, "colour")
        await driver.press("right")
        assert driver.app.no_color
        await driver.press("right")
        assert not driver.app.no_color


def test_a_theme_that_suits_the_terminal_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    there = {"alpine", "alpine-light", "alpine-16", "nord"}
    assert theme_of("auto", there, "truecolor") == "alpine"
    assert theme_of("auto", there, "standard") == "alpine-16"
    assert theme_of("no-such, nord", there, "standard") == "nord"
    monkeypatch.setenv("COLORFGBG", "0;15")
    assert theme_of("auto", there, "256") == "alpine-light"
    assert theme_of("alpine", there, "256") == "alpine"
