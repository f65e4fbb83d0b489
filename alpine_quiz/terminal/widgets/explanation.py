"""What is told after an answer: the verdict, why, and the quote that proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from alpine_quiz.game.verdict import Outcome
from alpine_quiz.language.catalogue import later
from alpine_quiz.plain.sources import quotation_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from alpine_quiz.game.round import Played
    from alpine_quiz.plain.sources import Quoted

QUOTED = "on $mark-ground"
MARKED = "bold underline on $mark-ground"
_LOOKS = ("-right", "-partly", "-wrong")


def look_of(played: Played) -> str:
    """Return the look of an answer’s verdict."""
    if played.credit == 1:
        return "right"
    return "partly" if played.verdict.outcome is Outcome.PARTLY else "wrong"


class Quotes(Static):
    """Quotations with their deciding words stressed, each over its source."""

    DEFAULT_CSS = """
    Quotes { height: auto; border-left: outer $primary 60%; padding: 0 0 0 1; }
    """

    def show(self, quotes: Sequence[Quoted]) -> None:
        """Show ``quotes``, one below the other."""
        self.update(Content("\n\n").join([self._one(quote) for quote in quotes]))
        self.display = bool(quotes)

    def _one(self, quote: Quoted) -> Content:
        opening, closing = quotation_marks()
        return Content.assemble(
            f"{opening}{quote.before}",
            (quote.mark, MARKED),
            f"{quote.after}{closing}\n",
            (_without_orphan(quote.source), "$quiet"),
        )


def _without_orphan(source: str) -> str:
    """Keep the number of a place beside what it counts: it takes no line of its own."""
    before, space, last = source.rpartition(" ")
    return f"{before}\N{NO-BREAK SPACE}{last}" if space and last.isdigit() else source


class Explanation(VerticalScroll):
    """The verdict in words, what the chosen thing was, the rationale and the quotes."""

    DEFAULT_CSS = """
    Explanation {
        height: 1fr; min-height: 3; scrollbar-size-vertical: 1; padding: 0 1 0 0;
    }
    Explanation #verdict { text-style: bold; }
    Explanation.-right #verdict { color: $success; }
    Explanation.-partly #verdict { color: $warning; }
    Explanation.-wrong #verdict { color: $error; }
    Explanation #feedback { color: $foreground; }
    Explanation #rationale { margin: 1 0 0 0; }
    Explanation Quotes { margin: 1 0 0 0; }
    .-short #rationale, .-short Quotes, .-cramped #rationale, .-cramped Quotes { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space",
            "page_down",
            later("after the answer: scroll the explanation"),
            id="explanation.page_down",
        ),
    ]

    def compose(self) -> ComposeResult:
        """All parts, silent until there is something to tell."""
        yield Static(id="verdict", markup=False)
        yield Static(id="feedback", markup=False)
        yield Static(id="rationale", markup=False)
        yield Quotes(markup=False)

    def on_mount(self) -> None:
        """Be silent at first."""
        self.silence()

    def on_resize(self) -> None:
        """Bring the verdict into view where the page around it scrolls."""
        if self.can_focus:
            self.scroll_visible(top=self.screen.has_class("-cramped"), animate=False)

    @property
    def _around(self) -> Widget:
        """What it stands on, which scrolls where there is no room for both."""
        return self.parent if isinstance(self.parent, Widget) else self

    def action_page_down(self) -> None:
        """Scroll down: first what it stands on, then itself."""
        around = self._around
        if around.scroll_y < around.max_scroll_y:
            around.scroll_page_down()
        else:
            super().action_page_down()

    def action_page_up(self) -> None:
        """Scroll up: first itself, then what it stands on."""
        if self.scroll_y > 0:
            super().action_page_up()
        else:
            self._around.scroll_page_up()

    def silence(self) -> None:
        """Show nothing."""
        self._fill("", "", "", ())
        self.remove_class("-told", *_LOOKS)
        self.can_focus = False
        self.scroll_home(animate=False)

    def remark(self, text: str) -> None:
        """Show one line that is no verdict: a hint, or what is missing still."""
        self._fill(text, "", "", ())
        self.remove_class("-told", *_LOOKS)

    def tell(
        self, look: str, verdict: str, feedback: str, rationale: str, quotes: Sequence[Quoted]
    ) -> None:
        """Show a verdict (``look`` is ``right``, ``partly`` or ``wrong``) and its reasons."""
        self._fill(verdict, feedback, rationale, quotes)
        self.remove_class(*_LOOKS)
        self.add_class("-told", f"-{look}")
        self.can_focus = True
        self.scroll_home(animate=False)

    def _fill(self, verdict: str, feedback: str, rationale: str, quotes: Sequence[Quoted]) -> None:
        for name, text in (("verdict", verdict), ("feedback", feedback), ("rationale", rationale)):
            part = self.query_one(f"#{name}", Static)
            part.update(Content(text))
            part.display = bool(text)
        self.query_one(Quotes).show(quotes)
