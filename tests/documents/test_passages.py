"""The passage around a quote."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.documents.passages import passage_around

TEXT = (
    "Title\n\nBefore it all . The first cars came in 1955 , and they were small .\n\n"
    "Another paragraph follows , and it is long .\n"
)


def test_the_quote_and_its_mark_stand_in_the_passage() -> None:
    passage = passage_around(TEXT, "first cars came in 1955", None, 1000, mark="1955")
    assert passage is not None
    assert passage.text == TEXT
    begin, end = passage.quote
    assert passage.text[begin:end] == "first cars came in 1955"
    assert passage.text[slice(*passage.mark)] == "1955"
    assert passage.parts[0].endswith("Before it all. The ")
    assert passage.marked_parts[1:4] == ("first cars came in ", "1955", "")


def test_it_ends_with_the_paragraph_where_that_is_near() -> None:
    passage = passage_around(TEXT, "in 1955", None, 40)
    assert passage is not None
    assert passage.text.startswith("Before it all")
    assert passage.text.endswith("small .")
    assert not passage.cut_before
    assert not passage.cut_after


def test_a_run_on_text_is_cut_between_words() -> None:
    text = "word " * 100 + "the quote itself " + "more " * 100
    passage = passage_around(text, "the quote itself", None, 22)
    assert passage is not None
    before, quote, after = passage.parts
    assert (before, quote) == ("… word word word word ", "the quote itself")
    assert after == " more more more more …"


def test_of_markdown_it_is_the_paragraph_whose_lines_belong_together() -> None:
    text = "# The lamp\n\nIt was lit\nin 1868.\n\n- Henri Morel\n- the keepers\n\n## Later\n"
    for quote, around in (
        ("lit in", "It was lit\nin 1868."),
        ("the keepers", "the keepers"),
        ("The lamp", "The lamp"),
    ):
        passage = passage_around(text, quote, None, 200, markdown=True)
        assert passage is not None
        assert passage.text == around
        assert (passage.cut_before, passage.cut_after) == (False, False)


def test_a_long_paragraph_of_markdown_is_cut_as_any_other() -> None:
    text = "# A title\n\n" + "one two three " * 100 + "the quote " + "four five six " * 100
    passage = passage_around(text, "the quote", None, 40, markdown=True)
    assert passage is not None
    assert (passage.cut_before, passage.cut_after) == (True, True)


def test_of_several_occurrences_the_cited_one_is_shown() -> None:
    text = "an engine here and an engine there"
    near = passage_around(text, "an engine", 19, 10)
    assert near is not None
    assert near.start + near.quote[0] == 19


def test_a_quote_that_is_not_there_has_no_passage() -> None:
    assert passage_around(TEXT, "in 1956", 10, 100) is None


@given(st.text(alphabet="ab \n"), st.text(alphabet="ab ", min_size=1), st.integers(0, 20))
def test_the_passage_is_a_piece_of_the_text(text: str, quote: str, wide: int) -> None:
    text = f"{text} {quote} {text}"
    passage = passage_around(text, quote, None, wide, mark="a")
    if passage is None:
        assert not quote.strip()
        return
    assert text[passage.start :].startswith(passage.text)
    assert passage.text[slice(*passage.quote)].split() == quote.split()
    begin, end = passage.quote
    assert begin <= wide
    assert len(passage.text) - end <= wide
    assert len(passage.marked_parts) == 5
