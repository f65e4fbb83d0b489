"""A list of very many questions: only those that are seen are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from alpine_quiz.terminal.widgets.gesture import Gesture
from alpine_quiz.terminal.widgets.rows import POINTER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

    from alpine_quiz.library.index.model import Hit

    Page = Callable[[Sequence[int]], list[Hit]]
    Note = Callable[[Hit], str]

_PAGE = 64
"""So many questions are asked for at once."""
_GAP = 2
_ROOMY = 56
"""Cells from which there is room for notes."""
_MOST_NOTE = 24


class FoundList(ScrollView, can_focus=False):
    """Stems, a line each, and a pointer among them.

    The keys are its screen's: whoever searches goes on typing while they look through it.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "found--pointer",
        "found--pointed",
        "found--note",
        "found--hover",
    }
    DEFAULT_CSS = """
    FoundList { scrollbar-size-vertical: 1; overflow-x: hidden; pointer: pointer; }
    FoundList .found--pointer { color: $primary; text-style: bold; }
    FoundList .found--pointed { text-style: bold; }
    FoundList .found--note { color: $quiet; }
    FoundList .found--hover { text-style: underline; }
    """
    ALLOW_SELECT = False
    cursor: reactive[int] = reactive(-1, repaint=False)
    _hovered: reactive[int] = reactive(-1)

    class Pointed(Message):
        """Another question is pointed at, or none."""

    class Clicked(Gesture):
        """The question pointed at already was clicked."""

    def __init__(self, page: Page, note: Note, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._page = page
        self._note = note
        self._numbers: Sequence[int] = ()
        self._hits: dict[int, Hit] = {}
        self._pages: set[int] = set()

    def show(self, numbers: Sequence[int]) -> None:
        """List the questions of these numbers; the same one is pointed at, or else the first."""
        pointed = self.number
        self._numbers = numbers
        self._hits.clear()
        self._pages.clear()
        self.virtual_size = Size(self.scrollable_content_region.width, len(numbers))
        at = _place(numbers, pointed)
        self.set_reactive(FoundList.cursor, at if numbers else -1)
        self._keep_in_view()
        self.refresh()
        self.post_message(self.Pointed())

    @property
    def number(self) -> int:
        """The number of the question pointed at; 0 is none."""
        return self._numbers[self.cursor] if 0 <= self.cursor < len(self._numbers) else 0

    @property
    def pointed(self) -> Hit | None:
        """The question pointed at, as long as it is there."""
        return self._hit(self.cursor)

    def move(self, step: int) -> None:
        """Move the pointer by ``step`` lines, as far as there are some."""
        if self._numbers:
            self.cursor = min(max(0, self.cursor + step), len(self._numbers) - 1)

    def move_page(self, step: int) -> None:
        """Move the pointer by so many heights of the list."""
        self.move(step * max(1, self.scrollable_content_region.height - 1))

    def move_to_end(self, *, last: bool) -> None:
        """Move the pointer to the first question, or the last."""
        self.move(len(self._numbers) if last else -len(self._numbers))

    def watch_cursor(self) -> None:
        """Keep what is pointed at in view, and say that it is another."""
        self._keep_in_view()
        self.refresh()
        self.post_message(self.Pointed())

    def on_resize(self) -> None:
        """Keep what is pointed at in view."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._numbers))
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        height = self.scrollable_content_region.height
        top = round(self.scroll_y)
        if self.cursor < top:
            self.scroll_to(y=max(0, self.cursor), animate=False, immediate=True)
        elif height and self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, immediate=True)

    def _hit(self, at: int) -> Hit | None:
        if not 0 <= at < len(self._numbers):
            return None
        page = at // _PAGE
        if page not in self._pages:
            self._pages.add(page)
            numbers = self._numbers[page * _PAGE : (page + 1) * _PAGE]
            self._hits.update({hit.number: hit for hit in self._page(numbers)})
        return self._hits.get(self._numbers[at])

    def render_line(self, y: int) -> Strip:
        """Return line ``y`` of what is in view."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self._numbers) or not width:
            return Strip.blank(width, self.visual_style.rich_style)
        return Visual.to_strips(self, self._line(at, width), width, 1, self.visual_style)[0]

    def _line(self, at: int, width: int) -> Content:
        hit = self._hit(at)
        pointed = at == self.cursor
        look = self._style("pointed") if pointed else Style()
        if at == self._hovered:
            look += self._style("hover")
        # What is gone meanwhile leaves its line, until it is searched for again.
        stem = " ".join(hit.stem.split()) if hit else "…"
        said = self._note(hit) if hit and width >= _ROOMY else ""
        note = Content(said).truncate(_MOST_NOTE, ellipsis=True) if said else Content("")
        room = width - len(POINTER) - (note.cell_length + _GAP if note else 0)
        text = Content(stem).truncate(max(1, room), ellipsis=True)
        pointer = POINTER if pointed else " " * len(POINTER)
        return Content.assemble(
            (pointer, self._style("pointer")),
            Content.styled(text.plain, look),
            " " * (max(0, room - text.cell_length) + _GAP if note else 0),
            Content.styled(note.plain, self._style("note")),
        )

    def _style(self, look: str) -> Style:
        return self.get_visual_style(f"found--{look}", partial=True)

    def _at(self, y: int) -> int:
        at = y + self.scroll_offset.y
        return at if 0 <= at < len(self._numbers) else -1

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show what a click would point at."""
        self._hovered = self._at(event.y)

    def on_leave(self) -> None:
        """Forget the mouse."""
        self._hovered = -1

    def on_click(self, event: events.Click) -> None:
        """Point at what is clicked; say so where that is pointed at already."""
        event.stop()
        at = self._at(event.y)
        if at < 0:
            return
        if at == self.cursor:
            self.post_message(self.Clicked())
        self.cursor = at


def _place(numbers: Sequence[int], wanted: int) -> int:
    """Return where ``wanted`` stands among ascending ``numbers``, or 0."""
    from bisect import bisect_left

    at = bisect_left(numbers, wanted)
    return at if at < len(numbers) and numbers[at] == wanted else 0
