"""50:50 takes half of the wrong options away, by lot, and never the key."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.bank.model import Choice, Question
from alpine_quiz.game.asked import Asked
from alpine_quiz.game.helping import cost_of, half_of_the_wrong
from alpine_quiz.game.presenting import present
from tests.game import questions

WORDS = ("Dauphine", "Frégate", "Juvaquatre", "Floride", "R8")


@pytest.mark.parametrize(("wrong", "removed"), [(1, 0), (2, 1), (3, 2), (5, 2)])
def test_half_of_the_wrong_options_go_rounded_up(wrong: int, removed: int) -> None:
    asked = questions.shown(questions.choice(distractors=WORDS[:wrong], feedback={}))
    found = half_of_the_wrong(asked)
    assert len(found) == removed
    assert set(found) <= set(asked.options) - {"4CV"}
    assert half_of_the_wrong(asked) == found


@pytest.mark.parametrize("item", questions.ALL, ids=lambda item: item.type)
def test_only_of_a_choice(item: Question) -> None:
    assert bool(half_of_the_wrong(questions.shown(item))) == isinstance(item, Choice)


@given(seed=st.text(max_size=4))
def test_an_items_languages_lose_the_same_options(seed: str) -> None:
    french = ("Dauphine (fr)", "Frégate (fr)", "Juvaquatre (fr)", "Floride (fr)")
    pairs = dict(zip(WORDS, french, strict=False))
    one = present(questions.choice(distractors=WORDS[:4], feedback={}), seed)
    other = present(questions.choice(distractors=french, feedback={}), seed)
    assert tuple(pairs[each] for each in half_of_the_wrong(one)) == half_of_the_wrong(other)


def test_every_wrong_option_may_go() -> None:
    gone = {
        option
        for seed in range(30)
        for option in half_of_the_wrong(present(questions.choice(), str(seed)))
    }
    assert gone == {"Dauphine", "Frégate", "Juvaquatre"}


def test_a_key_that_is_among_the_distractors_stays() -> None:
    item = questions.choice(distractors=("Dauphine", "4CV", "Frégate", "Juvaquatre"), feedback={})
    asked = Asked(item, ("Dauphine", "4CV", "Frégate"))
    assert "4CV" not in half_of_the_wrong(asked)


def test_costs_add_up() -> None:
    costs = [cost_of(hinted=hint, halved=half) for hint in (False, True) for half in (False, True)]
    assert costs == [Fraction(quarters, 4) for quarters in (0, 2, 1, 3)]
