"""A document at one of its quotes: the text in a readable column, all quotes marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, split_graphemes
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from alpine_quiz.documents.paragraphs import Kind
from alpine_quiz.language.catalogue import later
from alpine_quiz.terminal.widgets.document_lines import DocumentLines
from alpine_quiz.terminal.widgets.drawn_line import DrawnLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.style import Style

    from alpine_quiz.documents.reading import Reading, Shown
    from alpine_quiz.terminal.widgets.document_lines import Line

WIDEST = 72
"""Cells of the column, at most: a line of 60 to 75 is what an eye goes back from with ease."""

OPENING, CLOSING = "▐", "▌"
_MARGIN = 1
_OVERLAP = 2
_RULE, _RULE_LENGTH = "─", 12


class DocumentView(ScrollView, can_focus=True):
    """A document to read, its quotes marked: the current one strongly, the others faintly.

    ``spans`` are where the quotes stand in the document's text, in the order that
    `next_citation` goes through them; one that is ``None`` stands nowhere and is passed over.
    ``deciding`` are the spans of deciding words. Those are underlined, or the whole of a quote
    that has none: where every sentence is cited, to underline all would be to underline nothing.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "document--heading",
        "document--row",
        "document--lead",
        "document--strong",
        "document--emphasis",
        "document--code",
        "document--cited",
        "document--current",
        "document--deciding",
        "document--bracket",
    }
    DEFAULT_CSS = """
    DocumentView {
        height: 1fr; overflow-x: hidden; overflow-y: auto;
        scrollbar-gutter: stable; scrollbar-size-vertical: 1;
    }
    DocumentView .document--heading { text-style: bold; }
    DocumentView .document--lead { color: $quiet; }
    DocumentView .document--strong { text-style: bold; }
    DocumentView .document--emphasis { text-style: italic; }
    DocumentView .document--code { color: $secondary; }
    DocumentView .document--row { color: $secondary; }
    DocumentView .document--cited { text-style: underline; }
    DocumentView .document--current {
        background: $mark-ground; color: $foreground; text-style: bold;
    }
    DocumentView .document--deciding { text-style: bold underline; }
    DocumentView .document--bracket { color: $primary; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next_citation", later("the next quote"), id="document.next"),
        Binding("p", "previous_citation", later("the quote before"), id="document.previous"),
        Binding("up", "scroll_up", later("read on, line by line"), id="document.up"),
        Binding("down", "scroll_down", later("read on, line by line"), id="document.down"),
        Binding("pageup", "page_up", later("read on, page by page"), id="document.page_up"),
        Binding(
            "pagedown,space", "page_down", later("read on, page by page"), id="document.page_down"
        ),
        Binding("home", "scroll_home", later("to the beginning or the end"), id="document.first"),
        Binding("end", "scroll_end", later("to the beginning or the end"), id="document.last"),
    ]
    ALLOW_SELECT = False

    class CitationChanged(Message):
        """Another quote has become the current one."""

        def __init__(self, view: DocumentView, citation: int) -> None:
            super().__init__()
            self.view = view
            self.citation = citation

        @property
        def control(self) -> DocumentView:
            """The view it happened in."""
            return self.view

    def __init__(
        self,
        reading: Reading,
        spans: Sequence[tuple[int, int] | None] = (),
        *,
        deciding: Sequence[tuple[int, int]] = (),
        current: int | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.reading = reading
        self._spans = tuple(spans)
        self._telling = [
            [each for each in deciding if span and span[0] <= each[0] and each[1] <= span[1]]
            or ([span] if span else [])
            for span in self._spans
        ]
        self._current = current if self._stands(current) else None
        self._lines: DocumentLines | None = None

    @property
    def current(self) -> int | None:
        """The number of the current quote; ``None`` where there is none."""
        return self._current

    def show(self, citation: int) -> None:
        """Make the quote of this number the current one, and bring it into view.

        One that stands nowhere changes nothing.
        """
        if not self._stands(citation):
            return
        changed = citation != self._current
        self._current = citation
        self._bring_into_view()
        self.refresh()
        if changed:
            self.post_message(self.CitationChanged(self, citation))

    def next_citation(self) -> None:
        """Go to the next quote; after the last comes the first."""
        self._step(1)

    def previous_citation(self) -> None:
        """Go to the quote before; before the first comes the last."""
        self._step(-1)

    def _stands(self, citation: int | None) -> bool:
        return (
            citation is not None
            and 0 <= citation < len(self._spans)
            and self._spans[citation] is not None
        )

    def _step(self, step: int) -> None:
        standing = [number for number, span in enumerate(self._spans) if span is not None]
        if not standing:
            return
        if self._current is None:
            self.show(standing[0 if step > 0 else -1])
        else:
            self.show(standing[(standing.index(self._current) + step) % len(standing)])

    def on_resize(self) -> None:
        """Lay the text out for another width; what was read, or looked at, stays in view."""
        width, before = self.scrollable_size.width, self._lines
        column = max(1, min(WIDEST, width - 2 * _MARGIN))
        rows = width - self._left - _MARGIN
        if before is not None and (before.width, before.row_width) == (column, rows):
            self._settle()
            return
        reading_on = None if before is None else self._place_on_top(before)
        follows = before is None or self._is_current_in_view(before)
        self._lines = DocumentLines(self.reading, column, rows)
        if follows:
            self._bring_into_view()
        elif reading_on is not None:
            self._go_to(*reading_on)
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Lay out what has come near."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._settle()

    def watch_show_vertical_scrollbar(self) -> None:
        """Let the scrollbar begin where the text is."""
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = self.scroll_y

    @property
    def _left(self) -> int:
        """Where the column begins."""
        return max(_MARGIN, (self.scrollable_size.width - WIDEST) // 2)

    def _settle(self) -> None:
        """Lay out what is in the window and a page around it, the top line staying where it is."""
        lines, height = self._lines, self.size.height
        if lines is None or not self.reading.paragraphs:
            return
        y = round(self.scroll_y)
        number = lines.paragraph_at(y)
        within = y - lines.top(number)
        lines.lay_out_around(number, height, 2 * height)
        self._scroll(lines, lines.top(number) + min(within, lines.height_of(number) - 1))

    def _go_to(self, number: int, at: int, above: int = 0) -> None:
        """Show a place in a paragraph's text so many lines from the top."""
        lines, height = self._lines, self.size.height
        if lines is not None:
            lines.lay_out_around(number, 2 * height, 2 * height)
            self._scroll(lines, lines.line_of(number, at) - above)

    def _scroll(self, lines: DocumentLines, y: int) -> None:
        height = lines.height
        if self.virtual_size.height != height:
            self.virtual_size = Size(self.scrollable_size.width, height)
        # There may be no scrollbar yet, and then nothing but force scrolls.
        self.scroll_to(y=y, animate=False, force=True)

    def _bring_into_view(self) -> None:
        """Show the current quote about a third from the top, or else the beginning."""
        if self._lines is None or not self.reading.paragraphs:
            return
        span = None if self._current is None else self._spans[self._current]
        if span is None:
            self._go_to(0, 0)
            return
        number, at = self._first_of(span)
        self._go_to(number, at, self.size.height // 3)

    def _first_of(self, span: tuple[int, int]) -> tuple[int, int]:
        """Return the paragraph that a span begins in, and where in its shown text."""
        number = self.reading.paragraph_at(span[0])
        return number, self.reading.shown(number).span(*span)[0]

    def _is_current_in_view(self, lines: DocumentLines) -> bool:
        span = None if self._current is None else self._spans[self._current]
        if span is None:
            return False
        y = lines.line_of(*self._first_of(span)) - round(self.scroll_y)
        return 0 <= y < max(1, self.size.height)

    def _place_on_top(self, lines: DocumentLines) -> tuple[int, int] | None:
        y = round(self.scroll_y)
        line = lines.line_at(y) or lines.line_at(y + 1)
        return (line.paragraph, line.begin) if line else None

    def _move_to(self, y: float) -> None:
        self.scroll_to(y=round(y), animate=False, force=True)

    def action_scroll_up(self) -> None:
        """One line up."""
        self._move_to(self.scroll_y - 1)

    def action_scroll_down(self) -> None:
        """One line down."""
        self._move_to(self.scroll_y + 1)

    def action_page_up(self) -> None:
        """One page up, two lines of it staying in view."""
        self._move_to(self.scroll_y - self._page)

    def action_page_down(self) -> None:
        """One page down, two lines of it staying in view."""
        self._move_to(self.scroll_y + self._page)

    @property
    def _page(self) -> int:
        return max(1, self.size.height - _OVERLAP)

    def action_scroll_home(self) -> None:
        """To the beginning."""
        self._move_to(0)

    def action_scroll_end(self) -> None:
        """To the end."""
        if self._lines is not None:
            last = len(self.reading.paragraphs) - 1
            self._lines.lay_out_around(last, 2 * self.size.height, 0)
            self._scroll(self._lines, self._lines.height - self.size.height)

    def action_next_citation(self) -> None:
        """Go to the next quote."""
        self.next_citation()

    def action_previous_citation(self) -> None:
        """Go to the quote before."""
        self.previous_citation()

    def on_click(self, event: events.Click) -> None:
        """Make the quote that was clicked the current one; nothing moves."""
        at = self._place_at(event.x, event.y)
        under = [
            (span[1] - span[0], number)
            for number, span in enumerate(self._spans)
            if span is not None and at is not None and span[0] <= at < span[1]
        ]
        if under and min(under)[1] != self._current:
            self._current = min(under)[1]
            self.refresh()
            self.post_message(self.CitationChanged(self, self._current))

    def _place_at(self, x: int, y: int) -> int | None:
        """Return the code point of the document that is shown in a cell of the window."""
        lines = self._lines
        line = lines.line_at(y + self.scroll_offset.y) if lines else None
        if lines is None or line is None:
            return None
        shown = self.reading.shown(line.paragraph)
        cells = self._left + cell_len(lines.lead(line.paragraph))
        for begin, _, size in split_graphemes(shown.text[line.begin : line.end])[0]:
            if cells <= x < cells + size:
                return shown.origins[line.begin + begin]
            cells += size
        return None

    def render_line(self, y: int) -> Strip:
        """Return line ``y`` of the window."""
        width, style = self.scrollable_size.width, self.visual_style
        lines = self._lines
        line = lines.line_at(y + self.scroll_offset.y) if lines else None
        if lines is None or line is None:
            return Strip.blank(width, style.rich_style)
        segments = self._line(lines, line).render_segments(style)
        return Strip(segments).adjust_cell_length(width, style.rich_style)

    def _line(self, lines: DocumentLines, line: Line) -> Content:
        paragraph = self.reading.paragraphs[line.paragraph]
        shown = self.reading.shown(line.paragraph)
        lead = lines.lead(line.paragraph)
        if not line.is_first and paragraph.kind is not Kind.QUOTATION:
            lead = " " * cell_len(lead)
        before = " " * self._left + lead
        if paragraph.kind is Kind.RULE:
            return Content.assemble(before, (_RULE * _RULE_LENGTH, self._look("lead")))
        # The space behind has room for the bracket that closes a quote.
        drawn = DrawnLine(f"{before}{shown.text[line.begin : line.end]} ", len(before) - line.begin)
        drawn.style(0, len(before), self._look("lead"))
        begin, end = line.begin, line.end
        if paragraph.kind in (Kind.HEADING, Kind.ROW):
            drawn.mark(begin, end, self._look(paragraph.kind.value))
        for low, high, stress in shown.stresses:
            drawn.mark(max(low, begin), min(high, end), self._look(stress.value))
        self._draw_quotes(drawn, shown, line)
        return drawn.content()

    def _draw_quotes(self, drawn: DrawnLine, shown: Shown, line: Line) -> None:
        paragraph = self.reading.paragraphs[line.paragraph]
        for number, span in enumerate(self._spans):
            if span is None or span[0] >= paragraph.end or span[1] <= paragraph.begin:
                continue
            low, high = shown.span(*span)
            begin, end = max(low, line.begin), min(high, line.end)
            if begin < end and number == self._current:
                drawn.mark(begin, end, self.get_visual_style("document--current"))
                if begin == low and span[0] >= paragraph.begin:
                    drawn.bracket(low - 1, OPENING, self._look("bracket"))
                if end == high and span[1] <= paragraph.end:
                    drawn.bracket(high, CLOSING, self._look("bracket"))
            if begin < end:
                look = self._look("deciding" if number == self._current else "cited")
                for each in self._telling[number]:
                    low, high = shown.span(*each)
                    drawn.mark(max(low, begin), min(high, end), look)

    def _look(self, name: str) -> Style:
        return self.get_visual_style(f"document--{name}", partial=True)
