"""Who sits before which pack: sat down behind home, and anew where the settings call for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.settings.schema import AUTO
from alpine_quiz.terminal.frame import AlpineApp
from alpine_quiz.terminal.screens.home import HomeScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.records.players import Player
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.settings.loading import Loaded
    from alpine_quiz.settings.model import Settings

_MOST_TOLD = 2
"""How many of the faults of the settings are told at home, and as many of their keys."""


class SeatedApp(AlpineApp):
    """An app with home at its bottom, and a player who sits down once it is painted.

    ``sit_down`` makes the sitting, and raises ``RefusalError`` where it cannot; it is called
    again when the settings call for another. What is asked for meanwhile is done as soon as
    there is one.
    """

    def __init__(self, sit_down: Callable[[], Sitting], loaded: Loaded | None = None) -> None:
        super().__init__(loaded)
        self.sitting: Sitting | None = None
        self.refusal = ""
        self.key_faults: list[str] = []
        self._sit_down = sit_down
        self._of_round: Sitting | None = None
        self._chosen = ""
        self._waiting: list[Callable[[Sitting], object]] = []
        self._moved = False

    def get_default_screen(self) -> HomeScreen:
        """Home lies below all else."""
        return HomeScreen()

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
                # Of all that was asked for at home, whatever opens a screen first is done.
                if self.screen is self.home:
                    act(self.sitting)
        self._waiting.clear()

    def _check_keys(self) -> None:
        """Heed the keys that are set, and tell of those that cannot be had."""
        if self.settings.keys:
            self.key_faults = self.heed_keys()

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

    def _at_round(self, act: Callable[[Sitting], object]) -> None:
        """Do something at the sitting of the round that is open, or was last."""
        if self._of_round is not None:
            act(self._of_round)
        else:
            self._when_seated(act)

    def go_home(self) -> None:
        """Leave whatever is on top of home."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

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
