"""The Textual app of one who leads, joins or shows a room, without the game around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from alpine_quiz.language.catalogue import tr
from alpine_quiz.terminal.frame import AlpineApp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePath

    from textual.await_complete import AwaitComplete

    from alpine_quiz.settings.loading import Loaded
    from alpine_quiz.terminal.screens.base import QuizScreen


class ClassApp(AlpineApp):
    """One screen of a class, made by ``first``; where it is left, the app ends."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "../app.tcss",
        "../screens/question.tcss",
        "desk.tcss",
    ]

    def __init__(self, first: Callable[[], QuizScreen], loaded: Loaded | None = None) -> None:
        super().__init__(loaded)
        self._first = first

    def on_mount(self) -> None:
        """Open the screen, and be ready to be ended from outside."""
        self.leave_on_signals()
        self.heed_keys()
        self.push_screen(self._first())

    def pop_screen(self) -> AwaitComplete:
        """Take a screen away; below the first there is nothing to see."""
        popped = super().pop_screen()
        if len(self.screen_stack) == 1:
            self.exit()
        return popped

    def about_help(self) -> str:
        """Return what there is in help."""
        return tr("the keys")

    def about_quitting(self) -> str:
        """Return what comes of it."""
        return tr("the room goes on")

    def action_help(self) -> None:
        """Show help over what is on screen."""
        from alpine_quiz.terminal.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(type(self.screen)))
