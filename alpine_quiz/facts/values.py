"""Values as facts give them: numbers, years, names and moments."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from alpine_quiz.bank.texts import NUMBER
from alpine_quiz.language.folding import foldings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.bank.model import Citation, Localized
    from alpine_quiz.facts.model import Fact, FactBase

YEAR = "year"

_NUMBER = re.compile(NUMBER)
_SPACES = str.maketrans("", "", " _\u00a0\u202f")
_FIGURE = re.compile(r"\d+(?:[ .,’'\u00a0\u202f]\d+)*")
_NO_DIGIT = re.compile(r"\D")
_LEAST_DIGITS = 2
_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)


def number_of(text: str) -> Decimal | None:
    """Return the number that ``text`` is, or ``None``."""
    return Decimal(text.translate(_SPACES)) if _NUMBER.fullmatch(text) else None


def moment_of(fact: Fact, *, is_moment: bool = False) -> str:
    """Return when the fact happened, as an ISO date or the beginning of one, or nothing.

    ``as_of`` is when something was so: the time of a moment only where the fact is told as
    one, by its ``event`` or otherwise (``is_moment``).
    """
    if fact.when:
        return fact.when
    if fact.unit == YEAR and _DATE.fullmatch(fact.object):
        return fact.object
    return fact.as_of if is_moment or fact.event.texts else ""


def is_in_quotes(value: str, evidence: Iterable[Citation]) -> bool:
    """Tell whether a number stands in one of the quotes, however it is grouped there.

    Small numbers may stand in words, and anything else may be put otherwise: of those nothing
    is asked.
    """
    number = number_of(value)
    digits = _NO_DIGIT.sub("", value)
    if number is None or len(digits) < _LEAST_DIGITS:
        return True
    figures = (each for citation in evidence for each in _FIGURE.findall(citation.quote))
    return any(_NO_DIGIT.sub("", figure) == digits for figure in figures)


def names_of(value: str, base: FactBase) -> frozenset[str]:
    """Return all that ``value``, an entity's id or a plain text, is called, folded."""
    entity = base.entities.get(value)
    if entity is None:
        return _foldings(value)
    written = (*entity.names.texts.values(), *entity.phrases.texts.values(), *entity.aliases)
    return frozenset(folding for name in written for folding in foldings(name))


def names_in_all(texts: Localized) -> frozenset[str]:
    """Return what the text is in every language, folded."""
    return frozenset(folding for text in texts.texts.values() for folding in _foldings(text))


def _foldings(text: str) -> frozenset[str]:
    """Return a text's foldings; a number, however it is written, has one."""
    number = number_of(text)
    if number is None:
        return frozenset(foldings(text))
    return frozenset({format(number.normalize(), "f")})
