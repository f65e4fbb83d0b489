"""What a document speaks of as it goes on: whom “it” and “the company” mean."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from alpine_quiz.proposals.rules.names import Mention
from alpine_quiz.proposals.rules.vocabulary import spelled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from alpine_quiz.proposals.rules.clauses import Clause
    from alpine_quiz.proposals.rules.names import Names
    from alpine_quiz.proposals.rules.nominals import Nominal
    from alpine_quiz.proposals.rules.vocabulary import Vocabulary

_BODIES = spelled(
    "company firm marque brand maker manufacturer business group society association carmaker "
    "automaker entreprise société marque firme maison constructeur groupe association "
    "compagnie"
)
_NEAREST = 12
_OPENING = 3
_FIRST, _EARLY = 6, 3
_UNNAMED = spelled("one two three most some many all other")
_NOT_PERSONS = _BODIES | spelled(
    "bridge tower museum river canal railway line station church castle factory works school "
    "college university council festival club hall house street road park port lake mount cup "
    "prize award pont tour musée rivière canal gare église château usine école université "
    "festival théâtre rue place parc port lac mont coupe prix manufacture cathédrale grand "
    "foundry trust family council committee pier beach works works bay island valley hill manor "
    "limited ltd sa team rally racing sport cars trophy committee bank hotel theatre"
)


class How(StrEnum):
    """How a subject is known."""

    NAMED = "named"
    NEAR = "near"
    TOPIC = "topic"
    PLAIN = "plain"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a candidate is about; ``nominal`` is where the sentence speaks of it."""

    name: str
    entity: str
    how: How
    nominal: Nominal | None = None

    @property
    def key(self) -> str:
        """What tells this subject from others."""
        return self.entity or self.name


class Discourse:
    """The subjects met so far in one document."""

    def __init__(
        self, names: Names, vocabulary: Vocabulary, types: Mapping[str, str] | None = None
    ) -> None:
        self._types = types or {}
        self._names = names
        self._vocabulary = vocabulary
        self._last: Mention | None = None
        self._last_person: Mention | None = None
        self._nouns: dict[str, Mention] = {}
        self._fixed: set[str] = set()
        self._plain: Subject | None = None
        self.topic = ""
        self._topic_mention: Mention | None = None

    def look_through(self, clauses: Sequence[Clause]) -> None:
        """Find what the whole document is about: what it names most, and first."""
        counts: Counter[str] = Counter()
        mentions: dict[str, Mention] = {}
        opened = False
        for number, clause in enumerate(clauses):
            for nominal in clause.nominals:
                if nominal.mention is None:
                    continue
                key = nominal.mention.entity or self._names.full(nominal.mention.name)
                weight = _EARLY if number < _OPENING else 1
                if not nominal.is_bound:
                    weight = 2 * (weight if opened else _FIRST)
                    opened = True
                counts[key] += weight
                mentions.setdefault(key, nominal.mention)
        if counts:
            self.topic = counts.most_common(1)[0][0]
            self._topic_mention = mentions[self.topic]
            for word in _heads(self._names.full(self._topic_mention.name)):
                self._nouns[word] = self._topic_mention
                self._fixed.add(word)

    def begin(self, clause: Clause) -> None:
        """Look at the names of a sentence before it is asked about."""
        for nominal in clause.nominals:
            if nominal.mention is not None:
                for word in _heads(self._names.full(nominal.mention.name)):
                    if word not in self._fixed:
                        self._nouns[word] = nominal.mention
        self._learn(clause)

    def end(self, clause: Clause) -> None:
        """Keep what the sentence spoke of: its first free noun."""
        first = next((n for n in clause.nominals if not n.is_bound and not n.part), None)
        spoken = self.resolve(clause, first) if first is not None else None
        if spoken is not None and spoken.how is How.PLAIN:
            self._plain = spoken
        elif spoken is not None:
            self._plain = None
            self._last = Mention(0, 0, spoken.name, spoken.entity)
        for mention in clause.mentions:
            if self.is_person(mention):
                self._last_person = mention

    def is_person(self, mention: Mention) -> bool:
        """Tell whether a name may be a person's: as the pack knows it, or by its form."""
        if mention.entity:
            return self._types.get(mention.entity) == "person"
        parts = self._names.full(mention.name).split()
        return 2 <= len(parts) <= 4 and all(
            part not in ("of", "the", "&")
            and part[0].isalpha()
            and part.lower() not in _NOT_PERSONS
            and not part.isupper()
            for part in parts
        )

    def resolve(self, clause: Clause, nominal: Nominal | None) -> Subject | None:
        """Return whom ``nominal`` means; ``None`` where that cannot be told."""
        if nominal is None:
            return self._contextual(None)
        if nominal.is_pronoun and clause.sentence.runs_on:
            return self._nearest(clause, nominal)
        if nominal.mention is not None:
            return self._named(nominal.mention, How.NAMED, nominal)
        low = clause.sentence.tokens[nominal.first].low
        if nominal.is_pronoun:
            person = self._vocabulary.language == "en" and low in self._vocabulary.personal
            if person and self._last_person is not None:
                return self._named(self._last_person, How.NEAR, nominal)
            if self._plain is not None and low not in self._vocabulary.relatives:
                return Subject(self._plain.name, "", How.PLAIN, nominal)
            return self._contextual(nominal)
        return self._described(clause, nominal)

    def _nearest(self, clause: Clause, nominal: Nominal) -> Subject | None:
        """Return the name that stands nearest before, in text without full stops."""
        personal = clause.sentence.tokens[nominal.first].low in self._vocabulary.personal
        before = [mention for mention in clause.mentions if mention.last <= nominal.first]
        if personal:
            before = [mention for mention in before if self._types.get(mention.entity) == "person"]
        elif before and nominal.first - before[-1].last > _NEAREST:
            before = []
        return self._named(before[-1], How.NEAR, nominal) if before else None

    def _described(self, clause: Clause, nominal: Nominal) -> Subject | None:
        tokens = clause.sentence.tokens[nominal.first : nominal.last]
        heads = [token.low for token in tokens[1:]]
        definite = tokens[0].low in ("the", "this", "le", "la", "les", "l'", "ce", "cette", "cet")
        for head in reversed(heads):
            if definite and head in self._nouns:
                return self._named(self._nouns[head], How.NEAR, nominal)
            if head in _BODIES:
                before = [mention for mention in clause.mentions if mention.last <= nominal.first]
                if before:
                    return self._named(before[-1], How.NEAR, nominal)
                if self._topic_mention is not None and not self.is_person(self._topic_mention):
                    return self._named(self._topic_mention, How.NEAR, nominal)
                return self._contextual(nominal)
        text = clause.text(nominal.first, nominal.last)
        return Subject(text, "", How.PLAIN, nominal)

    def _contextual(self, nominal: Nominal | None) -> Subject | None:
        if self._last is not None:
            return self._named(self._last, How.NEAR, nominal)
        if self._topic_mention is not None:
            return self._named(self._topic_mention, How.TOPIC, nominal)
        return None

    def part_of_topic(self, subject: Subject) -> Subject | None:
        """Return the document's own subject, of which ``subject`` is a part without a name."""
        if self._topic_mention is None:
            return None
        return self._named(self._topic_mention, How.PART, subject.nominal)

    def _named(self, mention: Mention, how: How, nominal: Nominal | None) -> Subject:
        return Subject(self._names.full(mention.name), mention.entity, how, nominal)

    def _learn(self, clause: Clause) -> None:
        """Learn from “Alpine is a maker of …” what “the maker” will mean."""
        tokens = clause.sentence.tokens
        for mention in clause.mentions:
            at = mention.last
            if at + 2 >= len(tokens) or tokens[at].low not in ("is", "was", "est", "était", ","):
                continue
            if tokens[at + 1].low not in ("a", "an", "the", "un", "une", "le", "la", "l'"):
                continue
            for token in tokens[at + 2 : at + 8]:
                if token.low in self._vocabulary.function_words or not token.text[0].isalpha():
                    break
                if token.low not in _UNNAMED:
                    self._nouns.setdefault(token.low, mention)


def _heads(name: str) -> tuple[str, ...]:
    """Return the words that may stand for a name later on: “the bridge”, « le musée »."""
    words = name.lower().split()
    return (words[0], words[-1]) if len(words) > 1 else ()
