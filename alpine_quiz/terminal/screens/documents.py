"""The documents that a pack cites; each opens in the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.library.opening import list_shelf
from alpine_quiz.plain.documents import known_of, listed_text
from alpine_quiz.plain.passage import absence_text
from alpine_quiz.records.knowing import what_is_known
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.screens.passage import PassageScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import ScreenResume

    from alpine_quiz.library.opening import Listed
    from alpine_quiz.records.knowing import Knowing
    from alpine_quiz.records.sitting import Sitting

_GAP = 2
LEAST_BESIDE = 56
"""Cells from which what is known stands beside a title."""


class DocumentsScreen(QuizScreen):
    """Titles with how many of their facts are known, and where to get the one pointed at."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", later("read it"), id="documents.choose"),
        Binding("escape,q", "back", later("back"), id="documents.back"),
    ]
    DEFAULT_CSS = """
    DocumentsScreen #about { margin: 1 0 0 2; height: auto; color: $quiet; }
    DocumentsScreen.-cramped #about { margin: 0 0 0 2; }
    DocumentsScreen VerticalScroll { scrollbar-size-vertical: 1; }
    """

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._listed: tuple[Listed, ...] = ()
        self._knowing: Knowing = {}

    def content(self) -> ComposeResult:
        """The list, and below it what there is to say of the one pointed at."""
        yield Heading(tr("Documents"), self._sitting.pack.id)
        with Vertical(classes="stage"), VerticalScroll(classes="column", can_focus=False):
            yield Rows(id="documents")
            yield Static(id="about", markup=False)

    def keys(self) -> tuple[Key, ...]:
        """Choose, or go back."""
        return (
            Key("rows.up rows.down documents.choose", tr("read")),
            Key("documents.back", tr("back")),
            Key("app.help", tr("help")),
        )

    async def retell(self) -> None:
        """Say of each document what it is; the same is pointed at."""
        await super().retell()
        self.query_one(Heading).tell(tr("Documents"), self._sitting.pack.id)
        self._fill()

    def on_mount(self) -> None:
        """List the documents once their facts are counted."""
        rows = self.query_one("#documents", Rows)
        rows.focus()
        self.watch(rows, "cursor", self._tell, init=False)
        self._list()

    @work(thread=True, exclusive=True)
    def _list(self) -> None:
        listed = list_shelf(self._sitting, self._sitting.language)
        self.call_later(self._take, listed)

    def _take(self, listed: tuple[Listed, ...]) -> None:
        self._listed = listed
        self._knowing = what_is_known(self._sitting)
        self._fill()
        self.query_one("#documents", Rows).cursor = 0

    def on_resize(self) -> None:
        """Say what is known where there is room for it."""
        self._fill()

    def on_screen_resume(self, _event: ScreenResume) -> None:
        """Count anew what is known: a round may have been played meanwhile."""
        if self._listed:
            self._knowing = what_is_known(self._sitting)
            self._fill()

    def _fill(self) -> None:
        found = [self._row(listed) for listed in self._listed]
        rows = self.query_one("#documents", Rows)
        rows.rows = found
        rows.note_width = max((len(row.note) for row in found), default=0) + _GAP
        self._tell()

    def _row(self, listed: Listed) -> Row:
        title, *more = listed_text(listed).split("\n")
        known = known_of(listed.subjects, self._knowing)
        if self.size.width < LEAST_BESIDE:
            return Row(title, below=" · ".join(filter(None, (*more, known))))
        return Row(title, note=known, below=" · ".join(more))

    def _tell(self) -> None:
        cursor = self.query_one("#documents", Rows).cursor
        said = ""
        if not self._listed:
            said = "" if self._sitting.pack.documents else tr("This pack cites no document.")
        elif 0 <= cursor < len(self._listed):
            listed = self._listed[cursor]
            if not listed.is_here:
                said = absence_text(listed.document, listed.differing)
        self.query_one("#about", Static).update(Content(said))

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click opens what it points at."""
        event.stop()
        event.rows.cursor = event.index
        self.action_choose()

    def action_choose(self) -> None:
        """Open the document pointed at."""
        cursor = self.query_one("#documents", Rows).cursor
        if 0 <= cursor < len(self._listed) and not self.too_small:
            name = self._listed[cursor].document.id
            self.app.push_screen(PassageScreen(self._sitting, document=name))

    def action_back(self) -> None:
        """Go back to what was on screen."""
        self.dismiss()
