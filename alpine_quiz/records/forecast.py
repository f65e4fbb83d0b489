"""What is due when."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.records.days import DAY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from alpine_quiz.records.days import Days

AHEAD = 30


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many facts are due on each day: today, tomorrow, and so on for 30 days; and later.

    What was due before counts as today's; ``overdue`` says how many of them it is.
    """

    days: tuple[int, ...] = (0,) * (AHEAD + 1)
    later: int = 0
    overdue: int = 0

    @property
    def today(self) -> int:
        """How many are due today."""
        return self.days[0]

    @property
    def tomorrow(self) -> int:
        """How many are due tomorrow, and not before."""
        return self.days[1]


def forecast(due: Iterable[str], today: date, days: Days) -> Forecast:
    """Return how many facts are due on each day, from the times at which each is, as kept."""
    starts = [days.start(today + DAY * ahead) for ahead in range(AHEAD + 2)]
    # Due from the very start of a day is due on that day.
    found = Counter(bisect_right(starts, text) for text in due)
    coming = [found[place] for place in range(AHEAD + 3)]
    overdue, now, *rest, later = coming
    return Forecast((overdue + now, *rest), later, overdue)
