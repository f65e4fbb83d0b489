"""Drawing lots that fall the same on every machine and in every Python."""

from __future__ import annotations

from hashlib import blake2b

# Seeds come from command lines, which may hold lone surrogates.
_ENCODING = ("utf-8", "surrogatepass")


class Lots:
    """Lots drawn for one purpose: a large number for each name, evenly spread.

    Built on BLAKE2 (RFC 7693), not on Python's hash or random generator, which differ between
    processes and versions.
    """

    __slots__ = ("_begun",)

    def __init__(self, *purpose: str) -> None:
        begun = "".join(f"{part}\x1f" for part in purpose)
        self._begun = blake2b(begun.encode(*_ENCODING), digest_size=8)

    def draw(self, name: str) -> int:
        """Return the lot of ``name``, from 0 to 2⁶⁴ − 1."""
        state = self._begun.copy()
        state.update(name.encode(*_ENCODING))
        return int.from_bytes(state.digest(), "big")
