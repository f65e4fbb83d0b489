"""The doors of a room: who comes in as whom, and what they may say."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from alpine_quiz.classroom.messages import (
    Answer,
    Begin,
    Command,
    Hello,
    Join,
    Knock,
    Leave,
    Ping,
    Role,
    Speak,
    frame,
    read_message,
)
from alpine_quiz.classroom.refusing import Refusal, RefusalError
from alpine_quiz.classroom.rules import Naming
from alpine_quiz.classroom.secrets import is_same
from alpine_quiz.classroom.server.journalled import Journalled
from alpine_quiz.classroom.server.lines import Line
from alpine_quiz.language.clean import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.classroom.journal import Journal, Kept, Secret
    from alpine_quiz.classroom.messages import Incoming
    from alpine_quiz.classroom.server.outbox import Connection
    from alpine_quiz.classroom.students import Student

_OF_ONE = frozenset({"rename", "move", "time"})
"""The commands that change what one student alone is told."""


class Doors(Journalled):
    """A room on its journal, in an event loop: messages in, frames out.

    ``clock`` gives the room's time. ``stop`` is called once the teacher wants no more.
    """

    def __init__(
        self,
        journal: Journal,
        kept: Kept,
        clock: Callable[[], int],
        stop: Callable[[], None],
    ) -> None:
        super().__init__(journal, kept, clock)
        self.sheet = kept.sheet
        self.rules = kept.rules
        self.pin = kept.told["pin"]
        self._stop = stop
        self._taken: dict[tuple[int, int], bytes] = {}
        self._closing = False

    @property
    @abstractmethod
    def ended(self) -> bool:
        """Whether the teacher has ended the session, not only its server."""

    @property
    def stays_open(self) -> bool:
        """Whether somebody may still come, though nobody is there."""
        return False

    @abstractmethod
    def _carry_out(self, command: Command) -> None:
        """Do in the room what the teacher wants; raises ``RefusalError``."""

    @abstractmethod
    def _begin(self, student: int) -> None:
        """Let a student begin by themselves; raises ``RefusalError``."""

    @abstractmethod
    def _answered(self, student: int) -> None:
        """Tell a student what follows from their answer alone."""

    def start(self) -> None:
        """Let time do what it does."""
        self._settle()

    def look_again(self) -> None:
        """Show the teacher that something has changed outside the room: who has reached it."""
        self._telling.refresh_soon()

    async def close(self) -> None:
        """Write and send what there is, say good-bye to all, and end."""
        # Who is sent off now has not left: the room goes on as it stands, if it goes on.
        self._closing = True
        if self._retry is not None:
            self._retry.cancel()
        self._telling.close()
        await self._outbox.close()
        for line in self.lines.everyone():
            line.connection.close("ended" if self.ended else "stopped")

    def connect(self, connection: Connection) -> Line:
        """Take a line to somebody unknown."""
        return Line(connection)

    def hang_up(self, line: Line, *, lost: bool = True) -> None:
        """Note that a line is gone: ``lost``, unless its other end said good-bye."""
        knocked = line in self.lines.knocking.values()
        if self.lines.forget(line) and not self._closing:
            self.room.leave(self._clock(), line.student, lost=lost)
            self._settle(people=True)
        elif knocked and not self._closing:
            self._telling.refresh_soon(people=True)

    def receive(self, line: Line, text: str) -> None:
        """Do what a message asks for; raises ``BadMessageError`` where it is none."""
        self.hear(line, read_message(text, line.role))

    def hear(self, line: Line, message: Incoming) -> None:
        """Do what a message asks for that a line's role may send."""
        try:
            self._handle(line, message)
        except RefusalError as refused:
            self._refuse(line, message, refused)

    def _handle(self, line: Line, message: Incoming) -> None:
        match message:
            case Answer():
                self._answer(line, message)
            case Ping():
                self._telling.send(line, frame("pong"))
            case Hello():
                self._greet(line, message)
            case Begin():
                self._begin(line.student)
            case Join():
                self._join(line, message)
            case Knock():
                self._knock(line, message)
            case Speak():
                self._writable()
                self._speak(line, message.language)
                self._note()
                self._telling.student(line, self.room.students[line.student])
                self._settle(people=True)
            case Leave():
                self.hang_up(line, lost=False)
                line.connection.close("left")
            case Command():
                self._obey(line, message)

    def _refuse(self, line: Line, message: Incoming, refused: RefusalError) -> None:
        about: dict[str, object] = {}
        if isinstance(message, Answer):
            about = {"turn": message.turn, "vote": message.vote}
        elif isinstance(message, Command):
            about = {"seq": message.seq}
        told = frame("refused", refusal=refused.refusal.value, about=refused.about, **about)
        self._telling.send(line, told)

    # Coming in

    def _greet(self, line: Line, hello: Hello) -> None:
        if hello.secret:
            self._welcome(line, self._keys.whose(hello.secret, hello.role), hello.language)
        elif hello.role == Role.PLAYER and is_same(hello.pin, self.pin):
            line.passed = True
            self._show_door(line, hello.language)
        else:
            raise RefusalError(Refusal.WRONG_PIN if hello.role == Role.PLAYER else Refusal.UNKNOWN)

    def _welcome(self, line: Line, known: Secret, language: str) -> None:
        match known.role:
            case Role.HOST:
                line.role = Role.HOST
                self.lines.hosts.add(line)
                self._telling.desk(line)
            case Role.PROJECTOR:
                line.role = Role.PROJECTOR
                self.lines.walls.add(line)
                self._telling.wall(line)
            case _:
                self._seat(line, self.room.students[known.student], language)

    def _show_door(self, line: Line, language: str) -> None:
        listed = self.rules.naming is Naming.LIST
        told = frame(
            "door",
            title=self.sheet.title.in_language(language or self.sheet.language),
            languages=list(self.sheet.languages),
            naming=self.rules.naming.value,
            names=list(self.room.students.free_names()) if listed else [],
            teams=list(self.rules.teams),
            scoring=self.rules.scoring.value,
            locked=self.room.students.locked,
        )
        self._telling.send(line, told)

    def _join(self, line: Line, join: Join) -> None:
        if not line.passed:
            raise RefusalError(Refusal.WRONG_PIN)
        self._writable()
        language = self._language(join.language)
        student = self.room.join(self._clock(), join.name, language, join.team)
        self._give_secret(line, student)

    def _give_secret(self, line: Line, student: Student) -> None:
        secret, kept = self._keys.cut(student.id)
        self._outbox.note((), (kept,))
        self._let_in.append(line)
        self._outbox.then(self._let_in.clear)
        self._telling.send(line, frame("welcome", secret=secret, name=student.name))
        self._seat(line, student, student.language)

    def _seat(self, line: Line, student: Student, language: str) -> None:
        before = self.lines.players.get(student.id)
        if before is not None and before is not line:
            before.role = Role.GUEST
            before.connection.close("replaced")
        self.lines.stop_knocking(line)
        line.role, line.student = Role.PLAYER, student.id
        line.language = student.language
        self.lines.players[student.id] = line
        if not self._telling.stalled:
            self._speak(line, language)
        self.room.arrive(self._clock(), student.id)
        # What happened comes before what is told of it.
        self._note()
        self._telling.student(line, student)
        self._settle(people=True)

    def _speak(self, line: Line, language: str) -> None:
        """Ask a student in ``language`` from now on, where there is one of that name."""
        if language in self.sheet.languages and language != line.language:
            self.room.speak(self._clock(), line.student, language)
            line.language = language

    def _language(self, wanted: str) -> str:
        return wanted if wanted in self.sheet.languages else self.sheet.language

    def _knock(self, line: Line, knock: Knock) -> None:
        student = self.room.students.by_look(knock.name) if line.passed else None
        if student is None:
            raise RefusalError(Refusal.NO_STUDENT)
        if self.lines.knocking.get(student.id, line) is not line:
            raise RefusalError(Refusal.NAME_TAKEN)
        self.lines.stop_knocking(line)
        self.lines.knocking[student.id] = line
        self._telling.refresh_soon(people=True)

    # Playing

    def _answer(self, line: Line, answer: Answer) -> None:
        self._writable()
        given = answer.given
        meant = cleaned(given).strip() if isinstance(given, str) else tuple(given)
        now = self._clock()
        self.room.answer(now, line.student, answer.turn, answer.vote, meant, answer.sure)
        self._note()
        self._outbox.send(line.connection, self._taken_frame(answer))
        self._answered(line.student)
        # The last to answer need not wait until all others are told that they were.
        self._outbox.then(self._settle_answers)

    def _settle_answers(self) -> None:
        if not self._closing:
            self._settle(changed=True)

    def _taken_frame(self, answer: Answer) -> bytes:
        about = (answer.turn, answer.vote)
        told = self._taken.get(about)
        if told is None:
            told = frame("taken", turn=answer.turn, vote=answer.vote).encode()
            self._taken = {about: told}
        return told

    def _obey(self, line: Line, command: Command) -> None:
        match command.do:
            case "students":
                self._telling.students(line)
            case "pool":
                self._telling.pool(line)
            case "stop":
                self._outbox.then(self._stop)
            case "admit":
                self._admit(command.student, let_in=command.flag is not False)
            case _:
                self._writable()
                self._carry_out(command)
                if command.do == "kick":
                    self._send_out(command.student)
                self._settle(people=True)
                if command.do in _OF_ONE:
                    self._tell_one(command.student)
        self._telling.send(line, frame("done", seq=command.seq))

    def _tell_one(self, student: int) -> None:
        """Tell a student what was changed for them alone."""
        line = self.lines.players.get(student)
        if line is not None:
            self._telling.student(line, self.room.students[student])

    def _admit(self, student: int, *, let_in: bool) -> None:
        """Let in who knocked as ``student``, or not."""
        line = self.lines.knocking.pop(student, None)
        if line is None:
            raise RefusalError(Refusal.NOT_THERE)
        if let_in:
            self._writable()
            self._give_secret(line, self.room.students[student])
        else:
            told = frame("refused", refusal=Refusal.NOT_ADMITTED.value, about="")
            self._telling.send(line, told)
        self._telling.refresh_soon(people=True)

    def _send_out(self, student: int) -> None:
        """Hang up on a student who was sent out, for good."""
        self._keys.take_away(student)
        line = self.lines.players.pop(student, None)
        if line is not None:
            line.role, line.passed = Role.GUEST, False
            self._sent_out.append(line)
            self._outbox.then(self._part)

    def _part(self) -> None:
        while self._sent_out:
            self._sent_out.pop().connection.close("removed")
