"""Worksheets for pen and paper, as HTML and as Markdown."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt

from alpine_quiz.bank.model import Localized, Pack
from alpine_quiz.exchange import html_out, markdown_out
from alpine_quiz.exchange.losses import Loss
from alpine_quiz.exchange.worksheet import Variants, answer, sheets, sources
from alpine_quiz.language.catalogue import speak, spoken
from tests.bank.writer import texts
from tests.exchange.packs import pack_of, questions

ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "section", "header", "div", "h1", "h2"),
    *("p", "span", "ol", "ul", "li"),
}


class Page(HTMLParser):
    """What is in a page: its elements, their attributes, and the texts between them."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.feed(content.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)


def html(pack: Pack, variants: Variants | None = None) -> str:
    return html_out.write(pack, "en", variants or Variants()).content.decode()


def markdown(pack: Pack, variants: Variants | None = None) -> str:
    return markdown_out.write(pack, "en", variants or Variants()).content.decode()


def french(pack: Pack) -> Pack:
    return replace(pack, banks=tuple(bank._replace(language="fr") for bank in pack.banks))


def rendered(text: str) -> str:
    """Return Markdown as a page shows it."""
    return str(MarkdownIt("gfm-like", {"linkify": False}).render(text))


def test_one_sheet_has_the_packs_order_and_its_key_behind_it(seven: Pack) -> None:
    text = html(seven)
    assert text.count('<section class="sheet">') == text.count('<section class="key">') == 1
    at = [text.index(item.stem) for item in seven.items("en")]
    assert at == sorted(at)
    assert max(at) < text.index('<section class="key">') < text.index("The tide could be felt")
    assert "Variant" not in text


def test_nothing_of_the_key_is_on_the_sheet(seven: Pack) -> None:
    sheet = html(seven).partition('<section class="key">')[0]
    told = ("777", "Claude", "Monet", "The Loire is longer", "“")
    found = [word for word in told if word in sheet.replace("777 km", "")]
    assert found == []


def test_every_type_has_room_for_a_pen(seven: Pack) -> None:
    sheet = html(seven).partition('<section class="key">')[0]
    assert sheet.count('class="circle"') == 4 + 2  # choice, true or false
    assert sheet.count('class="box"') == 4
    assert sheet.count('class="write"') == 1
    assert sheet.count('class="place"') == 4 + 3  # order, match
    assert '<span class="line"></span><span>kilometres</span>' in sheet
    assert "Number them from 1 to 4." in sheet


def test_the_key_tells_letters_places_quotes_and_sources(seven: Pack) -> None:
    (sheet,) = sheets(seven, "en", Variants())
    numbers = sources(seven.items("en"))
    keys = [answer(asked, seven, "en", numbers) for asked in sheet.asked]
    for asked, key in zip(sheet.asked, keys, strict=True):
        letters = dict(zip("ABCDEF", asked.options, strict=False))
        for letter, option in re.findall(r"([A-F])\. ([^;]+)", key.key):
            assert letters[letter] == option
    order = sheet.asked[5]
    places = [int(place) for place in keys[5].key.partition(":")[0].split(", ")]
    by_place = sorted(zip(places, order.options, strict=True))
    assert tuple(name for _, name in by_place) == ("Langres", "Paris", "Rouen", "Le Havre")
    assert keys[0].quotes == (("“flows through Troyes, Paris and Rouen”", 1),)
    assert "A short account of the Seine, Our tests, 2026-01-31" in html(seven)
    assert "Licence: MIT" in html(seven)


def test_variants_differ_and_each_has_a_key_of_its_own(seven: Pack) -> None:
    found = sheets(seven, "en", Variants(4, "monday"))
    assert [sheet.letter for sheet in found] == ["A", "B", "C", "D"]
    orders = {tuple(asked.item.id for asked in sheet.asked) for sheet in found}
    assert len(orders) == 4
    assert {frozenset(order) for order in orders} == {frozenset(next(iter(orders)))}
    options = {
        asked.options for sheet in found for asked in sheet.asked if asked.item.type == "choice"
    }
    assert len(options) > 1
    text = html(seven, Variants(4, "monday"))
    headings = re.findall(r"(Answer key, variant \w|>Variant \w)", text)
    assert headings == [
        *(f">Variant {letter}" for letter in "ABCD"),
        *(f"Answer key, variant {letter}" for letter in "ABCD"),
    ]
    for part in text.split('<section class="key')[1:]:
        order = [int(place) for place in re.findall(r"(\d), (\d), (\d), (\d):", part)[0]]
        assert sorted(order) == [1, 2, 3, 4]


def test_the_same_seed_is_the_same_sheets_and_another_is_not(seven: Pack) -> None:
    assert html(seven, Variants(2, "x")) == html(seven, Variants(2, "x"))
    assert html(seven, Variants(2, "x")) != html(seven, Variants(2, "y"))
    assert html(seven, Variants(1, "x")) != html(seven)


def test_paper_is_broken_where_it_should_be(seven: Pack) -> None:
    style = html(seven).partition("<style>")[2].partition("</style>")[0]
    printed = style.partition("@media print")[2]
    assert "break-inside: avoid" in printed
    assert "break-before: page" in printed
    assert not re.search(r"(?<!font-)size:", style)  # A4 or Letter: what the printer has


def test_a_worksheet_speaks_the_questions_language(seven: Pack) -> None:
    content = html_out.write(french(seven), "fr", Variants(2)).content.decode()
    assert '<html lang="fr" dir="ltr">' in content
    for word in ("Nom<", "Corrigé, variante A", "Vrai", "sur 7 points", "« flows through"):
        assert word.replace("« ", "«\u00a0") in content
    assert "Nom " in markdown_out.write(french(seven), "fr").content.decode()
    assert spoken() == "en"


def test_where_a_language_is_not_known_the_programs_own_is_spoken(seven: Pack) -> None:
    german = replace(seven, banks=tuple(bank._replace(language="de") for bank in seven.banks))
    speak("fr")
    assert "Corrigé" in html_out.write(german, "de").content.decode()


def test_what_reads_from_the_right_says_so(seven: Pack) -> None:
    arabic = replace(seven, banks=tuple(bank._replace(language="ar") for bank in seven.banks))
    assert '<html lang="ar" dir="rtl">' in html_out.write(arabic, "ar").content.decode()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(questions(3), texts())
def test_no_text_of_a_pack_is_markup_in_the_page(several: list[dict[str, Any]], title: str) -> None:
    pack = replace(pack_of(several), title=Localized({"": title}), licence=title)
    page = Page(html_out.write(pack, "en", Variants(2)).content)
    assert set(page.tags) <= ALLOWED
    assert page.attributes <= {"class", "lang", "dir", "charset", "http-equiv", "content", "name"}
    assert all(item.stem in page.texts for item in pack.items("en"))
    assert page.texts.count(" ".join(title.split())) >= 5


def test_a_page_needs_nothing_from_elsewhere_and_runs_nothing(seven: Pack) -> None:
    text = html(seven)
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'\"" in text
    assert not re.search(r"\bsrc=|\bhref=|url\(|@import|<script|<link", text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(questions(2))
def test_markdown_shows_every_text_as_it_stands(several: list[dict[str, Any]]) -> None:
    pack = pack_of(several)
    shown = rendered(markdown(pack))
    page = Page(shown.encode())
    folded = " ".join(page.text.split())
    for item in pack.items("en"):
        assert " ".join(item.stem.split()) in folded
        assert " ".join(item.rationale.split()) in folded
    assert not {"a", "img", "code", "pre", "table", "del", "script"} & set(page.tags)


@pytest.mark.parametrize(
    "text",
    [
        *("# no heading", "- no list", "1. no number", "1) no number", "+ no list", "> no quote"),
        *("**not bold**", "`no code`", "[no](http://link)", "![no](image)", "<b>no tag</b>", "---"),
        *("http://example.org", "www.example.org", "a\n===", "a\n- b", "a\n    code", "&amp; \\*"),
        *("~~x~~", "| a | b |", "```", "a@example.org", "$x$", "Setext\n---", "* * *", ": x"),
        "[ ] task",
    ],
)  # fmt: skip
def test_no_text_is_markup_in_markdown(text: str) -> None:
    shown = Page(rendered(f"**1.** {markdown_out.escaped(text)}\n").encode())
    assert set(shown.tags) <= {"p", "strong", "br"}
    said = shown.text.removeprefix("1. ").split()
    assert said == text.split()
    alone = Page(rendered(markdown_out.escaped(text)).encode())
    assert set(alone.tags) <= {"p", "br"}
    assert alone.text.split() == text.split()


def test_markdown_has_the_same_in_the_same_order(seven: Pack) -> None:
    text = markdown(seven, Variants(2, "x"))
    assert text.count("\n# ") + 1 == 4
    assert text.count("☐") == 2 * (4 + 4 + 2)
    assert "# Answer key, variant B" in text
    assert "## Sources" in text


def test_what_is_on_no_sheet_is_told(seven: Pack) -> None:
    for written in (html_out.write(seven, "en"), markdown_out.write(seven, "en")):
        assert written.count == 7
        first = [note.args for note in written.notes if note.item == "rouen-river.choice"]
        assert first == [{"fields": "hint, difficulty, topic"}]
    long = {"id": "a", "stem": "W?", "answer": "x", "distractors": list("abcde")}
    (note,) = html_out.write(pack_of([long]), "en").notes
    assert (note.loss, note.args) == (Loss.OPTIONS_DROPPED, {"options": "a; c"})
    assert html_out.write(pack_of([long]), "en", Variants(9)).notes == ()
    longer = {**long, "distractors": [f"wrong {'x' * 60} {each}" for each in range(20)]}
    (note,) = html_out.write(pack_of([longer]), "en").notes
    assert note.args["more"] == 15
    assert len(str(note.args["options"])) < 90


def test_a_language_without_questions_makes_no_sheet(seven: Pack) -> None:
    assert html_out.write(seven, "xx").count == markdown_out.write(seven, "xx").count == 0
