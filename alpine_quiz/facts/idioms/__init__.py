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
        Localized({**claims, **own.claim.texts}),
        Localized({**objects, **own.asks_object.texts}),
        Localized({**subjects, **own.asks_subject.texts}),
        own.place,
    )
