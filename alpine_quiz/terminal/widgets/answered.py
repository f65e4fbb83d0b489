"""One answered question among the results: what got away, or what was known."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.flagging import flag_line
from alpine_quiz.plain.seats import given_line
from alpine_quiz.plain.sources import quoted
from alpine_quiz.plain.wording import given_text, key_text, verdict_line
from alpine_quiz.terminal.widgets.explanation import Quotes
from alpine_quiz.terminal.widgets.gesture import Gesture

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.game.round import Played
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting


class Answered(Vertical, can_focus=True):
    """A question with both answers and its quote, to be pointed at and opened.

    ``index`` counts from 0 within the round. What was right is its stem alone.
    """

    DEFAULT_CSS = """
    Answered {
        height: auto; margin: 1 0 0 0; padding: 0 0 0 1; border-left: blank; pointer: pointer;
    }
    Answered.-known { margin: 0; }
    Answered .stem { text-style: bold; }
    Answered.-known .stem { text-style: none; }
    Answered:focus { border-left: thick $primary; }
    Answered:focus .stem { color: $primary; }
    Answered:hover .stem { text-style: bold underline; }
    Answered .said { color: $quiet; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "screen.explain",
            later("of the question pointed at: the answer, and why"),
            id="answered.explain",
        ),
        Binding(
            "s",
            "screen.source",
            later("of the question pointed at: the source"),
            id="answered.source",
        ),
        Binding(
            "i,plus",
            "screen.claim",
            later("after an exam, of a typed miss pointed at: “I was right”"),
            id="answered.claim",
        ),
        Binding(
            "exclamation_mark",
            "screen.flag",
            later("the question pointed at is bad: say why, or take it back"),
            id="answered.flag",
        ),
    ]

    class Opened(Gesture):
        """It was clicked, to be explained."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, index: int, kept: KeptRound, sitting: Sitting) -> None:
        self._kept = kept
        self._sitting = sitting
        self.index = index
        super().__init__(classes="" if self.played.credit < 1 else "-known")

    @property
    def played(self) -> Played:
        """The answer as it counts now."""
        return self._kept.round.played[self.index]

    def compose(self) -> ComposeResult:
        """Stem, answers, quotes."""
        yield Static(classes="stem", markup=False)
        yield Static(classes="answers", markup=False)
        yield Static(classes="said", markup=False)
        yield Quotes(markup=False)

    def on_mount(self) -> None:
        """Show all of it."""
        self.tell()

    def tell(self) -> None:
        """Show it as it counts now."""
        item, missed = self.played.asked.item, self.played.credit < 1
        self.query_one(".stem", Static).update(Content(f"{self.index + 1}  {item.stem}"))
        answers = self.query_one(".answers", Static)
        answers.display = missed
        answers.update(self._answers())
        said = self._said()
        place = self.query_one(".said", Static)
        place.display = bool(said)
        place.update(Content(said))
        shown = [quoted(cited, self._sitting) for cited in item.citations] if missed else []
        self.query_one(Quotes).show(shown)

    def _answers(self) -> Content:
        item = self.played.asked.item
        given = Content.assemble((tr("✗ you:"), "$error"), " ", given_text(self.played))
        if seats := self._kept.saved.seats:
            given = Content.assemble(("✗ ", "$error"), given_line(self.played, seats))
        return Content.assemble(
            given,
            "\n",
            (tr("✓ right:"), "$success"),
            " ",
            key_text(item, self._sitting.language),
        )

    def _said(self) -> str:
        claim = verdict_line(self.played, self._sitting.language) if self.played.claimed else ""
        flag = self._kept.flagged(self.index)
        return "\n".join(part for part in (claim, flag_line(flag) if flag else "") if part)

    def on_click(self) -> None:
        """Open it."""
        self.focus(scroll_visible=False)
        self.post_message(self.Opened(self.index))
