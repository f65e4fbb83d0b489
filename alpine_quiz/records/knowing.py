"""What the player of a sitting knows of its pack's facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from alpine_quiz.game.knowledge import Knowledge, knowledge
from alpine_quiz.records.ways import end_of_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.records.players import Player
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.records.store import Records

Knowing: TypeAlias = Mapping[str, Knowledge]
"""How facts stand, by their ids; what is absent was never met."""


def what_is_known(sitting: Sitting) -> Knowing:
    """Return how all that the player has met of the pack stands today."""
    return known_of(sitting.records, sitting.player, sitting.pack.id)


def known_of(records: Records, player: Player, pack: str) -> Knowing:
    """Return how all that a player has met of the pack of this id stands today."""
    history = records.history(player, pack)
    if not history:
        return {}
    schedule = records.schedule(player, pack)
    until = end_of_day(records.now().astimezone().date())
    return {
        subject: knowledge(past, schedule.get(subject), until) for subject, past in history.items()
    }


def count_known(subjects: Iterable[str], knowing: Knowing) -> int:
    """Return how many of ``subjects`` are known; what fades is not, here as in statistics."""
    return sum(knowing.get(subject) is Knowledge.KNOWN for subject in subjects)
