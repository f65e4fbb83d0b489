"""Leading a room by plain lines: the same commands as words or letters."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from alpine_quiz.classroom.calling import Link
from alpine_quiz.classroom.desk import Step
from alpine_quiz.classroom.sets import save_set
from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.classroom.hands import BY_HAND, COUNTED, hands_lines, read_hands
from alpine_quiz.plain.classroom.refusals import parting_text, refusal_text, stalled_text
from alpine_quiz.plain.classroom.told import (
    lobby_lines,
    now_lines,
    plan_lines,
    room_lines,
    student_lines,
)
from alpine_quiz.plain.classroom.typed import Typed
from alpine_quiz.plain.classroom.wording import progress_text, wall_url

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from alpine_quiz.classroom.leading import Leading
    from alpine_quiz.classroom.messages import StudentView
    from alpine_quiz.plain.lines import Lines

ADDED = 30
_PERCENTS = (100, 150, 200, 0)

COMMANDS = (
    # Translators: what stands before the two spaces is what is typed; it stays.
    later("Enter  the next sensible step: ask, open, close, show the answer"),
    later("i  where students find the room, and who is here"),
    later("n  the question: right answer, exact figures, every answer given"),
    later("t  the questions of the session with their answers"),
    later("s 3  another question in place of number 3"),
    later("m 3 1  move number 3 to place 1"),
    later("cut 3  leave number 3 out"),
    later("save NAME  keep these questions for next time"),
    later("w  who is in the room; k 2, rename 2 NAME, more 2, team 2: student 2"),
    later("admit 2, refuse 2  let in who knocks as student 2, or not"),
    later("l  lock the room, or open it"),
    later("y  ask a trial question, which does not count"),
    later("p  pause, or go on"),
    later("+  30 seconds more"),
    later("x  skip the question"),
    later("v  talk it over, and vote again"),
    later("u  strike the question, or count it again"),
    later("a 2  accept answer 2 of those that n shows"),
    later("h  use hands, or no hands; h 5 12 0 3: how many rose"),
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
        self._refused: object = None
        self._ends = False
        self._first = asyncio.Event()

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
            first = view.get("first_tally") if view else None
            self._all(lines or room_lines(room, view.get("tally") if view else None, first))
        knocking = [each["name"] for each in self._desk.knocking]
        for name in knocking:
            if name not in self._knocking:
                self._write(tr("{name} knocks: w shows who, admit lets them in.", name=name))
        self._knocking = knocking

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
        if leading.call.is_over:
            return " ".join(
                filter(None, (parting_text(leading.call.why), leading.fault, tr("again opens it.")))
            )
        if leading.call.link is Link.LOST:
            return tr("The line to the room is lost; it is called again. again: now.")
        if leading.fault:
            return leading.fault
        view = self._desk.view
        return stalled_text(view["stalled"]) if view and view["stalled"] else ""

    def _all(self, lines: list[str]) -> None:
        for line in lines:
            self._write(line)

    async def _do(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        command = _COMMANDS.get(word.casefold())
        if command is None:
            self._write(tr("That is no command; ? lists them."))
        else:
            await command(self, rest.strip())

    async def step(self, _: str) -> None:
        """Do what comes next."""
        step = await self._leading.step()
        if step is Step.NONE:
            self._write(tr("Nothing comes next: end closes the room."))

    async def help(self, _: str) -> None:
        """List the commands."""
        self._all([tr(line) for line in COMMANDS])

    async def inform(self, _: str) -> None:
        """Tell where the room is, and how it stands."""
        view = self._desk.view
        if view is not None:
            self._all(lobby_lines(view))
            if self._desk.question is not None:
                self._write(progress_text(view["progress"]))

    async def now(self, _: str) -> None:
        """Tell what only the teacher may know of the question."""
        self._all(now_lines(self._desk))

    async def questions(self, _: str) -> None:
        """List the questions."""
        self._all(plan_lines(self._desk))

    def _planned(self, number: str) -> int | None:
        """Return the place in the plan of the question with this number in the list."""
        place = -1
        if number.isascii() and number.isdigit():
            place = int(number[:4]) - 1 - len(self._desk.asked)
        if 0 <= place < len(self._desk.plan):
            return place
        self._write(tr("No question to come has that number; t lists them."))
        return None

    async def swap(self, rest: str) -> None:
        """Have another question in the place of one."""
        place = self._planned(rest)
        if place is not None:
            await self._leading.order("swap", number=place)

    async def move(self, rest: str) -> None:
        """Ask a question earlier or later."""
        which, _, where = rest.partition(" ")
        at, to = self._planned(which), self._planned(where.strip())
        if at is not None and to is not None:
            plan = self._desk.plan
            plan.insert(to, plan.pop(at))
            await self._leading.order("plan", questions=plan)

    async def cut(self, rest: str) -> None:
        """Leave a question out."""
        place, plan = self._planned(rest), self._desk.plan
        if place is not None:
            del plan[place]
            await self._leading.order("plan", questions=plan)

    async def save(self, rest: str) -> None:
        """Keep the questions."""
        pool, places = self._desk.pool, [*self._desk.asked, *self._desk.plan]
        try:
            path = save_set(rest, [pool[at]["item"] for at in places])
        except ValueError:
            self._write(
                tr("A name has letters, figures, spaces or dashes, and no more than 60 of them.")
            )
        except OSError as error:
            self._write(tr("It could not be saved: {reason}.", reason=str(error)))
        else:
            self._write(tr("Saved as {path}", path=str(path)))

    async def students(self, _: str) -> None:
        """List who is here."""
        self._all(student_lines(self._desk))

    def _student(self, number: str) -> StudentView | None:
        students = self._desk.students
        known = number.isascii() and number.isdigit() and 0 < int(number[:6]) <= len(students)
        if not known:
            self._write(tr("No student has that number; w lists them."))
            return None
        return students[int(number[:6]) - 1]

    async def kick(self, rest: str) -> None:
        """Send a student out."""
        if (student := self._student(rest)) is not None:
            await self._leading.order("kick", student=student["student"])

    async def rename(self, rest: str) -> None:
        """Call a student something else."""
        number, _, name = rest.partition(" ")
        if (student := self._student(number)) is not None:
            await self._leading.order("rename", student=student["student"], name=name.strip())

    async def more_time(self, rest: str) -> None:
        """Give a student half as much time again, double, no limit, or the others'."""
        if (student := self._student(rest)) is not None:
            now = student["percent"]
            place = _PERCENTS.index(now) if now in _PERCENTS else 0
            percent = _PERCENTS[(place + 1) % len(_PERCENTS)]
            await self._leading.order("time", student=student["student"], number=percent)
            self._write(
                tr("Time: {percent} %", percent=percent) if percent else tr("no time limit")
            )

    async def team(self, rest: str) -> None:
        """Send a student to the next team."""
        room = self._desk.room
        if (student := self._student(rest)) is not None and room and room["teams"]:
            team = ((student["team"] or 0) + 1) % len(room["teams"])
            await self._leading.order("move", student=student["student"], team=team)

    async def _admit(self, rest: str, *, let_in: bool) -> None:
        knocking = self._desk.knocking
        known = rest.isascii() and rest.isdigit() and 0 < int(rest[:6]) <= len(knocking)
        if not known:
            self._write(tr("Nobody who knocks has that number; w lists them."))
            return
        student = knocking[int(rest[:6]) - 1]["student"]
        await self._leading.order("admit", student=student, flag=let_in)

    async def admit(self, rest: str) -> None:
        """Let in who knocks."""
        await self._admit(rest, let_in=True)

    async def refuse(self, rest: str) -> None:
        """Do not let in who knocks."""
        await self._admit(rest, let_in=False)

    async def lock(self, _: str) -> None:
        """Lock the room, or open it."""
        room = self._desk.room
        locked = not (room and room["locked"])
        await self._leading.order("lock", flag=locked)
        self._write(
            tr("The room is locked.") if locked else tr("The room is open to new students.")
        )

    async def trial(self, _: str) -> None:
        """Ask a question that does not count."""
        await self._leading.order("ask", flag=True)

    async def pause(self, _: str) -> None:
        """Hide the question, or show it again."""
        await self._leading.order("resume" if self._desk.paused else "pause")

    async def add(self, _: str) -> None:
        """Give the question more time."""
        await self._leading.order("add-time", number=ADDED)

    async def skip(self, _: str) -> None:
        """Leave the question."""
        await self._leading.order("skip")

    async def vote_again(self, _: str) -> None:
        """Let them talk it over."""
        if self._desk.phase == "open":
            await self._leading.order("close")
        await self._leading.order("vote-again")

    async def strike(self, _: str) -> None:
        """Let the question count for nobody, or again."""
        question = self._desk.question
        if question is None:
            self._write(tr("No question was asked yet."))
            return
        struck = not question["struck"]
        await self._leading.order("strike", turn=question["turn"], flag=struck)
        self._write(
            tr("This question counts for nobody.") if struck else tr("This question counts.")
        )

    async def accept(self, rest: str) -> None:
        """Accept an answer that was counted wrong."""
        view, question = self._desk.view, self._desk.question
        tally = view.get("tally", []) if view else []
        known = rest.isascii() and rest.isdigit() and 0 < int(rest[:4]) <= len(tally)
        if question is None or not known:
            self._write(tr("No answer has that number; n lists them."))
            return
        given = tally[int(rest[:4]) - 1]["given"]
        await self._leading.order("accept", turn=question["turn"], given=given)

    async def hands(self, rest: str) -> None:
        """Count hands, or say whether they are used."""
        view, room, question = self._desk.view, self._desk.room, self._desk.question
        if view is None or room is None or self._desk.at_own_pace:
            return
        if not rest:
            await self._leading.order("hands", flag=not view["hands"])
            self._write(tr("No hands any more.") if view["hands"] else tr("Hands count too."))
            if question and question["type"] in BY_HAND and not view["hands"]:
                self._all(hands_lines(question, room["teams"]))
            return
        countable = question and question["type"] in BY_HAND and self._desk.phase in COUNTED
        found = read_hands(rest, question, room["teams"]) if question and countable else None
        if found is None:
            self._write(tr("That is not a number for each option."))
            return
        if not view["hands"]:
            await self._leading.order("hands", flag=True)
        await self._leading.order("count-hands", counts=found.counts, team=found.team)

    async def ranks(self, _: str) -> None:
        """Show the ranks."""
        await self._leading.order("ranks")

    async def crown(self, _: str) -> None:
        """Show the podium."""
        await self._leading.order("crown")

    async def tie(self, _: str) -> None:
        """Break a tie."""
        await self._leading.order("tie")

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


_COMMANDS: dict[str, Callable[[PlainDesk, str], Awaitable[None]]] = {
    "": PlainDesk.step,
    "next": PlainDesk.step,
    "?": PlainDesk.help,
    "help": PlainDesk.help,
    "i": PlainDesk.inform,
    "n": PlainDesk.now,
    "now": PlainDesk.now,
    "t": PlainDesk.questions,
    "questions": PlainDesk.questions,
    "s": PlainDesk.swap,
    "swap": PlainDesk.swap,
    "m": PlainDesk.move,
    "move": PlainDesk.move,
    "cut": PlainDesk.cut,
    "save": PlainDesk.save,
    "w": PlainDesk.students,
    "who": PlainDesk.students,
    "k": PlainDesk.kick,
    "kick": PlainDesk.kick,
    "rename": PlainDesk.rename,
    "more": PlainDesk.more_time,
    "team": PlainDesk.team,
    "admit": PlainDesk.admit,
    "refuse": PlainDesk.refuse,
    "l": PlainDesk.lock,
    "lock": PlainDesk.lock,
    "y": PlainDesk.trial,
    "trial": PlainDesk.trial,
    "p": PlainDesk.pause,
    "pause": PlainDesk.pause,
    "+": PlainDesk.add,
    "x": PlainDesk.skip,
    "skip": PlainDesk.skip,
    "v": PlainDesk.vote_again,
    "vote": PlainDesk.vote_again,
    "u": PlainDesk.strike,
    "strike": PlainDesk.strike,
    "a": PlainDesk.accept,
    "accept": PlainDesk.accept,
    "h": PlainDesk.hands,
    "hands": PlainDesk.hands,
    "r": PlainDesk.ranks,
    "ranks": PlainDesk.ranks,
    "o": PlainDesk.crown,
    "podium": PlainDesk.crown,
    "b": PlainDesk.tie,
    "tie": PlainDesk.tie,
    "wall": PlainDesk.wall,
    "again": PlainDesk.again,
    "end": PlainDesk.end,
    "q": PlainDesk.leave,
    "leave": PlainDesk.leave,
}
