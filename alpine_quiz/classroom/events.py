"""What happens in a room: each event is written down before anybody is told of it.

A room is its questions, its rules and these, in order: played again they make the same room.
``at`` is the room's own time in milliseconds; it stands still while no server runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from fractions import Fraction

    from alpine_quiz.classroom.posed import Given


@dataclass(frozen=True, slots=True)
class Joined:
    """A student came in, under a name that nobody else has; ``team`` is its place, from 0."""

    at: int
    student: int
    name: str
    language: str
    team: int | None


@dataclass(frozen=True, slots=True)
class Renamed:
    """A student is called something else."""

    at: int
    student: int
    name: str


@dataclass(frozen=True, slots=True)
class Spoke:
    """A student wants the questions in another language, and answers in it."""

    at: int
    student: int
    language: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A student went to another team."""

    at: int
    student: int
    team: int


@dataclass(frozen=True, slots=True)
class Removed:
    """The teacher sent a student out; what they answered counts no more."""

    at: int
    student: int


@dataclass(frozen=True, slots=True)
class Locked:
    """The door was locked, or opened again: who is in stays and may return."""

    at: int
    locked: bool


@dataclass(frozen=True, slots=True)
class GivenTime:
    """A student has more time than others: ``percent`` of the limit, 0 for no limit at all."""

    at: int
    student: int
    percent: int


@dataclass(frozen=True, slots=True)
class Planned:
    """The questions still to come, by their places among all of the room, in order."""

    at: int
    questions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """The next question's stem is shown.

    A ``trial`` does not count. ``tied`` are the students who alone may answer, to break a tie.
    """

    at: int
    question: int
    trial: bool = False
    tied: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """The question can be answered."""

    at: int


@dataclass(frozen=True, slots=True)
class Answered:
    """A student's answer was accepted; it is their only one for this vote.

    ``taken`` are the milliseconds for which the question had been open.
    """

    at: int
    student: int
    given: Given
    credit: Fraction
    taken: int
    sure: int = 1


@dataclass(frozen=True, slots=True)
class Paused:
    """The clock stands still and the question is hidden."""

    at: int


@dataclass(frozen=True, slots=True)
class Resumed:
    """The clock runs again."""

    at: int


@dataclass(frozen=True, slots=True)
class TimeAdded:
    """The open question's limit was moved by so many seconds."""

    at: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Discussed:
    """The first vote is in and hidden; the class talks, and votes again when it is opened."""

    at: int


@dataclass(frozen=True, slots=True)
class Closed:
    """The question takes no more answers but of those who have more time.

    ``away`` are the students who were not there for it.
    """

    at: int
    away: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HandsCounted:
    """The teacher typed how many hands rose for each option.

    ``team`` is whose they are, ``None`` where the class has none; it takes the place of what
    was counted for the same before.
    """

    at: int
    turn: int
    counts: tuple[int, ...]
    team: int | None = None


@dataclass(frozen=True, slots=True)
class HandsUsed:
    """Some answer by raising a card, or all have phones again."""

    at: int
    used: bool


@dataclass(frozen=True, slots=True)
class Revealed:
    """The right answer is shown, and points are given."""

    at: int


@dataclass(frozen=True, slots=True)
class Struck:
    """A question asked was bad: it counts for nobody, or again for all."""

    at: int
    turn: int
    struck: bool = True


@dataclass(frozen=True, slots=True)
class Accepted:
    """An answer graded wrong is right after all, for all who gave it."""

    at: int
    turn: int
    given: Given


@dataclass(frozen=True, slots=True)
class Ranked:
    """The ranks are shown to all."""

    at: int


@dataclass(frozen=True, slots=True)
class Crowned:
    """No more questions: the podium is shown."""

    at: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The session is over; the report can be read."""

    at: int


# At one's own pace


@dataclass(frozen=True, slots=True)
class Begun:
    """A student began to go through the questions, perhaps once more."""

    at: int
    student: int


@dataclass(frozen=True, slots=True)
class AnsweredAlone:
    """A student's answer in their latest attempt was accepted.

    ``question`` is its place among all of the room, ``taken`` the milliseconds since it was
    first shown.
    """

    at: int
    student: int
    question: int
    given: Given
    credit: Fraction
    taken: int
    sure: int = 1


@dataclass(frozen=True, slots=True)
class StruckAlone:
    """A question was bad: it counts for nobody, or again for all."""

    at: int
    question: int
    struck: bool = True


@dataclass(frozen=True, slots=True)
class AcceptedAlone:
    """An answer graded wrong is right after all, for all who gave it."""

    at: int
    question: int
    given: Given


Event: TypeAlias = (
    Joined
    | Renamed
    | Spoke
    | Moved
    | Removed
    | Locked
    | GivenTime
    | Planned
    | Asked
    | Opened
    | Answered
    | Paused
    | Resumed
    | TimeAdded
    | Discussed
    | Closed
    | HandsCounted
    | HandsUsed
    | Revealed
    | Struck
    | Accepted
    | Ranked
    | Crowned
    | Ended
    | Begun
    | AnsweredAlone
    | StruckAlone
    | AcceptedAlone
)
