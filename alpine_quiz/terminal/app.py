"""The Textual app: its themes, its screens and the ways between them.

Start-up is import time, so home is painted before the packs, the records and the rules of the
game are read in; what a player asks for meanwhile is done as soon as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand

from alpine_quiz.language.catalogue import tr
from alpine_quiz.terminal.frame import AlpineApp
from alpine_quiz.terminal.openings import OpeningApp
from alpine_quiz.terminal.screens.home import HomeScreen
from alpine_quiz.terminal.ways_to_play import NAMED_BINDINGS, set_up_screen, ways_to_play

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import PurePath

    from textual.screen import Screen

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.game.sought import Sought
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.records.ways import Wanted
    from alpine_quiz.settings.loading import Loaded


class QuizApp(OpeningApp):
    """The game in the terminal: its rounds, from home and back.

    With a ``kept`` round the app opens in the middle of it, of which there may be something to be
    ``told``, with ``first`` in a screen over home; ``sit_down`` is as of a `SeatedApp`.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/home.tcss"]
    NAMED = AlpineApp.NAMED | NAMED_BINDINGS

    def __init__(
        self,
        sit_down: Callable[[], Sitting],
        kept: KeptRound | None = None,
        *,
        loaded: Loaded | None = None,
        first: Callable[[Sitting], Screen[None]] | None = None,
        told: str = "",
    ) -> None:
        super().__init__(sit_down, loaded)
        self._opening = kept
        self._first = first
        self._told = told

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer what is done on ``screen``, and what from anywhere; at home that comes first."""
        at_home = isinstance(screen, HomeScreen)
        if not at_home:
            yield from self._bound_commands(screen)
        yield from self._everywhere()
        yield from self.common_commands()
        if at_home:
            yield from self._bound_commands(screen)

    def _everywhere(self) -> Iterable[SystemCommand]:
        if self.sitting is not None and self.sitting.unfinished() is not None:
            yield SystemCommand(tr("Go on"), tr("with the round that waits"), self.action_go_on)
        yield SystemCommand(tr("Play"), tr("a new round"), self.action_new_round)
        yield from ways_to_play(self)
        yield SystemCommand(
            tr("More ways"), tr("to play: exam, survival, timeline"), self.action_ways
        )
        yield SystemCommand(tr("Class"), tr("lead a room of phones"), self.action_lead)
        yield SystemCommand(tr("Home"), tr("the round that is left waits there"), self.go_home)
        yield SystemCommand(
            tr("Settings"), tr("language, colours, keys and more"), self.action_settings
        )
        yield SystemCommand(tr("Packs"), tr("what is here to be played"), self.action_packs)
        yield SystemCommand(
            tr("Add a pack"),
            tr("from a folder, a file, a zip file or a git address"),
            self.action_add_pack,
        )
        yield SystemCommand(
            tr("Library"), tr("find questions in all packs, and play them"), self.action_library
        )
        yield SystemCommand(
            tr("Documents"), tr("the sources of this pack, to read"), self.action_documents
        )
        yield SystemCommand(
            tr("Scores"), tr("accuracy, what is due, records, rounds"), self.action_scores
        )
        yield SystemCommand(
            tr("Players"), tr("who plays; rename, delete, export, import"), self.action_players
        )

    def about_help(self) -> str:
        """Return what there is in help."""
        return tr("keys, and how points are given")

    def on_mount(self) -> None:
        """Open in the round that was asked for, or read the game in behind home."""
        self.leave_on_signals()
        if self._opening is not None:
            self.sitting = self._sit_down()
            self._check_keys()
            self.play(self._opening)
            self.tell(self._told)
        elif self._first is not None:
            self.sitting = self._sit_down()
            self._check_keys()
            self.push_screen(self._first(self.sitting))
        else:
            self.call_after_refresh(self._read_in)

    def play(self, kept: KeptRound, sitting: Sitting | None = None) -> None:
        """Play a round, home below it; of one with nothing left to ask, show the results.

        It stays with the ``sitting`` it was begun at, whatever is set meanwhile.
        """
        self.go_home()
        sitting = sitting or self.sitting
        if sitting is not None:
            self._of_round = sitting
            finished = kept.round.phase == "finished"
            self._open((self._results if finished else self._question)(sitting, kept))

    def _question(self, sitting: Sitting, kept: KeptRound) -> Screen[None]:
        if kept.hot_seat is not None:
            from alpine_quiz.terminal.screens.hot_seat import HotSeatScreen

            return HotSeatScreen(sitting, kept, kept.hot_seat)
        from alpine_quiz.terminal.screens.question import QuestionScreen

        return QuestionScreen(sitting, kept)

    def _results(self, sitting: Sitting, kept: KeptRound) -> Screen[None]:
        if kept.hot_seat is not None:
            from alpine_quiz.terminal.screens.standing import StandingScreen

            return StandingScreen(sitting, kept, kept.hot_seat)
        from alpine_quiz.terminal.screens.results import ResultsScreen

        return ResultsScreen(sitting, kept)

    def show_results(self, kept: KeptRound) -> None:
        """Put the results in the question's place."""
        self._at_round(lambda sitting: self.switch_screen(self._results(sitting, kept)))

    def play_misses(self, kept: KeptRound) -> None:
        """Play what got away again."""
        self._at_round(lambda sitting: self.play(sitting.retry(kept), sitting))

    def play_again(self, kept: KeptRound) -> None:
        """Play another round like this one, or say why there is none."""
        from alpine_quiz.records.preferring import preferred
        from alpine_quiz.records.ways import Wanted, again

        self.settle()
        wanted = again(kept.saved)
        if wanted == Wanted():
            wanted = preferred(wanted, self.settings)
        why = self._begin(self._of_round or self.sitting, wanted)
        if why:
            self.notify(why, markup=False)

    def play_found(self, pack: Pack, language: str, sought: Sought) -> str:
        """Play what is sought in a pack, as a round of its own; return why there is none.

        Whoever plays sits before that pack from then on: what is left waits there.
        """
        from alpine_quiz.game.modes import Mode
        from alpine_quiz.records.preferring import preferred
        from alpine_quiz.records.sitting import Sitting
        from alpine_quiz.records.ways import Wanted

        self.settle()
        if self.sitting is None or self.refusal:
            return self.refusal
        here = self.sitting
        given = here.given if pack.id == here.pack.id else ""
        seat = Sitting(pack, language, here.records, here.player, here.clock, given=given)
        mode = Mode.SEARCH if sought else Mode.QUICK
        why = self._begin(seat, preferred(Wanted(mode, sought=sought), self.settings))
        if not why and pack.id != here.pack.id:
            refused = self._moved
            self.tell(self.change("pack", pack.id))
            self._moved = refused
            here.choose_pack(pack)
        return why

    def action_new_round(self) -> None:
        """Start a round of ten."""
        self._when_seated(lambda _: self._begin_or_say("quick"))

    def begin(self, wanted: Wanted, *, exactly: bool = False) -> str:
        """Start a round, or return why there is none.

        What is left open in it is as it is set, unless it is wanted ``exactly`` so.
        """
        from alpine_quiz.records.preferring import preferred

        self.settle()
        if self.refusal:
            return self.refusal
        return self._begin(self.sitting, wanted if exactly else preferred(wanted, self.settings))

    def _begin(self, sitting: Sitting | None, wanted: Wanted) -> str:
        from alpine_quiz.plain.modes import nothing_text
        from alpine_quiz.plain.seats import evened_line
        from alpine_quiz.records.ways import NothingToAskError

        if sitting is None:
            return ""
        try:
            kept = sitting.start(wanted)
        except NothingToAskError as error:
            return nothing_text(error, sitting)
        self.play(kept, sitting)
        self.tell(evened_line(kept, wanted.count))
        return ""

    def _begin_or_say(self, mode: str) -> None:
        from alpine_quiz.game.modes import Mode
        from alpine_quiz.records.ways import Wanted

        why = self.begin(Wanted(Mode(mode)))
        if why and self.screen is self.home:
            self.home.say(why)
        elif why:
            self.notify(why, markup=False)

    def action_tutorial(self) -> None:
        """Play the tutorial, or go on with it; the pack that is played otherwise stays."""
        self._when_seated(self._teach)

    def _teach(self, sitting: Sitting) -> None:
        from alpine_quiz.library.packs import PackError
        from alpine_quiz.records.tutorial import TUTORIAL, begin_tutorial

        try:
            taught, kept = begin_tutorial(sitting)
        except PackError:
            self.notify(tr("No pack with the id {pack} is here.", pack=TUTORIAL), markup=False)
            return
        self.play(kept, taught)

    def action_review(self) -> None:
        """Ask what is due."""
        self._when_seated(lambda _: self._begin_or_say("review"))

    def action_daily(self) -> None:
        """Play the round of the day, or go on with it."""
        self._when_seated(lambda _: self._begin_or_say("daily"))

    def action_way(self, name: str) -> None:
        """Play in the way of this name, as the screen of the ways has it if that is shown."""
        self._when_seated(lambda sitting: self._play_way(sitting, name))

    def _play_way(self, sitting: Sitting, name: str) -> None:
        from alpine_quiz.terminal.screens.ways import WaysScreen

        if isinstance(self.screen, WaysScreen):
            self.screen.action_way(name)
        elif (screen := set_up_screen(name, sitting, self.settings)) is not None:
            self._open(screen)
        else:
            self._begin_or_say(name)

    def action_go_on(self) -> None:
        """Go on with the round that waits."""
        self._when_seated(self._go_on)

    def _go_on(self, sitting: Sitting) -> None:
        if self.refusal:
            self.notify(self.refusal, markup=False)
        elif len(sitting.waiting()) > 1:
            from alpine_quiz.terminal.screens.waiting import WaitingScreen

            if not isinstance(self.screen, WaitingScreen):
                self.go_home()
                self._open(WaitingScreen(sitting))
        elif (kept := sitting.resume()) is not None:
            self.play(kept, sitting)
