"""The library: searched as one types, looked at, and played."""

from __future__ import annotations

import shutil
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from alpine_quiz.game.answers import Typed
from alpine_quiz.records.flags import Reason
from alpine_quiz.terminal.screens.home import HomeScreen
from alpine_quiz.terminal.screens.library import LibraryScreen
from alpine_quiz.terminal.screens.library_kinds import KindsScreen
from alpine_quiz.terminal.screens.question import QuestionScreen
from alpine_quiz.terminal.widgets.found import FoundList
from alpine_quiz.terminal.widgets.rows import Rows
from tests.conftest import PACKS, round_of
from tests.library.shelves import write_bank, write_pack
from tests.terminal.driving import playing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from alpine_quiz.records.sitting import Sitting
    from tests.terminal.driving import Driver

SIZES = [(120, 40), (80, 24), (60, 18), (40, 10)]


@pytest.fixture(autouse=True)
def packs(own_data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the packs that a user has added, with two; none comes along."""
    monkeypatch.setattr("alpine_quiz.library.packs.questions_folder", lambda: own_data_folder / "x")
    folder = own_data_folder / "packs"
    shutil.copytree(PACKS / "seven", folder / "seven")
    write_pack(
        folder / "towns",
        *(f"t{number} Which town is Bordeaux" for number in range(30)),
        fr=("f1 Quelle ville est Bordeaux",),
    )
    return folder


@asynccontextmanager
async def browsing(
    sitting: Sitting, words: str = "", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Driver]:
    """Open the library, and type."""
    async with playing(sitting, size=size) as driver:
        await driver.press("f")
        await driver.until(lambda: isinstance(driver.app.screen, LibraryScreen))
        library(driver).query_one(Input).value = words
        await searched(driver, words)
        yield driver


async def searched(driver: Driver, words: str) -> None:
    """Wait until what is shown was found by ``words``."""
    screen = library(driver)
    await driver.until(lambda: screen.searched_for == words)
    await driver.pilot.pause()


def library(driver: Driver) -> LibraryScreen:
    screen = driver.app.screen
    assert isinstance(screen, LibraryScreen)
    return screen


def pointed(driver: Driver) -> str:
    hit = library(driver).query_one(FoundList).pointed
    return hit.item if hit else ""


def said(driver: Driver) -> str:
    """Return what was notified last."""
    return next((each.message for each in reversed(list(driver.app._notifications))), "")


def told(driver: Driver) -> str:
    return str(library(driver).query_one("#told").render())


async def test_it_is_searched_as_one_types_and_looked_through_meanwhile(sitting: Sitting) -> None:
    async with browsing(sitting) as driver:
        assert "37 questions" in driver.text
        await driver.press(*"town")
        await searched(driver, "town")
        assert "31 questions" in driver.text
        await driver.press("down", "down", "up")
        await driver.until(lambda: pointed(driver) == "t0")
        await driver.press("ctrl+end")
        await driver.until(lambda: pointed(driver) == "t29")
        await driver.press("up")
        await driver.until(lambda: pointed(driver) == "t28")
        await driver.press("pageup", "ctrl+home")
        await driver.until(lambda: pointed(driver) != "t28")
        assert library(driver).query_one(Input).value == "town"


async def test_the_question_pointed_at_stays_so_while_it_is_still_found(sitting: Sitting) -> None:
    async with browsing(sitting, "which") as driver:
        await driver.press("ctrl+end")
        await driver.until(lambda: pointed(driver) == "t29")
        await driver.press(*" bord")
        await searched(driver, "which bord")
        assert pointed(driver) == "t29"
        await driver.press(*"xx")
        await searched(driver, "which bordxx")
        assert pointed(driver) == ""
        assert "Nothing was found." in driver.text


async def test_the_answer_is_not_shown_until_it_is_asked_for(sitting: Sitting) -> None:
    async with browsing(sitting, "cathedral") as driver:
        assert "Monet" not in driver.text
        await driver.press("f2")
        assert "Answer: Claude Monet" in told(driver)
        await driver.press("f2")
        assert "Monet" not in told(driver)
        await driver.press("ctrl+r")
        assert "Claude Monet" in driver.text
        await driver.press("backspace")
        await searched(driver, "cathedra")
        assert "Monet" not in driver.text


async def test_what_is_on_record_of_a_question_is_told(sitting: Sitting) -> None:
    kept = round_of(sitting, "cathedral-painter.text")
    kept.answer(Typed("Claude Monet"))
    records, player = sitting.records, sitting.player
    records.flag_item(player, kept.saved, kept.saved.answers[0], Reason.UNCLEAR)
    async with browsing(sitting, "cathedral") as driver:
        assert "Here: 1 of 1, 100" in told(driver)
        assert "You know its fact." in told(driver)
        assert "1 player flags it: unclear." in told(driver)
        assert "1 asked, 1 known" in told(driver)


async def test_what_was_found_is_played_and_goes_on(sitting: Sitting) -> None:
    async with browsing(sitting, "bordeaux") as driver:
        assert "30 questions of The towns" in told(driver) or "Found: 30 questions" in told(driver)
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen))
        assert driver.kept.saved.mode == "search"
        assert driver.kept.saved.topic == "bordeaux"
        assert driver.kept.saved.total == 10
        assert {item.id[0] for item in (each.item for each in driver.kept.round.plan)} == {"t"}
        await driver.pilot.pause(0.3)
        await driver.answer(*"Bordeaux", "enter")
        await driver.press("escape")
        await driver.until(lambda: isinstance(driver.app.screen, HomeScreen))
        assert sitting.pack.id == "towns"
        await driver.until_shown("search, question 2 of 10, from today")


async def test_without_words_it_is_a_round_of_ten(sitting: Sitting) -> None:
    async with browsing(sitting) as driver:
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen))
        assert driver.kept.saved.mode == "quick"


async def test_nothing_found_is_not_played(sitting: Sitting) -> None:
    async with browsing(sitting, "zebra") as driver:
        await driver.press("enter", "f2", "down", "pagedown", "ctrl+end", "shift+down")
        assert isinstance(driver.app.screen, LibraryScreen)


@pytest.mark.parametrize(
    ("key", "steps", "shown", "count"),
    [
        ("f3", 1, "The towns", 30),
        ("f5", 0, "all languages", 38),
        ("f6", 2, "", 0),
        ("f7", 0, "any difficulty", 37),
    ],
)
async def test_kinds_are_chosen_from_a_list(
    sitting: Sitting, key: str, steps: int, shown: str, count: int
) -> None:
    async with browsing(sitting, size=(120, 40)) as driver:
        await driver.press(key)
        await driver.until(lambda: isinstance(driver.app.screen, KindsScreen))
        await driver.press("home", *["down"] * steps, "enter")
        await driver.until(lambda: isinstance(driver.app.screen, LibraryScreen))
        await driver.until(lambda: not count or f"{count} questions" in driver.text)
        assert shown in driver.text
        await driver.press("f8")
        await driver.until_shown("37 questions")


async def test_a_long_list_of_kinds_is_gone_through_by_letters_and_pages(
    sitting: Sitting, packs: Path
) -> None:
    for number in range(30):
        write_pack(packs / f"a{number:02}", "x Which")
    async with browsing(sitting) as driver:
        await driver.press("f3")
        await driver.until(lambda: isinstance(driver.app.screen, KindsScreen))
        rows = driver.app.screen.query_one(Rows)
        await driver.press("pagedown", "pagedown")
        assert rows.cursor == 20
        await driver.press("pageup", "pageup", "pageup")
        assert rows.cursor == 0
        await driver.press("s")
        assert rows.rows[rows.cursor].text.startswith("Seven")
        await driver.press("s", "9", "question_mark", "escape")


async def test_a_kind_that_is_left_unchosen_changes_nothing(sitting: Sitting) -> None:
    async with browsing(sitting) as driver:
        await driver.press("f6")
        await driver.until(lambda: isinstance(driver.app.screen, KindsScreen))
        await driver.press("down", "escape")
        await driver.until(lambda: isinstance(driver.app.screen, LibraryScreen))
        assert "37 questions" in driver.text


@pytest.mark.parametrize("size", SIZES)
async def test_everything_is_done_by_mouse(sitting: Sitting, size: tuple[int, int]) -> None:
    async with browsing(sitting, "bordeaux", size=size) as driver:
        rows = library(driver).query_one(FoundList)
        await driver.pilot.click(FoundList, offset=(4, 1))
        await driver.until(lambda: pointed(driver) == "t1")
        assert "Answer:" not in told(driver)
        await driver.pilot.click(FoundList, offset=(4, 1))
        await driver.until(lambda: "Answer: Bordeaux" in told(driver))
        assert rows.cursor == 1


@pytest.mark.parametrize("size", SIZES)
async def test_in_every_size_there_is_something_to_see(
    sitting: Sitting, size: tuple[int, int]
) -> None:
    async with browsing(sitting, "cathedral", size=size) as driver:
        await driver.press("f2")
        assert "Who painted" in driver.text
        assert "Claude Monet" in driver.text
        assert "Esc" in driver.text or "F1" in driver.text


async def test_a_pack_that_is_removed_in_mid_search_is_told(sitting: Sitting, packs: Path) -> None:
    async with browsing(sitting, "bordeaux") as driver:
        shutil.rmtree(packs / "towns")
        await driver.press("enter")
        await driver.until(lambda: said(driver) == "This pack is not here any more.")
        await driver.until_shown("Nothing was found.")
        assert isinstance(driver.app.screen, LibraryScreen)


async def test_a_pack_that_is_changed_in_mid_search_is_played_as_it_is(
    sitting: Sitting, packs: Path
) -> None:
    async with browsing(sitting, "bordeaux") as driver:
        write_bank(packs / "towns" / "en.yaml", "n1 Which is Lyon")
        await driver.press("f2")
        assert "This question is not in its pack any more." in told(driver)
        await driver.press("enter")
        await driver.until(lambda: said(driver) == "Nothing that could be asked was found.")
        assert isinstance(driver.app.screen, LibraryScreen)


@pytest.mark.parametrize("words", ['"', "*", "near(", ":", "(", "'", "\\", "-", "%"])
async def test_no_words_are_an_error(sitting: Sitting, words: str) -> None:
    async with playing(sitting) as driver:
        await driver.press("f")
        await driver.until(lambda: isinstance(driver.app.screen, LibraryScreen))
        library(driver).query_one(Input).value = words
        await searched(driver, words)


async def test_what_is_here_by_a_path_is_in_the_library_too(sitting: Sitting, packs: Path) -> None:
    shutil.rmtree(packs)
    async with browsing(sitting, "cathedral") as driver:
        assert "1 question" in driver.text


async def test_many_packs_are_read_behind_the_screen(
    sitting: Sitting, packs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alpine_quiz.terminal.screens.library.LITTLE", 0)
    monkeypatch.setattr("alpine_quiz.terminal.screens.packs.LITTLE", 0)
    async with playing(sitting) as driver:
        await driver.press("f")
        await driver.until_shown("37 questions")
        await driver.press("escape")
        write_pack(packs / "more", "m1 Which is more")
        await driver.press("l")
        await driver.until_shown("The more")


async def test_in_another_language_it_says_the_same_of_what_was_found(sitting: Sitting) -> None:
    async with browsing(sitting, "cathedral") as driver:
        driver.app.change("language", "fr")
        await driver.until_shown("Bibliothèque")
        await driver.until_shown("Jamais posée ici.")
        assert library(driver).query_one(Input).value == "cathedral"
