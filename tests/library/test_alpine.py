"""The pack `alpine`: whole, balanced, and just what its facts say."""

from __future__ import annotations

from collections import Counter

import pytest

from alpine_quiz.bank.balance import balance
from alpine_quiz.bank.model import Choice, ItemType, Pack
from alpine_quiz.bank.pack import load_pack
from alpine_quiz.facts.model import FactBase, Worth
from alpine_quiz.facts.reader import read_facts
from alpine_quiz.library.composing import compose_pack
from alpine_quiz.library.packs import questions_folder

FOLDER = questions_folder() / "alpine"
LANGUAGES = ("en", "fr")


@pytest.fixture(scope="module")
def pack() -> Pack:
    found, problems = load_pack(FOLDER)
    assert found is not None
    assert problems == []
    return found


@pytest.fixture(scope="module")
def base() -> FactBase:
    found, problems = read_facts(FOLDER / "facts.yaml")
    assert found is not None
    assert problems == []
    return found


def test_banks_and_facts_agree() -> None:
    assert compose_pack(FOLDER, check=True).problems == ()


def test_both_languages_hold_the_same_items(pack: Pack) -> None:
    english, french = ([item.id for item in pack.items(language)] for language in LANGUAGES)
    assert english == french
    assert 130 <= len(english) <= 160


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_worth_asking_is_asked_and_none_too_often(
    pack: Pack, base: FactBase, language: str
) -> None:
    asked = Counter(name for item in pack.items(language) for name in item.facts)
    worth = {fact.id for fact in base.facts.values() if fact.ask is not Worth.NEVER}
    assert worth <= asked.keys()
    assert max(asked.values()) <= 3
    assert len(worth) >= 75
    assert len(base.facts) - len(worth) >= 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_and_difficulties_are_mixed(pack: Pack, language: str) -> None:
    found = balance(pack.items(language))
    total = sum(found.forms.values())
    assert set(found.forms) == set(ItemType)
    assert found.forms[ItemType.TRUE_FALSE] <= total / 10
    assert abs(found.true.count * 2 - found.true.of) <= 1
    assert 0.28 <= found.difficulties[1] / total <= 0.4
    assert 0.2 <= found.difficulties[3] / total <= 0.3


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_out_by_its_length(pack: Pack, language: str) -> None:
    found = balance(pack.items(language))
    assert found.longest.is_even, found.longest
    assert found.shortest.is_even, found.shortest


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wrong_option_of_a_choice_is_explained(pack: Pack, language: str) -> None:
    for item in pack.items(language):
        if isinstance(item, Choice) and not item.answer[0].isdigit():
            assert set(item.feedback) == set(item.distractors), item.id


def test_every_fact_is_stated_in_every_language(base: FactBase) -> None:
    for fact in base.facts.values():
        assert set(fact.statement.texts) == set(LANGUAGES), fact.id
