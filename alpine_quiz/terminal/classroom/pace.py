"""Whether a class plays together or each at their own pace, as it is set before a room opens."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from alpine_quiz.classroom.rules import Feedback
from alpine_quiz.language.catalogue import later, tr, tr_count
from alpine_quiz.terminal.widgets.dials import Dial

if TYPE_CHECKING:
    from collections.abc import Sequence


class Closing(Enum):
    """When a room at one's own pace closes."""

    NEVER = auto()
    """When the teacher ends it."""
    HOUR = auto()
    TONIGHT = auto()
    TOMORROW = auto()
    WEEK = auto()


_EVENING = 22
_CLOSINGS = {
    Closing.NEVER: later("until you end it"),
    Closing.HOUR: later("for an hour"),
    Closing.TONIGHT: later("until tonight, 22:00"),
    Closing.TOMORROW: later("until tomorrow, 22:00"),
    Closing.WEEK: later("for a week, until 22:00"),
}
_DAYS = {Closing.TONIGHT: 0, Closing.TOMORROW: 1, Closing.WEEK: 7}
_FEEDBACKS = {
    Feedback.AT_ONCE: later("after each question"),
    Feedback.AT_THE_END: later("at the end"),
}


class PaceDials:
    """The dials of a room's pace; those of one's own pace are there only where it is that."""

    def __init__(self) -> None:
        self.alone: Dial[bool] = Dial(lambda: tr("Pace"), (False, True), _pace_text)
        self._closing = Dial(lambda: tr("Open"), _closings(_now()), _closing_text)
        self._attempts = Dial(lambda: tr("Attempts"), (1, 2, 3, 0), _attempts_text)
        self._feedback = Dial(lambda: tr("Answers told"), tuple(Feedback), _feedback_text)
        for dial in (self._closing, self._attempts, self._feedback):
            dial.fits = lambda: self.alone.value

    def dials(self) -> Sequence[Dial[Any]]:
        """Return the dials."""
        return (self.alone, self._closing, self._attempts, self._feedback)

    def options(self) -> dict[str, str]:
        """Return the options of the command that opens such a room."""
        if not self.alone.value:
            return {}
        until = closing_time(self._closing.value, _now())
        return {
            "mode": "self-paced",
            "until": "" if until is None else until.isoformat(sep=" ", timespec="minutes"),
            "attempts": str(self._attempts.value),
            "feedback": self._feedback.value.value,
        }


def closing_time(closing: Closing, now: datetime) -> datetime | None:
    """Return when a room closes that is opened ``now``, by this place's clock."""
    match closing:
        case Closing.NEVER:
            return None
        case Closing.HOUR:
            # To the minute, and not before the hour is over.
            return now.replace(second=0, microsecond=0) + timedelta(hours=1, minutes=1)
        case _:
            evening = now.replace(hour=_EVENING, minute=0, second=0, microsecond=0)
            return evening + timedelta(days=_DAYS[closing])


def _now() -> datetime:
    # Without a zone: 22:00 is 22:00, though clocks are put back in between.
    return datetime.now().astimezone().replace(tzinfo=None)


def _closings(now: datetime) -> list[Closing]:
    """Return when a room may close: not tonight, where that is past."""
    late = now.hour >= _EVENING - 1
    return [each for each in Closing if not (late and each is Closing.TONIGHT)]


def _pace_text(alone: bool) -> str:
    return tr("each at their own") if alone else tr("all together")


def _closing_text(closing: Closing) -> str:
    return tr(_CLOSINGS[closing])


def _attempts_text(attempts: int) -> str:
    if not attempts:
        return tr("as many as they like, the best counts")
    if attempts == 1:
        return tr("one")
    return tr_count("{count}, the best counts", "{count}, the best counts", attempts)


def _feedback_text(feedback: Feedback) -> str:
    return tr(_FEEDBACKS[feedback])
