from __future__ import annotations

import re
from typing import Any

import esprima
import pytest

from tests.classroom.page.sources import ENTRIES, LANGUAGES, LATER, loaded_by, sources

LARGEST = 60_000
"""Bytes that a student's device loads at most, as the files lie; they travel as half of it."""
SCRIPTS = sorted(name for name in sources() if name.endswith(".js"))
PAGES = sorted(ENTRIES)
# Came to browsers after 2017, or is there over https alone.
_TOO_NEW = re.compile(
    r"\.(?:flat|flatMap|at|replaceAll|matchAll|fromEntries|allSettled|finally|replaceChildren|"
    r"trimStart|trimEnd|append|prepend|toReversed|toSorted)\(|"
    r"globalThis|structuredClone|BigInt|ResizeObserver|AbortController|queueMicrotask|"
    r"\bcrypto\b|serviceWorker|wakeLock|clipboard|\(\?<"
)
_UNSAFE = re.compile(
    r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\(|new Function|srcdoc"
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_student_loads_little(language: str) -> None:
    served = sources()
    loaded = loaded_by("student", language)
    assert "projector.js" not in loaded
    assert {"asking.js", "words.js", "student.css", "icon.svg"} <= loaded
    assert sum(len(served[name].encode()) for name in loaded) < LARGEST


def test_nothing_lies_about_that_no_page_loads() -> None:
    loaded = {
        name for page in PAGES for language in LANGUAGES for name in loaded_by(page, language)
    }
    assert loaded | LATER == sources().keys()


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_can_be_read_by_a_browser_of_2017(name: str) -> None:
    text = sources()[name]
    newer: list[str] = []

    def look(node: Any, _: Any) -> Any:
        # Spread and rest of objects came in 2018; those of arrays and calls are older.
        if node.type == "ObjectExpression":
            newer.extend(each.type for each in node.properties if each.type != "Property")
        if node.type == "ObjectPattern":
            newer.extend(each.type for each in node.properties if each.type != "Property")
        return node

    esprima.parseModule(text, {}, look)
    assert newer == []
    assert not _TOO_NEW.search(text)


@pytest.mark.parametrize("name", SCRIPTS)
def test_text_only_ever_becomes_text(name: str) -> None:
    assert not _UNSAFE.search(sources()[name])


def test_nothing_is_asked_of_any_other_server() -> None:
    for name, text in sources().items():
        foreign = re.sub(r"http://www\.w3\.org/2000/svg|\^http:", "", text)
        assert not re.search(r"https?://|@import|//[\w-]+\.\w", foreign), name


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_no_script_or_style_within(page: str) -> None:
    text = sources()[ENTRIES[page]]
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"(?:src|href)=\"/", text), "a page may lie behind a path"
