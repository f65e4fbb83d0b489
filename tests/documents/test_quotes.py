"""Finding quotes, and setting them for a reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.documents.quotes import (
    as_shown,
    find,
    find_nearest,
    shown_parts,
    shown_pieces,
)


def test_every_occurrence_is_found_letter_for_letter() -> None:
    assert find("R8 and r8 and R8", "R8") == [(0, 2), (14, 16)]
    assert find("the a110", "the A110") == []
    assert find("the a110 , and", "the a110, and") == []
    assert find("l’usine", "l'usine") == []


def test_white_space_is_folded() -> None:
    text = "son futur\n\n crossover\u00a0GT"
    assert find(text, "futur crossover GT") == [(4, len(text))]
    assert find("a b", "ab") == []


def test_what_looks_like_a_pattern_is_only_text() -> None:
    assert find("2+2 closed (or so)", "2+2 closed (or so)") == [(0, 18)]
    assert find("aaaa", "a.*") == []


def test_nothing_is_found_nowhere() -> None:
    assert find("abc", "") == []
    assert find("abc", " \n") == []
    assert find("", "a") == []


WORDS = st.lists(st.text(st.characters(exclude_categories=("Cs", "Z", "Cc")), min_size=1))


@given(WORDS, WORDS, WORDS, st.sampled_from([" ", "\n", " \r\n\t"]))
def test_a_quote_is_found_where_it_was_put(
    before: list[str], quote: list[str], after: list[str], space: str
) -> None:
    text = space.join([*before, *quote, *after])
    found = find(text, " ".join(quote))
    if not any(quote):
        assert found == []
        return
    at = len(space.join([*before, ""]))
    overlapping = [begin for begin, end in found if begin <= at < end]
    assert overlapping
    assert all(text[begin:end].split() == " ".join(quote).split() for begin, end in found)


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("a small coupe , based on 4cvs", "a small coupe, based on 4cvs"),
        ("body for it : this became the a108", "body for it: this became the a108"),
        ("coupe ( or 'berlinette ' ) body", "coupe (or 'berlinette') body"),
        ("called the '' sunbeam alpine '' in", "called the ''sunbeam alpine'' in"),
        ("alpine 's success", "alpine's success"),
        ("folded\n \t over  lines", "folded over lines"),
        ("a face :-) stays", "a face :-) stays"),
        (" edges ", "edges"),
    ],
)
def test_a_quote_is_shown_without_loose_spaces(stored: str, shown: str) -> None:
    assert as_shown(stored, "en") == shown


def test_french_keeps_its_spaces() -> None:
    assert as_shown("Ocon : « Alpine est légendaire ! »", "fr") == (
        "Ocon : « Alpine est légendaire ! »"
    )
    assert as_shown("Dieppe , berceau .", "fr-CH") == "Dieppe, berceau."


def test_the_deciding_words_are_cut_out_of_the_quote() -> None:
    quote = "a small coupe , based on 4cv mechanicals , called the alpine a106"
    assert shown_parts(quote, "4cv mechanicals") == (
        "a small coupe, based on ",
        "4cv mechanicals",
        ", called the alpine a106",
    )
    assert shown_parts("only this", "other") == ("only this", "", "")


@given(st.text(alphabet=" ,.;:!?()'’ab\n«»s"), st.lists(st.integers(0, 40)))
def test_showing_drops_nothing_but_white_space(text: str, cuts: list[int]) -> None:
    cuts = sorted(min(cut, len(text)) for cut in cuts)
    for language in ("en", "fr"):
        pieces = shown_pieces(text, cuts, language)
        assert "".join("".join(pieces).split()) == "".join(text.split())
        assert len(pieces) == len(cuts) + 1


def test_a_long_run_of_spaces_takes_no_time() -> None:
    text = ("a" + " " * 50_000) * 20
    assert find(text, "a b") == []
    assert as_shown("( " * 2000 + "'' " * 2000, "en")


def test_of_several_occurrences_the_nearest_is_found() -> None:
    text = "an engine here, an engine there, an  engine everywhere"
    assert find_nearest(text, "an engine") == (0, 9)
    assert find_nearest(text, "an engine", 16) == (16, 25)
    assert find_nearest(text, "an engine", 20) == (16, 25)
    assert find_nearest(text, "an engine", 10**9) == (33, 43)
    assert find_nearest(text, "an engine", -5) == (0, 9)
    assert find_nearest(text, "a motor", 3) is None
    assert find_nearest(text, "  ", 3) is None
