"""Facts that contradict each other without saying so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.problems import Code, Problem, Severity
from alpine_quiz.facts.known import Known
from alpine_quiz.facts.model import Precision
from alpine_quiz.facts.values import YEAR, number_of

if TYPE_CHECKING:
    from alpine_quiz.facts.model import Fact, FactBase


_MOST_RIVALS = 100


def check_conflicts(base: FactBase) -> list[Problem]:
    """Return the contradictions that the fact base does not declare.

    Two facts contradict each other where one subject has two values at a time: the same
    relation, unit and date, and another object. A value is what has a unit or is said to be
    complete; lists (two concept cars of one year) are neither. Where both facts are
    ``disputed``, the contradiction is declared.
    """
    known = Known(base)
    told: dict[tuple[str, ...], list[Fact]] = {}
    for fact in base.facts.values():
        # When a year was told does not change the year.
        when = "" if fact.unit == YEAR else fact.as_of
        told.setdefault((fact.subject, fact.relation, fact.unit, when), []).append(fact)
    problems: list[Problem] = []
    for facts in told.values():
        for number, second in enumerate(facts):
            # Against one that it contradicts: of many rivals every pair would be too many.
            before = facts[: min(number, _MOST_RIVALS)]
            first = next((each for each in before if _contradict(each, second, known)), None)
            if first is not None:
                problems.append(_contradiction(base, first, second))
    return problems


def _contradict(first: Fact, second: Fact, known: Known) -> bool:
    single = bool(first.unit) or first.complete is True or second.complete is True
    same = bool(known.names(first.object) & known.names(second.object))
    declared = bool(first.is_disputed and second.is_disputed)
    return single and not same and not declared and _are_apart(first, second)


def _are_apart(first: Fact, second: Fact) -> bool:
    """Tell whether two values exclude each other: “by 1968” leaves room for any earlier year."""
    bounds = {Precision.BY, Precision.SINCE}
    if first.precision not in bounds and second.precision not in bounds:
        return True
    if {first.precision, second.precision} <= bounds:
        return False
    bound, point = (first, second) if first.precision in bounds else (second, first)
    limit, value = number_of(bound.object), number_of(point.object)
    by = bound.precision is Precision.BY
    return by and limit is not None and value is not None and value > limit


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
