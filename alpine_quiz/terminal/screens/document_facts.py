"""All facts that a document proves; from each the reader goes to its quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.documents import (
    fact_state,
    knowledge_mark,
    known_of,
    title_of,
)
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from alpine_quiz.library.cited import ToldFact
    from alpine_quiz.library.opening import OpenDocument
    from alpine_quiz.records.knowing import Knowing
    from alpine_quiz.records.sitting import Sitting

_GAP = 2
_LEAST_BESIDE = 70
"""Columns from which there is room for what is known beside what is told."""


class DocumentFactsScreen(QuizScreen):
    """The facts of ``opened``; ``choose`` is called with the one that is to be gone to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", later("go to the quote that proves it"), id="facts.choose"),
        Binding(
            "c", "accounts", later("where the sources disagree: what each says"), id="facts.both"
        ),
        Binding("escape,a,q", "back", later("back"), id="facts.back"),
    ]
    DEFAULT_CSS = """
    DocumentFactsScreen VerticalScroll { scrollbar-size-vertical: 1; }
    """

    def __init__(
        self,
        sitting: Sitting,
        opened: OpenDocument,
        knowing: Knowing,
        choose: Callable[[ToldFact], None],
        *,
        pointed: ToldFact | None = None,
    ) -> None:
        super().__init__()
        self._sitting = sitting
        self._opened = opened
        self._knowing = knowing
        self._choose = choose
        self._facts = opened.cited.facts
        self._first = self._facts.index(pointed) if pointed in self._facts else 0

    def content(self) -> ComposeResult:
        """How many are known, and the list."""
        yield Heading(title_of(self._opened), self._known())
        with Vertical(classes="stage"), VerticalScroll(classes="column", can_focus=False):
            yield Rows(id="facts")

    def keys(self) -> list[Key]:
        """Choose, or go back."""
        keys = [Key("rows.up rows.down facts.choose", tr("go to its quote"))]
        if self.check_action("accounts", ()):
            keys.append(Key("facts.both", tr("each source")))
        return [*keys, Key("facts.back", tr("back")), Key("app.help", tr("help"))]

    def on_mount(self) -> None:
        """Point at the fact that is being read of."""
        rows = self.query_one("#facts", Rows)
        self._fill()
        rows.cursor = self._first
        rows.focus()
        self.watch(rows, "cursor", self._pointed, init=False)

    def _pointed(self) -> None:
        self.show_keys()

    def on_resize(self) -> None:
        """Tell less of each where there is less room."""
        self._fill()
        self.call_after_refresh(self.query_one("#facts", Rows).show_cursor)

    async def retell(self) -> None:
        """Say of each fact what is known of it; the same is pointed at."""
        await super().retell()
        self.query_one(Heading).tell(title_of(self._opened), self._known())
        self._fill()

    def _known(self) -> str:
        return known_of([fact.subject for fact in self._facts], self._knowing)

    def _fill(self) -> None:
        rows = self.query_one("#facts", Rows)
        found = [self._row(fact) for fact in self._facts]
        rows.rows = found
        rows.note_width = max(len(row.note) for row in found) + _GAP if found else 0

    def _row(self, fact: ToldFact) -> Row:
        mark = knowledge_mark(fact.subject, self._knowing)
        if self.size.width < _LEAST_BESIDE:
            return Row(fact.statement, lead=mark, below=fact_state(fact, self._knowing))
        return Row(fact.statement, lead=mark, note=fact_state(fact, self._knowing))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer several accounts only where there are."""
        if action != "accounts":
            return True
        fact = self._at_cursor() if self.is_mounted else None
        return fact is not None and bool(fact.disputed)

    def _at_cursor(self) -> ToldFact | None:
        cursor = self.query_one("#facts", Rows).cursor
        return self._facts[cursor] if 0 <= cursor < len(self._facts) else None

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click goes to the quote of what it points at."""
        event.stop()
        event.rows.cursor = event.index
        self.action_choose()

    def action_choose(self) -> None:
        """Go to the quote of the fact pointed at."""
        fact = self._at_cursor()
        if fact is not None and not self.too_small:
            self.dismiss()
            self._choose(fact)

    def action_accounts(self) -> None:
        """Show what each source says of the fact pointed at."""
        from alpine_quiz.terminal.screens.accounts import AccountsScreen

        fact = self._at_cursor()
        if fact is not None:
            self.app.push_screen(AccountsScreen(self._sitting, [fact], self._knowing))

    def action_back(self) -> None:
        """Go back to the document."""
        self.dismiss()
