"""Item-writing advice on whatever a text may hold: no fault of its own, and no end of time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alpine_quiz.bank.lints.every import remarks
from alpine_quiz.bank.lints.keys import faults_of_keys
from alpine_quiz.bank.lints.lexicon import lexicon_of
from alpine_quiz.bank.lints.stems import faults_of_stem
from alpine_quiz.bank.model import (
    Bank,
    Choice,
    Localized,
    Multiple,
    Pack,
    Question,
    Text,
    TrueFalse,
)

TODAY = date(2026, 11, 22)
WORDS = st.sampled_from(
    [
        "this",
        "it",
        "he",
        "il",
        "elle",
        "ce",
        "cette",
        "ces",
        "not",
        "never",
        "pas",
        "jamais",
        "Which",
        "quel",
        "lequel",
        "ne",
        "n'",
        ",",
        ".",
        "?",
        "!",
        ":",
        ";",
        "7",
        "Seine",
        "a",
        "the",
        "le",
        "la",
        "#1",
        "“",
        "”",
        "«",
        "»",
        "’",
        "-",
        "all",
        "of",
        "above",
        "aucune",
        "de",
        "ces",
        "réponses",
        "1,234",
        "km/h",
    ]
)
TEXTS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=40).map(" ".join),
    st.text(min_size=1, max_size=200),
)


def pack_of(language: str, items: list[Question]) -> Pack:
    path = Path("x.yaml")
    return Pack("x", path, Localized({}), banks=(Bank(language, tuple(items), path),))


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["en", "fr", "de", "fr-CH"]),
    st.lists(st.tuples(TEXTS, TEXTS, st.lists(TEXTS, min_size=1, max_size=7)), max_size=6),
)
def test_any_words_make_questions_that_can_be_advised_on(
    language: str, drawn: list[tuple[str, str, list[str]]]
) -> None:
    items: list[Question] = []
    for number, (stem, key, wrong) in enumerate(drawn):
        id_ = f"q{number}"
        items += [
            Choice(id=id_, stem=stem, answer=key, distractors=tuple(wrong)),
            Multiple(id=f"{id_}.m", stem=stem, answers=(key,), distractors=tuple(wrong)),
            Text(id=f"{id_}.t", stem=stem, answer=key),
            TrueFalse(id=f"{id_}.b", stem=stem, answer=True),
        ]
    pack = pack_of(language, items)
    list(remarks(pack, TODAY))
    list(faults_of_keys(pack))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "unit", ["it is a ", "which is ", "quel ne ", "(", "“", "not ", "a-", "’", "this ", "il y a-t-"]
)
def test_a_stem_as_long_as_may_be_takes_no_time_worth_telling(language: str, unit: str) -> None:
    stem = (unit * 1000)[:1000]
    item = Choice(id="q", stem=stem, answer="a", distractors=("b",))
    for _ in range(20):
        list(faults_of_stem(item, lexicon_of(language)))


def test_ten_thousand_questions_with_one_answer_are_compared_with_the_likest_only() -> None:
    items: list[Question] = [
        Text(id=f"q{n}", stem=f"Which river flows by the {n} houses of the town?", answer="Seine")
        for n in range(10_000)
    ]
    assert list(remarks(pack_of("en", items), TODAY)) == []
