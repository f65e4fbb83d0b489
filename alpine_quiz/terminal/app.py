"""The Textual app: its themes, its screens and the ways between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from alpine_quiz.plain.home import title_line
from alpine_quiz.terminal.screens.home import HomeScreen
from alpine_quiz.terminal.screens.question import QuestionScreen
from alpine_quiz.terminal.theme import ALPINE, ALPINE_LIGHT, DARK

if TYPE_CHECKING:
    from pathlib import PurePath

    from alpine_quiz.bank.model import Question
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting


class QuizApp(App[None]):
    """The game in the terminal; with ``kept`` it opens in the middle of that round."""

    TITLE = "Alpine Quiz"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/home.tcss"]
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "help"),
        Binding("ctrl+q", "quit", "quit", show=False, priority=True),
    ]

    def __init__(self, sitting: Sitting, kept: KeptRound | None = None) -> None:
        super().__init__()
        self._sitting = sitting
        self._opening = kept
        self.register_theme(ALPINE)
        self.register_theme(ALPINE_LIGHT)
        self.theme = DARK
        self.title = title_line(sitting)

    def get_css_variables(self) -> dict[str, str]:
        """Add our own variables to those of a theme that does not know them."""
        return ALPINE.variables | {"quiet": "auto 65%"} | super().get_css_variables()

    def get_default_screen(self) -> HomeScreen:
        """Home lies below all else."""
        return HomeScreen(self._sitting)

    def on_mount(self) -> None:
        """Open in the round that was asked for, if one was."""
        if self._opening is not None:
            self.push_screen(QuestionScreen(self._sitting, self._opening))

    def play(self, kept: KeptRound) -> None:
        """Play a round, home below it."""
        self.go_home()
        self.push_screen(QuestionScreen(self._sitting, kept))

    def go_home(self) -> None:
        """Leave whatever is on top of home."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def show_results(self, kept: KeptRound) -> None:
        """Put the results in the question's place."""
        from alpine_quiz.terminal.screens.results import ResultsScreen

        self.switch_screen(ResultsScreen(self._sitting, kept))

    def show_source(self, item: Question) -> None:
        """Open the passage of an item's first quote over the question."""
        from alpine_quiz.terminal.screens.passage import PassageScreen

        self.push_screen(PassageScreen(self._sitting, item))

    def play_misses(self, kept: KeptRound) -> None:
        """Play what got away again."""
        self.play(self._sitting.retry(kept))

    def action_new_round(self) -> None:
        """Start a round of ten."""
        self.play(self._sitting.start())

    def action_go_on(self) -> None:
        """Go on with the round that waits."""
        kept = self._sitting.resume()
        if kept is not None:
            self.play(kept)

    def action_help(self) -> None:
        """Show help over what is on screen."""
        from alpine_quiz.terminal.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def action_packs(self) -> None:
        """Show the packs that are here."""
        from alpine_quiz.terminal.screens.packs import PacksScreen

        self.push_screen(PacksScreen(self._sitting))

    def action_scores(self) -> None:
        """Show past rounds."""
        from alpine_quiz.terminal.screens.scores import ScoresScreen

        self.push_screen(ScoresScreen(self._sitting))
