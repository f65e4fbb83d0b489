"""The words for the questions to come: in which order, and which of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.classroom.sets import save_set
from alpine_quiz.language.catalogue import tr
from alpine_quiz.plain.classroom.told import plan_lines
from alpine_quiz.plain.classroom.words import Words, number_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from alpine_quiz.plain.classroom.words import Heeds


class Planning(Words):
    """Questions, by their numbers in the list of them."""

    def commands(self) -> Mapping[str, Heeds]:
        """Return who heeds each word."""
        return {
            "t": self.questions,
            "questions": self.questions,
            "s": self.swap,
            "swap": self.swap,
            "m": self.move,
            "move": self.move,
            "cut": self.cut,
            "save": self.save,
        }

    async def questions(self, _: str) -> None:
        """List the questions."""
        self.write_all(plan_lines(self.desk))

    def _planned(self, number: str) -> int | None:
        """Return the place in the plan of the question with this number in the list."""
        asked = len(self.desk.asked)
        known = number_in(number, asked + len(self.desk.plan))
        if known is None or known <= asked:
            self.write(tr("No question to come has that number; t lists them."))
            return None
        return known - 1 - asked

    async def swap(self, rest: str) -> None:
        """Have another question in the place of one."""
        place = self._planned(rest)
        if place is not None:
            await self.leading.order("swap", number=place)

    async def move(self, rest: str) -> None:
        """Ask a question earlier or later."""
        which, _, where = rest.partition(" ")
        at, to = self._planned(which), self._planned(where.strip())
        if at is not None and to is not None:
            plan = self.desk.plan
            plan.insert(to, plan.pop(at))
            await self.leading.order("plan", questions=plan)

    async def cut(self, rest: str) -> None:
        """Leave a question out."""
        place, plan = self._planned(rest), self.desk.plan
        if place is not None:
            del plan[place]
            await self.leading.order("plan", questions=plan)

    async def save(self, rest: str) -> None:
        """Keep the questions."""
        pool, places = self.desk.pool, [*self.desk.asked, *self.desk.plan]
        try:
            path = save_set(rest, [pool[at]["item"] for at in places])
        except ValueError:
            self.write(
                tr("A name has letters, figures, spaces or dashes, and no more than 60 of them.")
            )
        except OSError as error:
            self.write(tr("It could not be saved: {reason}.", reason=str(error)))
        else:
            self.write(tr("Saved as {path}", path=str(path)))
