"""The verbs of a sentence with their auxiliaries, and which of them can only be participles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.proposals.rules.vocabulary import spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.proposals.rules.clauses import Clause
    from alpine_quiz.proposals.rules.vocabulary import Vocabulary
    from alpine_quiz.proposals.sentences import Token

NO_SUBJECTS = spelled(
    "what whether there this these those every each another you we i nous vous je on c' ce cela "
    "ceci celui-ci celle-ci qui que that which who chaque"
)
_NOT_FINITE = spelled(
    "be been being to get got getting set due planned expected able about être été s' n' ne y"
)
_PARTICIPLE = {
    "en": re.compile(
        r"written|drawn up|given|driven|ridden|withdrawn|taken over|born|sunk|shown|run|shut down|"
        r"set up|held|built|made|sold|led|bought|\w+ed(?: \w+)?"
    ),
    "fr": re.compile(
        r"\w+(?:é|ée|és|ées)|(?:(?:re)?construit|bâti|(?:r|re)?ouvert|conçu|acquis|repris|produit|"
        r"introduit|détruit|démoli|agrandi|élargi|inscrit|reconnu|élu|promu|offert|conclu|reçu|vendu|"
        r"peint|écrit|né|mort|paru|apparu|découvert|sorti|réuni|fait|mis|pris)(?:e|s|es)?"
    ),
}  # fmt: skip
_NO_VERB = {
    "en": re.compile(r"\w+(?:ing|ly)|years?|days?|months?|weeks?|times?|both|not|ago|later|twice"),
    "fr": re.compile(
        r"\w+(?:er|ir|oir|re|é|ée|és|ées|eur|tion|ment|ant)|ans?|jours?|fois|mois|années?"
    ),
}


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries; ``form`` is how the lists write it."""

    first: int
    last: int
    form: str = ""
    has_auxiliary: bool = False


class Groups:
    """Finds the verbs of sentences of one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.finite = (vocabulary.auxiliaries | vocabulary.finite) - _NOT_FINITE
        self._participle = _PARTICIPLE[vocabulary.language]

    def find(self, clause: Clause) -> list[Group]:
        """Return the verbs of the clause in their order, those that no list has too."""
        tokens = clause.sentence.tokens
        inside = {at for mention in clause.mentions for at in range(mention.first, mention.last)}
        for time in clause.times:
            inside.update(range(clause.token_at(time.begin), clause.token_at(time.end - 1) + 1))
        found = [
            Group(each.group, each.last, each.form, each.has_auxiliary)
            for each in clause.predicates
        ]
        taken = {at for group in found for at in range(group.first, group.last)} | inside
        at = 0
        while at < len(tokens):
            start = at
            if at not in taken and tokens[at].low in self.finite and not self._is_noun(tokens, at):
                at += 1
                while at < len(tokens) and at not in taken and self._goes_on(tokens[at]):
                    at += 1
                found.append(Group(start, at, "", has_auxiliary=True))
            elif at not in taken and self._takes_object(tokens, at):
                at += 1
                found.append(Group(start, at, "", has_auxiliary=True))
            else:
                at += 1
        return sorted(found, key=lambda group: group.first)

    def _goes_on(self, token: Token) -> bool:
        known = self._vocabulary
        return (
            token.low in known.auxiliaries
            or token.low in known.finite
            or (token.text.islower() and bool(known.adverbs.fullmatch(token.low)))
        )

    def _takes_object(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether a word no list has is a verb: only a verb has a noun right behind it."""
        if at == 0 or at + 1 >= len(tokens) or not tokens[at].text.isalpha():
            return False
        known, token, before = self._vocabulary, tokens[at], tokens[at - 1]
        if not token.text[0].islower() or token.low in known.function_words or len(token.low) < 3:
            return False
        if tokens[at + 1].low not in known.articles - known.pronouns - NO_SUBJECTS:
            return False
        if before.low in known.articles or before.low in known.prepositions or before.low == "to":
            return False
        return not known.adverbs.fullmatch(token.low) and not _NO_VERB[known.language].fullmatch(
            token.low
        )

    def _is_noun(self, tokens: Sequence[Token], at: int) -> bool:
        if at == 0:
            return False
        before = tokens[at - 1]
        articles = self._vocabulary.articles - self._vocabulary.pronouns
        return tokens[at].low not in self._vocabulary.auxiliaries and (
            before.low in articles or before.low in self._vocabulary.prepositions
        )

    def is_participle(self, clause: Clause, group: Group) -> bool:
        """Tell whether the verb stands without auxiliary where only a participle can."""
        if group.has_auxiliary or not group.form or not self._participle.fullmatch(group.form):
            return False
        tokens = clause.sentence.tokens
        if self._vocabulary.language == "fr":
            after = tokens[group.last].low if group.last < len(tokens) else ""
            ambiguous = not group.form.endswith(("é", "ée", "és", "ées", "e", "es"))
            return not (ambiguous and after in ("le", "la", "les", "l'", "un", "une", "sa", "son"))
        return True
