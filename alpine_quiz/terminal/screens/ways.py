"""More ways to play, and the topics to choose from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.game.modes import DAILY_ROUND, Mode, may_be_timed
from alpine_quiz.language.catalogue import later, spoken, tr, tr_count
from alpine_quiz.plain.home import due_line, play_line, questions_text
from alpine_quiz.records.preferring import preferred
from alpine_quiz.records.ways import Wanted
from alpine_quiz.terminal.keys import key_of
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.screens.set_up import ExamScreen, minutes_dial
from alpine_quiz.terminal.screens.table import TableScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from alpine_quiz.records.sitting import Sitting

NOTE_WIDTH = 3


class Way(NamedTuple):
    """One thing to choose: its name, what there is to say of it, the round, its binding's id."""

    name: str
    about: str
    wanted: Wanted
    binding: str = ""


class ChoosingScreen(QuizScreen):
    """Rounds to choose from; where there is none to be had, a sentence below says why."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", later("play"), id="ways.choose"),
        Binding("escape,q", "back", later("back"), id="ways.back"),
    ]
    DEFAULT_CSS = """
    ChoosingScreen #why { margin: 1 0 0 2; height: auto; color: $warning; }
    ChoosingScreen VerticalScroll { scrollbar-size-vertical: 1; }
    """

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._ways: Sequence[Way] = ()

    def heading(self) -> str:
        """Return what is to be chosen."""
        return ""

    def ways(self) -> Sequence[Way]:
        """Return what there is to choose from."""
        return ()

    def content(self) -> ComposeResult:
        """The list, and room for a sentence."""
        yield Heading(self.heading())
        with Vertical(classes="stage"), VerticalScroll(classes="column", can_focus=False):
            yield Rows(self._rows(), note_width=NOTE_WIDTH, single=True, names=True, id="ways")
            yield Static(id="why", markup=False)

    def keys(self) -> Sequence[Key]:
        """Choose, go back, or ask for help."""
        return (
            Key("rows.up rows.down ways.choose", tr("play")),
            Key("ways.back", tr("back")),
            Key("app.help", tr("help")),
        )

    async def retell(self) -> None:
        """Name the ways anew; what was pointed at stays so."""
        await super().retell()
        self.query_one(Heading).tell(self.heading(), "")
        self.query_one("#ways", Rows).rows = self._rows()
        self.query_one("#why").display = False

    def _rows(self) -> list[Row]:
        self._ways = self.ways()
        widest = max((len(way.name) for way in self._ways), default=0)
        return [
            Row(way.about, lead=way.name.ljust(widest + 1), note=key_of(self, way.binding))
            for way in self._ways
        ]

    def on_mount(self) -> None:
        """Point at the first."""
        rows = self.query_one("#ways", Rows)
        rows.cursor = 0
        rows.focus()
        self.query_one("#why").display = False

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click does what it points at."""
        event.stop()
        event.rows.cursor = event.index
        self.action_choose()

    def action_choose(self) -> None:
        """Begin the round pointed at."""
        cursor = self.query_one("#ways", Rows).cursor
        if not self.too_small and 0 <= cursor < len(self._ways):
            self.begin(self._ways[cursor])

    def action_way(self, name: str) -> None:
        """Point at the way of this name among the bindings, and begin it."""
        for place, way in enumerate(self._ways):
            if way.binding == f"ways.{name}":
                self.query_one("#ways", Rows).cursor = place
                self.action_choose()

    def begin(self, way: Way) -> None:
        """Play, or say why that cannot be."""
        # What has a limit of its own has it from here, where none may have been chosen.
        exactly = may_be_timed(way.wanted.mode)
        why = self.quiz.begin(way.wanted, exactly=exactly)
        if why:
            sentence = self.query_one("#why", Static)
            sentence.update(Content(why))
            sentence.display = True

    def action_back(self) -> None:
        """Go back to what was on screen."""
        self.dismiss()


class WaysScreen(ChoosingScreen):
    """All ways to play, and a time limit for those that may have one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "way('topic')", later("questions of one topic"), id="ways.topic"),
        Binding("e", "way('exam')", later("an exam"), id="ways.exam"),
        Binding("n", "way('quick')", later("a quick round"), id="ways.quick"),
        Binding("h", "way('hot_seat')", later("a hot seat: several share"), id="ways.hot_seat"),
        Binding("u", "way('survival')", later("survival"), id="ways.survival"),
        Binding("i", "way('timeline')", later("timeline"), id="ways.timeline"),
        Binding("w", "way('weak')", later("your weakest facts"), id="ways.weak"),
        Binding("r", "way('review')", later("review what is due"), id="ways.review"),
        Binding("d", "way('daily')", later("the round of the day"), id="ways.daily"),
        Binding("l", "way('limit')", later("another time limit for the round"), id="ways.limit"),
        Binding("left", "limit(-1)", later("another time limit for the round"), id="ways.less"),
        Binding("right", "limit(1)", later("another time limit for the round"), id="ways.more"),
    ]

    def __init__(self, sitting: Sitting, minutes: int = 0) -> None:
        super().__init__(sitting)
        self._limit = minutes_dial(minutes)

    def heading(self) -> str:
        """Return what is to be chosen."""
        return tr("More ways to play")

    def ways(self) -> Sequence[Way]:
        """Return the ways; topics only where there are several. The last row is the limit."""
        several = len(self._sitting.pack.topics(self._sitting.language)) > 1
        topic = Way(tr("Topic"), tr("questions of one topic"), Wanted(Mode.TOPIC), "ways.topic")
        quick = play_line(self._sitting, self.quiz.settings.questions_per_round)
        return [
            Way(tr("Quick"), quick, self._timed(Mode.QUICK), "ways.quick"),
            *([topic] if several else []),
            *self._longer(),
            *self._learning(),
            Way(self._limit.name(), self._limit.shown, Wanted(), "ways.limit"),
        ]

    def _timed(self, mode: Mode) -> Wanted:
        """Return a round of the length that is set, and of the limit that is chosen here."""
        set_ = preferred(Wanted(mode), self.quiz.settings)
        return replace(set_, seconds=60 * self._limit.value)

    def _longer(self) -> list[Way]:
        exam = tr("no hints, verdicts at the end")
        survival = tr("easy to hard, until the third miss")
        together = tr("several at one keyboard")
        timeline, hot_seat = self._timed(Mode.TIMELINE), self._timed(Mode.HOTSEAT)
        return [
            Way(tr("Exam"), exam, self._timed(Mode.EXAM), "ways.exam"),
            Way(tr("Hot seat"), together, hot_seat, "ways.hot_seat"),
            Way(tr("Survival"), survival, self._timed(Mode.SURVIVAL), "ways.survival"),
            Way(tr("Timeline"), tr("orders and years"), timeline, "ways.timeline"),
        ]

    def _learning(self) -> list[Way]:
        weak = tr("practice; what is due stays as it is")
        due = due_line(self._sitting) or tr("nothing is due")
        daily = tr_count(
            "{count} question, the same for everyone",
            "{count} questions, the same for everyone",
            DAILY_ROUND,
        )
        return [
            Way(tr("Weak facts"), weak, Wanted(Mode.WEAK), "ways.weak"),
            Way(tr("Review"), due, Wanted(Mode.REVIEW), "ways.review"),
            Way(tr("Daily"), daily, Wanted(Mode.DAILY), "ways.daily"),
        ]

    def begin(self, way: Way) -> None:
        """Play; first show the topics, or what there is to set."""
        if way.binding == "ways.limit":
            self.action_limit(1)
            return
        match way.wanted.mode:
            case Mode.TOPIC:
                self.app.push_screen(TopicsScreen(self._sitting, self._timed(Mode.TOPIC)))
            case Mode.EXAM:
                settings = self.quiz.settings
                minutes = self._limit.value or settings.exam_minutes
                exam = ExamScreen(self._sitting, settings.exam_questions, minutes)
                self.app.push_screen(exam)
            case Mode.HOTSEAT:
                self.app.push_screen(TableScreen(self._sitting, way.wanted))
            case _:
                super().begin(way)

    def action_limit(self, step: int) -> None:
        """Choose another time limit for whatever is played next, where that can have one."""
        self._limit.turn(step)
        self.query_one("#ways", Rows).rows = self._rows()


class TopicsScreen(ChoosingScreen):
    """The topics of the pack, each with the number of its questions."""

    def __init__(self, sitting: Sitting, wanted: Wanted) -> None:
        super().__init__(sitting)
        self._wanted = wanted

    def heading(self) -> str:
        """Return what is to be chosen."""
        return tr("Topics")

    def ways(self) -> Sequence[Way]:
        """Return a round a topic."""
        sitting = self._sitting
        counts = {
            topic: sum(item.topic.casefold() == topic.casefold() for item in sitting.items)
            for topic in sitting.pack.topics(sitting.language)
        }
        return [
            Way(
                sitting.pack.topic_name(topic, spoken()),
                questions_text(count),
                replace(self._wanted, topic=topic),
            )
            for topic, count in counts.items()
        ]
