"""Rows that can be gone through, chosen and marked: the base of menus and answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size
    from textual.style import Style

POINTER = "▸ "
_GUTTER = len(POINTER)
_GAP = 2
_LEAST_TEXT = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: a key (``lead``), its text, and a word at the end (``note``).

    ``look`` names the component class ``rows--LOOK`` that colours it, or is empty.
    """

    text: str
    lead: str = ""
    note: str = ""
    look: str = ""


class Rows(Widget, can_focus=True):
    """Rows with hanging text, a pointer, and a column of notes.

    Text is wrapped to leave ``note_width`` cells free, so that a note that comes later moves
    nothing. ``cursor`` is the row pointed at, or -1.
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
        "rows--hover",
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
    Rows .rows--note { color: $quiet; }
    Rows .rows--hover { text-style: underline; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "move_to(0)", show=False),
        Binding("end", "move_to(-1)", show=False),
    ]

    cursor: reactive[int] = reactive(-1)
    _hovered: reactive[int] = reactive(-1)

    class Clicked(Message):
        """A row was clicked."""

        def __init__(self, rows: Rows, index: int) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> Rows:
            """The list whose row it was."""
            return self.rows

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        note_width: int = 0,
        spaced: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._rows = tuple(rows)
        self._note_width = note_width
        self._spaced = spaced
        self._line_rows: list[int] = []

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is listed; setting it paints anew."""
        return self._rows

    @rows.setter
    def rows(self, rows: Sequence[Row]) -> None:
        same_size = [(row.text, row.lead) for row in rows] == [
            (row.text, row.lead) for row in self._rows
        ]
        self._rows = tuple(rows)
        self.refresh(layout=not same_size)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the rows take at ``width``."""
        return max(1, len(self._lines(width)))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take what there is."""
        return container.width

    def render(self) -> Content:
        """Return all rows, line by line."""
        lines = self._lines(self.content_size.width)
        self._line_rows = [index for index, _ in lines]
        return Content("\n").join([line for _, line in lines])

    def _lead_width(self) -> int:
        width = max((Content(row.lead).cell_length for row in self._rows), default=0)
        return width + _GAP if width else 0

    def _lines(self, width: int) -> list[tuple[int, Content]]:
        """Return (row index, line) pairs; an index of -1 is an empty line between rows."""
        lead_width = self._lead_width()
        space = max(_LEAST_TEXT, width - _GUTTER - lead_width - self._note_width)
        texts = [Content(row.text).wrap(space) for row in self._rows]
        widest = max((line.cell_length for text in texts for line in text), default=0)
        found: list[tuple[int, Content]] = []
        for index, (row, text) in enumerate(zip(self._rows, texts, strict=True)):
            if self._spaced and index:
                found.append((-1, Content("")))
            found += [
                (index, self._line(index, row, part, line, lead_width, widest))
                for part, line in enumerate(text or [Content("")])
            ]
        return found

    def _line(
        self, index: int, row: Row, part: int, line: Content, lead_width: int, widest: int
    ) -> Content:
        pointed = index == self.cursor and self.has_focus and not self.disabled
        text = Content.styled(line.plain, self._text_style(index, row, pointed))
        first = part == 0
        pointer = POINTER if first and pointed else " " * _GUTTER
        lead = row.lead if first else ""
        parts: list[Content | tuple[str, Style]] = [
            (pointer, self._style("pointer")),
            (lead, self._style(row.look or "lead")),
            Content(" " * (lead_width - Content(lead).cell_length)),
            text,
        ]
        if first and row.note:
            gap = widest - line.cell_length + _GAP
            parts += [Content(" " * gap), (row.note, self._style(row.look or "note"))]
        return Content.assemble(*parts)

    def _text_style(self, index: int, row: Row, pointed: bool) -> Style:
        style = self._style(row.look) if row.look else self._style("plain")
        if pointed:
            style += self._style("pointed")
        if index == self._hovered and not self.disabled:
            style += self._style("hover")
        return style

    def _style(self, look: str) -> Style:
        name = f"rows--{look}"
        if name not in self.COMPONENT_CLASSES:
            return self.visual_style.__class__()
        return self.get_visual_style(name, partial=True)

    def row_at(self, y: int) -> int:
        """Return the row shown at line ``y`` of the content, or -1."""
        return self._line_rows[y] if 0 <= y < len(self._line_rows) else -1

    def action_move(self, step: int) -> None:
        """Move the pointer by ``step`` rows, round the ends."""
        if self._rows:
            start = self.cursor if self.cursor >= 0 else (-1 if step > 0 else 0)
            self.cursor = (start + step) % len(self._rows)

    def action_move_to(self, index: int) -> None:
        """Move the pointer to row ``index``; -1 is the last."""
        if self._rows:
            self.cursor = index % len(self._rows)

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
