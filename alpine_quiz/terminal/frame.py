"""What every app of ours has: the themes, a palette that can be seen, a way out on a signal."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType

from alpine_quiz.language import catalogue
from alpine_quiz.language.catalogue import LANGUAGES, later, spoken, tr
from alpine_quiz.terminal.keys import declared, key_name, keys_of
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.theme import ALPINE, ALPINE_LIGHT, DARK
from alpine_quiz.terminal.wrapping import keep_hard_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.dom import DOMNode
    from textual.screen import Screen

_SIGNALLED = 128
"""What a shell adds to a signal's number for the exit code."""

_OWN_NAMES = {"en": "English", "fr": "français"}
"""Languages as they call themselves: whoever looks for one may read no other."""


class AlpineApp(App[None]):
    """An app in our colours that leaves the terminal as it was, however it ends."""

    TITLE = "Alpine Quiz"
    NAMED: ClassVar[frozenset[str]] = frozenset(
        {"app.help", "app.palette", "app.quit_anywhere", "home.quit"}
    )
    """Bindings whose actions the palette offers under names of their own, or cannot offer."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", later("this help"), id="app.help"),
        Binding(
            "ctrl+p",
            "command_palette",
            later("all commands, the languages and the themes"),
            id="app.palette",
            priority=True,
        ),
        Binding(
            "ctrl+q", "quit", later("quit, from anywhere"), id="app.quit_anywhere", priority=True
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        keep_hard_spaces()
        self.register_theme(ALPINE)
        self.register_theme(ALPINE_LIGHT)
        wanted = os.environ.get("TEXTUAL_THEME", DARK)
        self.theme = wanted if wanted in self.available_themes else DARK

    @property
    def keymap(self) -> Mapping[str, str]:
        """The keys that were bound otherwise, by the ids of their bindings."""
        return self._keymap

    def speak(self, language: str) -> None:
        """Speak another language from now on, on all that is on screen and below it."""
        catalogue.speak(language)
        self.call_later(self._retell)

    async def _retell(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, QuizScreen) and screen.is_mounted:
                await screen.retell()

    def get_css_variables(self) -> dict[str, str]:
        """Add our own variables to those of a theme that does not know them."""
        return ALPINE.variables | {"quiet": "auto 65%"} | super().get_css_variables()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer what every app of ours can do."""
        yield SystemCommand(tr("Help"), self.about_help(), self.action_help)
        yield SystemCommand(tr("Theme"), tr("dark, light and others"), self.action_change_theme)
        for language in LANGUAGES:
            if language != spoken():
                yield SystemCommand(
                    # Translators: {language} calls itself by its own name.
                    tr("Language: {language}", language=_OWN_NAMES[language]),
                    tr("of the program; the questions keep theirs"),
                    partial(self.speak, language),
                )
        yield SystemCommand(tr("Quit"), tr("everything is kept"), self.action_quit)
        yield from self._bound_commands(screen)

    def _bound_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer whatever a key does now on ``screen``, but for what is offered by name."""
        keys: dict[tuple[DOMNode, str], list[str]] = {}
        found: dict[tuple[DOMNode, str], Binding] = {}
        for key, active in screen.active_bindings.items():
            binding = active.binding
            if active.enabled and binding.id and binding.id not in self.NAMED:
                place = (active.node, binding.action)
                found.setdefault(place, binding)
                keys.setdefault(place, []).append(key_name(key))
        for (node, action), binding in found.items():
            said = tr(binding.description)
            yield SystemCommand(
                said[:1].upper() + said[1:],
                "  ".join(keys[node, action]),
                partial(self.run_action, action, node),
            )

    def about_help(self) -> str:
        """Return what there is in help."""
        return tr("the keys")

    def action_help(self) -> None:
        """Show help over what is on screen."""

    def action_command_palette(self) -> None:
        """Open the palette, where it can be seen."""
        from alpine_quiz.terminal.palette import SafeCommandPalette

        small = isinstance(self.screen, QuizScreen) and self.screen.too_small
        if not small and not isinstance(self.screen, SafeCommandPalette):
            self.push_screen(
                SafeCommandPalette(placeholder=tr("Search for commands…"), id="--command-palette")
            )

    def search_themes(self) -> None:
        """Show the themes to choose from."""
        from textual.theme import ThemeProvider

        from alpine_quiz.terminal.palette import SafeCommandPalette

        self.push_screen(SafeCommandPalette([ThemeProvider], placeholder=tr("Search for themes…")))

    def action_help_quit(self) -> None:
        """Say how to quit: Ctrl+C, which copies, is no way to."""
        for binding in declared(AlpineApp):
            keys = keys_of(AlpineApp, binding, self.keymap)
            if binding.id == "app.quit_anywhere" and keys:
                self.notify(tr("{key} quits.", key=key_name(keys[0])), markup=False)

    def leave_on_signals(self) -> None:
        """Put the terminal back as it was when the process is asked to end."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            # Windows has no such handlers, and loops off the main thread take none.
            with suppress(NotImplementedError, RuntimeError, ValueError):
                if number is not None:
                    loop.add_signal_handler(number, partial(self._end_by, number))

    def _end_by(self, number: int) -> None:
        self.exit(return_code=_SIGNALLED + number)
