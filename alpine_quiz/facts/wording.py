"""Putting a fact into an idiom's words, framed by when and by whom it was said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.facts.model import Modality
from alpine_quiz.facts.values import YEAR, number_of
from alpine_quiz.language import french
from alpine_quiz.language.dates import at_date, date_said
from alpine_quiz.language.numbers import grouped

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Localized
    from alpine_quiz.facts.model import Fact, FactBase

SLOTS = frozenset(
    ["subject", "object", "unit"]
    + [f"{small}_{end}" for small in ("of", "to") for end in ("subject", "object", "unit")]
)
"""What may stand in braces in an idiom's words."""

_SLOT = re.compile(rf"\{{({'|'.join(sorted(SLOTS))})\}}")
_UNITS = {YEAR: {"en": "year", "fr": "année"}, "per cent": {"en": "per cent", "fr": "%"}}
_FRAMES = {
    "en": {
        Modality.PLANNED: "By the plans {when}, {stem}",
        Modality.REPORTED: "According to reports {when}, {stem}",
    },
    "fr": {
        Modality.PLANNED: "D’après ce qui était prévu {when}, {stem}",
        Modality.REPORTED: "D’après ce qui se disait {when}, {stem}",
    },
}
_ACCORDING = {"en": "According to {source}, {stem}", "fr": "Selon {source}, {stem}"}


class NoWordsError(Exception):
    """A question that cannot be put into a language: ``what`` is missing."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def needed(text: str, what: str) -> str:
    """Return ``text``; raises ``NoWordsError`` where there is none."""
    if not text:
        raise NoWordsError(what)
    return text


def phrase(value: str, base: FactBase, language: str) -> str:
    """Return an entity, or a plain value, as it stands in a sentence; raises ``NoWordsError``."""
    entity = base.entities.get(value)
    if entity is None:
        return value
    return said(entity.phrases, language) or shown_value(value, base, language)


def shown_value(value: str, base: FactBase, language: str) -> str:
    """Return an entity's name, or the plain value, as an option; raises ``NoWordsError``."""
    entity = base.entities.get(value)
    return needed(said(entity.names, language), f"name of “{value}”") if entity else value


def unit_name(fact: Fact, base: FactBase, language: str) -> str:
    """Return what the fact's unit is called in a language; raises ``NoWordsError``."""
    if fact.unit in base.units:
        return needed(said(base.units[fact.unit], language), f"unit “{fact.unit}”")
    return _UNITS.get(fact.unit, {}).get(language.split("-", maxsplit=1)[0], fact.unit)


def figure(written: str, unit: str, language: str) -> str:
    """Return a number as it stands among options: a year bare, all else grouped alike."""
    number = number_of(written)
    if number is None or unit == YEAR:
        return written
    return grouped(format(number, "f"), language)


def in_words(template: str, fact: Fact, base: FactBase, language: str, *, object_: str = "") -> str:
    """Return ``template`` with its slots filled, capitalised; ``object_`` stands in its place."""
    subject = phrase(fact.subject, base, language)
    value = object_ or quantity(fact, base, language)

    def filled(slot: re.Match[str]) -> str:
        small, _, end = slot[1].rpartition("_")
        if end == "unit":
            words = unit_name(fact, base, language)
        else:
            words = subject if end == "subject" else value
        return {"of": french.of, "to": french.to}[small](words) if small else words

    return capitalised(_SLOT.sub(filled, template))


def quantity(fact: Fact, base: FactBase, language: str) -> str:
    """Return the fact's object as it stands in a sentence, a number with its unit."""
    if number_of(fact.object) is None:
        return phrase(fact.object, base, language)
    if fact.unit in ("", YEAR):
        return fact.object
    return f"{figure(fact.object, fact.unit, language)} {unit_name(fact, base, language)}"


def framed(stem: str, fact: Fact, source: str, language: str, *, has_own_word: bool) -> str:
    """Return a composed stem that says when it held, that it was a plan, or who says so.

    ``source`` is what the document of a disputed fact is called; ``has_own_word`` says that
    the stem begins with a word of the idiom, which is written small behind a frame: a name
    keeps its capital.
    """
    spoken = language.split("-", maxsplit=1)[0]
    lower = stem[0].lower() + stem[1:] if has_own_word else stem
    if source and spoken in _ACCORDING:
        return capitalised(_ACCORDING[spoken].format(source=source, stem=lower))
    frame = _FRAMES.get(spoken, {}).get(fact.modality)
    if frame:
        when = _of_date(fact.as_of, spoken) if fact.as_of else ""
        return capitalised(frame.format(when=when, stem=lower).replace(" ,", ","))
    if fact.as_of and fact.unit != YEAR and spoken in _FRAMES:
        return capitalised(f"{at_date(fact.as_of, spoken)}, {lower}")
    return stem


def capitalised(text: str) -> str:
    """Return ``text`` with its first letter in upper case and nothing else changed."""
    return text[:1].upper() + text[1:]


def said(texts: Localized, language: str) -> str:
    """Return the text for just this language or for all, or nothing."""
    short = language.split("-", maxsplit=1)[0]
    return texts.texts.get(language) or texts.texts.get(short) or texts.texts.get("", "")


def _of_date(iso: str, language: str) -> str:
    return f"of {date_said(iso, language)}" if language == "en" else at_date(iso, language)
