"""What hides the question for a while: a pause, and handing over to the next seat."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.seats import now_line, place_text
from alpine_quiz.terminal.screens.base import PAUSE, QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.score_board import ScoreBoard

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual import events
    from textual.app import ComposeResult

    from alpine_quiz.game.hotseat import HotSeat


class InterludeScreen(QuizScreen):
    """One thing to read, and then on: ``go_on`` is called once it is gone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "go_on", later("go on"), id="interlude.go_on"),
        Binding("escape", "leave", later("leave: the round waits at home"), id="interlude.leave"),
    ]
    DEFAULT_CSS = """
    InterludeScreen .stage { align: center middle; }
    InterludeScreen #said, InterludeScreen #beside {
        height: auto; padding: 0 2; text-align: center;
    }
    InterludeScreen #said { color: $primary; text-style: bold; }
    InterludeScreen #beside { color: $quiet; margin: 1 0 0 0; }
    """

    def __init__(self, go_on: Callable[[], Awaitable[None]], clock: Callable[[], float]) -> None:
        super().__init__()
        self._go_on = go_on
        self._clock = clock
        self._since = clock()

    def heading(self) -> str:
        """Return the title."""
        return ""

    def said(self) -> str:
        """Return the one thing to read."""
        return ""

    def beside(self) -> str:
        """Return what is told more quietly below it."""
        return ""

    def content(self) -> ComposeResult:
        """It, in the middle."""
        yield Heading(self.heading())
        with Vertical(classes="stage"):
            yield Static(Content(self.said()), id="said", markup=False)
            yield Static(Content(self.beside()), id="beside", markup=False)

    def keys(self) -> tuple[Key, ...]:
        """Go on, or leave."""
        return (
            Key("interlude.go_on", tr("go on")),
            Key("interlude.leave", tr("leave")),
            Key("app.help", tr("help")),
        )

    async def retell(self) -> None:
        """Say it in the language spoken now."""
        await super().retell()
        self.query_one(Heading).tell(self.heading(), "")
        self.query_one("#said", Static).update(Content(self.said()))
        self.query_one("#beside", Static).update(Content(self.beside()))

    async def on_click(self, event: events.Click) -> None:
        """A click anywhere goes on; the keys at the foot keep theirs to themselves."""
        event.stop()
        await self.action_go_on()

    async def action_go_on(self) -> None:
        """Uncover the question."""
        too_soon = self.too_small or self._clock() - self._since < PAUSE
        if not too_soon and self.on_top:
            self.dismiss()
            await self._go_on()

    def action_leave(self) -> None:
        """Go home; the round waits there."""
        self.quiz.go_home()


class PausedScreen(InterludeScreen):
    """The question is put aside, and no time passes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p,f7", "go_on", later("go on after a pause"), id="paused.go_on"),
    ]

    def heading(self) -> str:
        """Return that there is a pause."""
        return tr("A pause")

    def said(self) -> str:
        """Return that there is a pause."""
        return tr("Paused")

    def beside(self) -> str:
        """Return that nothing is lost by it."""
        return tr("The question is hidden, and no time passes.")


class HandOverScreen(InterludeScreen):
    """Whose turn it is; the question comes once they are there."""

    DEFAULT_CSS = """
    HandOverScreen.-tall ScoreBoard, HandOverScreen.-towering ScoreBoard { margin: 0 0 1 0; }
    """

    def __init__(
        self,
        seats: HotSeat,
        go_on: Callable[[], Awaitable[None]],
        clock: Callable[[], float],
    ) -> None:
        super().__init__(go_on, clock)
        self._seats = seats

    def content(self) -> ComposeResult:
        """How they stand above, whose turn it is in the middle."""
        yield from super().content()
        board = ScoreBoard()
        board.tell(self._seats)
        with Center():
            yield board

    def heading(self) -> str:
        """Return what is played."""
        return tr("Hot seat")

    def said(self) -> str:
        """Return whose turn it is."""
        return now_line(self._seats)

    def beside(self) -> str:
        """Return which question comes."""
        return place_text(self._seats)

    def keys(self) -> tuple[Key, ...]:
        """Be ready, or leave."""
        _, *others = super().keys()
        return (Key("interlude.go_on", tr("ready")), *others)
