"""The Textual app: its themes, its screens and the ways between them.

Start-up is import time, so home is painted before the packs, the records and the rules of the
game are read in; what a player asks for meanwhile is done as soon as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import SystemCommand

from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.settings.schema import AUTO
from alpine_quiz.terminal.frame import AlpineApp
from alpine_quiz.terminal.screens.home import HomeScreen
from alpine_quiz.terminal.ways_to_play import NAMED_BINDINGS, set_up_screen, ways_to_play

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence
    from pathlib import PurePath

    from textual.screen import Screen

    from alpine_quiz.bank.model import Pack, Question
    from alpine_quiz.game.sought import Sought
    from alpine_quiz.library.index.store import Index
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.players import Player
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.records.ways import Wanted
    from alpine_quiz.settings.loading import Loaded
    from alpine_quiz.settings.model import Settings

_MOST_TOLD = 2
"""How many of the faults of the settings are told at home, and as many of their keys."""


class QuizApp(AlpineApp):
    """The game in the terminal.

    ``sit_down`` makes the sitting, and raises ``RefusalError`` where it cannot; it is called
    once home is painted, and again when the settings call for another. With a ``kept`` round the
    app opens in the middle of it, of which there may be something to be ``told``, with
    ``first`` in a screen over home.
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
        super().__init__(loaded)
        self.sitting: Sitting | None = None
        self._of_round: Sitting | None = None
        self._chosen = ""
        self.refusal = ""
        self._sit_down = sit_down
        self._opening = kept
        self._first = first
        self._told = told
        self._waiting: list[Callable[[Sitting], object]] = []
        self._moved = False
        self.key_faults: list[str] = []
        self._index: Index | None = None

    @property
    def index(self) -> Index:
        """All questions on this machine; opened at its first use, never before home is painted."""
        if self._index is None:
            from alpine_quiz.library.index.store import Index

            beside = [self.sitting.pack.path] if self.sitting else []
            self._index = Index(beside=beside)
        return self._index

    def on_unmount(self) -> None:
        """Let the index go: nothing may be waited for any more."""
        if self._index is not None:
            self._index.close()

    def get_default_screen(self) -> HomeScreen:
        """Home lies below all else."""
        return HomeScreen()

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
        yield SystemCommand(tr("Home"), tr("the round that is left waits there"), self.go_home)
        yield SystemCommand(
            tr("Settings"), tr("language, colours, keys and more"), self.action_settings
        )
        yield SystemCommand(tr("Packs"), tr("what is here to be played"), self.action_packs)
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

    @work(thread=True)
    def _read_in(self) -> None:
        """Import the game off the event loop; keys are taken meanwhile."""
        import alpine_quiz.plain.home
        import alpine_quiz.records.sitting
        import alpine_quiz.terminal.screens.question  # noqa: F401 - to have it imported

        self.call_from_thread(self._take_seat)

    def _take_seat(self) -> None:
        from alpine_quiz.plain.refusal import RefusalError

        try:
            self.sitting = self._sit_down()
        except RefusalError as refusal:
            self.refusal = str(refusal)
        if self._chosen and self.sitting is not None:
            self.sitting.player = self.sitting.records.player(self._chosen)
        self._check_keys()
        self.home.tell()
        if self.sitting is not None and not self.leaving:
            for act in self._waiting:
                act(self.sitting)
        self._waiting.clear()

    def _check_keys(self) -> None:
        """Heed the keys that are set as far as they can be had, and tell of the others."""
        if not self.settings.keys:
            return
        from alpine_quiz.terminal.rebinding import unheeded

        faults = unheeded(self.settings)
        self.key_faults = list(faults.values())
        self.preferences.unheeded = frozenset(faults)
        self.dress()

    def take_up(self, before: Settings) -> None:
        """Sit down anew at home where another player, pack or language of questions is set."""
        super().take_up(before)
        now = self.settings
        if now.player != before.player:
            self._chosen = ""
        self._moved |= (now.player, now.pack, now.questions_language) != (
            before.player,
            before.pack,
            before.questions_language,
        )

    def settle(self) -> None:
        """Sit down as the settings have it, if they have changed since.

        A round that is open keeps the sitting it was begun at. Where the seat is refused, there
        is a ``refusal``, and it is tried again the next time.
        """
        if self._moved and self.sitting is not None:
            self._moved, self.refusal = False, ""
            self._take_seat()
            self._moved = bool(self.refusal)
        elif self.sitting is not None:
            self.sitting.heed_renaming()

    def warnings(self) -> list[str]:
        """Return what is wrong with the settings, a line each."""
        from alpine_quiz.plain.settings import settings_problem_line

        told = [settings_problem_line(each) for each in self.preferences.problems[:_MOST_TOLD]]
        if more := len(self.preferences.problems) - len(told):
            told.append(
                tr_count(
                    "{count} more: alpine-quiz settings", "{count} more: alpine-quiz settings", more
                )
            )
        names = [each.strip() for each in self.settings.theme.split(",")]
        if self.settings.theme != AUTO and not set(names) & set(self.available_themes):
            told.append(tr("There is no theme “{theme}” here.", theme=self.settings.theme))
        return [*told, *self.key_faults[:_MOST_TOLD], *filter(None, [self.remark])]

    @property
    def home(self) -> HomeScreen:
        """The screen at the bottom."""
        bottom = self.screen_stack[0]
        assert isinstance(bottom, HomeScreen)  # noqa: S101 - a fault of ours, not a player's
        return bottom

    def _when_seated(self, act: Callable[[Sitting], object]) -> None:
        if self.sitting is not None:
            self.settle()
            act(self.sitting)
        elif not self.refusal:
            self._waiting.append(act)

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

    def _at_round(self, act: Callable[[Sitting], object]) -> None:
        """Do something at the sitting of the round that is open, or was last."""
        if self._of_round is not None:
            act(self._of_round)
        else:
            self._when_seated(act)

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

    def _open(
        self, screen: Screen[None], after: Callable[[], Awaitable[None]] | None = None
    ) -> None:
        self.push_screen(screen, (lambda _: self.call_next(after)) if after else None)

    def go_home(self) -> None:
        """Leave whatever is on top of home."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def show_results(self, kept: KeptRound) -> None:
        """Put the results in the question's place."""
        self._at_round(lambda sitting: self.switch_screen(self._results(sitting, kept)))

    def show_source(self, item: Question) -> None:
        """Open the document of an item's first quote there; the others can be gone to."""
        from alpine_quiz.terminal.screens.passage import PassageScreen

        self._at_round(lambda sitting: self._open(PassageScreen(sitting, item.citations)))

    def show_explained(
        self,
        kept: KeptRound,
        indexes: Sequence[int],
        index: int,
        after: Callable[[], Awaitable[None]],
    ) -> None:
        """Open one answer of a round that is over; ``after`` is called on coming back."""
        from alpine_quiz.terminal.screens.explained import ExplainedScreen

        self._at_round(
            lambda sitting: self._open(ExplainedScreen(sitting, kept, indexes, index), after)
        )

    def show_flag(self, kept: KeptRound, index: int, after: Callable[[], Awaitable[None]]) -> None:
        """Ask what is wrong with the question of an answer; ``after`` is called once it is said."""
        from alpine_quiz.terminal.screens.flag import FlagScreen

        self.push_screen(FlagScreen(kept, index, after))

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

    def play_pack(self, pack: Pack) -> None:
        """Sit down before another pack; a round that is open is left, and waits under its own."""
        self.go_home()
        self.settle()
        if self.sitting is not None:
            if pack.id != self.sitting.pack.id:
                refused = self._moved
                self.tell(self.change("pack", pack.id))
                self._moved = refused
            self.sitting.choose_pack(pack)
            self.home.tell()

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

    def play_as(self, name: str) -> None:
        """Let somebody else sit down; a round that is open is left, and waits for its player."""
        self.go_home()
        self.settle()
        if self.sitting is not None:
            self.sitting.player = self.sitting.records.player(name)
            self._chosen = name
            self.home.tell()

    def follow(self, before: Player, plays: Player, name: str = "") -> None:
        """Heed that a player is called ``name`` now, or is no more, and who ``plays`` since."""
        from alpine_quiz.records.players import folded_name

        if folded_name(self.settings.player) == before.folded:
            self.tell(self.change("player", name) if name else self.reset("player"))
        self._chosen = plays.name

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

    def action_ways(self) -> None:
        """Show the other ways to play."""
        from alpine_quiz.terminal.screens.ways import WaysScreen

        self._when_seated(lambda sitting: self._open(WaysScreen(sitting, self.settings.minutes)))

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

    def action_help(self) -> None:
        """Show help over what is on screen."""
        from alpine_quiz.terminal.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(type(self.screen)))

    def action_library(self) -> None:
        """Show all questions on this machine."""
        from alpine_quiz.terminal.screens.library import LibraryScreen

        if not any(isinstance(each, LibraryScreen) for each in self.screen_stack):
            self._when_seated(lambda sitting: self._open(LibraryScreen(sitting)))

    def action_packs(self) -> None:
        """Show the packs that are here."""
        from alpine_quiz.terminal.screens.packs import PacksScreen

        self._when_seated(lambda sitting: self._open(PacksScreen(sitting)))

    def action_documents(self) -> None:
        """Show the documents that the pack cites."""
        from alpine_quiz.terminal.screens.documents import DocumentsScreen

        self._when_seated(lambda sitting: self._open(DocumentsScreen(sitting)))

    def action_settings(self) -> None:
        """Show what can be set."""
        from alpine_quiz.terminal.screens.settings import SettingsScreen

        if not any(isinstance(each, SettingsScreen) for each in self.screen_stack):
            self.push_screen(SettingsScreen())

    def action_scores(self) -> None:
        """Look back."""
        from alpine_quiz.terminal.screens.scores import ScoresScreen

        self._when_seated(lambda sitting: self._open(ScoresScreen(sitting)))

    def action_players(self) -> None:
        """Show who plays; a round that is open is left first, since its player may change."""
        from alpine_quiz.terminal.screens.players import PlayersScreen

        self.go_home()
        self._when_seated(lambda sitting: self._open(PlayersScreen(sitting)))
