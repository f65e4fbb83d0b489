"""Why a candidate is rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.reviewing import WHY_NOT
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

_OFFERED = (*WHY_NOT, later("no reason"), later("in my own words"))


class ReviewRejectScreen(QuizScreen):
    """Reasons by number, one's own, or none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(number),
                f"pick({number - 1})",
                later("reject for the reason with this number"),
                id=f"reject.{number}",
            )
            for number in range(1, len(_OFFERED) + 1)
        ),
        Binding("enter", "choose", later("reject for the reason pointed at"), id="reject.choose"),
        Binding("escape", "back", later("back"), id="reject.back"),
    ]

    def __init__(self, reject: Callable[[str], Awaitable[None]]) -> None:
        super().__init__()
        self._reject = reject

    def content(self) -> ComposeResult:
        """The reasons, and a line for another."""
        yield Heading(tr("Reject"))
        with Vertical(classes="stage"), VerticalScroll(classes="column", can_focus=False):
            yield Static(Content(tr("Why not?")), id="asked", markup=False)
            yield Rows(self._rows(), id="reasons")
            yield Input(id="own", max_length=300)

    def keys(self) -> tuple[Key, ...]:
        """A reason by its number or pointed at, or none."""
        return (
            Key("reject.choose", tr("reject"), f"1–{len(_OFFERED)}"),
            Key("reject.back", tr("back")),
            Key("app.help", tr("help")),
        )

    async def retell(self) -> None:
        """Offer the reasons in the language spoken now; what is typed stays."""
        await super().retell()
        self.query_one(Heading).tell(tr("Reject"), "")
        self.query_one("#asked", Static).update(Content(tr("Why not?")))
        self.query_one("#reasons", Rows).rows = self._rows()

    def _rows(self) -> list[Row]:
        return [Row(tr(reason), str(number)) for number, reason in enumerate(_OFFERED, start=1)]

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
