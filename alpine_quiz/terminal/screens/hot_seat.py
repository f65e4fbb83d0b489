"""A question of a hot seat: handed over, or open to whoever buzzes first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.game.hotseat import Stage
from alpine_quiz.game.seats import Style
from alpine_quiz.language.catalogue import later, tr, tr_as
from alpine_quiz.plain.seats import BUZZ_RULE, answers_line, out_and_call_line
from alpine_quiz.terminal.keys import key_of
from alpine_quiz.terminal.screens.interlude import HandOverScreen
from alpine_quiz.terminal.screens.question import QuestionScreen
from alpine_quiz.terminal.screens.timing import Cover
from alpine_quiz.terminal.widgets.by_type import answering_keys, answering_widget
from alpine_quiz.terminal.widgets.explanation import Explanation
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.score_board import ScoreBoard
from alpine_quiz.terminal.widgets.typing_in import TypeIn

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.game.hotseat import HotSeat
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.terminal.widgets.by_type import Answering

_SEATS = (
    "1,ampersand",
    "2,é",
    "3,quotation_mark",
    "4,apostrophe",
    "5,left_parenthesis",
    "6,minus",
    "7,è",
    "8,underscore",
)
"""The digits, and what stands in their places on a French keyboard without shift."""


class HotSeatScreen(QuestionScreen):
    """A question that several share: who is to answer, and the points of all."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                keys,
                f"buzz({seat})",
                later("in a hot seat: buzz, each by the number of their own"),
                id=f"hotseat.seat{seat}",
            )
            for seat, keys in enumerate(_SEATS, start=1)
        ),
        Binding("0,n,à", "nobody", later("in a hot seat: nobody knows"), id="hotseat.nobody"),
        # A key bound here takes all that it is bound to above: whoever answers gives up by it too.
        Binding("0", "give_up", later("I don’t know"), id="hotseat.give_up"),
    ]

    def __init__(self, sitting: Sitting, kept: KeptRound, seats: HotSeat) -> None:
        super().__init__(sitting, kept)
        self._seats = seats

    def content(self) -> ComposeResult:
        """How all stand and who is to answer, above the question."""
        yield Heading()
        with Center():
            yield ScoreBoard()
        with Vertical(classes="stage"), Vertical(classes="column", id="page"):
            yield Static(id="turn", markup=False)
            yield Static(id="stem", markup=False)
            yield Vertical(id="answer")
            yield Explanation()
        yield Cover(markup=False)

    def _widget(self) -> Answering:
        return answering_widget(self._kept.round.current, digits=not self._buzzing)

    @property
    def _buzzing(self) -> bool:
        return self._seats.seats.style is Style.BUZZ

    async def _ask(self) -> None:
        if self._seats.stage is Stage.HANDING_OVER:
            await self._hand_over()
            return
        await super()._ask()
        if self._seats.stage is Stage.OPEN:
            self._answering.disabled = True
            if not self._seats.round.position and self._remark is None:
                self._remark_on(lambda: tr(BUZZ_RULE), into_view=False)
            self._page.scroll_home(animate=False)

    async def _hand_over(self) -> None:
        """Show nothing of the question until the next has taken the seat."""
        self.app.push_screen(HandOverScreen(self._seats, self._take_seat, self._sitting.clock))
        self.query_one("#stem", Static).update(Content(""))
        self._silence()
        await self.query_one("#answer", Vertical).remove_children()

    async def _take_seat(self) -> None:
        self._seats.ready()
        await self._ask()

    def _show_state(self) -> None:
        super()._show_state()
        keys = [key_of(self, f"hotseat.seat{seat}") for seat in range(1, len(_SEATS) + 1)]
        self.query_one(ScoreBoard).tell(self._seats, keys if self._buzzing else ())
        self.query_one("#turn", Static).update(Content(self._turn()))
        # Where there is room for little the board, which points at whoever it is, says enough.
        self.set_class(self._seats.stage is Stage.ANSWERING, "-answering")

    def _turn(self) -> str:
        """Return who is to answer, or has."""
        match self._seats.stage:
            case Stage.OPEN:
                return out_and_call_line(self._seats)
            case Stage.ANSWERING | Stage.ANSWERED:
                return answers_line(self._seats)
            case _:
                return ""

    def _keys_before(self) -> list[Key]:
        if self._seats.stage is Stage.OPEN:
            # Translators: beside a key where there is room for hardly anything.
            brief = Key("hotseat.nobody", tr_as("key", "nobody knows"))
            return [Key("hotseat.nobody", tr("nobody knows"), brief=brief, needed=True)]
        if self._seats.stage is Stage.HANDING_OVER:
            return []
        current = self._kept.round.current
        keys = answering_keys(current, digits=not self._buzzing, blank=self._blank)
        return [*keys, *self._time_keys(), *self._help_keys()]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Buzz only while the question is open."""
        match action:
            case "buzz":
                return parameters[0] in self._seats.may_buzz
            case "nobody":
                return self._seats.stage is Stage.OPEN
            case _:
                return super().check_action(action, parameters)

    def on_score_board_pressed(self, event: ScoreBoard.Pressed) -> None:
        """A click on a seat is its key."""
        event.stop()
        self.action_buzz(event.seat)

    def action_buzz(self, seat: int) -> None:
        """Give the question to the first who buzzes."""
        if self._too_soon() or not self._seats.buzz(seat):
            return
        self._silence()
        self._answering.disabled = False
        # Whoever answers goes on from what all were reading; what is typed has to be seen.
        self._answering.focus(scroll_visible=isinstance(self._answering, TypeIn))
        self._show_state()

    def action_nobody(self) -> None:
        """Close the question, and tell the answer."""
        if self._too_soon() or self._seats.stage is not Stage.OPEN:
            return
        if self._kept.nobody() is not None:
            self._show_verdict()
        else:
            self.quiz.show_results(self._kept)

    async def action_go_on(self) -> None:
        """Answer, or go to the next question; an open one waits for somebody."""
        if self._seats.stage is not Stage.OPEN:
            await super().action_go_on()
