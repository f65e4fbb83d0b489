"""The home screen: what there is to do, and nothing that has nothing to show yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.terminal.keys import bound, key_of
from alpine_quiz.terminal.screens.base import PAUSE, QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.events import ScreenResume

_NAME = "ALPINE QUIZ"
_LEAST_NOTE = 3
_ABOVE_MENU = 17
"""Lines that all but the menu takes, the picture included."""


class Entry(NamedTuple):
    """One thing to do from home: its name, what there is to say of it, and its binding's id."""

    name: str
    about: str
    binding: str


class HomeScreen(QuizScreen):
    """The menu."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", later("choose"), id="home.choose"),
        Binding("g", "app.go_on", later("go on with the round that waits"), id="home.go_on"),
        Binding("n", "app.new_round", later("play"), id="home.play"),
        Binding("b", "app.tutorial", later("the tutorial"), id="home.tutorial"),
        Binding("r", "app.review", later("review what is due"), id="home.review"),
        Binding("d", "app.daily", later("the round of the day"), id="home.daily"),
        Binding("m", "app.ways", later("more ways to play"), id="home.ways"),
        Binding("c", "app.lead", later("a class: lead a room of phones"), id="home.class"),
        Binding("l", "app.packs", later("packs"), id="home.packs"),
        Binding("f,slash", "app.library", later("find questions"), id="home.library"),
        Binding("o", "app.documents", later("the documents of this pack"), id="home.documents"),
        Binding("s", "app.scores", later("scores"), id="home.scores"),
        Binding("p", "app.players", later("players"), id="home.players"),
        Binding("comma", "app.settings", later("settings"), id="home.settings"),
        Binding("q", "app.quit", later("quit, from home"), id="home.quit"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._entries = self._possible()
        self._said = ""
        self._moved_at = float("-inf")

    def content(self) -> ComposeResult:
        """The menu below the name of the game."""
        yield Heading(_NAME)
        with Vertical(classes="column"):
            yield Static(id="pack", markup=False)
            yield Rows(self._rows(), note_width=_LEAST_NOTE, single=True, names=True, id="menu")

    def keys(self) -> Sequence[Key]:
        """The menu's, and those that are there everywhere."""
        return (
            Key("rows.up rows.down home.choose", tr("choose")),
            Key("app.help", tr("help")),
            Key("app.palette", tr("all commands")),
            Key("home.quit", tr("quit")),
        )

    async def retell(self) -> None:
        """Fill the menu in the language spoken now."""
        await super().retell()
        self.tell()

    def on_mount(self) -> None:
        """Let the arrows go through the menu."""
        menu = self.query_one("#menu", Rows)
        menu.cursor = 0
        menu.focus()

    def on_resize(self) -> None:
        """Show the picture where the menu leaves it room."""
        crowded = self.size.height < _ABOVE_MENU + len(self._entries)
        self.set_class(crowded, "-crowded")
        # It has many colours to look up: a start that has no room for it does without.
        if not crowded and not self.query("Berlinette"):
            from alpine_quiz.terminal.widgets.berlinette import Berlinette

            self.query_one(".column").mount(Berlinette(), before="#pack")

    def on_screen_resume(self, _event: ScreenResume) -> None:
        """Show what has changed since."""
        if self.is_mounted and self.quiz.sitting is not None:
            self.quiz.settle()
            self.tell()

    def tell(self) -> None:
        """Fill the menu anew; the pointer stays on the entry it was moved to."""
        from alpine_quiz.plain.home import faults_text, glance_line, title_line, warning_text

        sitting = self.quiz.sitting
        menu = self.query_one("#menu", Rows)
        pointed = self._entries[menu.cursor].binding if menu.cursor > 0 else ""
        before = [entry.binding for entry in self._entries]
        self._entries = self._possible()
        menu.rows = self._rows()
        menu.note_width = max(_LEAST_NOTE, *(len(row.note) + 2 for row in menu.rows))
        bindings = [entry.binding for entry in self._entries]
        if sitting is not None and bindings != before:
            self._moved_at = sitting.clock()
        menu.cursor = bindings.index(pointed) if pointed in bindings else 0
        if sitting is not None:
            self.query_one("#pack", Static).update(Content(title_line(sitting)))
            self.query_one(Heading).tell(_NAME, glance_line(sitting))
        why = self.quiz.refusal
        if sitting is not None:
            why = warning_text(sitting) or faults_text(sitting)
        self.say("\n".join([each for each in (why, *self.quiz.warnings()) if each]))

    def say(self, sentence: str) -> None:
        """Show a sentence below the menu until something has changed, or nothing if empty."""
        if sentence and not self.query("#warning"):
            self.query_one(".column").mount(Static(id="warning", markup=False))
        for place in self.query("#warning").results(Static):
            place.update(Content(sentence))
            place.display = bool(sentence)
        self.set_class(bool(sentence), "-warned")
        if sentence and sentence != self._said and self._is_low:
            # Below the menu there is no room to see it.
            self.notify(sentence, markup=False)
        self._said = sentence
        self.on_resize()

    @property
    def _is_low(self) -> bool:
        return self.has_class("-cramped") or self.has_class("-short")

    def _rows(self) -> list[Row]:
        widest = max(len(entry.name) for entry in self._entries)
        return [
            Row(entry.about, lead=entry.name.ljust(widest + 1), note=self._key(entry))
            for entry in self._entries
        ]

    def _key(self, entry: Entry) -> str:
        return key_of(self, entry.binding)

    def _possible(self) -> list[Entry]:
        go_on, review, daily, packs, scores = "", "", "", tr("what is here"), ""
        documents = players = tutorial = ""
        play, leaving = tr("ten questions, all topics"), tr("everything is kept")
        sitting = self.quiz.sitting if self.is_attached else None
        if sitting is not None:
            from alpine_quiz.plain.home import (
                best_line,
                daily_line,
                documents_line,
                due_line,
                leaving_line,
                packs_line,
                play_line,
                players_line,
                tutorial_line,
                unfinished_line,
            )

            go_on, packs = unfinished_line(sitting), packs_line(sitting)
            tutorial = tutorial_line(sitting)
            play = play_line(sitting, self.quiz.settings.questions_per_round)
            leaving = leaving_line(sitting)
            scores, players = best_line(sitting), players_line(sitting)
            review, daily = due_line(sitting), daily_line(sitting)
            documents = documents_line(sitting)
        entries = [
            Entry(tr("Go on"), go_on, "home.go_on"),
            Entry(tr("Play"), play, "home.play"),
            Entry(tr("Tutorial"), tutorial, "home.tutorial"),
            Entry(tr("Review"), review, "home.review"),
            Entry(tr("Daily"), daily, "home.daily"),
            Entry(
                tr("More ways"), tr("topic · exam · survival · timeline · hot seat"), "home.ways"
            ),
            Entry(tr("Class"), tr("lead a room of phones"), "home.class"),
            Entry(tr("Packs"), packs, "home.packs"),
            Entry(tr("Library"), tr("find questions in all packs"), "home.library"),
            Entry(tr("Documents"), documents, "home.documents"),
            Entry(tr("Scores"), scores, "home.scores"),
            Entry(tr("Players"), players, "home.players"),
            Entry(tr("Settings"), tr("language, colours, keys and more"), "home.settings"),
            Entry(tr("Help"), tr("keys, and how points are given"), "app.help"),
            Entry(tr("Quit"), leaving, "home.quit"),
        ]
        return [entry for entry in entries if entry.about]

    async def action_choose(self) -> None:
        """Do what is pointed at."""
        menu = self.query_one("#menu", Rows)
        if not self.too_small and 0 <= menu.cursor < len(self._entries):
            found = bound(self, self._entries[menu.cursor].binding)
            if found is not None:
                await self.app.run_action(found.binding.action, found.node)

    async def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click does what it points at, unless that has only just come to stand there."""
        sitting = self.quiz.sitting
        if sitting is not None and sitting.clock() - self._moved_at < PAUSE:
            return
        event.rows.cursor = event.index
        await self.action_choose()
