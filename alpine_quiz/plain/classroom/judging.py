"""The words for what was answered: to see it, to accept an answer, to strike a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr
from alpine_quiz.plain.classroom.told import answers_lines, asked_lines, now_lines
from alpine_quiz.plain.classroom.words import Words, number_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from alpine_quiz.classroom.messages import AskedView
    from alpine_quiz.plain.classroom.words import Heeds


class Judging(Words):
    """Questions that were asked, by their numbers in the list of all; without one, the latest."""

    _listed: tuple[AskedView, tuple[int, int]] | None = None
    """The answers listed last, and what was asked then: it is they that have the numbers."""

    def commands(self) -> Mapping[str, Heeds]:
        """Return who heeds each word."""
        return {
            "n": self.now,
            "now": self.now,
            "u": self.strike,
            "strike": self.strike,
            "a": self.accept,
            "accept": self.accept,
        }

    def _asked(self, number: str) -> AskedView | None:
        """Return the question that is meant; where there is none, that is said."""
        asked = self.desk.answers
        if not asked:
            self.write(tr("No question was asked yet."))
            return None
        if not number and self.desk.question is not None:
            return asked[-1]
        known = number_in(number, len(asked))
        if known is None:
            self.write(tr("No question that was asked has that number; t lists them."))
            return None
        return asked[known - 1]

    def _numbered(self) -> AskedView | None:
        """Return the question whose answers have numbers: the one listed, or else the latest."""
        if self._listed is not None and self._listed[1] == self.desk.turn:
            return self._listed[0]
        return self.desk.answers[-1] if self.desk.question is not None else None

    async def now(self, rest: str) -> None:
        """Tell what only the teacher may know of a question, or how all were answered."""
        if not rest and self.desk.question is None and self.desk.answers:
            self.write_all(asked_lines(self.desk))
        elif (asked := self._asked(rest)) is not None:
            self._listed = asked, self.desk.turn
            lines = [] if rest else now_lines(self.desk)
            self.write_all([*lines, *answers_lines(self.desk, asked)])

    async def strike(self, rest: str) -> None:
        """Let a question count for nobody, or again."""
        asked = self._asked(rest)
        if asked is None:
            return
        struck = not asked["struck"]
        await self.leading.order("strike", turn=asked["turn"], flag=struck)
        self.write(
            tr("This question counts for nobody.") if struck else tr("This question counts.")
        )

    async def accept(self, rest: str) -> None:
        """Accept an answer that was counted wrong."""
        asked = self._numbered()
        known = number_in(rest, len(asked["answers"])) if asked else None
        if asked is None or known is None:
            self.write(tr("No answer has that number; n lists them."))
            return
        answer = asked["answers"][known - 1]
        if answer["right"]:
            self.write(tr("That answer is counted as right already."))
            return
        await self.leading.order("accept", turn=asked["turn"], given=answer["given"])
        self.write(tr("It is right now, for all who give it."))
