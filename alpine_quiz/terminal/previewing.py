"""The Textual app of a preview: the questions of one pack, and no way from them to a round."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from alpine_quiz.language.catalogue import tr
from alpine_quiz.terminal.frame import AlpineApp
from alpine_quiz.terminal.screens.preview import PreviewScreen

if TYPE_CHECKING:
    from pathlib import PurePath

    from alpine_quiz.bank.model import Question
    from alpine_quiz.library.previewing import Draught, Preview
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.settings.loading import Loaded


class PreviewApp(AlpineApp):
    """A preview in the terminal; neither an answer nor a setting is kept."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/question.tcss"]

    def __init__(
        self,
        sitting: Sitting,
        preview: Preview,
        draught: Draught,
        place: int = 0,
        loaded: Loaded | None = None,
    ) -> None:
        super().__init__(loaded, keeping=False)
        self.sitting = sitting
        self._preview = preview
        self._draught = draught
        self._place = place

    def get_default_screen(self) -> PreviewScreen:
        """The questions lie below all else."""
        return PreviewScreen(self.sitting, self._preview, self._draught, self._place)

    def on_mount(self) -> None:
        """Be ready to be ended from outside, and take the keys that are set."""
        self.leave_on_signals()
        self.heed_keys()

    def about_help(self) -> str:
        """Return what there is in help."""
        return tr("keys, and how points are given")

    def about_quitting(self) -> str:
        """Return what comes of it."""
        return tr("nothing of a preview is kept")

    def action_help(self) -> None:
        """Show help over what is on screen."""
        from alpine_quiz.terminal.screens.help import (
            NOT_IN_A_PREVIEW,
            OF_A_PREVIEW,
            HelpScreen,
        )

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(type(self.screen), OF_A_PREVIEW, NOT_IN_A_PREVIEW))

    def show_source(self, item: Question) -> None:
        """Open the document of an item's first quote there; the others can be gone to."""
        from alpine_quiz.terminal.screens.passage import PassageScreen

        self.push_screen(PassageScreen(self.sitting, item.citations))
