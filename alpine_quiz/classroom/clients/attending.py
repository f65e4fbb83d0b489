"""Sitting in a room of somebody else: the line to it, the seat there, and coming back."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from alpine_quiz.classroom.clients.calling import Call, Link
from alpine_quiz.classroom.clients.heeded import Heeded
from alpine_quiz.classroom.clients.kept_seats import KeptSeat, forget_seat, keep_seat
from alpine_quiz.classroom.clients.line import ClientLine
from alpine_quiz.classroom.clients.seat import Seat

if TYPE_CHECKING:
    from alpine_quiz.classroom.clients.calling import Dial

_OPENS_NOTHING = frozenset({"unknown", "replaced"})


class Attending(Heeded):
    """A student’s line to the room at ``url``; a screen is only one of those who ``heed`` it.

    With a ``kept`` seat they come back; else with a ``pin``, to be asked who they are.
    """

    def __init__(
        self,
        url: str,
        *,
        language: str = "",
        dial: Dial | None = None,
        seat: Seat | None = None,
    ) -> None:
        super().__init__()
        self.url = url
        self.language = language
        self.pin = ""
        self.seat = seat or Seat()
        self.call = Call(lambda: ClientLine(url), self._hello, self._take, self._told)
        self._dial = dial or (lambda: ClientLine(url))
        self._kept: KeptSeat | None = None
        self._anew = asyncio.Event()

    @property
    def is_up(self) -> bool:
        """Whether the room answers."""
        return self.call.link is Link.UP

    def come_back(self, kept: KeptSeat) -> None:
        """Call the room, to sit where they sat."""
        self._kept, self.pin = kept, kept.pin
        self.seat.secret, self.seat.name = kept.secret, kept.name
        self._call_anew()

    def come_in(self, pin: str) -> None:
        """Call the room with its PIN, to be shown the door."""
        self._kept, self.pin, self.seat.secret = None, pin, ""
        self._call_anew()

    def _call_anew(self) -> None:
        self.seat.turned_away = None
        self.call.end()
        self.call = Call(self._dial, self._hello, self._take, self._told)
        self._anew.set()

    async def run(self) -> None:
        """Keep the line, and take up another where that is called for."""
        while True:
            await self._anew.wait()
            self._anew.clear()
            running = asyncio.ensure_future(self.call.run())
            anew = asyncio.ensure_future(self._anew.wait())
            try:
                await asyncio.wait({running, anew}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                running.cancel()
                anew.cancel()
            with suppress(asyncio.CancelledError):
                await running
            self._told()

    def _hello(self) -> dict[str, Any]:
        who = {"secret": self.seat.secret} if self.seat.secret else {"pin": self.pin}
        return {"role": "player", "language": self.language, **who}

    def _take(self, frame: dict[str, Any]) -> None:
        self.seat.take(frame)
        match frame.get("is"):
            case "welcome":
                self._keep()
            case "refused" if frame["refusal"] in _OPENS_NOTHING and self._kept is not None:
                # The secret opens nothing any more: they are asked who they are again.
                with suppress(OSError):
                    forget_seat(self._kept)
                self.come_in(self.pin)
            case "you" | "own" if self.seat.unsent is not None:
                self._again = asyncio.ensure_future(self.call.say("answer", **self.seat.unsent))
        self._told()

    def _keep(self) -> None:
        kept = KeptSeat(self.url, self.pin, self.seat.name, self.seat.secret)
        # Without it they come back by knocking.
        with suppress(OSError):
            keep_seat(kept)

    async def join(self, name: str, team: int | None, language: str) -> None:
        """Ask to be let in."""
        self.language = language
        self.seat.turned_away = None
        await self.call.say("join", name=name, team=team, language=language)

    async def knock(self, name: str) -> None:
        """Ask the teacher to be let in as somebody who is in the room already."""
        self.seat.turned_away = None
        await self.call.say("knock", name=name)

    async def answer(self, given: list[int] | str, sure: int = 1) -> None:
        """Answer the question; over a line that is lost it is said once that is back."""
        said = self.seat.answer(given, sure)
        self._told()
        await self.call.say("answer", **said)

    async def speak(self, language: str) -> None:
        """Ask for the questions in another language; over a line that is lost, once it is back."""
        self.language = language
        await self.call.say("speak", language=language)

    async def begin(self) -> None:
        """At one's own pace: begin to go through the questions, perhaps once more."""
        self.seat.turned_away = None
        await self.call.say("begin")

    async def leave(self) -> None:
        """Say good-bye; the seat is kept."""
        await self.call.say("leave")
        self.call.end("left")
