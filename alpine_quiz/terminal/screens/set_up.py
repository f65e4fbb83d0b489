"""What is set before a round begins: how many questions, how much time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.game.modes import EXAM_ROUND, Mode
from alpine_quiz.language.catalogue import later, tr, tr_count
from alpine_quiz.language.figures import whole
from alpine_quiz.records.ways import Wanted
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.dials import Dial, Dials
from alpine_quiz.terminal.widgets.form import Form
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from alpine_quiz.records.sitting import Sitting

MINUTES = (0, 5, 10, 15, 20, 30, 45, 60)
_EXAMS = (10, EXAM_ROUND, 40, 60, 100)


def minutes_text(minutes: int) -> str:
    """Return a limit in words."""
    if not minutes:
        return tr("none")
    return tr_count("{count} minute", "{count} minutes", minutes)


def minutes_dial(minutes: int = 0) -> Dial[int]:
    """Return a dial of limits; off unless asked for."""
    values = sorted({*MINUTES, minutes})
    return Dial(lambda: tr("Time limit"), values, minutes_text, values.index(minutes))


def count_dial(counts: Sequence[int], most: int, wanted: int) -> Dial[int]:
    """Return a dial of how many questions, as many as there are at most."""
    values = sorted({min(count, most) for count in (*counts, wanted)})
    return Dial(
        lambda: tr("Questions"),
        values,
        whole,
        values.index(min(wanted, most)),
    )


class SetUpScreen(QuizScreen):
    """Dials, and the row that begins."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,ctrl+s", "begin", later("begin"), id="set_up.begin"),
        Binding("escape", "back", later("back"), id="set_up.back"),
    ]
    DEFAULT_CSS = """
    SetUpScreen #why { margin: 1 0 0 2; height: auto; color: $warning; display: none; }
    SetUpScreen VerticalScroll { scrollbar-size-vertical: 1; }
    SetUpScreen #about { height: auto; color: $quiet; margin: 0 0 1 2; }
    """

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting

    def heading(self) -> str:
        """Return what is to begin."""
        return ""

    def dials(self) -> Sequence[Dial[Any]]:
        """Return what there is to set."""
        return ()

    def wanted(self) -> Wanted | str:
        """Return the round that is wanted, or why there is none."""
        return ""

    def above(self) -> ComposeResult:
        """Yield what stands above the dials."""
        yield from ()

    def content(self) -> ComposeResult:
        """The dials, and room for a sentence."""
        yield Heading(self.heading())
        with Vertical(classes="stage"), Form(classes="column"):
            yield from self.above()
            yield Dials(self.dials(), lambda: tr("Begin"), id="dials")
            yield Static(id="why", markup=False)

    def keys(self) -> Sequence[Key]:
        """Begin, set, or go back."""
        return (
            Key("set_up.begin", tr("begin")),
            Key("dials.back dials.on", tr("change")),
            Key("set_up.back", tr("back")),
            Key("app.help", tr("help")),
        )

    async def retell(self) -> None:
        """Say all of it anew; what was set stays so."""
        await super().retell()
        self.query_one(Heading).tell(self.heading(), "")
        self.query_one(Dials).tell()
        self.say("")

    def on_mount(self) -> None:
        """Be ready to be set."""
        self.begin()

    def begin(self) -> None:
        """Point at the row that begins."""
        self.query_one(Dials).focus()

    def say(self, sentence: str) -> None:
        """Show why it cannot begin, or nothing."""
        place = self.query_one("#why", Static)
        place.update(Content(sentence))
        place.display = bool(sentence)

    def on_dials_begun(self) -> None:
        """Begin."""
        self.action_begin()

    def action_begin(self) -> None:
        """Begin the round, or say why that cannot be."""
        if self.too_small:
            return
        wanted = self.wanted()
        why = wanted if isinstance(wanted, str) else self.quiz.begin(wanted, exactly=True)
        self.say(why)

    def action_back(self) -> None:
        """Go back to what was on screen."""
        self.dismiss()


class ExamScreen(SetUpScreen):
    """An exam's length, and its time."""

    def __init__(self, sitting: Sitting, count: int = EXAM_ROUND, minutes: int = 0) -> None:
        super().__init__(sitting)
        self._count = count_dial(_EXAMS, len(sitting.items), count)
        self._minutes = minutes_dial(minutes)

    def heading(self) -> str:
        """Return what is to begin."""
        return tr("Exam")

    def dials(self) -> Sequence[Dial[Any]]:
        """Return its length and its time."""
        return (self._count, self._minutes)

    def above(self) -> ComposeResult:
        """What is special about an exam."""
        yield Static(id="about", markup=False)

    def begin(self) -> None:
        """Say what is special about an exam."""
        super().begin()
        self._tell()

    async def retell(self) -> None:
        """Say it in the language spoken now."""
        await super().retell()
        self._tell()

    def _tell(self) -> None:
        about = tr("No hints, and no verdict before the end.")
        self.query_one("#about", Static).update(Content(about))

    def wanted(self) -> Wanted:
        """Return the exam."""
        return Wanted(
            Mode.EXAM,
            count=self._count.value,
            seconds=60 * self._minutes.value,
        )
