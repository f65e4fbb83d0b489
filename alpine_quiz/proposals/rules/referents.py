"""Whom a subject means: a name, a noun with its article, or what “it” surely stands for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from alpine_quiz.proposals.rules.assertion import Form
from alpine_quiz.proposals.rules.referent import Referent
from alpine_quiz.proposals.rules.vocabulary import spelled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from alpine_quiz.proposals.rules.assertion import Assertion
    from alpine_quiz.proposals.rules.clauses import Clause
    from alpine_quiz.proposals.rules.names import Mention, Names
    from alpine_quiz.proposals.rules.nominals import Nominal
    from alpine_quiz.proposals.rules.vocabulary import Vocabulary

_DEFINITE = spelled("the le la les l'")
_POINTING = spelled("this ce cet cette")
_INDEFINITE = spelled("a an un une")
_OWNING = spelled("its his her their son sa ses leur leurs")
_PERSONS = spelled("he she his her")
_PLURAL = spelled("they their ils elles leurs leur les these ces")
_MANY = _PLURAL | {"ses"}
_MASCULINE, _FEMININE = spelled("le un il ce cet"), spelled("la une elle cette")
_PLACED = spelled("in at near to from à dans near the les la le")
_BODIES = spelled(
    "company firm brand maker manufacturer business group carmaker brewery entreprise société "
    "marque firme maison constructeur groupe compagnie"
)
_ACTS = re.compile(
    r"(?:said|says|sells|sold|makes|employs|announced|reported|annonce\w*|vend|emploie|fabrique|compte)"
)
_EMPTY_HEADS = spelled(
    "money argent council government crown state département région ville état commune "
    "event place public family season edition saison édition événement famille lieu number "
    "series range lot couple decision part end beginning result time year way first same new "
    "rest most some idea fact reason story history case work works name origin total third "
    "half quarter nombre série partie fin début suite temps année nouveau nouvelle même fois "
    "idée histoire reste moitié tiers quart plupart origine nom travail premier première "
    "dernier dernière "
)
_NO_NAME = re.compile(
    r"(?<![\w-])(?:auquel|lui|ce|cette|laquelle|lequel|duquel|which|there|leur|eux|\w+(?:posed|cided))(?![\w-])"
)
_LONGEST_NAME = 9
_OPENING = 12


class Referents:
    """The things one document speaks of, found sentence by sentence."""

    def __init__(self, names: Names, vocabulary: Vocabulary, types: Mapping[str, str]) -> None:
        self._names = names
        self._vocabulary = vocabulary
        self._types = types
        self._persons: set[str] = set()
        self._things: set[str] = set()
        self._heads: dict[str, dict[str, Referent]] = {}
        self._actors: Counter[str] = Counter()
        self._actor: dict[str, Referent] = {}
        self._before: list[Referent] = []
        self._here: list[Referent] = []
        self._paragraph = -1
        self._people_before: list[Referent] = []
        self._spoken: set[str] = set()
        self.topic: Referent | None = None

    def look_through(self, read: Sequence[tuple[Clause, Sequence[Assertion]]]) -> None:
        """Learn from a whole document who is a person, and what it is about."""
        for clause, _ in read:
            self._learn_kinds(clause)
        counts: Counter[str] = Counter()
        known: dict[str, Referent] = {}
        opening: dict[str, bool] = {}
        sentences = 0
        for clause, assertions in read:
            if clause.sentence.is_heading:
                continue
            sentences += 1
            for assertion in assertions:
                found = self._own(clause, assertion)
                if found is None or not found.is_name or assertion.form is Form.REDUCED:
                    continue
                if assertion.form in (Form.RELATIVE, Form.SHARED):
                    self._learn_actor(clause, assertion, found)
                    continue
                counts[found.key] += 1
                known.setdefault(found.key, found)
                if sentences <= _OPENING:
                    opening.setdefault(found.key, sentences <= 2)
                self._learn_actor(clause, assertion, found)
                for head in _heads(found.name):
                    self._heads.setdefault(head, {})[found.key] = found
        self.topic = self._topic(read, counts, known, opening)

    def _learn_kinds(self, clause: Clause) -> None:
        tokens = clause.sentence.tokens
        for mention in clause.mentions:
            name = self._names.full(mention.name)
            before = tokens[mention.first - 1].low if mention.first else ""
            after = tokens[mention.last].low if mention.last < len(tokens) else ""
            behind = tokens[mention.last + 1].low if mention.last + 1 < len(tokens) else ""
            if mention.entity:
                person = self._types.get(mention.entity) == "person"
                (self._persons if person else self._things).add(name)
            elif (
                self._vocabulary.roles.fullmatch(before)
                or "who" in (after, behind)
                or ("qui" in (after, behind))
            ):
                self._persons.add(name)
            elif before in _PLACED:
                self._things.add(name)
            elif after in ("is", "was", "est", "était") and behind in _INDEFINITE | _DEFINITE:
                begin = tokens[mention.last].end
                role = self._vocabulary.roles.search(clause.sentence.text[begin : begin + 30])
                (self._persons if role else self._things).add(name)
        for nominal in clause.nominals:
            if nominal.mention is not None and nominal.mention.name[0].islower():
                whole = self._own_noun(clause, nominal, nominal.last)
                if whole is not None and not nominal.mention.entity:
                    self._heads.setdefault(_heads(whole.name)[0], {})[whole.key] = whole
        for mention in clause.mentions:
            name = self._names.full(mention.name)
            for head in _heads(name):
                if not mention.entity and name not in self._persons:
                    own = Referent(name, article=_article(tokens, mention.first))
                    self._heads.setdefault(head, {}).setdefault(own.key, own)

    def _learn_actor(self, clause: Clause, assertion: Assertion, found: Referent) -> None:
        verb = clause.text(assertion.verb, assertion.told).lower().split()
        named = found.name[0].isupper() and found.name not in self._persons
        if named and any(_ACTS.fullmatch(word) for word in verb):
            self._actors[found.key] += 1
            self._actor[found.key] = found

    def _topic(
        self,
        read: Sequence[tuple[Clause, Sequence[Assertion]]],
        counts: Counter[str],
        known: Mapping[str, Referent],
        opening: Mapping[str, bool],
    ) -> Referent | None:
        """Return what the document is about, where its title and its sentences agree."""
        if not counts:
            return None
        titles = " ".join(
            clause.sentence.text
            for clause, _ in read[:4]
            if clause.sentence.is_heading or not clause.sentence.text.endswith(".")
        ).lower()
        ranked = counts.most_common(2)
        first, most = ranked[0]
        titled: dict[str, tuple[bool, int, int]] = {}
        for key in opening:
            own = [word for word in re.findall(r"\w+", known[key].name) if word[0].isupper()]
            if own and all(word.lower() in titles for word in own):
                titled[key] = (known[key].name[0].isupper(), len(own), counts[key])
        if titled:
            return known[max(titled, key=lambda key: titled[key])]
        if opening.get(first) and most > 1:
            return known[first]
        second = ranked[1][1] if len(ranked) > 1 else 0
        return known[first] if most > 2 and most >= 2 * second else None

    def of(self, clause: Clause, assertion: Assertion) -> Referent | None:
        """Return whom the subject means; ``None`` where that is not certain."""
        nominal = assertion.subject
        tokens = clause.sentence.tokens
        if nominal.is_pronoun:
            return self.meant(tokens[nominal.first].low)
        return self.of_noun(clause, nominal, assertion.named)

    def of_noun(self, clause: Clause, nominal: Nominal, named: int) -> Referent | None:
        """Return what a name or noun means that ends at the token ``named``."""
        tokens = clause.sentence.tokens
        low = tokens[nominal.first].low
        own = self._own_noun(clause, nominal, named)
        if own is not None and own.is_name:
            return own
        words = [each.low for each in tokens[nominal.first + 1 : nominal.last]]
        if not words or words[-1] in _EMPTY_HEADS or own is None:
            return None
        if low in _OWNING:
            return self._owned(clause, nominal, own)
        bare = len(words) == 1 and named == nominal.last
        if bare and low in _DEFINITE | _POINTING:
            if words[0] in _BODIES:
                return self._body()
            known = self._heads.get(words[0], {})
            if len(known) == 1:
                only = next(iter(known.values()))
                lower = not only.article and only.name[0].islower()
                return replace(only, article=tokens[nominal.first].text.lower()) if lower else only
            if self.topic is not None and self.topic.key in known:
                return self.topic
            if known:
                return None
        if low in _POINTING:
            return None
        owner = self.owner()
        if owner is None or owner.name in self._persons - self._things:
            return None if low in _INDEFINITE or bare else own
        return replace(own, gloss=owner.name)

    def owner(self) -> Referent | None:
        """Return to what a thing without a name belongs: the topic, or the only one that acts."""
        if self.topic is None and len(self._actors) == 1:
            return next(iter(self._actor.values()))
        return self.topic

    def is_person(self, referent: Referent) -> bool:
        """Tell whether a name is known for a person's."""
        return referent.name in self._persons - self._things

    def named(self, mention: Mention) -> Referent:
        """Return whom a name means, by its fullest form."""
        return Referent(self._names.full(mention.name), mention.entity)

    def is_free(self, topic: Referent) -> bool:
        """Tell whether in this paragraph no other person was a subject before."""
        return self._spoken <= {topic.key}

    def _own(self, clause: Clause, assertion: Assertion) -> Referent | None:
        nominal = assertion.subject
        return None if nominal.is_pronoun else self._own_noun(clause, nominal, assertion.named)

    def _own_noun(self, clause: Clause, nominal: Nominal, named: int) -> Referent | None:
        """Return a name, or a noun as the document gives it, without asking to what it belongs."""
        tokens = clause.sentence.tokens
        first = tokens[nominal.first]
        mention = nominal.mention
        if mention is not None and not nominal.part and named <= mention.last:
            return self._of_name(clause, nominal, mention)
        determiner = self._determiner(first.low)
        start = nominal.first + (1 if determiner else 0)
        if named - start > _LONGEST_NAME or start >= named:
            return None
        if mention is None and not determiner:
            return None
        name = clause.text(start, named)
        if _NO_NAME.search(name):
            return None
        inside = any(each.first >= nominal.first and each.last <= named for each in clause.mentions)
        entity = ""
        gender = "m" if first.low in _MASCULINE else "f" if first.low in _FEMININE else ""
        return Referent(
            name,
            entity,
            first.text.lower() if determiner else "",
            gender=gender if self._vocabulary.language == "fr" else "",
            is_plural=first.low in _MANY
            or tokens[nominal.first + 1].low in self._vocabulary.numerals,
            is_name=inside and first.low not in _OWNING | _INDEFINITE,
        )

    def _determiner(self, low: str) -> bool:
        return low in _DEFINITE | _INDEFINITE | _OWNING | _POINTING

    def _of_name(self, clause: Clause, nominal: Nominal, mention: Mention) -> Referent | None:
        tokens = clause.sentence.tokens
        full = self._names.full(mention.name) if not mention.entity else mention.name
        low = tokens[nominal.first].low
        led = nominal.first < mention.first
        if (
            low in _OWNING | _INDEFINITE
            and led
            and tokens[nominal.first].begin != tokens[mention.first].begin
        ):
            return None
        article = ""
        alone = mention.first - nominal.first == 1
        if led and low in _DEFINITE and (alone or mention.name[0].islower()):
            article = tokens[nominal.first].text.lower()
        elif mention.first and mention.first == nominal.first:
            article = _article(tokens, mention.first)
        gender = "m" if low in _MASCULINE else "f" if low in _FEMININE else ""
        gender = gender if led or mention.name[0].islower() else ""
        if led and not article and full not in self._persons and self._may_be_person(full):
            self._persons.add(full)
        return Referent(
            full, mention.entity, article, gender=gender, is_plural=low in _PLURAL and led
        )

    def _may_be_person(self, name: str) -> bool:
        return 2 <= len(name.split()) <= 4 and name not in self._things

    def meant(self, pronoun: str) -> Referent | None:
        """Return whom a pronoun means: the only fitting subject of the sentence before."""
        if pronoun in _PLURAL:
            return None
        for spoken in (self._here, self._before):
            fitting = {each.key: each for each in spoken if self._fits(pronoun, each)}
            if pronoun in _PERSONS:
                fitting |= {each.key: each for each in self._people_before}
            if len(fitting) == 1:
                return next(iter(fitting.values()))
            if fitting:
                return None
        if pronoun in _PERSONS or (pronoun in ("il", "elle") and not self._before):
            people = {each.key: each for each in self._people_before}
            if len(people) == 1:
                return next(iter(people.values()))
        return None

    def _fits(self, pronoun: str, referent: Referent) -> bool:
        if referent.is_plural:
            return False
        if self._vocabulary.language == "en":
            if pronoun in _PERSONS:
                return (
                    referent.is_name
                    and not referent.gloss
                    and referent.name not in self._things
                    and (referent.name in self._persons or self._may_be_person(referent.name))
                )
            return referent.name not in self._persons
        wanted = "m" if pronoun in ("il", "lui") else "f" if pronoun == "elle" else ""
        return not wanted or referent.gender in ("", wanted)

    def _owned(self, clause: Clause, nominal: Nominal, own: Referent) -> Referent | None:
        low = clause.sentence.tokens[nominal.first].low
        owner = None if low in _PLURAL else self.meant(low if low in _PERSONS else "")
        if owner is None:
            return None
        whose = f"{owner.name}, {owner.gloss}" if owner.gloss else owner.name
        article = "the"
        if self._vocabulary.language == "fr":
            article = {"sa": "la", "ses": "les"}.get(low, "le")
        if article in ("le", "la") and own.name[:1] in "aeiouéèêhâîôœAEIOUÉ":
            article = "l’"
        return replace(own, article=article, gloss=whose)

    def _body(self) -> Referent | None:
        """Return what “the company” means: the only one that acts as one, or the topic."""
        if len(self._actors) == 1:
            return next(iter(self._actor.values()))
        if self.topic is not None and self.topic.name not in self._persons - self._things:
            return self.topic if not self._actors or self.topic.key in self._actors else None
        return None

    def begin(self, clause: Clause) -> None:
        """Begin a sentence: in another paragraph no pronoun means what was before."""
        if clause.sentence.paragraph != self._paragraph:
            self._before, self._people_before, self._spoken = [], [], set()
        self._paragraph = clause.sentence.paragraph
        self._here = []

    def spoke(self, referent: Referent, form: Form) -> None:
        """Keep what a verb of the sentence had as its subject."""
        if referent.is_name and referent.name not in self._things:
            self._spoken.add(referent.key)
        if form in (Form.FULL, Form.OPENING) and referent.key not in {
            each.key for each in self._here
        }:
            self._here.append(referent)

    def end(self, clause: Clause) -> None:
        """End a sentence."""
        self._before = self._here
        people = (self._names.full(mention.name) for mention in clause.mentions)
        self._people_before = [
            Referent(name) for name in people if name in self._persons and " " in name
        ]
        self._here = []


def _heads(name: str) -> tuple[str, ...]:
    """Return the words that may stand for a name later on: “the bridge”, « le musée »."""
    words = name.lower().split()
    if len(words) < 2:
        return ()
    return (words[0], words[-1]) if name[0].isupper() else (words[0],)


def _article(tokens: Sequence[object], first: int) -> str:
    before = getattr(tokens[first - 1], "text", "") if first else ""
    return before.lower() if before.lower().replace("’", "'") in _DEFINITE else ""
