"""Memory: how long a fact is likely to be known, and so when it wants asking again.

The model is FSRS-6 (https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm),
as the package ``fsrs`` computes it. It follows facts, not wordings: whichever form was asked,
every fact of the item is scheduled.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from alpine_quiz.bank.model import ItemType

if TYPE_CHECKING:
    from datetime import datetime

_RECALL = {ItemType.TEXT, ItemType.NUMBER, ItemType.ORDER}
_HALF = Fraction(1, 2)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Memory:
    """What is left of a fact in a player's memory.

    ``stability`` is the days until it is known in nine cases of ten, ``difficulty`` runs from
    1 to 10; ``reviewed`` is its latest answer, ``due`` when it wants the next, both UTC.
    """

    stability: float
    difficulty: float
    reviewed: datetime
    due: datetime


Schedule: TypeAlias = Mapping[str, Memory]
"""The memory of one pack's facts, by their ids; what was never asked is absent."""


class Grade(IntEnum):
    """How well a fact was remembered; the values are FSRS's ratings (its 4 is never given)."""

    AGAIN = 1
    HARD = 2
    GOOD = 3


def grade_of(type_: str, credit: Fraction, hints: int = 0) -> Grade:
    """Return how well an answer of this type shows its facts to be remembered.

    FSRS's parameters were measured on recall, so *good* is an unaided right answer that was
    typed or put in order. Options, pairs and hints show the answer to be recognised: that
    proves less, so a right one is *hard*, the pass that lengthens the interval least. So is
    half an answer recalled (one pair of neighbours swapped, an estimate nearby). Half an
    answer recognised may be luck: it is *again*, as every miss is. How long an answer took
    says nothing: people read, and are called away.
    """
    recalled = type_ in _RECALL
    if credit == 1:
        return Grade.GOOD if recalled and not hints else Grade.HARD
    return Grade.HARD if recalled and credit >= _HALF else Grade.AGAIN


class Scheduler:
    """Moves memories on, answer by answer; the same answers always make the same memories.

    There are no learning steps of minutes: whoever wants a miss back at once retries it.
    Nothing is drawn by lot, and no clock is read. Importing ``fsrs`` takes its time, so it is
    done when the first scheduler is made.
    """

    def __init__(self) -> None:
        import fsrs

        self._fsrs = fsrs
        self._scheduler = fsrs.Scheduler(
            learning_steps=(), relearning_steps=(), enable_fuzzing=False
        )

    def after(self, memory: Memory | None, grade: Grade, at: datetime) -> Memory:
        """Return the memory of a fact after an answer; ``None`` before is a fact never asked.

        ``at`` is UTC. FSRS counts whole days begun. Here they are rounded: who answers in the
        evening and again next morning has slept on it.
        """
        fsrs = self._fsrs
        if memory is None:
            card = fsrs.Card(card_id=0, due=at)
        else:
            card = fsrs.Card(
                card_id=0,
                state=fsrs.State.Review,
                stability=memory.stability,
                difficulty=memory.difficulty,
                due=memory.due,
                last_review=at - _DAY * days_between(memory.reviewed, at),
            )
        card, _ = self._scheduler.review_card(card, fsrs.Rating(grade.value), at)
        if card.stability is None or card.difficulty is None:
            raise AssertionError("a card that was reviewed has both")
        return Memory(card.stability, card.difficulty, at, card.due)


def days_between(earlier: datetime, later: datetime) -> int:
    """Return the days from one moment to another, rounded; 0 where clocks went back."""
    return max(0, math.floor((later - earlier) / _DAY + 0.5))


def due_facts(schedule: Schedule, until: datetime) -> list[str]:
    """Return the facts that are due before ``until``, those most likely forgotten first."""
    due = [fact for fact, memory in schedule.items() if memory.due < until]
    return sorted(due, key=lambda fact: (-_forgotten(schedule[fact], until), fact))


def _forgotten(memory: Memory, now: datetime) -> float:
    # In FSRS the chance to recall depends on this quotient alone, and falls as it grows.
    return (now - memory.reviewed) / _DAY / memory.stability
