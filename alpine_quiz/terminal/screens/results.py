"""The end of a round: the score, by topic, and every miss."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.game.modes import Mode
from alpine_quiz.game.telling import one_to_tell
from alpine_quiz.language.catalogue import later, tr, tr_as
from alpine_quiz.plain.after import asked_text, shared_text
from alpine_quiz.plain.home import warning_text
from alpine_quiz.plain.joy import joy_line
from alpine_quiz.plain.modes import ending_line, mode_name
from alpine_quiz.plain.points import score_lines
from alpine_quiz.plain.wording import player_text
from alpine_quiz.terminal.screens.base import PAUSE, PageScreen
from alpine_quiz.terminal.widgets.answered import Answered
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.topic_bars import TopicBars

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.game.results import Results
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting


class ResultsPage(VerticalScroll):
    """The page, in which the arrows point at questions once they are in view."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "point(-1)", later("scroll, and point at a question"), id="results.up"),
        Binding("down", "point(1)", later("scroll, and point at a question"), id="results.down"),
    ]

    def action_point(self, step: int) -> None:
        """Point at the next question if it can be seen, otherwise scroll towards it."""
        every = list(self.query(Answered).results(Answered))
        places = [place for place, each in enumerate(every) if each.has_focus]
        place = places[0] + step if places else 0 if step > 0 else -1
        if 0 <= place < len(every) and self._sees(every[place]):
            # At once: the next key may be meant for it already.
            self.screen.set_focus(every[place], scroll_visible=False)
            every[place].scroll_visible(animate=False)
        elif step > 0:
            self.scroll_down(animate=False)
        elif places and place < 0 and self.scroll_y == 0:
            self.focus()
        else:
            self.scroll_up(animate=False)

    def _sees(self, question: Answered) -> bool:
        """Whether the first line of a question is in view."""
        return self.scrollable_content_region.contains(question.region.x, question.region.y)


class ResultsScreen(PageScreen):
    """What the round came to; everything here is saved already."""

    CSS_PATH = "results.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "retry", later("retry the misses"), id="results.retry"),
        Binding(
            "n",
            "again",
            later("play again, in the same way; after a daily or a retry, a new round"),
            id="results.play",
        ),
        Binding("c", "copy", later("copy the result, to pass on"), id="results.copy"),
        Binding("enter", "home", later("home"), id="results.home"),
        Binding("escape", "home", later("home"), id="results.leave"),
    ]

    def __init__(self, sitting: Sitting, kept: KeptRound) -> None:
        super().__init__()
        self._sitting = sitting
        self._kept = kept
        self._shared = ""
        self._again: int | None = None
        self._since = sitting.clock()

    def content(self) -> ComposeResult:
        """Score and topics above, then what to tell of it, then the misses."""
        found = self._sitting.results(self._kept)
        yield Heading(self.heading(), player_text(self._sitting.player.name))
        with Vertical(classes="stage"), ResultsPage(classes="column", id="results"):
            with Container(id="top"):
                with Vertical(id="sums"):
                    yield from self._sums(found)
                yield TopicBars(found, self._sitting.pack, id="topics")
            if warning := warning_text(self._sitting):
                yield Static(Content(warning), id="warning", markup=False)
            yield Static(id="shared", markup=False)
            if told := one_to_tell(self._kept.round.played):
                yield Static(Content(tr("One to tell tonight")), classes="head", markup=False)
                asked = asked_text(told, self._sitting.language)
                yield Static(Content(f"{asked}\n{told.rationale}"), id="told", markup=False)
            yield from self._questions()

    def heading(self) -> str:
        """Return what is over: a round by its way to play, where that has a name."""
        name = mode_name(self._kept.saved.mode)
        return f"{name[:1].upper()}{name[1:]}" if name else tr("The round")

    def _sums(self, found: Results) -> ComposeResult:
        first, *more = score_lines(found, self._sitting.best_before(self._kept))
        yield Static(Content(first), id="score", markup=False)
        saved = "" if warning_text(self._sitting) else tr("Saved.")
        parts = [ending_line(self._kept.round), *more, saved]
        about = " ".join(part for part in parts if part)
        yield Static(Content(about), id="about", markup=False)
        joy = joy_line(found, self._kept.saved.mode, self._sitting.pack.id)
        if joy:
            yield Static(Content(joy), id="joy", markup=False)

    def _questions(self) -> ComposeResult:
        """Yield what got away; of an exam, whose verdicts come only now, all the rest too."""
        played = self._kept.round.played
        missed = [index for index, each in enumerate(played) if each.credit < 1]
        known = [index for index, each in enumerate(played) if each.credit == 1]
        listed = [(missed, tr("What got away"))]
        if self._kept.round.rules.silent:
            listed.append((known, tr("What you knew")))
        for indexes, head in listed:
            if indexes:
                yield Static(Content(head), classes="head", markup=False)
            for index in indexes:
                yield Answered(index, self._kept, self._sitting)

    def keys(self) -> list[Key]:
        """Where to go from here, or what to do with the question pointed at."""
        if self._pointed is not None:
            return self._keys_of_one()
        keys = [Key("results.home", tr("home"))]
        if self.check_action("retry", ()):
            # Translators: beside a key: it asks again what got away.
            brief = Key("results.retry", tr_as("key", "retry"))
            keys.insert(0, Key("results.retry", tr("retry the misses"), brief=brief))
        alone = self._kept.saved.mode in (Mode.DAILY, Mode.RETRY)
        play = tr("new round") if alone else tr("play again")
        copy = Key("results.copy", tr("copy the result"), brief=Key("results.copy", tr("copy")))
        return [*keys, Key("results.play", play), copy, Key("app.help", tr("help"))]

    def _keys_of_one(self) -> list[Key]:
        # Translators: beside a key: it tells why, of a question that got away.
        keys = [Key("answered.explain", tr("why"))]
        if self.check_action("claim", ()):
            keys.append(Key("answered.claim", tr("I was right")))
        if self.check_action("source", ()):
            keys.append(Key("answered.source", tr("source")))
        keys.append(Key("answered.flag", tr("bad question")))
        return [*keys, Key("results.leave", tr("home")), Key("app.help", tr("help"))]

    @property
    def _pointed(self) -> int | None:
        """The index of the question pointed at."""
        return self.focused.index if isinstance(self.focused, Answered) else None

    def begin(self) -> None:
        """Let the arrows scroll, or point where they did before."""
        self.query_one("#shared").display = bool(self._shared)
        self.query_one("#shared", Static).update(self._told_shared())
        page = self.query_one("#results", ResultsPage)
        again = [each for each in self.query(Answered) if each.index == self._again]
        (again[0] if again else page).focus(scroll_visible=bool(again))
        self._again = None

    async def retell(self) -> None:
        """Make all of it anew; what is pointed at stays so."""
        self._again = self._pointed
        await super().retell()

    def on_descendant_focus(self) -> None:
        """Show the keys of what is pointed at."""
        self.show_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to retry only where something was missed, and what fits the question."""
        index = self._pointed
        match action:
            case "retry":
                return bool(self._kept.round.misses)
            case "explain" | "flag":
                return index is not None
            case "claim":
                return index is not None and self._kept.round.can_claim(index)
            case "source":
                played = self._kept.round.played
                return index is not None and self._sitting.can_show(played[index].asked.item)
            case _:
                return True

    def on_answered_opened(self, event: Answered.Opened) -> None:
        """A click on a question explains it."""
        event.stop()
        self._explain(event.index)

    def action_explain(self) -> None:
        """Show the question pointed at, its answer and why."""
        if self._pointed is not None:
            self._explain(self._pointed)

    def _explain(self, index: int) -> None:
        if not self.too_small:
            indexes = [each.index for each in self.query(Answered).results(Answered)]
            self.quiz.show_explained(self._kept, indexes, index, self.retell)

    def action_source(self) -> None:
        """Open the source of the question pointed at."""
        if self._pointed is not None:
            self.quiz.show_source(self._kept.round.played[self._pointed].asked.item)

    async def action_claim(self) -> None:
        """Count the typed miss pointed at as right."""
        if self._pointed is not None and self._kept.claim(self._pointed):
            await self.retell()

    def action_flag(self) -> None:
        """Say what is wrong with the question pointed at."""
        if self._pointed is not None:
            self.quiz.show_flag(self._kept, self._pointed, self.retell)

    def action_copy(self) -> None:
        """Copy the result, and show what was copied."""
        self._shared = shared_text(self._sitting, self._kept)
        self.app.copy_to_clipboard(self._shared)
        shared = self.query_one("#shared", Static)
        shared.update(self._told_shared())
        shared.display = True
        shared.call_after_refresh(shared.scroll_visible, animate=False)

    def _told_shared(self) -> Content:
        said = tr("Copied, where your terminal lets programs do that:")
        return Content.assemble((said, "$quiet"), f"\n{self._shared}")

    def action_home(self) -> None:
        """Go home, unless the key was pressed too often on the last verdict."""
        if self._sitting.clock() - self._since >= PAUSE:
            self.quiz.go_home()

    def action_again(self) -> None:
        """Play another round like this one."""
        self.quiz.play_again(self._kept)

    def action_retry(self) -> None:
        """Play the misses again."""
        self.quiz.play_misses(self._kept)
