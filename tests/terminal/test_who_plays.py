"""Who plays, where that is set, renamed or deleted in the middle of things."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from alpine_quiz.records.sitting import Sitting
from alpine_quiz.terminal.screens.question import QuestionScreen
from alpine_quiz.terminal.screens.results import ResultsScreen
from alpine_quiz.terminal.screens.settings import SettingsScreen
from tests.terminal.driving import Driver, playing
from tests.terminal.settled import at_home, write

if TYPE_CHECKING:
    from pathlib import Path


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


async def test_whoever_was_renamed_elsewhere_stays_seated_when_a_setting_changes(
    sitting: Sitting, own_settings: Path
) -> None:
    records = sitting.records
    write(own_settings, 'player = "Ann"')
    async with at_home(sitting) as driver:
        records.rename(records.player("Ann"), "Anna")
        driver.app.change("questions", "fr")
        driver.app.settle()
        assert driver.app.sitting is not None
        assert driver.app.sitting.player.name == "Anna"
        assert not driver.app.change("player", "Zoé")
        driver.app.settle()
        assert driver.app.sitting.player.name == "Zoé"


async def test_whoever_was_deleted_elsewhere_does_not_come_back_by_a_setting(
    sitting: Sitting,
) -> None:
    records = sitting.records
    async with at_home(sitting) as driver:
        driver.app.play_as("Zoé")
        records.delete_player(records.player("Zoé"))
        driver.app.change("questions", "fr")
        driver.app.settle()
        assert driver.app.sitting is not None
        assert driver.app.sitting.player.name == "you"
        assert [each.name for each in records.players()] == ["you"]


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
