"""A room in which all go at their own pace: each goes through the questions by themselves.

The same students, questions, grading and points as in a live room; there is no phase but open
and ended. Whatever is done becomes an event, and the events make the same room again.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from alpine_quiz.classroom.answers import count_answers
from alpine_quiz.classroom.events import (
    AcceptedAlone,
    AnsweredAlone,
    Begun,
    Ended,
    GivenTime,
    Joined,
    Locked,
    Moved,
    Planned,
    Removed,
    Renamed,
    Spoke,
    StruckAlone,
)
from alpine_quiz.classroom.grading import Verdicts
from alpine_quiz.classroom.points import Sure, points_of
from alpine_quiz.classroom.posed import as_plan, same_as
from alpine_quiz.classroom.refusing import Refusal, RefusalError
from alpine_quiz.classroom.rules import Counted, Feedback, Scoring
from alpine_quiz.classroom.standing import Ranking, ranking
from alpine_quiz.classroom.students import Students
from alpine_quiz.classroom.turn import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from alpine_quiz.classroom.answers import Answers
    from alpine_quiz.classroom.events import Event
    from alpine_quiz.classroom.posed import Given, Posed
    from alpine_quiz.classroom.rules import Pace, Rules
    from alpine_quiz.classroom.students import Student
    from alpine_quiz.game.round import Grades


@dataclass(slots=True)
class Attempt:
    """Once through the questions; ``entries`` are by their places in the pool.

    ``shown`` is when the question that is open came up.
    """

    number: int
    shown: int
    entries: dict[int, Entry] = field(default_factory=dict)


class SelfPaced:
    """A room at one's own pace, to be played.

    Arguments and refusals are as those of ``Room``.
    """

    def __init__(self, pool: Sequence[Posed], rules: Rules, pace: Pace, grader: Grades) -> None:
        self.pool = list(pool)
        self.rules = rules
        self.pace = pace
        self.students = Students(rules)
        self.plan = tuple(range(len(self.pool)))
        self.struck: set[int] = set()
        self.ended = False
        self.regraded = 0
        """How often answers were accepted that had been graded wrong."""
        self.happened: list[Event] = []
        self._attempts: dict[int, list[Attempt]] = {}
        self._accepted: defaultdict[int, set[Given]] = defaultdict(set)
        self._verdicts = Verdicts(self.pool, grader)

    def replay(self, events: Iterable[Event]) -> None:
        """Let happen again what was written down."""
        for event in events:
            self.apply(event)

    # What students do

    def join(self, at: int, name: str, language: str, team: int | None = None) -> Student:
        """Let a student in."""
        self._want_open()
        event = self.students.decide_join(at, name, language, team)
        self._happen(event)
        return self.students[event.student]

    def speak(self, at: int, student: int, language: str) -> None:
        """Ask a student in another language, and read what they type in it."""
        self._happen(Spoke(at, self.students[student].id, language))

    def arrive(self, at: int, student: int) -> None:  # noqa: ARG002
        """Note that a student has a connection."""
        self.students.away.discard(self.students[student].id)

    def leave(self, at: int, student: int, *, lost: bool = False) -> None:  # noqa: ARG002
        """Note that a student has none: nothing follows from it."""
        if student in self.students:
            self.students.away.add(student)

    def begin(self, at: int, student: int) -> None:
        """Begin a student's next attempt; the one before must be through."""
        self._want_open()
        before = self.attempt(student)
        if before is not None and self.question_of(student) is not None:
            raise RefusalError(Refusal.NOT_NOW)
        if self.attempts_left(student) == 0:
            raise RefusalError(Refusal.NO_ATTEMPT)
        self._happen(Begun(at, self.students[student].id))

    def answer(
        self, at: int, student: int, number: int, attempt: int, given: Given, sure: int = 1
    ) -> None:
        """Take a student's answer to the ``number``-th question of an attempt, both from 1."""
        self._want_open()
        who = self.students[student]
        now = self.attempt(student)
        if now is None or now.number != attempt or not 1 <= number <= len(self.plan):
            raise RefusalError(Refusal.OLD_QUESTION)
        place = self.plan[number - 1]
        if place in now.entries:
            raise RefusalError(Refusal.ANSWERED)
        if self.question_of(student) != place:
            raise RefusalError(Refusal.OLD_QUESTION)
        once = (student, attempt, number)
        accepted = self._accepted[place]
        credit = self._verdicts.credit(place, who.language, given, once, accepted)
        taken = max(0, at - now.shown)
        believed = Sure(sure) if sure in tuple(Sure) else Sure.GUESSING
        self._happen(AnsweredAlone(at, student, place, given, credit, taken, int(believed)))

    # What the teacher does

    def end(self, at: int) -> None:
        """End the session: nobody can answer any more."""
        self._want_open()
        self._happen(Ended(at))

    def strike(self, at: int, place: int, *, struck: bool = True) -> None:
        """Let a question count for nobody, or again."""
        self._known(place)
        self._happen(StruckAlone(at, place, struck))

    def accept(self, at: int, place: int, given: Given) -> None:
        """Count an answer graded wrong as right, for all who gave it."""
        self._known(place)
        if same_as(given) not in self.answers(place).counts:
            raise RefusalError(Refusal.NOT_THERE)
        self._happen(AcceptedAlone(at, place, given))

    def rename(self, at: int, student: int, name: str) -> None:
        """Call a student something else."""
        self._happen(self.students.decide_rename(at, student, name))

    def move(self, at: int, student: int, team: int) -> None:
        """Send a student to another team."""
        self._happen(self.students.decide_move(at, student, team))

    def remove(self, at: int, student: int) -> None:
        """Send a student out."""
        self._happen(Removed(at, self.students[student].id))

    def lock(self, at: int, locked: bool) -> None:
        """Lock the door, or open it."""
        self._happen(Locked(at, locked))

    def set_plan(self, at: int, questions: Sequence[int]) -> None:
        """Lay down the questions, as long as nobody has begun."""
        if self._attempts:
            raise RefusalError(Refusal.NOT_NOW)
        if not questions:
            raise RefusalError(Refusal.NO_QUESTION)
        self._happen(Planned(at, as_plan(questions, self.pool)))

    # What can be read

    def attempt(self, student: int) -> Attempt | None:
        """Return a student's latest attempt, or ``None`` before the first."""
        attempts = self._attempts.get(student)
        return attempts[-1] if attempts else None

    def attempts(self, student: int) -> tuple[Attempt, ...]:
        """Return all attempts of a student."""
        return tuple(self._attempts.get(student, ()))

    def attempts_left(self, student: int) -> int | None:
        """Return how often a student may still begin; ``None``: without end."""
        if not self.pace.attempts:
            return None
        return max(0, self.pace.attempts - len(self._attempts.get(student, ())))

    def question_of(self, student: int) -> int | None:
        """Return the place of the question a student is at; ``None`` between attempts."""
        now = self.attempt(student)
        if now is None:
            return None
        return next((place for place in self.plan if place not in now.entries), None)

    def may_be_told(self, student: int) -> bool:
        """Tell whether a student may see what is right in what they have answered."""
        if self.pace.feedback is Feedback.AT_ONCE or self.ended:
            return True
        return self.attempts_left(student) == 0 and self.question_of(student) is None

    @property
    def scoring(self) -> Scoring:
        """What counts: nobody waits for anybody here, so there is nothing to be faster than."""
        scoring = self.rules.scoring
        return Scoring.ACCURACY if scoring is Scoring.SPEED else scoring

    def points(self, attempt: Attempt) -> int:
        """Return what an attempt has earned so far."""
        return sum(self.earned(place, entry) for place, entry in attempt.entries.items())

    def earned(self, place: int, entry: Entry) -> int:
        """Return what an answer has earned."""
        if place in self.struck:
            return 0
        return points_of(entry.credit, self.scoring, taken=entry.taken, limit=0, sure=entry.sure)

    def counted(self, student: int) -> Attempt | None:
        """Return the attempt that counts: the best, or the latest that has an answer."""
        attempts = [each for each in self._attempts.get(student, ()) if each.entries]
        if not attempts:
            return None
        if self.pace.counted is Counted.LATEST:
            return attempts[-1]
        return max(attempts, key=lambda each: (self.points(each), each.number))

    def total(self, student: int) -> int:
        """Return a student's points."""
        counted = self.counted(student)
        return self.points(counted) if counted else 0

    def ranking(self) -> Ranking:
        """Return the students' places."""
        totals = {student.id: self.total(student.id) for student in self.students}
        return ranking(totals, totals)

    def answers(self, place: int) -> Answers:
        """Return the answers to a question, of all attempts."""
        return count_answers(
            attempt.entries[place]
            for attempts in self._attempts.values()
            for attempt in attempts
            if place in attempt.entries
        )

    def through(self) -> int:
        """Return how many students have been through all questions once."""
        return sum(
            any(len(attempt.entries) >= len(self.plan) for attempt in attempts)
            for student, attempts in self._attempts.items()
            if student in self.students
        )

    # What events do

    def apply(self, event: Event) -> None:
        """Let ``event`` have happened."""
        match event:
            case AnsweredAlone(at, student, place, given, credit, taken, sure):
                now = self._attempts[student][-1]
                entry = now.entries[place] = Entry(given, credit, taken, Sure(sure))
                if same_as(given) in self._accepted[place]:
                    entry.accept()
                now.shown = at
            case Begun(at, student):
                attempts = self._attempts.setdefault(student, [])
                attempts.append(Attempt(len(attempts) + 1, at))
            case Joined() | Renamed() | Spoke() | Moved() | Removed() | Locked() | GivenTime():
                self.students.apply(event)
                if isinstance(event, Removed):
                    self._attempts.pop(event.student, None)
            case StruckAlone(_, place, struck):
                (self.struck.add if struck else self.struck.discard)(place)
            case AcceptedAlone(_, place, given):
                self._regrade(place, given)
                self.regraded += 1
            case Planned(_, questions):
                self.plan = as_plan(questions, self.pool)
            case _:
                self.ended = True

    def _regrade(self, place: int, given: Given) -> None:
        same = same_as(given)
        self._accepted[place].add(same)
        for attempts in self._attempts.values():
            for attempt in attempts:
                entry = attempt.entries.get(place)
                if entry is not None and same_as(entry.given) == same:
                    entry.accept()

    def _known(self, place: int) -> None:
        if not 0 <= place < len(self.pool):
            raise RefusalError(Refusal.NO_QUESTION)

    def _want_open(self) -> None:
        if self.ended:
            raise RefusalError(Refusal.CLOSED)

    def _happen(self, event: Event) -> None:
        self.apply(event)
        self.happened.append(event)
