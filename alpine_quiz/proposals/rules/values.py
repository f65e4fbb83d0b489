"""What a statement can be asked for: the name, the number or the year that it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.proposals.rules.related import NO_SUPERLATIVE
from alpine_quiz.proposals.rules.times import Role
from alpine_quiz.proposals.rules.units import ADDING, TENSED
from alpine_quiz.proposals.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.facts.model import Precision
    from alpine_quiz.proposals.rules.clauses import Analyst, Clause
    from alpine_quiz.proposals.rules.finds import Span
    from alpine_quiz.proposals.rules.nominals import Nominal
    from alpine_quiz.proposals.rules.referent import Referent

_ROUTINE = re.compile(
    r"berths?|seats?|beds?|places?|lits|fauteuils|centur(?:y|ies)|siècles?|hours?|minutes|heures|staff|salariés|employees|"
    r"jobs|emplois|spaces|weeks old|parking\w*|per cent|pour cent|rooms|chambres|avis",
    re.IGNORECASE,
)
_MOST = 1
_TO_VERB = 3
_TO_PREDICATE = 14
_FEW = 3
LISTED = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:,\s*(?:l[ae] |l['’])?[A-ZÀ-Þ][^,;.]{0,30}){1,6},?\s(?:and|et)\s"
    r"(?:l[ae] |l['’])?[A-ZÀ-Þ]"
)
_RANGE = re.compile(r"(?:de|from|entre|between) [£$€]?[\d,.]+ (?:à|to|et|and) \Z")
_PLACED = {"in": "at", "en": "at", "à": "at", "de": "from", "of": "of"}
_SHARED = re.compile(r"\s*\([\d,.]+\s?%")
_FULL_NAME = 2
_LEAST_TOLD = 4
_AGE = re.compile(
    r"(?:\bat (?:the age of )?|\bà (?:l['’]âge de )?)(?P<age>[1-9]\d)(?: ans)?(?=[.,]|\Z)"
)
_LIFE = ("born-in", "died-in")
_HUNG = ("of", "de", "for", "pour")


@dataclass(frozen=True, slots=True)
class Value:
    """A value with its place in the sentence, and what it is to the statement."""

    relation: str
    object: str
    span: Span
    name: str = ""
    unit: str = ""
    precision: Precision | None = None
    date: str = ""
    bonus: float = 0.0
    is_subject: bool = False


def values_of(
    analyst: Analyst, clause: Clause, part: tuple[int, int], nominal: Nominal, about: Referent
) -> Iterator[Value]:
    """Yield what the part is best asked for: a first, a name, a number, else its year."""
    verb = _verb(analyst, clause, nominal, part[1])
    main = part[0], _end_of_main(clause, nominal, part[1])
    found = list(_firsts(analyst, clause, part, nominal))
    for within in dict.fromkeys((main, part)):
        found += _names(analyst, clause, within, nominal, about, verb)
        found += _numbers(clause, within, nominal, verb)
        found += _years(analyst, clause, within, verb)
    found += _ages(clause, part)
    found += _doers(clause, part, nominal, verb)
    yield from found[:_MOST]
    if found and found[0].unit != "year":
        years = [value for value in found if value.relation in _LIFE]
        yield from years[:1]


def _end_of_main(clause: Clause, nominal: Nominal, last: int) -> int:
    """Return where the main clause ends: before a comma that opens what only adds to it."""
    tokens = clause.sentence.tokens
    for at in range(nominal.last + 2, last - 1):
        if tokens[at].text == ":" or (tokens[at].text == "," and tokens[at + 1].low in ADDING):
            return at
    return last


def _verb(analyst: Analyst, clause: Clause, nominal: Nominal, last: int) -> str:
    """Return the statement's verb as it stands there."""
    known, tokens = analyst.vocabulary, clause.sentence.tokens
    listed = {each.first: each.form for each in clause.predicates}
    begin = nominal.last if nominal.mention else nominal.first + 1
    for at in range(begin, min(last, nominal.last + _TO_PREDICATE)):
        token = tokens[at]
        if tokens[at - 1].low in known.articles - known.pronouns:
            continue
        if at in listed:
            return listed[at]
        if not token.text[0].islower() or token.low in known.function_words | known.auxiliaries:
            continue
        if known.adverbs.fullmatch(token.low):
            continue
        if token.low in known.finite or TENSED.fullmatch(token.low):
            return token.low
        if tokens[at - 1].low in known.being:
            return token.low
    return "is"


def _is_undergone(clause: Clause, part: tuple[int, int], verb: str) -> bool:
    """Tell whether the verb tells of its subject: not of what that opened, built or sold."""
    return any(
        each.form == verb and (each.is_passive or not each.verb.swaps)
        for each in clause.predicates
        if part[0] <= each.first < part[1]
    )


def _firsts(
    analyst: Analyst, clause: Clause, part: tuple[int, int], nominal: Nominal
) -> Iterator[Value]:
    behind, end = clause.char(part[0], part[1])
    text = clause.sentence.text
    begin = clause.char(nominal.first, nominal.last)[1]
    found = analyst.vocabulary.superlative.search(text, max(begin, behind), end)
    if found is None or NO_SUPERLATIVE.match(text, found.start()):
        return
    if clause.token_at(found.start()) - nominal.last > _TO_VERB:
        return
    if any(each.first <= clause.token_at(found.end() - 1) < each.last for each in clause.mentions):
        # Part of a name: “the First Bridge”.
        return
    yield Value("first-or-most", text[found.start() : end], (found.start(), end))


def _names(
    analyst: Analyst,
    clause: Clause,
    part: tuple[int, int],
    nominal: Nominal,
    about: Referent,
    verb: str,
) -> Iterator[Value]:
    tokens = clause.sentence.tokens
    own = set(re.findall(r"\w+", about.name.lower()))
    later = [m for m in clause.mentions if m.first >= nominal.last and m.last <= part[1]]
    for mention in later:
        if set(re.findall(r"\w+", mention.name.lower())) & own:
            continue
        before = tokens[mention.first - 1]
        follows = any(other.last == mention.first - 1 for other in clause.mentions)
        ends = mention.last >= len(tokens) or tokens[mention.last].low in ("and", "et")
        if before.text in (",", "and", "et") and (follows or ends):
            continue
        if mention.name[0].islower():
            continue
        behind = clause.char(mention.first, mention.last)[1]
        if any(each.match(clause.sentence.text, behind) for each in (LISTED, _SHARED)):
            continue
        lead = clause.sentence.text[clause.char(*part)[0] : tokens[mention.first].begin]
        if lead.count("(") > lead.count(")"):
            continue
        link = before.low if before.low in analyst.vocabulary.prepositions else ""
        does = analyst.vocabulary.verbs.get(verb)
        relation = f"{slug(verb)}-{_PLACED.get(link, slug(link))}" if link else slug(verb)
        if link in analyst.vocabulary.by and does is not None and does.by:
            relation = does.by
        full = analyst.names.full(mention.name)
        yield Value(
            relation, mention.entity or full, clause.char(mention.first, mention.last),
            name=full, bonus=0.02,
        )  # fmt: skip


def _doers(clause: Clause, part: tuple[int, int], nominal: Nominal, verb: str) -> Iterator[Value]:
    """Yield who did it, where nothing else can be asked for: “the farmer Max Wallis dug …”."""
    mention = nominal.mention
    if mention is None or len(mention.name.split()) < _FULL_NAME or nominal.part:
        return
    if mention.first == nominal.first or part[1] - nominal.last < _LEAST_TOLD:
        return
    span = clause.char(mention.first, mention.last)
    value = mention.entity or mention.name
    yield Value(f"{slug(verb)}-by", value, span, name=mention.name, is_subject=True)


def _ages(clause: Clause, part: tuple[int, int]) -> Iterator[Value]:
    begin, end = clause.char(*part)
    found = _AGE.search(clause.sentence.text, begin, end)
    if found is not None:
        yield Value("event-at-age", found["age"], found.span("age"), unit="years")


def _numbers(clause: Clause, part: tuple[int, int], nominal: Nominal, verb: str) -> Iterator[Value]:
    """Yield what is counted from the subject on; what leads it may count something else."""
    begin, end = clause.char(nominal.first, part[1])
    for quantity in clause.quantities:
        if not begin <= quantity.begin < quantity.end <= end:
            continue
        if _ROUTINE.fullmatch(quantity.unit.rpartition(" ")[2]):
            continue
        if _RANGE.search(clause.sentence.text, max(0, quantity.begin - 30), quantity.begin):
            continue
        lead = clause.sentence.text[begin : quantity.begin]
        if lead.count("(") > lead.count(")"):
            continue
        if quantity.spelled and int(quantity.value) <= _FEW:
            continue
        noun = slug(quantity.unit) or "number"
        by_kind = {"cost": slug(verb), "people": noun, "produced": noun}
        yield Value(
            by_kind.get(quantity.relation, quantity.relation) or noun,
            quantity.value,
            (quantity.begin, quantity.end),
            unit=quantity.unit,
            precision=quantity.precision,
        )


def _years(analyst: Analyst, clause: Clause, part: tuple[int, int], verb: str) -> Iterator[Value]:
    begin, end = clause.char(*part)
    times = [
        time
        for time in clause.times
        if time.role in (Role.WHEN, Role.UNTIL)
        and begin <= time.begin
        and time.end <= end
        and clause.sentence.text[time.begin : time.year_begin].strip().lower() not in _HUNG
    ]
    if len(times) == 1:
        time = times[0]
        does = analyst.vocabulary.verbs.get(verb)
        relation = f"{slug(verb)}-in"
        if does is not None and does.time:
            relation = does.time if _is_undergone(clause, part, verb) else f"event-{does.time}"
        if time.role is Role.UNTIL:
            relation = f"{relation.removesuffix('-in')}-until"
        yield Value(
            relation, time.year, (time.begin, time.end), unit="year",
            precision=time.precision, date=time.date if len(time.date) > 4 else "",
        )  # fmt: skip
