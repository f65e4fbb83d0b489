from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.game.answers import Answer, Matched, Ordered, Picked, Typed
from alpine_quiz.game.notation import (
    NotationError,
    answer_text,
    as_text,
    from_text,
    key_of,
    key_text,
)
from tests.game import questions

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Question

texts = st.text(max_size=20)
lists = st.lists(texts, max_size=4).map(tuple)
answers: st.SearchStrategy[Answer] = st.one_of(
    st.builds(Picked, lists),
    st.builds(Typed, texts),
    st.builds(Ordered, lists),
    st.builds(Matched, st.lists(st.tuples(texts, texts), max_size=4).map(tuple)),
)


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (Picked(("Mille Miglia", "Frégate")), '{"picked":["Mille Miglia","Frégate"]}'),
        (Typed('“4,328”"'), '{"typed":"“4,328”\\""}'),
        (Ordered(("A106", "A108")), '{"ordered":["A106","A108"]}'),
        (Matched((("A106", "4CV"),)), '{"matched":[["A106","4CV"]]}'),
    ],
)
def test_an_answer_is_noted_as_one_line_of_json(answer: Answer, text: str) -> None:
    assert as_text(answer) == text
    assert from_text(text) == answer


@given(answers)
def test_what_is_noted_is_read_back(answer: Answer) -> None:
    text = as_text(answer)
    assert "\n" not in text
    assert from_text(text) == answer


def test_a_lone_surrogate_is_noted_in_letters_that_can_be_stored() -> None:
    text = as_text(Typed("\ud800"))
    assert text.isascii()
    assert from_text(text) == Typed("\ud800")


@pytest.mark.parametrize(
    "text",
    [
        *("", "4CV", "null", "[]", "{}", '"typed"', "{", "NaN", "[" * 100_000),
        *('{"typed":1}', '{"picked":"4CV"}', '{"picked":[1]}', '{"matched":[["a"]]}'),
        *('{"matched":[1]}', '{"ordered":{}}', '{"typed":"a","picked":[]}', '{"said":"a"}'),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(NotationError):
        from_text(text)


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (questions.choice(), "4CV"),
        (questions.multiple(), "Mille Miglia, Coupe des Alpes"),
        (questions.true_false(), "false"),
        (questions.text(), "Jean Rédélé"),
        (questions.number(), "4328"),
        (questions.order(), "A106 → A108 → A110 → A310"),
        (questions.match(), "A106 – 4CV, A108 – Dauphine, A110 – R8"),
    ],
)
def test_a_key_is_written_for_people(item: Question, text: str) -> None:
    assert key_text(item) == text
    assert answer_text(key_of(item)) == text
