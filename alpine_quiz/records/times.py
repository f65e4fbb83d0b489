"""Times as records keep them."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Return the time of the machine's clock, in UTC, to the millisecond as records keep it."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def time_text(time: datetime) -> str:
    """Return a time as records keep it: ISO 8601 in UTC to the millisecond, sorted as text."""
    return time.astimezone(UTC).isoformat(timespec="milliseconds")
