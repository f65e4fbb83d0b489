from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.language.folding import folded, foldings, words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("redele", "Rédélé"),
        ("REDÉLÉ", "Rédélé"),
        ("a 110", "A110"),
        ("A-110", "A110"),
        ("A‑110", "A110"),
        ("a\u00a0110", "A110"),
        ("jean luc therier", "Jean-Luc Thérier"),
        ("l'alpine", "L’Alpine"),
        ("l‘alpine", "L’Alpine"),
        ("oeuf", "Œuf"),
        ("strasse", "Straße"),
        ("lodz", "Łódź"),
        ("kobenhavn", "København"),
        ("Ｒ８", "R8"),
        ("ﬁat", "Fiat"),
        ("R\u200b8", "R8"),
        ("٤CV", "4CV"),
        ("M.V. Agusta", "MV Agusta"),
        ("1,6 L", "1.6 l"),
        ("4,328", "4328"),
        ("1/2", "½"),
        ("Αθηνα", "Αθήνα"),
        ("ΑΘΗΝΑΣ", "Αθήνας"),
        ("Alpine", "Alpine™"),
    ],
)
def test_what_does_not_count_is_ignored(typed: str, meant: str) -> None:
    assert folded(typed) == folded(meant)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.6", "16"),
        ("A110", "A310"),
        ("C#", "C"),
        ("C++", "C"),
        ("1.2", "1/2"),
        ("か", "が"),
        ("ハ", "パ"),
        ("कि", "क"),
        ("ที", "ท"),
        ("שָׁלוֹם", "שלום"),
    ],
)
def test_what_tells_things_apart_stays(one: str, other: str) -> None:
    assert set(foldings(one)).isdisjoint(foldings(other))


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("the A110", "A110"),
        ("The Berlinette", "berlinette"),
        ("an Alpine", "Alpine"),
        ("a Renault", "Renault"),
        ("le Critérium", "Critérium"),
        ("L'Alpine", "Alpine"),
        ("L’ Alpine", "Alpine"),
        ("des Alpes", "Alpes"),
        ("du Mans", "Mans"),
        ("de la Renault", "Renault"),
        ("de l’usine", "usine"),
        ("une berlinette", "berlinette"),
    ],
)
def test_a_leading_article_is_dropped(text: str, without: str) -> None:
    assert folded(text) == folded(without)


@pytest.mark.parametrize("text", ["A 110", "Lemans", "Unic", "the", "La", "L'", "Anthony", "a"])
def test_what_only_looks_like_an_article_stays(text: str) -> None:
    assert len(foldings(text)) == 1
    assert folded(text)


def test_a_text_with_an_article_is_known_with_it_and_without() -> None:
    assert foldings("Le Mans") == ("lemans", "mans")
    assert foldings("LeMans") == ("lemans",)
    assert foldings("Mans") == ("mans",)


@pytest.mark.parametrize("text", ["?", "…", "—", "'", "’’", "!!!"])
def test_nothing_but_punctuation_folds_to_itself(text: str) -> None:
    assert folded(text)


def test_a_composed_and_a_decomposed_text_fold_alike() -> None:
    assert folded("が") == folded("か\u3099")
    assert folded("한국") == folded("\u1112\u1161\u11ab\u1100\u116e\u11a8")
    assert folded("é") == folded("e\u0301")


def test_words_stand_apart() -> None:
    assert words("L'usine de Dieppe-Nord, 1969: 1.6 l") == (
        *("l", "usine", "de", "dieppe", "nord", "1969", "1.6", "l"),
    )
    assert words("L'usine", article=False) == ("usine",)


@given(st.text(max_size=60))
def test_folding_takes_any_text_and_leaves_its_own_work_alone(text: str) -> None:
    once = folded(text)
    assert foldings(once) == (once,)
    assert not text.strip() or once or not any(character.isalnum() for character in text)


@given(st.text(st.sampled_from("abcdé1"), min_size=1, max_size=12), st.randoms())
def test_case_accents_and_spacing_never_matter(text: str, chance: random.Random) -> None:
    changed = "".join(
        chance.choice(
            (character, character.upper(), f" {character}", f"-{character}", f"’{character}")
        )
        for character in text.replace("é", chance.choice(("e", "E", "e\u0301")))
    )
    assert not set(foldings(changed)).isdisjoint(foldings(text))
