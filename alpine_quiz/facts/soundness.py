"""Whether a question is true: one key right by every fact, all else wrong, and for a reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import MAX_OPTIONS, Choice, ItemType, Localized, Multiple, Number
from alpine_quiz.bank.problems import Code
from alpine_quiz.facts.asking import Option, Side
from alpine_quiz.facts.model import Precision, Worth
from alpine_quiz.facts.options import YEARS_APART, names_of_option, truths, year_of
from alpine_quiz.facts.values import YEAR, names_in_all, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from alpine_quiz.bank.model import Place, Question
    from alpine_quiz.facts.asking import FactSet
    from alpine_quiz.facts.forms import Draft
    from alpine_quiz.facts.known import Known
    from alpine_quiz.facts.model import Fact

LEAST_DISTRACTORS = 2
_PICKED = (ItemType.CHOICE, ItemType.MULTIPLE)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a question, and where it was written."""

    code: Code
    place: Place
    args: dict[str, str | int] = field(default_factory=dict)


def faults_of_draft(draft: Draft, known: Known) -> Iterator[Fault]:
    """Yield what is wrong with a question about one fact, its distractors decided."""
    asking, fact = draft.asking, draft.fact
    count = len(asking.distractors) + max(len(asking.keys), 1)
    false = asking.form is ItemType.TRUE_FALSE and asking.holds is False
    bare = false and not asking.stem.texts and not asking.distractors
    if bare or (asking.form in _PICKED and count <= LEAST_DISTRACTORS):
        yield Fault(Code.TOO_FEW_OPTIONS, asking.place, {"id": draft.id})
    if asking.form in _PICKED and count > MAX_OPTIONS:
        args: dict[str, str | int] = {"key": "distractors", "most": MAX_OPTIONS, "count": count}
        yield Fault(Code.TOO_MANY_OPTIONS, asking.place, args)
    yield from _never_asked(draft.facts[1:], draft.id, asking.place)
    true = truths(fact, asking.asks, known)
    yield from _true_ones(asking.distractors, true, draft.id, known)
    if fact.unit == YEAR and asking.asks is Side.OBJECT:
        key = Option(draft.key, place=asking.place)
        yield from _neighbours(key, asking.distractors, draft.id, fine=asking.fine)
        yield from _within_bound(fact, key, asking.distractors, draft.id)


def faults_of_set(each: FactSet, id_: str, known: Known) -> Iterator[Fault]:
    """Yield what is wrong with a question about several facts."""
    asking, base = each.asking, known.base
    facts = [base.facts[name] for name in each.all_facts if name in base.facts]
    yield from _never_asked(facts, id_, each.place)
    if asking.form is ItemType.MULTIPLE:
        true = frozenset[str]().union(*(truths(fact, Side.OBJECT, known) for fact in facts))
        yield from _true_ones(asking.distractors, true, id_, known)
    elif asking.form is ItemType.CHOICE and asking.answer.texts:
        key = names_in_all(asking.answer)
        told = (truths(fact, Side.OBJECT, known) for fact in facts)
        true = frozenset[str]().union(*(each for each in told if each & key))
        yield from _true_ones(asking.distractors, true, id_, known)
        answer = Option(text=asking.answer, place=each.place)
        yield from _neighbours(answer, asking.distractors, id_, fine=asking.fine)
    elif asking.form is ItemType.MATCH:
        yield from _matched_twice(each, id_, known)


def faults_of_change(item: Question, draft: Draft | None, known: Known) -> Iterator[Fault]:
    """Yield what a hand-made change of an item has made untrue, as far as one can tell.

    ``draft`` is the question about one fact that it was composed from, where it was one.
    """
    if draft is None or not isinstance(item, Choice | Multiple | Number):
        return
    true = truths(draft.fact, draft.asking.asks, known)
    if isinstance(item, Number):
        if item.answer != number_of(draft.fact.object):
            yield Fault(Code.NOT_THE_KEY, item.place, {"id": item.id, "key": item.written})
        return
    options = [Option(text=Localized({"": text}), place=item.place) for text in item.distractors]
    yield from _true_ones(options, true, item.id, known)
    if isinstance(item, Choice) and draft.fact.unit == YEAR:
        answer = Option(text=Localized({"": item.answer}), place=item.place)
        if not names_of_option(answer, known) & true:
            yield Fault(Code.NOT_THE_KEY, item.place, {"id": item.id, "key": item.answer})
        yield from _neighbours(answer, options, item.id, fine=draft.asking.fine)


def faults_of_reasons(options: Iterable[Option], id_: str, known: Known) -> Iterator[Fault]:
    """Yield options of which nothing says why they are wrong; a number needs no reason."""
    for option in options:
        if option.feedback.texts or year_of(option) is not None:
            continue
        entity = known.base.entities.get(option.entity)
        if entity is None or not (entity.about.texts or known.is_spoken_of(entity.id)):
            yield Fault(Code.NO_REASON, option.place, {"id": id_, "option": shown(option)})


def shown(option: Option) -> str:
    """Return how an option is written, in any language."""
    return next(iter(option.text.texts.values()), option.entity)


def _true_ones(
    options: Iterable[Option], true: frozenset[str], id_: str, known: Known
) -> Iterator[Fault]:
    for option in options:
        if names_of_option(option, known) & true:
            yield Fault(Code.TRUE_DISTRACTOR, option.place, {"id": id_, "option": shown(option)})


def _neighbours(key: Option, options: Iterable[Option], id_: str, *, fine: bool) -> Iterator[Fault]:
    """Yield years that are nearer to the key, or to each other, than may be asked for."""
    if fine or year_of(key) is None:
        return
    for one, other in combinations((key, *options), 2):
        first, second = year_of(one), year_of(other)
        if first is None or second is None or abs(first - second) >= YEARS_APART:
            continue
        yield Fault(Code.NEAR_YEAR, other.place, {"id": id_, "year": shown(other)})


def _within_bound(fact: Fact, key: Option, options: Iterable[Option], id_: str) -> Iterator[Fault]:
    """Yield later years than a bound: what was so by 1968 was so by 1970."""
    bound = year_of(key)
    if bound is None or fact.precision is not Precision.BY:
        return
    for option in options:
        year = year_of(option)
        if year is not None and year > bound:
            args: dict[str, str | int] = {"id": id_, "option": shown(option)}
            yield Fault(Code.TRUE_DISTRACTOR, option.place, args)


def _never_asked(facts: Iterable[Fact], id_: str, place: Place) -> Iterator[Fault]:
    for fact in facts:
        if fact.ask is Worth.NEVER:
            yield Fault(Code.ASKED_THOUGH_NEVER, place, {"fact": fact.id, "id": id_})


def _matched_twice(each: FactSet, id_: str, known: Known) -> Iterator[Fault]:
    """Yield pairs of a match whose left side goes with another's right side too."""
    facts = [(member, known.base.facts.get(member.fact)) for member in each.asking.members]
    for (one, first), (other, second) in combinations(facts, 2):
        if first is None or second is None or one.value.texts or other.value.texts:
            continue
        crossed = known.names(second.object) & truths(first, Side.OBJECT, known)
        if crossed or known.names(first.object) & truths(second, Side.OBJECT, known):
            args: dict[str, str | int] = {"id": id_, "option": second.object}
            yield Fault(Code.TRUE_DISTRACTOR, other.place, args)
