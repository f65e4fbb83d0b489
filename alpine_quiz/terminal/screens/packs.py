"""The packs that are here; one is chosen to be played."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, spoken, tr
from alpine_quiz.library.index.model import Progress, entry_of
from alpine_quiz.library.index.store import LITTLE
from alpine_quiz.library.packs import PackError, open_path
from alpine_quiz.plain.library import progress_text
from alpine_quiz.plain.packs import pack_lines
from alpine_quiz.plain.refusal import pack_refused
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.library.index.model import PackEntry
    from alpine_quiz.records.sitting import Sitting

_GAP = 2


class PacksScreen(QuizScreen):
    """Packs to go through, what is known of the one pointed at, and Enter to play it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", later("play this pack"), id="packs.choose"),
        Binding("escape,q", "back", later("back"), id="packs.back"),
    ]
    DEFAULT_CSS = """
    PacksScreen #about { margin: 1 0 0 2; height: auto; color: $quiet; }
    PacksScreen VerticalScroll { scrollbar-size-vertical: 1; }
    """

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._packs: tuple[PackEntry, ...] = ()

    def content(self) -> ComposeResult:
        """The list, and below it the pack pointed at."""
        yield Heading(tr("Packs"))
        with Vertical(classes="stage"), VerticalScroll(classes="column", can_focus=False):
            yield Rows(id="packs")
            yield Static(id="about", markup=False)

    def keys(self) -> tuple[Key, ...]:
        """Choose, or go home."""
        return (
            Key("packs.choose", tr("play this pack")),
            Key("packs.back", tr("home")),
            Key("app.help", tr("help")),
        )

    async def retell(self) -> None:
        """Say of each pack what it is; the same is pointed at."""
        await super().retell()
        rows = self.query_one("#packs", Rows)
        self.query_one(Heading).tell(tr("Packs"), "")
        self._fill(rows)
        self._tell(rows.cursor)

    def on_mount(self) -> None:
        """List the packs, pointing at the one being played."""
        left = self.quiz.index.refresh(most=LITTLE)
        rows = self.query_one("#packs", Rows)
        self._list(self._sitting.pack.id)
        rows.focus()
        self.watch(rows, "cursor", self._tell)
        if left:
            self._read()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        """Read many packs off the event loop."""
        self.quiz.index.refresh(lambda progress: self.call_later(self._tell_progress, progress))
        self.call_later(self._take)

    def _tell_progress(self, progress: Progress) -> None:
        self.query_one(Heading).tell(tr("Packs"), progress_text(progress))

    def _take(self) -> None:
        self.query_one(Heading).tell(tr("Packs"), "")
        cursor = self.query_one("#packs", Rows).cursor
        self._list(self._packs[cursor].id)
        self._tell(self.query_one("#packs", Rows).cursor)

    def _list(self, pointed: str) -> None:
        here = self.quiz.index.packs()
        known = [pack.id for pack in here]
        own = () if self._sitting.pack.id in known else (entry_of(self._sitting.pack),)
        self._packs = (*own, *here)
        rows = self.query_one("#packs", Rows)
        self._fill(rows)
        ids = [pack.id for pack in self._packs]
        rows.cursor = ids.index(pointed if pointed in ids else self._sitting.pack.id)

    def _fill(self, rows: Rows) -> None:
        rows.rows = self._rows()
        rows.note_width = max(Content(row.note).cell_length for row in rows.rows) + _GAP

    def _rows(self) -> list[Row]:
        return [
            Row(
                pack.title.in_language(spoken()) or pack.id,
                note=self._note(pack),
            )
            for pack in self._packs
        ]

    def _note(self, pack: PackEntry) -> str:
        if not pack.languages:
            return tr("✗ nothing to play")
        return tr("● playing") if pack.id == self._sitting.pack.id else ""

    def _tell(self, cursor: int) -> None:
        if 0 <= cursor < len(self._packs):
            lines = pack_lines(self._packs[cursor], self._sitting)
            self.query_one("#about", Static).update(Content("\n".join(lines)))

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click points; a second one chooses."""
        event.stop()
        if event.rows.cursor == event.index:
            self.action_choose()
        event.rows.cursor = event.index

    def action_choose(self) -> None:
        """Play the pack pointed at from now on."""
        cursor = self.query_one("#packs", Rows).cursor
        if 0 <= cursor < len(self._packs) and not self.too_small:
            entry = self._packs[cursor]
            if not entry.languages:
                return
            try:
                pack = open_path(entry.path)[0]
            except PackError as error:
                self.notify(str(pack_refused(error)), markup=False)
            else:
                self.quiz.play_pack(pack)

    def action_back(self) -> None:
        """Go home."""
        self.dismiss()
