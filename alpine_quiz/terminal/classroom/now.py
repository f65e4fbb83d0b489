"""A question that was asked, as its teacher sees it: the key, and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from alpine_quiz.classroom.clients.shown import asked_of
from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.classroom.answering import asked_text, given_text, known_key, tally_note
from alpine_quiz.plain.classroom.told import now_lines
from alpine_quiz.plain.classroom.wording import number_text
from alpine_quiz.terminal.classroom.private import PrivateScreen
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.classroom.clients.leading import Leading
    from alpine_quiz.classroom.messages import AnswerView, AskedView


class NowScreen(PrivateScreen):
    """The right answer, exact figures, and every answer given, one of which can be accepted.

    The question is the one of ``turn``, or else the latest.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "a,enter", "accept", later("count the answer pointed at as right"), id="now.accept"
        ),
        Binding("u", "strike", later("strike this question, or count it again"), id="now.strike"),
    ]

    def __init__(self, leading: Leading, turn: int | None = None) -> None:
        super().__init__(leading)
        self._turn = turn
        self._pointed_at: list[int] | str | None = None

    @property
    def _asked(self) -> AskedView | None:
        if self._turn is not None:
            return self.leading.desk.answers_to(self._turn)
        answers = self.leading.desk.answers
        return answers[-1] if answers and self.leading.desk.question is not None else None

    @property
    def _is_now(self) -> bool:
        """Whether it is the question that is asked just now."""
        asked = self._asked
        return asked is not None and asked["turn"] == self.leading.desk.turn[0]

    def heading(self) -> str:
        """Return which question it is."""
        question, asked = self.leading.desk.question, self._asked
        if question is not None and self._is_now:
            return tr("For you alone: {question}", question=number_text(question))
        if asked is None:
            return tr("For you alone: the question")
        number = self.leading.desk.answers.index(asked) + 1
        return tr("For you alone: question {number}", number=whole(number))

    def keys(self) -> tuple[Key, ...]:
        """Accept, strike, or turn the page."""
        asked = self._asked
        strike = tr("count it again") if asked and asked["struck"] else tr("strike")
        return (Key("now.accept", tr("accept")), Key("now.strike", strike), *self.last_keys())

    @property
    def _answers(self) -> list[AnswerView]:
        asked = self._asked
        return asked["answers"] if asked else []

    def fill(self) -> None:
        """List the answers as they are now; the one pointed at stays so, wherever it goes."""
        before = self._pointed_at
        super().fill()
        for place, each in enumerate(self._answers):
            if each["given"] == before:
                self.list.cursor = place

    def describe(self) -> None:
        """Remember what is pointed at, and say what there is to say."""
        super().describe()
        place, answers = self.list.cursor, self._answers
        self._pointed_at = answers[place]["given"] if 0 <= place < len(answers) else None

    def rows(self) -> Sequence[Row]:
        """Return the answers; above them the question, where it is another, and the key."""
        asked = self._asked
        question = self.leading.desk.pooled(asked["question"]) if asked else None
        if asked is None or question is None:
            return []
        shown, title = asked_of(question), self._title(asked)
        most = max((each["count"] for each in self._answers), default=0)
        return [
            Row(
                ("✓ " if each["right"] else "") + given_text(shown, each["given"]),
                note=tally_note(each["count"], None, most),
                look="right" if each["right"] else "",
                above=title if not place else "",
            )
            for place, each in enumerate(self._answers)
        ] or [Row(tr("no answer yet"), look="faint", above=title)]

    def _title(self, asked: AskedView) -> str:
        item = self.leading.desk.pool[asked["question"]]
        return tr("Right: {answer}", answer=known_key(item["type"], item["key_text"]))

    def about(self, place: int) -> str:
        """Return which question it is, where another is asked by now, and exact figures."""
        view, asked = self.leading.desk.view, self._asked
        if view is None or asked is None:
            return ""
        if not self._is_now:
            return f"{self.leading.desk.pool[asked['question']]['stem']}\n{asked_text(asked)}"
        if asked["struck"]:
            return asked_text(asked)
        return "\n".join(now_lines(self.leading.desk))

    def choose(self, place: int) -> None:
        """Accept the answer."""
        asked = self._asked
        if asked is not None and place < len(asked["answers"]):
            given = asked["answers"][place]["given"]
            self.order("accept", turn=asked["turn"], given=given)

    def action_accept(self) -> None:
        """Accept the answer pointed at."""
        self.action_choose()

    def action_strike(self) -> None:
        """Let the question count for nobody, or again."""
        asked = self._asked
        if asked is not None and not self.too_small:
            self.order("strike", turn=asked["turn"], flag=not asked["struck"])
