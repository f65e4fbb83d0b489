"""The document on screen: its column, its quotes, and moving about in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual import on
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from alpine_quiz.documents.quotes import find_nearest
from alpine_quiz.documents.reading import Reading
from alpine_quiz.terminal.theme import ALPINE
from alpine_quiz.terminal.widgets.document import WIDEST, DocumentView
from alpine_quiz.terminal.widgets.document_lines import DocumentLines, wrapped

PARAGRAPHS = [
    f"Paragraph {number} tells of car {number}; "
    + "it was built , as they say , of glassfibre and hope. " * (1 + number % 5)
    for number in range(300)
]
TEXT = "\n\n".join(PARAGRAPHS)
QUOTES = ("tells of car 40", "tells of car 150", "no such words", "tells of car 151", "car 299")


class Page(App[None]):
    """An app with nothing but a document."""

    def __init__(self, view: DocumentView) -> None:
        super().__init__()
        self.register_theme(ALPINE)
        self.theme = ALPINE.name
        self.view = view
        self.heard: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.view

    @on(DocumentView.CitationChanged)
    def hear(self, event: DocumentView.CitationChanged) -> None:
        assert event.control is self.view
        self.heard.append(event.citation)

    @property
    def lines(self) -> list[str]:
        strips = self.screen._compositor.render_strips()
        return ["".join(part.text for part in line) for line in strips]

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.lines)

    def row_of(self, words: str) -> int:
        return next((row for row, line in enumerate(self.lines) if words in line), -1)


@asynccontextmanager
async def reading(
    text: str,
    quotes: tuple[str, ...] = (),
    *,
    current: int | None = None,
    size: tuple[int, int] = (80, 24),
    deciding: tuple[str, ...] = (),
    markdown: bool = False,
) -> AsyncIterator[tuple[Page, Pilot[None]]]:
    spans = [find_nearest(text, quote) for quote in quotes]
    marks = [span for span in (find_nearest(text, mark) for mark in deciding) if span]
    reading = Reading(text, is_markdown=markdown)
    app = Page(DocumentView(reading, spans, deciding=marks, current=current))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


def style_of(app: Page, words: str, row: int = 0) -> str:
    """Return the style in which ``words`` are first painted in one, from a row on."""
    for line in app.screen._compositor.render_strips()[row:]:
        for part in line:
            if words in part.text:
                return str(part.style)
    raise AssertionError(f"“{words}” is not painted as one:\n{app.text}")


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (160, 50)])
async def test_it_opens_at_the_quote_about_a_third_from_the_top(size: tuple[int, int]) -> None:
    async with reading(TEXT, QUOTES, current=1, size=size) as (app, _):
        assert app.row_of("tells of car 150") == size[1] // 3
        assert app.view.vertical_scrollbar.position == app.view.scroll_y > 0


async def test_without_a_quote_it_opens_at_the_beginning() -> None:
    async with reading(TEXT, QUOTES, current=2) as (app, _):
        assert app.view.current is None
        assert app.row_of("Paragraph 0 tells") == 0


async def test_the_column_is_readable_and_in_the_middle() -> None:
    async with reading(TEXT, size=(160, 30)) as (app, _):
        texts = [line for line in app.lines if line.strip()]
        margins = {len(line) - len(line.lstrip()) for line in texts}
        assert margins == {(159 - WIDEST) // 2}
        assert max(len(line.rstrip()) for line in texts) - margins.pop() <= 75


async def test_the_current_quote_is_marked_even_without_colours() -> None:
    async with reading(TEXT, QUOTES, current=1, deciding=("car 150",)) as (app, _):
        assert "▐tells of car 150; it" in app.text
        row = app.row_of("▐")
        assert "bold" in style_of(app, "tells of ", row)
        assert ALPINE.variables["mark-ground"].lower() in style_of(app, "tells of ", row)
        assert "underline" not in style_of(app, "tells of ", row)
        assert "bold underline" in style_of(app, "car 150", row)
        assert "bold" not in style_of(app, "; it was built", row)
        # The other one is two paragraphs on, and only faintly marked.
        assert "underline" in style_of(app, "tells of car 151")
        assert "bold" not in style_of(app, "tells of car 151")


async def test_of_another_quote_only_the_deciding_words_are_underlined() -> None:
    async with reading("a car of 1955 , it is said", ("a car of 1955",), deciding=("1955",)) as (
        app,
        _,
    ):
        assert "underline" in style_of(app, "1955")
        assert "underline" not in style_of(app, "a car of")
        assert "▐" not in app.text


async def test_brackets_take_the_place_of_spaces_and_move_nothing() -> None:
    text = "one two three four"
    async with reading(text, ("two three", "one two three four"), current=0) as (app, pilot):
        assert app.lines[0].strip() == "one▐two three▌four"
        app.view.show(1)
        await pilot.pause()
        assert app.lines[0].strip() == "▐one two three four▌"
        assert app.lines[0].index("two") == app.lines[0].index("one") + 4


async def test_next_and_previous_go_round_and_tell_it() -> None:
    async with reading(TEXT, QUOTES, current=0) as (app, pilot):
        for expected in (1, 3, 4, 0):
            await pilot.press("n")
            assert app.view.current == expected
            assert app.row_of(QUOTES[expected]) >= 0
        await pilot.press("p")
        assert app.heard == [1, 3, 4, 0, 4]
        app.view.show(2)
        app.view.show(99)
        app.view.show(-1)
        assert app.view.current == 4


async def test_where_nothing_is_cited_there_is_no_next() -> None:
    async with reading("Some text.") as (app, pilot):
        await pilot.press("n", "p")
        assert app.view.current is None
        assert app.heard == []


async def test_a_click_on_a_faint_quote_makes_it_the_current_one_and_moves_nothing() -> None:
    async with reading(TEXT, QUOTES, current=1) as (app, pilot):
        row = app.row_of("tells of car 151")
        column = app.lines[row].index("car 151")
        await pilot.click(offset=(column, row))
        assert app.view.current == 3
        assert app.row_of("car 151") == row
        await pilot.click(offset=(column, row + 1))
        await pilot.click(offset=(0, 0))
        assert app.heard == [3]


async def test_every_line_can_be_reached_by_keys_in_both_directions() -> None:
    lines = DocumentLines(Reading(TEXT), WIDEST, WIDEST)
    lines.lay_out(0, len(PARAGRAPHS))
    painted = [lines.line_at(y) for y in range(lines.height)]
    expected = [
        lines.reading.shown(line.paragraph).text[line.begin : line.end] if line else ""
        for line in painted
    ]
    async with reading(TEXT) as (app, pilot):
        await pilot.press("end")
        await pilot.pause()
        assert [line[:-1].strip() for line in app.lines] == expected[-24:]
        for above in range(25, 60):
            app.view.action_scroll_up()
            await pilot.pause()
            assert app.lines[0][:-1].strip() == expected[-above]
        await pilot.press("home")
        for top in range(1, 40):
            app.view.action_scroll_down()
            await pilot.pause()
            assert app.lines[0][:-1].strip() == expected[top]
        await pilot.press("pagedown")
        await pilot.pause()
        assert app.lines[0][:-1].strip() == expected[39 + 22]
        await pilot.press("pageup", "pageup")
        await pilot.pause()
        assert app.lines[0][:-1].strip() == expected[39 - 22]


async def test_the_wheel_scrolls() -> None:
    async with reading(TEXT) as (app, pilot):
        await pilot._post_mouse_events([_wheel()], widget=app.view, offset=(5, 5))
        await pilot.pause()
        assert app.view.scroll_y > 0


def _wheel() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown


async def test_only_what_is_near_is_laid_out() -> None:
    async with reading(TEXT, QUOTES, current=1) as (app, _):
        lines = app.view._lines
        assert lines is not None
        assert 0 < sum(lines._exact) < 60


async def test_another_width_wraps_anew_and_keeps_the_quote_in_view() -> None:
    async with reading(TEXT, QUOTES, current=1) as (app, pilot):
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        assert app.row_of("tells of car 150") == 20 // 3
        assert max(len(line.rstrip()) for line in app.lines) <= 50


async def test_another_width_keeps_the_place_that_was_read() -> None:
    async with reading(TEXT, QUOTES, current=0) as (app, pilot):
        app.view.show(3)
        for _ in range(8):
            await pilot.press("pagedown")
        await pilot.pause()
        top = app.lines[0][:-1].strip() or app.lines[1][:-1].strip()
        await pilot.resize_terminal(45, 24)
        await pilot.pause()
        assert top.startswith(app.lines[0][:-1].strip()[:20])
        assert app.lines[0].strip()


async def test_headings_lists_and_tables_are_shown_as_such() -> None:
    text = (
        "# Title\n\n- an item that is longer than one line of this window can be\n\n"
        "> quoted words that go on for more than a line of this small window\n\n"
        "| a | a very wide table that needs more than the window has |\n|---|---|\n\n"
        "***\n\n**Strong** and `code`."
    )
    async with reading(text, size=(42, 20), markdown=True) as (app, _):
        shown = [line[:-1].rstrip() for line in app.lines]
        assert shown[2].startswith(" • an item")
        assert shown[3].startswith("   ")
        assert shown[5].startswith(" │ quoted")
        assert shown[6].startswith(" │ ")
        assert "".join(line.strip() for line in shown[8:10]).replace(" ", "") == (
            "|a|averywidetablethatneedsmorethanthewindowhas|"
        )
        assert " ────" in app.text
        assert "bold" in style_of(app, "Title")
        assert "bold" in style_of(app, "Strong")


async def test_wide_and_joined_characters_are_measured() -> None:
    text = (
        "漢字の文章は空白なしで続くので、どこでも折り返すことができる。" * 3
        + "\n\n"
        + ("👩‍👩‍👧‍👦 " * 40 + "\n\nשלום עולם " * 12 + "\n\ne\u0301" * 3)
    )
    async with reading(text, ("続くので",), current=0, size=(40, 20)) as (app, _):
        assert all(cell_len(line) == 40 for line in app.lines)
        assert "▐" not in app.text
        row = app.row_of("続く")
        column = cell_len(app.lines[row].split("続く", maxsplit=1)[0])
        assert app.view._place_at(column + 1, row) == text.index("続く")


@pytest.mark.parametrize("hostile", ["[bold]x[/bold] [@click=app.quit]y[/]", "[/]", "[$error]z"])
async def test_text_is_never_taken_for_markup(hostile: str) -> None:
    async with reading(f"Before {hostile} after.", (hostile,), current=0) as (app, _):
        assert hostile in app.text


@pytest.mark.parametrize("text", ["", " \n\n", "\x1b[2J"])
async def test_what_has_no_text_does_no_harm(text: str) -> None:
    async with reading(text, ("nothing",), current=0, size=(40, 10)) as (app, pilot):
        await pilot.press("end", "pageup", "home", "down", "n", "p")
        await pilot.resize_terminal(60, 12)
        await pilot.pause()
        await pilot.click(offset=(3, 3))
        assert app.heard == []
        assert "\x1b" not in app.text


async def test_a_quote_that_was_asked_for_before_it_is_on_screen_is_shown() -> None:
    app = Page(DocumentView(Reading(TEXT), [find_nearest(TEXT, QUOTES[1])]))
    app.view.show(0)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.row_of(QUOTES[1]) == 8


WIDE_TEXT = st.text(st.sampled_from("ab  é漢字。🙂\u200d\ufe0f\u0301👩"), max_size=120)


@given(WIDE_TEXT, st.integers(4, 30))
def test_wrapping_loses_nothing_and_fits(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(text[begin:end] for begin, end in lines).replace(" ", "") == text.replace(
        " ", ""
    )
    before = 0
    for begin, end in lines:
        assert before <= begin <= end
        before = end
        assert cell_len(text[begin:end].rstrip(" ")) <= width
