"""The course of a session: what has happened, and what follows from it."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Number
from alpine_quiz.classroom.answers import count_answers
from alpine_quiz.classroom.events import (
    Accepted,
    Answered,
    Asked,
    Closed,
    Crowned,
    Discussed,
    GivenTime,
    HandsCounted,
    HandsUsed,
    Joined,
    Locked,
    Moved,
    Opened,
    Paused,
    Planned,
    Ranked,
    Removed,
    Renamed,
    Resumed,
    Revealed,
    Spoke,
    Struck,
    TimeAdded,
)
from alpine_quiz.classroom.points import Sure
from alpine_quiz.classroom.posed import as_plan, key_given
from alpine_quiz.classroom.refusing import Refusal, RefusalError
from alpine_quiz.classroom.rules import SECOND
from alpine_quiz.classroom.standing import ranking, team_points
from alpine_quiz.classroom.students import Students
from alpine_quiz.classroom.turn import Entry, Turn
from alpine_quiz.language.numbers import distance, readings

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Sequence

    from alpine_quiz.classroom.answers import Answers
    from alpine_quiz.classroom.events import Event
    from alpine_quiz.classroom.posed import Given, Posed
    from alpine_quiz.classroom.rules import Rules
    from alpine_quiz.classroom.standing import Ranking
    from alpine_quiz.classroom.students import Student


class Phase(StrEnum):
    """Where a session stands; the values travel."""

    LOBBY = "lobby"
    READING = "reading"
    OPEN = "open"
    DISCUSSING = "discussing"
    CLOSED = "closed"
    REVEALED = "revealed"
    RANKS = "ranks"
    PODIUM = "podium"
    ENDED = "ended"


class Course:
    """A session as its events have made it.

    ``pool`` are all its questions; ``plan`` those to come, by their places in it. Presence is
    no event: who has a connection is known by whoever holds the connections, and what follows
    from it (a question closed, somebody away) is written down as such.
    """

    def __init__(self, pool: Sequence[Posed], rules: Rules) -> None:
        self.pool = list(pool)
        self.rules = rules
        self.students = Students(rules)
        self.phase = Phase.LOBBY
        self.plan = tuple(range(len(self.pool)))
        self.turns: list[Turn] = []
        self.hands_used = False
        self.unanswered: set[int] = set()
        """Those who have a connection and could still answer the question that is asked."""
        self.regraded = 0
        """How often answers were accepted that had been graded wrong."""
        self._totals: dict[int, int] = {}
        self._ranking: Ranking | None = None
        self._told: dict[int, int] | None = None
        self._answers: dict[int, tuple[tuple[int, ...], Answers]] = {}

    def replay(self, events: Iterable[Event]) -> None:
        """Let happen again what was written down."""
        for event in events:
            self.apply(event)

    @property
    def turn(self) -> Turn | None:
        """The question asked last, or ``None`` before the first."""
        return self.turns[-1] if self.turns else None

    @property
    def current(self) -> Turn:
        """The question asked last; raises ``RefusalError`` before the first."""
        if not self.turns:
            raise RefusalError(Refusal.NOT_NOW)
        return self.turns[-1]

    def asked(self, turn: int) -> Turn:
        """Return a question that was asked, by its number; raises ``RefusalError``."""
        if not 1 <= turn <= len(self.turns):
            raise RefusalError(Refusal.NO_QUESTION)
        return self.turns[turn - 1]

    @property
    def paused(self) -> bool:
        """Whether the question is hidden and its clock stands still."""
        now = self.turn
        return self.phase in (Phase.READING, Phase.OPEN) and now is not None and now.paused

    def came(self, student: int) -> None:
        """Note that a student has a connection (again)."""
        self.students.away.discard(self.students[student].id)
        now = self.turn
        if now is not None and student not in now.entries and now.takes_from(student):
            self.unanswered.add(student)

    def went(self, student: int) -> None:
        """Note that a student has no connection."""
        if student in self.students:
            self.students.away.add(student)
        self.unanswered.discard(student)

    def total(self, student: int) -> int:
        """Return a student's points, of all that was revealed."""
        return self._totals.get(student, 0)

    def ranking(self) -> Ranking:
        """Return the students' places."""
        if self._ranking is None:
            students = [student.id for student in self.students]
            self._ranking = ranking(students, self._totals, self._distances())
        return self._ranking

    def told_places(self) -> dict[int, int]:
        """Return the places that are told to their students, once there is something to rank."""
        if self._told is None:
            self._told = self.ranking().told() if self.counted else {}
        return self._told

    @property
    def counted(self) -> int:
        """How many questions have given points."""
        return sum(turn.counts for turn in self.turns)

    def team_points(self) -> dict[int, int]:
        """Return each team's points, by the team's place."""
        members: dict[int, list[Student]] = {team: [] for team in range(len(self.rules.teams))}
        for student in self.students:
            if student.team is not None:
                members[student.team].append(student)
        points = {turn.number: self.points(turn) for turn in self.turns if turn.counts}
        keys = {turn.number: self._right_options(turn) for turn in self.turns if turn.hands}
        return team_points(self.turns, members, points, keys)

    def points(self, turn: Turn) -> dict[int, int]:
        """Return what a question that was asked earned each student who answered it."""
        return {
            student: turn.points(student, self.rules.scoring)
            for student in turn.entries
            if student in self.students
        }

    def tally(self, turn: Turn, *, first: bool = False) -> Counter[Given]:
        """Return how often each answer was given, hands included; of the ``first`` vote if so."""
        if first:
            return count_answers(turn.first.values()).counts
        tally = self.answers(turn).counts.copy()
        tally.update({(option,): count for option, count in turn.hands_held.items() if count})
        return tally

    def answers(self, turn: Turn) -> Answers:
        """Return the answers to a question that was asked; hands are not among them."""
        # Looked at several times a second: it is counted anew only where there is more to count.
        state = (turn.vote, len(turn.entries), self.regraded)
        known = self._answers.get(turn.number)
        if known is None or known[0] != state:
            known = self._answers[turn.number] = (state, count_answers(turn.entries.values()))
        return known[1]

    def apply(self, event: Event) -> None:
        """Let ``event`` have happened."""
        match event:
            case Answered(_, student, given, credit, taken, sure):
                unhurried = self.students[student].has_more_time
                self.current.take(student, Entry(given, credit, taken, Sure(sure), unhurried))
                self.unanswered.discard(student)
            case Spoke():
                self.students.apply(event)
            case Joined() | Renamed() | Moved() | Removed() | Locked() | GivenTime():
                self.students.apply(event)
                self._rank_anew()
                if isinstance(event, Removed):
                    self.unanswered.discard(event.student)
                    self._answers.clear()
                    for each in self.turns:
                        each.drop(event.student)
            case Accepted(_, turn, given):
                self.asked(turn).accept(given)
                self.regraded += 1
                self._count_anew()
            case Struck(_, turn, struck):
                self.asked(turn).struck = struck
                self._count_anew()
            case HandsCounted(_, turn, counts, team):
                self.asked(turn).hands[team] = counts
            case HandsUsed(_, used):
                self.hands_used = used
            case Planned(_, questions):
                self.plan = as_plan(questions, self.pool)
            case _:
                self._go_on(event)

    def _go_on(self, event: Event) -> None:
        match event:
            case Asked(at, question, trial, tied):
                self._ask(at, question, trial=trial, tied=tied)
            case Opened(at):
                self.current.open(at)
                self.phase = Phase.OPEN
            case Paused(at):
                self.current.pause(at)
            case Resumed(at):
                self.current.resume(at)
            case TimeAdded(_, seconds):
                self.current.limit += seconds * SECOND
            case Discussed():
                self.current.vote_again()
                self._expect()
                self.phase = Phase.DISCUSSING
            case Closed(at, away):
                self.current.close(at, away, self.students.latest)
                self.phase = Phase.CLOSED
            case Revealed():
                self.current.revealed = True
                self.unanswered.clear()
                self.phase = Phase.PODIUM if self.current.tied else Phase.REVEALED
                self._count_anew()
            case Ranked():
                self.phase = Phase.RANKS
            case Crowned():
                self.phase = Phase.PODIUM
            case _:
                self.phase = Phase.ENDED

    def _ask(self, at: int, question: int, *, trial: bool, tied: tuple[int, ...]) -> None:
        self.turns.append(
            Turn(
                number=len(self.turns) + 1,
                question=question,
                asked=at,
                reading=self.rules.reading_time(self.pool[question].item.stem),
                limit=self.rules.limit,
                trial=trial,
                tied=frozenset(tied),
            )
        )
        self.plan = tuple(each for each in self.plan if each != question)
        self._expect()
        self.phase = Phase.READING

    def _expect(self) -> None:
        """Expect an answer of all who are there and may give one."""
        self.unanswered = {
            student.id
            for student in self.students
            if self.students.is_present(student.id) and self.current.takes_from(student.id)
        }

    def _count_anew(self) -> None:
        self._totals = {}
        for turn in self.turns:
            if turn.counts:
                for student, points in self.points(turn).items():
                    self._totals[student] = self._totals.get(student, 0) + points
        self._rank_anew()

    def _rank_anew(self) -> None:
        self._ranking = self._told = None

    def _right_options(self, turn: Turn) -> frozenset[int]:
        """Return the options for which a raised hand is right: the key, and those accepted."""
        key = key_given(self.pool[turn.question].first)
        right = (key, *turn.accepted)
        return frozenset(given[0] for given in right if isinstance(given, tuple) and given)

    def _distances(self) -> list[dict[int, Fraction]]:
        """Return how far from the key those were who broke a tie, for each tie by student."""
        ties: list[dict[int, Fraction]] = []
        for turn in self.turns:
            item = self.pool[turn.question].item
            if not turn.tied or not turn.revealed or turn.struck or not isinstance(item, Number):
                continue
            found: dict[int, Fraction] = {}
            for student, entry in turn.entries.items():
                typed = entry.given if isinstance(entry.given, str) else ""
                near = [distance(number, item.answer) for number in readings(typed, item.unit)]
                if near:
                    found[student] = Fraction(min(near))
            ties.append(found)
        return ties
