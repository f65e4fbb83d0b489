"""What the records tell of a pack's questions to who looks through them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from alpine_quiz.game.knowledge import Knowledge
from alpine_quiz.records.difficulty import read_tallies
from alpine_quiz.records.knowing import known_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from alpine_quiz.records.flags import FlagCounts
    from alpine_quiz.records.knowing import Knowing
    from alpine_quiz.records.players import Player
    from alpine_quiz.records.scores import Tally
    from alpine_quiz.records.store import Records


class Coverage(NamedTuple):
    """How many facts there are, how many of them were asked, and how many are known."""

    facts: int
    asked: int
    known: int


@dataclass(frozen=True, slots=True)
class Browsed:
    """How the items of one pack fared and are flagged, by all, and what one player knows of it.

    ``tallies`` and ``flags`` are by item, ``knowing`` is by fact.
    """

    tallies: Mapping[str, Tally]
    flags: FlagCounts
    knowing: Knowing

    def coverage(self, subjects: Collection[str]) -> Coverage:
        """Return how much of ``subjects`` was asked, and is known."""
        stand = [self.knowing[each] for each in subjects if each in self.knowing]
        return Coverage(len(subjects), len(stand), stand.count(Knowledge.KNOWN))


def browse(records: Records, player: Player, pack: str) -> Browsed:
    """Return what the records tell of the pack of this id."""
    return Browsed(
        tallies=records.read(lambda rows: read_tallies(rows, pack)),
        flags=records.flag_counts(pack),
        knowing=known_of(records, player, pack),
    )
