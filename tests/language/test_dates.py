"""Dates in words."""

from __future__ import annotations

import pytest

from alpine_quiz.language.dates import at_date, date_said


@pytest.mark.parametrize(
    ("iso", "language", "said", "at"),
    [
        ("2022", "en", "2022", "in 2022"),
        ("2022-01", "en", "January 2022", "in January 2022"),
        ("2022-01-28", "en", "28 January 2022", "on 28 January 2022"),
        ("2022", "fr", "2022", "en 2022"),
        ("2020-12", "fr", "décembre 2020", "en décembre 2020"),
        ("2020-12-01", "fr", "1er décembre 2020", "le 1er décembre 2020"),
        ("2020-12-10", "fr-CH", "10 décembre 2020", "le 10 décembre 2020"),
        ("2020-12-10", "tlh", "2020-12-10", "on 2020-12-10"),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(iso: str, language: str, said: str, at: str) -> None:
    assert (date_said(iso, language), at_date(iso, language)) == (said, at)
