"""What every app of ours has: the themes, a palette that can be seen, a way out on a signal."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from functools import partial
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.theme import ALPINE, ALPINE_LIGHT, DARK

_SIGNALLED = 128
"""What a shell adds to a signal's number for the exit code."""


class AlpineApp(App[None]):
    """An app in our colours that leaves the terminal as it was, however it ends."""

    TITLE = "Alpine Quiz"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "quit", show=False, priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(ALPINE)
        self.register_theme(ALPINE_LIGHT)
        wanted = os.environ.get("TEXTUAL_THEME", DARK)
        self.theme = wanted if wanted in self.available_themes else DARK

    def get_css_variables(self) -> dict[str, str]:
        """Add our own variables to those of a theme that does not know them."""
        return ALPINE.variables | {"quiet": "auto 65%"} | super().get_css_variables()

    def action_command_palette(self) -> None:
        """Open the palette, where it can be seen."""
        from alpine_quiz.terminal.palette import SafeCommandPalette

        small = isinstance(self.screen, QuizScreen) and self.screen.too_small
        if not small and not isinstance(self.screen, SafeCommandPalette):
            self.push_screen(SafeCommandPalette(id="--command-palette"))

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
