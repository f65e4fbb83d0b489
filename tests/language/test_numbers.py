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
    is_year,
    points_shown,
    readings,
    share,
    shown,
)

SPACES = " \u00a0\u2009\u202f\u2007\u3000"


def read(text: str, unit: str | None = None) -> list[str]:
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
        ("A-5", []),
        ("€5", ["5"]),
        ("1.2e3", ["1200"]),
        ("12e", ["12"]),
        ("½", ["0.5"]),
        ("7½", ["7.5"]),
        ("7 1/2", ["7.5"]),
        ("2 million", ["2000000"]),
        ("1,5 millions", ["1500000.0"]),
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
        *("not 1969", "before 1969", "1969 1970"),
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


YEAR, CARS = "year", "cars"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        *((f"{word} 1969", YEAR) for word in ("in", "about", "around", "approximately", "ca.")),
        *((f"{word} 1969", YEAR) for word in ("approx.", "circa", "c.", "roughly", "~", "≈", "=")),
        *((f"{word} 1969", YEAR) for word in ("it is", "It’s", "it was in", "the year", "year")),
        *((f"{word} 1969", YEAR) for word in ("environ", "vers", "en", "à peu près", "a peu pres")),
        *((f"{word}1969", YEAR) for word in ("l’an ", "l'année ", "en l’an ", "c’était en ", "c")),
        *(("1969 AD", YEAR), ("“1969”", YEAR), ("1969!", YEAR), ("1969?", YEAR)),
        *((f"1969 {unit}", CARS) for unit in ("car", "cars", "Cars.", "voitures", "environ")),
        *((f"1969 {unit}", "cc") for unit in ("cc", "CC", "cm3", "cm³", "c.c.", "ccm")),
        *((f"1969 {unit}", "cc") for unit in ("cubic centimetres", "centimètres cubes")),
        *((f"1969{unit}", "km") for unit in (" km", "km", " kms", " kilometers", " kilomètre")),
        *((f"1969 {unit}", "km/h") for unit in ("kph", "kmh", "km/h", "kilometres per hour")),
        *((f"1969 {unit}", "kilometres per hour") for unit in ("km/h", "kilomètres à l’heure")),
        *((f"1969{unit}", "%") for unit in ("%", " %", " percent", " per cent", " pour cent")),
        *((f"1969{unit}", "m") for unit in ("m", " metres", " meter", " mètres")),
        *((f"1969{unit}", "horsepower") for unit in ("hp", " ch", " bhp", " chevaux", " cv")),
        *((f"1969 {unit}", "motorcycles") for unit in ("motorcycle", "motorbikes", "motos")),
        *((f"1969 {unit}", "l/100 km") for unit in ("litres/100 km", "l/100km")),
        *(("€1969", "euros"), ("1969 EUR", "€"), ("about $1969", "dollars"), ("£ 1969", "£")),
        *(
            ("1969 dealers", "dealers"),
            ("1969 victories", "victories"),
            ("1 969 countries", "pays"),
        ),
    ],
)
def test_what_leaves_a_number_as_it_is_may_stand_beside_it(text: str, unit: str) -> None:
    assert read(text, unit) == ["1969"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        *(
            (f"{word} 1969", YEAR)
            for word in ("not", "before", "after", "<", ">", "≥", "until", "±")
        ),
        *((f"1969{word}", YEAR) for word in ("s", " BC", "²", "th", "+", "%", " or later", " a")),
        *((f"4328{word}", CARS) for word in ("%", " kg", " per cent", "€", " cars less", " of")),
        *(("€4328", CARS), ("$4328", "euros"), ("845 mph", "cc"), ("845 mph", "km/h")),
        *(("4 cm", "m"), ("4 hours", "km/h"), ("A4328", CARS), ("957 cars", ""), ("4cars4", CARS)),
    ],
)
def test_any_other_word_beside_a_number_makes_it_none(text: str, unit: str) -> None:
    assert read(text, unit) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("43 hundred", 4300), ("4 dozen", 48), ("une douzaine", 12), ("4k", 4000)),
        *(("4 thousand cars", 4000), ("4 mille", 4000), ("4 milliers de voitures", 4000)),
        *(("4M", 4 * 10**6), ("4 mn", 4 * 10**6), ("4 Mio", 4 * 10**6), ("two million", 2 * 10**6)),
        *(("4 bn", 4 * 10**9), ("4 Mds", 4 * 10**9), ("4 milliards", 4 * 10**9), ("3 cents", 300)),
        ("4 hundred thousand", 400_000),
    ],
)
def test_a_scale_multiplies(text: str, number: int) -> None:
    assert readings(text, CARS) == {number}


def test_a_unit_goes_before_a_scale_that_is_written_alike() -> None:
    assert read("50 m", "metres") == ["50"]
    assert read("50 cents", "cents") == ["50"]
    assert read("2k€", "euros") == ["2000"]
    assert read("2 thousand", "m") == ["2000"]


def test_three_noughts_behind_a_separator_are_thousands() -> None:
    assert read("845,000") == ["845000"]
    assert read("845.000") == ["845000"]
    assert read("4328,000") == []
    assert read("0.000") == ["0.000"]
    assert read("1,328.000") == ["1328.000"]


def test_a_place_may_be_an_ordinal() -> None:
    assert read("3rd", "") == ["3"]
    assert read("3e place", "place") == ["3"]
    assert read("3rd", CARS) == []


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


@pytest.mark.parametrize(
    ("unit", "year"),
    [
        ("year", True),
        ("année", True),
        ("Year", True),
        ("years", False),
        ("ans", False),
        ("", False),
    ],
)
def test_a_year_is_no_quantity_of_years(unit: str, year: bool) -> None:
    assert is_year(unit) is year


@pytest.mark.parametrize("typed", ["1 2 3 4 5 6 7 8 9", "½" * 200, "½ﷺ" * 100])
def test_of_many_numbers_none_is_meant(typed: str) -> None:
    assert readings(typed, "cars") == frozenset()
