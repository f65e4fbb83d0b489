"""Composing: every fact worth asking becomes questions, in every language, the same each time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, ItemType, Match, Multiple, Order
from alpine_quiz.bank.problems import Code, Problem, Severity
from alpine_quiz.facts.asking import Asking, Side
from alpine_quiz.facts.forms import Draft, item_of
from alpine_quiz.facts.hedging import asks_bound, unsaid
from alpine_quiz.facts.idioms import idiom_for
from alpine_quiz.facts.known import Known
from alpine_quiz.facts.model import Worth
from alpine_quiz.facts.options import WANTED, proposed
from alpine_quiz.facts.sets import UnsortableError, set_id, set_item, sorted_members
from alpine_quiz.facts.soundness import (
    LEAST_DISTRACTORS,
    faults_of_draft,
    faults_of_reasons,
    faults_of_set,
)
from alpine_quiz.facts.values import YEAR, number_of
from alpine_quiz.facts.wording import NoWordsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from alpine_quiz.bank.model import Place, Question
    from alpine_quiz.facts.asking import FactSet
    from alpine_quiz.facts.model import Fact, FactBase
    from alpine_quiz.facts.soundness import Fault

MOST_ITEMS_A_FACT = 3
_MOST_WORDS_TYPED = 3
_PICKED = (ItemType.CHOICE, ItemType.MULTIPLE)


@dataclass(slots=True)
class Composition:
    """The composed items by language, in the order of the facts, and what is wrong with them.

    ``drafts`` are the questions about one fact that items were made of, by id.
    """

    items: dict[str, list[Question]] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def compose(base: FactBase) -> Composition:
    """Compose the questions of a fact base.

    The same facts give the same items on every machine: nothing is drawn but by the ids.
    What has errors is left out, and told.
    """
    composer = _Composer(base)
    for fact in base.facts.values():
        composer.take_fact(fact)
    for each in base.sets.values():
        composer.take_set(each)
    composer.check_counts()
    return composer.composition


class _Composer:
    """The items composed so far, and how evenly their keys stand."""

    def __init__(self, base: FactBase) -> None:
        self.composition = Composition({language: [] for language in base.spoken()})
        self._base = base
        self._known = Known(base)
        self._ranks: Counter[int] = Counter()
        self._truths: Counter[bool] = Counter()
        self._ids: set[str] = set()
        self._asked_with_others = _asked_with_others(base)

    def take_fact(self, fact: Fact) -> None:
        """Compose the fact's questions."""
        if fact.ask is Worth.NEVER:
            if fact.questions:
                place = fact.questions[0].place
                self._error(Code.ASKED_THOUGH_NEVER, place, fact=fact.id, id=fact.id)
            return
        asked_elsewhere = fact.id in self._asked_with_others
        askings = fact.questions or (() if asked_elsewhere else tuple(self._forms_for(fact)))
        for asking in askings:
            tail = f".{asking.number}" if asking.number > 1 else ""
            id_ = f"{fact.id}.{asking.form.value}{tail}"
            if asking.form in (ItemType.ORDER, ItemType.MATCH):
                spoken = ", ".join(self.composition.items)
                self._error(Code.NO_WORDS, asking.place, id=id_, what="members", language=spoken)
            elif self._is_new(id_, asking.place) and self._is_sound(
                faults_of_reasons(asking.distractors, id_, self._known)
            ):
                self._compose(Draft(id_, fact, self._settled(fact, asking), self._base))

    def take_set(self, each: FactSet) -> None:
        """Compose the set's question."""
        id_ = set_id(each)
        try:
            sorted_members(each, self._base)
        except UnsortableError as error:
            self._error(Code.SAME_MOMENT, each.place, id=id_, fact=error.fact)
            return
        reasons = faults_of_reasons(each.asking.distractors, id_, self._known)
        faults = faults_of_set(each, id_, self._known)
        if not (self._is_new(id_, each.place) and self._is_sound((*reasons, *faults))):
            return
        for language, items in self.composition.items.items():
            try:
                item = set_item(each, self._base, language)
            except NoWordsError as error:
                self._no_words(error, id_, language, each.place)
                continue
            told = " ".join((item.stem, *_shown_with(item)))
            facts = [self._base.facts[name] for name in item.facts]
            hedged = [self._hedged(fact, item, told, language) for fact in facts]
            if all(hedged):
                items.append(item)

    def check_counts(self) -> None:
        """Note facts that are asked too often, and those that nothing asks.

        Where something could not be composed, the counts would only tell so again.
        """
        if any(problem.is_error for problem in self.composition.problems):
            return
        for items in list(self.composition.items.values())[:1]:
            asked = Counter(name for item in items for name in item.facts)
            for fact in self._base.facts.values():
                if asked[fact.id] > MOST_ITEMS_A_FACT:
                    self._advice(
                        Code.ASKED_TOO_OFTEN, fact.place, fact=fact.id, count=asked[fact.id]
                    )
                if fact.ask is not Worth.NEVER and not asked[fact.id]:
                    self._advice(Code.NOT_ASKED, fact.place, fact=fact.id)

    def _forms_for(self, fact: Fact) -> Iterator[Asking]:
        """Yield the forms of a fact that brings no question of its own."""
        idiom = idiom_for(fact.relation, self._base)
        if not idiom.asks_object.texts or asks_bound(fact):
            return
        if number_of(fact.object) is not None:
            if fact.unit == YEAR:
                yield Asking(form=ItemType.CHOICE, place=fact.place)
            yield Asking(form=ItemType.NUMBER, estimate=fact.unit != YEAR, place=fact.place)
            return
        if len(proposed(fact, Side.OBJECT, self._known, 0)) >= LEAST_DISTRACTORS:
            yield Asking(form=ItemType.CHOICE, place=fact.place)
        if fact.complete and _is_typeable(fact.object, self._base):
            yield Asking(form=ItemType.TEXT, place=fact.place)

    def _settled(self, fact: Fact, asking: Asking) -> Asking:
        """Return the asking with distractors, and whether it holds, decided."""
        if asking.form is ItemType.TRUE_FALSE and asking.holds is None and not asking.stem.texts:
            asking = replace(asking, holds=self._truths[True] <= self._truths[False])
        self._truths[asking.holds is not False] += asking.form is ItemType.TRUE_FALSE
        picked = asking.form in _PICKED
        false = asking.form is ItemType.TRUE_FALSE and not asking.holds and not asking.stem.texts
        if asking.distractors or not (picked or false):
            return asking
        is_number = asking.asks is Side.OBJECT and number_of(fact.object) is not None
        rank = min(range(WANTED + 1), key=lambda rank: (self._ranks[rank], rank))
        self._ranks[rank] += is_number
        return replace(asking, distractors=proposed(fact, asking.asks, self._known, rank))

    def _compose(self, draft: Draft) -> None:
        if not self._is_sound(faults_of_draft(draft, self._known)):
            return
        self.composition.drafts[draft.id] = draft
        for language, items in self.composition.items.items():
            try:
                item = item_of(draft, language)
            except NoWordsError as error:
                self._no_words(error, draft.id, language, draft.asking.place)
                continue
            asks_time = draft.asking.asks is Side.OBJECT and number_of(draft.fact.object)
            if self._hedged(draft.fact, item, item.stem, language, asks_time=bool(asks_time)):
                items.append(item)

    def _is_sound(self, faults: Iterable[Fault]) -> bool:
        good = True
        for fault in faults:
            good = False
            self._error(fault.code, fault.place, **fault.args)
        return good

    def _hedged(
        self, fact: Fact, item: Question, told: str, language: str, *, asks_time: bool = False
    ) -> bool:
        code = unsaid(fact, told, language, self._base, asks_time=asks_time)
        if code is None:
            return True
        self._error(code, item.place, id=item.id, fact=fact.id, language=language)
        return False

    def _is_new(self, id_: str, place: Place) -> bool:
        if id_ in self._ids:
            self._error(Code.TWICE_COMPOSED, place, id=id_)
            return False
        self._ids.add(id_)
        return True

    def _no_words(self, error: NoWordsError, id_: str, language: str, place: Place) -> None:
        self._error(Code.NO_WORDS, place, id=id_, what=error.what, language=language)

    def _error(self, code: Code, place: Place, **args: str | int) -> None:
        self._note(Severity.ERROR, code, place, args)

    def _advice(self, code: Code, place: Place, **args: str | int) -> None:
        self._note(Severity.ADVICE, code, place, args)

    def _note(
        self, severity: Severity, code: Code, place: Place, args: dict[str, str | int]
    ) -> None:
        self.composition.problems.append(
            Problem(code, severity, self._base.path, place.line, place.column, args)
        )


def _is_typeable(value: str, base: FactBase) -> bool:
    """Tell whether a player can be asked to type the value: a name, not a description."""
    return value in base.entities or len(value.split()) <= _MOST_WORDS_TYPED


def _asked_with_others(base: FactBase) -> frozenset[str]:
    """Return the facts that a set, or a question about another fact, asks."""
    in_sets = {name for each in base.sets.values() for name in each.all_facts}
    askings = (asking for fact in base.facts.values() for asking in fact.questions)
    return frozenset(in_sets.union(name for asking in askings for name in asking.also))


def _shown_with(item: Question) -> tuple[str, ...]:
    """Return what a player reads besides the stem of a set's item."""
    if isinstance(item, Order):
        return item.items
    if isinstance(item, Match):
        return tuple(text for pair in item.pairs for text in pair)
    if isinstance(item, Choice):
        return (item.answer, *item.distractors)
    return item.answers if isinstance(item, Multiple) else ()
