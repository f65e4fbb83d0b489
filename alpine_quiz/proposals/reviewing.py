"""Going through candidates: which is next, what was decided, what it would come to."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from alpine_quiz.facts.composing import compose
from alpine_quiz.facts.conflicts import check_conflicts
from alpine_quiz.facts.hedging import asks_bound
from alpine_quiz.facts.idioms import idiom_for
from alpine_quiz.facts.values import number_of
from alpine_quiz.language.folding import words
from alpine_quiz.proposals.decisions import Ruling

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from alpine_quiz.bank.model import Question
    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.facts.model import Fact, FactBase
    from alpine_quiz.proposals.becoming import Becoming
    from alpine_quiz.proposals.decisions import Decision
    from alpine_quiz.proposals.model import Candidate

KEEPING = (Ruling.ACCEPTED, Ruling.EDITED, Ruling.MERGED)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A candidate that was put off: no decision."""

    candidate: str
    again: bool


class Review:
    """Candidates on their way to being judged, in the order they were proposed.

    One that is skipped comes again behind all others; skipped twice, it waits for another
    time. ``known`` are those that stand in the facts already, whoever wrote them there.
    """

    def __init__(
        self,
        candidates: Iterable[Candidate],
        standing: Mapping[str, Decision],
        known: Collection[str] = (),
    ) -> None:
        self._candidates = {each.id: each for each in candidates}
        self._standing = {
            name: decision for name, decision in standing.items() if name in self._candidates
        }
        self._known = {name for name in known if name in self._candidates} - set(self._standing)
        self._done: list[Decision | Skipped] = list(self._standing.values())
        self._skipped: set[str] = set()
        self._put_off: set[str] = set()
        self._waiting = deque(
            name
            for name in self._candidates
            if name not in self._standing and name not in self._known
        )

    @property
    def current(self) -> Candidate | None:
        """The candidate to judge now, or ``None`` where there is no other."""
        return self._candidates[self._waiting[0]] if self._waiting else None

    @property
    def is_again(self) -> bool:
        """Whether the current candidate was skipped before."""
        return bool(self._waiting) and self._waiting[0] in self._skipped

    @property
    def total(self) -> int:
        """How many candidates there are to judge, judged ones included."""
        return len(self._candidates) - len(self._known)

    @property
    def known(self) -> int:
        """How many were in the facts already."""
        return len(self._known)

    @property
    def position(self) -> int:
        """The number of the current candidate, from 1."""
        fresh = sum(name not in self._skipped for name in self._waiting)
        return self.total - (fresh or len(self._waiting)) + 1

    @property
    def remaining(self) -> int:
        """How many are not decided yet, those put off included."""
        return len(self._waiting) + len(self._put_off)

    @property
    def put_off(self) -> int:
        """How many were skipped for this time."""
        return len(self._put_off)

    @property
    def kept(self) -> int:
        """How many were kept as facts or as evidence of one."""
        return sum(each.ruling in KEEPING for each in self._standing.values())

    @property
    def rejected(self) -> int:
        """How many were rejected."""
        return len(self._standing) - self.kept

    @property
    def latest(self) -> Decision | Skipped | None:
        """What would be undone."""
        return self._done[-1] if self._done else None

    def decide(self, decision: Decision) -> None:
        """Take a decision on the current candidate, and go on to the next."""
        if not self._waiting or decision.candidate != self._waiting[0]:
            raise ValueError(decision.candidate)
        self._waiting.popleft()
        self._standing[decision.candidate] = decision
        self._done.append(decision)

    def skip(self) -> None:
        """Put the current candidate behind the others, or off for this time."""
        name = self._waiting.popleft()
        again = name in self._skipped
        if again:
            self._put_off.add(name)
        else:
            self._skipped.add(name)
            self._waiting.append(name)
        self._done.append(Skipped(name, again))

    def undo(self) -> Candidate | None:
        """Take the latest decision or skip back: its candidate is the current one again."""
        if not self._done:
            return None
        done = self._done.pop()
        name = done.candidate
        self._standing.pop(name, None)
        self._put_off.discard(name)
        if isinstance(done, Skipped) and not done.again:
            self._skipped.discard(name)
            self._waiting.remove(name)
        self._waiting.appendleft(name)
        return self._candidates[name]


class Unasked(StrEnum):
    """Why a fact would become no question."""

    NO_WORDS = "no-words"
    BOUND = "bound"
    NOT_COMPLETE = "not-complete"
    FEW_OPTIONS = "few-options"


@dataclass(frozen=True, slots=True)
class Preview:
    """The questions that a fact to be would become, by language, and what stands against it.

    ``unasked`` says why there are none, where nothing is wrong.
    """

    items: Mapping[str, tuple[Question, ...]]
    problems: tuple[Problem, ...] = ()
    unasked: Unasked | None = None


def preview(what: Becoming, base: FactBase) -> Preview:
    """Return what the fact would become, composed among the others of ``base``."""
    fact = what.fact
    entities = base.entities | {entity.id: entity for entity in what.entities}
    grown = replace(base, entities=entities, facts=base.facts | {fact.id: fact})
    composition = compose(grown)
    items = {
        language: tuple(item for item in items if fact.id in item.facts)
        for language, items in composition.items.items()
    }
    found = [*composition.problems, *check_conflicts(grown)]
    problems = tuple(each for each in found if each.is_error and _is_about(each, fact))
    is_asked = bool(problems) or any(items.values())
    return Preview(items, problems, None if is_asked else _unasked(fact, grown))


def _unasked(fact: Fact, base: FactBase) -> Unasked:
    if not idiom_for(fact.relation, base).asks_object.texts:
        return Unasked.NO_WORDS
    if asks_bound(fact):
        return Unasked.BOUND
    is_name = number_of(fact.object) is None
    return Unasked.NOT_COMPLETE if is_name and not fact.complete else Unasked.FEW_OPTIONS


def _is_about(problem: Problem, fact: Fact) -> bool:
    item = str(problem.args.get("id", ""))
    named = {problem.args.get(name) for name in ("fact", "one", "other")}
    return fact.id in named or item.startswith(f"{fact.id}.")


def in_facts(candidate: Candidate, base: FactBase) -> str:
    """Return the fact that has this candidate's value by the same quote, or nothing.

    A kill between the two writes of a decision leaves such a fact, and so does a person who
    writes one by hand.
    """
    value = "".join(words(candidate.object))
    proofs = {(each.document, each.quote) for each in candidate.evidence}
    for fact in base.facts.values():
        if "".join(words(fact.object)) == value and any(
            (each.document, each.quote) in proofs for each in fact.evidence
        ):
            return fact.id
    return ""


def nearest_facts(candidate: Candidate, base: FactBase) -> list[Fact]:
    """Return all facts, those first that most likely say the same as ``candidate``."""
    told = set(words(candidate.statement))
    value = "".join(words(candidate.object))
    quotes = {each.quote for each in candidate.evidence}

    def unlikeness(fact: Fact) -> tuple[float, str]:
        points = 3.0 * (fact.subject == candidate.subject)
        points += 2.0 * (fact.relation == candidate.relation)
        points += 3.0 * ("".join(words(fact.object)) == value)
        points += max((_shared(told, text) for text in fact.statement.texts.values()), default=0)
        points += any(each.quote in quotes for each in fact.evidence)
        return -points, fact.id

    return sorted(base.facts.values(), key=unlikeness)


def _shared(told: set[str], text: str) -> float:
    other = set(words(text))
    return 4 * len(told & other) / max(1, len(told | other))
