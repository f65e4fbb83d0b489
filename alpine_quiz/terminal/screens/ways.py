"""More ways to play, and the topics to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.game.modes import DAILY_ROUND, Mode
from alpine_quiz.language.catalogue import later, tr, tr_count
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.home import due_line, questions_text
from alpine_quiz.records.ways import Wanted
from alpine_quiz.terminal.keys import key_of
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from alpine_quiz.records.sitting import Sitting

EXAM_MINUTES = 15
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
            yield Rows(self._rows(), note_width=NOTE_WIDTH, id="ways")
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
        why = self.quiz.begin(way.wanted)
        if why:
            sentence = self.query_one("#why", Static)
            sentence.update(Content(why))
            sentence.display = True

    def action_back(self) -> None:
        """Go back to what was on screen."""
        self.dismiss()


class WaysScreen(ChoosingScreen):
    """All ways to play but the plain round of ten."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "way('topic')", later("questions of one topic"), id="ways.topic"),
        Binding("e", "way('exam')", later("an exam"), id="ways.exam"),
        Binding("x", "way('timed')", later("an exam with a time limit"), id="ways.timed"),
        Binding("u", "way('survival')", later("survival"), id="ways.survival"),
        Binding("i", "way('timeline')", later("timeline"), id="ways.timeline"),
        Binding("w", "way('weak')", later("your weakest facts"), id="ways.weak"),
        Binding("r", "way('review')", later("review what is due"), id="ways.review"),
        Binding("d", "way('daily')", later("the round of the day"), id="ways.daily"),
    ]

    def heading(self) -> str:
        """Return what is to be chosen."""
        return tr("More ways to play")

    def ways(self) -> Sequence[Way]:
        """Return the ways; topics only where there are several."""
        several = len(self._sitting.pack.topics(self._sitting.language)) > 1
        topic = Way(tr("Topic"), tr("questions of one topic"), Wanted(Mode.TOPIC), "ways.topic")
        return [*([topic] if several else []), *self._exams(), *self._others()]

    def _exams(self) -> list[Way]:
        settings = self.quiz.settings
        count = min(settings.exam_questions, len(self._sitting.items))
        if settings.exam_minutes:
            minutes = whole(settings.exam_minutes)
            about = tr_count(
                "{count} question in {minutes} min, verdicts at the end",
                "{count} questions in {minutes} min, verdicts at the end",
                count,
                minutes=minutes,
            )
            return [Way(tr("Exam"), about, Wanted(Mode.EXAM), "ways.exam")]
        exam = tr_count(
            "{count} question, verdicts at the end", "{count} questions, verdicts at the end", count
        )
        limit = tr_count("the same in {count} minute", "the same in {count} minutes", EXAM_MINUTES)
        timed = Wanted(Mode.EXAM, seconds=EXAM_MINUTES * 60)
        return [
            Way(tr("Exam"), exam, Wanted(Mode.EXAM), "ways.exam"),
            Way(tr("Timed exam"), limit, timed, "ways.timed"),
        ]

    def _others(self) -> list[Way]:
        survival = tr("easy to hard, until the third miss")
        weak = tr("practice; what is due stays as it is")
        due = due_line(self._sitting) or tr("nothing is due")
        daily = tr_count(
            "{count} question, the same for everyone",
            "{count} questions, the same for everyone",
            DAILY_ROUND,
        )
        timeline = Wanted(Mode.TIMELINE)
        return [
            Way(tr("Survival"), survival, Wanted(Mode.SURVIVAL), "ways.survival"),
            Way(tr("Timeline"), tr("orders and years"), timeline, "ways.timeline"),
            Way(tr("Weak facts"), weak, Wanted(Mode.WEAK), "ways.weak"),
            Way(tr("Review"), due, Wanted(Mode.REVIEW), "ways.review"),
            Way(tr("Daily"), daily, Wanted(Mode.DAILY), "ways.daily"),
        ]

    def begin(self, way: Way) -> None:
        """Play; of topics, show which there are."""
        if way.wanted.mode is Mode.TOPIC:
            self.app.push_screen(TopicsScreen(self._sitting))
        else:
            super().begin(way)


class TopicsScreen(ChoosingScreen):
    """The topics of the pack, each with the number of its questions."""

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
            Way(topic.capitalize(), questions_text(count), Wanted(Mode.TOPIC, topic=topic))
            for topic, count in counts.items()
        ]
