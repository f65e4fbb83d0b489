"""A question as it is put to a player: its options in the order they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Question

TRUE = "true"
FALSE = "false"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what is shown of it.

    ``options`` are, in the order shown: for choice and multiple the options, for true-false
    ``"true"`` and ``"false"``, for order the items, for match the right sides; empty for
    typed types. ``lefts`` are the left sides of a match.
    """

    item: Question
    options: tuple[str, ...] = ()
    lefts: tuple[str, ...] = ()
