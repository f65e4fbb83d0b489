"""What grading says of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction


class Outcome(StrEnum):
    """How an answer fared."""

    RIGHT = "right"
    SLIP = "slip"
    """Right but for a slip of spelling, which is said."""
    PARTLY = "partly"
    """Some credit: a near miss."""
    WRONG = "wrong"
    PROMPT = "prompt"
    """Right but not exact enough; the player may answer once more, and nothing is recorded."""
    UNREADABLE = "unreadable"
    """No answer of this type at all (no number in it, say); asked again, nothing recorded."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome and its credit, from 0 to 1.

    ``feedback`` are the texts that say what the wrongly chosen things really are, in the
    order they were chosen.
    """

    outcome: Outcome
    credit: Fraction
    feedback: tuple[str, ...] = ()

    @property
    def final(self) -> bool:
        """Whether the answer counts; if not, the question is still open."""
        return self.outcome not in (Outcome.PROMPT, Outcome.UNREADABLE)
