"""The packs on screen: added, updated, deleted, played and looked through."""

from __future__ import annotations

import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, Static

from alpine_quiz.library.adding import add, staged
from alpine_quiz.library.packs import packs_folder
from alpine_quiz.library.sources import fetch, origin_from
from alpine_quiz.terminal.screens.getting import GettingScreen
from alpine_quiz.terminal.screens.home import HomeScreen
from alpine_quiz.terminal.screens.library import LibraryScreen
from alpine_quiz.terminal.screens.packs import PacksScreen
from alpine_quiz.terminal.screens.update import UpdateScreen
from tests.library.shelves import write_bank, write_pack
from tests.terminal.driving import playing
from tests.terminal.seeing import text_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from alpine_quiz.exchange.getting import Brought
    from alpine_quiz.records.sitting import Sitting
    from tests.terminal.driving import Driver


@pytest.fixture(autouse=True)
def none_comes_along(own_data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alpine_quiz.library.packs.questions_folder", lambda: own_data_folder / "x")


@pytest.fixture
def lakes(tmp_path: Path) -> Path:
    """A pack elsewhere, with two questions."""
    return write_pack(tmp_path / "lakes", "a Which lake is deep", "b Which lake is wide")


def take_in(folder: Path) -> None:
    """Add a pack, as if some time ago."""
    parcel, origin = fetch(origin_from(str(folder)))
    with staged(parcel) as ready:
        add(ready, origin)


@asynccontextmanager
async def at_packs(
    sitting: Sitting, pack: str = "", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Driver]:
    """Open the packs, and point at one."""
    async with playing(sitting, size=size) as driver:
        await driver.press("l")
        await driver.until(lambda: isinstance(driver.app.screen, PacksScreen))
        for _ in range(5):
            if driver.text.find(f"▸ {pack}") < 0:
                await driver.press("down")
        assert f"▸ {pack}" in driver.text
        yield driver


async def type_source(driver: Driver, source: object) -> None:
    await driver.until(lambda: isinstance(driver.app.screen, GettingScreen))
    driver.app.screen.query_one(Input).value = str(source)
    await driver.pilot.pause()
    await driver.press("enter")


async def until_told(driver: Driver, text: str) -> None:
    """Wait until something is told, wherever it is broken into lines."""
    await driver.until(lambda: text in " ".join(driver.text.split()))


async def test_a_pack_is_looked_at_and_added_and_pointed_at(sitting: Sitting, lakes: Path) -> None:
    async with at_packs(sitting) as driver:
        await driver.press("a")
        await type_source(driver, lakes)
        await driver.until_shown("2 questions in English")
        assert "sha256" in driver.text
        assert not (packs_folder() / "lakes").exists()
        await driver.press("enter")
        await driver.until_shown("Added: lakes.")
        assert isinstance(driver.app.screen, PacksScreen)
        assert "▸ The lakes" in driver.text
        assert "Origin: from the folder" in driver.text
        await driver.press("enter")
        assert driver.app.sitting is not None
        assert driver.app.sitting.pack.id == "lakes"


async def test_it_is_all_done_by_mouse_too(sitting: Sitting, lakes: Path) -> None:
    async with at_packs(sitting) as driver:
        await driver.click("add")
        await driver.until(lambda: isinstance(driver.app.screen, GettingScreen))
        driver.app.screen.query_one(Input).value = str(lakes)
        await driver.pilot.pause()
        await driver.click("look at it")
        await driver.until_shown("sha256")
        await driver.click("add it")
        await driver.until_shown("Added: lakes.")
        await driver.click("newer")
        await driver.until_shown("lakes: nothing new.")
        await driver.click("Del delete")
        await driver.until_shown("again deletes it.")
        await driver.click("Del delete")
        await driver.until_shown("Removed: lakes.")


async def test_it_can_be_asked_for_from_the_library_which_then_shows_it(
    sitting: Sitting, lakes: Path
) -> None:
    async with playing(sitting) as driver:
        await driver.press("f")
        await driver.until(lambda: isinstance(driver.app.screen, LibraryScreen))
        await driver.press("f9")
        await type_source(driver, lakes)
        await driver.until_shown("sha256")
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, LibraryScreen))
        await driver.until_shown("Which lake is wide?")
        await driver.until_shown("2 questions")


async def test_from_anywhere_it_leads_to_the_packs(sitting: Sitting, lakes: Path) -> None:
    async with playing(sitting) as driver:
        driver.app.action_add_pack()
        await type_source(driver, lakes)
        await driver.until_shown("sha256")
        await driver.press("enter")
        await driver.until_shown("Added: lakes.")
        await driver.press("escape")
        await driver.until(lambda: isinstance(driver.app.screen, HomeScreen))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", "Type a path or an address."),
        ("/nowhere/at/all", "nothing is there"),
        ("https://user:secret@example.org/x.git", "There is a password in that address."),
        ("[bold]x[/]", "[bold]x[/]: nothing is there"),
    ],
)
async def test_what_cannot_be_had_is_said_in_place(
    sitting: Sitting, source: str, said: str
) -> None:
    async with at_packs(sitting) as driver:
        await driver.press("a")
        await type_source(driver, source)
        await driver.until_shown(said)
        await driver.press("escape")
        assert isinstance(driver.app.screen, PacksScreen)


async def test_what_was_found_is_forgotten_once_something_else_is_typed(
    sitting: Sitting, lakes: Path
) -> None:
    async with at_packs(sitting) as driver:
        await driver.press("a")
        await type_source(driver, lakes)
        await driver.until_shown("sha256")
        await driver.press("x")
        assert "sha256" not in driver.text
        await driver.press("enter")
        await until_told(driver, "nothing is there")
        assert not (packs_folder() / "lakes").exists()


async def test_enter_pressed_twice_at_once_takes_nothing_unseen(
    sitting: Sitting, lakes: Path
) -> None:
    async with at_packs(sitting) as driver:
        await driver.press("a")
        await driver.until(lambda: isinstance(driver.app.screen, GettingScreen))
        driver.app.screen.query_one(Input).value = str(lakes)
        await driver.pilot.pause()
        await driver.press_at_once("enter", "enter", "enter")
        await driver.until_shown("sha256")
        assert isinstance(driver.app.screen, GettingScreen)
        assert not (packs_folder() / "lakes").exists()


async def test_looking_can_be_stopped_and_blocks_nothing(
    sitting: Sitting, lakes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ended = threading.Event(), threading.Event()

    def slow(_: object, stopped: object) -> Brought:
        assert callable(stopped)
        begun.set()
        while not stopped():
            ended.wait(0.005)
        ended.set()
        raise AssertionError("nobody waits for this")

    def look(origin: object, stopped: object) -> object:
        try:
            return slow(origin, stopped)
        except AssertionError:
            raise RefusedPackError(Objection.STOPPED) from None

    from alpine_quiz.library.objections import Objection, RefusedPackError

    monkeypatch.setattr("alpine_quiz.terminal.screens.getting.look_at", look)
    async with at_packs(sitting) as driver:
        await driver.press("a")
        await type_source(driver, lakes)
        await driver.until(begun.is_set)
        await driver.until_shown("Getting")
        assert "Esc stop" in driver.text
        await driver.press("escape")
        await driver.until(ended.is_set)
        assert "It was stopped." in driver.text
        assert isinstance(driver.app.screen, GettingScreen)


async def test_an_update_shows_what_changes_before_it_is_taken(
    sitting: Sitting, lakes: Path
) -> None:
    take_in(lakes)
    write_bank(lakes / "en.yaml", "a Which lake is deep", "c Which lake is long")
    async with at_packs(sitting, "The lakes") as driver:
        await driver.press("u")
        await driver.until(lambda: isinstance(driver.app.screen, UpdateScreen))
        await driver.until_shown("1 question goes:")
        await driver.press("escape")
        assert "Which lake is wide" in (packs_folder() / "lakes" / "en.yaml").read_text()
        await driver.press("u")
        await driver.until(lambda: isinstance(driver.app.screen, UpdateScreen))
        await driver.until_shown("1 new question:")
        await driver.press("enter")
        await driver.until_shown("Updated: lakes.")
        assert "Which lake is long" in (packs_folder() / "lakes" / "en.yaml").read_text()
        await driver.press("u")
        await driver.until_shown("lakes: nothing new.")


async def test_an_update_says_that_it_loses_what_was_changed_here(
    sitting: Sitting, lakes: Path
) -> None:
    take_in(lakes)
    write_bank(lakes / "en.yaml", "c Which lake is long")
    write_bank(packs_folder() / "lakes" / "en.yaml", "d Which lake is mine")
    async with at_packs(sitting, "The lakes") as driver:
        await driver.press("u")
        await until_told(driver, "an update loses that.")


async def test_a_pack_is_deleted_only_when_it_is_said_twice(sitting: Sitting, lakes: Path) -> None:
    take_in(lakes)
    take_in(write_pack(lakes.parent / "hills", "a Which hill is steep"))
    async with at_packs(sitting, "The lakes") as driver:
        await driver.press("delete")
        await driver.until_shown("again deletes it.")
        await driver.press("up", "down", "delete")
        await driver.until_shown("again deletes it.")
        assert (packs_folder() / "lakes").exists()
        await driver.press("delete")
        await driver.until_shown("Removed: lakes.")
        assert not (packs_folder() / "lakes").exists()
        assert "The hills" in driver.text


async def test_the_pack_that_is_played_stays(sitting: Sitting) -> None:
    async with at_packs(sitting) as driver:
        await driver.press("delete", "delete")
        await until_told(driver, "No pack with the id seven is here.")


async def test_an_update_of_the_pack_that_is_played_is_played(
    sitting: Sitting, lakes: Path
) -> None:
    take_in(lakes)
    async with at_packs(sitting, "The lakes") as driver:
        await driver.press("enter")
        write_bank(lakes / "en.yaml", "z Which lake is new")
        await driver.press("l", "u")
        await driver.until(lambda: isinstance(driver.app.screen, UpdateScreen))
        await driver.pilot.pause()
        await driver.press("enter")
        await driver.until_shown("Updated: lakes.")
        assert [item.id for item in sitting.items] == ["z"]
        await driver.press("delete")
        await until_told(driver, "lakes is the pack that is played.")


async def test_a_broken_pack_says_why_it_cannot_be_played(sitting: Sitting) -> None:
    folder = packs_folder() / "broken"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text("format: 1\nid: broken\n", encoding="utf-8")
    async with at_packs(sitting, "broken") as driver:
        assert "✗ nothing to play" in driver.text
        await driver.press("enter")
        await until_told(driver, "has no question that can be played.")
        assert isinstance(driver.app.screen, PacksScreen)


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (40, 10)])
async def test_of_many_packs_what_is_known_of_one_is_always_in_view(
    sitting: Sitting, size: tuple[int, int]
) -> None:
    for number in range(30):
        write_pack(packs_folder() / f"pack{number:02}", f"a What is number {number}")
    async with at_packs(sitting, size=size) as driver:
        await driver.press("end")
        await driver.until_shown("▸ The pack29")
        await driver.until_shown("1 question in English")
        about = driver.app.screen.query_one("#about", Static)
        assert "pack29" in text_of(about)


async def test_the_questions_of_a_pack_are_looked_through_from_there(
    sitting: Sitting, lakes: Path
) -> None:
    take_in(lakes)
    async with at_packs(sitting, "The lakes") as driver:
        await driver.press("f")
        await driver.until(lambda: isinstance(driver.app.screen, LibraryScreen))
        await driver.until_shown("2 questions")
        assert "The lakes" in driver.text
        await driver.press("escape")
        assert isinstance(driver.app.screen, PacksScreen)
