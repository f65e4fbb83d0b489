"""The traps that the three documents hold, by name, and how the pack `alpine` goes round each."""

from __future__ import annotations

import re
from functools import cache

import pytest

from alpine_quiz.bank.likeness import words
from alpine_quiz.bank.model import Choice, Match, Multiple, Number, Order, Pack, Question, TrueFalse
from alpine_quiz.bank.pack import load_pack
from alpine_quiz.documents.quotes import find
from alpine_quiz.documents.text import read_text
from alpine_quiz.facts.model import Fact, FactBase, Modality, Precision, Worth
from alpine_quiz.facts.reader import read_facts
from alpine_quiz.library.packs import questions_folder
from tests.conftest import documents_folder

LANGUAGES = ("en", "fr")


@cache
def facts() -> FactBase:
    base, _ = read_facts(questions_folder() / "alpine" / "facts.yaml")
    assert base is not None
    return base


@cache
def pack() -> Pack:
    found, _ = load_pack(questions_folder() / "alpine")
    assert found is not None
    return found


@pytest.fixture(params=LANGUAGES)
def items(request: pytest.FixtureRequest) -> tuple[Question, ...]:
    return pack().items(request.param)


def asking(items: tuple[Question, ...], *names: str) -> list[Question]:
    """Return the items that ask one of the facts; there is one at least."""
    found = [item for item in items if set(names) & set(item.facts)]
    assert found
    return found


def options(item: Question) -> tuple[str, ...]:
    if isinstance(item, Choice):
        return (item.answer, *item.distractors)
    if isinstance(item, Multiple):
        return (*item.answers, *item.distractors)
    if isinstance(item, Order):
        return (*item.items, *item.values)
    if isinstance(item, Match):
        return tuple(side for pair in item.pairs for side in pair)
    return ()


def keys(item: Question) -> tuple[str, ...]:
    if isinstance(item, Multiple):
        return item.answers
    if isinstance(item, Number):
        return (item.written,)
    return () if isinstance(item, TrueFalse | Order | Match) else (item.answer,)


def fact(name: str) -> Fact:
    return facts().facts[name]


def test_sources_that_disagree_on_the_founding_year(items: tuple[Question, ...]) -> None:
    for name in ("alpine-created-1954", "alpine-founded-1955"):
        assert fact(name).is_disputed
        assert fact(name).ask is Worth.NEVER
        assert not [item for item in items if name in item.facts]
    for item in items:
        founded = words(item.stem)
        if "1954" in options(item) or "1955" in options(item):
            assert " found" not in founded
            assert " fond" not in founded


def test_sources_that_disagree_on_the_best_year(items: tuple[Question, ...]) -> None:
    assert "4,835" in fact("record-2023").disputed.in_language("en")
    assert not [item for item in items if "record-2023" in item.facts]
    (deliveries,) = asking(items, "deliveries-2023")
    assert isinstance(deliveries, Number)
    assert deliveries.written == "4328"


def test_a_count_that_disagrees_with_another_and_with_its_own_list(
    items: tuple[Question, ...],
) -> None:
    assert "eight and then five" in fact("swiss-centres").disputed.in_language("en")
    assert len(fact("swiss-towns").object.replace(" and ", ", ").split(", ")) == 8
    assert not [item for item in items if {"swiss-centres", "swiss-towns"} & set(item.facts)]


def test_run_on_lines_join_nothing_that_does_not_belong_together(
    items: tuple[Question, ...],
) -> None:
    # “… critérium des cévennes 1971 also saw alpine begin …”: the rally was won in 1972.
    assert {fact(name).as_of for name in ("turbo-driver", "turbo-event")} == {"1972"}
    for name in ("turbo-driver", "turbo-event", "turbo-rally-1972"):
        for citation in fact(name).evidence:
            assert "1971" not in citation.quote
    for item in asking(items, "turbo-event", "turbo-driver"):
        assert "1971" not in item.stem
    # The last words list Renaults “in production” behind a sentence on a motorcycle.
    assert fact("models-in-production").is_disputed
    assert not [item for item in items if "models-in-production" in item.facts]


def test_who_says_otherwise_is_told_to_players_in_both_languages() -> None:
    doubted = [each for each in facts().facts.values() if each.is_disputed]
    assert len(doubted) >= 11
    for each in doubted:
        assert set(each.disputed.texts) == {"en", "fr"}, each.id
        told = " ".join(each.disputed.texts.values())
        # No word to whoever writes the questions, and no id of a fact.
        assert not re.search(r"\b[Aa]sk\b|\b[Nn]either\b|\b[Tt]ell both\b|never as", told), each.id
        assert not [name for name in facts().facts if name in told], each.id


def test_a_name_shared_by_two_cars(items: tuple[Question, ...]) -> None:
    old, new = facts().entities["a110"], facts().entities["a110-2017"]
    assert new.id in old.not_
    assert old.id in new.not_
    assert not {*old.names.texts.values(), *old.aliases} & {*new.names.texts.values(), *new.aliases}
    for item in items:
        about = {fact(name).subject for name in item.facts}
        if about == {"a110-2017"} and "A110" in item.stem:
            told = words(item.stem)
            assert any(f" {said} " in told for said in ("2017", "2023", "2024", "new", "nouvelle"))


def test_by_and_since_years_are_not_asked_as_points(items: tuple[Question, ...]) -> None:
    assert fact("renault-budget-1968").precision is Precision.BY
    assert fact("renault-association-1965").precision is Precision.SINCE
    for item in items:
        if not isinstance(item, Number):
            continue
        (name, *_) = item.facts
        if fact(name).precision in (Precision.BY, Precision.SINCE):
            told = words(item.stem)
            hedges = (" by ", " since ", " from ", " des ", " depuis ", " d ici ", " au plus tard ")
            assert any(hedge in told for hedge in hedges), item.id


def test_plans_and_rumours_are_asked_as_such() -> None:
    planned = {each.id for each in facts().facts.values() if each.modality is Modality.PLANNED}
    reported = {each.id for each in facts().facts.values() if each.modality is Modality.REPORTED}
    assert {"crossover-date", "plan-2021-models", "showroom-turkey", "a290-2024"} <= planned
    assert {"prototype-driver", "prototype-track", "blain-name"} <= reported
    for name in planned | reported:
        assert fact(name).as_of or fact(name).evidence[0].document == "history", name


def test_numbers_of_other_brands_are_never_asked(items: tuple[Question, ...]) -> None:
    others = {"1548748", "9.4", "562890", "17.4", "1,548,748", "562,890"}
    for item in items:
        assert not others & {*keys(item), *options(item)}, item.id
    for each in facts().facts.values():
        assert each.object not in others


def test_a_year_that_is_only_implied_is_not_asked(items: tuple[Question, ...]) -> None:
    # “late last year”, “in the latter part of 2024”, “the previous year”: told, never a number.
    for name in ("turini-launch", "a290-2024"):
        assert not [item for item in items if isinstance(item, Number) and name in item.facts]
    assert fact("a110-name-year").ask is Worth.NEVER
    # “The previous year”: good for an order, never as a value.
    assert not fact("sunbeam-alpine-1953").unit


@pytest.mark.skipif(documents_folder() is None, reason="the documents are not here")
def test_broken_words_are_quoted_as_they_stand_or_not_at_all() -> None:
    folder = documents_folder()
    assert folder is not None
    text = read_text(folder / "001_daffd0248945186a.txt").content
    assert find(text, "l’usine de D ieppe")
    assert not find(text, "GT Alpine à l’usine de Dieppe. Cette annonce")
    for each in facts().facts.values():
        for citation in each.evidence:
            if citation.document == "release":
                assert find(text, citation.quote), each.id
