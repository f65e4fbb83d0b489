"""A question while a class has it: who answered what, and when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from alpine_quiz.classroom.points import Sure, points_of
from alpine_quiz.classroom.posed import same_as
from alpine_quiz.classroom.rules import GRACE, SECOND, Scoring

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.classroom.posed import Given
    from alpine_quiz.classroom.students import Student


@dataclass(slots=True)
class Entry:
    """An accepted answer: ``taken`` milliseconds after the question was opened.

    ``unhurried`` is that of a student with more time, whom speed is not counted for.
    """

    given: Given
    credit: Fraction
    taken: int
    sure: Sure = Sure.GUESSING
    unhurried: bool = False
    regraded: bool = False

    def accept(self) -> None:
        """Count it as right after all."""
        self.credit = Fraction(1)
        self.regraded = True


@dataclass(slots=True)
class Turn:
    """A question that was asked.

    ``number`` counts from 1. ``entries`` are the answers of the latest vote by student, ``first``
    those of the vote before it. ``latest`` is the student who had joined last when it was closed,
    ``accepted`` what the teacher counts as right (see ``posed.same_as``). Times are the room's
    own, in milliseconds.
    """

    number: int
    question: int
    asked: int
    reading: int
    limit: int
    trial: bool = False
    tied: frozenset[int] = frozenset()
    vote: int = 1
    opened: int | None = None
    closed: int | None = None
    revealed: bool = False
    struck: bool = False
    entries: dict[int, Entry] = field(default_factory=dict)
    first: dict[int, Entry] = field(default_factory=dict)
    away: frozenset[int] = frozenset()
    latest: int = 0
    accepted: set[Given] = field(default_factory=set)
    hands: dict[int | None, tuple[int, ...]] = field(default_factory=dict)
    _paused: int | None = None
    _idle: int = 0

    @property
    def is_beside(self) -> bool:
        """Whether it is none of the questions that were planned: a trial, or to break a tie."""
        return self.trial or bool(self.tied)

    @property
    def counts(self) -> bool:
        """Whether it gives points."""
        return self.revealed and not self.struck and not self.is_beside

    @property
    def paused(self) -> bool:
        """Whether its clock stands still."""
        return self._paused is not None

    def paused_for(self, at: int) -> int:
        """Return for how many milliseconds its clock has stood still by now."""
        return 0 if self._paused is None else max(0, at - self._paused)

    @property
    def hands_held(self) -> Counter[int]:
        """How many hands rose for each option, of all teams."""
        held = Counter[int]()
        for counts in self.hands.values():
            held.update(dict(enumerate(counts)))
        return held

    def pause(self, at: int) -> None:
        """Let its clock stand still."""
        self._paused = at

    def resume(self, at: int) -> None:
        """Let its clock run again."""
        if self._paused is not None:
            self._idle += max(0, at - self._paused)
            self._paused = None

    def reading_left(self, at: int) -> int:
        """Return for how many milliseconds more the stem alone is shown."""
        until = at if self._paused is None else self._paused
        return max(0, self.asked + self.reading + self._idle - until)

    def open(self, at: int) -> None:
        """Let it be answered, from nothing on the clock."""
        self.opened = at
        self.closed = None
        self._idle = 0
        self._paused = None

    def close(self, at: int, away: Iterable[int], latest: int) -> None:
        """Take no more answers but of those who have more time."""
        self.resume(at)
        self.closed = at
        self.away = frozenset(away)
        self.latest = latest

    def take(self, student: int, entry: Entry) -> None:
        """Take a student's answer in; what was accepted before is right."""
        self.entries[student] = entry
        if same_as(entry.given) in self.accepted:
            entry.accept()

    def accept(self, given: Given) -> None:
        """Count an answer as right, whoever gave it or will."""
        same = same_as(given)
        self.accepted.add(same)
        for entry in (*self.entries.values(), *self.first.values()):
            if same_as(entry.given) == same:
                entry.accept()

    def drop(self, student: int) -> None:
        """Let a student never have answered it."""
        self.entries.pop(student, None)
        self.first.pop(student, None)

    def was_there(self, student: int) -> bool:
        """Tell whether a student could answer it, or did."""
        came = student <= self.latest and student not in self.away
        return came or student in self.entries

    def takes_from(self, student: int) -> bool:
        """Tell whether a student is asked at all: a tie is broken by those who are level."""
        return not self.tied or student in self.tied

    def taken(self, at: int) -> int:
        """Return for how many milliseconds it has been open, or was until it was closed."""
        if self.opened is None:
            return 0
        until = at if self._paused is None else self._paused
        return max(0, until - self.opened - self._idle)

    def limit_of(self, student: Student | None = None) -> int:
        """Return a student's limit in milliseconds, or that of those with no more time; 0: none."""
        percent = student.percent if student else 100
        return self.limit * percent // 100

    def time_left(self, at: int, student: Student | None = None) -> int | None:
        """Return the milliseconds left on the clock that is shown, or ``None`` without one."""
        limit = self.limit_of(student)
        return max(0, limit - self.taken(at)) if limit else None

    def is_late(self, at: int, student: Student | None = None) -> bool:
        """Tell whether an answer comes too late, even for one that was on its way."""
        limit = self.limit_of(student)
        return bool(limit) and self.taken(at) > limit + GRACE

    def due(self, at: int, student: Student | None = None) -> int | None:
        """Return when the grace behind a limit ends, in the room's time; ``None``: never."""
        limit = self.limit_of(student)
        if not limit or self.opened is None or self.paused:
            return None
        return at + max(0, limit + GRACE + 1 - self.taken(at))

    def vote_again(self) -> None:
        """Put the first vote aside."""
        self.vote = 2
        self.first, self.entries = self.entries, {}
        self.hands = {}
        self.opened = self.closed = None

    def points(self, student: int, scoring: Scoring) -> int:
        """Return a student's points for it, as soon as it was revealed."""
        entry = self.entries.get(student)
        if entry is None or not self.counts:
            return 0
        # Who needs more time is not measured by it: what they knew counts in full.
        by = Scoring.ACCURACY if entry.unhurried and scoring is Scoring.SPEED else scoring
        return points_of(entry.credit, by, taken=entry.taken, limit=self.limit, sure=entry.sure)


def seconds(milliseconds: int) -> int:
    """Return whole seconds, begun ones counted: a clock shows 0 only when time is up."""
    return -(-milliseconds // SECOND)
