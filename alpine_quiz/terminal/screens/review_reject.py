"""Why a candidate is rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from alpine_quiz.plain.reviewing import WHY_NOT
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key, KeyLine
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

_OWN = "in my own words"
_NONE = "no reason"


class ReviewRejectScreen(QuizScreen):
    """Reasons by number, one's own, or none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back"),
        Binding("enter", "choose", "reject"),
        *(
            Binding(str(number), f"pick({number - 1})", show=False)
            for number in range(1, len(WHY_NOT) + 3)
        ),
    ]

    def __init__(self, reject: Callable[[str], Awaitable[None]]) -> None:
        super().__init__()
        self._reject = reject

    def content(self) -> ComposeResult:
        """The reasons, and a line for another."""
        yield Heading("Reject")
        with Vertical(classes="stage"), VerticalScroll(classes="column", can_focus=False):
            yield Static(Content("Why not?"), id="asked", markup=False)
            reasons = (*WHY_NOT, _NONE, _OWN)
            rows = [Row(reason, str(number)) for number, reason in enumerate(reasons, start=1)]
            yield Rows(rows, id="reasons")
            yield Input(id="own", max_length=300)
        yield KeyLine(
            [
                Key(f"1–{len(WHY_NOT) + 2} ⏎", "reject", "screen.choose"),
                Key("Esc", "back", "screen.back"),
            ]
        )

    def on_mount(self) -> None:
        """Point at the first."""
        rows = self.query_one("#reasons", Rows)
        rows.cursor = 0
        rows.focus()
        self.query_one("#own", Input).display = False

    async def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click chooses."""
        event.stop()
        await self.action_pick(event.index)

    async def action_pick(self, index: int) -> None:
        """Choose a reason by its number."""
        self.query_one("#reasons", Rows).cursor = index
        await self.action_choose()

    async def action_choose(self) -> None:
        """Reject for the reason pointed at."""
        if self.too_small:
            return
        cursor = self.query_one("#reasons", Rows).cursor
        if cursor < len(WHY_NOT):
            await self._leave_with(WHY_NOT[cursor])
        elif cursor == len(WHY_NOT):
            await self._leave_with("")
        else:
            own = self.query_one("#own", Input)
            own.display = True
            own.focus()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Reject for one's own reason."""
        event.stop()
        if event.value.strip():
            await self._leave_with(event.value.strip())

    async def _leave_with(self, reason: str) -> None:
        self.dismiss()
        await self._reject(reason)

    def action_back(self) -> None:
        """Do not reject it."""
        self.dismiss()
