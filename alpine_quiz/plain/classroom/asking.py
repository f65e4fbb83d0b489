"""The words for the question that is asked: its course, from the stem to the podium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.classroom.clients.desk import Step
from alpine_quiz.language.catalogue import tr
from alpine_quiz.plain.classroom.hands import (
    BY_HAND,
    COUNTED,
    hands_lines,
    read_hands,
    uncounted_text,
)
from alpine_quiz.plain.classroom.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from alpine_quiz.plain.classroom.words import Heeds

ADDED = 30


class Asking(Words):
    """What comes next, and what else can be done with a question."""

    def commands(self) -> Mapping[str, Heeds]:
        """Return who heeds each word."""
        return {
            "": self.step,
            "next": self.step,
            "y": self.trial,
            "trial": self.trial,
            "p": self.pause,
            "pause": self.pause,
            "+": self.add,
            "x": self.skip,
            "skip": self.skip,
            "v": self.vote_again,
            "vote": self.vote_again,
            "h": self.hands,
            "hands": self.hands,
            "r": self.ranks,
            "ranks": self.ranks,
            "o": self.crown,
            "podium": self.crown,
            "b": self.tie,
            "tie": self.tie,
        }

    async def step(self, _: str) -> None:
        """Do what comes next."""
        step = await self.leading.step()
        if step is Step.NONE:
            self.write(tr("Nothing comes next: end closes the room."))

    async def trial(self, _: str) -> None:
        """Ask a question that does not count."""
        await self.leading.order("ask", flag=True)

    async def pause(self, _: str) -> None:
        """Hide the question, or show it again."""
        await self.leading.order("resume" if self.desk.paused else "pause")

    async def add(self, _: str) -> None:
        """Give the question more time."""
        await self.leading.order("add-time", number=ADDED)

    async def skip(self, _: str) -> None:
        """Leave the question."""
        await self.leading.order("skip")

    async def vote_again(self, _: str) -> None:
        """Let them talk it over."""
        if self.desk.phase == "open":
            await self.leading.order("close")
        await self.leading.order("vote-again")

    async def hands(self, rest: str) -> None:
        """Count hands, or say whether they are used."""
        view, room, question = self.desk.view, self.desk.room, self.desk.question
        if view is None or room is None or self.desk.at_own_pace:
            return
        if not rest:
            await self.leading.order("hands", flag=not view["hands"])
            self.write(tr("No hands any more.") if view["hands"] else tr("Hands count too."))
            if question and question["type"] in BY_HAND and not view["hands"]:
                self.write_all(hands_lines(question, room["teams"]))
            return
        countable = question and question["type"] in BY_HAND and self.desk.phase in COUNTED
        if question is None or not countable:
            self.write(tr("There are no hands to count now."))
            return
        found = read_hands(rest, question, room["teams"])
        if found is None:
            self.write(uncounted_text(rest, question, room["teams"]))
            return
        if not view["hands"]:
            await self.leading.order("hands", flag=True)
        await self.leading.order("count-hands", counts=found.counts, team=found.team)

    async def ranks(self, _: str) -> None:
        """Show the ranks."""
        await self.leading.order("ranks")

    async def crown(self, _: str) -> None:
        """Show the podium."""
        await self.leading.order("crown")

    async def tie(self, _: str) -> None:
        """Break a tie."""
        await self.leading.order("tie")
