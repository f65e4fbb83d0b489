"""Who shares a hot seat, and how they play."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from alpine_quiz.game.modes import HOTSEAT_ROUND, Mode
from alpine_quiz.game.seats import MAX_SEATS, SeatsError, Style, seat_names, seats_of
from alpine_quiz.language.catalogue import later, spoken, tr
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.seats import STYLES, seats_fault_text
from alpine_quiz.records.ways import Wanted
from alpine_quiz.terminal.screens.set_up import SetUpScreen, count_dial, minutes_dial
from alpine_quiz.terminal.widgets.dials import Dial, Dials, LinkedRows, lead_on
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from alpine_quiz.records.sitting import Sitting

_COUNTS = (6, HOTSEAT_ROUND, 18, 24, 36, 48)
_MAX_TYPED = 400


class Names(LinkedRows):
    """The names that were typed, each with its number."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "delete,backspace", "screen.remove_name", later("remove a name"), id="names.remove"
        ),
    ]

    def tell(self, names: Sequence[str]) -> None:
        """List ``names``; the pointer stays within them."""
        self.rows = [Row(name, lead=str(number)) for number, name in enumerate(names, 1)]
        self.cursor = min(max(self.cursor, 0), len(names) - 1)
        self.display = bool(names)

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click points."""
        event.stop()
        self.cursor = event.index
        self.focus()


class TableScreen(SetUpScreen):
    """Two to eight names, one typed after the other, and how they play.

    The names of the latest hot seat are there already. ``wanted`` is what else was asked for.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "lead_on(-1)", later("go through the set-up"), id="table.up"),
        Binding("down", "lead_on(1)", later("go through the set-up"), id="table.down"),
        Binding("enter", "add", later("add the name that is typed"), id="table.add"),
    ]
    CSS_PATH = "table.tcss"

    def __init__(
        self, sitting: Sitting, wanted: Wanted | None = None, style: str | None = None
    ) -> None:
        super().__init__(sitting)
        latest = sitting.latest_seats()
        self._asked_for = wanted or Wanted(Mode.HOTSEAT)
        self._names = latest.names if latest else ()
        styles = list(Style)
        played = Style(style) if style else latest.style if latest else Style.TURNS
        self._style = Dial(
            lambda: tr("How"),
            styles,
            lambda each: tr(STYLES[each]),
            styles.index(played),
        )
        count = self._asked_for.count or HOTSEAT_ROUND
        self._count = count_dial(_COUNTS, len(sitting.items), count)
        topics = ["", *sitting.pack.topics(sitting.language)]
        topic = self._asked_for.topic or ""
        self._topic = Dial(lambda: tr("Topic"), topics, self._topic_text, topics.index(topic))
        self._minutes = minutes_dial(self._asked_for.seconds // 60)

    def heading(self) -> str:
        """Return what is to begin."""
        return tr("Hot seat")

    def above(self) -> ComposeResult:
        """A line to type in, and the names typed so far."""
        yield Input(id="name", max_length=_MAX_TYPED, select_on_focus=False)
        yield Names(id="names")

    def dials(self) -> Sequence[Dial[Any]]:
        """Return how they play, and what is asked."""
        topics = [self._topic] if len(self._topic.values) > 2 else []
        return (self._style, self._count, *topics, self._minutes)

    def keys(self) -> Sequence[Key]:
        """Begin, add, remove, set, or go back."""
        begin, change, *others = super().keys()
        remove = Key("names.remove", tr("remove"))
        focused = self.focused
        if isinstance(focused, Names):
            return (remove, begin, *others)
        if isinstance(focused, Dials):
            return (begin, change, *others)
        return (begin, Key("table.add", tr("add"), needed=True), *others)

    def begin(self) -> None:
        """Begin with the names, or, where they are known, with the row that begins."""
        self._list()
        self.query_one("#name" if len(self._names) < 2 else "#dials").focus()

    def on_descendant_focus(self) -> None:
        """Show the keys of what has the focus."""
        self.show_keys()

    async def retell(self) -> None:
        """Say it in the language spoken now; what is typed stays."""
        await super().retell()
        self._list()

    def _list(self) -> None:
        """Show the names, and what is to be typed next."""
        self.query_one(Names).tell(self._names)
        name = self.query_one("#name", Input)
        name.placeholder = (
            tr("a name, and Enter") if self._names else tr("who plays? a name, and Enter")
        )
        name.disabled = len(self._names) >= MAX_SEATS

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter adds what was typed; where that is nothing, it goes on to the dials."""
        event.stop()
        if self._typed():
            self.action_add()
        else:
            self.say("")
            self.query_one(Dials).focus()

    def _typed(self) -> list[str]:
        """Return the names that are typed and not added yet: commas set them apart."""
        return [part for part in self.query_one("#name", Input).value.split(",") if part.strip()]

    def action_add(self) -> None:
        """Add what is typed; where that is nothing, somebody without a name of their own.

        That is who comes by a click: a table is set up by mouse alone.
        """
        typed, line = self._typed() or [self._nameless()], self.query_one("#name", Input)
        self.say("")
        try:
            names = seat_names([*self._names, *typed])
            if len(names) > MAX_SEATS:
                seats_of(names)
        except SeatsError as error:
            self.say(seats_fault_text(error))
            return
        self._names = names
        line.value = ""
        self._list()
        if line.disabled:
            self.query_one(Dials).focus()

    def action_lead_on(self, step: int) -> None:
        """Go on to what is above or below the line."""
        lead_on(self, step)

    def _nameless(self) -> str:
        """Return a name for whoever comes next."""
        numbered = (
            # Translators: somebody in a hot seat who has typed no name.
            tr("Player {number}", number=whole(number))
            for number in range(len(self._names) + 1, 2 * MAX_SEATS)
        )
        return next(name for name in numbered if name not in self._names)

    def action_remove_name(self) -> None:
        """Remove the name pointed at."""
        place = self.query_one(Names).cursor
        self._names = (*self._names[:place], *self._names[place + 1 :])
        self._list()
        if not self._names:
            self.query_one("#name", Input).focus()

    def wanted(self) -> Wanted | str:
        """Return the hot seat; what is typed and not added yet is one of the names."""
        try:
            seats = seats_of([*self._names, *self._typed()], self._style.value)
        except SeatsError as error:
            return seats_fault_text(error)
        return replace(
            self._asked_for,
            count=self._count.value,
            topic=self._topic.value or None,
            seconds=60 * self._minutes.value,
            seats=seats,
        )

    def _topic_text(self, topic: str) -> str:
        return self._sitting.pack.topic_name(topic, spoken()) if topic else tr("all topics")
