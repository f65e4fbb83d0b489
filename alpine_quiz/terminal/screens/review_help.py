"""The keys of a review."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key, KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

KEYS = (
    ("a", "accept: the candidate becomes a fact in facts.yaml"),
    ("e", "edit: word it otherwise, or write its question, before it is kept"),
    ("m", "merge: a known fact says the same; it gets this quote as evidence too"),
    ("r", "reject, with a reason; it is not proposed to you again"),
    ("s", "skip: it comes again behind the others; skipped twice, next time"),
    ("u", "undo the last decision, one of an earlier review even"),
    ("↑ ↓", "scroll the passage"),
    ("q  Esc", "leave: every decision is in the files already"),
    ("F1  ?", "this help"),
    ("ctrl+p", "all commands, and the themes"),
    ("mouse", "the keys below are buttons"),
)


class ReviewHelpScreen(QuizScreen):
    """What each key does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,question_mark,f1,q", "back", "back"),
    ]
    DEFAULT_CSS = """
    ReviewHelpScreen .row { height: auto; }
    ReviewHelpScreen .key { width: 10; color: $primary; text-style: bold; }
    ReviewHelpScreen .does { width: 1fr; }
    ReviewHelpScreen VerticalScroll { scrollbar-size-vertical: 1; }
    """

    def content(self) -> ComposeResult:
        """A line a key."""
        yield Heading("Help")
        with Vertical(classes="stage"), VerticalScroll(classes="column"):
            for key, does in KEYS:
                with Horizontal(classes="row"):
                    yield Static(Content(key), classes="key", markup=False)
                    yield Static(Content(does), classes="does", markup=False)
        yield KeyLine([Key("Esc", "back", "screen.back")])

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def action_back(self) -> None:
        """Go back to the candidate."""
        self.dismiss()
