"""The settings screen, by keys alone and by mouse alone; what is set holds and is kept at once."""

from __future__ import annotations

import tomllib
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.language.catalogue import spoken
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.settings.loading import load
from alpine_quiz.settings.schema import SCHEMA
from alpine_quiz.terminal.app import QuizApp
from alpine_quiz.terminal.rebinding import bindable, deeds
from alpine_quiz.terminal.screens.home import HomeScreen
from alpine_quiz.terminal.screens.question import QuestionScreen
from alpine_quiz.terminal.screens.rebinding import KeysScreen, PressScreen
from alpine_quiz.terminal.screens.results import ResultsScreen
from alpine_quiz.terminal.screens.settings import SettingsScreen
from alpine_quiz.terminal.theme import theme_of
from tests.terminal.driving import Driver, playing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

KEYS = [setting.key for setting in SCHEMA]
HOSTILE = "[red]Zoé[/] 日本 👨‍👩‍👧"


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


async def change_player(driver: Driver, name: str) -> None:
    """Set another player in the middle of things, and come back to them."""
    driver.app.action_settings()
    await driver.until(lambda: isinstance(driver.app.screen, SettingsScreen))
    assert not driver.app.change("player", name)
    await driver.press("escape")
    await driver.until(lambda: not isinstance(driver.app.screen, SettingsScreen))


async def test_an_open_round_stays_with_the_player_it_was_begun_by(sitting: Sitting) -> None:
    async with at_home(sitting) as driver:
        await driver.press("n")
        await driver.until_shown("1 of")
        kept_round = driver.kept
        await change_player(driver, "Zoé")
        driver.app.settle()
        driver.app.show_results(kept_round)
        await driver.until(lambda: isinstance(driver.app.screen, ResultsScreen))
        assert "Zoé" not in driver.text
        await driver.press("n")
        await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen))
        assert driver.kept.saved.player.name == kept_round.saved.player.name
        await driver.press("escape")
        await driver.until_shown(" Zoé")


async def test_a_round_begun_from_anywhere_is_of_the_player_set_now(sitting: Sitting) -> None:
    async with at_home(sitting) as driver:
        await driver.press("n")
        await driver.until_shown("1 of")
        for name, begin in (
            ("Zoé", driver.app.action_new_round),
            ("Ann", driver.app.action_daily),
        ):
            await change_player(driver, name)
            begin()
            await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen))
            await driver.pilot.pause()
            assert driver.kept.saved.player.name == name


async def test_a_retry_asks_under_the_pack_of_its_round(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        kept_round = driver.kept
        await driver.press("0")
        await driver.until(lambda: kept_round.round.misses)
        other = Sitting(
            replace(sitting.pack, id="other"), "en", sitting.records, sitting.player, sitting.clock
        )
        driver.app.sitting = other
        driver.app.play_misses(kept_round)
        await driver.until(lambda: driver.kept is not kept_round)
        assert driver.kept.saved.pack == sitting.pack.id
