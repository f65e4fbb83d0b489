"""Hands held up: how many rose for each option, typed by the teacher."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.classroom.hands import hands_lines, read_hands, uncounted_text
from alpine_quiz.terminal.screens.typed_line import TypingScreen
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from alpine_quiz.classroom.clients.leading import Leading
    from alpine_quiz.classroom.messages import QuestionView


class HandsScreen(TypingScreen):
    """The counts of the ``question`` that is asked; or hands are not used any more."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6", "off", later("no hands any more, phones alone"), id="hands.off"),
    ]

    def __init__(self, leading: Leading, question: QuestionView) -> None:
        room = leading.desk.room
        self._leading = leading
        self._question = question
        self._teams = room["teams"] if room else []
        super().__init__(
            lambda: tr("Hands held up"),
            lambda: hands_lines(question, self._teams),
            self._count,
        )

    def keys(self) -> tuple[Key, ...]:
        """Take the counts, use no hands, or go back."""
        take, back = super().keys()
        return (take, Key("hands.off", tr("no hands")), back)

    def _count(self, text: str) -> str:
        hands = read_hands(text, self._question, self._teams)
        if hands is None:
            return uncounted_text(text, self._question, self._teams)
        self._say_hands(hands.counts, hands.team)
        return ""

    # The screen closes once counts are taken; its app goes on and says them.
    def _say_hands(self, counts: list[int], team: int | None) -> None:
        self.app.run_worker(self._leading.order("count-hands", counts=counts, team=team))

    @work
    async def action_off(self) -> None:
        """Use hands no more."""
        await self._leading.order("hands", flag=False)
        self.dismiss()
