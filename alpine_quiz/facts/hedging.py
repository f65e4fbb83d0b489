"""What a stem must say of a fact that is disputed, planned, reported or only bounded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.bank.likeness import words
from alpine_quiz.bank.problems import Code
from alpine_quiz.facts.model import Modality, Precision
from alpine_quiz.facts.values import YEAR
from alpine_quiz.facts.wording import said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.facts.model import Fact, FactBase

_PLANS = {
    "en": "plan|plans|planned|planning|promised?|promises|promising|announce[ds]?|announcing"
    "|announcement|foresaw|foresees?|foreseen|projects?|projected|proposed|expected|intended"
    "|intends?|hoped|due|would|was to|were to|is to|are to|will|targets?",
    "fr": "plans?|prevu(?:e?s?)|prevoit|prevoyai(?:t|ent)|projets?|projetai(?:t|ent)"
    "|annonc(?:e|es|ent|a|ait|aient|ee?s?)|annonces?|devait|devaient|doit|doivent|devra|devront"
    "|promet|promett(?:ait|aient)|promis(?:e|es)?|promesses?|attendu(?:e?s?)|futur(?:e?s?)|a venir",
}
_REPORTS = {
    "en": "reported|reportedly|reports?|rumou?rs?|rumou?red|said to|was said|were said|is said"
    "|described|call(?:s|ed) (?:it|its|the|this|2023)|called|spotted|spy|spies|spied|seen|caught"
    "|according to|claims?|claimed",
    "fr": "rumeurs?|selon|d apres|dit on|disait|on disait|decrit(?:e?s?)|qualifie(?:e?s?)"
    "|apercu(?:e?s?)|surpris(?:e|es)?|appel(?:le|ait|ee?s?)|espions?|a vu|vu(?:e?s?)|presente comme"
    "|affirm(?:e|ait)",
}
_TIME = {
    "en": "which|what|when|how many|then|the (?:end|beginning|start)|[0-9]+",
    "fr": "quel(?:le)?s?|quand|combien|l annee|[0-9]+",
}
_BOUNDS = {
    "en": rf"(?:by|since|from|as early as|until|about|around|roughly|approximately)"
    rf" (?:{_TIME['en']})|near counts|or so|at the latest|in all",
    "fr": rf"(?:des|depuis|vers|d ici|a partir de|autour de|jusqu en) (?:{_TIME['fr']})"
    r"|au plus tard|environ|a peu pres|approchee|en tout",
}


def unsaid(fact: Fact, stem: str, language: str, base: FactBase, *, asks_time: bool) -> Code | None:
    """Return what the stem fails to say, or ``None``.

    A disputed fact is asked by name of its source; a plan as a plan, a report as a report;
    and where the time or number itself is asked (``asks_time``), “by 1968” not as “in 1968”.
    Languages whose words are not known here are not looked at, but for the source's name.
    """
    heard = words(stem)
    if fact.is_disputed and not _names_source(heard, fact, language, base):
        return Code.SOURCE_NOT_NAMED
    spoken = language.split("-", maxsplit=1)[0]
    if fact.modality is Modality.PLANNED and not _hears(heard, _PLANS.get(spoken)):
        return Code.PLAN_NOT_SAID
    hedges = (_REPORTS.get(spoken), _PLANS.get(spoken))
    if fact.modality is Modality.REPORTED and not any(_hears(heard, hedge) for hedge in hedges):
        return Code.PLAN_NOT_SAID
    bounded = fact.precision is not None and fact.precision is not Precision.POINT
    if asks_time and bounded and fact.unit and not _hears(heard, _BOUNDS.get(spoken)):
        return Code.BOUND_NOT_SAID
    return None


def source_names(fact: Fact, base: FactBase, language: str) -> Iterable[str]:
    """Return what the documents that prove the fact are called in a stem."""
    for document in dict.fromkeys(citation.document for citation in fact.evidence):
        if document in base.sources:
            yield said(base.sources[document], language)


def asks_bound(fact: Fact) -> bool:
    """Tell whether the fact's year is only a bound, so that no exact year can be asked."""
    return fact.unit == YEAR and fact.precision in (Precision.BY, Precision.SINCE, Precision.ABOUT)


def _names_source(heard: str, fact: Fact, language: str, base: FactBase) -> bool:
    names = source_names(fact, base, language)
    return any(name.strip() and words(name) in heard for name in names)


def _hears(heard: str, cues: str | None) -> bool:
    return cues is None or re.search(rf" (?:{cues}) ", heard) is not None
