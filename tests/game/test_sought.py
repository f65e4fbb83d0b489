"""Questions that are sought, by words and by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.game.sought import ANY, Sought, found_among, from_notation, notation, phrases

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.bank.model import Pack

PACK = """\
format: 1
pack: cars
topics:
  races: {en: Racing, fr: La course}
language: en
questions:
  - {id: founder, stem: Who founded Alpine?, answer: Jean Rédélé, topic: origins, difficulty: 1}
  - id: first
    stem: Which was the first Alpine A 106's donor?
    answer: 4CV
    distractors: [Dauphine, Frégate]
    topic: cars
  - {id: year, stem: "When did it win at Monte-Carlo?", answer: 1973, unit: year, topic: races}
  - id: pairs
    type: match
    stem: Match the drivers.
    pairs: {Thérier: Rally, Jabouille: Formula One}
    topic: races
    difficulty: 3
  - {id: true, stem: The A110 was heavy., answer: false, correction: It weighed 600 kg.}
"""


@pytest.fixture
def cars(tmp_path: Path) -> Pack:
    path = tmp_path / "cars.yaml"
    path.write_text(PACK, encoding="utf-8")
    pack, problems = load_pack(path)
    assert pack is not None
    assert [each for each in problems if each.is_error] == []
    return pack


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", "founder first year pairs true"),
        ("alpine", "founder first"),
        ("ALP", "founder first"),
        ("lpine", ""),
        ("redele", "founder"),
        ("Rédélé jean", "founder"),
        ("a106", "first"),
        ("a 106", "first"),
        ("A10", "first"),
        ("a110", "true"),
        ("4cv", "first"),
        ("dauphine", ""),
        ("course", "year pairs"),
        ("racing 1973", "year"),
        ("formula o", "pairs"),
        ("monte-carlo", "year"),
        ("600", "true"),
        ("alpine 1973", ""),
        ("?!", "founder first year pairs true"),
    ],
)
def test_words_are_found_by_their_beginnings_in_stem_answer_and_topic(
    cars: Pack, words: str, found: str
) -> None:
    items = found_among(cars.items("en"), Sought(words), cars)
    assert [item.id for item in items] == found.split()


def test_topic_type_and_difficulty_narrow_what_is_found(cars: Pack) -> None:
    def ids(sought: Sought) -> list[str]:
        return [item.id for item in found_among(cars.items("en"), sought, cars)]

    assert ids(Sought(topic="Races")) == ["year", "pairs"]
    assert ids(Sought(topic="races", type="match")) == ["pairs"]
    assert ids(Sought(difficulty=3)) == ["pairs"]
    assert ids(Sought("win", difficulty=3)) == []
    assert ids(Sought(topic="nowhere")) == []


def test_nothing_in_particular_is_sought_by_nothing_but_punctuation() -> None:
    assert not Sought()
    assert not Sought(' "*( : ')
    assert Sought("a")
    assert Sought(topic="cars")


def test_of_very_many_words_the_first_count() -> None:
    assert len(phrases(" ".join(map(str, range(10_000))))) < 100


@given(
    st.text(),
    st.text(),
    st.sampled_from(["", "choice", "true-false"]),
    st.integers(0, 3),
)
def test_what_was_sought_is_read_back_from_its_notation(
    words: str, topic: str, kind: str, difficulty: int
) -> None:
    sought = Sought(words, topic.strip(), kind, difficulty)
    again = from_notation(notation(sought))
    assert (again.topic, again.type, again.difficulty) == (topic.strip(), kind, difficulty)
    assert phrases(again.words) == phrases(words.replace(":", " "))


def test_the_notation_is_for_people_too() -> None:
    assert notation(Sought("4cv", "cars", "choice", 2)) == "4cv type:choice difficulty:2 topic:cars"
    assert notation(ANY) == ""
    assert from_notation("type:car difficulty:9 x") == Sought("type:car difficulty:9 x")
