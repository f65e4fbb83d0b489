"""The rounds that wait, where there are several: one to go on with, or to leave for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.home import waiting_line
from alpine_quiz.terminal.keys import key_of
from alpine_quiz.terminal.screens.listing import ListingScreen
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row

if TYPE_CHECKING:
    from alpine_quiz.records.saved import SavedRound
    from alpine_quiz.records.sitting import Sitting


class WaitingScreen(ListingScreen):
    """The rounds of this player and pack that are not finished, the latest first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", later("go on with this round"), id="waiting.choose"),
        Binding("delete", "drop", later("leave this round for good"), id="waiting.drop"),
        Binding("escape,q", "back", later("back"), id="waiting.back"),
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._waiting: tuple[SavedRound, ...] = ()
        self._asked = ""

    def heading(self) -> str:
        """Return what is listed."""
        return tr("Go on")

    def keys(self) -> tuple[Key, ...]:
        """Go on, leave one for good, or go home."""
        return (
            Key("rows.up rows.down waiting.choose", tr("go on")),
            Key("waiting.drop", tr("leave for good")),
            Key("waiting.back", tr("home")),
            Key("app.help", tr("help")),
        )

    def on_mount(self) -> None:
        """Let what is asked be seen."""
        super().on_mount()
        self.query_one("#about").add_class("-asking")

    def rows(self) -> list[Row]:
        """Return how each is played, where it stands and since when."""
        self._waiting = self._sitting.waiting()
        today = self._sitting.today
        return [Row(waiting_line(saved, today)) for saved in self._waiting]

    def about(self, place: int) -> str:
        """Return what is asked before a round is left."""
        if self._asked != self._waiting[place].uid:
            self._asked = ""
            return ""
        key = key_of(self, "waiting.drop")
        return tr("Its answers stay, but it cannot be gone on with. {key} again?", key=key)

    def choose(self, place: int) -> None:
        """Go on with the round."""
        self.quiz.play(self._sitting.go_on(self._waiting[place]), self._sitting)

    def action_drop(self) -> None:
        """End the round pointed at, once that was asked."""
        if self.pointed is None:
            return
        saved = self._waiting[self.pointed]
        if self._asked != saved.uid:
            self._asked = saved.uid
            self.describe()
            return
        self._asked = ""
        self._sitting.drop(saved)
        self.fill()
        if not self._waiting:
            self.dismiss()
