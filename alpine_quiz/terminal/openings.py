"""The screens that open from anywhere, each imported when it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from alpine_quiz.terminal.seat import SeatedApp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual.screen import Screen

    from alpine_quiz.bank.model import Pack, Question
    from alpine_quiz.classroom.led import Led
    from alpine_quiz.library.index.store import Index
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.settings.loading import Loaded


class OpeningApp(SeatedApp):
    """An app whose screens can be gone to by a key, a click or a command."""

    def __init__(self, sit_down: Callable[[], Sitting], loaded: Loaded | None = None) -> None:
        super().__init__(sit_down, loaded)
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

    def _open(
        self, screen: Screen[None], after: Callable[[], Awaitable[None]] | None = None
    ) -> None:
        self.push_screen(screen, (lambda _: self.call_next(after)) if after else None)

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

    def action_ways(self) -> None:
        """Show the other ways to play."""
        from alpine_quiz.terminal.screens.ways import WaysScreen

        self._when_seated(lambda sitting: self._open(WaysScreen(sitting, self.settings.minutes)))

    def action_lead(self) -> None:
        """Lead the room that is open here, or set up one."""
        self._when_seated(lambda _: self._lead())

    @work(thread=True, exclusive=True, group="lead")
    def _lead(self) -> None:
        """Ask off the event loop whether a room is open: its server may be slow to answer."""
        from alpine_quiz.classroom.starting import find_open

        room = find_open()
        self.call_from_thread(self._led, room)

    def _led(self, room: Led | None) -> None:
        from alpine_quiz.classroom.clients.leading import Leading
        from alpine_quiz.terminal.classroom.desk import DeskScreen
        from alpine_quiz.terminal.classroom.opening import ClassScreen

        leads = (ClassScreen, DeskScreen)
        if self.leaving or any(isinstance(each, leads) for each in self.screen_stack):
            return
        if room is not None:
            self._open(DeskScreen(Leading(room)))
        else:
            self._when_seated(lambda sitting: self._open(ClassScreen(sitting)))

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

    def show_library(self, pack: str) -> None:
        """Show the questions of one pack; a library that is open below is gone back to."""
        from alpine_quiz.terminal.screens.library import LibraryScreen

        for screen in self.screen_stack:
            if isinstance(screen, LibraryScreen):
                while self.screen is not screen:
                    self.pop_screen()
                screen.only(pack)
                return
        self._when_seated(lambda sitting: self._open(LibraryScreen(sitting, pack)))

    def action_add_pack(self) -> None:
        """Ask for a pack that is not here yet, and show it among the others."""
        from alpine_quiz.terminal.screens.packs import PacksScreen

        if isinstance(self.screen, PacksScreen):
            self.screen.action_add()
        else:
            self._when_seated(
                lambda sitting: self.add_pack(lambda pack: self._open(PacksScreen(sitting, pack)))
            )

    def add_pack(self, after: Callable[[Pack], object]) -> None:
        """Ask for a pack that is not here yet; ``after`` is called with the one that came."""
        from alpine_quiz.terminal.screens.getting import GettingScreen

        if not any(isinstance(each, GettingScreen) for each in self.screen_stack):
            self._when_seated(lambda sitting: self._open(GettingScreen(sitting, after)))

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
