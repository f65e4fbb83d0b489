"""What a sentence is made of: names, verbs, times, numbers; and who does what in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.proposals.rules.nominals import Nominal, Nominals
from alpine_quiz.proposals.rules.predicates import Predicate, Predicates

if TYPE_CHECKING:
    from alpine_quiz.proposals.rules.names import Mention, Names
    from alpine_quiz.proposals.rules.quantities import Quantities, Quantity
    from alpine_quiz.proposals.rules.times import Time, Times
    from alpine_quiz.proposals.rules.vocabulary import Vocabulary
    from alpine_quiz.proposals.sentences import Sentence

_MOST_APPOSITION = 22
_INDEFINITE = frozenset(("a", "an", "un", "une"))
_STOPS = frozenset(',;:.()[]«»“”"!?')


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence taken apart."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    nominals: tuple[Nominal, ...]
    predicates: tuple[Predicate, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]

    def char(self, first: int, last: int) -> tuple[int, int]:
        """Return where the tokens from ``first`` up to ``last`` stand in the sentence."""
        tokens = self.sentence.tokens
        return tokens[first].begin, tokens[last - 1].end

    def token_at(self, char: int) -> int:
        """Return the first token that ends behind ``char``."""
        tokens = self.sentence.tokens
        low, high = 0, len(tokens)
        while low < high:
            middle = (low + high) // 2
            if tokens[middle].end <= char:
                low = middle + 1
            else:
                high = middle
        return low

    def text(self, first: int, last: int) -> str:
        """Return the words of these tokens."""
        begin, end = self.char(first, last)
        return self.sentence.text[begin:end]


class Analyst:
    """Takes sentences of one document apart."""

    def __init__(
        self, vocabulary: Vocabulary, names: Names, times: Times, quantities: Quantities
    ) -> None:
        self.vocabulary = vocabulary
        self.names = names
        self._nominals = Nominals(vocabulary)
        self._predicates = Predicates(vocabulary)
        self._times = times
        self._quantities = quantities

    def clause(self, sentence: Sentence) -> Clause:
        """Take ``sentence`` apart."""
        mentions = tuple(self.names.find(sentence))
        times = tuple(self._times.find(sentence.text))
        return Clause(
            sentence,
            mentions,
            tuple(self._nominals.find(sentence, mentions)),
            tuple(self._predicates.find(sentence, mentions)),
            times,
            tuple(self._quantities.find(sentence.text, times)),
        )

    def subject_of(self, clause: Clause, predicate: Predicate, depth: int = 0) -> Nominal | None:
        """Return the subject of ``predicate``, as far as word order tells it."""
        tokens, vocabulary = clause.sentence.tokens, self.vocabulary
        at = predicate.group
        if at == 0 or (not predicate.has_auxiliary and self._opens(clause, predicate)):
            return self._behind(clause, predicate)
        before = tokens[at - 1]
        if before.low in vocabulary.relatives:
            return self._ending_at(clause, at - 1)
        if (before.low in vocabulary.conjunctions or before.text == ",") and depth < 3:
            earlier = [other for other in clause.predicates if other.last <= at - 1]
            if before.text == ",":
                return self._over_apposition(clause, at - 1)
            if earlier:
                return self.subject_of(clause, earlier[-1], depth + 1)
        return self._last_free(clause, at)

    def _opens(self, clause: Clause, predicate: Predicate) -> bool:
        """Tell whether a participle opens the sentence: “Founded in 1955 by …, Alpine …”."""
        tokens, vocabulary = clause.sentence.tokens, self.vocabulary
        lead = tokens[: predicate.group]
        nominal = vocabulary.articles | vocabulary.pronouns
        return len(lead) <= 2 and all(
            token.text in _STOPS
            or (token.low in vocabulary.function_words and token.low not in nominal)
            for token in lead
        )

    def _behind(self, clause: Clause, predicate: Predicate) -> Nominal | None:
        tokens = clause.sentence.tokens
        comma = next(
            (
                place
                for place in range(predicate.last, min(len(tokens), predicate.last + 25))
                if tokens[place].text == ","
            ),
            None,
        )
        while comma is not None:
            for nominal in clause.nominals:
                if nominal.first == comma + 1 and not nominal.is_bound:
                    return nominal
            comma = next(
                (
                    place
                    for place in range(comma + 1, min(len(tokens), predicate.last + 40))
                    if tokens[place].text == ","
                ),
                None,
            )
        return None

    def _over_apposition(self, clause: Clause, comma: int) -> Nominal | None:
        """Return the subject that stands before “, … ,” or simply before a comma."""
        tokens = clause.sentence.tokens
        for place in range(comma - 1, max(0, comma - _MOST_APPOSITION), -1):
            if tokens[place].text == ",":
                before = self._ending_at(clause, place) or self._last_free(clause, place)
                if before is not None:
                    return before
        return self._last_free(clause, comma)

    def _ending_at(self, clause: Clause, end: int) -> Nominal | None:
        if end and clause.sentence.tokens[end - 1].text == ",":
            end -= 1
        near = [nominal for nominal in clause.nominals if nominal.last in (end, end - 1)]
        return near[-1] if near and near[-1].last == end else None

    def _last_free(self, clause: Clause, end: int) -> Nominal | None:
        tokens = clause.sentence.tokens
        found: Nominal | None = None
        for nominal in clause.nominals:
            if nominal.last > end:
                break
            indefinite = nominal.mention is not None and tokens[nominal.first].low in _INDEFINITE
            if not nominal.is_bound and not indefinite:
                found = nominal
        if found is None:
            return None
        # A full stop's worth between: what follows is another clause.
        between = {token.text for token in tokens[found.last : end]}
        return None if between & {";", ":"} else found

    def object_of(self, clause: Clause, predicate: Predicate) -> Nominal | None:
        """Return what follows the verb at once, if it can be its object."""
        for nominal in clause.nominals:
            if nominal.first >= predicate.last:
                return nominal if nominal.first == predicate.last else None
        return None
