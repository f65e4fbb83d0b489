"""Making an item of a fact: each form, in one language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from alpine_quiz.bank.model import (
    Ask,
    Choice,
    ItemType,
    Localized,
    Multiple,
    Number,
    Text,
    TrueFalse,
)
from alpine_quiz.facts.asking import Side
from alpine_quiz.facts.hedging import source_names
from alpine_quiz.facts.idioms import idiom_for
from alpine_quiz.facts.model import Worth
from alpine_quiz.facts.values import number_of
from alpine_quiz.facts.wording import (
    NoWordsError,
    capitalised,
    figure,
    framed,
    in_words,
    needed,
    phrase,
    quantity,
    said,
    shown_value,
    unit_name,
)
from alpine_quiz.language.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.bank.model import Citation, Question
    from alpine_quiz.facts.asking import Asking, Option
    from alpine_quiz.facts.model import Fact, FactBase

_SHIFTS = {
    ItemType.TRUE_FALSE: -1,
    ItemType.TEXT: 1,
    ItemType.NUMBER: 1,
    ItemType.MULTIPLE: 1,
}
_NEAR_COUNTS = {"en": "{stem} Near counts.", "fr": "{stem} À peu près suffit."}


@dataclass(frozen=True, slots=True)
class Draft:
    """A question about a fact with all that does not depend on the language decided."""

    id: str
    fact: Fact
    asking: Asking
    base: FactBase

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The fact and those it asks besides."""
        facts = self.base.facts
        return (self.fact, *(facts[name] for name in self.asking.also if name in facts))

    @property
    def key(self) -> str:
        """The key: an entity's id or a plain value."""
        return self.fact.object if self.asking.asks is Side.OBJECT else self.fact.subject


def item_of(draft: Draft, language: str) -> Question:
    """Return the question in a language; raises ``NoWordsError``."""
    make = {
        ItemType.CHOICE: _choice,
        ItemType.MULTIPLE: _multiple,
        ItemType.TRUE_FALSE: _true_false,
        ItemType.TEXT: _text,
        ItemType.NUMBER: _number,
    }[draft.asking.form]
    return make(draft, language, _common(draft, language))


def _common(draft: Draft, language: str) -> dict[str, Any]:
    fact, asking = draft.fact, draft.asking
    rationale = said(asking.rationale, language) or said(fact.rationale, language)
    return {
        "id": draft.id,
        "rationale": rationale or _statements(draft, language),
        "citations": citations_of(draft.facts),
        "topic": asking.topic or fact.topic,
        "difficulty": asking.difficulty or _shifted(fact, asking),
        "facts": tuple(each.id for each in draft.facts),
        "ask": Ask(asking.ask or (fact.ask if fact.ask is not Worth.NEVER else Worth.DEEP)),
        "hint": said(asking.hint, language) or said(fact.hint, language),
        "valid_until": fact.valid_until,
        "allow": asking.allow,
        "place": asking.place,
    }


def citations_of(facts: Iterable[Fact]) -> tuple[Citation, ...]:
    """Return what proves the facts, each quote once."""
    cited = {
        (citation.document, citation.quote): citation
        for fact in facts
        for citation in fact.evidence
    }
    return tuple(cited.values())


def feedback_of(
    options: Iterable[Option], base: FactBase, language: str, unit: str = ""
) -> dict[str, str]:
    """Return what each option that has something to be said of really is, by its text."""
    told: dict[str, str] = {}
    for option in options:
        entity = base.entities.get(option.entity)
        text = said(option.feedback, language) or (said(entity.about, language) if entity else "")
        if text:
            told[option_text(option, base, language, unit)] = text
    return told


def option_text(option: Option, base: FactBase, language: str, unit: str = "") -> str:
    """Return how an option is put, a number as the key of that unit; raises ``NoWordsError``."""
    if option.text.texts:
        return needed(said(option.text, language), "text")
    if option.entity in base.entities:
        return shown_value(option.entity, base, language)
    return figure(option.entity, unit, language)


def stem_of(draft: Draft, language: str) -> str:
    """Return the editor's stem, or one in the relation's own words; raises ``NoWordsError``."""
    fact, asking, base = draft.fact, draft.asking, draft.base
    if asking.stem.texts:
        return needed(said(asking.stem, language), "stem")
    idiom = idiom_for(fact.relation, base)
    asks = idiom.asks_object if asking.asks is Side.OBJECT else idiom.asks_subject
    return _put(needed(said(asks, language), "relation"), draft, language)


def _put(template: str, draft: Draft, language: str, object_: str = "") -> str:
    """Return an idiom's words about the fact, with who says so or when it was so."""
    fact = draft.fact
    stem = in_words(template, fact, draft.base, language, object_=object_)
    names = source_names(fact, draft.base, language) if fact.is_disputed else ()
    own = not template.startswith("{")
    return framed(stem, fact, next(iter(names), ""), language, has_own_word=own)


def _answer(draft: Draft, language: str) -> str:
    if draft.asking.answer.texts:
        return needed(said(draft.asking.answer, language), "answer")
    if number_of(draft.key) is not None:
        return figure(draft.key, draft.fact.unit, language)
    if draft.key in draft.base.entities:
        return shown_value(draft.key, draft.base, language)
    # A plain value that is no name is in one language only; elsewhere it wants an answer.
    return draft.key


def _choice(draft: Draft, language: str, common: dict[str, Any]) -> Question:
    asking = draft.asking
    return Choice(
        **common,
        stem=stem_of(draft, language),
        answer=_answer(draft, language),
        distractors=_options(asking.distractors, draft, language),
        feedback=feedback_of(asking.distractors, draft.base, language, draft.fact.unit),
    )


def _multiple(draft: Draft, language: str, common: dict[str, Any]) -> Question:
    asking = draft.asking
    return Multiple(
        **common,
        stem=stem_of(draft, language),
        answers=_options(asking.keys, draft, language),
        distractors=_options(asking.distractors, draft, language),
        feedback=feedback_of(asking.distractors, draft.base, language, draft.fact.unit),
    )


def _true_false(draft: Draft, language: str, common: dict[str, Any]) -> Question:
    fact, asking, base = draft.fact, draft.asking, draft.base
    holds = asking.holds is not False
    if asking.stem.texts:
        stem = needed(said(asking.stem, language), "stem")
    else:
        claim = needed(said(idiom_for(fact.relation, base).claim, language), "relation")
        wrong = "" if holds else _in_place(asking.distractors[0], draft, language)
        stem = _put(claim, draft, language, wrong)
    correction = said(asking.correction, language) or said(fact.statement, language)
    return TrueFalse(
        **common,
        stem=stem,
        answer=holds,
        correction="" if holds else needed(correction, "correction"),
    )


def _in_place(option: Option, draft: Draft, language: str) -> str:
    """Return a wrong option as it stands in a sentence in the object's place."""
    if option.text.texts:
        return option_text(option, draft.base, language)
    if number_of(option.entity) is None:
        return phrase(option.entity, draft.base, language)
    return quantity(replace(draft.fact, object=option.entity), draft.base, language)


def _text(draft: Draft, language: str, common: dict[str, Any]) -> Question:
    entity = draft.base.entities.get(draft.key)
    named = (*entity.names.texts.values(), *entity.aliases) if entity else ()
    near = [name for other in (entity.not_ if entity else ()) for name in _names(other, draft.base)]
    return typed_item(
        draft.asking,
        {**common, "stem": stem_of(draft, language)},
        _answer(draft, language),
        named,
        near,
    )


def typed_item(
    asking: Asking,
    common: dict[str, Any],
    answer: str,
    named: Iterable[str] = (),
    near: Iterable[str] = (),
) -> Question:
    """Return the item with a name to type, its answers told apart.

    ``named`` are the key's other names, right in every language, and ``near`` what it must
    not be confused with.
    """
    accept = _new((*named, *asking.accept, *asking.answer.texts.values()), {folded(answer)})
    right = {folded(answer), *map(folded, accept)}
    prompt = _new(asking.prompt, right)
    reject = _new((*asking.reject, *near), {*right, *map(folded, prompt)})
    return Text(**common, answer=answer, accept=accept, reject=reject, prompt=prompt)


def _number(draft: Draft, language: str, common: dict[str, Any]) -> Question:
    fact, asking = draft.fact, draft.asking
    number = number_of(fact.object)
    if number is None:
        raise NoWordsError("number")
    stem = stem_of(draft, language)
    spoken = language.split("-", maxsplit=1)[0]
    if asking.estimate and not asking.stem.texts and spoken in _NEAR_COUNTS:
        stem = _NEAR_COUNTS[spoken].format(stem=stem)
    return Number(
        **common,
        stem=stem,
        answer=number,
        written=fact.object,
        unit=said(asking.unit, language) or unit_name(fact, draft.base, language),
        tolerance=asking.tolerance or Decimal(0),
        estimate=asking.estimate,
    )


def _options(options: Iterable[Option], draft: Draft, language: str) -> tuple[str, ...]:
    unit = draft.fact.unit
    return tuple(option_text(option, draft.base, language, unit) for option in options)


def _names(name: str, base: FactBase) -> tuple[str, ...]:
    entity = base.entities.get(name)
    return (*entity.names.texts.values(), *entity.aliases) if entity else (name,)


def _new(texts: Iterable[str], known: set[str]) -> tuple[str, ...]:
    """Return the texts whose foldings are not ``known``, each once."""
    seen = set(known)
    kept: list[str] = []
    for text in texts:
        if folded(text) not in seen:
            seen.add(folded(text))
            kept.append(text)
    return tuple(kept)


def _shifted(fact: Fact, asking: Asking) -> int:
    shift = 0 if asking.estimate else _SHIFTS.get(asking.form, 0)
    return min(3, max(1, fact.difficulty + shift))


def _statements(draft: Draft, language: str) -> str:
    """Return what the fact and its rivals say: the least that a rationale can tell."""
    rivals = rivals_of(draft.fact, draft.base) if draft.fact.is_disputed else ()
    told = [capitalised(said(each.statement, language)) for each in (draft.fact, *rivals)]
    return " ".join(text for text in told if text)


def rivals_of(fact: Fact, base: FactBase) -> tuple[Fact, ...]:
    """Return the facts that say otherwise: of one subject and relation, with another object."""
    return tuple(
        each
        for each in base.facts.values()
        if (each.subject, each.relation, each.unit) == (fact.subject, fact.relation, fact.unit)
        and each.object != fact.object
        and each.is_disputed
    )


def value_text(fact: Fact, base: FactBase, language: str) -> str:
    """Return the fact's object as it stands beside an item of a set."""
    return quantity(fact, base, language) if fact.unit else shown_value(fact.object, base, language)


def localized_needed(texts: Localized, language: str, what: str) -> str:
    """Return the text for this language; raises ``NoWordsError`` where there is none."""
    return needed(said(texts, language), what)
