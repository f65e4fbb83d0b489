"""The home screen: what there is to do, and nothing that has nothing to show yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.plain.home import best_line, packs_line, title_line, unfinished_line, warning_text
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.berlinette import Berlinette
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key, KeyLine
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import ScreenResume

    from alpine_quiz.records.sitting import Sitting


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to do from home: its name, what there is to say of it, its key and action."""

    name: str
    about: str
    key: str
    action: str


class HomeScreen(QuizScreen):
    """The menu."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "choose"),
        Binding("g", "app.go_on", "go on with the round"),
        Binding("n", "app.new_round", "play"),
        Binding("l", "app.packs", "packs"),
        Binding("s", "app.scores", "scores"),
        Binding("q", "app.quit", "quit"),
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._entries: list[Entry] = []

    def content(self) -> ComposeResult:
        """The menu below the name of the game."""
        yield Heading("ALPINE QUIZ", self._sitting.player.name)
        with Vertical(classes="stage"), Vertical(classes="column"):
            yield Berlinette()
            yield Static(Content(title_line(self._sitting)), id="pack", markup=False)
            yield Rows(id="menu")
            yield Static(id="warning", markup=False)
        yield KeyLine(
            [
                Key("↑↓ ⏎", "choose", "screen.choose"),
                Key("?", "help", "app.help"),
                Key("ctrl+p", "all commands", "app.command_palette"),
                Key("q", "quit", "app.quit"),
            ]
        )

    def on_mount(self) -> None:
        """Show the menu."""
        self.tell()
        self.query_one("#menu", Rows).focus()

    def on_screen_resume(self, _event: ScreenResume) -> None:
        """Show what has changed since."""
        if self.is_mounted:
            self.tell()

    def tell(self) -> None:
        """Fill the menu anew."""
        sitting = self._sitting
        self._entries = [entry for entry in self._possible() if entry.about or entry.key in "?q"]
        menu = self.query_one("#menu", Rows)
        widest = max(len(entry.name) for entry in self._entries)
        menu.rows = [
            Row(entry.about, lead=entry.name.ljust(widest + 1), note=entry.key)
            for entry in self._entries
        ]
        if not 0 <= menu.cursor < len(self._entries):
            menu.cursor = 0
        self.query_one("#pack", Static).update(Content(title_line(sitting)))
        warning = self.query_one("#warning", Static)
        why = warning_text(sitting)
        warning.update(Content(why))
        warning.display = bool(why)

    def _possible(self) -> list[Entry]:
        sitting = self._sitting
        return [
            Entry("Go on", unfinished_line(sitting), "g", "app.go_on"),
            Entry("Play", "ten questions, all topics", "n", "app.new_round"),
            Entry("Packs", packs_line(sitting), "l", "app.packs"),
            Entry("Scores", best_line(sitting), "s", "app.scores"),
            Entry("Help", "keys, and how points are given", "?", "app.help"),
            Entry("Quit", "everything is kept", "q", "app.quit"),
        ]

    async def action_choose(self) -> None:
        """Do what is pointed at."""
        menu = self.query_one("#menu", Rows)
        if not self.too_small and 0 <= menu.cursor < len(self._entries):
            await self.run_action(self._entries[menu.cursor].action)

    async def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click does what it points at."""
        event.rows.cursor = event.index
        await self.action_choose()
