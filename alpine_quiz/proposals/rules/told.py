"""Rules for whole clauses: what a verb tells of its own subject, and nothing besides."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from alpine_quiz.proposals.rules.assertion import Form
from alpine_quiz.proposals.rules.finds import Find, prefixed
from alpine_quiz.proposals.rules.grounds import Ground
from alpine_quiz.proposals.rules.measured import find_measured
from alpine_quiz.proposals.rules.related import (
    NO_SUPERLATIVE,
    name_behind,
    taken,
    with_second,
)
from alpine_quiz.proposals.rules.times import Role
from alpine_quiz.proposals.rules.vocabulary import spelled
from alpine_quiz.proposals.rules.whole import find_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alpine_quiz.proposals.rules.assertion import Assertion
    from alpine_quiz.proposals.rules.clauses import Analyst, Clause
    from alpine_quiz.proposals.rules.discourse import Discourse
    from alpine_quiz.proposals.rules.finds import Span
    from alpine_quiz.proposals.rules.matter import Matter
    from alpine_quiz.proposals.rules.nominals import Nominal
    from alpine_quiz.proposals.rules.predicates import Predicate
    from alpine_quiz.proposals.rules.referent import Referent
    from alpine_quiz.proposals.rules.referents import Referents

_IDIOMS = spelled("portes doors activités production")
_IS = {"en": "is", "fr": "est"}
_INDEFINITE = spelled("a an un une")
_BEING = spelled(
    "is are was were became become becomes remained remains est sont était étaient fut furent "
    "devint devient sera deviendra reste demeure "
)
_MOST_TOKENS_TO_DATE = 14
_MOST_TOKENS_TO_AGENT = 10
_MOST_SUPERLATIVE = 13
_MOST_ROLE = 9
_SURE = 0.5
_CORRECTION = re.compile(
    r"(?<!\w)(?:corrections?|corrected|an earlier version|amended|rectificatif|erratum|"
    r"une version précédente)(?!\w)",
    re.IGNORECASE,
)
_BARE = 2
_CLAIM_GOES_ON = re.compile(r"\s(?:and|et)\s")
_LAPSED = re.compile(
    r"(?<!\w)(?:until|for only|distinction|title|record|before|jusqu\w*|avant|titre|record)(?!\w)"
)
_LISTED = re.compile(
    r"(?:\s*\([^)]{0,40}\))?\s*,\s*(?:the |la |le |l['’]|les )?[A-ZÀ-Þ]|\s?['’]s(?!\w)"
)
_TAIL = re.compile(r"\s*,\s*(?:des?|du|and|et|d['’])(?!\w)", re.IGNORECASE)


def find_told(
    analyst: Analyst,
    referents: Referents,
    discourse: Discourse,
    clause: Clause,
    assertions: Sequence[Assertion],
    matter: Matter | None = None,
) -> Iterator[Find]:
    """Yield what the sentence asserts of things that are surely known."""
    referents.begin(clause)
    if _CORRECTION.search(clause.sentence.text):
        # What a correction withdraws is wrong, and it says so only around it.
        return
    if clause.sentence.text[0] in '“«"‘':
        # What somebody says is no statement of the document's own.
        return
    whole = list(find_whole(analyst, referents, matter, clause))
    marks: list[Span] = []
    covers: list[Span] = []
    for assertion in assertions:
        referent = referents.of(clause, assertion)
        ground = Ground(analyst, clause, assertion, referent)
        if referent is not None:
            referents.spoke(referent, assertion.form)
            if not ground.is_undone:
                for rule in (_dated, _agents, _linked, _superlatives, find_measured):
                    for find in rule(ground, referents):
                        if find is not None:
                            if find.weight > _SURE:
                                marks.append(find.mark)
                                covers += [find.cover] if find.cover else []
                            yield find
    yield from (find for find in whole if not _is_told(find, marks, covers))
    yield from _roles(analyst, discourse, clause)
    referents.end(clause)


def _is_told(find: Find, marks: Sequence[Span], covers: Sequence[Span]) -> bool:
    """Tell whether another find has the value already, or quotes all of it."""
    low, high = find.cover or find.mark
    if find.relation == "born-at":
        # A birth has a year and a place, and both are asked for.
        return False
    return any(begin <= low and high - 1 <= end for begin, end in covers) or any(
        begin < find.mark[1] and find.mark[0] < end for begin, end in marks
    )


def _predicate(ground: Ground) -> Predicate | None:
    assertion = ground.assertion
    inside = range(assertion.verb, assertion.told)
    return next((each for each in ground.clause.predicates if each.first in inside), None)


def _object(
    ground: Ground, referents: Referents, predicate: Predicate
) -> tuple[Nominal | None, Referent | None]:
    """Return the verb's object, and what it means where it has a name or an article."""
    if predicate.is_passive or not predicate.verb.swaps:
        return None, None
    if ground.assertion.is_bare or ground.assertion.form in (Form.REDUCED, Form.OPENING):
        return None, None
    thing = ground.analyst.object_of(ground.clause, predicate)
    if thing is None or thing.is_pronoun or thing.last > ground.assertion.last:
        return None, None
    tokens = ground.clause.sentence.tokens
    if tokens[thing.first].low in _INDEFINITE:
        return thing, None
    return thing, referents.of_noun(ground.clause, thing, thing.last)


def _dated(ground: Ground, referents: Referents) -> Iterator[Find | None]:
    predicate = _predicate(ground)
    if predicate is None or not predicate.verb.time:
        return
    clause, verb = ground.clause, clause_end(ground)
    times = [time for time in ground.times if time.role in (Role.WHEN, Role.UNTIL)]
    after = [time for time in times if time.begin >= verb]
    time = after[0] if after else times[0] if times else None
    if time is None:
        return
    if after and clause.token_at(time.begin) - predicate.last > _MOST_TOKENS_TO_DATE:
        return
    relation = predicate.verb.time
    if time.role is Role.UNTIL:
        relation = f"{relation.removesuffix('-in')}-until"
    bare = ground.assertion.form is Form.REDUCED and ground.assertion.last - predicate.last <= _BARE
    if bare and ground.referent is not None and referents.is_person(ground.referent):
        # “The abbot Ralf, elected in 1482”: to what is not said.
        return
    thing, meant = _object(ground, referents, predicate)
    of = None
    if thing is not None:
        words = clause.text(thing.first, thing.last)
        if words.lower().rpartition(" ")[2] in _IDIOMS:
            pass
        elif meant is not None:
            of = meant
        else:
            relation = prefixed(words, relation)
    yield ground.find(
        relation,
        time.year,
        (time.begin, time.end),
        predicate.verb.weight,
        of=of,
        unit="year",
        precision=time.precision,
        as_of=time.date if len(time.date) > 4 else "",
    )


def clause_end(ground: Ground) -> int:
    """Return where the verb ends, in characters."""
    return ground.clause.char(ground.assertion.verb, ground.assertion.told)[1]


def _when(ground: Ground) -> str:
    """Return the date of the clause, where it has one and only one."""
    dates = {time.date for time in ground.times if time.role is Role.WHEN}
    relative = ground.analyst.vocabulary.relative_time.search(ground.clause.sentence.text)
    return dates.pop() if len(dates) == 1 and not relative else ""


def _agents(ground: Ground, referents: Referents) -> Iterator[Find | None]:
    predicate = _predicate(ground)
    if predicate is None or not predicate.verb.by:
        return
    clause, assertion = ground.clause, ground.assertion
    tokens, by = clause.sentence.tokens, ground.analyst.vocabulary.by
    passive = (
        predicate.is_passive or assertion.is_bare or assertion.form in (Form.REDUCED, Form.OPENING)
    )
    if passive:
        stop = min(assertion.last, predicate.last + _MOST_TOKENS_TO_AGENT)
        place = next((at for at in range(predicate.last, stop) if tokens[at].low in by), None)
        mention = name_behind(clause, place + 1, over_comma=True) if place is not None else None
        if mention is None:
            return
        name, last = with_second(clause, mention)
        if _LISTED.match(clause.sentence.text, clause.char(mention.first, last)[1]):
            return
        full = ground.analyst.names.full(name) if not mention.entity else name
        value = mention.entity if last == mention.last and mention.entity else full
        yield ground.find(
            predicate.verb.by, value, clause.char(mention.first, last), predicate.verb.weight,
            name=full, as_of=_when(ground),
        )  # fmt: skip
        return
    thing, meant = _object(ground, referents, predicate)
    doer, nominal = ground.referent, assertion.subject
    if thing is None or meant is None or not meant.is_name or doer is None or not doer.is_name:
        return
    if (
        nominal.is_pronoun
        or meant.key == doer.key
        or nominal.mention is None
        or not assertion.first <= nominal.first
    ):
        return
    mention = nominal.mention
    yield ground.find(
        predicate.verb.by, doer.entity or doer.name, clause.char(mention.first, mention.last),
        predicate.verb.weight - 0.02, of=meant, name=doer.name, as_of=_when(ground),
    )  # fmt: skip


def _linked(ground: Ground, _: Referents) -> Iterator[Find | None]:
    clause, assertion = ground.clause, ground.assertion
    text = clause.sentence.text
    begin, end = clause.char(assertion.verb, assertion.last)
    for link in ground.analyst.vocabulary.links:
        found = link.pattern.search(text, begin, end)
        if found is None or clause.token_at(found.start()) > assertion.told:
            continue
        value = taken(ground.analyst, clause, link, found.end(), clause.token_at(found.end()))
        if value is None or value[0][1] > end:
            continue
        span, entity, name = value
        entity = "" if link.relation == "called" else entity
        if _LISTED.match(text, span[1]):
            continue
        own = ground.referent
        if own is None or name.lower() in (own.name.lower(), own.entity):
            continue
        yield ground.find(
            link.relation, entity or name, span, link.weight, name=name, as_of=_when(ground)
        )


def _superlatives(ground: Ground, _: Referents) -> Iterator[Find | None]:
    clause, assertion = ground.clause, ground.assertion
    tokens = clause.sentence.tokens
    if tokens[assertion.told - 1].low not in _BEING or assertion.form in (
        Form.REDUCED,
        Form.OPENING,
    ):
        return
    begin, end = clause.char(assertion.told - 1, assertion.last)
    found = ground.analyst.vocabulary.superlative.search(clause.sentence.text, begin, end)
    if found is None or clause.token_at(found.start()) > assertion.told:
        return
    first = clause.token_at(found.start())
    long = not 3 <= assertion.last - first <= _MOST_SUPERLATIVE
    if long or NO_SUPERLATIVE.match(clause.sentence.text, found.start()):
        return
    span = clause.char(first, assertion.last)
    if any(span[0] < time.begin < span[1] for time in clause.times):
        return
    value = clause.sentence.text[span[0] : span[1]]
    if _CLAIM_GOES_ON.match(clause.sentence.text, span[1]):
        return
    if _LAPSED.search(clause.sentence.text, span[1]):
        return
    yield ground.find("first-or-most", value, span, 0.62, as_of=_when(ground))


def _roles(analyst: Analyst, discourse: Discourse, clause: Clause) -> Iterator[Find]:
    from alpine_quiz.proposals.rules.related import find_roles

    for find in find_roles(analyst, discourse, clause):
        text = clause.sentence.text
        end = find.mark[1]
        if find.weight < 0.5 or _TAIL.match(text, end):
            continue
        text = f"{find.subject.name} {_IS[analyst.vocabulary.language]} {find.object}."
        yield replace(find, statement=text)
