"""A pack's document laid open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.library.cited import cited_in
from alpine_quiz.library.opening import list_shelf, nearest_quote, open_document
from alpine_quiz.library.shelf import Shelf
from tests.library.makers import CHRONICLE, make_makers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.library.opening import OpenDocument


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(make_makers(tmp_path / "makers"))


def test_what_the_author_keeps_in_the_packs_folder_is_here(shelf: Shelf) -> None:
    opened = open_document(shelf, "chronicle", "en")
    assert opened.is_here
    assert opened.reading.text == CHRONICLE
    assert not opened.reading.is_markdown
    assert opened.spans == opened.cited.spans
    assert opened.standing() == 0
    release = open_document(shelf, "release", "en")
    assert release.is_here
    assert release.reading.is_markdown
    assert release.reading.shown(1).text == "Founded in 1954, we build cars."


def test_of_a_document_that_is_not_here_the_quotes_are_read(shelf: Shelf) -> None:
    opened = open_document(shelf, "lost", "en")
    assert not opened.is_here
    assert [opened.reading.shown(0).text] == ["it is said, in a book"]
    assert opened.spans == ((0, 22),)
    assert [opened.reading.text[slice(*span)] for span in opened.deciding] == ["a book"]
    assert nearest_quote(opened, 4_000) == 0


def test_quotes_of_an_absent_document_keep_its_order(tmp_path: Path) -> None:
    shelf = Shelf(make_makers(tmp_path / "makers", documents=False))
    opened = open_document(shelf, "chronicle", "en")
    assert [quote.quote for quote in opened.cited.quotes][-2:] == [
        "founded in 1955",
        "founded in 1955 by a dealer",
    ]


def test_each_quote_of_an_absent_document_stands_apart(tmp_path: Path) -> None:
    """Without capitals and full stops, too, as machines leave texts."""
    quotes = ("he built a small car", "based on other cars, it won", "and the next was faster")
    opened = open_document(Shelf(citing(tmp_path, quotes)), "book", "en")
    assert shown_of(opened) == list(quotes)


def test_overlapping_quotes_of_an_absent_document_are_put_together(tmp_path: Path) -> None:
    quotes = ("he built a small car", "a small car that won races", "that won", "he built cars")
    opened = open_document(Shelf(citing(tmp_path, quotes, at=(5, 14, 26, 400))), "book", "en")
    assert shown_of(opened) == ["he built a small car that won races", "he built cars"]
    assert [opened.reading.text[slice(*span)] for span in opened.spans if span] == list(quotes)


def test_the_same_words_from_elsewhere_are_not_put_together(tmp_path: Path) -> None:
    quotes = ("it won in the rain", "in the rain nobody came")
    opened = open_document(Shelf(citing(tmp_path, quotes, at=(0, 900))), "book", "en")
    assert shown_of(opened) == list(quotes)


@pytest.mark.parametrize(("at", "number"), [(0, 0), (20, 0), (401, 1), (700, 2), (10**9, 2)])
def test_of_an_absent_document_the_quote_cited_from_the_nearest_place_is_found(
    tmp_path: Path, at: int, number: int
) -> None:
    quotes = ("he built a small car", "it won in the rain", "nobody came")
    opened = open_document(Shelf(citing(tmp_path, quotes, at=(0, 390, 900))), "book", "en")
    assert nearest_quote(opened, at) == number


def test_where_no_quote_says_its_place_the_first_is_found(tmp_path: Path) -> None:
    pack = citing(tmp_path, ("he built a small car", "it won"), at=(0, 0))
    opened = open_document(Shelf(pack), "book", "en")
    assert nearest_quote(opened, 700) == opened.standing()


def citing(folder: Path, quotes: Sequence[str], at: Sequence[int] = ()) -> Pack:
    """Return a pack whose questions cite a book that is not here."""
    lines = ["format: 1", "id: books", "title: Books", "language: en"]
    lines += ["documents: {book: {title: A book, language: en}}", "questions:"]
    for number, quote in enumerate(quotes):
        place = at[number] if at else 1000 * number
        lines += [f"  - {{id: q{number}, stem: Is it {number}?, answer: Yes, citations: ["]
        lines += [f'     {{document: book, quote: "{quote}", at: {place}}}]}}']
    path = folder / "books.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    pack, _ = load_pack(path)
    assert pack is not None
    return pack


def shown_of(opened: OpenDocument) -> list[str]:
    return [opened.reading.shown(at).text for at in range(len(opened.reading.paragraphs))]


def test_what_no_pack_declares_opens_empty(shelf: Shelf) -> None:
    opened = open_document(shelf, "unheard-of", "en")
    assert (opened.document, opened.is_here, opened.spans) == (None, False, ())
    assert opened.standing() is None
    assert nearest_quote(opened, 0) is None


@pytest.mark.parametrize(
    ("at", "quote"),
    [
        (0, "founded in 1955"),
        (12, "founded in 1955"),
        (27, "founded in 1955 by a dealer"),
        (45, "sold 4CVs and won with them"),
        (10**9, "The last car was built in 1995"),
    ],
)
def test_the_quote_nearest_to_a_place_is_found(shelf: Shelf, at: int, quote: str) -> None:
    opened = open_document(shelf, "chronicle", "en")
    number = nearest_quote(opened, at)
    assert number is not None
    assert opened.cited.quotes[number].quote == quote


def test_the_list_counts_the_same_facts_as_each_document(shelf: Shelf) -> None:
    listed = list_shelf(shelf, "en")
    assert [(each.document.id, each.is_here) for each in listed] == [
        ("chronicle", True),
        ("release", True),
        ("lost", False),
    ]
    for each in listed:
        text = shelf.text(each.document.id)
        content = text.content if text else None
        cited = cited_in(each.document.id, shelf.pack, content, "en", shelf.fact_base())
        assert each.subjects == tuple(fact.subject for fact in cited.facts)
    assert listed[0].subjects == ("founded-1955", "dealer", "won", "last.number")


def test_a_text_laid_open_is_the_documents(shelf: Shelf) -> None:
    release = shelf.text("release")
    assert release is not None
    shelf.lay_open("lost", release)
    assert open_document(shelf, "lost", "en").is_here


def test_facts_are_read_once(shelf: Shelf) -> None:
    base = shelf.fact_base()
    assert base is not None
    assert shelf.fact_base() is base


def test_a_pack_without_facts_has_its_questions(tmp_path: Path) -> None:
    shelf = Shelf(make_makers(tmp_path / "makers", facts=False))
    assert shelf.fact_base() is None
    opened = open_document(shelf, "chronicle", "en")
    assert [fact.statement for fact in opened.cited.facts] == [
        "Who founded it? – Dealer",
        "When was the last car built? – 1995",
    ]
