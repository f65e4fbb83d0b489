"""The reader: a document at its quotes, and beside it what they prove."""

from __future__ import annotations

import hashlib
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.game.answers import Typed
from alpine_quiz.terminal.reader import ReaderApp
from alpine_quiz.terminal.screens.documents import DocumentsScreen
from alpine_quiz.terminal.screens.home import HomeScreen
from alpine_quiz.terminal.screens.passage import PassageScreen
from alpine_quiz.terminal.screens.question import QuestionScreen
from alpine_quiz.terminal.screens.results import ResultsScreen
from alpine_quiz.terminal.widgets.document import DocumentView
from tests.conftest import round_of
from tests.library.makers import make_makers, sit_before
from tests.terminal.driving import Driver, leave_by, playing
from tests.terminal.test_keys import assert_feet

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from alpine_quiz.records.sitting import Sitting

SIZES = [(120, 40), (80, 24), (60, 18), (40, 10)]


@pytest.fixture
def makers(tmp_path: Path) -> Sitting:
    return sit_before(make_makers(tmp_path / "makers"))


@asynccontextmanager
async def reading(
    sitting: Sitting,
    document: str = "chronicle",
    *,
    at: int | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Driver]:
    """Open the reader by itself, and wait until the document is open."""
    app = ReaderApp(sitting, document, at)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)  # type: ignore[arg-type]
        await driver.until(lambda: len(app.screen.query(DocumentView)) == 1)
        await pilot.pause()
        yield driver


async def answered(driver: Driver) -> None:
    """Answer who founded it."""
    await driver.answer(*"Dealer", "enter")


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_read_by_keys_alone(makers: Sitting, size: tuple[int, int]) -> None:
    async with playing(makers, "founded.text", "last.number", size=size) as driver:
        await answered(driver)
        await driver.press("s")
        await driver.until_shown("quote 2 of 4")
        await driver.until_shown("▐founded in 1955 by a")
        if size[0] < 110:
            assert "A dealer founded it." not in driver.text
            await driver.press("f")
        await driver.until_shown("✓ known")
        await driver.until_shown("A dealer founded it.")
        await driver.press("n")
        await driver.until_shown("○ never met, disputed")
        await driver.press("right", "left", "n")
        await driver.until_shown("quote 4 of 4")
        await driver.until_shown("▐The last car was built in 1995")
        await driver.press("f")
        await driver.until(lambda: "never met" not in driver.text)
        await driver.press("d")
        await driver.until_shown("The release")
        await driver.until_shown("Since 1954")
        await driver.press("D")
        await driver.until_shown("quote 2 of 4")
        await driver.press("escape")
        await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen))


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_read_by_the_mouse_alone(makers: Sitting, size: tuple[int, int]) -> None:
    async with playing(makers, size=size) as driver:
        await driver.press("o")
        await driver.until_shown("A [b]chronicle[/b]")
        await driver.click("chronicle")
        await driver.until_shown("▐founded in 1955▌")
        # In the narrowest window the keys stand without their words.
        await driver.click("p n" if size[0] < 60 else "quotes")
        await driver.until_shown("quote 2 of 4")
        await driver.click("sold")
        await driver.until_shown("quote 3 of 4")
        assert "▐sold 4CVs" in driver.text
        await driver.click("Esc")
        await driver.until(lambda: isinstance(driver.app.screen, DocumentsScreen))
        await driver.click("Esc")
        await driver.until(lambda: isinstance(driver.app.screen, HomeScreen))


@pytest.mark.parametrize("size", SIZES)
async def test_all_facts_are_listed_and_lead_to_their_quotes(
    makers: Sitting, size: tuple[int, int]
) -> None:
    kept = round_of(makers, "founded.text")
    kept.answer(Typed("Dealer"))
    async with reading(makers, size=size) as driver:
        await driver.press("a")
        await driver.until_shown("1 of 4 known")
        await driver.until_shown("▸ ○  ")
        assert "[i]firm[/i]" in driver.text
        await driver.press("down", "down", "enter")
        await driver.until_shown("▐sold 4CVs")
        await driver.press("a")
        await driver.until_shown("▸ ○  ")
        await driver.press("end")
        await driver.until_shown("When was the last")
        await driver.click("When was the last")
        await driver.until_shown("▐The last car")
        await driver.press("a", "a")
        await driver.until(lambda: isinstance(driver.app.screen, PassageScreen))


@pytest.mark.parametrize("size", SIZES)
async def test_where_sources_disagree_both_are_shown(
    makers: Sitting, size: tuple[int, int]
) -> None:
    async with reading(makers, size=size) as driver:
        await driver.press("c")
        await driver.until_shown("What each source says")
        lines = driver.text.split("\n")
        (one,) = [y for y, line in enumerate(lines) if "[i]firm[/i]" in line]
        await driver.press("end")
        await driver.until_shown("founded in 1954.")
        lines = driver.text.split("\n")
        if size[0] >= 70:
            assert "founded in 1954." in lines[one]
            assert "February 1999" in driver.text
        await driver.press("c")
        await driver.until(lambda: isinstance(driver.app.screen, PassageScreen))
        await driver.press("n", "n")
        await driver.until_shown("quote 3 of 4")
        await driver.press("c", "end")
        await driver.until_shown("Others say that he lost.")
        assert "the editor’s note" in driver.text


@pytest.mark.parametrize("size", [(40, 10), (120, 40)])
async def test_a_click_on_what_is_proven_shows_more(makers: Sitting, size: tuple[int, int]) -> None:
    async with reading(makers, size=size) as driver:
        if size[0] < 110:
            await driver.click("facts")
        await driver.click("disputed")
        await driver.until_shown("What each source says")
        await driver.click("Esc")
        await driver.until_shown("quotes")
        await driver.click("quotes")
        await driver.until_shown("A dealer founded it.")
        await driver.click("A dealer founded it.")
        await driver.until_shown("0 of 4 known")


async def test_several_accounts_are_offered_only_where_there_are(makers: Sitting) -> None:
    async with reading(makers) as driver:
        assert "c each source" in driver.text
        await driver.press("n")
        await driver.until_shown("quote 2 of 4")
        assert "each source" not in driver.text
        assert "c next dispute" in driver.text
        await driver.press("c")
        await driver.until_shown("quote 3 of 4")
        await driver.until_shown("c each source")
        await driver.press("p")
        await driver.until_shown("quote 2 of 4")
        assert isinstance(driver.app.screen, PassageScreen)
        await driver.press("a")
        await driver.until_shown("go to its quote")
        assert "each source" not in driver.text
        await driver.press("up", "c")
        await driver.until_shown("What each source says")
        await driver.press("escape", "escape", "escape")


async def test_every_key_at_the_foot_of_the_reader_is_bound(makers: Sitting) -> None:
    async with playing(makers) as driver:
        await driver.press("o")
        await driver.until_shown("A [b]chronicle[/b]")
        await assert_feet(driver.app.screen)  # type: ignore[arg-type]
        await driver.press("enter")
        await driver.until_shown("▐founded in 1955▌")
        for key in ("f", "c", "a"):
            await assert_feet(driver.app.screen)  # type: ignore[arg-type]
            await driver.press(key)
            await driver.pilot.pause()
            await assert_feet(driver.app.screen)  # type: ignore[arg-type]
            await driver.press("escape" if key != "f" else "f")


async def test_a_document_that_is_not_here_has_its_quotes_and_facts(makers: Sitting) -> None:
    async with reading(makers, "lost", size=(120, 40)) as driver:
        await driver.until_shown("It is to be had at https://example.org/lost.txt")
        assert "▐it is said, in a book▌" in driver.text
        assert "This quote proves" in driver.text
        await driver.press("n", "p", "a")
        await driver.until_shown("0 of 1 known")


async def test_a_quote_that_the_text_has_not_is_told_all_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "loose"
    folder.mkdir()
    (folder / "notes.md").write_text("# Notes\n\nThe bridge is *red*.\n", encoding="utf-8")
    (folder / "pack.yaml").write_text(
        "format: 1\nid: loose\ntitle: Loose\ndocuments:\n  notes: {title: Notes, file: notes.md}\n",
        encoding="utf-8",
    )
    (folder / "en.yaml").write_text(
        "format: 1\nlanguage: en\nquestions:\n"
        "  - {id: blue, stem: Which colour?, answer: Blue, citations: "
        "[{document: notes, quote: The bridge is blue}, "
        "{document: notes, quote: The bridge is}]}\n",
        encoding="utf-8",
    )
    pack, _ = load_pack(folder)
    assert pack is not None
    async with playing(sit_before(pack), "blue", "blue", size=(60, 18)) as driver:
        await driver.answer(*"Blue", "enter")
        await driver.press("s")
        await driver.until_shown("This quote is not found in the text: “The bridge is blue”")
        assert "The bridge is red." in driver.text
        assert "source 1 of 2" in driver.text
        await driver.press("d")
        await driver.until_shown("▐The bridge is▌")
        assert "not found" not in driver.text


async def test_without_facts_the_questions_tell(tmp_path: Path) -> None:
    sitting = sit_before(make_makers(tmp_path / "makers", facts=False))
    async with reading(sitting, size=(120, 40)) as driver:
        await driver.until_shown("Who founded it? – ")
        assert "quote 1 of 2" in driver.text


async def test_it_opens_at_the_quote_nearest_to_a_place(makers: Sitting) -> None:
    async with reading(makers, at=9_999) as driver:
        await driver.until_shown("quote 4 of 4")
        await leave_by(driver.app, "q")


async def test_the_misses_of_a_round_open_their_sources(makers: Sitting) -> None:
    async with playing(makers, "founded.text", "last.number") as driver:
        for _ in range(2):
            await driver.answer(*"1", "enter")
            await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, ResultsScreen))
        await driver.press("down", "s")
        await driver.until_shown("source 1 of 3")
        await driver.press("D")
        await driver.until_shown("source 3 of 3")
        await driver.until_shown("The lost book")
        await driver.press("escape")
        await driver.until(lambda: isinstance(driver.app.screen, ResultsScreen))


async def test_the_palette_opens_the_documents(makers: Sitting) -> None:
    async with playing(makers) as driver:
        await driver.press("ctrl+p")
        await driver.press(*"documents")
        await driver.pilot.pause(0.2)
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, DocumentsScreen))
        await driver.until_shown("The club · February 1999 · here")
        await driver.press("end")
        await driver.until_shown("https://example.org/lost.txt")
        assert "undated · not here" in driver.text


async def test_a_file_that_was_not_cited_is_told(makers: Sitting) -> None:
    (makers.pack.path / "lost.txt").write_text("Found, but another one.")
    async with playing(makers) as driver:
        await driver.press("o", "end")
        await driver.until_shown("its SHA-256")
        await driver.press("enter")
        await driver.until_shown("beside the pack")


async def test_another_language_keeps_the_place(makers: Sitting) -> None:
    async with reading(makers) as driver:
        await driver.press("n")
        await driver.until_shown("quote 2 of 4")
        driver.app.speak("fr")
        await driver.until_shown("février 1999")
        await driver.until_shown("▐founded in 1955 by a")
        await driver.press("p")
        await driver.until_shown("▐founded in 1955▌")


HOSTILE = {
    "markup": "[b]One[/b] [@click=app.quit]two[/] [/nothing] three. ",
    "control": "One \x1b[2J\x07 two \x9b31m three\x00".replace("\x00", "\x01") + ". ",
    "rtl": "One \u202eevil\u202c שלום עולם three. ",
    "one line": "One two three. " + "word and more, " * 350_000,
    "one word": "One two three. " + "x" * 1_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_documents_are_read_like_any_other(tmp_path: Path, name: str) -> None:
    text = HOSTILE[name]
    folder = tmp_path / "hostile"
    folder.mkdir()
    (folder / "text.txt").write_bytes(text.encode())
    digest = hashlib.sha256(text.encode()).hexdigest()
    (folder / "pack.yaml").write_text(
        "format: 1\nid: hostile\ntitle: Hostile\ndocuments:\n"
        f"  text: {{title: 'A [/b] title', file: text.txt, sha256: {digest}}}\n",
        encoding="utf-8",
    )
    (folder / "en.yaml").write_text(
        "format: 1\nlanguage: en\nquestions:\n  - {stem: Which?, answer: Three, "
        "citations: [{document: text, quote: three}]}\n",
        encoding="utf-8",
    )
    pack, _ = load_pack(folder)
    assert pack is not None
    async with reading(sit_before(pack), "text", size=(60, 18)) as driver:
        await driver.until_shown("A [/b] title")
        await driver.until_shown("▐three")
        await driver.press("end", "pageup", "home", "n", "f", "a", "enter")
        await driver.until_shown("One")
        if name == "markup":
            assert "[@click=app.quit]two[/] [/nothing]" in driver.text
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(driver.text)
