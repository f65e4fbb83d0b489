"""Simulated students: each on a line of its own, answering as a class does."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import aiohttp

from alpine_quiz.classroom.clients.line import trusted
from alpine_quiz.classroom.messages import PROTOCOL

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

AT_ONCE = 200
"""How many come in at the same time."""
_PATIENCE = 60.0


@dataclass(slots=True)
class Notes:
    """What was seen by all students, in seconds of one clock.

    ``asked`` are the moments at which each question came, by its turn.
    """

    asked: dict[int, list[float]] = field(default_factory=dict)
    acknowledged: list[float] = field(default_factory=list)
    taken: int = 0
    refused: int = 0

    def spread(self) -> list[float]:
        """Return how much later than to the first each question came to each student."""
        return [moment - min(moments) for moments in self.asked.values() for moment in moments]


class SimulatedStudent:
    """A student who answers each question within ``window`` seconds, and waits for the word."""

    def __init__(self, number: int, notes: Notes, window: float, chance: random.Random) -> None:
        self.name = f"Student {number}"
        self.secret = ""
        self.points = 0.0
        self.shown = 0
        self.taken: set[int] = set()
        self._notes = notes
        self._window = window
        self._chance = chance
        self._sent: dict[int, float] = {}
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._reader: asyncio.Task[None] | None = None
        self._in = asyncio.Event()

    async def come_in(self, http: aiohttp.ClientSession, url: str, pin: str) -> None:
        """Join the room, or come back to it."""
        self._in.clear()
        self._socket = await http.ws_connect(url, max_msg_size=1 << 20, ssl=trusted(url))
        self._reader = asyncio.create_task(self._read())
        if self.secret:
            await self._say("hello", role="player", secret=self.secret, protocol=PROTOCOL)
        else:
            await self._say("hello", role="player", pin=pin, protocol=PROTOCOL)
            await self._say("join", name=self.name)
        async with asyncio.timeout(_PATIENCE):
            await self._in.wait()

    @property
    def is_there(self) -> bool:
        """Whether they hear what the room says."""
        return self._reader is not None and not self._reader.done()

    async def drop(self) -> None:
        """Lose the line."""
        if self._reader is not None:
            self._reader.cancel()
            with suppress(asyncio.CancelledError):
                await self._reader
        if self._socket is not None:
            await self._socket.close()

    async def _say(self, kind: str, **content: object) -> None:
        if self._socket is not None:
            await self._socket.send_str(json.dumps({"is": kind, **content}))

    async def _read(self) -> None:
        if self._socket is None:
            return
        async for message in self._socket:
            if message.type is aiohttp.WSMsgType.TEXT:
                self._hear(json.loads(message.data))

    def _hear(self, told: Mapping[str, Any]) -> None:
        now = time.perf_counter()
        match told["is"]:
            case "room" if told["phase"] == "open":
                self._think(told["question"], now)
            case "room" if told["phase"] == "revealed":
                self.shown += 1
            case "taken":
                self.taken.add(told["turn"])
                self._notes.taken += 1
                if told["turn"] in self._sent:
                    self._notes.acknowledged.append(now - self._sent[told["turn"]])
            case "refused":
                self._notes.refused += 1
            case "welcome":
                self.secret = told["secret"]
            case "you":
                self.points = told["points"]
                self._in.set()

    def _think(self, question: Mapping[str, Any], now: float) -> None:
        turn = question["turn"]
        if turn in self._sent:
            return
        self._notes.asked.setdefault(turn, []).append(now)
        self._sent[turn] = now
        pause = self._chance.uniform(0, self._window)
        asyncio.get_running_loop().call_later(pause, self._answer, question)

    def _answer(self, question: Mapping[str, Any]) -> None:
        self._sent[question["turn"]] = time.perf_counter()
        answering = self._say(
            "answer",
            turn=question["turn"],
            vote=question["vote"],
            given=answer_to(question, self._chance),
        )
        self._answering = asyncio.create_task(answering)


def answer_to(question: Mapping[str, Any], chance: random.Random) -> list[int] | str:
    """Return any answer that fits a question as students see it."""
    shown = len(question.get("options", ()))
    match question["type"]:
        case "choice" | "multiple":
            return [chance.randrange(shown)]
        case "true-false":
            return [chance.randrange(2)]
        case "order":
            return chance.sample(range(shown), shown)
        case "match":
            return chance.sample(range(shown), len(question["lefts"]))
        case "number":
            return str(chance.randrange(1900, 2030))
        case _:
            return "Rédélé"
