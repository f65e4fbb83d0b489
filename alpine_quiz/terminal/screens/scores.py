"""Past rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.scores import score_sheet
from alpine_quiz.plain.wording import player_text
from alpine_quiz.terminal.screens.base import PageScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.records.sitting import Sitting


class ScoresScreen(PageScreen):
    """The same lines as ``alpine-quiz scores`` prints."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "back", later("back"), id="scores.back"),
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting

    def content(self) -> ComposeResult:
        """The score sheet, to scroll."""
        yield Heading(tr("Scores"), player_text(self._sitting.player.name))
        with Vertical(classes="stage"), VerticalScroll(classes="column"):
            scores = self._sitting.records.scores(self._sitting.player)
            yield Static(Content("\n".join(score_sheet(scores))), markup=False)

    def keys(self) -> tuple[Key, ...]:
        """The way home."""
        return (Key("scores.back", tr("home")),)

    def begin(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def action_back(self) -> None:
        """Go home."""
        self.dismiss()
