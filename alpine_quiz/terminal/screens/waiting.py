"""The rounds that wait, where there are several: one to go on with, or to leave for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.home import waiting_line
from alpine_quiz.terminal.keys import key_of
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.records.saved import SavedRound
    from alpine_quiz.records.sitting import Sitting


class WaitingScreen(QuizScreen):
    """The rounds of this player and pack that are not finished, the latest first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", later("go on with this round"), id="waiting.choose"),
        Binding("delete", "drop", later("leave this round for good"), id="waiting.drop"),
        Binding("escape,q", "back", later("back"), id="waiting.back"),
    ]
    DEFAULT_CSS = """
    WaitingScreen #said { margin: 1 0 0 2; height: auto; color: $warning; }
    WaitingScreen VerticalScroll { scrollbar-size-vertical: 1; }
    """

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._waiting: tuple[SavedRound, ...] = ()
        self._asked: str = ""

    def content(self) -> ComposeResult:
        """The list, and below it what is asked before a round is left."""
        yield Heading(tr("Go on"))
        with Vertical(classes="stage"), VerticalScroll(classes="column", can_focus=False):
            yield Rows(id="waiting")
            yield Static(id="said", markup=False)

    def keys(self) -> tuple[Key, ...]:
        """Go on, leave one for good, or go home."""
        return (
            Key("rows.up rows.down waiting.choose", tr("go on")),
            Key("waiting.drop", tr("leave for good")),
            Key("waiting.back", tr("home")),
            Key("app.help", tr("help")),
        )

    async def retell(self) -> None:
        """List them in the language spoken now."""
        await super().retell()
        self.query_one(Heading).tell(tr("Go on"), "")
        self._fill()
        self._ask("")

    def on_mount(self) -> None:
        """Point at the latest."""
        rows = self.query_one("#waiting", Rows)
        self._fill()
        rows.cursor = 0
        rows.focus()
        self.watch(rows, "cursor", lambda: self._ask(""))

    def _fill(self) -> None:
        self._waiting = self._sitting.waiting()
        today = self._sitting.today
        rows = self.query_one("#waiting", Rows)
        rows.rows = [Row(waiting_line(saved, today)) for saved in self._waiting]
        rows.cursor = min(max(0, rows.cursor), len(self._waiting) - 1)

    @property
    def _pointed(self) -> SavedRound | None:
        cursor = self.query_one("#waiting", Rows).cursor
        there = 0 <= cursor < len(self._waiting) and not self.too_small
        return self._waiting[cursor] if there else None

    def _ask(self, uid: str) -> None:
        """Ask whether the round with this uid is to be left, or take the question back."""
        self._asked = uid
        key = key_of(self, "waiting.drop")
        asked = tr("Its answers stay, but it cannot be gone on with. {key} again?", key=key)
        self.query_one("#said", Static).update(Content(asked if uid else ""))

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click points; a second one goes on."""
        event.stop()
        if event.rows.cursor == event.index:
            self.action_choose()
        event.rows.cursor = event.index

    def action_choose(self) -> None:
        """Go on with the round pointed at."""
        if saved := self._pointed:
            self.quiz.play(self._sitting.go_on(saved), self._sitting)

    def action_drop(self) -> None:
        """End the round pointed at, once that was asked."""
        saved = self._pointed
        if saved is None:
            return
        if self._asked != saved.uid:
            self._ask(saved.uid)
            return
        self._sitting.drop(saved)
        self._ask("")
        self._fill()
        if not self._waiting:
            self.dismiss()

    def action_back(self) -> None:
        """Go home."""
        self.dismiss()
