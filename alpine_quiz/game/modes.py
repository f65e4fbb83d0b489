"""The ways to play, and what each changes in the rules of a round."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Mode(StrEnum):
    """How a round is played; the values are kept with it."""

    QUICK = "quick"
    TOPIC = "topic"
    """Questions of one topic."""
    SEARCH = "search"
    """Questions that were searched for; it sets no best score, since each is another round."""
    REVIEW = "review"
    """The facts that are due."""
    WEAK = "weak"
    """The weakest facts, to practise at any time: their schedule does not move."""
    EXAM = "exam"
    """No verdict before the end, no hints, history ignored, and a time limit where one is set."""
    SURVIVAL = "survival"
    """As many as can be, until the third miss."""
    TIMELINE = "timeline"
    """Orders and years."""
    DAILY = "daily"
    """The day's round, the same for everyone, once."""
    RETRY = "retry"
    """The misses of another round once more; it sets no best score."""
    HOTSEAT = "hotseat"
    """Several at one keyboard; what they know is nobody's history."""


ROUND = 10
DAILY_ROUND = 5
EXAM_ROUND = 20
SURVIVAL_ROUND = 100
HOTSEAT_ROUND = 12
LIVES = 3
"""How many misses end a round of survival."""
_LEARNING = (Mode.REVIEW, Mode.WEAK, Mode.RETRY)
_NEVER_TIMED = (Mode.DAILY, *_LEARNING)


def length_of(mode: Mode) -> int:
    """Return how many questions a round has where the player does not say."""
    lengths = {
        Mode.DAILY: DAILY_ROUND,
        Mode.EXAM: EXAM_ROUND,
        Mode.SURVIVAL: SURVIVAL_ROUND,
        Mode.HOTSEAT: HOTSEAT_ROUND,
    }
    return lengths.get(mode, ROUND)


class Rules(NamedTuple):
    """What sets a round apart from a quick one.

    ``lives`` are the misses that end it, 0 for any number; ``silent`` keeps verdicts, help and
    sources back until the end; ``seconds`` are the limit for the whole, 0 for none.
    ``helps_cost`` says that a hint and 50:50 take from the score.
    """

    lives: int = 0
    silent: bool = False
    seconds: int = 0
    helps_cost: bool = True


QUICK_RULES = Rules()


def may_be_timed(mode: str) -> bool:
    """Tell whether a round of this mode can have a limit of time."""
    return mode not in _NEVER_TIMED


def rules_of(mode: str, seconds: int = 0) -> Rules:
    """Return the rules of a mode, by its kept value; one that is not known is a quick one's.

    ``seconds`` limit the whole round, 0 for no limit; what is never timed has none.
    """
    return Rules(
        lives=LIVES if mode == Mode.SURVIVAL else 0,
        silent=mode == Mode.EXAM,
        seconds=max(0, seconds) if may_be_timed(mode) else 0,
        helps_cost=mode not in _LEARNING,
    )
