"""What a stem must say of a fact that is disputed, planned, reported or only bounded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.bank.likeness import words
from alpine_quiz.bank.problems import Code
from alpine_quiz.facts.model import Modality, Precision
from alpine_quiz.facts.values import YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.facts.model import Fact, FactBase

_PLANS = {
    "en": "plan|was to|were to|is to|promis|announc|fores|due|expect|intend|will|would|hope",
    "fr": "plan|prevoi|prevu|projet|annonc|devait|devaient|doit|promet|promis|attendu|futur"
    "|devra|a venir",
}
_REPORTS = {
    "en": "report|rumou?r|said to|was said|were said|descri|call|spot|spy|spies|seen|caught"
    "|according to|claim",
    "fr": "rumeur|selon|d apres|dit on|disait|decri|qualifi|apercu|surpris|appel|espion|vu"
    "|presente comme|affirm",
}
_BOUNDS = {
    "en": "by|since|from|as early as|until|about|around|roughly|approximately|near counts|or so",
    "fr": "des|depuis|au plus tard|vers|environ|a partir|autour|a peu pres|quelque|jusqu",
}


def unsaid(fact: Fact, stem: str, language: str, base: FactBase, *, asks_time: bool) -> Code | None:
    """Return what the stem fails to say, or ``None``.

    A disputed fact is asked by name of its source; a plan as a plan, a report as a report;
    and where the time or number itself is asked (``asks_time``), “by 1968” not as “in 1968”.
    Languages whose words are not known here are not looked at, but for the source's name.
    """
    heard = words(stem)
    if fact.disputed and not _names_source(heard, fact, language, base):
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
            yield base.sources[document].in_language(language)


def asks_bound(fact: Fact) -> bool:
    """Tell whether the fact's year is only a bound, so that no exact year can be asked."""
    return fact.unit == YEAR and fact.precision in (Precision.BY, Precision.SINCE, Precision.ABOUT)


def _names_source(heard: str, fact: Fact, language: str, base: FactBase) -> bool:
    return any(words(name) in heard for name in source_names(fact, base, language))


def _hears(heard: str, cues: str | None) -> bool:
    # A cue may begin a longer word (“planned”), but must begin one.
    return cues is None or re.search(rf" (?:{cues})", heard) is not None
