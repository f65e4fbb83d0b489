"""Those at the door: connected, and not in the room yet."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.classroom.messages import Role
from alpine_quiz.classroom.server.throttle import network_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.classroom.server.line import SocketLine
    from alpine_quiz.classroom.server.lines import Line

SILENT = 60.0
"""Seconds for which somebody may be connected without saying who they are."""
MOST_GUESTS = 6000
"""More than the largest class, all in one second."""


@dataclass(slots=True)
class _Guest:
    end: SocketLine
    network: str
    silent: asyncio.TimerHandle
    queues: bool = False


class Guests:
    """The lines of those who have not come in; whoever says nothing is sent away in time."""

    def __init__(self) -> None:
        self._guests: dict[Line, _Guest] = {}

    def add(self, line: Line, end: SocketLine, address: str) -> None:
        """Take in a line from ``address``; where there are too many, another one is cut."""
        if len(self._guests) >= MOST_GUESTS:
            self._make_room()
        self._guests[line] = _Guest(end, network_of(address), self._expect(line))

    def forget(self, line: Line) -> None:
        """Let a line be no guest's any more: they came in, or went."""
        guest = self._guests.pop(line, None)
        if guest is not None:
            guest.silent.cancel()

    @contextmanager
    def queueing(self, line: Line) -> Iterator[None]:
        """Send nobody away who waits for their turn, however long that takes."""
        guest = self._guests.get(line)
        if guest is None:
            yield
            return
        guest.queues = True
        try:
            yield
        finally:
            guest.queues = False

    def _make_room(self) -> None:
        """Cut whoever is there longest of the network from which most come.

        Otherwise a device that opens lines would keep a whole school out. Who has given the PIN
        may be choosing a name, and stays as long as others have not.
        """
        without_pin = [line for line in self._guests if not line.passed] or list(self._guests)
        networks = Counter(self._guests[line].network for line in without_pin)
        ((crowded, _),) = networks.most_common(1)
        cut = next(line for line in without_pin if self._guests[line].network == crowded)
        self._guests[cut].end.cut()
        self.forget(cut)

    def _expect(self, line: Line) -> asyncio.TimerHandle:
        return asyncio.get_running_loop().call_later(SILENT, self._look_after, line)

    def _look_after(self, line: Line) -> None:
        guest = self._guests.get(line)
        if guest is None or line.passed or line.role is not Role.GUEST:
            return
        if guest.queues:
            guest.silent = self._expect(line)
        else:
            guest.end.close("silent")
