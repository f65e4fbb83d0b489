"""The Textual app of a review: candidates beside the passages that prove them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from alpine_quiz.terminal.frame import AlpineApp
from alpine_quiz.terminal.screens.review import ReviewScreen

if TYPE_CHECKING:
    from pathlib import PurePath

    from alpine_quiz.library.reviewing import Desk
    from alpine_quiz.settings.loading import Loaded


class ReviewApp(AlpineApp):
    """A review in the terminal; whatever is decided is in the pack's files at once."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/review.tcss"]

    def __init__(self, desk: Desk, loaded: Loaded | None = None) -> None:
        super().__init__(loaded)
        self.desk = desk

    def get_default_screen(self) -> ReviewScreen:
        """The candidates lie below all else."""
        return ReviewScreen(self.desk)

    def action_help(self) -> None:
        """Show the keys over what is on screen."""
        from alpine_quiz.terminal.screens.review_help import ReviewHelpScreen

        if not isinstance(self.screen, ReviewHelpScreen):
            self.push_screen(ReviewHelpScreen(type(self.screen)))

    async def action_quit(self) -> None:
        """End, unless an edit would be lost that nobody has been asked about."""
        from alpine_quiz.terminal.screens.review_edit import ReviewEditScreen

        edits = [each for each in self.screen_stack if isinstance(each, ReviewEditScreen)]
        if all(each.may_leave() for each in edits):
            await super().action_quit()

    def on_mount(self) -> None:
        """Be ready to be ended from outside."""
        self.leave_on_signals()
