"""The facts that a quote proves, each with what the player knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.plain.documents import fact_state, knowledge_mark, proven_title
from alpine_quiz.terminal.widgets.gesture import Gesture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from alpine_quiz.library.cited import ToldFact
    from alpine_quiz.records.knowing import Knowing


class ProvenFacts(VerticalScroll, can_focus=False):
    """Facts one below the other; what there is no room for is scrolled to."""

    class Clicked(Gesture):
        """More is wanted of what is told."""

    DEFAULT_CSS = """
    ProvenFacts { height: auto; scrollbar-size-vertical: 1; }
    ProvenFacts #proven-title { color: $quiet; margin: 0 0 1 0; }
    ProvenFacts #proven { height: auto; }
    """

    def compose(self) -> ComposeResult:
        """What they are, and the facts."""
        yield Static(id="proven-title", markup=False)
        yield Static(id="proven", markup=False)

    def tell(self, facts: Sequence[ToldFact], knowing: Knowing) -> None:
        """Show ``facts``."""
        self.query_one("#proven-title", Static).update(Content(proven_title(len(facts))))
        self.query_one("#proven", Static).update(
            Content("\n\n").join([self._one(fact, knowing) for fact in facts])
        )
        self.scroll_home(animate=False)

    def on_click(self) -> None:
        """Say that more is wanted."""
        self.post_message(self.Clicked())

    def _one(self, fact: ToldFact, knowing: Knowing) -> Content:
        return Content.assemble(
            (knowledge_mark(fact.subject, knowing), "$primary bold"),
            (f" {fact_state(fact, knowing)}\n", "$quiet"),
            fact.statement,
        )
