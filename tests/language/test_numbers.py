from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.language.numbers import (
    LONGEST,
    distance,
    grouped,
    points_shown,
    readings,
    share,
    shown,
)

SPACES = " \u00a0\u2009\u202f\u2007\u3000"


def read(text: str, unit: str = "") -> list[str]:
    return sorted(format(number, "f") for number in readings(text, unit))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("4328", ["4328"]),
        ("4,328", ["4.328", "4328"]),
        ("4.328", ["4.328", "4328"]),
        ("4'328", ["4328"]),
        ("4’328", ["4328"]),
        ("4_328", ["4328"]),
        *((f"4{space}328", ["4328"]) for space in SPACES),
        ("4328 cars", ["4328"]),
        ("4,328 cars!", ["4.328", "4328"]),
        ("about 4 328 500 cars", ["4328500"]),
        ("22,1 %", ["22.1"]),
        ("1.234,56", ["1234.56"]),
        ("1,234.56", ["1234.56"]),
        ("1 234,56", ["1234.56"]),
        ("1'234.50", ["1234.50"]),
        ("12,34,567", ["1234567"]),
        ("0.328", ["0.328"]),
        (".5", ["0.5"]),
        ("−5", ["-5"]),
        ("(-5)", ["-5"]),
        ("minus 5", ["-5"]),
        ("A-5", ["5"]),
        ("1.2e3", ["1200"]),
        ("12e", ["12"]),
        ("½", ["0.5"]),
        ("7½", ["7.5"]),
        ("7 1/2", ["7.5"]),
        ("2 million", ["2000000"]),
        ("1,5 millions", ["1500000"]),
        ("4k", ["4000"]),
        ("１２", ["12"]),
        ("٤٣٢٨", ["4328"]),
        ("४३२८", ["4328"]),
        ("in 1962?", ["1962"]),
        ("V6", []),
        ("A310", []),
        ("h4800", []),
        ("4man", []),
        ("12 m2", ["12"]),
        ("12 m²", ["12"]),
        ("n° 5", ["5"]),
        ("no.5", ["5"]),
        ("seven", ["7"]),
        ("Sept", ["7"]),
        ("\u200f5\u200f", ["5"]),
    ],
)
def test_a_number_is_read_in_every_plausible_way(text: str, numbers: list[str]) -> None:
    assert read(text) == sorted(numbers)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "?", "none", "NaN", "Infinity", "-inf", "1.2.3", "1/0", "1/2/3", "1e9999"),
        *("1978 or 1979", "1978/1979", "10-15", "1978 1979", "1 of 2", "²", "Ⅷ", "一"),
        "9" * (LONGEST + 1),
    ],
)
def test_no_number_or_more_than_one_is_none(text: str) -> None:
    assert not readings(text)


def test_the_unit_is_passed_over() -> None:
    assert read("7 litres/100 km", "litres/100 km") == ["7"]
    assert read("845 cm3", "cm3") == ["845"]
    assert read("845CC", "cc") == ["845"]


def test_a_scale_that_is_the_unit_counts_or_not() -> None:
    assert read("2 million", "million") == ["2"]
    assert read("2 million", "million cars") == ["2", "2000000"]


@given(st.text(max_size=80), st.text(max_size=10))
def test_any_text_has_finite_readings_or_none(text: str, unit: str) -> None:
    assert all(number.is_finite() for number in readings(text, unit))


@given(st.text("0123456789.,' -e/½k%", max_size=40))
def test_any_jumble_of_digits_and_signs_can_be_read(text: str) -> None:
    assert all(number.is_finite() for number in readings(text))


@given(st.integers(-(10**15), 10**15), st.sampled_from([",", ".", "'", "’", *SPACES]))
def test_a_grouped_number_reads_as_itself(number: int, separator: str) -> None:
    assert number in readings(f"{number:,}".replace(",", separator))


@given(
    st.decimals(-(10**9), 10**9, places=2, allow_nan=False, allow_infinity=False),
    st.sampled_from(["en", "fr", "fr-CH"]),
)
def test_what_is_shown_reads_as_itself(number: Decimal, language: str) -> None:
    assert number in readings(shown(number, language))


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_other_digits_are_another_number(one: int, other: int) -> None:
    assert (other in readings(str(one))) == (one == other)


def test_the_context_of_the_caller_does_not_matter() -> None:
    with localcontext(prec=2):
        assert read("4,328 500") == []
        assert read("4 328 500") == ["4328500"]
        assert distance(Decimal(4328), Decimal(4327)) == 1
        assert share(Decimal(-4328), 5) == Decimal("216.4")


def test_numbers_are_grouped_as_their_language_does() -> None:
    assert grouped("4328", "en") == "4,328"
    assert grouped("4328", "fr") == "4\u202f328"
    assert grouped("-1234567.80", "en") == "−1,234,567.80"
    assert grouped("22.1", "fr-CA") == "22,1"
    assert grouped("957", "fr") == "957"


@pytest.mark.parametrize("written", ["4,328", "007", "1e5", "about 4328", "", "٤٣٢٨", "1."])
def test_what_is_not_plainly_a_number_stays_as_written(written: str) -> None:
    assert grouped(written, "en") == written


def test_a_number_beyond_reason_is_shown_as_a_power() -> None:
    assert shown(Decimal("1e999999"), "en") == "1E+999999"
    assert shown(Decimal(4328), "en") == "4,328"


@pytest.mark.parametrize(
    ("points", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(10), "10"),
        (Fraction(15, 2), "7½"),
        (Fraction(1, 3), "⅓"),
        (Fraction(15, 4), "3¾"),
        (Fraction(7, 12), "0.58"),
        (Fraction(6, 5) + Fraction(1, 2), "1.7"),
    ],
)
def test_points_are_written_as_people_do(points: Fraction, text: str) -> None:
    assert points_shown(points) == text


def test_points_keep_the_decimal_comma_of_french() -> None:
    assert points_shown(Fraction(31, 12), "fr") == "2,58"
