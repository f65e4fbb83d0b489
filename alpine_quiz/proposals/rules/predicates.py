"""Finding the verbs of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.proposals.rules.vocabulary import Verb
from alpine_quiz.proposals.sentences import tokens_of
from alpine_quiz.proposals.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alpine_quiz.proposals.rules.names import Mention
    from alpine_quiz.proposals.rules.vocabulary import Vocabulary
    from alpine_quiz.proposals.sentences import Sentence, Token

UNLISTED = 0.46
_PARTICIPLES = {
    "en": re.compile(r"[a-z]{3,}(?:ed|wn|ught)|lit|shot|sung|cast|cut"),
    "fr": re.compile(r"[a-zà-ÿ]{3,}(?:é|ée|és|ées|i|ie|is|ies|u|ue|us|ues|it|ite)"),
}


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb in a sentence: its tokens, and where its auxiliaries begin."""

    first: int
    last: int
    group: int
    verb: Verb
    form: str
    is_passive: bool = False
    has_auxiliary: bool = False


class Predicates:
    """Finds the verbs of sentences that one language's lists have, and other participles."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for form in vocabulary.verbs:
            parts = tuple(token.low for token in tokens_of(form))
            self._forms.setdefault(parts[0], []).append((parts, form))
        for forms in self._forms.values():
            forms.sort(key=lambda each: -len(each[0]))

    def find(self, sentence: Sentence, mentions: Sequence[Mention]) -> list[Predicate]:
        """Return the verbs of ``sentence`` in their order."""
        vocabulary, tokens = self._vocabulary, sentence.tokens
        inside = {place for mention in mentions for place in range(mention.first, mention.last)}
        found: list[Predicate] = []
        for first, last, form in self._listed(tokens):
            if first in inside:
                continue
            verb = vocabulary.verbs[form]
            if self._is_noun(tokens, first):
                continue
            group = self._led_from(tokens, first)
            lead = {token.low for token in tokens[group:first]}
            if form in vocabulary.bare_forms and not lead & vocabulary.auxiliaries:
                continue
            found.append(
                Predicate(
                    first, last, group, verb, form,
                    is_passive=bool(lead & vocabulary.being),
                    has_auxiliary=bool(lead & vocabulary.auxiliaries),
                )
            )  # fmt: skip
        found += self._unlisted(tokens, {each.first for each in found} | inside)
        return sorted(found, key=lambda each: each.first)

    def _listed(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
        """Yield where the forms of the lists stand, the longest of each place."""
        at = 0
        while at < len(tokens):
            end = at + 1
            for parts, form in self._forms.get(tokens[at].low, ()):
                if all(
                    at + place < len(tokens) and tokens[at + place].low == part
                    for place, part in enumerate(parts)
                ):
                    end = at + len(parts)
                    yield at, end, form
                    break
            at = end

    def _unlisted(self, tokens: Sequence[Token], taken: set[int]) -> list[Predicate]:
        """Return participles behind “was” that no list has: what was done is told all the same."""
        vocabulary = self._vocabulary
        pattern = _PARTICIPLES.get(vocabulary.language)
        found: list[Predicate] = []
        for place in range(1, len(tokens)):
            token = tokens[place]
            if place in taken or pattern is None or not pattern.fullmatch(token.low):
                continue
            if token.low in vocabulary.function_words or token.low in vocabulary.auxiliaries:
                continue
            group = self._led_from(tokens, place)
            lead = {each.low for each in tokens[group:place]}
            if not lead & vocabulary.being:
                continue
            does = slug(token.low)
            verb = Verb(f"{does}-in", f"{does}-by", swaps=False, weight=UNLISTED)
            found.append(
                Predicate(
                    place, place + 1, group, verb, token.low, is_passive=True, has_auxiliary=True
                )
            )
        return found

    def _led_from(self, tokens: Sequence[Token], first: int) -> int:
        """Return where the auxiliaries and adverbs begin that lead a verb."""
        vocabulary, at = self._vocabulary, first
        while at:
            low = tokens[at - 1].low
            # “The family”, « le financement »: behind an article it is no adverb.
            noun = at > 1 and tokens[at - 2].low in vocabulary.articles
            adverb = vocabulary.adverbs.fullmatch(low) and not (noun and len(low) > 4)
            if low not in vocabulary.auxiliaries and not adverb:
                break
            at -= 1
        return at

    def _is_noun(self, tokens: Sequence[Token], first: int) -> bool:
        """Tell whether the form stands where only a noun or adjective can: “the closed coupé”."""
        if first == 0:
            return False
        before = tokens[first - 1].low
        return before in self._vocabulary.articles and before != "l'"
