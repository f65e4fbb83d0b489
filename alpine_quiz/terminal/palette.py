"""The command palette, made safe in a window of any height."""

from __future__ import annotations

import unicodedata
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit
from textual.content import Content
from textual.system_commands import SystemCommandsProvider
from textual.theme import ThemeProvider
from textual.widgets.option_list import Option

from alpine_quiz.language.catalogue import tr
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.screens.on_top import TopScreen

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


_BESIDE = 0.1
"""How well a command fits that is told of by the words, but is called otherwise."""


class Commands(SystemCommandsProvider):
    """What there is to do, in the order in which the app offers it."""

    async def search(self, query: str) -> Hits:
        """Find by name, and by what is told of it; accents need not be typed."""
        matcher = self.matcher(_plain(query))
        for name, told, act, _ in self.app.get_system_commands(self.screen):
            plain = _plain(name)
            if (match := matcher.match(plain)) > 0:
                # Where a letter has become several, nothing is stressed rather than others.
                marked = matcher.highlight(plain if len(plain) == len(name) else "")
                yield Hit(match, Content(name, spans=list(marked.spans)), act, help=told)
            elif _plain(query).strip() in _plain(told):
                yield Hit(_BESIDE, name, act, help=told)

    async def discover(self) -> Hits:
        """Offer everything: Textual would sort it by name, keys among commands."""
        for name, told, act, offered in self.app.get_system_commands(self.screen):
            if offered:
                yield DiscoveryHit(name, act, help=told)


def _plain(text: str) -> str:
    """Return a text without its accents, and in small letters."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(each for each in parts if not unicodedata.combining(each)).casefold()


class SafeCommandPalette(TopScreen, CommandPalette):
    """Textual 8.2's palette, but for keys that come before its list has any height.

    There ``OptionList`` looks for an option on a page of no lines, and raises ``KeyError``.
    """

    VERTICAL_BREAKPOINTS = QuizScreen.VERTICAL_BREAKPOINTS
    DEFAULT_CSS = """
    SafeCommandPalette.-short > Vertical { margin-top: 1; }
    SafeCommandPalette.-cramped > Vertical { margin-top: 0; }
    SafeCommandPalette.-short #--input, SafeCommandPalette.-cramped #--input { border: none; }
    SafeCommandPalette.-cramped #--input Label { margin-top: 0; }
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
