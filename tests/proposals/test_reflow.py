from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alpine_quiz.proposals.reflow import reflow

SCATTERED = (
    "Alpine annonce la production à Dieppe de son futur modèle \n\n"
    "électrique, attendu pour la fin de la décennie par tous.  \n\n"
    " 1 \n\n"
    "LE FUTUR MODÈLE\n\n"
    "Le nouveau plan de la marque est ambitieux et se fonde sur de longues \n\n"
    "études qui ont été menées par les équipes de la maison et par les \n\n"
    "bureaux de recherche du groupe.\n"
)


def test_broken_lines_are_joined_and_page_numbers_left_out() -> None:
    assert reflow(SCATTERED).text.split("\n") == [
        "Alpine annonce la production à Dieppe de son futur modèle électrique, attendu pour la fin "
        "de la décennie par tous.",
        "LE FUTUR MODÈLE",
        "Le nouveau plan de la marque est ambitieux et se fonde sur de longues études qui ont été "
        "menées par les équipes de la maison et par les bureaux de recherche du groupe.",
        "",
    ]


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        ("a long deve-\nlopment", "a long development"),
        ("the rear-\nmounted engine", "the rear-mounted engine"),
        ("so well-\nmade and well-made", "so well-made and well-made"),
        ("a sof\u00adt word", "a soft word"),
        ("the ﬁrst ﬂight", "the first flight"),
        ("wide \t  gap", "wide gap"),
    ],
)
def test_words_are_mended(kept: str, read: str) -> None:
    assert reflow(kept).text.strip() == read


def test_a_torn_word_is_joined_only_where_it_stands_whole_elsewhere() -> None:
    assert reflow("Near D ieppe. In Dieppe.").text.strip() == "Near Dieppe. In Dieppe."
    assert reflow("Plan B ranks first.").text.strip() == "Plan B ranks first."
    assert reflow("Near D ieppe.").text.strip() == "Near D ieppe."


def test_headers_that_come_again_are_left_out() -> None:
    page = "The Harrow Review, page {}\n\nIt was a long story that went on and on.\n\n"
    assert "Review" not in reflow("".join(page.format(n) for n in range(4))).text


def test_paragraphs_parted_by_blank_lines_stay_apart() -> None:
    assert reflow("One thing.\n\nanother Thing.").text.count("\n") == 2


def test_what_stands_across_a_page_number_is_not_whole() -> None:
    line = "The first of the many bridges that were built across this river was the one which"
    kept = f"{line}\n\n7\n\nopened."
    reading = reflow(kept)
    assert not reading.is_whole(0, len(reading.text.rstrip()))
    assert reading.is_whole(0, 20)


def test_markdown_loses_its_code_and_tables() -> None:
    kept = "---\ntitle: x\n---\n# Head\n\n```\ncode\n```\n| a | b |\n\n> quoted *text*\n"
    assert reflow(kept, is_markdown=True).text.split("\n") == ["Head", "quoted text", ""]


@settings(max_examples=100)
@given(st.text(alphabet="abC \n\t-1.\u00ad\u00a0ﬁ\r\fD", max_size=200))
def test_every_sign_leads_back_to_where_it_stands(kept: str) -> None:
    reading = reflow(kept)
    for place, sign in enumerate(reading.text):
        origin = kept[reading.origin(place)]
        assert origin == sign or sign.isspace() or (origin == "ﬁ" and sign in "fi")
