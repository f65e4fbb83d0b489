"""What a player has met before, as choosing needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from fractions import Fraction

    from alpine_quiz.bank.model import Question


@dataclass(frozen=True, slots=True)
class Past:
    """How often something was asked (at least once), and its latest credit, from 0 to 1.

    ``latest`` numbers its latest answer: of two, the greater is the later. Two pasts of
    different answers may be alike.
    """

    seen: int
    credit: Fraction
    latest: int = field(default=0, compare=False)


History: TypeAlias = Mapping[str, Past]
"""The past of one pack's items and facts, by their ids; what was never asked is absent."""


class Standing(IntEnum):
    """How urgently an item wants asking; the lower comes first."""

    UNSEEN = 0
    MISSED = 1
    KNOWN_OTHERWISE = 2
    """Not asked yet, but its facts were, in another form, and known."""
    KNOWN = 3


def standing(item: Question, history: History) -> Standing:
    """Return how an item stands in a player's history.

    A fact missed in one form makes its other forms wanted too.
    """
    own = history.get(item.id)
    facts = [past for fact in item.facts if (past := history.get(fact)) is not None]
    if own is None and not facts:
        return Standing.UNSEEN
    latest = facts or ([own] if own is not None else [])
    if any(past.credit < 1 for past in latest):
        return Standing.MISSED
    return Standing.KNOWN if own is not None else Standing.KNOWN_OTHERWISE
