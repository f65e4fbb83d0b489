"""What the rules know of a language: its cue words, by what they tell of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb tells: ``time`` is the relation of its year, ``by`` that of its agent.

    ``swaps`` says that with an object of its own it tells of that object (“he founded
    Alpine in 1955”), not of its subject (“he joined Alpine in 1955”). ``weight`` runs from
    0 to 1: how often what it tells is worth keeping.
    """

    time: str = ""
    by: str = ""
    swaps: bool = True
    weight: float = 0.6


@dataclass(frozen=True, slots=True)
class Link:
    """Words between a subject and the name that stands in ``relation`` to it."""

    relation: str
    pattern: re.Pattern[str]
    weight: float = 0.6
    takes: str = "name"
    """What must follow: ``name``, or ``words`` for any few words."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A language as the rules see it; all words are in lower case."""

    language: str
    verbs: Mapping[str, Verb]
    links: tuple[Link, ...]
    measures: tuple[tuple[re.Pattern[str], str, str], ...]
    """What follows a number (pattern), the unit it is given, and the relation it suggests."""
    number_cues: tuple[tuple[re.Pattern[str], str], ...]
    """What stands near a number, and the relation that makes."""
    auxiliaries: frozenset[str]
    being: frozenset[str]
    adverbs: re.Pattern[str]
    prepositions: frozenset[str]
    articles: frozenset[str]
    pronouns: frozenset[str]
    personal: frozenset[str]
    relatives: frozenset[str]
    conjunctions: frozenset[str]
    by: frozenset[str]
    function_words: frozenset[str]
    months: Mapping[str, int]
    connectors: frozenset[str]
    not_names: frozenset[str]
    numerals: Mapping[str, int]
    planned: re.Pattern[str]
    reported: re.Pattern[str]
    relative_time: re.Pattern[str]
    boilerplate: re.Pattern[str]
    roles: re.Pattern[str]
    furniture: re.Pattern[str]
    """Words that head a document or a part of it, and name nothing."""
    superlative: re.Pattern[str]
    was: str
    finite: frozenset[str] = frozenset()
    """Verbs that tell nothing by themselves, but end what stands before them."""
    bare_forms: frozenset[str] = frozenset()
    """Forms that are verbs only behind an auxiliary: “will open”."""


def spelled(words: str) -> frozenset[str]:
    """Return the words of a list spelled out in one text."""
    return frozenset(words.split())


def phrase(pattern: str) -> re.Pattern[str]:
    """Return a pattern of words and phrases, whole and in either case."""
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


def verbs_of(table: Iterable[tuple[str, Verb]]) -> dict[str, Verb]:
    """Return verbs by their forms; a row of the table lists forms parted by ``|``.

    Where a verb has no relation of its own for a year, one is made of its form.
    """
    return {form: verb for forms, verb in table for form in forms.split("|")}


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """Return what is known of a language, by its tag; ``None`` where that is nothing."""
    main = language.split("-", maxsplit=1)[0].lower()
    if main == "en":
        from alpine_quiz.proposals.rules.english import ENGLISH

        return ENGLISH
    if main == "fr":
        from alpine_quiz.proposals.rules.french import FRENCH

        return FRENCH
    return None
