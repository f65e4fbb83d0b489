"""Help over whatever is on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.plain.help import POINTS
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key, KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

ANSWERING = (
    ("A–F or 1–6", "point at an option; the same again, or ⏎, answers"),
    ("↑ ↓", "go through the options"),
    ("several right", "letters or Space tick, ⏎ answers"),
    ("an order", "a number or Space takes a line up, ↑ ↓ move it, Space puts it down, ⏎ answers"),
    ("pairs", "↑ ↓ or a number choose a line, a letter gives its partner, Backspace takes it back"),
    ("to type", "type and ⏎; while you type, commands are on F keys"),
    ("mouse", "click an option, click it again to answer; drag a line; the keys below are buttons"),
)
KEYS = (
    ("⏎", "next, once the answer is explained"),
    ("h  F2", "a hint, where there is one"),
    ("s  F4", "after the answer: the source, where it is here or its address is known"),
    ("i  F5", "after a typed miss: “I was right”"),
    ("PgUp PgDn", "scroll the explanation"),
    ("Esc", "leave: every answer is saved, the round waits at home"),
    ("?  F1", "this help"),
    ("ctrl+p", "all commands, and the themes"),
    ("ctrl+q", "quit, from anywhere"),
)
HOME_KEYS = (
    ("g n r d", "go on, play, review what is due, the round of the day"),
    ("m l s", "more ways to play, packs, scores"),
    ("t e x u i w", "of the ways: topic, exam, timed exam, survival, timeline, weak facts"),
    ("r", "after a round: retry the misses"),
    ("q", "quit, from home"),
)


class HelpScreen(QuizScreen):
    """Keys and points."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,question_mark,f1,q", "back", "back"),
    ]
    DEFAULT_CSS = """
    HelpScreen .head { text-style: bold; margin: 1 0 0 0; }
    HelpScreen .row { height: auto; }
    HelpScreen .key { width: 15; color: $primary; text-style: bold; }
    HelpScreen .does { width: 1fr; }
    HelpScreen VerticalScroll { scrollbar-size-vertical: 1; }
    """

    def content(self) -> ComposeResult:
        """Sections of keys, then how points are given."""
        yield Heading("Help")
        with Vertical(classes="stage"), VerticalScroll(classes="column"):
            for title, keys in (("Answering", ANSWERING), ("Keys", KEYS), ("Home", HOME_KEYS)):
                yield Static(Content(title), classes="head", markup=False)
                for key, does in keys:
                    with Horizontal(classes="row"):
                        yield Static(Content(key), classes="key", markup=False)
                        yield Static(Content(does), classes="does", markup=False)
            yield Static(Content("Points"), classes="head", markup=False)
            for line in POINTS:
                yield Static(Content(line), markup=False)
        yield KeyLine([Key("Esc", "back", "screen.back")])

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def action_back(self) -> None:
        """Go back to what was on screen."""
        self.dismiss()
