"""Coming into a room: its PIN, and who one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from alpine_quiz.classroom.clients.calling import Link
from alpine_quiz.classroom.clients.kept_seats import KeptSeat, kept_seat
from alpine_quiz.language.catalogue import later, spoken, tr
from alpine_quiz.plain.classroom.refusals import parting_text, refusal_text
from alpine_quiz.plain.classroom.standing import team_name
from alpine_quiz.plain.classroom.wording import bare_address, formula_text, language_name
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.dials import Dial, Dials, LinkedRows, lead_on
from alpine_quiz.terminal.widgets.form import Form
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key, KeyLine
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from alpine_quiz.classroom.clients.attending import Attending
    from alpine_quiz.classroom.messages import Door

LONGEST_NAME = 60


class DoorScreen(QuizScreen):
    """What a room asks before one sits in it; ``name`` is what was said on the command line."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "lead_on(-1)", later("go through the form"), id="door.up"),
        Binding("down", "lead_on(1)", later("go through the form"), id="door.down"),
        Binding("enter,f2", "come_in", later("come in"), id="door.come_in"),
        Binding(
            "f6", "knock", later("that name is you: ask the teacher to let you in"), id="door.knock"
        ),
        Binding("escape", "back", later("leave"), id="door.back"),
    ]
    DEFAULT_CSS = """
    DoorScreen #asking { height: auto; margin: 0 0 1 0; }
    DoorScreen Input {
        height: 1; border: none; padding: 0 1; margin: 0 0 1 0; background: $panel;
    }
    DoorScreen Input:focus { border: none; background: $mark-ground; }
    DoorScreen #why { height: auto; color: $warning; margin: 1 0 0 0; }
    DoorScreen #names { margin: 0 0 1 0; }
    DoorScreen.-short #asking, DoorScreen.-cramped #asking, DoorScreen.-cramped Input,
    DoorScreen.-cramped #why { margin: 0; }
    """

    def __init__(self, attending: Attending, pin: str = "", name: str = "") -> None:
        super().__init__()
        self._attending = attending
        self._pin = pin
        self._wanted = name
        self._kept: KeptSeat | None = kept_seat(attending.url, pin, name)
        self._door: Door | None = None
        self._team: Dial[int] = Dial(lambda: tr("Team"), (0,), self._team_text)
        self._language: Dial[str] = Dial(lambda: tr("Language"), ("",), language_name)

    def content(self) -> ComposeResult:
        """What is asked at the moment, and room for what is wrong."""
        yield Heading(self._title(), bare_address(self._attending.url))
        with Vertical(classes="stage"), Form(classes="column"):
            yield Static(Content(self._asking()), id="asking", markup=False)
            if self._asks_line:
                yield Input(
                    self._wanted if self._door else self._pin, max_length=LONGEST_NAME, id="line"
                )
            if names := self._names:
                yield LinkedRows([Row(name) for name in names], id="names")
            if self._door is not None and not names:
                yield Dials(self._dials(), lambda: tr("Come in"), id="dials")
            yield Static(id="why", markup=False)

    def _title(self) -> str:
        return self._door["title"] if self._door else tr("Join a class")

    def _asking(self) -> str:
        if self._kept is not None:
            return tr("You were in this room already.")
        if self._door is None:
            return tr("The PIN of the room, as it stands on the wall:")
        formula = formula_text(self._door["scoring"])
        match self._door["naming"]:
            case "list":
                return tr("Who are you?") + "\n" + formula
            case "generated":
                return tr("You get a name when you come in.") + "\n" + formula
            case _:
                return tr("Your name:") + "\n" + formula

    @property
    def _asks_line(self) -> bool:
        if self._kept is not None:
            return False
        return self._door is None or self._door["naming"] == "free"

    @property
    def _names(self) -> list[str]:
        if self._kept is not None:
            return [
                tr("Go on as {name}", name=self._kept.name),
                tr("Come in as somebody else"),
            ]
        listed = self._door is not None and self._door["naming"] == "list"
        return self._door["names"] if self._door is not None and listed else []

    def _dials(self) -> Sequence[Dial[Any]]:
        door = self._door
        if door is None:
            return ()
        team = [self._team] if door["teams"] else []
        language = [self._language] if len(door["languages"]) > 1 else []
        return (*team, *language)

    def _team_text(self, team: int) -> str:
        return team_name(self._door["teams"][team]) if self._door else ""

    def keys(self) -> list[Key]:
        """Come in, or not."""
        turned = self._attending.seat.turned_away
        knock = turned is not None and turned[0] == "name-taken" and self._asks_line
        return [
            Key("door.come_in", tr("go on"), needed=True),
            *([Key("door.knock", tr("that is me"))] if knock else []),
            Key("door.back", tr("leave")),
            Key("app.help", tr("help")),
        ]

    async def retell(self) -> None:
        """Ask all of it anew; what is typed stays."""
        typed = self._typed
        await self.recompose()
        for line in self.query(Input):
            line.value = typed
        self._begin()

    @property
    def _typed(self) -> str:
        lines = list(self.query(Input))
        return lines[0].value if lines else ""

    def on_mount(self) -> None:
        """Call the room, where its PIN is known."""
        self._attending.heed(self._told)
        self._keep_line()
        if self._pin and self._kept is None:
            self._attending.come_in(self._pin)
        self._begin()

    @work(exclusive=True, group="line")
    async def _keep_line(self) -> None:
        await self._attending.run()

    def on_unmount(self) -> None:
        """Let the line go."""
        self._attending.forget(self._told)

    def _begin(self) -> None:
        """Point at what is asked first."""
        places = [*self.query(Input), *self.query("#names"), *self.query(Dials)]
        if places:
            for rows in self.query("#names").results(Rows):
                rows.cursor = 0
            places[0].focus()
        self._say_what_is_wrong()

    def _told(self) -> None:
        """Heed the room: it shows its door, or lets them in, or does neither."""
        seat = self._attending.seat
        if not self.stands:
            return
        if seat.is_in and self.on_top:
            self._sit_down()
        elif seat.door is not None and seat.door is not self._door and self._kept is None:
            self.call_next(self._show_door)
        else:
            self._say_what_is_wrong()
            self.show_keys()

    def show_keys(self) -> None:
        """Show the keys anew, unless all of it is being made anew just now."""
        if self.query(KeyLine):
            super().show_keys()

    def _sit_down(self) -> None:
        from alpine_quiz.terminal.classroom.student import StudentScreen

        self.app.push_screen(StudentScreen(self._attending), lambda _: self.dismiss())

    async def _show_door(self) -> None:
        """Ask what is to be asked now; one after the other, or half of it would stay away."""
        self._door = door = self._attending.seat.door
        if door is not None:
            self._team.values = range(len(door["teams"]) or 1)
            self._language.values = door["languages"] or [""]
            own = [self._attending.language, spoken()]
            liked = [each for each in own if each in door["languages"]]
            self._language.chosen = door["languages"].index(liked[0]) if liked else 0
        await self.recompose()
        self._begin()

    def _say_what_is_wrong(self) -> None:
        for place in self.query("#why").results(Static):
            place.update(Content(self._wrong()))

    def _wrong(self) -> str:
        attending = self._attending
        turned = attending.seat.turned_away
        if turned is not None:
            return refusal_text(*turned)
        if attending.call.link is Link.OVER and attending.call.why:
            return parting_text(attending.call.why)
        if attending.call.tries:
            return tr(
                "No room answers at {address}. Is this device in the same network, and the "
                "address right? It is tried again.",
                address=bare_address(attending.url),
            )
        if self._door is not None and self._door["locked"]:
            return tr("The room is locked: nobody new can come in.")
        return ""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the line takes it."""
        event.stop()
        self.action_come_in()

    def on_dials_begun(self) -> None:
        """Come in."""
        self.action_come_in()

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click chooses a name."""
        if event.rows.id == "names":
            event.stop()
            event.rows.cursor = event.index
            self.action_come_in()

    def action_lead_on(self, step: int) -> None:
        """Go to what is above or below."""
        lead_on(self, step)

    def action_come_in(self) -> None:
        """Take what was typed or chosen."""
        if self.too_small:
            return
        if self._kept is not None:
            self._choose_whether()
        elif self._door is None:
            typed = "".join(self._typed.split())
            if typed:
                self._pin = typed
                self._attending.come_in(typed)
        else:
            self._join()

    def _choose_whether(self) -> None:
        kept, chosen = self._kept, self.query_one("#names", Rows).cursor
        if kept is not None and chosen == 0:
            self._attending.come_back(kept)
            self._kept, self._pin = None, kept.pin
        else:
            self._kept = None
            if self._pin:
                self._attending.come_in(self._pin)
        self.call_next(self._show_door)

    @work(group="orders")
    async def _join(self) -> None:
        door = self._door
        if door is None:
            return
        name = self._typed
        names = self._names
        if names:
            name = names[max(0, self.query_one("#names", Rows).cursor)]
        team = self._team.value if door["teams"] else None
        await self._attending.join(name, team, self._language.value)

    @work(group="orders")
    async def action_knock(self) -> None:
        """Ask the teacher to be let in under the name that is taken."""
        await self._attending.knock(self._typed)
        for place in self.query("#why").results(Static):
            place.update(Content(tr("You have knocked. The teacher lets you in.")))

    def action_back(self) -> None:
        """Leave."""
        self._attending.call.end("left")
        self.dismiss()
