"""Choosing the known fact that a candidate says again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Input, Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.folding import words
from alpine_quiz.proposals.reviewing import nearest_facts
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

    from alpine_quiz.facts.model import Fact
    from alpine_quiz.library.reviewing import Desk

_MOST = 60
_POINTER = "▸"


class ReviewMergeScreen(QuizScreen):
    """The facts, the likeliest first; typing leaves those that hold what is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", later("merge with this one"), id="merge.choose", priority=True),
        Binding("up", "move(-1)", later("go through the facts"), id="merge.up", priority=True),
        Binding("down", "move(1)", later("go through the facts"), id="merge.down", priority=True),
        Binding("escape", "back", later("back"), id="merge.back"),
    ]

    def __init__(self, desk: Desk, merge: Callable[[str], Awaitable[None]]) -> None:
        super().__init__()
        self._desk = desk
        self._merge = merge
        current = desk.review.current
        self._language = current.language if current else ""
        self._statement = cleaned(current.statement) if current else ""
        self._facts = nearest_facts(current, desk.base) if current else []
        self._found = self._facts

    def content(self) -> ComposeResult:
        """The candidate, a line to type in, and the facts."""
        yield Heading(tr("Which fact says the same?"))
        with Vertical(classes="stage"), Vertical(classes="column"):
            yield Static(Content(self._statement), id="asked", markup=False)
            yield Input(placeholder=tr("type to find another"), id="filter")
            with VerticalScroll(can_focus=False):
                yield Rows(id="facts")

    def keys(self) -> tuple[Key, ...]:
        """Choose one, or none."""
        return (
            Key("merge.choose", tr("merge with this one")),
            Key("merge.up merge.down", tr("choose")),
            Key("merge.back", tr("back")),
            Key("app.help", tr("help")),
        )

    async def retell(self) -> None:
        """Ask in the language spoken now; what is typed stays."""
        await super().retell()
        self.query_one(Heading).tell(tr("Which fact says the same?"), "")
        self.query_one("#filter", Input).placeholder = tr("type to find another")

    def on_mount(self) -> None:
        """List them, the likeliest pointed at."""
        self.query_one("#facts", Rows).can_focus = False
        self._list()
        self.query_one("#filter", Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Leave the facts that hold every word typed."""
        wanted = words(event.value)
        self._found = [
            fact
            for fact in self._facts
            if all(word in text for word in wanted for text in [self._folded(fact)])
        ]
        self._list()

    def _folded(self, fact: Fact) -> str:
        return " ".join(words(" ".join([fact.id, *fact.statement.texts.values()])))

    def _list(self, cursor: int = 0) -> None:
        rows = self.query_one("#facts", Rows)
        cursor = min(cursor, len(self._found[:_MOST]) - 1)
        # The pointer of `Rows` is there with the focus only, and that is where one types.
        rows.rows = [
            Row(
                cleaned(fact.statement.in_language(self._language) or fact.id),
                lead=_POINTER if number == cursor else " ",
                look="chosen" if number == cursor else "",
            )
            for number, fact in enumerate(self._found[:_MOST])
        ]
        rows.cursor = cursor

    def action_move(self, step: int) -> None:
        """Point at another, and have it in sight."""
        rows = self.query_one("#facts", Rows)
        if not rows.rows:
            return
        self._list((rows.cursor + step) % len(rows.rows))
        lines = [y for y in range(rows.size.height) if rows.row_at(y) == rows.cursor]
        if lines:
            region = Region(0, lines[0], rows.size.width, len(lines))
            self.query_one(VerticalScroll).scroll_to_region(region, animate=False)

    async def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click points; a second one chooses."""
        event.stop()
        chosen = event.rows.cursor == event.index
        self._list(event.index)
        if chosen:
            await self.action_choose()

    async def action_choose(self) -> None:
        """Merge with the fact pointed at."""
        cursor = self.query_one("#facts", Rows).cursor
        if 0 <= cursor < len(self._found) and not self.too_small:
            self.dismiss()
            await self._merge(self._found[cursor].id)

    def action_back(self) -> None:
        """Merge with none."""
        self.dismiss()
