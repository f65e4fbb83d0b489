"""The report's page, and that of the cards, as a browser shows them from a file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from alpine_quiz.classroom.report.analysis import analyse
from alpine_quiz.classroom.report.results import results_together
from alpine_quiz.language.catalogue import speak
from alpine_quiz.plain.classroom_report.cards import cards_page
from alpine_quiz.plain.classroom_report.page import report_page
from tests.classroom.page.browser import CHROMIUM, Seen, launched
from tests.classroom.report.sessions import BEGUN, HOSTILE, MARKUP, lesson
from tests.classroom.rooms import SHEET

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium here; ALPINE_QUIZ_CHROMIUM may name one"
)
PHONE, DESK = (360, 640), (1280, 800)
_WIDER = "document.documentElement.scrollWidth > innerWidth"
_ODD = "document.querySelectorAll('script, img, iframe, object, form, link').length"
_BARS = """[...document.querySelectorAll('.fill')]
    .filter((each) => each.getBoundingClientRect().width > 0).length"""


@pytest_asyncio.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        found = await launched(playwright)
        yield found
        await found.close()


async def opened(browser: Browser, path: Path, text: str, size: tuple[int, int]) -> Seen:
    """Open a page as a teacher does who was given the file; hold it to ask for nothing else."""
    path.write_text(text, encoding="utf-8")
    context = await browser.new_context(viewport={"width": size[0], "height": size[1]})
    seen = Seen(await context.new_page())
    asked: list[str] = []
    seen.page.on("request", lambda request: asked.append(request.url))
    seen.page.on("dialog", lambda dialog: seen.complaints.append(dialog.message))
    await seen.page.goto(path.as_uri())
    assert asked == [path.as_uri()]
    assert seen.complaints == []
    assert await seen.page.evaluate(_ODD) == 0
    return seen


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_a_report_is_read_anywhere_and_what_students_typed_is_text(
    browser: Browser, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    speak(language)
    results = results_together(lesson(), SHEET, "20261122-093000-7", BEGUN)
    page = report_page(results, analyse(results))
    seen = await opened(browser, tmp_path / "report.html", page, size)
    text = await seen.page.inner_text("body")
    for hostile in (*HOSTILE, MARKUP):
        assert hostile in text
    assert await seen.page.evaluate(_BARS) > len(results.questions)
    assert not await seen.page.evaluate(_WIDER)
    await seen.assert_fit_for_all()
    assert seen.complaints == []


async def test_cards_are_a_page_of_their_own(browser: Browser, tmp_path: Path) -> None:
    page = cards_page(options=4, teams=2)
    seen = await opened(browser, tmp_path / "cards.html", page, DESK)
    await seen.see("main")
    await seen.assert_fit_for_all()
