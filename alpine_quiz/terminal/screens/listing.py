"""A list to choose from, and below it what there is to say of the row pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

_GAP = 2


class ListingScreen(QuizScreen):
    """Rows of which a click points at one, and a second click or a key chooses it."""

    DEFAULT_CSS = """
    ListingScreen #about { margin: 1 0 0 2; height: auto; color: $quiet; }
    ListingScreen.-cramped #about { margin: 0 0 0 2; }
    ListingScreen #about.-asking { color: $warning; }
    ListingScreen VerticalScroll { scrollbar-size-vertical: 1; }
    """

    def heading(self) -> str:
        """Return what is listed."""
        return ""

    def rows(self) -> Sequence[Row]:
        """Return what there is to choose from."""
        return ()

    def about(self, place: int) -> str:
        """Return what there is to say of a row."""
        return ""

    def choose(self, place: int) -> None:
        """Take the row that was chosen."""

    def content(self) -> ComposeResult:
        """The list, and below it what is said of the row pointed at."""
        yield Heading(self.heading())
        with Vertical(classes="stage"), VerticalScroll(classes="column", can_focus=False):
            yield Rows(id="list")
            yield Static(id="about", markup=False)

    @property
    def list(self) -> Rows:
        """The list."""
        return self.query_one("#list", Rows)

    @property
    def pointed(self) -> int | None:
        """The place of the row pointed at, where there is one to be seen."""
        cursor = self.list.cursor
        there = 0 <= cursor < len(self.list.rows) and not self.too_small
        return cursor if there else None

    async def retell(self) -> None:
        """Say all of it anew; what is pointed at stays so."""
        await super().retell()
        self.query_one(Heading).tell(self.heading(), "")
        self.fill()

    def on_mount(self) -> None:
        """Point at the first row."""
        self.fill()
        self.list.focus()
        self.watch(self.list, "cursor", self.describe)

    def fill(self) -> None:
        """List everything as it is now."""
        rows = self.rows()
        self.list.rows = rows
        notes = max((Content(row.note).cell_length for row in rows), default=0)
        self.list.note_width = notes + _GAP if notes else 0
        self.list.cursor = min(max(0, self.list.cursor), len(rows) - 1)
        self.describe()

    def describe(self) -> None:
        """Say what there is to say of the row pointed at."""
        place = self.list.cursor
        said = self.about(place) if 0 <= place < len(self.list.rows) else ""
        self.query_one("#about", Static).update(Content(said))

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click points; a second one chooses."""
        event.stop()
        if event.rows.cursor == event.index:
            self.action_choose()
        event.rows.cursor = event.index

    def action_choose(self) -> None:
        """Choose the row pointed at."""
        if self.pointed is not None:
            self.choose(self.pointed)

    def action_back(self) -> None:
        """Go home."""
        self.dismiss()
