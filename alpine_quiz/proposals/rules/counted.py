"""Rules for numbers: how many, how long, how much."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from alpine_quiz.facts.model import Precision
from alpine_quiz.proposals.rules.discourse import How
from alpine_quiz.proposals.rules.finds import Find, date_near, prefixed, span_of
from alpine_quiz.proposals.rules.vocabulary import spelled
from alpine_quiz.proposals.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.proposals.rules.clauses import Analyst, Clause
    from alpine_quiz.proposals.rules.discourse import Discourse, Subject
    from alpine_quiz.proposals.rules.nominals import Nominal
    from alpine_quiz.proposals.rules.quantities import Quantity

_FITS = {
    "length": {"length", "height", "depth"},
    "distance": {"length", "speed"},
    "capacity": {"capacity"},
    "cost": {"cost", "price"},
    "share": {"growth"},
    "produced": {"produced", "sold"},
    "people": {"employs", "population", "visitors", "capacity"},
    "visitors": {"visitors", "capacity"},
    "population": {"population"},
    "duration": {"duration"},
    "weight": {"weight"},
    "speed": {"speed"},
    "": {"produced", "sold", "employs", "visitors", "population", "capacity", "cost", "price"},
}
_SURE = frozenset({"area", "weight", "speed", "population", "power", "age"})
_HAVING = re.compile(
    r"(?<!\w)(?:has|had|have|with|comprises|contains?|includes?|consists? of|houses|features|"
    r"compris\w+|"
    r"a|avait|ont|possède|compte|comporte|comprend|abrite|avec|dispose de)(?!\w)",
    re.IGNORECASE,
)
_WHERE = frozenset({"where", "où"})
_OPENING = spelled("after having with by despite besides après avec outre avant malgré")
_WINDOW_BEFORE, _WINDOW_AFTER = 80, 30
_MOST_BARE = 40
_YEARS = (1500, 2099)
_GROWTH = 0.48
_BARE = re.compile(
    r"(?<![\w.,/£$€-])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4}(?!\d)|\d[\d.,]*\d)(?![\w%])"
)


def find_counted(analyst: Analyst, discourse: Discourse, clause: Clause) -> Iterator[Find]:
    """Yield the numbers that the clause tells of something."""
    for quantity in clause.quantities:
        relation, weight = _relation(analyst, clause, quantity)
        if not relation:
            continue
        subject, relation = _subject(analyst, discourse, clause, quantity, relation)
        if subject is not None and relation:
            yield _find(analyst, clause, quantity, subject, relation, weight)
    yield from _bare(analyst, discourse, clause)


def _find(
    analyst: Analyst,
    clause: Clause,
    quantity: Quantity,
    subject: Subject,
    relation: str,
    weight: float,
) -> Find:
    span = (quantity.begin, quantity.end)
    time = date_near(analyst, clause, *span)
    return Find(
        clause=clause,
        subject=subject,
        relation=relation,
        object=quantity.value,
        unit=quantity.unit,
        precision=quantity.precision,
        as_of=time.date if time is not None else "",
        needed=(span, *span_of(clause, subject.nominal)),
        mark=span,
        weight=weight - (0.05 if quantity.is_fine and "." in quantity.value else 0),
        wished=((time.begin, time.end),) if time is not None else (),
        on_place=_is_on_place(clause, clause.token_at(quantity.begin)),
    )


def _is_on_place(clause: Clause, at: int) -> bool:
    return bool(_before_bracket(clause, at) or _before_where(clause, at))


def _relation(analyst: Analyst, clause: Clause, quantity: Quantity) -> tuple[str, float]:
    """Return what the number tells, and how sure that is."""
    text = clause.sentence.text
    begin = max(0, quantity.begin - _WINDOW_BEFORE)
    window = text[begin : quantity.end + _WINDOW_AFTER]
    at = quantity.begin - begin
    if quantity.relation == "share" and text[: quantity.begin].endswith("+"):
        return "growth", _GROWTH
    fitting = _FITS.get(quantity.relation, {quantity.relation})
    best: tuple[int, str] | None = None
    for pattern, relation in analyst.vocabulary.number_cues:
        if relation not in fitting:
            continue
        for found in pattern.finditer(window):
            distance = at - found.end() if found.end() <= at else found.start() - at
            if best is None or distance < best[0]:
                best = (distance, relation)
    if best is not None:
        sure = 0.6 if best[1] != "growth" else _GROWTH
        return best[1], sure
    if quantity.relation in _SURE:
        return quantity.relation, 0.56
    if quantity.relation in ("cost", "capacity"):
        return quantity.relation, 0.4
    if quantity.relation:
        weak = {"length": 0.5, "visitors": 0.5, "people": 0.42, "distance": 0.46, "produced": 0.44}
        name = {"people": slug(quantity.unit), "produced": slug(quantity.unit)}
        return name.get(quantity.relation, quantity.relation), weak.get(quantity.relation, 0.34)
    having = _HAVING.search(text[max(0, quantity.begin - 30) : quantity.begin])
    return slug(quantity.unit), (0.46 if having else 0.34)


def _subject(
    analyst: Analyst, discourse: Discourse, clause: Clause, quantity: Quantity, relation: str
) -> tuple[Subject | None, str]:
    tokens = clause.sentence.tokens
    at = clause.token_at(quantity.begin)
    special = _before_bracket(clause, at) or _before_where(clause, at) or _after_opening(clause, at)
    if special is not None:
        return discourse.resolve(clause, special), relation
    plain: Subject | None = None
    for nominal in reversed(clause.nominals):
        if nominal.last > at or nominal.is_bound:
            continue
        if {token.text for token in tokens[nominal.last : at]} & {";", ":"}:
            break
        low = tokens[nominal.first].low
        if nominal.is_pronoun and low in analyst.vocabulary.relatives:
            continue
        subject = discourse.resolve(clause, nominal)
        if subject is not None and subject.how is not How.PLAIN:
            return subject, prefixed(plain.name, relation) if plain else relation
        plain = plain or subject
    if plain is not None:
        return discourse.part_of_topic(plain), prefixed(plain.name, relation)
    return discourse.resolve(clause, None), relation


def _before_bracket(clause: Clause, at: int) -> Nominal | None:
    """Return the name before the bracket in which the number stands: “Belgium (+32 %)”."""
    tokens = clause.sentence.tokens
    for place in range(at, max(0, at - 4), -1):
        if tokens[place].text == "(":
            return next((n for n in clause.nominals if n.last == place and n.mention), None)
    return None


def _before_where(clause: Clause, at: int) -> Nominal | None:
    tokens = clause.sentence.tokens
    for place in range(at - 1, max(0, at - 10), -1):
        if tokens[place].low in _WHERE:
            return next((n for n in clause.nominals if n.last == place and n.mention), None)
    return None


def _after_opening(clause: Clause, at: int) -> Nominal | None:
    """Return the subject behind an opening phrase: “After selling 900 cars, Renault …”."""
    tokens = clause.sentence.tokens
    if tokens[0].low not in _OPENING:
        return None
    if not any(token.text == "," for token in tokens[at:]) or any(
        not n.is_bound and n.last <= at and n.first > 0 and not n.is_pronoun and n.mention
        for n in clause.nominals
    ):
        return None
    free = [n for n in clause.nominals if n.first > at and not n.is_bound and n.mention]
    return free[0] if free and tokens[free[0].first - 1].text == "," else None


def _bare(analyst: Analyst, discourse: Discourse, clause: Clause) -> Iterator[Find]:
    """Yield numbers that only a cue gives a sense: “a production of 1421 in 1972”."""
    text = clause.sentence.text
    taken = bytearray(len(text))
    for known in (
        *((quantity.begin, quantity.end) for quantity in clause.quantities),
        *((time.begin, time.end) for time in clause.times),
    ):
        taken[slice(*known)] = b"\1" * (known[1] - known[0])
    for found in islice(_BARE.finditer(text), _MOST_BARE):
        if any(taken[found.start() : found.end()]):
            continue
        digits = "".join(sign for sign in found[0] if sign not in ",. \u00a0\u202f")
        before = text[max(0, found.start() - _WINDOW_BEFORE) : found.start()]
        cue: tuple[int, str] | None = None
        for pattern, relation in analyst.vocabulary.number_cues:
            if relation not in _FITS[""]:
                continue
            for word in pattern.finditer(before):
                if cue is None or word.end() > cue[0]:
                    cue = (word.end(), relation)
        year = len(digits) == 4 and _YEARS[0] <= int(digits) <= _YEARS[1]
        if cue is None or not digits.isdigit() or len(digits) < 2 or year:
            continue
        span = found.span()
        free = [
            n for n in clause.nominals if n.mention and clause.char(n.first, n.last)[1] <= span[0]
        ]
        subject = discourse.resolve(clause, free[-1] if free else None)
        time = date_near(analyst, clause, *span)
        if subject is None:
            continue
        yield Find(
            clause=clause,
            subject=subject,
            relation=cue[1],
            object=digits.lstrip("0") or "0",
            precision=Precision.POINT,
            as_of=time.date if time is not None else "",
            needed=(span, *span_of(clause, subject.nominal)),
            mark=span,
            weight=0.5 if time is not None else 0.4,
            wished=((time.begin, time.end),) if time is not None else (),
        )
