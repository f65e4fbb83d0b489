"""One question of a round that is over: the answer, why, and the quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.game.answers import Picked
from alpine_quiz.language.catalogue import later, spoken, tr
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.flagging import flag_line
from alpine_quiz.plain.helping import cost_line
from alpine_quiz.plain.modes import endless_text
from alpine_quiz.plain.seats import given_line
from alpine_quiz.plain.sources import quoted
from alpine_quiz.plain.wording import (
    answer_lines,
    feedback_text,
    key_text,
    verdict_line,
)
from alpine_quiz.terminal.screens.base import PageScreen
from alpine_quiz.terminal.widgets.explanation import Explanation, look_of
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.pick import PickOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from alpine_quiz.game.round import Played
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting


class ExplainedScreen(PageScreen):
    """An answered question as it stood, with its verdict; the others are a key away.

    ``indexes`` are the answers that can be gone through, ``index`` is the one to begin with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,right", "step(1)", later("the next question"), id="explained.next"),
        Binding("p,left", "step(-1)", later("the question before"), id="explained.previous"),
        Binding("s", "source", later("the source"), id="explained.source"),
        Binding(
            "i,plus",
            "claim",
            later("after an exam, of a typed miss: “I was right”"),
            id="explained.claim",
        ),
        Binding(
            "exclamation_mark",
            "flag",
            later("this question is bad: say why, or take it back"),
            id="explained.flag",
        ),
        Binding("escape,enter,q", "back", later("back"), id="explained.back"),
    ]
    DEFAULT_CSS = """
    ExplainedScreen #stem { text-style: bold; margin: 0 0 1 0; height: auto; }
    ExplainedScreen #answer { height: auto; margin: 0 0 1 0; }
    ExplainedScreen Explanation { height: auto; min-height: 0; overflow-y: hidden; }
    ExplainedScreen VerticalScroll { scrollbar-size-vertical: 1; }
    ExplainedScreen.-short #stem, ExplainedScreen.-cramped #stem,
    ExplainedScreen.-short #answer, ExplainedScreen.-cramped #answer { margin: 0; }
    """

    def __init__(
        self, sitting: Sitting, kept: KeptRound, indexes: Sequence[int], index: int
    ) -> None:
        super().__init__()
        self._sitting = sitting
        self._kept = kept
        self._indexes = tuple(indexes)
        self.index = index

    @property
    def _played(self) -> Played:
        return self._kept.round.played[self.index]

    def content(self) -> ComposeResult:
        """The question, what was answered, and why."""
        item = self._played.asked.item
        game = self._kept.round
        place, total = whole(self.index + 1), whole(len(game.plan))
        where = tr("{place} of {total}", place=place, total=total)
        topic = self._sitting.pack.topic_name(item.topic, spoken())
        yield Heading(topic, endless_text(self.index + 1) if game.rules.lives else where)
        with Vertical(classes="stage"), VerticalScroll(classes="column", id="page"):
            yield Static(Content(item.stem), id="stem", markup=False)
            with Vertical(id="answer"):
                yield self._answer()
            yield Explanation()

    def _answer(self) -> Widget:
        played = self._played
        item = played.asked.item
        if isinstance(played.answer, Picked):
            options = PickOptions(played.asked)
            options.can_focus = False
            options.settle(played)
            return options
        given = given_line(played, self._kept.saved.seats)
        right = tr("Right: {answer}", answer=key_text(item, self._sitting.language))
        return Static(Content(f"{given}\n{right}"), markup=False)

    def begin(self) -> None:
        """Explain, and let the arrows scroll."""
        played = self._played
        flag = self._kept.flagged(self.index)
        answer = "\n".join(answer_lines(played))
        parts = [answer, cost_line(played), feedback_text(played)]
        parts.append(flag_line(flag) if flag else "")
        explanation = self.query_one(Explanation)
        explanation.tell(
            look_of(played),
            verdict_line(played, self._sitting.language),
            "\n".join(part for part in parts if part),
            played.asked.item.rationale,
            [quoted(citation, self._sitting) for citation in played.asked.item.citations],
        )
        explanation.can_focus = False
        self.query_one("#page", VerticalScroll).focus()

    def keys(self) -> list[Key]:
        """What can be done with the question, and the way back."""
        keys = [Key("explained.back", tr("back"))]
        if self.check_action("step", ()):
            keys.append(Key("explained.previous explained.next", tr("go through")))
        if self.check_action("claim", ()):
            keys.append(Key("explained.claim", tr("I was right")))
        if self.check_action("source", ()):
            keys.append(Key("explained.source", tr("source")))
        return [*keys, Key("explained.flag", tr("bad question")), Key("app.help", tr("help"))]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow what fits this question."""
        match action:
            case "claim":
                return self._kept.round.can_claim(self.index)
            case "source":
                return self._sitting.can_show(self._played.asked.item)
            case "step":
                return len(self._indexes) > 1
            case _:
                return True

    async def action_step(self, step: int) -> None:
        """Show another of the questions, round the ends."""
        place = self._indexes.index(self.index)
        self.index = self._indexes[(place + step) % len(self._indexes)]
        await self.retell()

    def action_source(self) -> None:
        """Open the passages of its quotes."""
        self.quiz.show_source(self._played.asked.item)

    async def action_claim(self) -> None:
        """Count it as right."""
        if self._kept.claim(self.index):
            await self.retell()

    def action_flag(self) -> None:
        """Say what is wrong with the question."""
        self.quiz.show_flag(self._kept, self.index, self.retell)

    def action_back(self) -> None:
        """Go back to the results."""
        self.dismiss()
