"""Names in a document: those its pack knows, and those that stand out by their capitals."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from alpine_quiz.language.folding import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from alpine_quiz.facts.model import Entity
    from alpine_quiz.proposals.rules.vocabulary import Vocabulary
    from alpine_quiz.proposals.sentences import Sentence, Token

_CLOSINGS = frozenset("\"'“”«»‘’()[]:–—-*•")
_STOPPING = frozenset(",;:.()!?")
_FEW_CAPITALS = 0.02
_MOST_NAME_TOKENS = 8
_MOST_TITLE_TOKENS = 8
_TITLE_MARKS = {"«": "»", "“": "”"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence: its tokens from ``first`` up to ``last``, and which it is.

    ``entity`` is the id the pack knows it by, or empty.
    """

    first: int
    last: int
    name: str
    entity: str = ""


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return "".join(words(word))


class Gazetteer:
    """The names of a pack's entities, by their words."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.names: dict[str, str] = {}
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for entity in entities:
            self.names[entity.id] = entity.names.in_language("en")
            for name in {*entity.names.texts.values(), *entity.aliases}:
                bare = name.split(" (")[0]
                parts = tuple(part for word in bare.split() for part in _parts(word))
                if parts and (len(parts) > 1 or len(parts[0]) > 1):
                    self._by_first.setdefault(parts[0], []).append((parts, entity.id))
        for known in self._by_first.values():
            known.sort(key=lambda each: (-len(each[0]), each[1]))

    def at(self, tokens: Sequence[Token], first: int) -> tuple[int, str] | None:
        """Return where the longest name that begins at ``first`` ends, and whose it is."""
        here = _folded(tokens[first].text)
        for key in (here, here.removesuffix("s")):
            for parts, entity in self._by_first.get(key, ()):
                end = first + len(parts)
                if end > len(tokens):
                    continue
                found = [_folded(token.text) for token in tokens[first:end]]
                if found[:-1] == list(parts[:-1]) and found[-1] in (parts[-1], parts[-1] + "s"):
                    return end, entity
        return None


def _parts(word: str) -> tuple[str, ...]:
    from alpine_quiz.proposals.sentences import tokens_of

    return tuple(part for token in tokens_of(word) if (part := _folded(token.text)))


class Names:
    """Finds the names in the sentences of one document, which it has looked through first."""

    def __init__(
        self, sentences: Sequence[Sentence], gazetteer: Gazetteer, vocabulary: Vocabulary
    ) -> None:
        self._gazetteer = gazetteer
        self._vocabulary = vocabulary
        self._found: dict[int, list[Mention]] = {}
        self._capital: set[str] = set()
        self._lower: set[str] = set()
        self._opening: Counter[str] = Counter()
        self._look_through(sentences)
        self.counts: Counter[str] = Counter()
        self._full: dict[str, str] = {}
        self._count(sentences)

    def find(self, sentence: Sentence) -> list[Mention]:
        """Return the names in ``sentence``, in their order."""
        known = self._found.get(sentence.begin)
        if known is None:
            known = self._found[sentence.begin] = self._find(sentence)
        return known

    def _find(self, sentence: Sentence) -> list[Mention]:
        tokens = sentence.tokens
        found: list[Mention] = []
        at = 0
        while at < len(tokens):
            mention = (
                self._between_marks(sentence, at)
                or self._known(tokens, at)
                or self._capitalised(sentence, at)
            )
            if mention is None:
                at += 1
                continue
            mention = self._with_genitive(tokens, mention)
            found.append(mention)
            at = mention.last
        return found

    def _with_genitive(self, tokens: Sequence[Token], mention: Mention) -> Mention:
        """Return a name with the “’s” that is its own: “Harmer’s, which sells …”."""
        at, vocabulary = mention.last, self._vocabulary
        if mention.entity or at + 1 >= len(tokens) or tokens[at].low != "'s":
            return mention
        after = tokens[at + 1]
        owns = after.text not in _STOPPING and after.low not in (
            vocabulary.auxiliaries | vocabulary.finite | vocabulary.relatives
        )
        if owns:
            return mention
        return Mention(mention.first, at + 1, mention.name + tokens[at].text)

    def shorter(self, sentence: Sentence, mention: Mention) -> Mention | None:
        """Return the name of another that ``mention`` begins with.

        In text without full stops two may stand side by side: “a takeover by renault alpine”.
        """
        for last in range(mention.last - 1, mention.first, -1):
            found = self._gazetteer.at(sentence.tokens[mention.first : last], 0)
            if found is not None and found[1] != mention.entity:
                end = mention.first + found[0]
                name = _joined(sentence.tokens[mention.first : end])
                return Mention(mention.first, end, name, found[1])
        return None

    def full(self, name: str) -> str:
        """Return the fullest form in which the document gives this name."""
        return self._full.get(name, name)

    def _look_through(self, sentences: Sequence[Sentence]) -> None:
        letters = capitals = 0
        verbs = self._vocabulary.auxiliaries | self._vocabulary.finite | set(self._vocabulary.verbs)
        for sentence in sentences:
            if sentence.is_heading:
                continue
            if len(sentence.tokens) > 1 and sentence.tokens[1].low in verbs:
                self._opening[sentence.tokens[0].low] += 1
            for place, token in enumerate(sentence.tokens):
                if not token.text[0].isalpha():
                    continue
                letters += 1
                if token.text[0].islower():
                    self._lower.add(token.low)
                else:
                    capitals += 1
                    if place and sentence.tokens[place - 1].text not in _CLOSINGS | {"."}:
                        self._capital.add(token.low)
        self.cased = capitals > _FEW_CAPITALS * letters

    def _count(self, sentences: Sequence[Sentence]) -> None:
        by_last: dict[str, dict[str, None]] = {}
        alone: set[str] = set()
        for number, sentence in enumerate(sentences):
            for mention in self.find(sentence):
                self.counts[mention.entity or mention.name] += 3 if number < 2 else 1
                parts = mention.name.split()
                if len(parts) > 1 and not mention.entity and not parts[-2].islower():
                    if parts[-1] not in alone:
                        by_last.setdefault(parts[-1], {}).setdefault(mention.name, None)
                elif len(parts) == 1:
                    alone.add(mention.name)
        for last, fulls in by_last.items():
            if last.lower() not in self._lower:
                # Of several of one name the first is the one the document tells of.
                full = next(iter(fulls))
                self._full[last] = full
                self.counts[full] += self.counts.pop(last, 0)

    def _known(self, tokens: Sequence[Token], at: int) -> Mention | None:
        found = self._gazetteer.at(tokens, at)
        if found is None:
            return None
        last, entity = found
        text = tokens[at].text
        if self.cased and not any(
            token.text[0].isupper() or token.text[0].isdigit() for token in tokens[at:last]
        ):
            return None
        if text.isdigit() and last == at + 1:
            return None
        # A longer run of capitals that holds the name is a name of its own: “Alpine Cars”.
        if self.cased and last < len(tokens) and self._goes_on(tokens, last):
            return None
        return Mention(at, last, _joined(tokens[at:last]), entity)

    def _goes_on(self, tokens: Sequence[Token], at: int) -> bool:
        token = tokens[at]
        return (
            token.text[0].isupper()
            and token.begin - tokens[at - 1].end == 1
            and self._gazetteer.at(tokens, at) is None
            and token.low not in self._vocabulary.months
            and token.low not in self._vocabulary.not_names
        )

    def _capitalised(self, sentence: Sentence, at: int) -> Mention | None:
        tokens = sentence.tokens
        if not self.cased:
            return None
        if not self._may_begin(sentence, at):
            return None
        last = at + 1
        while last < len(tokens) and last - at < _MOST_NAME_TOKENS:
            following = self._continues(tokens, at, last)
            if following is None:
                break
            last = following
        vocabulary = self._vocabulary
        low = tokens[at].low
        first = at
        while first + 1 < last and tokens[first].low in vocabulary.not_names:
            first += 1
        if first > at:
            return Mention(first, last, _joined(tokens[first:last]))
        joined = _joined(tokens[at:last])
        shouted = joined.isupper() and last > at + 1
        if shouted or vocabulary.furniture.fullmatch(joined):
            return None
        if last == at + 1 and (
            low in vocabulary.not_names
            or low in vocabulary.months
            or low in vocabulary.function_words
            or len(low) < 2
        ):
            return None
        return Mention(at, last, joined)

    def _between_marks(self, sentence: Sentence, at: int) -> Mention | None:
        """Return the title that stands in quotation marks from ``at`` on, if one does."""
        tokens = sentence.tokens
        if at == 0 or not tokens[at].text[0].isupper():
            return None
        closing = _TITLE_MARKS.get(tokens[at - 1].text)
        if closing is None:
            return None
        for end in range(at + 1, min(len(tokens), at + _MOST_TITLE_TOKENS)):
            if tokens[end].text == closing:
                return Mention(at, end, _joined(tokens[at:end]))
            if tokens[end].text in ".!?;:":
                return None
        return None

    def _may_begin(self, sentence: Sentence, at: int) -> bool:
        tokens = sentence.tokens
        token = tokens[at]
        if not _is_capital(token):
            return False
        vocabulary = self._vocabulary
        initial = at == 0 or tokens[at - 1].text in _CLOSINGS | {"."}
        if not initial:
            return token.low not in vocabulary.months
        if token.low in vocabulary.function_words and token.low not in self._capital:
            return False
        if token.low in vocabulary.function_words or token.low in vocabulary.months:
            return False
        if token.low in vocabulary.not_names:
            return at + 1 < len(tokens) and _is_capital(tokens[at + 1])
        if token.low in self._capital:
            return True
        if at + 1 < len(tokens) and _is_capital(tokens[at + 1]):
            return token.low not in self._lower
        # One word at a beginning is a name only where it comes again before a verb.
        return token.low not in self._lower and self._opening[token.low] > 1

    def _continues(self, tokens: Sequence[Token], first: int, at: int) -> int | None:
        """Return the end of the name's next part, which begins at ``at``, if there is one."""
        token, before = tokens[at], tokens[at - 1]
        if token.begin - before.end > 1:
            return None
        if _is_capital(token) and token.low not in self._vocabulary.months:
            return at + 1
        if token.text.isdigit() and len(token.text) <= 3:
            counts = at + 1 < len(tokens) and tokens[at + 1].low.endswith("s")
            return None if counts else at + 1
        if token.low not in self._vocabulary.connectors and token.text != "&":
            return None
        if at == first + 1 and tokens[first].low not in self._capital:
            return None
        end = at + 1
        while end < len(tokens) and end - at < 3:
            if _is_capital(tokens[end]):
                known = self._gazetteer.at(tokens, end) is not None
                return None if known and at == first + 1 else end + 1
            if tokens[end].low not in self._vocabulary.connectors:
                return None
            end += 1
        return None


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper() or (
        token.text[0].isdigit() and any(sign.isupper() for sign in token.text)
    )


def _joined(tokens: Sequence[Token]) -> str:
    """Return the name as the document writes it, white space single."""
    text = tokens[0].text
    for before, token in pairwise(tokens):
        text += (" " if token.begin > before.end else "") + token.text
    return text
