"""Packs made for the tests of exports, and what of a question a format is to hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from alpine_quiz.bank.model import Bank, Localized, Pack, Question
from alpine_quiz.bank.reader import read_bank_bytes
from alpine_quiz.exchange.judging import judged
from alpine_quiz.exchange.model import Imported
from tests.bank.writer import fields, fields_of, written


def pack_of(questions: list[dict[str, Any]], language: str = "en") -> Pack:
    """Return a pack of these questions, which must be good."""
    file, problems = read_bank_bytes(written(questions).encode(), Path("en.yaml"))
    assert file is not None
    assert [each for each in problems if each.is_error] == []
    return pack_with(file.bank.items, language)


def pack_with(items: tuple[Question, ...], language: str = "en") -> Pack:
    """Return a pack of these items."""
    bank = Bank(language, items, Path("en.yaml"), "rivers")
    return Pack("rivers", Path(), Localized({"": "Rivers"}), banks=(bank,))


def questions(most: int = 4) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Return any questions of one pack."""
    return st.lists(fields(), min_size=1, max_size=most, unique_by=lambda each: str(each["id"]))


def items_of(found: Imported) -> list[Question]:
    """Return the questions that an import makes; all of them must be good."""
    result = judged(found.drafts)
    assert result.notes == ()
    return list(result.items)


def held(item: Question, *unheld: str) -> dict[str, Any]:
    """Return the fields of an item but for those that a format does not hold."""
    given = fields_of(replace(item, has_id=True))
    return {name: value for name, value in given.items() if name not in unheld}
