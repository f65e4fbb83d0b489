from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.game.scoring import match_credit, multiple_credit, number_credit, order_credit

ITEMS = "abcdef"


@given(st.sets(st.sampled_from(ITEMS)), st.integers(1, 5))
def test_several_picks_earn_their_share_but_never_less_than_nothing(
    picked: set[str], rights: int
) -> None:
    answers, distractors = ITEMS[:rights], ITEMS[rights:]
    right = Fraction(len(picked & set(answers)), len(answers))
    wrong = Fraction(len(picked & set(distractors)), len(distractors))
    credit = multiple_credit(picked, answers, distractors)
    assert credit == max(0, right - wrong)
    assert (credit == 1) == (picked == set(answers))


def test_without_distractors_the_share_right_is_all() -> None:
    assert multiple_credit({"a"}, "ab", ()) == Fraction(1, 2)


@given(st.permutations("abcde"))
def test_an_order_is_right_half_right_or_wrong(given_: list[str]) -> None:
    swaps = [[*"abcde"[:at], "abcde"[at + 1], "abcde"[at], *"abcde"[at + 2 :]] for at in range(4)]
    expected = 1 if given_ == list("abcde") else Fraction(1, 2) if given_ in swaps else 0
    assert order_credit("abcde", given_) == expected


def test_two_things_the_wrong_way_round_are_all_wrong() -> None:
    assert order_credit("ab", "ba") == 0
    assert order_credit("ab", "ab") == 1


def test_an_order_of_another_length_is_wrong() -> None:
    assert order_credit("abc", "ab") == 0


@given(st.permutations("wxyz"))
def test_each_pair_found_earns_its_share(rights: list[str]) -> None:
    pairs = list(zip("abcd", "wxyz", strict=True))
    given_ = list(zip("abcd", rights, strict=True))
    assert match_credit(pairs, given_) == Fraction(len(set(pairs) & set(given_)), 4)


@pytest.mark.parametrize(
    ("typed", "credit"),
    [("105", 1), ("105.0001", Fraction(1, 2)), ("115", Fraction(1, 2)), ("115.0001", 0)],
)
def test_the_bounds_of_an_estimate_are_within_it(typed: str, credit: Fraction) -> None:
    key = Decimal(100)
    assert number_credit({Decimal(typed)}, key, tolerance=Decimal(0), estimate=True) == credit


def test_the_best_reading_counts() -> None:
    given_ = {Decimal("4.328"), Decimal(4328)}
    assert number_credit(given_, Decimal(4328), tolerance=Decimal(0), estimate=False) == 1


def test_a_tolerance_wider_than_an_estimates_own_holds() -> None:
    key, tolerance = Decimal(10), Decimal(3)
    assert number_credit({Decimal(13)}, key, tolerance=tolerance, estimate=True) == 1
