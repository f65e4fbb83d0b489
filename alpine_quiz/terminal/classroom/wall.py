"""The wall: what a class sees of its room, in a terminal window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.classroom.clients.calling import Call, Link
from alpine_quiz.classroom.clients.line import ClientLine
from alpine_quiz.classroom.clients.wall import Wall
from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.classroom.frequent import Votes
from alpine_quiz.plain.classroom.refusals import parting_text, refusal_text
from alpine_quiz.plain.classroom.wording import (
    formula_text,
    number_text,
    people_text,
    phase_text,
    through_text,
    time_left_text,
    until_text,
)
from alpine_quiz.terminal.classroom.board import Board
from alpine_quiz.terminal.classroom.lobby import LOBBY, Lobby
from alpine_quiz.terminal.classroom.progress import Progress
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.classroom.clients.calling import Dial
    from alpine_quiz.classroom.clients.wall import WallView


class WallScreen(QuizScreen):
    """The room at ``url`` as a projector with this ``secret`` shows it."""

    CSS_PATH = "desk.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", later("close the wall; the room goes on"), id="wall.leave"),
    ]

    def __init__(self, url: str, secret: str, dial: Dial | None = None) -> None:
        super().__init__()
        self._wall = Wall()
        self._secret = secret
        opened = dial or (lambda: ClientLine(url))
        self._call = Call(opened, self._hello, self._take, self._told)

    def _hello(self) -> dict[str, Any]:
        return {"role": "projector", "secret": self._secret}

    def content(self) -> ComposeResult:
        """The lobby with its code, and the board."""
        yield Heading()
        yield Static(id="banner", markup=False)
        with Vertical(classes="stage"), Vertical(classes="column"):
            yield Lobby()
            yield Board()
            yield Progress()

    def on_mount(self) -> None:
        """Call the room."""
        self._keep_line()
        self.set_interval(0.5, self._tick)
        self.query_one(Board).focus()
        self._tell()

    @work(exclusive=True, group="line")
    async def _keep_line(self) -> None:
        await self._call.run()

    def _take(self, frame: dict[str, Any]) -> None:
        self._wall.take(frame)
        if self._wall.turned_away:
            self._call.end(self._wall.turned_away)
        self._told()

    async def retell(self) -> None:
        """Say all of it in the language spoken now."""
        await super().retell()
        self._told()

    @property
    def _whole(self) -> bool:
        """Whether it stands with all its parts: an app that ends takes those away first."""
        return self.stands and bool(self.query(Heading))

    def _told(self) -> None:
        if self._whole:
            self._tell()

    def _tick(self) -> None:
        if self._whole:
            self._tell_top()

    def _tell(self) -> None:
        self._tell_top()
        view = self._wall.view
        lobby, board = self.query_one(Lobby), self.query_one(Board)
        if view is None:
            lobby.display = self.query_one(Progress).display = False
            return
        lobby.display = self._wall.phase in LOBBY
        board.display = not lobby.display
        self.query_one(".column").set_class(bool(lobby.display), "-lobby")
        self.query_one(Progress).show(view)
        if lobby.display:
            lobby.show(view["join"], _lobby_lines(view))
        else:
            tally = view.get("tally")
            answered = view["progress"]["answered"]
            votes = (
                Votes(tally, view.get("first_tally"), answered=answered)
                if tally is not None
                else None
            )
            board.show(view["room"], view["present"], votes)

    def on_resize(self) -> None:
        """Show the code where there is room for it."""
        super().on_resize()
        self._told()

    def _tell_top(self) -> None:
        wall, view = self._wall, self._wall.view
        banner = self.query_one("#banner", Static)
        sentence = self._trouble()
        banner.update(Content(sentence))
        banner.display = bool(sentence)
        if view is None:
            self.query_one(Heading).tell(tr("The wall"), tr("calling the room …"))
            return
        room = view["room"]
        question = room.get("question")
        asked = question is not None and wall.phase not in ("lobby", "podium", "ended")
        title = number_text(question) if question and asked else room["title"]
        parts = [phase_text(room)]
        left = wall.left() if self._call.link is Link.UP else None
        if left is not None:
            parts.insert(0, time_left_text(left))
        self.query_one(Heading).tell(title, " · ".join(parts))

    def _trouble(self) -> str:
        if self._wall.turned_away:
            return refusal_text(self._wall.turned_away)
        if self._call.link is Link.OVER:
            return parting_text(self._call.why)
        if self._call.link is Link.UP or not self._call.tries:
            return ""
        return tr("The room does not answer; next try in {seconds} s.", seconds=self._call.pause)

    def keys(self) -> tuple[Key, ...]:
        """The way out."""
        return (Key("wall.leave", tr("close")), Key("app.help", tr("help")))

    def action_leave(self) -> None:
        """Close it."""
        self._call.end()
        self.dismiss()


def _lobby_lines(view: WallView) -> list[str]:
    lines = [people_text(view["present"])]
    if "through" in view:
        lines.append(through_text(view["through"], view["joined"]))
    return [*lines, formula_text(view["room"]["scoring"]), until_text(view["room"])]
