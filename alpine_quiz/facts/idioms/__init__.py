"""Relations that need no words of a pack's own: how they are put in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Localized
from alpine_quiz.facts.asking import Idiom
from alpine_quiz.facts.idioms import english, french

if TYPE_CHECKING:
    from alpine_quiz.facts.model import FactBase

_LANGUAGES = {"en": english.RELATIONS, "fr": french.RELATIONS}


def idiom_for(relation: str, base: FactBase) -> Idiom:
    """Return how ``relation`` is put: in the pack's own words, else in those known here."""
    own = base.idioms.get(relation) or Idiom(relation)
    known = {
        language: relations[relation]
        for language, relations in _LANGUAGES.items()
        if relation in relations
    }
    claims, objects, subjects = (
        {language: texts[place] for language, texts in known.items() if texts[place]}
        for place in range(3)
    )
    return Idiom(
        relation,
        _preferred(own.claim, claims),
        _preferred(own.asks_object, objects),
        _preferred(own.asks_subject, subjects),
        own.place,
    )


def _preferred(own: Localized, known: dict[str, str]) -> Localized:
    """Return the pack's words, and those known here only for languages that it leaves out."""
    return own if "" in own.texts else Localized({**known, **own.texts})
