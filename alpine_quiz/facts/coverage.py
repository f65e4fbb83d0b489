"""What the questions make of the facts: by document, and by fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.facts.model import Worth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.bank.model import ItemType, Question
    from alpine_quiz.facts.model import FactBase


@dataclass(frozen=True, slots=True)
class DocumentCoverage:
    """The facts that a document proves: all, worth asking, and asked by some question."""

    document: str
    facts: int
    worth_asking: int
    asked: int


@dataclass(frozen=True, slots=True)
class FactCoverage:
    """A fact and the forms it is asked in, in the order of the banks."""

    fact: str
    worth: Worth
    forms: tuple[ItemType, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Both views; a fact with evidence in two documents counts in both."""

    documents: tuple[DocumentCoverage, ...]
    facts: tuple[FactCoverage, ...]

    @property
    def unasked(self) -> tuple[str, ...]:
        """The facts that are worth asking and that no question asks."""
        return tuple(
            each.fact for each in self.facts if each.worth is not Worth.NEVER and not each.forms
        )


def coverage(base: FactBase, items: Iterable[Question]) -> Coverage:
    """Return how the items, all of one language, cover the facts of ``base``."""
    forms: dict[str, list[ItemType]] = {name: [] for name in base.facts}
    for item in items:
        for name in item.facts:
            if name in forms:
                forms[name].append(item.type)
    by_document: dict[str, list[str]] = {}
    for fact in base.facts.values():
        for document in dict.fromkeys(citation.document for citation in fact.evidence):
            by_document.setdefault(document, []).append(fact.id)
    return Coverage(
        tuple(
            DocumentCoverage(
                document,
                len(names),
                sum(base.facts[name].ask is not Worth.NEVER for name in names),
                sum(bool(forms[name]) for name in names),
            )
            for document, names in by_document.items()
        ),
        tuple(
            FactCoverage(fact.id, fact.ask, tuple(forms[fact.id])) for fact in base.facts.values()
        ),
    )
