"""Days as the machine's calendar has them, for times that are kept in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from alpine_quiz.records.times import time_text

if TYPE_CHECKING:
    from datetime import tzinfo

DAY = timedelta(days=1)
WEEK_DAYS = 7


class Days:
    """The calendar of ``zone``, or where that is ``None``, of the machine as it is set now.

    A day lasts from one midnight to the next: 23, 24 or 25 hours where clocks are changed.
    Times come best in order: those of one day are told without converting each.
    """

    def __init__(self, zone: tzinfo | None = None) -> None:
        self._zone = zone
        self._day = date.min
        self._from = self._until = ""

    def day(self, time_: datetime) -> date:
        """Return the day of a time."""
        return time_.astimezone(self._zone).date()

    def day_of(self, text: str) -> date:
        """Return the day of a time as records keep it."""
        if not self._from <= text < self._until:
            self._day = self.day(datetime.fromisoformat(text))
            self._from, self._until = self.start(self._day), self.start(self._day + DAY)
        return self._day

    def start(self, day: date) -> str:
        """Return the moment at which a day begins, as records keep times."""
        return time_text(datetime.combine(day, time.min, self._zone).astimezone(UTC))


def monday_of(day: date) -> date:
    """Return the first day of a day's week, which is a Monday, as in ISO 8601."""
    return day - timedelta(days=day.weekday())
