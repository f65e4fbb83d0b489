"""What a teacher lays down for a room before it opens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SECOND = 1000
"""A room counts time in whole milliseconds."""

GRACE = 2 * SECOND
"""How long after its limit an answer still counts: it was on its way."""

RETURN = 10 * SECOND
"""How long those are waited for who lost their connection, or whose server was away."""

MAX_SECONDS = 3600
SPEED_SECONDS = 30
"""The limit of questions that are scored by speed, where the teacher names none."""

MAX_TEAMS = 12


class Scoring(StrEnum):
    """How answers become points."""

    ACCURACY = "accuracy"
    """What was known, and nothing else."""
    SPEED = "speed"
    """What was known, more for an early answer."""
    CONFIDENCE = "confidence"
    """What was known, more where the student was sure, less where they were wrongly so."""


class Naming(StrEnum):
    """Where students' names come from."""

    FREE = "free"
    LIST = "list"
    GENERATED = "generated"


class Feedback(StrEnum):
    """When a student at their own pace is told what was right."""

    AT_ONCE = "at-once"
    AT_THE_END = "at-the-end"


class Counted(StrEnum):
    """Which of a student's attempts at their own pace counts."""

    BEST = "best"
    LATEST = "latest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How a room is played.

    ``seconds`` is the limit of each question, 0 for none; ``reading`` those for which only the
    stem is shown, ``None`` for as long as it takes to read where there is a limit. ``names``
    are those to choose from, ``teams`` what the teams are called.
    """

    scoring: Scoring = Scoring.ACCURACY
    seconds: int = 0
    reading: int | None = None
    naming: Naming = Naming.FREE
    names: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()

    @property
    def limit(self) -> int:
        """The limit of each question in milliseconds, or 0; speed needs one."""
        seconds = self.seconds
        if not seconds and self.scoring is Scoring.SPEED:
            seconds = SPEED_SECONDS
        return seconds * SECOND

    def reading_time(self, stem: str) -> int:
        """Return for how many milliseconds the stem alone is shown.

        Four words a second, and two seconds to look up; ten at the most.
        """
        if self.reading is not None:
            return self.reading * SECOND
        if not self.limit:
            return 0
        return min(10 * SECOND, 2 * SECOND + len(stem.split()) * SECOND // 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What is laid down for a room in which all go at their own pace.

    ``attempts`` is how often the questions may be gone through, 0 for as often as one likes.
    """

    feedback: Feedback = Feedback.AT_ONCE
    attempts: int = 1
    counted: Counted = Counted.BEST
