from __future__ import annotations

import re

import pytest

from alpine_quiz.classroom.course import Phase
from alpine_quiz.classroom.messages import PARTINGS
from alpine_quiz.classroom.refusing import Refusal
from alpine_quiz.classroom.rules import Scoring
from tests.classroom.page.sources import LANGUAGES, sources, tables

UNSEEN = {"no-question", "not-there", "waiting", "right-already"} | {
    *("answered", "no-attempt", "no-team", "not-open", "not-yours"),
    *("left", "silent"),
}
"""What only a teacher meets; what the page asks for never; what a student is not told of."""
_PLACES = re.compile(r"\{(\w+)\}")


def said(language: str) -> dict[str, str]:
    return {
        key: text for table in tables().values() for key, text in table.get(language, {}).items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_all_there_is_to_say(language: str) -> None:
    english, other = said("en"), said(language)
    assert other.keys() == english.keys()
    assert all(text.strip() for text in other.values())
    for key, text in english.items():
        assert set(_PLACES.findall(text)) == set(_PLACES.findall(other[key])), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_sentence_for_whatever_a_student_may_be_refused(language: str) -> None:
    told = {each.value for each in Refusal} - UNSEEN
    assert {f"why.{each}" for each in told} <= said(language).keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_sentence_for_every_parting(language: str) -> None:
    assert {f"why.{each}" for each in PARTINGS - UNSEEN} <= said(language).keys()


def test_the_formula_of_every_scoring_is_told() -> None:
    assert {f"formula.{each.value}" for each in Scoring} <= said("en").keys()


def test_nothing_is_said_that_no_page_says() -> None:
    code = "\n".join(text for name, text in sources().items() if "words_" not in name)
    made = ("why.", "formula.", "offline.", "settings.", "sure.", "order.")
    for key in said("en"):
        stem = key.rpartition(".")[0] if key.endswith((".one", ".many")) else key
        assert f"'{stem}'" in code or key.startswith(made), key


def test_whatever_a_page_says_is_there() -> None:
    known = said("en").keys()
    called = re.compile(r"\bsay\('([\w.-]+)'")
    counted = re.compile(r"\bsayCount\('([\w.-]+)'")
    for name, text in sources().items():
        for key in called.findall(text):
            assert key in known, (name, key)
        for key in counted.findall(text):
            assert {f"{key}.one", f"{key}.many"} <= known, (name, key)


def test_french_has_its_spaces() -> None:
    for key, text in said("fr").items():
        assert not re.search(r"(?<=\S) [:;?!»%]|« ", text), (key, text)
        assert "'" not in text, (key, text)


def test_the_page_knows_the_phases_of_a_room() -> None:
    code = "\n".join(sources().values())
    for phase in Phase:
        assert f"'{phase.value}'" in code or f"{phase.value}:" in code, phase
