"""What is set before a room opens; Enter alone opens one of ten questions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from alpine_quiz.classroom.drawing import QUESTIONS
from alpine_quiz.classroom.rules import MAX_TEAMS, Naming, Scoring
from alpine_quiz.classroom.sets import saved_sets
from alpine_quiz.classroom.starting import StartError, start_server
from alpine_quiz.language.catalogue import later, spoken, tr, tr_count
from alpine_quiz.library.index.model import entry_of
from alpine_quiz.library.packs import PackError, open_path
from alpine_quiz.plain.classroom.roster import roster_named, roster_text
from alpine_quiz.plain.classroom.wording import naming_text, scoring_text
from alpine_quiz.plain.refusal import RefusalError, pack_refused
from alpine_quiz.terminal.classroom.pace import PaceDials
from alpine_quiz.terminal.screens.set_up import SetUpScreen, count_dial
from alpine_quiz.terminal.widgets.dials import Dial, Dials
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.screen import Screen

    from alpine_quiz.classroom.led import Led
    from alpine_quiz.library.index.model import PackEntry
    from alpine_quiz.records.sitting import Sitting

_COUNTS = (5, QUESTIONS, 15, 20, 30, 40)
_SECONDS = (0, 10, 15, 20, 30, 45, 60, 90, 120)
_MOST = 200


class _PackDial(Dial[Any]):
    """A dial of packs; others follow it."""

    def __init__(self, packs: Sequence[PackEntry], turned: Callable[[], None]) -> None:
        super().__init__(lambda: tr("Pack"), packs, _title)
        self._turned = turned

    def turn(self, step: int) -> None:
        """Choose another pack, and tell."""
        Dial.turn(self, step)
        self._turned()


def _title(pack: PackEntry) -> str:
    return pack.title.in_language(spoken()) or pack.id


class ClassScreen(SetUpScreen):
    """Pack, topic, number, pace, scoring, time, teams and names of a room for a class.

    ``start`` starts its server.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "begin", later("open the room"), id="class.begin"),
        Binding("f6", "roster", later("a file with the names of the class"), id="class.roster"),
    ]

    def __init__(self, sitting: Sitting, start: Callable[[list[str]], Led] = start_server) -> None:
        super().__init__(sitting)
        self._start = start
        self._opens = False
        self._pack = _PackDial((entry_of(sitting.pack),), self._follow_pack)
        self._topic: Dial[str] = Dial(lambda: tr("Topic"), [""], self._topic_text)
        self._count = count_dial(_COUNTS, _MOST, QUESTIONS)
        self._scoring = Dial(lambda: tr("What counts"), tuple(Scoring), scoring_text)
        self._time = Dial(lambda: tr("Time"), _SECONDS, _seconds_text)
        self._pace = PaceDials()
        self._time.fits = lambda: not self._pace.alone.value
        self._teams = Dial(lambda: tr("Teams"), (0, *range(2, MAX_TEAMS + 1)), _teams_text)
        self._roster, self._listed = "", 0
        namings = (Naming.FREE, Naming.GENERATED, Naming.LIST)
        self._names = Dial(lambda: tr("Names"), namings, self._naming_text)
        sets = ["", *(path.stem for path in saved_sets())]
        self._set = Dial(lambda: tr("Saved set"), sets, lambda name: name or tr("none"))
        self._chosen = sitting.pack
        self._tell_topics()

    def heading(self) -> str:
        """Return what is to begin."""
        return tr("Class: a room of phones")

    def on_mount(self) -> None:
        """Read which packs there are."""
        own = self._pack.values[0]
        here = [pack for pack in self.quiz.index.packs() if pack.languages]
        others = [pack for pack in here if pack.id != own.id]
        self._pack.values = (own, *others)
        super().on_mount()

    def dials(self) -> Sequence[Dial[Any]]:
        """Return what there is to set; a set that was saved only where there is one."""
        sets = [self._set] if len(self._set.values) > 1 else []
        others = (self._scoring, self._time, self._teams, self._names)
        return (self._pack, self._topic, *sets, self._count, *self._pace.dials(), *others)

    def _follow_pack(self) -> None:
        try:
            self._chosen = open_path(self._pack.value.path)[0]
        except PackError as error:
            self.say(str(pack_refused(error)))
            return
        self.say("")
        self._tell_topics()

    def _tell_topics(self) -> None:
        topics = self._chosen.topics(self._language)
        self._topic.values = ["", *topics] if len(topics) > 1 else [""]
        self._topic.chosen = 0

    @property
    def _language(self) -> str:
        wanted = self._sitting.language
        return wanted if wanted in self._chosen.languages else self._chosen.languages[0]

    def _naming_text(self, naming: Naming) -> str:
        listed = naming is Naming.LIST and self._listed
        return roster_text(self._listed) if listed else naming_text(naming)

    def _topic_text(self, topic: str) -> str:
        return self._chosen.topic_name(topic, spoken()) if topic else tr("all")

    def options(self) -> list[str]:
        """Return the options of the command that opens such a room."""
        wanted = {
            "pack": str(self._chosen.path) if self._is_given else self._chosen.id,
            "topic": self._topic.value,
            "set": self._set.value,
            "lang": self._language,
            "questions": str(self._count.value),
            "scoring": self._scoring.value.value,
            "time": str(self._time.value or "") if self._time.fits() else "",
            "teams": str(self._teams.value or ""),
            "names": self._names.value.value,
            "roster": self._roster if self._names.value is Naming.LIST else "",
            **self._pace.options(),
        }
        return [f"--{name}={value}" for name, value in wanted.items() if value]

    @property
    def _is_given(self) -> bool:
        """Whether the pack lies somewhere of its own, and is meant by its path."""
        return bool(self._sitting.given) and self._chosen.id == self._sitting.pack.id

    def action_begin(self) -> None:
        """Open the room, unless it is being opened."""
        if self.too_small or self._opens:
            return
        if self._names.value is Naming.LIST and not self._roster:
            self.action_roster()
        else:
            self._opens = True
            self.say(tr("The room is being opened …"))
            self._open_room()

    def action_roster(self) -> None:
        """Ask which file has the names, and read it."""
        from alpine_quiz.terminal.screens.typed_line import TypingScreen

        if self.too_small or self._opens:
            return
        screen: Screen[None] = TypingScreen(
            lambda: tr("The names of the class"),
            lambda: [
                tr("A file with a name a line, or a table of them (.csv), as schools export it:")
            ],
            self._read_roster,
            self._roster,
        )
        self.app.push_screen(screen)

    def _read_roster(self, typed: str) -> str:
        """Take the names of a file; return what is wrong with it."""
        path = typed.strip().strip("\"'")
        if not path:
            return tr("Type where the file is, such as {path}.", path="~/3b.csv")
        try:
            self._listed = len(roster_named(path))
        except RefusalError as error:
            return str(error)
        self._roster = str(Path(path).expanduser().absolute())
        self._names.chosen = self._names.values.index(Naming.LIST)
        self.query_one(Dials).tell()
        return ""

    def keys(self) -> Sequence[Key]:
        """Begin, set, name the class, or go back."""
        begin, change, *rest = super().keys()
        return (begin, change, Key("class.roster", tr("list of names")), *rest)

    @work(thread=True, exclusive=True)
    def _open_room(self) -> None:
        try:
            room = self._start(self.options())
        except StartError as error:
            self.app.call_from_thread(self._refused, str(error))
        else:
            self.app.call_from_thread(self._opened, room)

    def _refused(self, why: str) -> None:
        self._opens = False
        if self.is_mounted:
            self.say(why or tr("The room’s server could not be started."))

    def _opened(self, room: Led) -> None:
        from alpine_quiz.classroom.clients.leading import Leading
        from alpine_quiz.terminal.classroom.desk import DeskScreen

        if self.gone:
            self.notify(tr("A room is open: Class, at home, leads to it."), markup=False)
        else:
            self.app.switch_screen(DeskScreen(Leading(room)))

    async def retell(self) -> None:
        """Say all of it anew."""
        await super().retell()
        self.query_one(Dials).tell()


def _seconds_text(seconds: int) -> str:
    if not seconds:
        return tr("until all have answered")
    return tr_count("{count} second a question", "{count} seconds a question", seconds)


def _teams_text(teams: int) -> str:
    return tr_count("{count} team", "{count} teams", teams) if teams else tr("none")
