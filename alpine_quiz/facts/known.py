"""What a fact base knows, found fast: who is called what, and what is said of whom."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from alpine_quiz.facts.values import names_of, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from alpine_quiz.facts.model import Fact, FactBase

_NEAREST = 12


class Known:
    """A fact base with its indexes; each is made when it is first asked for."""

    def __init__(self, base: FactBase) -> None:
        self.base = base
        self._names: dict[str, frozenset[str]] = {}
        self._objects: dict[tuple[str, str], frozenset[str]] = {}

    def names(self, value: str) -> frozenset[str]:
        """Return all that an entity or a plain value is called, folded."""
        if value not in self._names:
            self._names[value] = names_of(value, self.base)
        return self._names[value]

    def objects(self, subject: str, relation: str) -> frozenset[str]:
        """Return, folded, all that any fact gives for a subject of this name and relation."""
        if (subject, relation) not in self._objects:
            told = (
                self.names(fact.object)
                for name in self.names(subject)
                for fact in self._by_subject.get((relation, name), ())
            )
            self._objects[(subject, relation)] = frozenset().union(*told)
        return self._objects[(subject, relation)]

    def subjects(self, relation: str, value: str) -> frozenset[str]:
        """Return, folded, all subjects of which any fact says this.

        A year is said of whoever has a date in it.
        """
        return frozenset().union(
            *(
                self.names(fact.subject)
                for name in self.names(value)
                for fact in self._by_object.get((relation, name), ())
            )
        )

    def of_relation(self, relation: str) -> list[Fact]:
        """Return the facts of a relation, in their order."""
        return self._by_relation.get(relation, [])

    def is_spoken_of(self, entity: str) -> bool:
        """Tell whether any fact is about an entity, or names it."""
        return entity in self._spoken_of

    def alike(self, entity: str) -> Iterator[str]:
        """Yield entities of the same type, those of its time first."""
        own = self.base.entities[entity]
        of_type = self._by_type[own.type]
        yield from _nearest(of_type, (_year_in(own.era), own.id))

    def figures(self, unit: str, key: Decimal) -> Iterator[Decimal]:
        """Yield the numbers that facts give in a unit, those nearest to ``key`` first."""
        values = self._by_unit.get(unit, [])
        near = bisect_left(values, key)
        window = values[max(0, near - _NEAREST) : near + _NEAREST]
        yield from sorted(window, key=lambda value: (abs(value - key), value))

    @cached_property
    def _by_subject(self) -> dict[tuple[str, str], list[Fact]]:
        found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        for fact in self.base.facts.values():
            for name in self.names(fact.subject):
                found[(fact.relation, name)].append(fact)
        return found

    @cached_property
    def _by_object(self) -> dict[tuple[str, str], list[Fact]]:
        found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        for fact in self.base.facts.values():
            for name in self.names(fact.object) | self.names(fact.object.split("-")[0]):
                found[(fact.relation, name)].append(fact)
        return found

    @cached_property
    def _by_relation(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.base.facts.values():
            found[fact.relation].append(fact)
        return found

    @cached_property
    def _spoken_of(self) -> frozenset[str]:
        facts = self.base.facts.values()
        return frozenset(name for fact in facts for name in (fact.subject, fact.object))

    @cached_property
    def _by_type(self) -> dict[str, list[tuple[int, str]]]:
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for entity in self.base.entities.values():
            found[entity.type].append((_year_in(entity.era), entity.id))
        return {type_: sorted(entities) for type_, entities in found.items()}

    @cached_property
    def _by_unit(self) -> dict[str, list[Decimal]]:
        found: dict[str, set[Decimal]] = defaultdict(set)
        for fact in self.base.facts.values():
            value = number_of(fact.object)
            if value is not None:
                found[fact.unit].add(value)
        return {unit: sorted(values) for unit, values in found.items()}


def _nearest(entities: list[tuple[int, str]], own: tuple[int, str]) -> Iterator[str]:
    """Yield the entities around ``own`` in a list by time, the nearest in time first."""
    at = bisect_left(entities, own)
    window = entities[max(0, at - _NEAREST) : at + _NEAREST + 1]
    for _, name in sorted(window, key=lambda each: (abs(each[0] - own[0]), each[1])):
        yield name


def _year_in(era: str) -> int:
    digits = "".join(sign if sign.isdigit() else " " for sign in era).split()
    return next((int(word) for word in digits if len(word) == 4), 0)
