from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.bank.model import Choice, Match, Multiple, Number, Order, Text, TrueFalse
from alpine_quiz.game.answers import Matched, Ordered, Picked, Typed
from alpine_quiz.game.asked import Asked
from alpine_quiz.language.catalogue import speak
from alpine_quiz.plain.reading import read_answer
from alpine_quiz.plain.wording import answer_text, key_text

CHOICE = Asked(
    Choice(id="c", stem="?", answer="4CV", distractors=("R4", "R8")), ("R4", "4CV", "R8")
)
MULTIPLE = Asked(
    Multiple(id="m", stem="?", answers=("a", "b"), distractors=("c", "d")), ("a", "c", "b", "d")
)
TRUTH = Asked(TrueFalse(id="t", stem="?", answer=True), ("true", "false"))
ORDER = Asked(Order(id="o", stem="?", items=("x", "y", "z")), ("z", "x", "y"))
MATCH = Asked(
    Match(id="p", stem="?", pairs=(("A106", "4CV"), ("A110", "R8"))),
    ("R8", "4CV"),
    ("A106", "A110"),
)
TEXT = Asked(Text(id="n", stem="?", answer="Dieppe"))
NUMBER = Asked(Number(id="y", stem="?", answer=Decimal(1978), written="1978"))
ALL = [CHOICE, MULTIPLE, TRUTH, ORDER, MATCH, TEXT, NUMBER]


@pytest.mark.parametrize("line", ["b", "B", "2", " 2 ", "b."])
def test_an_option_is_a_letter_or_a_number(line: str) -> None:
    assert read_answer(line, CHOICE) == Picked(("4CV",))


@pytest.mark.parametrize("line", ["", "d", "4", "0", "ab", "é", "4CV", "1,2"])
def test_what_names_no_single_option_is_no_answer(line: str) -> None:
    assert read_answer(line, CHOICE) is None


@pytest.mark.parametrize("line", ["1,3", "3 1", "a c", "AC", "c;a"])
def test_several_are_set_apart_or_written_together(line: str) -> None:
    assert read_answer(line, MULTIPLE) == Picked(("a", "b"))


def test_the_same_option_twice_is_no_answer() -> None:
    assert read_answer("1,1", MULTIPLE) is None


@pytest.mark.parametrize(
    ("line", "truth"), [("t", "true"), ("A", "true"), ("1", "true"), ("false", "false")]
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_true_and_false_go_by_word_letter_and_number(line: str, truth: str, language: str) -> None:
    speak(language)
    assert read_answer(line, TRUTH) == Picked((truth,))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_true_and_false_may_be_said_in_french_whatever_is_spoken(language: str) -> None:
    speak(language)
    for line in ("v", "V", "vrai", "Oui", "o"):
        assert read_answer(line, TRUTH) == Picked(("true",))
    for line in ("f", "faux", "FAUX", "non"):
        assert read_answer(line, TRUTH) == Picked(("false",))


@pytest.mark.parametrize("line", ["2,3,1", "231", "b c a", "2 > 3 > 1"])
def test_an_order_names_every_line_once(line: str) -> None:
    assert read_answer(line, ORDER) == Ordered(("x", "y", "z"))


@pytest.mark.parametrize("line", ["2,3", "1,1,2", "1,2,3,4", "xyz"])
def test_an_order_that_misses_a_line_is_no_answer(line: str) -> None:
    assert read_answer(line, ORDER) is None


@pytest.mark.parametrize("line", ["B,A", "ba", "1B 2A", "2=A, 1=B", "1b,2a"])
def test_pairs_go_by_partners_in_turn_or_by_name(line: str) -> None:
    assert read_answer(line, MATCH) == Matched((("A106", "4CV"), ("A110", "R8")))


@pytest.mark.parametrize("line", ["A,A", "1A 1B", "A", "1C 2A", "3A 1B"])
def test_pairs_that_leave_a_side_alone_are_no_answer(line: str) -> None:
    assert read_answer(line, MATCH) is None


def test_typed_answers_are_taken_as_they_are() -> None:
    assert read_answer("  dieppe ", TEXT) == Typed("dieppe")
    assert read_answer("about 1978", NUMBER) == Typed("about 1978")
    assert read_answer("   ", TEXT) is None


@given(st.text(max_size=60), st.sampled_from(ALL))
def test_whatever_is_typed_is_an_answer_to_this_question_or_none(line: str, asked: Asked) -> None:
    answer = read_answer(line, asked)
    if isinstance(answer, Picked):
        assert set(answer.options) <= set(asked.options)
    if isinstance(answer, Ordered):
        assert sorted(answer.items) == sorted(asked.options)
    if isinstance(answer, Matched):
        assert sorted(left for left, _ in answer.pairs) == sorted(asked.lefts)
        assert sorted(right for _, right in answer.pairs) == sorted(asked.options)


def test_pairs_are_set_apart_as_the_language_does() -> None:
    assert key_text(MATCH.item) == "A106 – 4CV; A110 – R8"
    speak("fr")
    assert key_text(MATCH.item) == "A106 – 4CV\u202f; A110 – R8"
    assert answer_text(Matched((("A110", "4CV"), ("A106", "R8"))), MATCH.item).count(" ;") == 0
