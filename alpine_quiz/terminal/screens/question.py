"""A question, and its answer on the same screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.bank.model import Match, Multiple, Number, Order, Text
from alpine_quiz.game.round import Phase
from alpine_quiz.game.verdict import Outcome
from alpine_quiz.plain.home import warning_text
from alpine_quiz.plain.modes import state_text
from alpine_quiz.plain.sources import quoted
from alpine_quiz.plain.wording import (
    ELSEWHERE,
    answer_lines,
    feedback_text,
    not_final,
    verdict_line,
)
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.arrange import Arrange
from alpine_quiz.terminal.widgets.explanation import Explanation
from alpine_quiz.terminal.widgets.heading import Heading, marks
from alpine_quiz.terminal.widgets.key_line import Key, KeyLine
from alpine_quiz.terminal.widgets.pair_up import PairUp
from alpine_quiz.terminal.widgets.pick import PickOptions
from alpine_quiz.terminal.widgets.typing_in import TypeIn

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.game.asked import Asked
    from alpine_quiz.game.round import Played
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.terminal.widgets.answering import Changed, Submitted, Unready

_PAUSE = 0.25
"""Seconds in which a new question or verdict takes no Enter: a finger may still be on it."""

_FRAME = 0.01
"""Seconds until what is only marked is painted."""


def answering_widget(asked: Asked) -> PickOptions | TypeIn | Arrange | PairUp:
    """Return the widget that fits the type of question."""
    match asked.item:
        case Text() | Number():
            return TypeIn(asked)
        case Order():
            return Arrange(asked)
        case Match():
            return PairUp(asked)
        case _:
            return PickOptions(asked)


class QuestionScreen(QuizScreen):
    """The round, a question at a time; the stem and the options stay where they are."""

    CSS_PATH = "question.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "answer, then next"),
        Binding("s,f4", "source", "the source"),
        Binding("h,f2", "hint", "a hint"),
        Binding("i,f5", "claim", "I was right"),
        Binding("escape", "leave", "save and leave"),
        Binding("pageup", "scroll(-1)", show=False),
        Binding("pagedown", "scroll(1)", show=False),
    ]

    def __init__(self, sitting: Sitting, kept: KeptRound) -> None:
        super().__init__()
        self._sitting = sitting
        self._kept = kept
        self._since = 0.0
        self._complained = False
        self._warned = ""
        self._answering = answering_widget(kept.round.current)

    def content(self) -> ComposeResult:
        """Progress above, the question, and room for its answer."""
        yield Heading()
        with Vertical(classes="stage"), Vertical(classes="column", id="page"):
            yield Static(id="stem", markup=False)
            yield Vertical(id="answer")
            yield Explanation()
        yield KeyLine()

    async def on_mount(self) -> None:
        """Ask the first question."""
        await self._ask()
        if self._kept.round.rules.seconds:
            self.set_interval(1, self._watch_time)

    def _watch_time(self) -> None:
        """Show the time that is left; when it is up, the results."""
        # Under help or the palette the round waits: they would be taken for the question.
        if not self.is_current:
            return
        if self._kept.expire():
            self.quiz.show_results(self._kept)
        elif self._kept.round.phase is Phase.ASKED:
            self._show_progress()

    async def _ask(self) -> None:
        asked = self._kept.round.current
        self.query_one("#stem", Static).update(Content(asked.item.stem))
        explanation = self.query_one(Explanation)
        explanation.silence()
        place = self.query_one("#answer", Vertical)
        await place.remove_children()
        self._answering = answering_widget(asked)
        await place.mount(self._answering)
        self._answering.focus()
        self._since = self._sitting.clock()
        if news := self._news():
            explanation.remark(news)
        self._show_state()

    @property
    def _page(self) -> Vertical:
        """All of the question, which scrolls where there is room for little."""
        return self.query_one("#page", Vertical)

    def _too_soon(self) -> bool:
        return self.too_small or self._sitting.clock() - self._since < _PAUSE

    async def on_submitted(self, event: Submitted) -> None:
        """Grade, keep, and show the verdict."""
        event.stop()
        if self._too_soon():
            return
        verdict = self._kept.answer(event.answer)
        if verdict is None:
            if self._kept.round.phase is Phase.FINISHED:
                self.quiz.show_results(self._kept)
            return
        if not verdict.final:
            self._complain(not_final(verdict, self._kept.round.current))
            return
        if self._kept.round.rules.silent:
            await self._note()
        else:
            self._show_verdict()

    async def _note(self) -> None:
        """Go on at once: what the answer was worth is told at the end."""
        elsewhere = self._kept.answered_elsewhere
        self._kept.explain()
        await self._next()
        if elsewhere and self._kept.round.phase is Phase.ASKED:
            self._complain(ELSEWHERE)

    def _show_verdict(self) -> None:
        latest = self._kept.round.latest
        if latest is None:
            return
        # The marks cost little to paint and are the verdict; the page to read comes a frame later.
        self._answering.settle(latest)
        self._since = self._sitting.clock()
        self.set_timer(_FRAME, partial(self._explain, latest))

    def _explain(self, latest: Played) -> None:
        item = latest.asked.item
        outcome = latest.verdict.outcome
        look = "right" if latest.credit == 1 else "wrong"
        if outcome is Outcome.PARTLY and latest.credit < 1:
            look = "partly"
        explanation = self.query_one(Explanation)
        explanation.tell(
            look,
            verdict_line(latest, self._sitting.language),
            self._beside(latest),
            item.rationale,
            [quoted(citation, self._sitting) for citation in item.citations],
        )
        explanation.focus(scroll_visible=False)
        self._kept.explain()
        self._show_state()

    def _beside(self, latest: Played) -> str:
        """What is told right under the verdict: the answer's lines, and what was chosen."""
        lives = f"{state_text(self._kept.round)}." if self._kept.round.lives is not None else ""
        parts = ["\n".join(answer_lines(latest)), feedback_text(latest), lives, self._news()]
        if self._kept.answered_elsewhere:
            parts.insert(0, ELSEWHERE)
        return "\n".join(part for part in parts if part)

    def _news(self) -> str:
        """Return that nothing is being saved any more, once for each reason."""
        warning = warning_text(self._sitting)
        if warning == self._warned:
            return ""
        self._warned = warning
        return warning

    def on_unready(self, event: Unready) -> None:
        """Say what is missing still."""
        event.stop()
        if not self._too_soon():
            self._complain(event.why)

    def _complain(self, why: str) -> None:
        self.query_one(Explanation).remark(why)
        self._complained = True

    def on_changed(self, event: Changed) -> None:
        """Take back what was missing, now that the player goes on."""
        event.stop()
        if self._complained and self._kept.round.phase is Phase.ASKED:
            self.query_one(Explanation).silence()
        self._complained = False

    def _show_progress(self) -> None:
        game = self._kept.round
        earned = [played.credit for played in game.played]
        answered = game.phase is not Phase.ASKED
        parts = [state_text(game), f"{game.position + 1} of {len(game.plan)}"]
        self.query_one(Heading).tell(
            game.current.item.topic.capitalize(),
            " · ".join(part for part in parts if part),
            marks(earned, len(game.plan), answered=answered, silent=game.rules.silent),
        )

    def _show_state(self) -> None:
        self._show_progress()
        answered = self._kept.round.phase is not Phase.ASKED
        self.query_one(KeyLine).keys = self._keys_after() if answered else self._keys_before()

    def _keys_before(self) -> list[Key]:
        asked = self._kept.round.current
        enter = Key("⏎", "answer", "screen.go_on")
        tail = [Key("?", "help", "app.help"), Key("Esc", "leave", "screen.leave")]
        last = "ABCDEF"[len(asked.options) - 1] if asked.options else ""
        match asked.item:
            case Text() | Number():
                keys = [enter]
                tail[0] = Key("F1", "help", "app.help")
            case Order():
                keys = [Key("Space", "take · put"), Key("↑↓", "move"), enter]
            case Match():
                keys = [Key(f"A–{last}", "give"), Key("↑↓", "go"), enter]
            case Multiple():
                keys = [Key(f"A–{last}", "tick"), enter]
            case _:
                keys = [
                    Key(f"A–{last} or 1–{len(asked.options)}", "choose, again to answer"),
                    enter,
                ]
        if self.check_action("hint", ()):
            typed = isinstance(asked.item, Text | Number)
            keys.append(Key("F2" if typed else "h", "hint", "screen.hint"))
        return keys + tail

    def _keys_after(self) -> list[Key]:
        keys = [Key("⏎", "next", "screen.go_on")]
        if self.check_action("source", ()):
            keys.append(Key("s", "source", "screen.source"))
        if self.check_action("claim", ()):
            keys.append(Key("i", "I was right", "screen.claim"))
        return [*keys, Key("?", "help", "app.help"), Key("Esc", "leave", "screen.leave")]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow what the moment allows."""
        game = self._kept.round
        latest = game.latest
        match action:
            case "hint":
                open_ = game.phase is Phase.ASKED and not game.rules.silent
                return open_ and bool(game.current.item.hint)
            case "claim":
                return latest is not None and latest.claimable
            case "source":
                return latest is not None and self._sitting.can_show(latest.asked.item)
            case _:
                return True

    async def action_go_on(self) -> None:
        """Answer with what is chosen; after the verdict, go to the next question."""
        if self._too_soon():
            return
        game = self._kept.round
        if game.phase is Phase.ASKED:
            self._answering.submit()
        elif game.phase is Phase.EXPLAINED:
            await self._next()

    async def _next(self) -> None:
        self._kept.next()
        if self._kept.round.phase is Phase.FINISHED:
            self.quiz.show_results(self._kept)
        else:
            await self._ask()

    def action_hint(self) -> None:
        """Show the hint below the options."""
        hint = self._kept.hint()
        if hint:
            self.query_one(Explanation).remark(f"Hint: {hint}")

    def action_claim(self) -> None:
        """Count a typed miss as right."""
        if self._kept.claim():
            self._show_verdict()

    def action_source(self) -> None:
        """Open the passage, or say where the document is to be had."""
        latest = self._kept.round.latest
        if latest is not None and self._sitting.can_show(latest.asked.item):
            self.quiz.show_source(latest.asked.item)

    def action_scroll(self, pages: int) -> None:
        """Scroll the explanation by a page."""
        scrolled = self._page if self.has_class("-cramped") else self.query_one(Explanation)
        if pages > 0:
            scrolled.scroll_page_down()
        else:
            scrolled.scroll_page_up()

    def action_leave(self) -> None:
        """Go home; the round waits there."""
        self.quiz.go_home()
