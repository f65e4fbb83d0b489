"""Telling a person where something stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.documents.places import Region, TextPlace, Where, place_of, region_of

RUN_ON = "using renault 4cvs , rédélé gained class wins " * 100
ARTICLE = "Alpine Sold 4,328 Cars\n\nGrowth continued.\nFor long.\n\n \nIn Germany it was best.\n"
FROM_PDF = (
    "28.01.2022 \n\n Alpine annonce la production de son \n\nfutur crossover\n\nGT à Dieppe\n"
)


def test_a_run_on_line_is_told_by_its_thirds() -> None:
    places = [place_of(RUN_ON, at) for at in (0, len(RUN_ON) // 2, len(RUN_ON) - 1)]
    assert places == [
        TextPlace(Where.REGION, Region.BEGINNING),
        TextPlace(Where.REGION, Region.MIDDLE),
        TextPlace(Where.REGION, Region.END),
    ]


def test_prose_is_told_by_paragraphs() -> None:
    def paragraph(words: str) -> TextPlace:
        return place_of(ARTICLE, ARTICLE.index(words))

    assert paragraph("Alpine Sold") == TextPlace(Where.PARAGRAPH, 1)
    assert paragraph("Growth") == TextPlace(Where.PARAGRAPH, 2)
    assert paragraph("For long") == TextPlace(Where.PARAGRAPH, 2)
    assert paragraph("Germany") == TextPlace(Where.PARAGRAPH, 3)


def test_blank_lines_before_the_first_paragraph_do_not_count() -> None:
    text = "\n\n" + ARTICLE
    assert place_of(text, text.index("Growth")) == TextPlace(Where.PARAGRAPH, 2)


def test_scattered_lines_of_a_pdf_are_told_by_lines() -> None:
    assert place_of(FROM_PDF, FROM_PDF.index("futur")) == TextPlace(Where.LINE, 5)


def test_windows_lines_count_once() -> None:
    assert place_of("one\r\ntwo\r\nthree", 10) == TextPlace(Where.LINE, 3)


def test_a_place_outside_is_at_the_nearest_end() -> None:
    assert place_of("one\ntwo", 1000) == TextPlace(Where.LINE, 2)
    assert place_of("one\ntwo", -5) == TextPlace(Where.LINE, 1)
    assert place_of("", 0) == TextPlace(Where.LINE, 1)
    assert region_of(99, 10) is Region.END
    assert region_of(0, 0) is Region.BEGINNING


@given(st.text(alphabet="ab. \n\r"), st.integers(0, 50))
def test_places_never_run_backwards(text: str, at: int) -> None:
    here, there = place_of(text, at), place_of(text, at + 5)
    assert here.where is there.where
    assert 1 <= here.number <= there.number
