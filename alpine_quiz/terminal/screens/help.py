"""Help over whatever is on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.help import POINTS
from alpine_quiz.terminal.classroom.code import CodeScreen
from alpine_quiz.terminal.classroom.desk import DeskScreen
from alpine_quiz.terminal.classroom.door import DoorScreen
from alpine_quiz.terminal.classroom.hands import HandsScreen
from alpine_quiz.terminal.classroom.leaving import LeavingScreen
from alpine_quiz.terminal.classroom.now import NowScreen
from alpine_quiz.terminal.classroom.opening import ClassScreen
from alpine_quiz.terminal.classroom.private import PrivateScreen
from alpine_quiz.terminal.classroom.questions import QuestionsScreen
from alpine_quiz.terminal.classroom.report import ReportScreen
from alpine_quiz.terminal.classroom.student import StudentScreen
from alpine_quiz.terminal.classroom.students import StudentsScreen
from alpine_quiz.terminal.classroom.wall import WallScreen
from alpine_quiz.terminal.classroom.wall_link import WallLinkScreen
from alpine_quiz.terminal.frame import AlpineApp
from alpine_quiz.terminal.keys import key_name, key_rows, keymap_of, keys_of
from alpine_quiz.terminal.screens.accounts import AccountsScreen
from alpine_quiz.terminal.screens.base import PageScreen
from alpine_quiz.terminal.screens.document_facts import DocumentFactsScreen
from alpine_quiz.terminal.screens.documents import DocumentsScreen
from alpine_quiz.terminal.screens.explained import ExplainedScreen
from alpine_quiz.terminal.screens.flag import FlagScreen
from alpine_quiz.terminal.screens.getting import GettingScreen
from alpine_quiz.terminal.screens.helping import HelpedScreen
from alpine_quiz.terminal.screens.home import HomeScreen
from alpine_quiz.terminal.screens.hot_seat import HotSeatScreen
from alpine_quiz.terminal.screens.interlude import InterludeScreen, PausedScreen
from alpine_quiz.terminal.screens.library import LibraryScreen
from alpine_quiz.terminal.screens.library_kinds import KindsScreen
from alpine_quiz.terminal.screens.packs import PacksScreen
from alpine_quiz.terminal.screens.passage import PassageScreen
from alpine_quiz.terminal.screens.players import PlayersScreen
from alpine_quiz.terminal.screens.preview import PreviewScreen
from alpine_quiz.terminal.screens.question import QuestionScreen
from alpine_quiz.terminal.screens.rebinding import KeysScreen
from alpine_quiz.terminal.screens.results import ResultsPage, ResultsScreen
from alpine_quiz.terminal.screens.scores import ScoresScreen
from alpine_quiz.terminal.screens.set_up import SetUpScreen
from alpine_quiz.terminal.screens.settings import SettingsScreen
from alpine_quiz.terminal.screens.table import Names, TableScreen
from alpine_quiz.terminal.screens.timing import TimedScreen
from alpine_quiz.terminal.screens.typed_line import TypingScreen
from alpine_quiz.terminal.screens.update import UpdateScreen
from alpine_quiz.terminal.screens.waiting import WaitingScreen
from alpine_quiz.terminal.screens.ways import ChoosingScreen, WaysScreen
from alpine_quiz.terminal.widgets.answered import Answered
from alpine_quiz.terminal.widgets.arrange import Arrange
from alpine_quiz.terminal.widgets.dials import Dials
from alpine_quiz.terminal.widgets.document import DocumentView
from alpine_quiz.terminal.widgets.explanation import Explanation
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.key_list import KeyList, Section, first_of
from alpine_quiz.terminal.widgets.pair_up import PairUp
from alpine_quiz.terminal.widgets.pick import PickOptions
from alpine_quiz.terminal.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Mapping

    from textual.app import ComposeResult


class HelpScreen(PageScreen):
    """Keys and points; those of the screen it was ``called_from`` come first.

    In an app that has not all screens it is only of those ``within``, and of their bindings
    ``without`` some.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,question_mark,f1,q", "back", later("back"), id="help.back"),
    ]

    gives_way = True

    def __init__(
        self,
        called_from: type,
        within: Collection[type] | None = None,
        without: Container[str] = (),
    ) -> None:
        super().__init__()
        self._called_from = called_from
        self._within = within
        self._without = without

    def content(self) -> ComposeResult:
        """Sections of keys, then how points are given."""
        yield Heading(tr("Help"))
        with Vertical(classes="stage"):
            yield KeyList(self.sections())

    def sections(self) -> list[Section]:
        """Return how to answer, the bindings screen by screen, and how points are given."""
        keymap = keymap_of(self)
        *others, everywhere = [
            Section(
                tr(title),
                key_rows(keymap, *there, without=self._without),
                (*there, *_SHOWN_ON.get(owners, ())),
            )
            for title, owners in SCREENS
            if (there := tuple(each for each in owners if self._is_there(each)))
        ]
        if not self._is_there(QuestionScreen):
            return first_of(self._called_from, [everywhere, *others])
        rows = [*answering(keymap), *key_rows(keymap, *ANSWERING)]
        listed = [
            everywhere,
            Section(tr("Answering"), rows, (QuestionScreen,)),
            *others,
            Section(tr("Points"), [("", tr(line)) for line in POINTS]),
        ]
        return first_of(self._called_from, listed)

    def _is_there(self, owner: type) -> bool:
        return self._within is None or owner in self._within

    def keys(self) -> tuple[Key, ...]:
        """The way back, and one to what has no room at the foot, for the mouse too."""
        return (Key("help.back", tr("back")), Key("app.palette", tr("all commands")))

    def begin(self) -> None:
        """Let the arrows scroll."""
        self.query_one(KeyList).focus()

    def action_back(self) -> None:
        """Go back to what was on screen."""
        self.dismiss()


ANSWERING = (Rows, PickOptions, Arrange, PairUp, Explanation)
"""What a question is answered with, and read after it."""

SCREENS: tuple[tuple[str, tuple[type, ...]], ...] = (
    (later("A question"), (QuestionScreen, HelpedScreen, TimedScreen)),
    (later("Hot seat"), (TableScreen, Names, HotSeatScreen, InterludeScreen, PausedScreen)),
    (later("A preview"), (PreviewScreen,)),
    (later("Home"), (HomeScreen,)),
    (later("The rounds that wait"), (WaitingScreen,)),
    (later("More ways to play"), (ChoosingScreen, WaysScreen)),
    (later("Before a round"), (SetUpScreen, Dials)),
    (later("The round"), (ResultsScreen, ResultsPage)),
    (later("A question pointed at there"), (Answered,)),
    (later("One answer of it"), (ExplainedScreen,)),
    (later("This question is bad"), (FlagScreen,)),
    (later("Packs"), (PacksScreen, UpdateScreen)),
    (later("Add a pack"), (GettingScreen,)),
    (later("Library"), (LibraryScreen, KindsScreen)),
    (later("Settings"), (SettingsScreen,)),
    (later("Keys"), (KeysScreen,)),
    (later("Scores"), (ScoresScreen,)),
    (later("Players"), (PlayersScreen, TypingScreen)),
    (later("Documents"), (DocumentsScreen,)),
    (later("A document"), (DocumentView, PassageScreen)),
    (later("The facts of a document"), (DocumentFactsScreen, AccountsScreen)),
    (later("Before a class"), (ClassScreen,)),
    (later("Leading a class"), (DeskScreen, CodeScreen)),
    (later("For the teacher alone"), (PrivateScreen,)),
    (later("The answers to a question"), (NowScreen,)),
    (later("Its questions"), (QuestionsScreen, WallLinkScreen)),
    (later("Its students"), (StudentsScreen,)),
    (later("Hands held up"), (HandsScreen,)),
    (later("Leaving a room"), (LeavingScreen, ReportScreen)),
    (later("Joining a class"), (DoorScreen, StudentScreen)),
    (later("The wall of a class"), (WallScreen,)),
    (later("Help"), (HelpScreen,)),
    (later("Everywhere"), (AlpineApp,)),
)
"""Every screen whose bindings are listed, and what is everywhere."""

OF_A_READER = (
    DocumentView,
    PassageScreen,
    DocumentFactsScreen,
    AccountsScreen,
    HelpScreen,
    AlpineApp,
)
OF_A_PREVIEW = (PreviewScreen, QuestionScreen, HelpedScreen, *OF_A_READER)
"""What there is in the apps that have not all screens."""

NOT_IN_A_PREVIEW = frozenset({"question.flag", "question.leave"})
"""Bindings of a question that concern a player's records."""

_SHOWN_ON: dict[tuple[type, ...], tuple[type, ...]] = {
    (Answered,): (ResultsScreen,),
    (PrivateScreen,): (NowScreen, QuestionsScreen, StudentsScreen),
}
"""Screens that have the keys of others too, under a title of their own."""


def answering(keymap: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what no binding stands for: letters, numbers and the mouse."""

    def key(owner: type, binding_id: str) -> str:
        bindings = [each for each in owner.__dict__["BINDINGS"] if each.id == binding_id]
        return next((key_name(each) for each in keys_of(owner, bindings[0], keymap)), "")

    enter, space = key(QuestionScreen, "question.go_on"), key(PickOptions, "pick.tick")
    take, back = key(Arrange, "arrange.take"), key(PairUp, "pairs.clear")
    arrows = f"{key(Rows, 'rows.up')} {key(Rows, 'rows.down')}"
    return [
        (
            tr("{letters} or {numbers}", letters="A–F", numbers="1–6"),
            tr("point at an option; the same again, or {enter}, answers", enter=enter),
        ),
        (
            tr("several right"),
            tr("letters or {space} tick, {enter} answers", space=space, enter=enter),
        ),
        (
            tr("an order"),
            tr(
                "a number or {take} takes a line up, {arrows} move it, {take} puts it down, "
                "{enter} answers",
                take=take,
                arrows=arrows,
                enter=enter,
            ),
        ),
        (
            tr("pairs"),
            tr(
                "{arrows} or a number choose a line, a letter gives its partner, {back} takes it "
                "back",
                arrows=arrows,
                back=back,
            ),
        ),
        (
            tr("to type"),
            tr("type and {enter}; while you type, commands are on F keys", enter=enter),
        ),
        (
            tr("mouse"),
            tr(
                "click an option, click it again to answer; drag a line; the keys below are buttons"
            ),
        ),
    ]
