"""More ways to play, and the topics to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.game.modes import DAILY_ROUND, EXAM_ROUND, Mode
from alpine_quiz.plain.home import due_line, questions_text
from alpine_quiz.records.ways import Wanted
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key, KeyLine
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from alpine_quiz.records.sitting import Sitting

EXAM_MINUTES = 15
NOTE_WIDTH = 3


class Way(NamedTuple):
    """One thing to choose: its name, what there is to say of it, its key, and the round."""

    name: str
    about: str
    key: str
    wanted: Wanted


class ChoosingScreen(QuizScreen):
    """Rounds to choose from; where there is none to be had, a sentence below says why."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", "back"),
        Binding("enter", "choose", "play"),
    ]
    DEFAULT_CSS = """
    ChoosingScreen #why { margin: 1 0 0 2; height: auto; color: $warning; }
    ChoosingScreen VerticalScroll { scrollbar-size-vertical: 1; }
    """

    def __init__(self, title: str, ways: Sequence[Way]) -> None:
        super().__init__()
        self._title = title
        self._ways = tuple(ways)

    def content(self) -> ComposeResult:
        """The list, and room for a sentence."""
        widest = max((len(way.name) for way in self._ways), default=0)
        rows = [Row(way.about, lead=way.name.ljust(widest + 1), note=way.key) for way in self._ways]
        yield Heading(self._title)
        with Vertical(classes="stage"), VerticalScroll(classes="column", can_focus=False):
            yield Rows(rows, note_width=NOTE_WIDTH, id="ways")
            yield Static(id="why", markup=False)
        yield KeyLine(
            [
                Key("↑↓ ⏎", "play", "screen.choose"),
                Key("Esc", "back", "screen.back"),
                Key("?", "help", "app.help"),
            ]
        )

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

    def action_way(self, key: str) -> None:
        """Point at the way that has this key, and begin it."""
        for place, way in enumerate(self._ways):
            if way.key == key:
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
        Binding(key, f"way('{key}')", show=False) for key in "texuiwrd"
    ]

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        count = len(sitting.items)
        exam = f"{questions_text(min(EXAM_ROUND, count))}, verdicts at the end"
        timed = Wanted(Mode.EXAM, seconds=EXAM_MINUTES * 60)
        ways = [
            Way("Topic", "questions of one topic", "t", Wanted(Mode.TOPIC)),
            Way("Exam", exam, "e", Wanted(Mode.EXAM)),
            Way("Timed exam", f"the same in {EXAM_MINUTES} minutes", "x", timed),
            Way("Survival", "easy to hard, until the third miss", "u", Wanted(Mode.SURVIVAL)),
            Way("Timeline", "orders and years", "i", Wanted(Mode.TIMELINE)),
            Way("Weak facts", "practice; what is due stays as it is", "w", Wanted(Mode.WEAK)),
            Way("Review", due_line(sitting) or "nothing is due", "r", Wanted(Mode.REVIEW)),
            Way(
                "Daily", f"{DAILY_ROUND} questions, the same for everyone", "d", Wanted(Mode.DAILY)
            ),
        ]
        topics = sitting.pack.topics(sitting.language)
        super().__init__("More ways to play", ways if len(topics) > 1 else ways[1:])

    def begin(self, way: Way) -> None:
        """Play; of topics, show which there are."""
        if way.wanted.mode is Mode.TOPIC:
            self.app.push_screen(ChoosingScreen("Topics", _topics(self._sitting)))
        else:
            super().begin(way)


def _topics(sitting: Sitting) -> list[Way]:
    counts = {
        topic: sum(item.topic.casefold() == topic.casefold() for item in sitting.items)
        for topic in sitting.pack.topics(sitting.language)
    }
    return [
        Way(topic.capitalize(), questions_text(count), "", Wanted(Mode.TOPIC, topic=topic))
        for topic, count in counts.items()
    ]
