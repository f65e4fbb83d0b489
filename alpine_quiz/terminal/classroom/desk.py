"""The teacher’s screen: the room as the class sees it, and all that leads it by single keys.

The display may be mirrored: nothing is on it that a class should not see. What only the teacher
may know is behind ``t``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Digits, Static

from alpine_quiz.classroom.calling import Link
from alpine_quiz.classroom.desk import Step
from alpine_quiz.language.catalogue import later, tr, tr_as, tr_count
from alpine_quiz.plain.classroom.hands import BY_HAND, COUNTED
from alpine_quiz.plain.classroom.wording import (
    bare_address,
    formula_text,
    inviting_url,
    number_text,
    parting_text,
    people_text,
    phase_text,
    refusal_text,
    stalled_text,
    through_text,
    time_left_text,
    unreached_lines,
    until_text,
)
from alpine_quiz.terminal.classroom.board import Board
from alpine_quiz.terminal.classroom.progress import Progress
from alpine_quiz.terminal.classroom.qr import QrCode
from alpine_quiz.terminal.keys import key_of
from alpine_quiz.terminal.screens.base import PAUSE, QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.classroom.desk import DeskView
    from alpine_quiz.classroom.leading import Leading

ADDED = 30
"""Seconds that a key adds to a question's time."""
_WORDS = {
    Step.ASK: later("next question"),
    Step.OPEN: later("open"),
    Step.RESUME: later("go on"),
    Step.CLOSE: later("close"),
    Step.REVEAL: later("show the answer"),
    Step.CROWN: later("podium"),
    Step.END: later("end"),
}
LOBBIES = ("lobby", "alone")
_FIRST = later("first question")
_BESIDE_QR = 36
_AROUND_QR = 4


class DeskScreen(QuizScreen):
    """The room that is led, from its lobby to its end."""

    CSS_PATH = "desk.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "step", later("the next sensible step"), id="desk.step"),
        Binding(
            "t",
            "private",
            later("for the teacher alone: questions, students, key"),
            id="desk.private",
        ),
        Binding("p", "pause", later("pause: hide the question, or show it again"), id="desk.pause"),
        Binding("plus,equals_sign", "more", later("30 seconds more"), id="desk.more"),
        Binding("x", "skip", later("skip the question: it counts for nobody"), id="desk.skip"),
        Binding("v", "again", later("talk it over, and vote again"), id="desk.again"),
        Binding("r", "ranks", later("show the ranks to all"), id="desk.ranks"),
        Binding(
            "u",
            "strike",
            later("strike the question, for all; or count it again"),
            id="desk.strike",
        ),
        Binding("a", "accept", later("accept an answer that was counted wrong"), id="desk.accept"),
        Binding("h", "hands", later("hands held up: on, off, and their counts"), id="desk.hands"),
        Binding("y", "trial", later("ask a trial question, which does not count"), id="desk.trial"),
        Binding("o", "crown", later("the podium, now"), id="desk.crown"),
        Binding(
            "b", "tie", later("on the podium: break a tie by the closest number"), id="desk.tie"
        ),
        Binding("l", "lock", later("lock the room, or open it"), id="desk.lock"),
        Binding(
            "c",
            "code",
            later("the QR code alone, as large as it fits"),
            id="desk.code",
        ),
        Binding(
            "f5,ctrl+r",
            "reconnect",
            later("where the line is lost: call again; start a dead server again"),
            id="desk.reconnect",
        ),
        Binding("escape,q", "leave", later("leave: the room open, or ended"), id="desk.leave"),
    ]

    def __init__(self, leading: Leading) -> None:
        super().__init__()
        self.leading = leading
        self._shown: tuple[object, ...] = ()
        self._moved_at = float("-inf")

    def content(self) -> ComposeResult:
        """A banner for what is wrong, the lobby, and the board."""
        yield Heading()
        yield Static(id="banner", markup=False)
        with Vertical(classes="stage"), Vertical(classes="column"):
            with Horizontal(id="lobby"):
                yield QrCode()
                with VerticalScroll(id="beside", can_focus=False):
                    yield Static(id="where", markup=False)
                    yield Digits(id="pin")
                    yield Static(id="count", markup=False)
                    yield Static(id="unreached", markup=False)
            yield Board()
            yield Progress()

    def on_mount(self) -> None:
        """Call the room, and show whatever it tells."""
        self.leading.heed(self.tell)
        self._keep_line()
        self.set_interval(0.5, self._tick_on)
        self.query_one(Board).focus()
        self._tell_all()

    def on_unmount(self) -> None:
        """Let the line go; the room goes on."""
        self.leading.forget(self.tell)

    @work(exclusive=True, group="line")
    async def _keep_line(self) -> None:
        await self.leading.run()

    async def retell(self) -> None:
        """Say all of it in the language spoken now."""
        await super().retell()
        self.tell()

    @property
    def _view(self) -> DeskView | None:
        return self.leading.desk.view

    def _tick_on(self) -> None:
        """Let the clock go on, and the pause until the line is called again."""
        if self.stands and (self.leading.desk.left() is not None or not self.leading.is_up):
            self._tell_heading()
            self._tell_banner()

    def tell(self) -> None:
        """Show the room as it is now."""
        if self.stands:
            self._tell_all()

    def _tell_all(self) -> None:
        desk, view = self.leading.desk, self._view
        state = (desk.phase, desk.turn, desk.paused)
        if state != self._shown:
            # A finger may still be on the key that did what came before.
            self._shown, self._moved_at = state, desk.clock()
            self.query_one(Board).scroll_home(animate=False)
        self._tell_heading()
        self._tell_banner()
        if view is None:
            self.query_one("#lobby").display = self.query_one(Board).display = False
            self.query_one(Progress).display = False
        else:
            lobby = desk.phase in LOBBIES
            self.query_one("#lobby").display = lobby
            self.query_one(".column").set_class(lobby, "-lobby")
            board = self.query_one(Board)
            board.display = not lobby
            if lobby:
                self._tell_lobby(view)
            else:
                revealed = "reveal" in view["room"]
                tally = view.get("tally") if revealed else None
                first = view.get("first_tally") if revealed else None
                board.show(view["room"], view["present"], tally, first)
            self.query_one(Progress).show(view)
        self.show_keys()

    def _tell_heading(self) -> None:
        room, view = self.leading.desk.room, self._view
        if room is None or view is None:
            self.query_one(Heading).tell(tr("Class"), tr("calling the room …"))
            return
        question = room.get("question")
        title = room["title"]
        asked = question is not None and room["phase"] not in ("lobby", "podium", "ended")
        if question is not None and asked:
            title = number_text(question)
        left = self.leading.desk.left() if self.leading.is_up else None
        parts = [phase_text(room)]
        if left is not None:
            parts.insert(0, time_left_text(left))
        if asked and view["hands"]:
            parts.append(tr("hands too"))
        if self.leading.desk.knocking or room["locked"]:
            parts.append(tr("locked") if room["locked"] else tr("somebody knocks"))
        self.query_one(Heading).tell(title, " · ".join(parts))

    def _tell_banner(self) -> None:
        banner = self.query_one("#banner", Static)
        sentence = self._trouble()
        banner.update(Content(sentence))
        banner.display = bool(sentence)

    def _trouble(self) -> str:
        """Return what is wrong, if anything is, and what can be done."""
        leading, desk = self.leading, self.leading.desk
        if leading.resuming:
            return tr("The room is being opened again …")
        if leading.call.link is Link.OVER:
            why = parting_text(leading.call.why)
            return " ".join(filter(None, (why, leading.fault, self._how_to_resume())))
        if not leading.is_up and (leading.call.up_before or leading.call.tries > 1):
            said = tr(
                "The line to the room is lost; next try in {seconds} s. Answers that students saw "
                "as sent are safe.",
                seconds=leading.call.pause,
            )
            return " ".join(filter(None, (said, leading.fault, self._how_to_resume())))
        if self._view is not None and self._view["stalled"]:
            return stalled_text(self._view["stalled"])
        if desk.refused is not None:
            return refusal_text(desk.refused["refusal"], desk.refused["about"])
        return ""

    def _how_to_resume(self) -> str:
        key = key_of(self, "desk.reconnect")
        return tr("{key} opens it again, as does “alpine-quiz host --resume”.", key=key)

    def _tell_lobby(self, view: DeskView) -> None:
        join = view["join"]
        self.query_one(QrCode).show(inviting_url(join["address"], join["pin"]))
        where = self.query_one("#where", Static)
        address = Content.styled(bare_address(join["address"]), "bold $primary")
        where.update(Content.assemble(tr("On your phone, open"), "\n", address))
        pin = join["pin"]
        self.query_one("#pin", Digits).update(f"{pin[:3]} {pin[3:]}")
        lines = [
            people_text(view["present"]),
            *([through_text(view["through"], view["joined"])] if "through" in view else []),
            tr_count("{count} question", "{count} questions", len(view["plan"])),
            formula_text(view["room"]["scoring"]),
        ]
        told = filter(None, [*lines, until_text(view["room"])])
        self.query_one("#count", Static).update(Content("\n".join(told)))
        unreached = self.query_one("#unreached", Static)
        nobody = not view["reached"] and not view["joined"]
        unreached.update(Content("\n".join(unreached_lines(view["addresses"])) if nobody else ""))
        unreached.display = nobody
        self._fit_code()

    def on_resize(self) -> None:
        """Show the code where there is room for it."""
        super().on_resize()
        if not self.gone:
            self._fit_code()

    def _fit_code(self) -> None:
        self.query_one(QrCode).fit(self.size.width - _BESIDE_QR, self.size.height - _AROUND_QR)

    def keys(self) -> list[Key]:
        """Return what can be done now: what comes next first, then the rest, and the way out."""
        lost = not self.leading.is_up
        if lost and (self.leading.call.up_before or self.leading.call.is_over):
            return [
                Key("desk.reconnect", tr("open it again"), needed=True),
                *self._always(),
            ]
        return [*self._next(), *self._private(), *self._others(), *self._always()]

    def _next(self) -> list[Key]:
        step = self.leading.desk.next_step()
        word = _WORDS.get(step)
        if word is None:
            return []
        if step is Step.ASK and self.leading.desk.phase == "lobby":
            word = _FIRST
        # Translators: beside ⏎, as “show the answer” where there is less room.
        brief = Key("desk.step", tr_as("key", "reveal")) if step is Step.REVEAL else None
        return [Key("desk.step", tr(word), brief=brief, needed=True)]

    def _private(self) -> list[Key]:
        # Translators: beside t: what the class must not see.
        said = tr("for you alone")
        # Translators: beside t, as “for you alone” where there is less room.
        brief = Key("desk.private", tr_as("key", "private"))
        return [Key("desk.private", said, brief=brief, needed=True)]

    def _others(self) -> list[Key]:
        room = self.leading.desk.room
        if room is None:
            return []
        keys = []
        if room["phase"] in LOBBIES and not self.query_one(QrCode).display:
            keys.append(Key("desk.code", tr("QR code")))
        for binding, word in _OFFERED.get(room["phase"], ()):
            if self.check_action(binding, ()):
                keys.append(Key(f"desk.{binding}", tr(word)))
        return keys

    def _always(self) -> list[Key]:
        return [Key("app.help", tr("help")), Key("desk.leave", tr("leave"), needed=True)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow what the moment allows."""
        room, view = self.leading.desk.room, self._view
        question = room.get("question") if room else None
        match action:
            case "more":
                clock = room.get("clock") if room else None
                return clock is not None and bool(clock["limit"])
            case "again":
                return question is not None and question["vote"] == 1 and not question["tie"]
            case "tie":
                return view is not None and bool(view.get("tied"))
            case "trial" | "crown":
                return view is not None and (bool(view["plan"]) or action == "crown")
            case "code":
                return view is not None
            case "reconnect":
                return not self.leading.is_up
            case _:
                return super().check_action(action, parameters)

    @work(group="orders")
    async def _order(self, do: str, **content: object) -> None:
        await self.leading.order(do, **content)

    @work(group="orders")
    async def _step(self) -> None:
        await self.leading.step()

    def action_step(self) -> None:
        """Do what comes next, unless it has only just become so."""
        desk = self.leading.desk
        if self.too_small or desk.clock() - self._moved_at < PAUSE:
            return
        if desk.next_step() is Step.NONE:
            waits = desk.phase in (*LOBBIES, "")
            self.action_private() if waits else self.action_leave()
        elif desk.next_step() is Step.END:
            self.action_leave()
        else:
            self._step()

    def action_private(self) -> None:
        """Show what only the teacher may know: of the question, or of those to come."""
        from alpine_quiz.terminal.classroom.now import NowScreen
        from alpine_quiz.terminal.classroom.questions import QuestionsScreen

        if self.too_small:
            return
        asked = self.leading.desk.question is not None
        page = NowScreen if asked else QuestionsScreen
        self.app.push_screen(page(self.leading))

    def action_accept(self) -> None:
        """Show what was answered, to accept one."""
        from alpine_quiz.terminal.classroom.now import NowScreen

        if self.leading.desk.question is not None and not self.too_small:
            self.app.push_screen(NowScreen(self.leading))

    def action_code(self) -> None:
        """Show the way in alone, for all to see."""
        from alpine_quiz.terminal.classroom.code import CodeScreen

        if self._view is not None and not self.too_small:
            join = self._view["join"]
            self.app.push_screen(CodeScreen(inviting_url(join["address"], join["pin"])))

    def action_pause(self) -> None:
        """Hide the question, or show it again."""
        self._order("resume" if self.leading.desk.paused else "pause")

    def action_more(self) -> None:
        """Give the question more time."""
        self._order("add-time", number=ADDED)

    def action_skip(self) -> None:
        """Leave the question."""
        self._order("skip")

    def action_again(self) -> None:
        """Let them talk it over; an open question is closed first."""
        if self.leading.desk.phase == "open":
            self._order("close")
        self._order("vote-again")

    def action_ranks(self) -> None:
        """Show the ranks."""
        self._order("ranks")

    def action_strike(self) -> None:
        """Let the question count for nobody, or again."""
        question = self.leading.desk.question
        if question is not None:
            self._order("strike", turn=question["turn"], flag=not question["struck"])

    def action_hands(self) -> None:
        """Use hands; where they are in use, type how many rose, or use them no more."""
        desk, view = self.leading.desk, self._view
        if view is None or self.too_small or desk.at_own_pace:
            return
        if not view["hands"]:
            self._order("hands", flag=True)
        question = desk.question
        countable = question is not None and question["type"] in BY_HAND and desk.phase in COUNTED
        if question is not None and countable:
            from alpine_quiz.terminal.classroom.hands import HandsScreen

            self.app.push_screen(HandsScreen(self.leading, question))
        elif view["hands"]:
            self._order("hands", flag=False)

    def action_trial(self) -> None:
        """Ask a question that does not count."""
        self._order("ask", flag=True)

    def action_crown(self) -> None:
        """Show the podium."""
        self._order("crown")

    def action_tie(self) -> None:
        """Break the tie at the top by the closest number."""
        self._order("tie")

    def action_lock(self) -> None:
        """Lock the room, or open it."""
        room = self.leading.desk.room
        self._order("lock", flag=not (room and room["locked"]))

    @work(exclusive=True, group="again")
    async def action_reconnect(self) -> None:
        """Call again, and start the server where it is dead."""
        await self.leading.again()

    def action_leave(self) -> None:
        """Ask what becomes of the room."""
        from alpine_quiz.terminal.classroom.leaving import LeavingScreen

        self.app.push_screen(LeavingScreen(self.leading, self._left))

    def _left(self) -> None:
        """Leave this screen, and what is over it."""
        while self in self.app.screen_stack:
            self.app.pop_screen()


_OFFERED: dict[str, tuple[tuple[str, str], ...]] = {
    "alone": (("lock", later("lock")),),
    "lobby": (("lock", later("lock")), ("trial", later("trial")), ("hands", later("hands"))),
    "reading": (("pause", later("pause")), ("more", later("+30 s")), ("skip", later("skip"))),
    "open": (
        ("pause", later("pause")),
        ("more", later("+30 s")),
        ("skip", later("skip")),
        ("hands", later("hands")),
    ),
    "discussing": (("skip", later("skip")),),
    "closed": (("again", later("vote again")), ("hands", later("hands")), ("skip", later("skip"))),
    "revealed": (
        ("ranks", later("ranks")),
        ("strike", later("strike")),
        ("accept", later("accept")),
        ("hands", later("hands")),
        ("crown", later("podium")),
    ),
    "ranks": (("crown", later("podium")),),
    "podium": (("tie", later("break the tie")),),
}
