"""Leading a room by plain lines: the same commands as words or letters."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from alpine_quiz.classroom.clients.calling import STOPPED, Link
from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.classroom.asking import Asking
from alpine_quiz.plain.classroom.frequent import desk_votes
from alpine_quiz.plain.classroom.judging import Judging
from alpine_quiz.plain.classroom.people import People
from alpine_quiz.plain.classroom.planning import Planning
from alpine_quiz.plain.classroom.refusals import (
    parting_text,
    refusal_text,
    stalled_text,
    unfound_text,
)
from alpine_quiz.plain.classroom.told import lobby_lines, room_lines
from alpine_quiz.plain.classroom.typed import Typed
from alpine_quiz.plain.classroom.wording import answers_text, hands_text, wall_url

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from alpine_quiz.classroom.clients.leading import Leading
    from alpine_quiz.plain.classroom.words import Heeds
    from alpine_quiz.plain.lines import Lines

COMMANDS = (
    # Translators: what stands before the two spaces is what is typed; it stays.
    later("Enter  the next sensible step: ask, open, close, show the answer"),
    later("i  where students find the room, and who is here"),
    later("n  the question: right answer, exact figures, every answer given; n 3: question 3"),
    later("t  the questions of the session with their answers"),
    later("s 3  another question in place of number 3"),
    later("m 3 1  move number 3 to place 1"),
    later("cut 3  leave number 3 out"),
    later("save NAME  keep these questions for next time"),
    later("w  who is in the room; k 2, rename 2 NAME, more 2, team 2: student 2"),
    later("admit, refuse  let in who knocks, or not; where several do, with a number: admit 2"),
    later("l  lock the room, or open it"),
    later("y  ask a trial question, which does not count"),
    later("p  pause, or go on"),
    later("+  30 seconds more"),
    later("x  skip the question"),
    later("v  talk it over, and vote again"),
    later("u  strike the question, or count it again; u 3: question 3"),
    later("a 2  accept answer 2 of those that n shows"),
    later("h  use hands, or no hands; h 5 12 0 3: how many rose; h 2: 5 12 0 3: in team 2"),
    later("r  ranks"),
    later("o  podium"),
    later("b  break a tie by the closest number"),
    later("wall  the projector’s address: not for the class"),
    later("again  call the room again; open it again where its server is dead"),
    later("end  end the session, and close the room"),
    later("q  leave; the room stays open"),
)


def lead_plainly(leading: Leading, lines: Lines) -> int:
    """Lead a room until it is left or ended."""
    return asyncio.run(_lead(leading, lines))


async def _lead(leading: Leading, lines: Lines) -> int:
    typed = Typed(lines)
    return await PlainDesk(leading, lines.write).run(typed.next)


class PlainDesk:
    """A teacher’s commands, line by line; what is new of the room is written as it comes."""

    def __init__(self, leading: Leading, write: Callable[[str], None]) -> None:
        self._leading = leading
        self._desk = leading.desk
        self._write = write
        self._state: tuple[object, ...] = ()
        self._trouble = ""
        self._knocking: list[str] = []
        self._raised = 0
        self._refused: object = None
        self._ends = False
        self._first = asyncio.Event()
        self._commands: dict[str, Heeds] = {
            "?": self.help,
            "help": self.help,
            "i": self.inform,
            "wall": self.wall,
            "again": self.again,
            "end": self.end,
            "q": self.leave,
            "leave": self.leave,
        }
        for words in (Asking, Judging, Planning, People):
            self._commands.update(words(leading, write).commands())

    async def run(self, next_line: Callable[[], Awaitable[str | None]]) -> int:
        """Heed lines until there are no more, or the room is left; 1 where it never answered."""
        self._leading.heed(self.tell)
        keeping = asyncio.ensure_future(self._leading.run())
        try:
            self._write(tr("? lists the commands."))
            while not self._ends and (line := await next_line()) is not None:
                await self._first.wait()
                await self._do(line.strip())
        finally:
            self._leading.forget(self.tell)
            keeping.cancel()
        return 0

    def tell(self) -> None:
        """Write what is new."""
        self._tell_trouble()
        room = self._desk.room
        if room is None:
            if self._leading.call.is_over:
                self._first.set()
            return
        self._first.set()
        state = (self._desk.phase, self._desk.turn, self._desk.paused)
        if state != self._state:
            self._state = state
            view = self._desk.view
            lobby = self._desk.phase in ("lobby", "alone")
            lines = lobby_lines(view) if view and lobby else []
            self._all(lines or room_lines(room, desk_votes(self._desk)))
        self._tell_hands()
        knocking = [each["name"] for each in self._desk.knocking]
        for name in knocking:
            if name not in self._knocking:
                self._write(tr("{name} knocks: admit lets them in, refuse does not.", name=name))
        self._knocking = knocking

    def _tell_hands(self) -> None:
        view = self._desk.view
        raised = view.get("raised", 0) if view else 0
        if raised != self._raised and (told := hands_text(raised)):
            self._write(told)
        self._raised = raised

    def _tell_trouble(self) -> None:
        trouble = self._trouble_now()
        if trouble and trouble != self._trouble:
            self._write(trouble)
        elif self._trouble and not trouble:
            self._write(tr("The room answers."))
        self._trouble = trouble
        refused = self._desk.refused
        if refused is not None and refused is not self._refused:
            self._write(refusal_text(refused["refusal"], refused["about"]))
        self._refused = refused

    def _trouble_now(self) -> str:
        leading = self._leading
        if leading.gone is not None:
            return unfound_text(leading)
        if leading.call.is_over:
            parting = parting_text(leading.call.why)
            return " ".join(filter(None, (parting, unfound_text(leading), tr("again opens it."))))
        if leading.call.why == STOPPED:
            return tr("The room’s server was stopped; answers are safe. again opens it once more.")
        if leading.call.link is Link.LOST:
            return tr("The line to the room is lost; it is called again. again: now.")
        if unfound := unfound_text(leading):
            return unfound
        view = self._desk.view
        return stalled_text(view["stalled"]) if view and view["stalled"] else ""

    def _all(self, lines: list[str]) -> None:
        for line in lines:
            self._write(line)

    async def _do(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        heeds = self._commands.get(word.casefold())
        if heeds is None:
            self._write(tr("That is no command; ? lists them."))
        else:
            await heeds(rest.strip())

    async def help(self, _: str) -> None:
        """List the commands."""
        self._all([tr(line) for line in COMMANDS])

    async def inform(self, _: str) -> None:
        """Tell where the room is, and how it stands."""
        view = self._desk.view
        if view is not None:
            self._all(lobby_lines(view))
            asked = self._desk.question is not None
            handed = view.get("hands") and not view.get("raised")
            if asked and (view["progress"]["there"] or not handed):
                self._write(answers_text(view))

    async def wall(self, _: str) -> None:
        """Tell the projector’s address."""
        led = self._leading.led
        self._write(wall_url(led.url, led.projector))

    async def again(self, _: str) -> None:
        """Call the room again."""
        await self._leading.again()

    async def end(self, _: str) -> None:
        """End the session, and close the room."""
        await self._leading.close()
        self._write(tr("The session is over; the room is closed."))
        self._ends = True

    async def leave(self, _: str) -> None:
        """Leave the room open."""
        self._ends = True
