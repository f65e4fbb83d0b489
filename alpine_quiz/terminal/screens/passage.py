"""The reader: a document at one of its quotes, and beside it what that quote proves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.language.figures import whole
from alpine_quiz.library.opening import nearest_quote, open_document
from alpine_quiz.plain.documents import origin_line, quote_number, quote_text, title_of
from alpine_quiz.plain.passage import absence_text
from alpine_quiz.records.knowing import what_is_known
from alpine_quiz.terminal.screens.base import PageScreen
from alpine_quiz.terminal.widgets.document import DocumentView
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.proven import ProvenFacts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from alpine_quiz.bank.model import Citation
    from alpine_quiz.library.cited import ToldFact
    from alpine_quiz.library.opening import OpenDocument
    from alpine_quiz.records.knowing import Knowing
    from alpine_quiz.records.sitting import Sitting


class PassageScreen(PageScreen):
    """A document at a quote, or at the first of several ``citations``.

    Without any, it is ``document``, by its id, at the quote nearest to the code point ``at``.
    The document is opened off the event loop: a large one takes its time.
    """

    CSS_PATH = "passage.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "source(1)", later("the next source of what was asked"), id="passage.source"),
        Binding("D", "source(-1)", later("the source before"), id="passage.source_before"),
        Binding("f", "facts", later("the facts that the quote proves"), id="passage.facts"),
        Binding(
            "shift+up,left", "scroll_facts(-1)", later("scroll those facts"), id="passage.facts_up"
        ),
        Binding(
            "shift+down,right",
            "scroll_facts(1)",
            later("scroll those facts"),
            id="passage.facts_down",
        ),
        Binding("a", "all_facts", later("all facts of this document"), id="passage.all_facts"),
        Binding(
            "c",
            "accounts",
            later("where the sources disagree: what each says, or on to the next place"),
            id="passage.both",
        ),
        Binding("escape,enter,s,q", "back", later("back"), id="passage.back"),
    ]

    def __init__(
        self,
        sitting: Sitting,
        citations: Sequence[Citation] = (),
        *,
        document: str = "",
        at: int | None = None,
    ) -> None:
        super().__init__()
        self._sitting = sitting
        self._citations = tuple(citations)
        self._source = 0
        self._wanted_id = self._citations[0].document if self._citations else document
        self._at = at
        self._opened: OpenDocument | None = None
        self._knowing: Knowing = {}
        self._current: int | None = None

    def content(self) -> ComposeResult:
        """The text, and the facts beside it or below; nothing yet until it is open."""
        opened = self._opened
        yield Heading()
        yield Static(id="origin", markup=False)
        yield Static(id="notice", markup=False)
        with Container(id="desk"):
            if opened is not None:
                yield DocumentView(
                    opened.reading, opened.spans, deciding=opened.deciding, current=self._current
                )
                yield ProvenFacts()

    def begin(self) -> None:
        """Open the document, or show the one that is open."""
        self._tell()
        if self._opened is None:
            self._open(self._wanted_id)
        else:
            self.query_one(DocumentView).focus()

    @work(thread=True, exclusive=True)
    def _open(self, name: str) -> None:
        opened = open_document(self._sitting, name, self._sitting.language)
        self.call_later(self._take, opened)

    async def _take(self, opened: OpenDocument) -> None:
        # Records are read in their own thread, and another document may be wanted by now.
        if opened.id != self._wanted_id:
            return
        self._opened = opened
        self._knowing = what_is_known(self._sitting)
        self._current = self._wanted(opened)
        await self.recompose()
        # A screen that is left meanwhile is filled no more.
        if self.query(ProvenFacts):
            self.begin()

    def _wanted(self, opened: OpenDocument) -> int | None:
        if self._citations:
            return opened.cited.index_of(self._citations[self._source])
        return opened.standing() if self._at is None else nearest_quote(opened, self._at)

    @property
    def _facts(self) -> tuple[ToldFact, ...]:
        """What the current quote proves."""
        if self._opened is None or self._current is None:
            return ()
        return self._opened.cited.facts_at(self._current)

    @property
    def _disputed_here(self) -> list[ToldFact]:
        return [fact for fact in self._facts if fact.disputed]

    @property
    def _disputed(self) -> list[ToldFact]:
        """What is disputed of all that the document proves, in the order of its quotes."""
        found = self._opened.cited.facts if self._opened else ()
        disputed = [each for each in found if each.disputed and each.quotes]
        return sorted(disputed, key=lambda each: min(each.quotes))

    def _tell(self) -> None:
        """Say all that stands around the text."""
        opened = self._opened
        document = self._sitting.document(self._wanted_id)
        total = len(opened.spans) if opened else 0
        number = "" if self._current is None else quote_number(self._current, total)
        title = title_of(opened) if opened else document.title if document else self._wanted_id
        self.query_one(Heading).tell(title, number)
        parts = [origin_line(document)]
        if len(self._citations) > 1:
            parts.append(
                tr(
                    "source {number} of {total}",
                    number=whole(self._source + 1),
                    total=whole(len(self._citations)),
                )
            )
        origin = " · ".join(part for part in parts if part)
        self.query_one("#origin", Static).update(Content(origin))
        notice = self.query_one("#notice", Static)
        said = self._notice()
        notice.update(Content(said))
        notice.display = bool(said)
        if opened is not None:
            self.query_one(ProvenFacts).tell(self._facts, self._knowing)
        self.show_keys()

    def _notice(self) -> str:
        """Return why the quote is not seen where it stands."""
        opened = self._opened
        if opened is None:
            return ""
        if not opened.is_here:
            document = opened.document
            return absence_text(document, opened.differing) if document else ""
        quote = ""
        if self._current is not None and opened.spans[self._current] is None:
            quote = opened.cited.quotes[self._current].quote
        elif self._current is None and self._citations:
            quote = self._citations[self._source].quote
        if not quote:
            return ""
        return tr(
            "This quote is not found in the text: {quote}",
            quote=quote_text(quote, opened.document),
        )

    def keys(self) -> list[Key]:
        """Through the quotes and the sources, to the facts, and back."""
        keys = [Key("passage.back", tr("back"))]
        if self._opened is not None and len(self._opened.cited.quotes) > 1:
            keys.append(Key("document.previous document.next", tr("quotes")))
        wanted = (
            ("facts", "passage.facts", tr("facts")),
            ("source", "passage.source", tr("next source")),
            ("all_facts", "passage.all_facts", tr("all facts")),
        )
        keys += [Key(id_, does) for action, id_, does in wanted if self.check_action(action, ())]
        if self._disputed_here:
            keys.insert(2, Key("passage.both", tr("each source")))
        elif self._disputed:
            keys.append(Key("passage.both", tr("next dispute")))
        return [*keys, Key("", tr("scroll"), "↑↓"), Key("app.help", tr("help"))]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow what there is something to show for."""
        match action:
            case "source":
                return len(self._citations) > 1
            case "facts" | "scroll_facts":
                return self._opened is not None
            case "all_facts":
                return self._opened is not None and bool(self._opened.cited.facts)
            case "accounts":
                return self._opened is not None
            case _:
                return True

    @on(DocumentView.CitationChanged)
    def _follow(self, event: DocumentView.CitationChanged) -> None:
        """Tell of the quote that is the current one now."""
        event.stop()
        self._current = event.citation
        self._tell()

    @on(ProvenFacts.Clicked)
    def _tell_more(self, event: ProvenFacts.Clicked) -> None:
        """Show both accounts of what is disputed, or else all facts."""
        event.stop()
        if self._disputed_here:
            self.action_accounts()
        elif self.check_action("all_facts", ()):
            self.action_all_facts()

    def action_source(self, step: int) -> None:
        """Go to another of the quotes that prove what was asked."""
        self._source = (self._source + step) % len(self._citations)
        self._wanted_id = self._citations[self._source].document
        if self._opened is None or self._opened.id != self._wanted_id:
            self._open(self._wanted_id)
            return
        self._current = self._wanted(self._opened)
        if self._current is not None:
            self.query_one(DocumentView).show(self._current)
        self._tell()

    def action_facts(self) -> None:
        """Show what the quote proves, or hide it."""
        shown = self.query_one(ProvenFacts).display
        self.set_class(shown, "-no-facts")
        self.set_class(not shown, "-facts")

    def action_scroll_facts(self, lines: int) -> None:
        """Scroll what the quote proves."""
        self.query_one(ProvenFacts).scroll_relative(y=lines, animate=False)

    def action_all_facts(self) -> None:
        """Show all facts of the document; the one that is chosen is gone to."""
        from alpine_quiz.terminal.screens.document_facts import DocumentFactsScreen

        if self._opened is not None:
            first = next(iter(self._facts), None)
            self.app.push_screen(
                DocumentFactsScreen(
                    self._sitting, self._opened, self._knowing, self._go_to, pointed=first
                )
            )

    def _go_to(self, fact: ToldFact) -> None:
        """Show the first quote of a fact that stands in the text, or else tell its first."""
        if self._opened is None:
            return
        spans = self._opened.spans
        standing = [number for number in fact.quotes if spans[number] is not None]
        self._current = (standing or fact.quotes)[0]
        if standing:
            self.query_one(DocumentView).show(self._current)
        self._tell()

    def action_accounts(self) -> None:
        """Show what each source says of what is disputed here, or go to what is, further on."""
        from alpine_quiz.terminal.screens.accounts import AccountsScreen

        if here := self._disputed_here:
            self.app.push_screen(AccountsScreen(self._sitting, here, self._knowing))
        elif disputed := self._disputed:
            further = [each for each in disputed if min(each.quotes) > (self._current or 0)]
            self._go_to((further or disputed)[0])
        else:
            self.app.notify(tr("Nothing that this document proves is disputed."), markup=False)

    def action_back(self) -> None:
        """Go back to what was on screen."""
        self.dismiss()
