"""Rows that can be gone through, chosen and marked: the base of menus and answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from alpine_quiz.language.catalogue import later
from alpine_quiz.terminal.widgets.gesture import Gesture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textual import events
    from textual.geometry import Size

POINTER = "▸ "
_GUTTER = len(POINTER)
_GAP = 2
_LEAST_TEXT = 12
_CLAUSE = re.compile(r"[,;] | · ")
_ROOMY = 56
"""Cells from which a list has room for notes in words."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: a key (``lead``), its text, and a word at the end (``note``).

    ``look`` names the component class ``rows--LOOK`` that colours it, or is empty. ``above`` is a
    title over it and those that follow, ``below`` is told more quietly under its text.
    """

    text: str
    lead: str = ""
    note: str = ""
    look: str = ""
    above: str = ""
    below: str = ""

    @property
    def laid(self) -> tuple[str, str, str, str]:
        """All of it that takes room of its own."""
        return self.text, self.lead, self.above, self.below


class _Line(NamedTuple):
    """The ``part``-th line of a row's wrapped text, or of what stands above or below it."""

    row: int
    part: int
    text: Content
    place: Literal["", "above", "below"] = ""


def _cut(text: Content, space: int) -> Content:
    """Return as much of a text as there is room for: whole clauses, if they fill half of it."""
    if text.cell_length <= space:
        return text
    for end in reversed([each.start() for each in _CLAUSE.finditer(text.plain)]):
        if space // 2 <= text[:end].cell_length < space:
            return text[:end] + Content("…")
    return text.truncate(space, ellipsis=True)


class Rows(Widget, can_focus=True):
    """Rows with hanging text, a pointer, and a column of notes.

    Text is wrapped to leave ``note_width`` cells free, so that a note that comes later moves
    nothing; where rows are ``single`` lines, it is cut. ``cursor`` is the row pointed at, or -1.
    Where notes may be ``signs``, a narrow list shows only the sign that each begins with. Where
    leads are ``names``, that of the row pointed at is bold, not what is said of it.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--lead",
        "rows--note",
        "rows--pointer",
        "rows--pointed",
        "rows--chosen",
        "rows--right",
        "rows--wrong",
        "rows--faint",
        "rows--removed",
        "rows--hover",
        "rows--title",
    }
    DEFAULT_CSS = """
    Rows { height: auto; pointer: pointer; }
    Rows .rows--lead { color: $primary; }
    Rows .rows--pointer { color: $primary; text-style: bold; }
    Rows .rows--pointed { text-style: bold; }
    Rows .rows--chosen { color: $primary; text-style: bold; }
    Rows .rows--right { color: $success; text-style: bold; }
    Rows .rows--wrong { color: $error; }
    Rows .rows--faint { color: $quiet; }
    Rows .rows--removed { color: $quiet; text-style: strike; }
    Rows .rows--note { color: $quiet; }
    Rows .rows--hover { text-style: underline; }
    Rows .rows--title { color: $foreground; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", later("go through the options"), id="rows.up"),
        Binding("down", "move(1)", later("go through the options"), id="rows.down"),
        Binding("home", "move_to(0)", later("go to the first or the last"), id="rows.first"),
        Binding("end", "move_to(-1)", later("go to the first or the last"), id="rows.last"),
    ]

    ALLOW_SELECT = False
    cursor: reactive[int] = reactive(-1, repaint=False)
    _hovered: reactive[int] = reactive(-1, repaint=False)

    class Clicked(Gesture):
        """A row was clicked."""

        def __init__(self, rows: Rows, index: int) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        note_width: int = 0,
        single: bool = False,
        signs: bool = False,
        names: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._rows = tuple(rows)
        self._note_width = note_width
        self._single = single
        self._signs = signs
        self._names = names
        self._laid: list[_Line] = []
        self._lead = self._widest = 0
        self._laid_for: tuple[object, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is listed; setting it paints what has changed."""
        return self._rows

    @rows.setter
    def rows(self, rows: Sequence[Row]) -> None:
        self._replace(rows)

    def mark(self, rows: Sequence[Row]) -> None:
        """Show ``rows``, and point at none of them, in one painting: a verdict waits for it."""
        pointed = self.cursor
        self.set_reactive(Rows.cursor, -1)
        self._replace(rows, pointed)

    def _replace(self, rows: Sequence[Row], *touched: int) -> None:
        """Take other rows, and paint those that differ or are ``touched``."""
        before, self._rows = self._rows, tuple(rows)
        if [row.laid for row in before] != [row.laid for row in rows]:
            self.refresh(layout=True)
            return
        differing = (index for index, row in enumerate(rows) if row != before[index])
        self._repaint((*differing, *touched))

    @property
    def note_width(self) -> int:
        """How many cells the texts leave free; setting it lays them out anew."""
        return self._note_width

    @note_width.setter
    def note_width(self, width: int) -> None:
        if width != self._note_width:
            self._note_width = width
            self.refresh(layout=True)

    def _only_signs(self, width: int) -> bool:
        return self._signs and width < _ROOMY

    def _notes_at(self, width: int) -> int:
        """Return how many cells the texts leave free at ``width``."""
        return min(self._note_width, _GAP + 1) if self._only_signs(width) else self._note_width

    def watch_cursor(self, before: int, now: int) -> None:
        """Paint the two rows that the pointer has moved between, and keep it in view."""
        self._repaint((before, now))
        self._keep_in_view(now)

    def watch__hovered(self, before: int, now: int) -> None:
        """Paint the two rows that the mouse has moved between."""
        self._repaint((before, now))

    def show_cursor(self) -> None:
        """Bring the row pointed at into view, where the list was laid out anew."""
        self._keep_in_view(self.cursor)

    def _keep_in_view(self, index: int) -> None:
        """Bring a row into view where something that holds the list scrolls."""
        places = [y for y, line in enumerate(self._laid) if line.row == index]
        if not places:
            return
        row = Region(0, places[0], self.size.width, len(places))
        for inner in self.ancestors_with_self:
            above = inner.parent
            if not isinstance(inner, Widget) or not isinstance(above, Widget):
                return
            row = row.translate(inner.virtual_region.offset)
            if above.allow_vertical_scroll:
                above.scroll_to_region(row, animate=False)
                return

    def _repaint(self, rows: Iterable[int]) -> None:
        """Paint only these rows: it is what a key's answer waits for."""
        changed = set(rows)
        width = self.size.width
        lines = [y for y, line in enumerate(self._lines(width)) if line.row in changed]
        if lines:
            self.refresh(*(Region(0, y, width, 1) for y in lines))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the rows take at ``width``."""
        return max(1, len(self._lines(width)))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take what there is."""
        return container.width

    def render_line(self, y: int) -> Strip:
        """Return line ``y``."""
        width = self.size.width
        lines = self._lines(width)
        if y >= len(lines):
            return Strip.blank(width, self.visual_style.rich_style)
        # Straight to segments: by way of content and visual it takes three times as long, and
        # this is what a key's answer waits for.
        base = self.visual_style
        segments = [
            Segment(text, (base + style).rich_style) for text, style in self._line(lines[y]) if text
        ]
        return Strip(segments).adjust_cell_length(width, base.rich_style)

    def _lines(self, width: int) -> list[_Line]:
        """Return how the rows' texts fall into lines at ``width``."""
        wanted = (width, self._note_width, *(row.laid for row in self._rows))
        if wanted != self._laid_for:
            self._lead = self._lead_width(width)
            self._laid = [
                line
                for index, row in enumerate(self._rows)
                for line in self._lines_of(index, row, width)
            ]
            beside = (line.text.cell_length for line in self._laid if line.place != "above")
            self._widest = max(beside, default=0)
            self._laid_for = wanted
        return self._laid

    def _lines_of(self, index: int, row: Row, width: int) -> Iterator[_Line]:
        space = max(_LEAST_TEXT, width - _GUTTER - self._lead - self._notes_at(width))
        if row.above:
            title = Content(row.above).truncate(max(1, width - _GUTTER), ellipsis=True)
            gap = [Content("")] if index and width >= _ROOMY else []
            for part, text in enumerate((*gap, title)):
                yield _Line(index, part, text, "above")
        for part, text in enumerate(self._wrapped(Content(row.text), space)):
            yield _Line(index, part, text)
        if row.below:
            for part, text in enumerate(self._wrapped(Content(row.below), space)):
                yield _Line(index, part, text, "below")

    def _wrapped(self, text: Content, space: int) -> list[Content]:
        if self._single:
            return [_cut(text, space)]
        return text.wrap(space) or [Content("")]

    def _lead_width(self, room: int) -> int:
        """Return how many cells leads take of ``room``; a text beside them keeps some."""
        width = max((Content(row.lead).cell_length for row in self._rows), default=0)
        least = _LEAST_TEXT if any(row.text for row in self._rows) else 0
        most = max(_LEAST_TEXT, room - _GUTTER - _GAP - least - self._notes_at(room))
        return min(width, most) + _GAP if width else 0

    def _line(self, line: _Line) -> list[tuple[str, Style]]:
        """Return the texts that a line is made of, and how each looks."""
        row, plain = self._rows[line.row], Style()
        if line.place == "above":
            return [(" " * _GUTTER, plain), (line.text.plain, self._style("title"))]
        before = (" " * (_GUTTER + self._lead), plain)
        if line.place == "below":
            return [before, (line.text.plain, self._style("note"))]
        pointed = line.row == self.cursor and self.has_focus and not self.disabled
        named = self._names and bool(row.lead)
        text = (line.text.plain, self._text_style(line.row, row, pointed and not named))
        if line.part:
            return [before, text]
        lead = Content(row.lead).rstrip().truncate(max(0, self._lead - _GAP), ellipsis=True)
        look = self._style(row.look or "lead")
        parts = [
            (POINTER if pointed else " " * _GUTTER, self._style("pointer")),
            (lead.plain, look + self._style("pointed") if pointed and named else look),
            (" " * (self._lead - lead.cell_length), plain),
            text,
        ]
        if row.note:
            gap = self._widest - line.text.cell_length + _GAP
            word = "note" if row.look == "removed" else row.look or "note"
            note = row.note[:1] if self._only_signs(self.size.width) else row.note
            parts += [(" " * gap, plain), (note, self._style(word))]
        return parts

    def _text_style(self, index: int, row: Row, pointed: bool) -> Style:
        style = self._style(row.look)
        if pointed:
            style += self._style("pointed")
        if index == self._hovered and not self.disabled:
            style += self._style("hover")
        return style

    def _style(self, look: str) -> Style:
        return self.get_visual_style(f"rows--{look}", partial=True) if look else Style()

    def row_at(self, y: int) -> int:
        """Return the row shown at line ``y``, or -1."""
        lines = self._lines(self.size.width)
        there = 0 <= y < len(lines) and lines[y].place != "above"
        return lines[y].row if there else -1

    def action_move(self, step: int) -> None:
        """Move the pointer by ``step`` rows, round the ends."""
        if self._rows:
            start = self.cursor if self.cursor >= 0 else (-1 if step > 0 else 0)
            self.cursor = (start + step) % len(self._rows)

    def action_move_to(self, index: int) -> None:
        """Move the pointer to row ``index``; -1 is the last."""
        if self._rows:
            self.cursor = index % len(self._rows)

    def on_focus(self) -> None:
        """Show the pointer."""
        self._repaint((self.cursor,))

    def on_blur(self) -> None:
        """Hide the pointer."""
        self._repaint((self.cursor,))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show what a click would choose."""
        self._hovered = self.row_at(event.y)

    def on_leave(self) -> None:
        """Forget the mouse."""
        self._hovered = -1

    def on_click(self, event: events.Click) -> None:
        """Say which row was clicked."""
        index = self.row_at(event.y)
        if index >= 0 and not self.disabled:
            self.post_message(self.Clicked(self, index))
