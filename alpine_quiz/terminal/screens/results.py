"""The end of a round: the score, by topic, and every miss."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.home import warning_text
from alpine_quiz.plain.modes import ending_line
from alpine_quiz.plain.points import score_lines, topic_bars
from alpine_quiz.plain.sources import quoted
from alpine_quiz.plain.wording import answer_text, key_text
from alpine_quiz.terminal.screens.base import PageScreen
from alpine_quiz.terminal.widgets.explanation import Quotes
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.bank.model import Citation
    from alpine_quiz.game.round import Played
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting


class Miss(Vertical):
    """One question that got away: the stem, both answers, the quote."""

    DEFAULT_CSS = """
    Miss { height: auto; margin: 1 0 0 0; }
    Miss .stem { text-style: bold; }
    """

    def __init__(self, number: int, played: Played, sitting: Sitting) -> None:
        super().__init__()
        self._number = number
        self._played = played
        self._sitting = sitting

    def compose(self) -> ComposeResult:
        """Stem, answers, quotes."""
        item = self._played.asked.item
        yield Static(Content(f"{self._number}  {item.stem}"), classes="stem", markup=False)
        yield Static(
            Content.assemble(
                (tr("✗ you:"), "$error"),
                " ",
                answer_text(self._played.answer, item),
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
        item = self._played.asked.item
        self.query_one(Quotes).show([quoted(cited, self._sitting) for cited in item.citations])


class ResultsScreen(PageScreen):
    """What the round came to; everything here is saved already."""

    CSS_PATH = "results.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "retry", later("retry the misses"), id="results.retry"),
        Binding("s", "sources", later("the sources of what got away"), id="results.sources"),
        Binding("n", "app.new_round", later("play again"), id="results.play"),
        Binding("enter,escape", "home", later("home"), id="results.home"),
    ]

    def __init__(self, sitting: Sitting, kept: KeptRound) -> None:
        super().__init__()
        self._sitting = sitting
        self._kept = kept

    def content(self) -> ComposeResult:
        """Score and topics above, misses below."""
        found = self._sitting.results(self._kept)
        yield Heading(tr("The round"), self._sitting.player.name)
        with Vertical(classes="stage"), VerticalScroll(classes="column", id="results"):
            first, *more = score_lines(found, self._sitting.best_before(self._kept))
            yield Static(Content(first), id="score", markup=False)
            warning = warning_text(self._sitting)
            parts = [ending_line(self._kept.round), *more, "" if warning else tr("Saved.")]
            yield Static(Content(" ".join(part for part in parts if part)), id="about")
            if warning:
                yield Static(Content(warning), id="warning", markup=False)
            yield Static(_coloured(topic_bars(found)), id="topics", markup=False)
            if found.misses:
                yield Static(Content(tr("What got away")), id="away", markup=False)
            for missed in found.misses:
                yield Miss(missed.number, missed.played, self._sitting)

    def keys(self) -> list[Key]:
        """Where to go from here."""
        keys = [Key("results.home", tr("home"))]
        if self._kept.round.misses:
            keys.insert(0, Key("results.retry", tr("retry the misses")))
        if self._sources():
            keys.append(Key("results.sources", tr("sources")))
        return [*keys, Key("results.play", tr("play again")), Key("app.help", tr("help"))]

    def begin(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#results", VerticalScroll).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to retry only where something was missed, and sources where there are any."""
        match action:
            case "retry":
                return bool(self._kept.round.misses)
            case "sources":
                return bool(self._sources())
            case _:
                return True

    def _sources(self) -> list[Citation]:
        """Return the quotes that prove what got away."""
        items = [played.asked.item for played in self._kept.round.misses]
        return [cited for item in items if self._sitting.can_show(item) for cited in item.citations]

    def action_sources(self) -> None:
        """Open the sources of what got away, from the first on."""
        self.quiz.show_source(self._sources())

    def action_home(self) -> None:
        """Go home."""
        self.quiz.go_home()

    def action_retry(self) -> None:
        """Play the misses again."""
        self.quiz.play_misses(self._kept)


def _coloured(bars: list[str]) -> Content:
    """Give the filled part of each bar the colour of what is ours, the rest a quiet one."""
    lines = Content("\n".join(bars))
    return lines.highlight_regex("█+", style="$primary").highlight_regex("░+", style="$quiet")
