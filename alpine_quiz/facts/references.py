"""What facts, questions and sets name, and that it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.findings import Spot
from alpine_quiz.bank.problems import Code
from alpine_quiz.facts.values import number_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from alpine_quiz.bank.findings import Findings
    from alpine_quiz.bank.model import Place
    from alpine_quiz.facts.asking import Asking
    from alpine_quiz.facts.model import FactBase


_MOST_LOOKED_UP = 20
"""Of so many unknown names the nearest known one is looked for, which takes long."""


def check_references(
    base: FactBase, subjects: Mapping[str, Place], spoilt: Collection[str], findings: Findings
) -> None:
    """Note entities and facts that are named and not there; ``spoilt`` are there, but bad.

    ``subjects`` says where each fact names its subject.
    """
    for fact in base.facts.values():
        code, place = Code.UNKNOWN_ENTITY, subjects[fact.id]
        _check(fact.subject, base.entities, spoilt, code, "entity", place, findings)
    for name, place in _entities_named(base):
        _check(name, base.entities, spoilt, Code.UNKNOWN_ENTITY, "entity", place, findings)
    for name, place in _facts_named(base):
        _check(name, base.facts, spoilt, Code.UNKNOWN_FACT, "fact", place, findings)


def _entities_named(base: FactBase) -> Iterator[tuple[str, Place]]:
    for fact in base.facts.values():
        for asking in fact.questions:
            yield from _options_named(asking)
    for each in base.sets.values():
        yield from _options_named(each.asking)


def _options_named(asking: Asking) -> Iterator[tuple[str, Place]]:
    for option in (*asking.keys, *asking.distractors):
        if option.entity and number_of(option.entity) is None:
            yield option.entity, option.place


def _facts_named(base: FactBase) -> Iterator[tuple[str, Place]]:
    for fact in base.facts.values():
        for asking in fact.questions:
            for name in asking.also:
                yield name, asking.place
    for each in base.sets.values():
        for member in each.asking.members:
            if member.fact:
                yield member.fact, member.place
        for name in each.facts:
            yield name, each.place


def _check(
    name: str,
    known: Collection[str],
    spoilt: Collection[str],
    code: Code,
    what: str,
    place: Place,
    findings: Findings,
) -> None:
    if name in known or name in spoilt:
        return
    nearest = ""
    if findings.errors < _MOST_LOOKED_UP:
        from difflib import get_close_matches

        nearest = (get_close_matches(name, list(known), 1) or [""])[0]
    spot = Spot(place.line - 1, place.column - 1, 0)
    findings.error(code, spot, **{what: name, "nearest": nearest})
