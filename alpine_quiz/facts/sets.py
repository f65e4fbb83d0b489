"""Making an item of several facts: orders, matches, which came first, several right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alpine_quiz.bank.model import Ask, Choice, ItemType, Match, Multiple, Order, TrueFalse
from alpine_quiz.facts.asking import By, Pick
from alpine_quiz.facts.forms import (
    citations_of,
    feedback_of,
    localized_needed,
    option_text,
    typed_item,
    value_text,
)
from alpine_quiz.facts.model import Precision
from alpine_quiz.facts.values import YEAR, moment_of, number_of
from alpine_quiz.facts.wording import NoWordsError, said, shown_value
from alpine_quiz.language.dates import date_said

if TYPE_CHECKING:
    from decimal import Decimal

    from alpine_quiz.bank.model import Localized, Question
    from alpine_quiz.facts.asking import Asking, FactSet, Member, Option
    from alpine_quiz.facts.model import Fact, FactBase

_MIDDLE = 2
_LEAST_SORTED = 2
_BOUNDED: dict[str, dict[Precision | None, str]] = {
    "en": {Precision.BY: "by {}", Precision.ABOUT: "about {}"},
    "fr": {Precision.BY: "au plus tard en {}", Precision.ABOUT: "vers {}"},
}
_SORTED = (ItemType.ORDER, ItemType.CHOICE)


class UnsortableError(Exception):
    """Members that cannot be put in order: ``fact`` has no value, or that of another."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact)
        self.fact = fact


def sorted_members(each: FactSet, base: FactBase) -> tuple[Member, ...]:
    """Return the set's members from first to last; raises ``UnsortableError``.

    A year is before every day of it only where no other member is of that year; what was so
    by a year is before whatever came later, and beside nothing that came earlier; what was
    about a year is beside none of its neighbours. Numbers are sorted within one unit.
    """
    asking = each.asking
    members = asking.members
    if asking.by is By.GIVEN or asking.form not in _SORTED or not (members or asking.picks):
        return members
    if len(members) < _LEAST_SORTED:
        raise UnsortableError(each.id)
    keyed: list[tuple[str | Decimal, Member]] = []
    units = {base.facts[member.fact].unit for member in members if member.fact in base.facts}
    for member in members:
        fact = base.facts.get(member.fact)
        value = _value_of(fact, asking.by, is_told=bool(member.text.texts)) if fact else None
        mixed = asking.by is By.OBJECT and len(units) > 1
        if value is None or value == "" or mixed or any(_same(value, other) for other, _ in keyed):
            raise UnsortableError(member.fact)
        keyed.append((value, member))
    for value, member in keyed:
        others = [other for other, its in keyed if its is not member]
        if not _is_apart(base.facts[member.fact], value, others):
            raise UnsortableError(member.fact)
    return tuple(member for _, member in sorted(keyed, key=lambda pair: pair[0]))


def _is_apart(fact: Fact, value: str | Decimal, others: list[str | Decimal]) -> bool:
    """Tell whether a bound, or an approximate year, still has its place among the others."""
    if fact.when:
        return True
    years = [_year(other) for other in others]
    if fact.precision is Precision.BY:
        return all(year > _year(value) for year in years)
    if fact.precision is Precision.ABOUT and fact.unit == YEAR:
        return all(abs(year - _year(value)) > 1 for year in years)
    return True


def _year(value: str | Decimal) -> int:
    return int(value[:4]) if isinstance(value, str) else int(value)


@dataclass(frozen=True, slots=True)
class _Setting:
    """A set, in one language."""

    set: FactSet
    base: FactBase
    language: str

    @property
    def asking(self) -> Asking:
        return self.set.asking

    def needed(self, texts: Localized, what: str) -> str:
        return localized_needed(texts, self.language, what)

    def fact(self, member: Member) -> Fact:
        """Return the member's fact; raises ``NoWordsError`` where it has none to take words of."""
        if member.fact not in self.base.facts:
            raise NoWordsError("text")
        return self.base.facts[member.fact]

    def options(self, options: tuple[Option, ...]) -> tuple[str, ...]:
        return tuple(option_text(option, self.base, self.language) for option in options)

    def feedback(self) -> dict[str, str]:
        return feedback_of(self.asking.distractors, self.base, self.language)


def set_item(each: FactSet, base: FactBase, language: str) -> Question:
    """Return the set's question in a language; raises ``NoWordsError``, ``UnsortableError``."""
    make = {
        ItemType.ORDER: _order,
        ItemType.MATCH: _match,
        ItemType.CHOICE: _choice,
        ItemType.MULTIPLE: _multiple,
        ItemType.TEXT: _text,
        ItemType.TRUE_FALSE: _true_false,
    }[each.asking.form]
    setting = _Setting(each, base, language)
    return make(setting, _common(setting))


def set_id(each: FactSet) -> str:
    """Return the id of the set's item."""
    return f"{each.id}.{each.asking.form.value}"


def _common(setting: _Setting) -> dict[str, Any]:
    asking, base = setting.asking, setting.base
    facts = [base.facts[name] for name in setting.set.all_facts if name in base.facts]
    return {
        "id": set_id(setting.set),
        "stem": setting.needed(asking.stem, "stem"),
        "rationale": setting.needed(asking.rationale, "rationale"),
        "citations": citations_of(facts),
        "topic": asking.topic or next((fact.topic for fact in facts), ""),
        "difficulty": asking.difficulty or _MIDDLE,
        "facts": tuple(fact.id for fact in facts),
        "ask": Ask(asking.ask or Ask.CORE),
        "hint": said(asking.hint, setting.language),
        "allow": asking.allow,
        "place": asking.place,
    }


def _order(setting: _Setting, common: dict[str, Any]) -> Question:
    members = sorted_members(setting.set, setting.base)
    values = tuple(_value_beside(setting, member) for member in members)
    return Order(
        **common,
        items=tuple(_moment(setting, member) for member in members),
        values=values if all(values) else (),
    )


def _match(setting: _Setting, common: dict[str, Any]) -> Question:
    members = setting.asking.members
    return Match(
        **common, pairs=tuple((_left(setting, each), _right(setting, each)) for each in members)
    )


def _choice(setting: _Setting, common: dict[str, Any]) -> Question:
    asking = setting.asking
    feedback = setting.feedback()
    outside = setting.options(asking.distractors)
    if asking.picks is None:
        answer = setting.needed(asking.answer, "answer")
        return Choice(**common, answer=answer, distractors=outside, feedback=feedback)
    members = list(sorted_members(setting.set, setting.base))
    key = members.pop(0 if asking.picks in (Pick.FIRST, Pick.LEAST) else -1)
    # Back into the editor's order: sorted, the distractors would tell the sequence.
    members.sort(key=asking.members.index)
    texts = [_moment(setting, member) for member in members]
    for member, text in zip(members, texts, strict=True):
        told = said(member.feedback, setting.language) or _statement(setting, member)
        if told:
            feedback[text] = told
    return Choice(
        **common,
        answer=_moment(setting, key),
        distractors=(*texts, *outside),
        feedback=feedback,
    )


def _multiple(setting: _Setting, common: dict[str, Any]) -> Question:
    asking = setting.asking
    named = (_own_text(setting, member) or _object(setting, member) for member in asking.members)
    return Multiple(
        **common,
        answers=(*named, *setting.options(asking.keys)),
        distractors=setting.options(asking.distractors),
        feedback=setting.feedback(),
    )


def _text(setting: _Setting, common: dict[str, Any]) -> Question:
    return typed_item(setting.asking, common, setting.needed(setting.asking.answer, "answer"))


def _true_false(setting: _Setting, common: dict[str, Any]) -> Question:
    asking = setting.asking
    if asking.holds is not False:
        return TrueFalse(**common, answer=True)
    return TrueFalse(
        **common, answer=False, correction=setting.needed(asking.correction, "correction")
    )


def _value_of(fact: Fact, by: By, *, is_told: bool) -> str | Decimal | None:
    return number_of(fact.object) if by is By.OBJECT else moment_of(fact, is_moment=is_told)


def _same(one: str | Decimal, other: str | Decimal) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.startswith(other) or other.startswith(one)
    return one == other


def _value_beside(setting: _Setting, member: Member) -> str:
    by = setting.asking.by
    if member.value.texts:
        return setting.needed(member.value, "value")
    if by is By.GIVEN:
        return ""
    if by is By.OBJECT:
        return _object(setting, member)
    fact = setting.fact(member)
    said_so = date_said(moment_of(fact, is_moment=bool(member.text.texts)), setting.language)
    if fact.when:
        return said_so
    spoken = setting.language.split("-", maxsplit=1)[0]
    return _BOUNDED.get(spoken, {}).get(fact.precision, "{}").format(said_so)


def _own_text(setting: _Setting, member: Member) -> str:
    return setting.needed(member.text, "text") if member.text.texts else ""


def _moment(setting: _Setting, member: Member) -> str:
    own = _own_text(setting, member)
    return own or setting.needed(setting.fact(member).event, "event")


def _left(setting: _Setting, member: Member) -> str:
    own = _own_text(setting, member)
    return own or shown_value(setting.fact(member).subject, setting.base, setting.language)


def _right(setting: _Setting, member: Member) -> str:
    if member.value.texts:
        return setting.needed(member.value, "value")
    return _object(setting, member)


def _object(setting: _Setting, member: Member) -> str:
    return value_text(setting.fact(member), setting.base, setting.language)


def _statement(setting: _Setting, member: Member) -> str:
    fact = setting.base.facts.get(member.fact)
    return said(fact.statement, setting.language) if fact else ""
