"""The end of a hot seat: who has won, how all stand, and what got away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import tr
from alpine_quiz.plain.home import warning_text
from alpine_quiz.plain.modes import ending_line
from alpine_quiz.plain.points import score_lines
from alpine_quiz.plain.seats import score_of, winner_line
from alpine_quiz.terminal.screens.results import ResultsScreen
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.game.hotseat import HotSeat
    from alpine_quiz.game.results import Results
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting


class StandingScreen(ResultsScreen):
    """The results of a hot seat: the final ranking in the score's place, and no retry."""

    DEFAULT_CSS = """
    StandingScreen #ranking { margin: 1 0; }
    StandingScreen.-short #ranking, StandingScreen.-cramped #ranking { margin: 0; }
    """

    def __init__(self, sitting: Sitting, kept: KeptRound, seats: HotSeat) -> None:
        super().__init__(sitting, kept)
        self._seats = seats

    def heading(self) -> str:
        """Return what is over."""
        return tr("Hot seat")

    def _sums(self, found: Results) -> ComposeResult:
        yield Static(Content(winner_line(self._seats)), id="score", markup=False)
        ranking = Rows(self._ranking(), id="ranking")
        ranking.can_focus = False
        yield ranking
        saved = "" if warning_text(self._sitting) else tr("Saved.")
        _, *more = score_lines(found, None)
        about = " ".join(part for part in (ending_line(self._kept.round), *more, saved) if part)
        yield Static(Content(about), id="about", markup=False)

    def _ranking(self) -> list[Row]:
        winners = self._seats.winners
        return [
            Row(
                tr("{name}: {score}", name=score.name, score=score_of(score)),
                lead=f"{score.place}.",
                look="chosen" if score in winners else "",
            )
            for score in self._seats.ranking()
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no retry, which would be of nobody in particular."""
        return False if action == "retry" else super().check_action(action, parameters)
