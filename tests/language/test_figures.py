"""Numbers and dates as people read them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from alpine_quiz.language.catalogue import speak
from alpine_quiz.language.figures import near_day, points, published

TODAY = date(2025, 11, 22)


@pytest.mark.parametrize(
    ("earned", "in_english", "in_french"),
    [
        (Fraction(0), "0", "0"),
        (Fraction(1, 2), "½", "½"),
        (Fraction(15, 2), "7½", "7½"),
        (Fraction(91, 12), "7.58", "7,58"),
        (Fraction(7, 12), "0.58", "0,58"),
        (Fraction(999_999, 1000), "1,000", "1\N{NARROW NO-BREAK SPACE}000"),
        (Fraction(1234), "1,234", "1\N{NARROW NO-BREAK SPACE}234"),
        (Fraction(2469, 2), "1,234½", "1\N{NARROW NO-BREAK SPACE}234½"),
        (Fraction(14815, 12), "1,234.58", "1\N{NARROW NO-BREAK SPACE}234,58"),
    ],
)
def test_points_are_grouped_and_keep_their_parts(
    earned: Fraction, in_english: str, in_french: str
) -> None:
    assert points(earned) == in_english
    speak("fr")
    assert points(earned) == in_french


@pytest.mark.parametrize(
    ("iso", "in_english", "in_french"),
    [
        ("2022", "2022", "2022"),
        ("2022-01", "January 2022", "janvier 2022"),
        ("2022-01-28", "28 January 2022", "28 janvier 2022"),
        ("1955-08", "August 1955", "août 1955"),
    ],
)
def test_a_document_is_dated_as_far_as_is_known(iso: str, in_english: str, in_french: str) -> None:
    assert published(iso) == in_english
    speak("fr")
    assert published(iso) == in_french


@pytest.mark.parametrize(
    "iso", ["", "-", "2022-13", "2023-02-29", "0000-01", "{day}", "2022-01-28-1"]
)
def test_what_is_no_date_stays_as_it_is(iso: str) -> None:
    assert published(iso) == iso


def test_a_day_not_far_off_goes_without_its_year() -> None:
    assert near_day(date(2025, 11, 25), TODAY) == "25 November"
    assert near_day(date(2025, 2, 1), TODAY) == "1 February"
    assert near_day(date(2026, 12, 27), TODAY) == "27 December 2026"
    assert near_day(date(2024, 12, 27), TODAY) == "27 December 2024"
