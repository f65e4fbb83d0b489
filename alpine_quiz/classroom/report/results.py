"""What a session was, as values: its questions, who answered what, and what it earned them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from alpine_quiz.classroom.attempts import SelfPaced
from alpine_quiz.classroom.course import Course, Phase
from alpine_quiz.classroom.journal import (
    DAMAGED,
    NAMELESS,
    NOT_A_JOURNAL,
    Journal,
    JournalError,
)
from alpine_quiz.classroom.notation import pace_from
from alpine_quiz.classroom.opening import grader_of
from alpine_quiz.classroom.points import Sure
from alpine_quiz.classroom.refusing import RefusalError
from alpine_quiz.classroom.rules import Naming, Scoring
from alpine_quiz.classroom.server.alone import PACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction
    from pathlib import Path

    from alpine_quiz.bank.model import Question
    from alpine_quiz.classroom.journal import Kept
    from alpine_quiz.classroom.posed import Given, Posed
    from alpine_quiz.classroom.sheet import Sheet
    from alpine_quiz.classroom.turn import Entry, Turn


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of a student.

    ``credit`` is from 0 to 1, ``taken`` in milliseconds; ``points`` are the whole ones of
    ``classroom.points``, none where it does not count. ``attempt`` counts from 1.
    """

    student: int
    given: Given
    credit: Fraction
    taken: int
    sure: Sure = Sure.GUESSING
    points: int = 0
    regraded: bool = False
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Put:
    """A question as it was put to the class.

    ``replies`` are those that count: of the latest vote, or of the attempt that does. ``first``
    are those of the vote before a discussion, ``others`` those of attempts that do not count.
    ``hands`` are the hands raised for each option, by team, "" where there are none.
    """

    number: int
    posed: Posed
    replies: tuple[Reply, ...] = ()
    first: tuple[Reply, ...] = ()
    others: tuple[Reply, ...] = ()
    hands: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    revealed: bool = True
    struck: bool = False
    trial: bool = False
    tie: bool = False

    @property
    def counts(self) -> bool:
        """Whether it gives points, and tells what the class knows."""
        return self.revealed and not self.struck and not self.trial and not self.tie

    @property
    def item(self) -> Question:
        """The item in the teacher's language."""
        return self.posed.item


@dataclass(frozen=True, slots=True)
class Member:
    """A student at the end: ``place`` is shared by those level, ``team`` "" where there is none.

    ``attempts`` is how often they went through the questions, where all go at their own pace.
    """

    id: int
    name: str
    language: str
    team: str
    points: int
    place: int
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """A session: ``session`` is its id, ``begun`` when it was opened, where that is known.

    ``students`` are by their places; ``teams`` have their points, the first ahead.
    """

    session: str
    begun: datetime | None
    sheet: Sheet
    scoring: Scoring
    self_paced: bool
    ended: bool
    questions: tuple[Put, ...]
    students: tuple[Member, ...]
    teams: tuple[tuple[str, int], ...] = ()
    generated: bool = False
    """Whether names were given by the room: the same ones do not stand for the same students."""
    nameless: bool = False
    """Whether the students' names were forgotten: they are called by their numbers."""

    @property
    def counting(self) -> tuple[Put, ...]:
        """The questions that count."""
        return tuple(put for put in self.questions if put.counts)


def read_results(path: Path) -> Results:
    """Return the results of the session whose journal is at ``path``; raises ``JournalError``."""
    journal = Journal.open(path)
    try:
        kept = journal.read()
    finally:
        journal.close()
    try:
        return replace(_results(kept, path.stem), nameless=NAMELESS in kept.told)
    except (RefusalError, *DAMAGED) as error:
        raise JournalError(path, NOT_A_JOURNAL) from error


def _results(kept: Kept, session: str) -> Results:
    begun = when(kept.told.get("begun", ""))
    if PACE in kept.told:
        grader = grader_of(kept.sheet, None)
        alone = SelfPaced(kept.sheet.pool, kept.rules, pace_from(kept.told[PACE]), grader)
        alone.replay(kept.events)
        return results_alone(alone, kept.sheet, session, begun)
    course = Course(kept.sheet.pool, kept.rules)
    course.replay(kept.events)
    return results_together(course, kept.sheet, session, begun)


def without_names(results: Results) -> Results:
    """Return the results with numbers instead of names, to be handed on."""
    students = tuple(replace(each, name=str(each.id)) for each in results.students)
    return replace(results, students=students, nameless=True)


def when(text: str) -> datetime | None:
    """Return a moment as journals keep it, in UTC; ``None`` where it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def results_together(
    course: Course, sheet: Sheet, session: str = "", begun: datetime | None = None
) -> Results:
    """Return the results of a live room; whoever was sent out is not in them."""
    ranking = course.ranking()
    names = course.rules.teams
    points = course.team_points()
    return Results(
        session=session,
        begun=begun,
        sheet=sheet,
        scoring=course.rules.scoring,
        self_paced=False,
        ended=course.phase is Phase.ENDED,
        generated=course.rules.naming is Naming.GENERATED,
        questions=tuple(_put(course, turn) for turn in course.turns),
        students=tuple(
            _member(course, student, place, course.total(student))
            for student, place in zip(ranking.order, ranking.places, strict=True)
        ),
        teams=tuple(
            (names[team], points[team])
            for team in sorted(points, key=lambda team: (-points[team], team))
        ),
    )


def _put(course: Course, turn: Turn) -> Put:
    names = course.rules.teams
    earned = course.points(turn)
    return Put(
        number=turn.number,
        posed=course.pool[turn.question],
        replies=_replies(course, turn.entries.items(), earned),
        first=_replies(course, turn.first.items(), {}),
        hands={
            "" if team is None else names[team]: counts
            for team, counts in turn.hands.items()
            if any(counts)
        },
        revealed=turn.revealed,
        struck=turn.struck,
        trial=turn.trial,
        tie=bool(turn.tied),
    )


def _replies(
    course: Course, entries: Iterable[tuple[int, Entry]], earned: Mapping[int, int]
) -> tuple[Reply, ...]:
    return tuple(
        _reply(student, entry, earned.get(student, 0))
        for student, entry in entries
        if student in course.students
    )


def _reply(student: int, entry: Entry, points: int, attempt: int = 1) -> Reply:
    return Reply(
        student,
        entry.given,
        entry.credit,
        entry.taken,
        entry.sure,
        points,
        entry.regraded,
        attempt,
    )


def _member(
    room: Course | SelfPaced, student: int, place: int, points: int, attempts: int = 0
) -> Member:
    known = room.students[student]
    team = "" if known.team is None else room.rules.teams[known.team]
    return Member(student, known.name, known.language, team, points, place, attempts)


def results_alone(
    room: SelfPaced, sheet: Sheet, session: str = "", begun: datetime | None = None
) -> Results:
    """Return the results of a room at one's own pace: of each student the attempt that counts."""
    ranking = room.ranking()
    return Results(
        session=session,
        begun=begun,
        sheet=sheet,
        scoring=room.scoring,
        self_paced=True,
        ended=room.ended,
        generated=room.rules.naming is Naming.GENERATED,
        questions=tuple(
            _put_alone(room, number, place) for number, place in enumerate(room.plan, 1)
        ),
        students=tuple(
            _member(room, student, place, room.total(student), len(room.attempts(student)))
            for student, place in zip(ranking.order, ranking.places, strict=True)
        ),
    )


def _put_alone(room: SelfPaced, number: int, place: int) -> Put:
    replies: list[Reply] = []
    others: list[Reply] = []
    for student in room.students:
        counted = room.counted(student.id)
        for attempt in room.attempts(student.id):
            entry = attempt.entries.get(place)
            if entry is None:
                continue
            if attempt is counted:
                earned = room.earned(place, entry)
                replies.append(_reply(student.id, entry, earned, attempt.number))
            else:
                others.append(_reply(student.id, entry, 0, attempt.number))
    return Put(
        number=number,
        posed=room.pool[place],
        replies=tuple(replies),
        others=tuple(others),
        struck=place in room.struck,
    )
