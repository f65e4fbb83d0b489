"""Slowing down those who guess or flood, and nobody beside them."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from ipaddress import IPv6Address, IPv6Network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WRONG_AT_ONCE = 20
"""Wrong PINs from one address that cost nothing: a class mistypes too."""
PAUSE = 0.2
"""Seconds between two tries from an address that has guessed more often than that."""
FORGIVEN_AFTER = 10.0
"""Seconds after which one wrong PIN is forgotten."""
_MOST_HELD = 2 * WRONG_AT_ONCE
"""So many are held against an address: it is forgiven soon after the last."""
_MOST_ADDRESSES = 10_000

MESSAGES_AT_ONCE = 40
MESSAGES_A_SECOND = 10


class Guesses:
    """How soon a PIN from an address may be looked at.

    A school is one address: where somebody guesses there, all tries from it are looked at one
    after the other, five a second, and nobody is kept out; who has been wrong on the same line
    before waits in a row of their own. A million PINs take more than a day.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._wrong: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._next: dict[tuple[str, bool], float] = {}

    def wrong(self, address: str) -> None:
        """Note a wrong PIN."""
        address = network_of(address)
        self._wrong[address] = (min(self._count(address) + 1, _MOST_HELD), self._clock())
        self._wrong.move_to_end(address)
        while len(self._wrong) > _MOST_ADDRESSES:
            forgotten, _ = self._wrong.popitem(last=False)
            self._forget_turns(forgotten)

    def right(self, address: str) -> None:
        """Note a right PIN: it makes up for a wrong one, as of a large class some mistype."""
        address = network_of(address)
        if address in self._wrong:
            self._wrong[address] = (max(0.0, self._count(address) - 1), self._clock())

    def pause(self, address: str, *, again: bool = False) -> float:
        """Return for how many seconds a try from ``address`` has to wait, and take its turn.

        ``again`` tells of a line that has been wrong before.
        """
        address = network_of(address)
        if self._count(address) < WRONG_AT_ONCE:
            self._forget_turns(address)
            return 0.0
        now = self._clock()
        turn = max(now, self._next.get((address, again), now)) + PAUSE
        self._next[address, again] = turn
        return turn - now

    def _forget_turns(self, address: str) -> None:
        for again in (False, True):
            self._next.pop((address, again), None)

    def _count(self, address: str) -> float:
        count, since = self._wrong.get(address, (0.0, 0.0))
        return max(0.0, count - (self._clock() - since) / FORGIVEN_AFTER)


def network_of(address: str) -> str:
    """Return what one device cannot leave: of IPv6 it has as many addresses as it likes."""
    with suppress(ValueError):
        read = IPv6Address(address)
        return str(read.ipv4_mapped or IPv6Network((int(read) >> 64 << 64, 64)))
    return address


class Messages:
    """How many messages a line may still send just now."""

    __slots__ = ("_clock", "_left", "_since")

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._left = float(MESSAGES_AT_ONCE)
        self._since = clock()

    def take(self) -> bool:
        """Count a message; return whether it was not one too many."""
        now = self._clock()
        more = max(0.0, now - self._since) * MESSAGES_A_SECOND
        self._left = min(MESSAGES_AT_ONCE, self._left + more)
        self._since = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
