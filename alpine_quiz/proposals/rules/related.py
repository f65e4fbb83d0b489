"""Rules for names: who did it, after whom, out of what, what it was the first of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.proposals.rules.discourse import How
from alpine_quiz.proposals.rules.finds import Find, date_near, prefixed, span_of, subject_or_part
from alpine_quiz.proposals.rules.vocabulary import spelled
from alpine_quiz.proposals.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.proposals.rules.clauses import Analyst, Clause
    from alpine_quiz.proposals.rules.discourse import Discourse, Subject
    from alpine_quiz.proposals.rules.names import Mention
    from alpine_quiz.proposals.rules.nominals import Nominal
    from alpine_quiz.proposals.rules.predicates import Predicate
    from alpine_quiz.proposals.rules.vocabulary import Link
    from alpine_quiz.proposals.sentences import Token

_MOST_BEFORE_AGENT = 14
_MOST_BEFORE_NAME = 6
_MOST_ROLE = 9
_BEYOND_SUPERLATIVE = frozenset(["which", "who", "and", "but", "qui", "et", "when", "while"])
_LEAST_SUPERLATIVE = 3
_MOST_SUPERLATIVE = 13
_ENGINE = re.compile(
    r"(?<!\w)(?:engines?|motors?|moteurs?|turbines?|motorisation|v6|v8|v12)(?!\w)", re.IGNORECASE
)
_MATERIAL = re.compile(
    r"(?<!\w)(?:steel|iron|wood\w*|stone|bricks?|concrete|glass\w*|plastics?|polyester|bronze|marble|"
    r"granite|timber|oak|alumini?um|limestone|sandstone|carbon|leather|silk|copper|béton|acier|fer|bois|"
    r"pierre\w*|briques?|verre|fonte|marbre|grès|calcaire|chêne|cuivre|plastique|soie|granit)(?!\w)",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"\s*(?:the |le |la |les )?(?:[“\"«]\s?|'' ?|‘)(?P<name>[^“”\"«»']{2,60}?)\s?(?:[”\"»’]| ?'')"
)
_OWNING = re.compile(r"\s?['’]s(?!\w)")
_STOPS = frozenset(',;:.()[]«»“”"!?')
NO_SUPERLATIVE = re.compile(
    r"(?:the |la |le |les |its |sa |son )?(?:very )?"
    r"(?:first|last|only|dernière?s?|première?s?|seule?s?) "
    r"(?:time|year|half|few|two|three|day|week|month|quarter|part|fois|moitié|semestre|trimestre|"
    r"années?|jours?|mois|temps|one|of|people|version|stage|place|step|instance|minute|but|to\b|"
    r"plans?|thing|and|in|ten|century|decade)",
    re.IGNORECASE,
)
_BECOMING = spelled(
    "is was are were became become remains remained being be as est était fut sera devient devint "
    "deviendra reste demeure sont étaient comme makes it him made ainsi"
)


def find_related(analyst: Analyst, discourse: Discourse, clause: Clause) -> Iterator[Find]:
    """Yield the names, roles and firsts that the clause tells of something."""
    for predicate in clause.predicates:
        if predicate.verb.by:
            yield from _agents(analyst, discourse, clause, predicate)
    for link in analyst.vocabulary.links:
        yield from _linked(analyst, discourse, clause, link)
    yield from find_roles(analyst, discourse, clause)
    yield from _superlatives(analyst, discourse, clause)


def _agents(
    analyst: Analyst, discourse: Discourse, clause: Clause, predicate: Predicate
) -> Iterator[Find]:
    tokens, vocabulary = clause.sentence.tokens, analyst.vocabulary
    following = [other.first for other in clause.predicates if other.first >= predicate.last]
    stop = min([*following[:1], predicate.last + _MOST_BEFORE_AGENT, len(tokens)])
    for place in range(predicate.last, stop):
        if tokens[place].text in ";.":
            return
        if tokens[place].low in vocabulary.by:
            mention = name_behind(clause, place + 1)
            if mention is not None:
                subject, relation = subject_or_part(
                    analyst, discourse, clause, predicate, predicate.verb.by
                )
                if subject is not None and subject.entity == mention.entity != "":
                    mention = analyst.names.shorter(clause.sentence, mention)
                if subject is not None and mention is not None:
                    yield _with_name(analyst, clause, predicate, subject, relation, mention)
            return
    thing = analyst.object_of(clause, predicate)
    if predicate.is_passive or not predicate.verb.swaps or thing is None or thing.mention is None:
        return
    agent = analyst.subject_of(clause, predicate)
    subject = discourse.resolve(clause, thing)
    if agent is not None and agent.mention is not None and subject is not None:
        if agent.last > predicate.group or agent.mention.name == thing.mention.name:
            return
        yield _with_name(
            analyst, clause, predicate, subject, predicate.verb.by, agent.mention, swapped=True
        )


def _with_name(
    analyst: Analyst,
    clause: Clause,
    predicate: Predicate,
    subject: Subject,
    relation: str,
    mention: Mention,
    *,
    swapped: bool = False,
) -> Find:
    verb = clause.char(predicate.first, predicate.last)
    name, last = with_second(clause, mention)
    span = clause.char(mention.first, last)
    full = analyst.names.full(name)
    time = date_near(analyst, clause, *verb)
    return Find(
        clause=clause,
        subject=subject,
        relation=relation,
        object=mention.entity if last == mention.last and mention.entity else full,
        object_name=full,
        as_of=time.date if time is not None else "",
        needed=(span, verb, *span_of(clause, subject.nominal)),
        mark=span,
        weight=predicate.verb.weight,
        told=None if swapped else clause.char(predicate.group, predicate.last)[0],
        lacks_verb=not swapped and predicate.group == 0,
    )


def with_second(clause: Clause, mention: Mention) -> tuple[str, int]:
    """Return the name, and where it ends, with the one that “and” joins to it."""
    tokens = clause.sentence.tokens
    at = mention.last
    if at < len(tokens) and tokens[at].low in ("and", "et", "&"):
        for other in clause.mentions:
            if other.first == at + 1:
                return clause.text(mention.first, other.last), other.last
    return mention.name, mention.last


def name_behind(
    clause: Clause, at: int, most: int = _MOST_BEFORE_NAME, *, over_comma: bool = False
) -> Mention | None:
    """Return the name that follows, perhaps behind an article and some words."""
    tokens = clause.sentence.tokens
    for mention in clause.mentions:
        if mention.first < at:
            continue
        if mention.first - at > most:
            return None
        between = tokens[at : mention.first]
        stops = _STOPS - {","} if over_comma else _STOPS
        return None if any(token.text in stops for token in between) else mention
    return None


def _linked(analyst: Analyst, discourse: Discourse, clause: Clause, link: Link) -> Iterator[Find]:
    text, tokens = clause.sentence.text, clause.sentence.tokens
    for found in link.pattern.finditer(text):
        place = clause.token_at(found.end())
        value = taken(analyst, clause, link, found.end(), place)
        if value is None:
            continue
        span, entity, name = value
        if link.relation == "called":
            entity = ""
        subject = _left_of(analyst, discourse, clause, clause.token_at(found.start()), place, link)
        if subject is None or name in (subject.key, subject.name) or subject.entity == entity != "":
            continue
        before = tokens[clause.token_at(found.start()) - 1] if found.start() else None
        relation = link.relation
        if before is not None and _is_noun(analyst, clause, before):
            relation = f"{slug(before.text)}-{relation}"
        if any(low < found.end() and found.start() < high for low, high in _names(clause)):
            continue
        if _OWNING.match(text, span[1]):
            continue
        time = date_near(analyst, clause, *span)
        yield Find(
            clause=clause,
            subject=subject,
            relation=relation,
            object=entity or name,
            object_name=name,
            as_of=time.date if time is not None else "",
            needed=(span, found.span(), *span_of(clause, subject.nominal)),
            mark=span,
            weight=link.weight,
            told=None,
        )


def _is_noun(analyst: Analyst, clause: Clause, token: Token) -> bool:
    """Tell whether a word is a noun that stands by itself: “engines derived from …”."""
    vocabulary = analyst.vocabulary
    known = vocabulary.function_words | vocabulary.auxiliaries
    if not token.text.isalpha() or token.low in known or token.text[0].isupper():
        return False
    if vocabulary.adverbs.fullmatch(token.low) or token.low in vocabulary.verbs:
        return False
    return not any(clause.char(n.first, n.last)[1] == token.end for n in clause.nominals)


def _names(clause: Clause) -> list[tuple[int, int]]:
    return [clause.char(mention.first, mention.last) for mention in clause.mentions]


def taken(
    analyst: Analyst, clause: Clause, link: Link, end: int, place: int
) -> tuple[tuple[int, int], str, str] | None:
    """Return the span, the entity and the name of what a link leads to."""
    text, tokens = clause.sentence.text, clause.sentence.tokens
    if link.takes in ("engine", "material"):
        pattern = _ENGINE if link.takes == "engine" else _MATERIAL
        stop = place
        while stop < min(len(tokens), place + 10) and tokens[stop].text not in ",;.:":
            stop += 1
        if stop == place:
            return None
        begin, limit = clause.char(place, stop)
        hits = list(pattern.finditer(text, begin, limit))
        if not hits:
            return None
        return (begin, hits[-1].end()), "", text[begin : hits[-1].end()]
    if link.takes == "quoted" and (quoted := _QUOTED.match(text, end)):
        name = quoted["name"].strip()
        return quoted.span("name"), "", name
    most = 2 if link.takes == "quoted" else 4
    mention = name_behind(clause, place, most)
    if mention is None:
        return None
    name, last = with_second(clause, mention)
    entity = mention.entity if last == mention.last else ""
    return clause.char(mention.first, last), entity, analyst.names.full(name)


def _left_of(
    analyst: Analyst, discourse: Discourse, clause: Clause, place: int, behind: int, link: Link
) -> Subject | None:
    """Return what a link tells of: what stands before it, or the name it is given later on."""
    tokens, vocabulary = clause.sentence.tokens, analyst.vocabulary
    nominal: Nominal | None = None
    for each in clause.nominals:
        if each.last > place:
            break
        # “the range produced from plastic”: the participle belongs to what stands right before.
        joins = each.last == place and link.relation != "called"
        if (joins and each.mention is not None) or (
            not each.is_bound
            and not (each.is_pronoun and tokens[each.first].low in vocabulary.relatives)
        ):
            nominal = each
    if nominal is None:
        near = [n for n in clause.nominals if n.first >= behind and n.mention and not n.is_bound]
        opening = place <= 1 and near and tokens[near[0].first - 1].text == ","
        return discourse.resolve(clause, near[0] if opening else None)
    subject = discourse.resolve(clause, nominal)
    if subject is not None and subject.how is How.PLAIN:
        later = _named_later(clause, behind)
        return discourse.resolve(clause, later) if later else None
    return subject


def _named_later(clause: Clause, behind: int) -> Nominal | None:
    """Return the name in “a coupé, based on …, called the A106”."""
    tokens = clause.sentence.tokens
    for place in range(behind, min(len(tokens) - 1, behind + 10)):
        if tokens[place].low in ("called", "named", "appelé", "appelée", "baptisé", "baptisée"):
            return next((n for n in clause.nominals if n.first == place + 1 and n.mention), None)
    return None


def find_roles(analyst: Analyst, discourse: Discourse, clause: Clause) -> Iterator[Find]:
    """Yield the posts of people: “Luca de Meo, CEO Renault Group,”."""
    tokens, vocabulary = clause.sentence.tokens, analyst.vocabulary
    for mention in clause.mentions:
        at = mention.last
        if at + 1 >= len(tokens) or not discourse.is_person(mention):
            continue
        if tokens[at].text != "," and tokens[at].low not in ("was", "is", "est", "était", "fut"):
            continue
        start = at + 1
        if tokens[start].low in vocabulary.articles and start + 1 < len(tokens):
            start += 1
        stop = start
        while stop < len(tokens) and stop - start < _MOST_ROLE:
            if tokens[stop].text in _STOPS or tokens[stop].low in vocabulary.relatives:
                break
            stop += 1
        if stop == start:
            continue
        begin, end = clause.char(start, stop)
        role = vocabulary.roles.search(clause.sentence.text, begin, end)
        if role is None or role.start() - begin > 25:
            continue
        others = [m for m in clause.mentions if m.first >= start and m.first < stop]
        if others:
            end = clause.char(others[-1].first, others[-1].last)[1]
        subject = discourse.resolve(clause, _nominal_of(clause, mention))
        if subject is None:
            continue
        span = (begin, end)
        time = date_near(analyst, clause, *span)
        yield Find(
            clause=clause,
            subject=subject,
            relation="held-post",
            object=clause.sentence.text[begin:end],
            as_of=time.date if time is not None else "",
            needed=(clause.char(mention.first, mention.last), span),
            mark=span,
            weight=0.6 if others else 0.42,
        )


def _nominal_of(clause: Clause, mention: Mention) -> Nominal | None:
    return next((nominal for nominal in clause.nominals if nominal.mention is mention), None)


def _superlatives(analyst: Analyst, discourse: Discourse, clause: Clause) -> Iterator[Find]:
    tokens, text = clause.sentence.tokens, clause.sentence.text
    for found in analyst.vocabulary.superlative.finditer(text):
        first = clause.token_at(found.start())
        stop = _superlative_end(clause, first, clause.token_at(found.end()))
        if NO_SUPERLATIVE.match(text, found.start()) or stop - first < _LEAST_SUPERLATIVE:
            continue
        before = tokens[first - 1] if first else None
        if before is None or (before.low not in _BECOMING and before.text != ","):
            continue
        at = first - 1
        while at > 0 and tokens[at - 1].low in analyst.vocabulary.auxiliaries | _BECOMING:
            at -= 1
        nominal = _free_before(clause, at)
        subject = discourse.resolve(clause, nominal)
        relation = "first-or-most"
        if subject is not None and subject.how is How.PLAIN:
            relation = prefixed(subject.name, relation)
            subject = discourse.part_of_topic(subject)
        if subject is None or not relation:
            continue
        span = clause.char(first, stop)
        time = date_near(analyst, clause, *span)
        yield Find(
            clause=clause,
            subject=subject,
            relation=relation,
            object=text[span[0] : span[1]],
            as_of=time.date if time is not None else "",
            needed=(span, *span_of(clause, subject.nominal)),
            mark=span,
            weight=0.6 if before.text != "," else 0.54,
        )


def _superlative_end(clause: Clause, first: int, at: int) -> int:
    """Return the place behind the superlative's last word: its noun, and what that is of."""
    tokens = clause.sentence.tokens
    while at < len(tokens) and at - first < _MOST_SUPERLATIVE:
        if tokens[at].text in ",;:.()«»" or tokens[at].low in _BEYOND_SUPERLATIVE:
            break
        at += 1
    return at


def _free_before(clause: Clause, at: int) -> Nominal | None:
    found = None
    for nominal in clause.nominals:
        if nominal.last > at:
            break
        if not nominal.is_bound:
            found = nominal
    return found
