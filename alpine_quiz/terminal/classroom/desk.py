"""The teacher’s screen: the room as the class sees it, and all that leads it by single keys.

The display may be mirrored: nothing is on it that a class should not see. What only the teacher
may know is behind ``t``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.classroom.clients.calling import STOPPED, Link
from alpine_quiz.classroom.clients.desk import Step
from alpine_quiz.language.catalogue import later, tr, tr_count
from alpine_quiz.plain.classroom.frequent import desk_votes
from alpine_quiz.plain.classroom.hands import BY_HAND, COUNTED
from alpine_quiz.plain.classroom.refusals import (
    parting_text,
    refusal_text,
    stalled_text,
    unfound_text,
    unreached_lines,
)
from alpine_quiz.plain.classroom.wording import (
    came_text,
    formula_text,
    inviting_url,
    number_text,
    phase_text,
    through_text,
    time_left_text,
    until_text,
)
from alpine_quiz.terminal.classroom.board import Board
from alpine_quiz.terminal.classroom.lobby import LOBBY, Lobby
from alpine_quiz.terminal.classroom.offers import allows, desk_keys
from alpine_quiz.terminal.classroom.progress import Progress
from alpine_quiz.terminal.keys import key_of
from alpine_quiz.terminal.screens.base import PAUSE, QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.classroom.clients.desk import DeskView
    from alpine_quiz.classroom.clients.leading import Leading
    from alpine_quiz.terminal.widgets.key_line import Key

ADDED = 30
"""Seconds that a key adds to a question's time."""


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
        Binding("c", "code", later("the QR code alone, as large as it fits"), id="desk.code"),
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
            yield Lobby()
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
        if self._whole and (self.leading.desk.left() is not None or not self.leading.is_up):
            self._tell_heading()
            self._tell_banner()

    def tell(self) -> None:
        """Show the room as it is now."""
        if self._whole:
            self._tell_all()

    @property
    def _whole(self) -> bool:
        """Whether it stands with all its parts: an app that ends takes those away first."""
        return self.stands and bool(self.query(Heading))

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
            for part in (Lobby, Board, Progress):
                self.query_one(part).display = False
        else:
            lobby = desk.phase in LOBBY
            self.query_one(Lobby).display = lobby
            self.query_one(".column").set_class(lobby, "-lobby")
            self.query_one(Progress).show(view)
            board = self.query_one(Board)
            board.display = not lobby
            if lobby:
                self._tell_lobby(view)
            else:
                board.show(view["room"], view["present"], desk_votes(desk))
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
        if question is not None and asked and view["hands"] and question["type"] in BY_HAND:
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
        if leading.gone is not None:
            return unfound_text(leading)
        if leading.call.link is Link.OVER:
            why = parting_text(leading.call.why)
            return " ".join(filter(None, (why, unfound_text(leading), self._how_to_resume())))
        if leading.call.why == STOPPED:
            said = tr("The room’s server was stopped; answers are safe.")
            return " ".join(filter(None, (said, unfound_text(leading), self._how_to_resume())))
        if not leading.is_up and (leading.call.up_before or leading.call.tries > 1):
            said = tr(
                "The line to the room is lost; next try in {seconds} s. Answers that students saw "
                "as sent are safe.",
                seconds=leading.call.pause,
            )
            return " ".join(filter(None, (said, unfound_text(leading), self._how_to_resume())))
        if self._view is not None and self._view["stalled"]:
            return stalled_text(self._view["stalled"])
        if desk.refused is not None:
            return refusal_text(desk.refused["refusal"], desk.refused["about"])
        return ""

    def _how_to_resume(self) -> str:
        key = key_of(self, "desk.reconnect")
        return tr("{key} opens it again, as does “alpine-quiz host --resume”.", key=key)

    def _tell_lobby(self, view: DeskView) -> None:
        told = [
            came_text(view),
            *([through_text(view["through"], view["joined"])] if "through" in view else []),
            tr_count("{count} question", "{count} questions", len(view["plan"])),
            formula_text(view["room"]["scoring"]),
            until_text(view["room"]),
        ]
        nobody = not view["reached"] and not view["joined"]
        unreached = unreached_lines(view["addresses"]) if nobody else ()
        self.query_one(Lobby).show(view["join"], told, unreached)

    def on_resize(self) -> None:
        """Show the code where there is room for it."""
        super().on_resize()
        if not self.gone:
            self.query_one(Lobby).fit()

    def keys(self) -> list[Key]:
        """Return what can be done now: what comes next first, then the rest, and the way out."""
        # There is none yet when the screen is being made.
        shown = [lobby for lobby in self.query(Lobby) if lobby.display and lobby.children]
        codeless = self._view is not None and any(not lobby.has_code for lobby in shown)
        return desk_keys(self.leading, codeless=codeless)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow what the moment allows."""
        allowed = allows(self.leading, action)
        return super().check_action(action, parameters) if allowed is None else allowed

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
            waits = desk.phase in ("lobby", "alone", "")
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

        if self.leading.desk.question is None:
            self.action_private()
        elif not self.too_small:
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
        """Let the question count for nobody, or again; with none, show those before."""
        question = self.leading.desk.question
        if question is not None:
            self._order("strike", turn=question["turn"], flag=not question["struck"])
        elif self.leading.desk.answers:
            self.action_private()

    def action_hands(self) -> None:
        """Use hands; where they are in use, type how many rose, or use them no more."""
        desk, view = self.leading.desk, self._view
        if view is None or self.too_small or desk.at_own_pace:
            return
        question = desk.question
        if question is not None and desk.phase in COUNTED and question["type"] not in BY_HAND:
            told = tr(
                "Cards can answer what has one right option, or is true or false: not this one."
            )
            self.notify(told, markup=False)
            return
        if not view["hands"]:
            self._order("hands", flag=True)
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
