"""What a player knows of a fact, in four words."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from alpine_quiz.game.history import Past
    from alpine_quiz.game.memory import Memory


class Knowledge(StrEnum):
    """How a fact stands with a player."""

    KNOWN = "known"
    FADING = "fading"
    """Known last time, and due to be asked again."""
    MISSED = "missed"
    """Not wholly right last time."""
    UNMET = "unmet"


def knowledge(past: Past | None, memory: Memory | None, until: datetime) -> Knowledge:
    """Return how a fact stands; it fades where ``memory`` has it due before ``until``.

    What was only practised is in no memory, and does not fade.
    """
    if past is None:
        return Knowledge.UNMET
    if past.credit < 1:
        return Knowledge.MISSED
    return Knowledge.FADING if memory is not None and memory.due < until else Knowledge.KNOWN
