"""Where sources disagree: what each of them says, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.documents import knowledge_mark, knowledge_text, sides
from alpine_quiz.terminal.screens.base import PageScreen
from alpine_quiz.terminal.widgets.explanation import Quotes
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from alpine_quiz.library.cited import ToldFact
    from alpine_quiz.plain.documents import Side
    from alpine_quiz.records.knowing import Knowing
    from alpine_quiz.records.sitting import Sitting


class Account(Vertical):
    """One statement, and the quotes that prove it with their sources."""

    DEFAULT_CSS = """
    Account { width: 1fr; height: auto; padding: 0 2 1 0; }
    Account .state { color: $quiet; height: auto; }
    Account .statement { text-style: bold; height: auto; margin: 0 0 1 0; }
    """

    def __init__(self, side: Side, knowing: Knowing) -> None:
        super().__init__()
        self._side = side
        self._knowing = knowing

    def compose(self) -> ComposeResult:
        """State, statement, quotes."""
        subject = self._side.subject
        state = tr("the editor’s note")
        if subject:
            words = knowledge_text(subject, self._knowing)
            state = f"{knowledge_mark(subject, self._knowing)} {words}"
        yield Static(Content(state), classes="state", markup=False)
        yield Static(Content(self._side.statement), classes="statement", markup=False)
        yield Quotes(markup=False)

    def on_mount(self) -> None:
        """Show the quotes."""
        self.query_one(Quotes).show(self._side.quotes)


class AccountsScreen(PageScreen):
    """What there is to say of each disputed fact; below each other where it is narrow."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,c,q", "back", later("back"), id="accounts.back"),
    ]
    DEFAULT_CSS = """
    AccountsScreen VerticalScroll { scrollbar-size-vertical: 1; max-width: 120; }
    AccountsScreen .accounts { layout: horizontal; height: auto; }
    AccountsScreen.-narrow .accounts { layout: vertical; }
    """

    def __init__(self, sitting: Sitting, facts: Sequence[ToldFact], knowing: Knowing) -> None:
        super().__init__()
        self._sitting = sitting
        self._facts = facts
        self._knowing = knowing

    def content(self) -> ComposeResult:
        """A row of accounts for each fact."""
        yield Heading(tr("What each source says"))
        with Vertical(classes="stage"), VerticalScroll(classes="column"):
            for fact in self._facts:
                with Container(classes="accounts"):
                    for side in sides(fact, self._sitting):
                        yield Account(side, self._knowing)

    def keys(self) -> tuple[Key, ...]:
        """Scroll, and back."""
        return (
            Key("accounts.back", tr("back")),
            Key("", tr("scroll"), "↑↓"),
            Key("app.help", tr("help")),
        )

    def begin(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def action_back(self) -> None:
        """Go back to the document."""
        self.dismiss()
