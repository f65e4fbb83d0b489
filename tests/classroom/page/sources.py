"""The files of the pages, read without running them."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

_WORDS = re.compile(r"learn\('(\w+)', (\{.*?\n\})\);", re.DOTALL)
LANGUAGES = ("en", "fr")
ENTRIES = {"student": "student.html", "projector": "projector.html"}
LATER = {"pacing.js", "sureness.js"}
"""What a student's page loads only in a room that asks for it: by its pace, or its points."""


def sources() -> dict[str, str]:
    """Return the text of every file that is served."""
    folder = files("alpine_quiz.classroom").joinpath("page")
    return {each.name: each.read_text(encoding="utf-8") for each in folder.iterdir()}


def loaded_by(page: str, language: str) -> set[str]:
    """Return which files a device loads that opens a page in a language."""
    served = sources()
    found = {ENTRIES[page], f"words_{language}.js"}
    looked_at: set[str] = set()
    while todo := found - looked_at:
        name = todo.pop()
        looked_at.add(name)
        found |= set(re.findall(r"(?:page/|from '\./|import '\./)([\w.]+)", served[name]))
        found.discard("words_")
    return found


def tables() -> dict[str, dict[str, dict[str, str]]]:
    """Return the sentences by file and language; raises where one is there twice."""
    return {
        name: {language: _once(table) for language, table in _WORDS.findall(text)}
        for name, text in sources().items()
        if "learn('" in text
    }


def _once(table: str) -> dict[str, str]:
    def checked(pairs: list[tuple[str, Any]]) -> dict[str, str]:
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    read: dict[str, str] = json.loads(table, object_pairs_hook=checked)
    return read
