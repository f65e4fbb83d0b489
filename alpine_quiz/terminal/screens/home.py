"""The home screen: what there is to do, and nothing that has nothing to show yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.berlinette import Berlinette
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key, KeyLine
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import ScreenResume


_ABOVE_MENU = 17
"""Lines that all but the menu takes, the picture included."""


class Entry(NamedTuple):
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
        Binding("r", "app.review", "review what is due"),
        Binding("d", "app.daily", "the round of the day"),
        Binding("m", "app.ways", "more ways to play"),
        Binding("l", "app.packs", "packs"),
        Binding("s", "app.scores", "scores"),
        Binding("q", "app.quit", "quit"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._entries = self._possible()

    def content(self) -> ComposeResult:
        """The menu below the name of the game."""
        yield Heading("ALPINE QUIZ")
        with Vertical(classes="stage"), Vertical(classes="column"):
            yield Berlinette()
            yield Static(id="pack", markup=False)
            yield Rows(self._rows(), note_width=3, id="menu")
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
        """Let the arrows go through the menu."""
        menu = self.query_one("#menu", Rows)
        menu.cursor = 0
        menu.focus()

    def on_resize(self) -> None:
        """Leave the picture out where the menu needs its room."""
        self.set_class(self.size.height < _ABOVE_MENU + len(self._entries), "-crowded")

    def on_screen_resume(self, _event: ScreenResume) -> None:
        """Show what has changed since."""
        if self.is_mounted and self.quiz.sitting is not None:
            self.tell()

    def tell(self) -> None:
        """Fill the menu anew; the pointer stays on the entry it was moved to."""
        from alpine_quiz.plain.home import faults_text, title_line, warning_text

        sitting = self.quiz.sitting
        menu = self.query_one("#menu", Rows)
        pointed = self._entries[menu.cursor].name if menu.cursor > 0 else ""
        self._entries = self._possible()
        menu.rows = self._rows()
        names = [entry.name for entry in self._entries]
        menu.cursor = names.index(pointed) if pointed in names else 0
        if sitting is not None:
            self.query_one("#pack", Static).update(Content(title_line(sitting)))
            self.query_one(Heading).tell("ALPINE QUIZ", sitting.player.name)
        why = self.quiz.refusal
        if sitting is not None:
            why = warning_text(sitting) or faults_text(sitting)
        self.say(why)

    def say(self, sentence: str) -> None:
        """Show a sentence below the menu until something has changed, or nothing if empty."""
        place = self.query_one("#warning", Static)
        place.update(Content(sentence))
        place.display = bool(sentence)
        self.set_class(bool(sentence), "-warned")
        self.on_resize()

    def _rows(self) -> list[Row]:
        widest = max(len(entry.name) for entry in self._entries)
        return [
            Row(entry.about, lead=entry.name.ljust(widest + 1), note=entry.key)
            for entry in self._entries
        ]

    def _possible(self) -> list[Entry]:
        go_on, review, daily, packs, scores = "", "", "", "what is here", ""
        play, leaving = "ten questions, all topics", "everything is kept"
        sitting = self.quiz.sitting if self.is_attached else None
        if sitting is not None:
            from alpine_quiz.plain.home import (
                best_line,
                daily_line,
                due_line,
                leaving_line,
                packs_line,
                play_line,
                unfinished_line,
            )

            go_on, packs = unfinished_line(sitting), packs_line(sitting)
            play, leaving = play_line(sitting), leaving_line(sitting)
            scores = best_line(sitting)
            review, daily = due_line(sitting), daily_line(sitting)
        entries = [
            Entry("Go on", go_on, "g", "app.go_on"),
            Entry("Play", play, "n", "app.new_round"),
            Entry("Review", review, "r", "app.review"),
            Entry("Daily", daily, "d", "app.daily"),
            Entry("More ways", "topic · exam · survival · timeline", "m", "app.ways"),
            Entry("Packs", packs, "l", "app.packs"),
            Entry("Scores", scores, "s", "app.scores"),
            Entry("Help", "keys, and how points are given", "?", "app.help"),
            Entry("Quit", leaving, "q", "app.quit"),
        ]
        return [entry for entry in entries if entry.about]

    async def action_choose(self) -> None:
        """Do what is pointed at."""
        menu = self.query_one("#menu", Rows)
        if not self.too_small and 0 <= menu.cursor < len(self._entries):
            await self.run_action(self._entries[menu.cursor].action)

    async def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click does what it points at."""
        event.rows.cursor = event.index
        await self.action_choose()
