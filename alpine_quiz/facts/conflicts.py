"""Facts that contradict each other without saying so."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from alpine_quiz.bank.problems import Code, Problem, Severity
from alpine_quiz.facts.model import Precision

if TYPE_CHECKING:
    from alpine_quiz.facts.model import Fact, FactBase


def check_conflicts(base: FactBase) -> list[Problem]:
    """Return the contradictions that the fact base does not declare.

    Two facts contradict each other where one subject has two values at a time: the same
    relation, unit and date, and another object. A value is what has a unit or is said to be
    complete; lists (two concept cars of one year) are neither. Where both facts are
    ``disputed``, the contradiction is declared.
    """
    told: dict[tuple[str, ...], list[Fact]] = {}
    for fact in base.facts.values():
        told.setdefault((fact.subject, fact.relation, fact.unit, fact.as_of), []).append(fact)
    return [
        _contradiction(base, first, second)
        for facts in told.values()
        for first, second in combinations(facts, 2)
        if _contradict(first, second)
    ]


def _contradict(first: Fact, second: Fact) -> bool:
    single = bool(first.unit) or first.complete is True or second.complete is True
    bounds = {Precision.BY, Precision.SINCE}
    open_ended = first.precision in bounds or second.precision in bounds
    declared = bool(first.disputed and second.disputed)
    return first.object != second.object and single and not open_ended and not declared


def _contradiction(base: FactBase, first: Fact, second: Fact) -> Problem:
    return Problem(
        Code.CONTRADICTION,
        Severity.ERROR,
        base.path,
        second.place.line,
        second.place.column,
        {
            "one": second.id,
            "value": second.object,
            "other": first.id,
            "rival": first.object,
            "first": first.place.line,
        },
    )
