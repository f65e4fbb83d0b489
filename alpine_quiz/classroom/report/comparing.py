"""Several sessions side by side: the same questions, and students who seem to be the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.classroom.names import look_of
from alpine_quiz.classroom.report.analysis import answers_by_student, share_right

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from alpine_quiz.bank.model import Question
    from alpine_quiz.classroom.report.results import Results


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """A question, and the share right in each session, ``None`` where it does not count."""

    pack: str
    item: Question
    shares: tuple[Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class ComparedStudent:
    """A name, and the share known in each session, ``None`` where it was not there."""

    name: str
    shares: tuple[Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Sessions side by side, in the order given.

    ``items`` that more of them share come first; ``students`` are those in several.
    """

    sessions: tuple[Results, ...]
    items: tuple[ComparedItem, ...]
    students: tuple[ComparedStudent, ...]


def compare(sessions: Sequence[Results]) -> Compared:
    """Return ``sessions`` side by side, by pack and id of the questions and by students' names.

    Names that cannot be told apart from afar are one, as they are in a room; numbers that stand
    for names, and names that a room gave, say nothing.
    """
    return Compared(tuple(sessions), _items(sessions), _students(sessions))


def _items(sessions: Sequence[Results]) -> tuple[ComparedItem, ...]:
    asked: dict[tuple[str, str], Question] = {}
    shares: list[dict[tuple[str, str], Fraction | None]] = []
    for results in sessions:
        theirs: dict[tuple[str, str], Fraction | None] = {}
        for put in results.counting:
            key = (results.sheet.pack, put.item.id)
            asked.setdefault(key, put.item)
            theirs[key] = share_right(put)
        shares.append(theirs)
    found = [
        ComparedItem(key[0], item, tuple(theirs.get(key) for theirs in shares))
        for key, item in asked.items()
    ]
    # A stable order: as they were asked, where as many sessions have them.
    return tuple(sorted(found, key=lambda each: each.shares.count(None)))


def _students(sessions: Sequence[Results]) -> tuple[ComparedStudent, ...]:
    names: dict[str, str] = {}
    shares: list[dict[str, Fraction]] = []
    for results in sessions:
        theirs: dict[str, Fraction] = {}
        if not results.nameless and not results.generated and results.counting:
            answers = answers_by_student(results)
            for student in results.students:
                look = look_of(student.name)
                names.setdefault(look, student.name)
                theirs[look] = answers[student.id].known / len(results.counting)
        shares.append(theirs)
    found = [
        ComparedStudent(name, tuple(theirs.get(look) for theirs in shares))
        for look, name in names.items()
    ]
    several = [each for each in found if len(sessions) - each.shares.count(None) > 1]
    return tuple(sorted(several, key=lambda each: each.name.casefold()))
