"""The command palette, made safe in a window of any height."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import CommandList, CommandPalette, DiscoveryHit
from textual.content import Content
from textual.system_commands import SystemCommandsProvider
from textual.theme import ThemeProvider
from textual.widgets.option_list import Option

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.command import Hits

    from alpine_quiz.terminal.frame import AlpineApp


class Themes(ThemeProvider):
    """The themes to choose from; the one chosen is kept."""

    @property
    def commands(self) -> list[tuple[str, Callable[[], None]]]:
        """Every theme by its name."""
        app = cast("AlpineApp", self.app)
        return [(name, partial(app.choose_theme, name)) for name in sorted(app.available_themes)]


class Commands(SystemCommandsProvider):
    """What there is to do, in the order in which the app offers it."""

    async def discover(self) -> Hits:
        """Offer everything: Textual would sort it by name, keys among commands."""
        for name, told, act, offered in self.app.get_system_commands(self.screen):
            if offered:
                yield DiscoveryHit(name, act, help=told)


class SafeCommandPalette(CommandPalette):
    """Textual 8.2's palette, but for keys that come before its list has any height.

    There ``OptionList`` looks for an option on a page of no lines, and raises ``KeyError``.
    """

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).size.height > 0:
            super()._action_command_list(action)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """As Textual does it, in our words: its own are within the method."""
        self._stop_no_matches_countdown()

        def say() -> None:
            if search_value:
                none = Option(
                    Content.styled(tr("No matches found"), "not bold"),
                    id=self._NO_MATCHES,
                    disabled=True,
                )
                self.query_one(CommandList).add_option(none)
            self._list_visible = bool(search_value)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, say)
