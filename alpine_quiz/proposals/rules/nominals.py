"""Finding what can be a subject or an object: names, pronouns, articles with their nouns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.proposals.rules.names import Mention
from alpine_quiz.proposals.rules.vocabulary import spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.proposals.rules.vocabulary import Vocabulary
    from alpine_quiz.proposals.sentences import Sentence, Token

_MOST_NOUN_WORDS = 5
_PARTS = frozenset(
    [
        "factory",
        "factories",
        "plant",
        "works",
        "workshop",
        "workshops",
        "engine",
        "engines",
        "showroom",
        "dealers",
        "dealer",
        "concept",
        "concepts",
        "project",
        "programme",
        "headquarters",
        "budget",
        "takeover",
        "brothers",
        "roof",
        "tower",
        "nave",
        "station",
        "line",
        "museum",
        "workers",
        "drivers",
        "shares",
        "owners",
        "usine",
        "usines",
        "site",
        "sites",
        "centre",
        "centres",
        "plan",
        "plans",
        "gamme",
        "projet",
        "projets",
        "moteur",
        "moteurs",
        "siège",
        "ouvriers",
        "pilotes",
        "ateliers",
        "atelier",
        "salariés",
        "concepts",
        "frères",
        "budget",
    ]
)
_COMPOUND_HEADS = spelled(
    "castle city town village port bridge battle abbey university harbour lighthouse pier mill "
    "brewery distillery cathedral island river canal tunnel station church school theatre market "
    "hospital tower fort palace priory quarry mine colliery shipyard chapel viaduct aqueduct dam "
    "duke earl king queen count bishop treaty siege "
    "manufacture usine fabrique musée château pont gare ville église abbaye cathédrale théâtre "
    "école université port parc jardin canal tunnel phare moulin forges forge domaine hôpital "
    "palais tour barrage mine verrerie faïencerie cristallerie brasserie distillerie papeterie "
    "filature bataille traité festival marché fort citadelle basilique chapelle commune village "
    "île lac aéroport stade circuit rallye tramway funiculaire observatoire opéra bibliothèque "
    "viaduc aqueduc saline salines mines halle halles hôtel couvent prieuré collège lycée chantier "
    "chantiers savonnerie biscuiterie tannerie compagnie société maison"
)
_RANKS = spelled(
    "first second third last new early former present current original main only premier première "
    "second seconde dernier dernière nouveau nouvelle deuxième troisième seul seule"
)
_FINITE_ENDING = re.compile(r"[a-zà-ÿ]{3,}(?:aient|èrent|irent|urent)")
_OF = spelled("of de du des d' at in à")
_STOPS = frozenset(',;:.()[]«»“”"!?')


@dataclass(frozen=True, slots=True)
class Nominal:
    """What can be a subject or an object: a name, a pronoun, or an article and its noun.

    Tokens run from ``first`` up to ``last``; ``mention`` is the name in it. ``is_bound``
    says that it hangs on a preposition or possesses what follows; ``part`` is the noun of
    what belongs to the name: “the Alpine factory”.
    """

    first: int
    last: int
    mention: Mention | None = None
    is_pronoun: bool = False
    is_bound: bool = False
    part: str = ""


class Nominals:
    """Finds the nominals of sentences, as one language builds them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def find(self, sentence: Sentence, mentions: Sequence[Mention]) -> list[Nominal]:
        """Return the nominals of ``sentence`` in their order."""
        tokens, vocabulary = sentence.tokens, self._vocabulary
        starts = {mention.first: mention for mention in mentions}
        found: list[Nominal] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            last, mention = at, starts.get(at)
            if mention is not None:
                last = mention.last
            elif token.low in vocabulary.articles and token.low not in vocabulary.pronouns:
                last, mention = self._noun_phrase(sentence, at, starts)
            elif token.low in vocabulary.pronouns:
                found.append(Nominal(at, at + 1, None, is_pronoun=True))
                at += 1
                continue
            elif token.low in vocabulary.articles:
                last, mention = self._noun_phrase(sentence, at, starts)
            if last <= at:
                at += 1
                continue
            last, mention = self._compound(sentence, at, last, mention, starts)
            bound = self._is_bound(sentence, at, last, found)
            part = self._part(tokens, at, last, mention)
            found.append(Nominal(at, last, mention, is_bound=bound, part=part))
            owned = self._owned(sentence, at, last, mention, bound=self._is_led(tokens, at))
            if owned is not None:
                found.append(owned)
                last = owned.last
            at = last
        return found

    def _is_led(self, tokens: Sequence[Token], at: int) -> bool:
        return at > 0 and tokens[at - 1].low in self._vocabulary.prepositions

    def _owned(
        self,
        sentence: Sentence,
        first: int,
        last: int,
        mention: Mention | None,
        *,
        bound: bool,
    ) -> Nominal | None:
        """Return what is somebody's: “the pier's ballroom”."""
        tokens = sentence.tokens
        if last >= len(tokens) or tokens[last].low != "'s":
            return None
        end = last + 1
        while end < len(tokens) and end - last < 4 and self._is_plain(tokens[end]):
            end += 1
        if end == last + 1:
            return None
        return Nominal(first, end, mention, is_bound=bound, part=tokens[end - 1].low)

    def _is_plain(self, token: Token) -> bool:
        """Tell whether a word may be a noun, or an adjective of one."""
        vocabulary = self._vocabulary
        return (
            token.text[0].isalpha()
            and token.text[0].islower()
            and token.low not in vocabulary.function_words
            and token.low not in vocabulary.auxiliaries
            and token.low not in vocabulary.verbs
        )

    def _compound(
        self,
        sentence: Sentence,
        first: int,
        last: int,
        mention: Mention | None,
        starts: dict[int, Mention],
    ) -> tuple[int, Mention | None]:
        """Return the end and the name of what is named by its kind and place.

        “La manufacture de porcelaine de Valbrune” is one name: “manufacture de Valbrune”.
        """
        tokens = sentence.tokens
        if mention is not None or last <= first + 1:
            return last, mention
        heads = [at for at in range(first + 1, last) if tokens[at].low in _COMPOUND_HEADS]
        if not heads or last >= len(tokens) or tokens[last].low not in _OF:
            return last, mention
        at = last + 1
        if at + 1 < len(tokens) and at not in starts and tokens[at + 1].low in _OF:
            at += 2
        article = ""
        if at < len(tokens) and tokens[at].low in ("la", "le", "les", "l'", "the"):
            article = tokens[at].text + ("" if tokens[at].text.endswith(("'", "’")) else " ")
            at += 1
        place = starts.get(at)
        if place is None:
            return last, mention
        before = at - 2 if article else at - 1
        link = tokens[before].text if tokens[before].low in _OF else tokens[last].text
        space = "" if link.endswith(("'", "’")) else " "
        name = f"{tokens[heads[0]].text} {link}{space}{article}{place.name}"
        return place.last, Mention(first, place.last, name)

    def _part(self, tokens: Sequence[Token], first: int, last: int, mention: Mention | None) -> str:
        """Return the noun that says that not the name itself is meant, but a part of it."""
        if mention is None:
            return ""
        if last < len(tokens) and tokens[last].low in _PARTS:
            return tokens[last].low
        lead = [token.low for token in tokens[first : mention.first] if token.low in _PARTS]
        return lead[0] if lead else ""

    def _noun_phrase(
        self, sentence: Sentence, at: int, starts: dict[int, Mention]
    ) -> tuple[int, Mention | None]:
        tokens, vocabulary = sentence.tokens, self._vocabulary
        end = at + 1
        while end < len(tokens) and end - at <= _MOST_NOUN_WORDS:
            if end in starts:
                return starts[end].last, starts[end]
            token = tokens[end]
            if token.text[0].isdigit() or (end - at > 1 and token.low.endswith("ing")):
                break
            ranks = (token.low in _RANKS or token.low in vocabulary.numerals) and end - at == 1
            if token.text in _STOPS or (token.low in vocabulary.function_words and not ranks):
                break
            if token.low in vocabulary.finite or _FINITE_ENDING.fullmatch(token.low):
                break
            if token.low in vocabulary.verbs and end - at > 1:
                break
            if token.low in vocabulary.auxiliaries or not token.text[0].isalnum():
                break
            end += 1
        if end - at > 2 and end < len(tokens) and tokens[end].low == "to":
            # “The trust plans to …”: the last word is its verb.
            end -= 1
        return (end if end > at + 1 else at), None

    def _is_bound(self, sentence: Sentence, at: int, last: int, found: list[Nominal]) -> bool:
        tokens, vocabulary = sentence.tokens, self._vocabulary
        if last < len(tokens) and tokens[last].low in ("'s", "'"):
            return True
        if at == 0:
            return False
        before = tokens[at - 1]
        if before.low in vocabulary.prepositions:
            return True
        # The second of two joined by “and” hangs where the first does.
        joined = before.low in ("and", "et", "&", "or", "ou") and found
        return bool(joined and found[-1].last == at - 1 and found[-1].is_bound)
