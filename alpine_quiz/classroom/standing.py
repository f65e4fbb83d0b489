"""Who is where: places of students and of teams."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import inf
from typing import TYPE_CHECKING

from alpine_quiz.classroom.points import FULL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from alpine_quiz.classroom.students import Student
    from alpine_quiz.classroom.turn import Turn


@dataclass(frozen=True, slots=True)
class Ranking:
    """Students from the first place to the last; those level share a place.

    ``order`` are the students' ids, ``places`` theirs in the same order, from 1.
    """

    order: tuple[int, ...]
    places: tuple[int, ...]

    def place_of(self, student: int) -> int | None:
        """Return a student's place, or ``None`` for one who is not in it."""
        try:
            return self.places[self.order.index(student)]
        except ValueError:
            return None

    def told(self) -> dict[int, int]:
        """Return the places that are told to their students: not those of the lower half."""
        upper = (len(self.order) + 1) // 2
        return {
            student: place
            for student, place in zip(self.order, self.places, strict=True)
            if place <= upper
        }

    def level_at_the_top(self) -> tuple[int, ...]:
        """Return those who share a place on the podium with another: the first such place."""
        for place in (1, 2, 3):
            level = tuple(
                student
                for student, theirs in zip(self.order, self.places, strict=True)
                if theirs == place
            )
            if len(level) > 1:
                return level
        return ()


def ranking(
    students: Iterable[int],
    totals: Mapping[int, int],
    ties: Sequence[Mapping[int, Fraction]] = (),
) -> Ranking:
    """Rank students by their points, those level by how near they came when a tie was broken.

    ``ties`` are the distances of those who answered then, tie by tie: who is level after one may
    be parted by the next. Who did not answer is behind them.
    """

    def worth(student: int) -> tuple[Fraction | float, ...]:
        return (-totals.get(student, 0), *(far.get(student, inf) for far in ties))

    order = sorted(students, key=lambda student: (worth(student), student))
    places: list[int] = []
    for at, student in enumerate(order):
        level = at > 0 and worth(student) == worth(order[at - 1])
        places.append(places[-1] if level else at + 1)
    return Ranking(tuple(order), tuple(places))


def team_points(
    turns: Iterable[Turn],
    members: Mapping[int, Sequence[Student]],
    points: Mapping[int, Mapping[int, int]],
    right: Mapping[int, frozenset[int]],
) -> dict[int, int]:
    """Return the points of each team: for each question the average of its members.

    ``members`` are by team, ``points`` by the turn's number and then by student; who was not
    there for a question is not counted in it, and a raised hand is a member without a name, worth
    all where its option is among those that ``right`` has by the turn's number.
    """
    totals = dict.fromkeys(members, 0)
    for turn in turns:
        if not turn.counts:
            continue
        earned = points[turn.number]
        for team, theirs in members.items():
            there = [student.id for student in theirs if turn.was_there(student.id)]
            hands = turn.hands.get(team, ())
            key = right.get(turn.number, frozenset())
            raised = sum(count for option, count in enumerate(hands) if option in key)
            heads = len(there) + sum(hands)
            if heads:
                total = sum(earned.get(student, 0) for student in there) + raised * FULL
                totals[team] += round(Fraction(total, heads))
    return totals
