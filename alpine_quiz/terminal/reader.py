"""The reader by itself, as the command line opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from alpine_quiz.terminal.frame import AlpineApp
from alpine_quiz.terminal.screens.passage import PassageScreen

if TYPE_CHECKING:
    from pathlib import PurePath

    from alpine_quiz.records.sitting import Sitting


class ReaderApp(AlpineApp):
    """One document of a pack, at the quote nearest to the code point ``at``."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss"]

    def __init__(self, sitting: Sitting, document: str, at: int | None = None) -> None:
        super().__init__()
        self._reading = PassageScreen(sitting, document=document, at=at)

    def on_mount(self) -> None:
        """Open the document; closing it ends the app."""
        self.leave_on_signals()
        self.push_screen(self._reading, lambda _: self.exit())

    def action_help(self) -> None:
        """Show help over what is on screen."""
        from alpine_quiz.terminal.screens.help import OF_A_READER, HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(type(self.screen), OF_A_READER))
