"""What the parts of a question's screen have in common: the round, and what can be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.round import Phase
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.by_type import answering_widget

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting


class RoundScreen(QuizScreen):
    """A screen on which a round is played.

    ``_answering`` is what the current question is answered with; ``_since`` is when what is on
    screen has come there; ``_remark`` says what stands there that is no verdict.
    """

    def __init__(self, sitting: Sitting, kept: KeptRound) -> None:
        super().__init__()
        self._sitting = sitting
        self._kept = kept
        self._since = 0.0
        self._remark: Callable[[], str] | None = None
        self._answering = answering_widget(kept.round.current)

    @property
    def _in_play(self) -> bool:
        """Whether an open question is shown, and not put aside."""
        return self._kept.round.phase is Phase.ASKED and not self._kept.round.paused

    def _remark_on(self, remark: Callable[[], str], *, into_view: bool = True) -> None:
        """Show a line that is no verdict, and keep how to say it in another language."""

    def _show_state(self) -> None:
        """Show how the round stands, and what can be done now."""
