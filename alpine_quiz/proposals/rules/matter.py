"""What a whole text is about, and the pronouns that go back to it over many sentences."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.proposals.rules.referent import Referent
from alpine_quiz.proposals.rules.vocabulary import spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.proposals.rules.assertion import Assertion
    from alpine_quiz.proposals.rules.clauses import Clause
    from alpine_quiz.proposals.rules.referents import Referents

_LEAST_SENTENCES = 8
_OPENING = 3
_LEAST_PRONOUNS = 4
_LEAST_HEADS = 3
_MAJORITY = 0.75
_PERSONAL = {"en": ("he", "she"), "fr": ("il", "elle")}
_OWN = {"he": spelled("he his him"), "she": spelled("she her hers")}
_ARTICLES = spelled("the le la l' les")
_TITLE = re.compile(r"\s?[:|–—]\s")


@dataclass(frozen=True, slots=True)
class Matter:
    """What a text is about; ``pronoun`` is the one that stands for a person it tells of.

    ``of_it`` are the words that stand for the matter wherever nobody else was spoken of.
    """

    referent: Referent
    pronoun: str = ""

    @property
    def of_it(self) -> frozenset[str]:
        """The pronoun with its other forms."""
        return _OWN.get(self.pronoun, frozenset({self.pronoun} - {""}))


def matter_of(
    read: Sequence[tuple[Clause, Sequence[Assertion]]], referents: Referents, language: str
) -> Matter | None:
    """Return what a text is about; ``None`` where it is too short or names several alike."""
    told = [clause for clause, _ in read if not clause.sentence.is_heading]
    if len(told) < _LEAST_SENTENCES or any(clause.sentence.runs_on for clause in told):
        return None
    known = referents.owner()
    person = _person(told, referents, language) if known is None else None
    if person is not None:
        return person
    found = known or _titled([clause for clause, _ in read][:_OPENING], told)
    if found is None:
        return None
    is_person = referents.is_person(found)
    return Matter(found, _pronoun(told, language) if is_person else "")


def _pronoun(told: Sequence[Clause], language: str) -> str:
    """Return the personal pronoun that nearly all sentences use, if they agree."""
    personal = _PERSONAL.get(language, ())
    counts = Counter(
        token.low for clause in told for token in clause.sentence.tokens if token.low in personal
    )
    if not counts:
        return ""
    pronoun, most = counts.most_common(1)[0]
    agree = most >= _LEAST_PRONOUNS and most >= _MAJORITY * counts.total()
    return pronoun if agree else ""


def _person(told: Sequence[Clause], referents: Referents, language: str) -> Matter | None:
    """Return the person whose name opens the text, where its pronouns agree."""
    pronoun = _pronoun(told, language)
    if not pronoun:
        return None
    for clause in told[:_OPENING]:
        mention = clause.mentions[0] if clause.mentions else None
        if mention is not None and mention.first <= 1 and len(mention.name.split()) > 1:
            found = referents.named(mention)
            if referents.is_person(found) or language == "en":
                return Matter(found, pronoun)
    return None


def _titled(titles: Sequence[Clause], told: Sequence[Clause]) -> Referent | None:
    """Return what the title names before a colon, where the text says “the mill” for it."""
    for clause in titles:
        text = clause.sentence.text
        parted = _TITLE.search(text)
        end = parted.start() if parted else len(text) if clause.sentence.is_heading else 0
        first = clause.sentence.tokens[0].low
        mention = next((each for each in clause.mentions if each.first <= 2), None)
        if mention is None or clause.char(mention.first, mention.last)[1] > end:
            continue
        again = sum(
            here.low in _ARTICLES and following.low == first
            for each in told
            for here, following in zip(each.sentence.tokens, each.sentence.tokens[1:], strict=False)
        )
        if again >= _LEAST_HEADS and first not in _ARTICLES:
            return Referent(text[:end].strip())
    return None
