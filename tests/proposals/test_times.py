from __future__ import annotations

import pytest

from alpine_quiz.facts.model import Precision
from alpine_quiz.proposals.rules.english import ENGLISH
from alpine_quiz.proposals.rules.french import FRENCH
from alpine_quiz.proposals.rules.quantities import Quantities
from alpine_quiz.proposals.rules.times import Times


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("opened on 24 June 1981", "1981-06-24", Precision.POINT),
        ("on December 10, 2020 they", "2020-12-10", Precision.POINT),
        ("in October 1987 a storm", "1987-10", Precision.POINT),
        ("by 1968 it had", "1968", Precision.BY),
        ("since 1958 it has", "1958", Precision.SINCE),
        ("around 1920 it was", "1920", Precision.ABOUT),
        ("in late 1921 it was", "1921", Precision.ABOUT),
        ("the works (1955) were", "1955", Precision.POINT),
    ],
)
def test_english_dates(text: str, date: str, precision: Precision) -> None:
    assert [(t.date, t.precision) for t in Times(ENGLISH).find(text)] == [(date, precision)]


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("le 3 mai 1930", "1930-05-03", Precision.POINT),
        ("le 1er août 1914", "1914-08-01", Precision.POINT),
        ("en juin 1995", "1995-06", Precision.POINT),
        ("le 28.01.2022", "2022-01-28", Precision.POINT),
        ("dès 1965", "1965", Precision.SINCE),
        ("depuis 1958", "1958", Precision.SINCE),
        ("d’ici 2026", "2026", Precision.BY),
        ("à horizon 2025", "2025", Precision.ABOUT),
        ("vers 1920", "1920", Precision.ABOUT),
    ],
)
def test_french_dates(text: str, date: str, precision: Precision) -> None:
    assert [(t.date, t.precision) for t in Times(FRENCH).find(text)] == [(date, precision)]


@pytest.mark.parametrize(
    "text",
    ["£1955", "1955 cars", "12,1955", "A1955", "19556", "CAP 2024", "3.1955", "1955-mm", "1955 %"],
)
def test_these_are_no_years(text: str) -> None:
    assert Times(ENGLISH).find(f"They had {text} then.") == []


@pytest.mark.parametrize(
    ("text", "value", "unit", "precision"),
    [
        ("sold 4,328 units", "4328", "units", Precision.POINT),
        ("cost £98 million to build", "98000000", "pounds", Precision.POINT),
        ("grew by 22.1 percent", "22.1", "per cent", Precision.POINT),
        ("nearly 1,350 people", "1350", "people", Precision.ABOUT),
        ("with eight stone arches", "8", "stone arches", Precision.POINT),
        ("a span of 1,410 metres", "1410", "metres", Precision.POINT),
    ],
)
def test_english_numbers(text: str, value: str, unit: str, precision: Precision) -> None:
    found = Quantities(ENGLISH).find(text, ())
    assert [(each.value, each.unit, each.precision) for each in found] == [(value, unit, precision)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("emploie 1 350 salariés", "1350", "salariés"),
        ("coûta 3,5 millions de francs", "3500000", "francs"),
        ("huit centres", "8", "centres"),
        ("une hausse de 12 %", "12", "pour cent"),
        ("près de 25\u202f000 visiteurs", "25000", "visiteurs"),
    ],
)
def test_french_numbers(text: str, value: str, unit: str) -> None:
    found = Quantities(FRENCH).find(text, ())
    assert [(each.value, each.unit) for each in found] == [(value, unit)]


@pytest.mark.parametrize("text", ["the 4CV car", "version 1.2.3 of it", "on 5 of them"])
def test_these_are_no_numbers_of_anything(text: str) -> None:
    assert Quantities(ENGLISH).find(text, ()) == []
