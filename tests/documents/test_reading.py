"""A whole document as it is read: its paragraphs, and the way back into its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.documents.paragraphs import Kind
from alpine_quiz.documents.quotes import as_shown, find_nearest
from alpine_quiz.documents.reading import Reading, Stress, is_markdown
from tests.conftest import documents_folder


def shown(text: str, *, language: str = "", markdown: bool = False) -> list[tuple[str, str]]:
    """Return kind and shown text of each paragraph."""
    reading = Reading(text, language=language, is_markdown=markdown)
    return [
        (paragraph.kind.value, reading.shown(number).text)
        for number, paragraph in enumerate(reading.paragraphs)
    ]


def test_paragraphs_are_kept_and_broken_lines_are_joined() -> None:
    text = (
        "The first car was small, and it was based on the parts of a saloon. It won\n"
        "its class at once. Its maker, who had driven it himself, thought of more and\n"
        "better ones.\n\n"
        "Another paragraph."
    )
    first = " ".join(text.split("\n\n", maxsplit=1)[0].split("\n"))
    assert shown(text) == [("text", first), ("text", "Another paragraph.")]


def test_a_short_line_stays_a_line_of_its_own() -> None:
    text = "Alpine Sold 4,328 Cars\nThe Renault Group's performance arm enjoyed\ngrowth."
    assert shown(text) == [
        ("text", "Alpine Sold 4,328 Cars"),
        ("text", "The Renault Group's performance arm enjoyed growth."),
    ]
    assert [each.opens for each in Reading(text).paragraphs] == [True, False]


def test_what_a_pdf_scattered_is_gathered() -> None:
    scattered = (
        "Un an après la présentation du plan, Luca de Meo, patron du groupe, a\n\n"
        "présenté les futurs projets de la marque et de son site de production en\n\n"
        "présence du ministre.\n\n"
        "À l’occasion de cette visite, le nouveau nom de l’usine dieppoise a été\n\n"
        "dévoilé.\n"
    )
    assert [text.split()[-1] for _, text in shown(scattered)] == ["ministre.", "dévoilé."]


def test_a_line_in_capitals_is_a_heading_unless_all_are() -> None:
    assert shown("À PROPOS D’ALPINE\nFondée en 1955.\n\nFin.")[0] == (
        "heading",
        "À PROPOS D’ALPINE",
    )
    assert {kind for kind, _ in shown("STOP\n\nALL WELL\n\nSEND CARS\n\nSTOP")} == {"text"}


def test_lists_are_lists() -> None:
    reading = Reading("Models:\n- Clio\n- Mégane with a long name\n2) third")
    assert [(each.kind, each.lead) for each in reading.paragraphs] == [
        (Kind.TEXT, ""),
        (Kind.ITEM, "-"),
        (Kind.ITEM, "-"),
        (Kind.ITEM, "2)"),
    ]
    assert reading.shown(2).text == "Mégane with a long name"


@pytest.mark.parametrize(
    "table",
    [
        "Year   Car        Wins\n1962   A110         12\n1971   A310          3",
        "Year\tCar\n1962\tA110",
        "| Year | Car  |\n|------|------|\n| 1962 | A110 |",
        "+------+------+\n| 1962 | A110 |\n+------+------+",
        "  1962   A110\n  1971   A310",
    ],
)
def test_no_line_of_a_table_is_joined_or_folded(table: str) -> None:
    rows = shown(f"Before it.\n\n{table}\n\nAfter it.")
    assert rows[0] == ("text", "Before it.")
    assert rows[-1] == ("text", "After it.")
    assert [kind for kind, _ in rows[1:-1]] == ["row"] * (table.count("\n") + 1)
    assert [text for _, text in rows[1:-1]] == table.replace("\t", "    ").split("\n")


MARKDOWN = """\
---
title: Handbook
---
# How to *play* #

Press `n`, or **start
a round**; see [the keys](keys.md "all"). 2 * 3 * 4, snake_case_name, \\*not this\\*.

Setext
======
- one
  goes on
- two
    - deeper

1. first

> quoted
> text

```python
x  =  1   # stays
```
| a | b |
|---|---|
| 1 | 2 |

---
The end\\
of it
"""


def test_markdown_is_shown_without_its_marks() -> None:
    assert shown(MARKDOWN, markdown=True) == [
        ("row", "---"),
        ("row", "title: Handbook"),
        ("row", "---"),
        ("heading", "How to play"),
        (
            "text",
            "Press n, or start a round; see the keys. 2 * 3 * 4, snake_case_name, *not this*.",
        ),
        ("heading", "Setext"),
        ("item", "one goes on"),
        ("item", "two"),
        ("item", "deeper"),
        ("item", "first"),
        ("quotation", "quoted text"),
        ("row", "x  =  1   # stays"),
        ("row", "| a | b |"),
        ("row", "|---|---|"),
        ("row", "| 1 | 2 |"),
        ("rule", "---"),
        ("text", "The end"),
        ("text", "of it"),
    ]
    reading = Reading(MARKDOWN, is_markdown=True)
    assert [each.lead for each in reading.paragraphs if each.lead] == ["•", "•", "•", "1."]
    assert [each.level for each in reading.paragraphs if each.kind is Kind.ITEM] == [0, 0, 2, 0]
    text = reading.shown(4)
    assert [(text.text[begin:end], stress) for begin, end, stress in text.stresses] == [
        ("n", Stress.CODE),
        ("start a round", Stress.STRONG),
    ]


def test_marks_within_code_are_none() -> None:
    assert shown("Type `a*b*c` or ``x`y`` now.", markdown=True) == [
        ("text", "Type a*b*c or x`y now.")
    ]


def test_only_the_names_of_markdown_files_mean_markdown() -> None:
    assert is_markdown("Handbook.MD")
    assert not is_markdown("md.txt")
    assert not is_markdown("")


def test_spaces_are_set_as_in_quotes() -> None:
    text = "a small coupe , based  on\u00a04cvs ( of 1955 ) : quick !"
    assert shown(text)[0][1] == as_shown(text)
    assert shown("Légendaire !", language="fr")[0][1] == "Légendaire !"


def test_a_divided_word_is_joined_as_the_document_has_it_elsewhere() -> None:
    text = "A develop-\nment of an avant-\ngarde car; any development counts, soft\u00ad\nly."
    assert shown(text)[0][1] == (
        "A development of an avant-garde car; any development counts, softly."
    )


def test_what_could_harm_a_terminal_is_cleaned_away() -> None:
    text = "before \x1b[31mred\x07 \u202eback\u200b\x9b after\ta\x00"
    (_, line), *_ = shown(text)
    assert line == "before ␛[31mred␇ back\ufffd after a␀"
    assert shown("a\x1b   b   c")[0] == ("row", "a␛   b   c")


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    text = "One sentence of several words. " * 1000
    reading = Reading(text)
    assert len(reading.paragraphs) > 5
    assert all(reading.shown(each).text.endswith(".") for each in range(len(reading.paragraphs)))
    assert [each.opens for each in reading.paragraphs].count(True) == 1
    assert max(each.end - each.begin for each in Reading("x" * 30_000).paragraphs) <= 4000


def test_a_quote_is_found_where_it_is_shown() -> None:
    text = "Title\n\nSince 1955 it\nhas been , as they say , a small\nfirm.\n"
    span = find_nearest(text, "has been , as they say", 20)
    assert span is not None
    reading = Reading(text)
    number = reading.paragraph_at(span[0])
    begin, end = reading.shown(number).span(*span)
    assert reading.shown(number).text[begin:end] == "has been, as they say"


def test_what_stands_between_paragraphs_belongs_to_the_next() -> None:
    reading = Reading("one\n\n\n\ntwo")
    assert [reading.paragraph_at(at) for at in (0, 2, 4, 7, 9, 99)] == [0, 0, 1, 1, 1, 1]
    assert Reading("").paragraph_at(3) == 0
    assert Reading(" \n\n\t\n").paragraphs == []


LINES = st.lists(
    st.text(
        st.sampled_from("abZ .,-\t|*_`#>[]()\\'\u00a0\u00ad\u200dé漢🙂\x1b\r\f\u2028=~1"),
        max_size=40,
    ),
    max_size=12,
)


@given(LINES, st.booleans(), st.sampled_from(["", "fr"]))
def test_nothing_that_is_text_is_lost_and_every_letter_has_its_origin(
    lines: list[str], markdown: bool, language: str
) -> None:
    text = "\n".join(lines)
    reading = Reading(text, language=language, is_markdown=markdown)
    told = ""
    before = 0
    for number, paragraph in enumerate(reading.paragraphs):
        assert before <= paragraph.begin <= paragraph.end
        before = paragraph.end
        one = reading.shown(number)
        told += one.text
        assert len(one.text) == len(one.origins)
        assert list(one.origins) == sorted(one.origins)
        assert not {"\n", "\r", "\t", "\x1b"} & set(one.text)
        for letter, origin in zip(one.text, one.origins, strict=True):
            assert paragraph.begin <= origin < paragraph.end
            assert letter == text[origin] or not text[origin].isalnum()
        assert all(0 <= low <= high <= len(one.text) for low, high, _ in one.stresses)
    if not markdown:
        leads = sum(sum(map(str.isalnum, each.lead)) for each in reading.paragraphs)
        assert sum(map(str.isalnum, told)) + leads == sum(map(str.isalnum, text))


@pytest.mark.parametrize(
    "unit",
    [" ", "\n", "a\n", "| ", "`", "*a ", "[", "# ", "- ", "a-\n", "> ", "''", "\t", "|-", "(", "_"],
)
def test_a_hostile_document_is_read_in_one_go(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    for markdown in (False, True):
        reading = Reading(f"# x{text}y", is_markdown=markdown)
        for number in range(min(5, len(reading.paragraphs))):
            reading.shown(number)
        assert reading.paragraphs


@pytest.mark.skipif(documents_folder() is None, reason="the documents are not here")
def test_the_press_release_reads_as_its_author_wrote_it() -> None:
    folder = documents_folder()
    assert folder is not None
    (path,) = folder.glob("001_*.txt")
    read = shown(path.read_text(encoding="utf-8"), language="fr")
    assert ("heading", "ALPINE, L’ÉQUATION GAGNANTE") in read
    assert any(text.endswith("devient Manufacture Alpine Dieppe Jean Rédélé.") for _, text in read)
