"""The question that is asked, as its teacher sees it: the key, and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from alpine_quiz.classroom.shown import asked_of
from alpine_quiz.language.catalogue import later, tr, tr_count
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.classroom.answering import given_text, known_key
from alpine_quiz.plain.classroom.wording import number_text
from alpine_quiz.terminal.classroom.private import PrivateScreen
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.classroom.messages import TallyView


class NowScreen(PrivateScreen):
    """The right answer, exact figures, and every answer given, one of which can be accepted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "a,enter", "accept", later("count the answer pointed at as right"), id="now.accept"
        ),
    ]

    def heading(self) -> str:
        """Return which question it is."""
        question = self.leading.desk.question
        if question is None:
            return tr("For you alone: the question")
        return tr("For you alone: {question}", question=number_text(question))

    def keys(self) -> tuple[Key, ...]:
        """Accept, or turn the page."""
        return (Key("now.accept", tr("accept")), *self.last_keys())

    @property
    def _tally(self) -> list[TallyView]:
        view = self.leading.desk.view
        return view.get("tally", []) if view else []

    def rows(self) -> Sequence[Row]:
        """Return the answers, the most frequent first; above them the key and the figures."""
        view, question = self.leading.desk.view, self.leading.desk.question
        if view is None or question is None:
            return []
        asked = asked_of(question)
        shown = "options" in question
        key = view.get("key", "")
        title = self._title()
        rows = []
        for place, told in enumerate(self._tally):
            right = told["given"] == key or (isinstance(key, list) and told["given"][0] in key)
            text = given_text(asked, told["given"]) if shown else whole(place + 1)
            look = "right" if right else ""
            rows.append(Row(text, "", whole(told["count"]), look, title if not place else ""))
        return rows or [Row(tr("no answer yet"), look="faint", above=title)]

    def _title(self) -> str:
        view, question = self.leading.desk.view, self.leading.desk.question
        if view is None or question is None:
            return ""
        key = known_key(question["type"], view.get("key_text", ""))
        return tr("Right: {answer}", answer=key)

    def about(self, place: int) -> str:
        """Return exact figures: how many have answered, and how many with more time have not."""
        view = self.leading.desk.view
        if view is None:
            return ""
        lines = [
            tr(
                "{answered} of {there} have answered",
                answered=whole(view["answered"]),
                there=whole(view["there"]),
            )
        ]
        if view["waiting"]:
            lines.append(
                tr_count(
                    "{count} with more time is still answering.",
                    "{count} with more time are still answering.",
                    view["waiting"],
                )
            )
        return "\n".join(lines)

    def choose(self, place: int) -> None:
        """Accept the answer."""
        question = self.leading.desk.question
        if question is not None and place < len(self._tally):
            given = self._tally[place]["given"]
            self.order("accept", turn=question["turn"], given=given)

    def action_accept(self) -> None:
        """Accept the answer pointed at."""
        self.action_choose()
