"""A question, and its answer on the same screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.game.hotseat import Stage
from alpine_quiz.game.round import Phase
from alpine_quiz.language.catalogue import later, spoken, tr, tr_as
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.flagging import flag_line
from alpine_quiz.plain.helping import cost_line
from alpine_quiz.plain.home import warning_text
from alpine_quiz.plain.modes import endless_text, misses_text, time_text
from alpine_quiz.plain.sources import quoted
from alpine_quiz.plain.wording import (
    ELSEWHERE,
    answer_lines,
    feedback_text,
    not_final,
    verdict_line,
)
from alpine_quiz.terminal.screens.base import PAUSE
from alpine_quiz.terminal.screens.helping import HelpedScreen
from alpine_quiz.terminal.screens.timing import Cover, TimedScreen
from alpine_quiz.terminal.widgets.by_type import answering_keys, answering_widget
from alpine_quiz.terminal.widgets.explanation import Explanation, look_of
from alpine_quiz.terminal.widgets.heading import Heading, marks
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.typing_in import TypeIn

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from alpine_quiz.game.round import Played
    from alpine_quiz.game.verdict import Verdict
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.terminal.widgets.answering import Changed, Submitted, Unready
    from alpine_quiz.terminal.widgets.by_type import Answering

_FRAME = 0.01
"""Seconds until what is only marked is painted."""


class QuestionScreen(HelpedScreen, TimedScreen):
    """The round, a question at a time; the stem and the options stay where they are."""

    CSS_PATH = "question.tcss"
    # Textual would bring the middle of what it focuses into view, past the question itself.
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", later("answer; once it is explained, next"), id="question.go_on"),
        Binding(
            "s,f4",
            "source",
            later("after the answer: the source, where it is here or its address is known"),
            id="question.source",
        ),
        Binding(
            "i,plus,f5", "claim", later("after a typed miss: “I was right”"), id="question.claim"
        ),
        Binding(
            "exclamation_mark",
            "flag",
            later("after the answer: this question is bad, say why"),
            id="question.flag",
        ),
        Binding(
            "ctrl+e",
            "edit",
            later("after the answer: open the question in your editor, where the pack is yours"),
            id="question.edit",
        ),
        Binding("0,f9", "give_up", later("I don’t know"), id="question.give_up"),
        Binding("pageup", "scroll(-1)", later("scroll the explanation"), id="question.page_up"),
        Binding("pagedown", "scroll(1)", later("scroll the explanation"), id="question.page_down"),
        Binding(
            "escape",
            "leave",
            later("leave: every answer is saved, the round waits at home"),
            id="question.leave",
        ),
    ]

    def __init__(self, sitting: Sitting, kept: KeptRound) -> None:
        super().__init__(sitting, kept)
        self._complained = False
        self._was_blank = True
        self._warned = self._told = ""
        self._seen_since = float("-inf")

    def content(self) -> ComposeResult:
        """Progress above, the question, and room for its answer."""
        yield Heading()
        with Vertical(classes="stage"), Vertical(classes="column", id="page"):
            yield Static(id="stem", markup=False)
            yield Vertical(id="answer")
            yield Explanation()
        yield Cover(markup=False)

    async def on_mount(self) -> None:
        """Ask the first question."""
        await self._ask()
        if self._kept.round.rules.seconds:
            self.set_interval(1, self._watch_time)

    async def _ask(self) -> None:
        asked = self._kept.round.current
        self.query_one("#stem", Static).update(Content(asked.item.stem))
        self._silence()
        place = self.query_one("#answer", Vertical)
        await place.remove_children()
        if self.gone:
            return
        self._answering = self._widget()
        self._was_blank = True
        await place.mount(self._answering)
        # It is read from its beginning; only what is typed has to be seen at once.
        self._page.scroll_home(animate=False)
        self._answering.focus(scroll_visible=isinstance(self._answering, TypeIn))
        self._since = self._sitting.clock()
        if news := self._news():
            self._remark_on(lambda: news, into_view=False)
        self._show_state()

    def _widget(self) -> Answering:
        return answering_widget(self._kept.round.current)

    async def retell(self) -> None:
        """Say all but the question anew; what is chosen or half typed stays."""
        await super().retell()
        if self._answering.is_attached:
            self._answering.retell()
        latest = self._kept.round.latest
        if self._kept.round.phase is Phase.EXPLAINED and latest is not None:
            self._tell(latest)
        elif self._remark is not None:
            self._remark_on(self._remark)
        self._show_state()

    @property
    def _page(self) -> Vertical:
        """All of the question, which scrolls where there is no room for the explanation too."""
        return self.query_one("#page", Vertical)

    def _too_soon(self) -> bool:
        return self.too_small or self._sitting.clock() - self._since < PAUSE

    async def on_submitted(self, event: Submitted) -> None:
        """Grade, keep, and show the verdict."""
        event.stop()
        if self._too_soon():
            return
        await self._grade(self._kept.answer(event.answer))

    async def action_give_up(self) -> None:
        """Close the question without an answer."""
        if not self._too_soon():
            await self._grade(self._kept.give_up())

    async def _grade(self, verdict: Verdict | None) -> None:
        """Show what came of an answer."""
        if verdict is None:
            if self._kept.round.phase is Phase.FINISHED:
                self.quiz.show_results(self._kept)
            return
        if not verdict.final:
            asked = self._kept.round.current
            self._complain(lambda: not_final(verdict, asked))
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
            self._complain(lambda: tr(ELSEWHERE))

    def _show_verdict(self) -> None:
        latest = self._kept.round.latest
        if latest is None:
            return
        # The marks cost little to paint and are the verdict; the page to read comes a frame later.
        self._answering.settle(latest)
        self._since = self._sitting.clock()
        self.set_timer(_FRAME, partial(self._explain, latest))

    def _explain(self, latest: Played) -> None:
        # A preview may be at another question by now.
        if latest is not self._kept.round.latest:
            return
        self._told = self._news()
        self._tell(latest)
        self.query_one(Explanation).focus(scroll_visible=False)
        self._kept.explain()
        self._show_state()

    def _tell(self, latest: Played) -> None:
        item = latest.asked.item
        self._remark = None
        self.query_one(Explanation).tell(
            look_of(latest),
            verdict_line(latest, self._sitting.language),
            self._beside(latest),
            item.rationale,
            [quoted(citation, self._sitting) for citation in item.citations],
        )

    def _beside(self, latest: Played) -> str:
        """What is told right under the verdict: the answer's lines, and what was chosen."""
        misses = f"{misses_text(self._kept.round)}." if self._kept.round.rules.lives else ""
        answer, cost = "\n".join(answer_lines(latest)), cost_line(latest)
        parts = [answer, cost, feedback_text(latest), misses, self._told]
        if self._kept.answered_elsewhere:
            parts.insert(0, tr(ELSEWHERE))
        if flag := self._kept.flagged(len(self._kept.round.played) - 1):
            parts.append(flag_line(flag))
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
            self._complain(lambda: tr(event.why))

    def _complain(self, why: Callable[[], str]) -> None:
        self._remark_on(why)
        self._complained = True

    def _remark_on(self, remark: Callable[[], str], *, into_view: bool = True) -> None:
        """Show a line that is no verdict, and keep how to say it in another language."""
        self._remark = remark
        place = self.query_one(Explanation)
        place.remark(remark())
        if into_view:
            # Where the page scrolls it may be below all that is to be seen.
            self.call_after_refresh(place.scroll_visible, animate=False)
        self.show_keys()

    def _silence(self) -> None:
        self._remark = None
        self.query_one(Explanation).silence()
        self.show_keys()

    def on_changed(self, event: Changed) -> None:
        """Take back what was missing, now that the player goes on."""
        event.stop()
        if self._complained and self._kept.round.phase is Phase.ASKED:
            self._silence()
        self._complained = False
        if self._blank != self._was_blank:
            self._was_blank = self._blank
            self.show_keys()

    def _show_progress(self) -> None:
        game = self._kept.round
        earned = [played.credit for played in game.played]
        answered = game.phase is not Phase.ASKED
        number, total = game.position + 1, len(game.plan)
        place = tr("{place} of {total}", place=whole(number), total=whole(total))
        if game.rules.lives:
            # Beside the time there is room in a narrow window for what ends the round, no more.
            crowded = game.rules.seconds and self.has_class("-narrow")
            misses = misses_text(game)
            place, total = misses if crowded else endless_text(number, misses), number
        parts = [time_text(game), place]
        self.query_one(Heading).tell(
            self._sitting.pack.topic_name(game.current.item.topic, spoken()),
            " · ".join(part for part in parts if part),
            marks(earned, total, answered=answered, silent=game.rules.silent),
        )

    def _show_state(self) -> None:
        self._show_progress()
        self.show_keys()

    def keys(self) -> list[Key]:
        """What can be done before the answer, or after it."""
        answered = self._kept.round.phase is not Phase.ASKED
        keys = self._keys_after() if answered else self._keys_before()
        others = [Key("app.help", tr("help")), Key("question.leave", tr("leave"))]
        # Where one types and there is no room for all, time goes before what closes the question.
        typed = isinstance(self._answering, TypeIn) and not answered
        if typed and self._kept.round.rules.seconds:
            return [*keys[:1], *self._give_up_keys(), *keys[1:], *others]
        return [*keys, *others, *self._give_up_keys()]

    def _give_up_keys(self) -> list[Key]:
        if not self.check_action("give_up", ()):
            return []
        # Translators: beside a key where there is room for hardly anything.
        briefest = Key("question.give_up", tr_as("key", "don’t know"))
        brief = Key("question.give_up", tr("don’t know"), brief=briefest)
        return [Key("question.give_up", tr("don’t know"), brief=brief, needed=self._blank)]

    @property
    def _blank(self) -> bool:
        """Whether nothing is typed where one types: all that can be handed in is to give up."""
        return isinstance(self._answering, TypeIn) and self._answering.blank

    def _keys_before(self) -> list[Key]:
        keys = answering_keys(self._kept.round.current, blank=self._blank)
        return [*keys, *self._time_keys(), *self._help_keys()]

    def _keys_after(self) -> list[Key]:
        keys = [Key("question.go_on", tr("next"))]
        if self.check_action("claim", ()):
            keys.append(Key("question.claim", tr("I was right")))
        if self.check_action("source", ()):
            keys.append(Key("question.source", tr("source")))
        return [*keys, Key("question.flag", tr("bad question")), *self._time_keys()]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow what the moment allows."""
        latest = self._kept.round.latest
        match action:
            case "claim":
                return latest is not None and latest.claimable
            case "give_up":
                seats = self._kept.hot_seat
                return self._in_play and (seats is None or seats.stage is Stage.ANSWERING)
            case "flag":
                return latest is not None and not self._kept.round.rules.silent
            case "edit":
                return latest is not None and self._is_ours
            case "source":
                return latest is not None and self._sitting.can_show(latest.asked.item)
            case _:
                return super().check_action(action, parameters)

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

    def action_claim(self) -> None:
        """Count a typed miss as right."""
        if not self.too_small and self._kept.claim():
            self._show_verdict()

    def action_flag(self) -> None:
        """Say what is wrong with the question."""
        if self._kept.round.phase is Phase.EXPLAINED and not self.too_small:
            index = len(self._kept.round.played) - 1
            self.quiz.show_flag(self._kept, index, self.retell)

    def action_source(self) -> None:
        """Open the passage, or say where the document is to be had."""
        latest = self._kept.round.latest
        if latest is not None and self._sitting.can_show(latest.asked.item):
            self.quiz.show_source(latest.asked.item)

    @property
    def _is_ours(self) -> bool:
        from alpine_quiz.library.editing import can_edit

        return not self._kept.round.rules.silent and can_edit(self._sitting.pack)

    def action_edit(self) -> None:
        """Open the question in the editor; the round goes on with what was asked."""
        from alpine_quiz.terminal.editor import open_editor

        latest = self._kept.round.latest
        if latest is not None and not self.too_small:
            open_editor(self.quiz, self._sitting, latest.asked.item)

    def action_scroll(self, pages: int) -> None:
        """Scroll the explanation by a page."""
        explanation = self.query_one(Explanation)
        if pages > 0:
            explanation.action_page_down()
        else:
            explanation.action_page_up()

    def uncovered(self) -> None:
        """Begin to be seen again: an Escape too many was meant for what was above."""
        self._seen_since = self._sitting.clock()

    def action_leave(self) -> None:
        """Go home; the round waits there."""
        if self._sitting.clock() - self._seen_since >= PAUSE:
            self.quiz.go_home()
