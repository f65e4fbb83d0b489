"""The end of a hot seat: who has won, how all stand, and what got away."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.home import warning_text
from alpine_quiz.plain.modes import ending_line
from alpine_quiz.plain.points import score_lines
from alpine_quiz.plain.seats import score_of, who_line, winner_line
from alpine_quiz.plain.sources import quoted
from alpine_quiz.plain.wording import answer_text, key_text
from alpine_quiz.terminal.screens.base import PageScreen
from alpine_quiz.terminal.widgets.explanation import Quotes
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.game.hotseat import HotSeat
    from alpine_quiz.game.results import Missed
    from alpine_quiz.game.seats import Seats
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting


class Slip(Vertical):
    """One question that got away: the stem, who answered what, the right answer, the quote."""

    DEFAULT_CSS = """
    Slip { height: auto; margin: 1 0 0 0; }
    Slip .stem { text-style: bold; }
    """

    def __init__(self, missed: Missed, seats: Seats, sitting: Sitting) -> None:
        super().__init__()
        self._missed = missed
        self._seats = seats
        self._sitting = sitting

    def compose(self) -> ComposeResult:
        """Stem, answers, quotes."""
        played = self._missed.played
        item = played.asked.item
        yield Static(Content(f"{self._missed.number}  {item.stem}"), classes="stem", markup=False)
        yield Static(
            Content.assemble(
                ("✗ ", "$error"),
                who_line(played, self._seats, answer_text(played.answer, item)),
                "\n",
                (tr("✓ right:"), "$success"),
                " ",
                key_text(item, self._sitting.language),
            ),
            markup=False,
        )
        yield Quotes(markup=False)

    def on_mount(self) -> None:
        """Show the quotes."""
        cited = self._missed.played.asked.item.citations
        self.query_one(Quotes).show([quoted(each, self._sitting) for each in cited])


class StandingScreen(PageScreen):
    """The final ranking of a hot seat."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "again", later("play again, in the same seats"), id="standing.again"),
        Binding("enter,escape", "home", later("home"), id="standing.home"),
    ]
    DEFAULT_CSS = """
    StandingScreen #winner { text-style: bold; color: $primary; height: auto; }
    StandingScreen #ranking { margin: 1 0; }
    StandingScreen #about { color: $quiet; height: auto; }
    StandingScreen #away { margin: 1 0 0 0; text-style: bold; height: auto; }
    StandingScreen #warning { margin: 1 0 0 0; color: $warning; height: auto; }
    StandingScreen #standing { scrollbar-size-vertical: 1; }
    StandingScreen.-short #ranking, StandingScreen.-cramped #ranking { margin: 0; }
    """

    def __init__(self, sitting: Sitting, kept: KeptRound, seats: HotSeat) -> None:
        super().__init__()
        self._sitting = sitting
        self._kept = kept
        self._seats = seats

    def content(self) -> ComposeResult:
        """The winners, all others, and below them what got away."""
        found = self._sitting.results(self._kept)
        yield Heading(tr("Hot seat"))
        with Vertical(classes="stage"), VerticalScroll(classes="column", id="standing"):
            yield Static(Content(winner_line(self._seats)), id="winner", markup=False)
            ranking = Rows(self._ranking(), id="ranking")
            ranking.can_focus = False
            yield ranking
            warning = warning_text(self._sitting)
            parts = [ending_line(self._kept.round), *score_lines(found, None)]
            parts.append("" if warning else tr("Saved."))
            about = " · ".join(part for part in parts if part)
            yield Static(Content(about), id="about", markup=False)
            if warning:
                yield Static(Content(warning), id="warning", markup=False)
            if found.misses:
                yield Static(Content(tr("What got away")), id="away", markup=False)
            for missed in found.misses:
                yield Slip(missed, self._seats.seats, self._sitting)

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

    def keys(self) -> tuple[Key, ...]:
        """Where to go from here."""
        return (
            Key("standing.again", tr("play again")),
            Key("standing.home", tr("home")),
            Key("app.help", tr("help")),
        )

    def begin(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#standing", VerticalScroll).focus()

    def action_again(self) -> None:
        """Play another round in the same seats."""
        self.quiz.play_again(self._kept)

    def action_home(self) -> None:
        """Go home."""
        self.quiz.go_home()
