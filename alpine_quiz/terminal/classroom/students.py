"""Who is in the room, for the teacher: names, who knocks, and what to do about either."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from alpine_quiz.language.catalogue import later, tr, tr_as
from alpine_quiz.plain.classroom.standing import points_text, team_name
from alpine_quiz.plain.classroom.wording import came_text, people_text, reached_text
from alpine_quiz.terminal.classroom.private import PrivateScreen
from alpine_quiz.terminal.keys import key_of
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.screen import Screen

    from alpine_quiz.classroom.messages import StudentView

_PERCENTS = (100, 150, 200, 0)


class StudentsScreen(PrivateScreen):
    """The students by name; those who knock come first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "admit(True)", later("let in who knocks"), id="students.admit"),
        Binding("n", "admit(False)", later("do not let in who knocks"), id="students.refuse"),
        Binding("r", "rename", later("call a student something else"), id="students.rename"),
        Binding(
            "m",
            "time",
            later("more time for a student: half as much again, double, no limit"),
            id="students.time",
        ),
        Binding("g", "team", later("send a student to the next team"), id="students.team"),
        Binding("k,delete", "kick", later("send a student out, for good"), id="students.kick"),
        Binding("l", "lock", later("lock the room, or open it"), id="students.lock"),
    ]

    _asked = 0

    def heading(self) -> str:
        """Return what is listed."""
        return tr("For you alone: the students")

    def keys(self) -> list[Key]:
        """Let in, change, send out, lock, or turn the page."""
        room = self.leading.desk.room
        lock = _unlock_key() if room and room["locked"] else _lock_key()
        if self._knocks:
            keys = [
                Key("students.admit", tr("let in")),
                Key("students.refuse", tr("do not let in")),
                lock,
            ]
        elif self._student is not None:
            keys = [
                Key("students.kick", tr("send out"), brief=_brief_kick()),
                lock,
                *([Key("students.team", tr("team"))] if self._teams else []),
                Key("students.time", tr("more time"), brief=_brief_time()),
                Key("students.rename", tr("rename"), brief=_brief_name()),
            ]
        else:
            keys = [lock]
        return [*keys, *self.last_keys()]

    @property
    def _teams(self) -> list[str]:
        room = self.leading.desk.room
        return room["teams"] if room else []

    @property
    def _knocks(self) -> bool:
        return self.pointed is not None and self.pointed < len(self.leading.desk.knocking)

    @property
    def _student(self) -> StudentView | None:
        if self.pointed is None:
            return None
        place = self.pointed - len(self.leading.desk.knocking)
        students = self.leading.desk.students
        return students[place] if 0 <= place < len(students) else None

    def rows(self) -> Sequence[Row]:
        """Return who knocks, then everybody with what is known of them."""
        desk = self.leading.desk
        knocking = [
            Row(
                each["name"],
                note=tr("knocks"),
                look="chosen",
                above=tr("Knocking: somebody who says that they are") if place == 0 else "",
            )
            for place, each in enumerate(desk.knocking)
        ]
        title = tr("In the room") if desk.knocking else ""
        students = [
            Row(
                each["name"],
                note=self._note(each),
                look="" if each["present"] else "faint",
                above=title if place == 0 else "",
            )
            for place, each in enumerate(desk.students)
        ]
        return [*knocking, *students] or self._nobody()

    def _nobody(self) -> list[Row]:
        """Return how far devices have come where nobody has joined."""
        view = self.leading.desk.view
        if view is None:
            return []
        return [Row(came_text(view) or people_text(0), below=reached_text(view), look="faint")]

    def _note(self, student: StudentView) -> str:
        parts = [points_text(student["points"])]
        if student["team"] is not None and student["team"] < len(self._teams):
            parts.append(team_name(self._teams[student["team"]]))
        if student["percent"] != _PERCENTS[0]:
            parts.append(_time_text(student["percent"]))
        if student["answered"]:
            parts.append(tr("answered"))
        if not student["present"]:
            parts.append(tr("away"))
        return " · ".join(parts)

    def about(self, place: int) -> str:
        """Return what is asked before somebody is sent out, or that nobody is here."""
        student = self._student
        if student is None or student["student"] != self._asked:
            self._asked = 0
            return ""
        key = key_of(self, "students.kick")
        return tr(
            "{name} is sent out for good, answers and all. {key} again?",
            name=student["name"],
            key=key,
        )

    def describe(self) -> None:
        """Say it, and offer what fits the row."""
        super().describe()
        if self._asked:
            self.query_one("#about").add_class("-asking")
        self.show_keys()

    def action_admit(self, let_in: bool) -> None:
        """Let in who knocks, or not."""
        if self._knocks and self.pointed is not None:
            knock = self.leading.desk.knocking[self.pointed]
            self.order("admit", student=knock["student"], flag=let_in)

    def action_rename(self) -> None:
        """Ask for another name."""
        from alpine_quiz.terminal.screens.typed_line import TypingScreen

        student = self._student
        if student is None or self.too_small:
            return
        number, name = student["student"], student["name"]

        def rename(typed: str) -> str:
            if not typed.strip():
                return tr("A name needs letters that can be seen.")
            self.order("rename", student=number, name=typed.strip())
            return ""

        screen: Screen[None] = TypingScreen(
            lambda: tr("Rename"), lambda: [tr("A name for {name}:", name=name)], rename, name
        )
        self.app.push_screen(screen)

    def action_time(self) -> None:
        """Give a student another share of the time."""
        student = self._student
        if student is not None:
            now = student["percent"]
            place = _PERCENTS.index(now) if now in _PERCENTS else 0
            percent = _PERCENTS[(place + 1) % len(_PERCENTS)]
            self.order("time", student=student["student"], number=percent)

    def action_team(self) -> None:
        """Send a student to the next team."""
        student = self._student
        if student is not None and self._teams:
            team = ((student["team"] or 0) + 1) % len(self._teams)
            self.order("move", student=student["student"], team=team)

    def action_kick(self) -> None:
        """Send a student out, once that was asked."""
        student = self._student
        if student is None:
            return
        if self._asked != student["student"]:
            self._asked = student["student"]
            self.describe()
            return
        self._asked = 0
        self.order("kick", student=student["student"])

    def action_lock(self) -> None:
        """Lock the room, or open it."""
        room = self.leading.desk.room
        self.order("lock", flag=not (room and room["locked"]))


def _brief_kick() -> Key:
    # Translators: beside k, as “send out” where there is less room.
    return Key("students.kick", tr_as("key", "out"))


def _brief_time() -> Key:
    # Translators: beside m, as “more time” where there is less room.
    return Key("students.time", tr_as("key", "time"))


def _brief_name() -> Key:
    # Translators: beside r, as “rename” where there is less room.
    return Key("students.rename", tr_as("key", "name"))


def _lock_key() -> Key:
    # Translators: beside l, as “lock” where there is less room.
    return Key("students.lock", tr("lock"), brief=Key("students.lock", tr_as("key", "lock")))


def _unlock_key() -> Key:
    # Translators: beside l, as “unlock” where there is less room.
    return Key("students.lock", tr("unlock"), brief=Key("students.lock", tr_as("key", "unlock")))


def _time_text(percent: int) -> str:
    if not percent:
        return tr("no time limit")
    # Translators: how much time a student has: “time × 1.5”; {factor} is written 1.5 or 1,5.
    return tr("time × {factor}", factor=points_text(percent / 100))
