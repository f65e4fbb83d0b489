"""The packs that are here; one is chosen to be played."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, spoken, tr
from alpine_quiz.library.packs import find_packs
from alpine_quiz.plain.packs import pack_lines
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.bank.model import Pack
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
        self._packs: tuple[Pack, ...] = ()

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
        here = find_packs()
        known = [pack.id for pack in here]
        own = () if self._sitting.pack.id in known else (self._sitting.pack,)
        self._packs = (*own, *here)
        rows = self.query_one("#packs", Rows)
        self._fill(rows)
        rows.cursor = [pack.id for pack in self._packs].index(self._sitting.pack.id)
        rows.focus()
        self.watch(rows, "cursor", self._tell)

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

    def _note(self, pack: Pack) -> str:
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
            pack = self._packs[cursor]
            if pack.languages:
                self.quiz.play_pack(pack)

    def action_back(self) -> None:
        """Go home."""
        self.dismiss()
