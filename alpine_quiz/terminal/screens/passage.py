"""The passage: a quote where it stands in its document."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.documents.passages import passage_around
from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.passage import where_to_find
from alpine_quiz.plain.sources import quoted, source_line
from alpine_quiz.terminal.screens.base import PageScreen
from alpine_quiz.terminal.widgets.explanation import MARKED, QUOTED
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.bank.model import Citation, Document, Question
    from alpine_quiz.records.sitting import Sitting

CONTEXT = 2_000
"""Code points to each side of the quote, at most."""


class Passage(Static):
    """The text around one quote, the quote and its deciding words marked."""

    DEFAULT_CSS = """
    Passage { height: auto; max-width: 72; margin: 0 0 1 0; }
    """

    def __init__(self, sitting: Sitting, citation: Citation) -> None:
        super().__init__(markup=False)
        self._sitting = sitting
        self._citation = citation
        self._before_quote = ""

    def on_mount(self) -> None:
        """Show the passage, or the quote and where its document is to be had."""
        self.update(self._text())

    def _text(self) -> Content:
        citation, sitting = self._citation, self._sitting
        head = Content.styled(f"{source_line(citation, sitting)}\n\n", "$quiet")
        document = sitting.document(citation.document)
        text = sitting.text(citation.document)
        if text is None or document is None:
            return head + self._quote_alone(document)
        found = passage_around(
            text.content,
            citation.quote,
            citation.at,
            CONTEXT,
            mark=citation.mark,
            language=document.language,
        )
        if found is None:
            return head + self._quote_alone(document)
        before, opening, deciding, closing, after = found.marked_parts
        self._before_quote = head.plain + before
        return head + Content.assemble(
            before, (opening, QUOTED), (deciding, MARKED), (closing, QUOTED), after
        )

    @property
    def quote_line(self) -> int:
        """The line of this widget that the quote begins in, once it is laid out."""
        lines = Content(self._before_quote).wrap(max(1, self.size.width))
        return max(0, len(lines) - 1)

    def _quote_alone(self, document: Document | None) -> Content:
        shown = quoted(self._citation, self._sitting)
        body = Content.assemble("“", (f"{shown.before}{shown.mark}{shown.after}", QUOTED), "”")
        where = where_to_find(document.file, document.url) if document else ""
        return body + Content.styled(f"\n\n{where}", "$quiet")


class PassageScreen(PageScreen):
    """All quotes of a question, each in its passage."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,s,q", "back", later("back"), id="passage.back"),
    ]
    DEFAULT_CSS = """
    PassageScreen VerticalScroll { scrollbar-size-vertical: 1; }
    """

    def __init__(self, sitting: Sitting, item: Question) -> None:
        super().__init__()
        self._sitting = sitting
        self._item = item

    def content(self) -> ComposeResult:
        """A passage a quote."""
        yield Heading(tr("The source"))
        with Vertical(classes="stage"), VerticalScroll(classes="column"):
            for citation in self._item.citations:
                yield Passage(self._sitting, citation)

    def keys(self) -> tuple[Key, ...]:
        """Through the passages, and back."""
        return (
            Key("", tr("scroll"), "↑↓"),
            Key("passage.back", tr("back to the question")),
        )

    def begin(self) -> None:
        """Let the arrows scroll, from the first quote on."""
        self.query_one(VerticalScroll).focus()
        self.call_after_refresh(self._to_the_quote)

    def _to_the_quote(self) -> None:
        column = self.query_one(VerticalScroll)
        line = self.query(Passage).first().quote_line
        column.scroll_to(y=line - column.size.height // 3, animate=False)

    def action_back(self) -> None:
        """Go back to the question."""
        self.dismiss()
