"""Which options stand beside a key: alike in kind, and false by every document."""

from __future__ import annotations

from decimal import Decimal
from hashlib import blake2b
from typing import TYPE_CHECKING

from alpine_quiz.facts.asking import Option, Side
from alpine_quiz.facts.model import Precision
from alpine_quiz.facts.values import YEAR, names_in_all, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.facts.known import Known
    from alpine_quiz.facts.model import Fact

WANTED = 3
YEARS_APART = 2
_FACTORS = (Decimal("0.6"), Decimal("1.6"), Decimal("0.75"), Decimal("1.35"), Decimal("2.2"))
_YEAR_STEPS = (3, -3, 5, -5, 7, -7, 9, -9)
_KEPT_DIGITS = 2


def truths(fact: Fact, side: Side, known: Known) -> frozenset[str]:
    """Return, folded, all that answers the question truly by any document, under any name.

    Whoever is disputed counts too: neither of two rival values may stand as wrong. So does
    what is said of another of the same name: a stem cannot tell the two apart.
    """
    if side is Side.OBJECT:
        return known.objects(fact.subject, fact.relation)
    return known.subjects(fact.relation, fact.object)


def names_of_option(option: Option, known: Known) -> frozenset[str]:
    """Return all that an option is called, folded."""
    own = names_in_all(option.text)
    return own | known.names(option.entity) if option.entity else own


def year_of(option: Option) -> Decimal | None:
    """Return the number that an option is, however it is put, or ``None``."""
    written = (option.entity, *option.text.texts.values())
    return next((number for text in written if (number := number_of(text)) is not None), None)


def proposed(fact: Fact, side: Side, known: Known, rank: int) -> tuple[Option, ...]:
    """Return distractors made from the fact base, at most three, or none where unsafe.

    For a name: what the same relation gives for others first, then entities of the key's
    type, those of its time before the rest; only where the facts say that the key is the
    whole truth (``complete``). For a subject: others of which the whole truth is told. For a
    number: values of the same unit, then figures made from the key, so that it stands ``rank``
    places above the smallest.
    """
    key = fact.object if side is Side.OBJECT else fact.subject
    if side is Side.OBJECT and number_of(key) is not None:
        return _numbers(fact, known, rank)
    if fact.complete is not True and not fact.unit:
        return ()
    taken = set(truths(fact, side, known))
    found: list[Option] = []
    for name in _candidates(fact, key, side, known):
        names = known.names(name)
        if not names & taken:
            taken |= names
            found.append(Option(name))
        if len(found) == WANTED:
            break
    return tuple(found)


def _candidates(fact: Fact, key: str, side: Side, known: Known) -> Iterator[str]:
    entities = known.base.entities
    other = {fact.subject, fact.object}
    type_ = entities[key].type if key in entities else ""
    for each in known.of_relation(fact.relation):
        value = each.object if side is Side.OBJECT else each.subject
        known_false = side is Side.OBJECT or each.complete is True
        alike = (entities[value].type if value in entities else "") == type_
        if value not in other and alike and known_false:
            yield value
    # That a fact is the whole truth of its subject says nothing of other subjects.
    if type_ and side is Side.OBJECT:
        yield from (name for name in known.alike(key) if name not in other)


def _numbers(fact: Fact, known: Known, rank: int) -> tuple[Option, ...]:
    key = number_of(fact.object)
    if key is None:
        return ()
    true = truths(fact, Side.OBJECT, known)
    below: list[Decimal] = []
    above: list[Decimal] = []
    for value in _figures(fact, key, known):
        side = below if value < key else above
        near = any(abs(value - each) < _least_gap(fact, key) for each in (key, *below, *above))
        if not near and format(value.normalize(), "f") not in true:
            side.append(value)
    if fact.precision is Precision.BY:
        # What was so by 1968 was so by 1970: only an earlier year is wrong.
        above, rank = [], WANTED
    lower = below[:rank]
    higher = above[: WANTED - len(lower)]
    return tuple(Option(format(value, "f")) for value in sorted([*lower, *higher]))


def _figures(fact: Fact, key: Decimal, known: Known) -> Iterator[Decimal]:
    """Yield figures of the key's kind: those of other facts, then some made from it."""
    for value in known.figures(fact.unit, key):
        if _is_of_size(value, key, fact.unit):
            yield value
    # Where in the list to begin is drawn from the fact's id, so that no step is always first.
    begin = blake2b(fact.id.encode(), digest_size=1).digest()[0]
    if fact.unit == YEAR:
        for place in range(len(_YEAR_STEPS)):
            yield key + _YEAR_STEPS[(begin + place) % len(_YEAR_STEPS)]
        return
    for place in range(len(_FACTORS)):
        yield _rounded(key * _FACTORS[(begin + place) % len(_FACTORS)], key)


def _is_of_size(value: Decimal, key: Decimal, unit: str) -> bool:
    return abs(value - key) <= 12 if unit == YEAR else key / 4 <= value <= key * 4


def _least_gap(fact: Fact, key: Decimal) -> Decimal:
    return Decimal(YEARS_APART) if fact.unit == YEAR else abs(key) / 10


def _rounded(value: Decimal, key: Decimal) -> Decimal:
    """Round to as many digits as the key shows, a round key to a round figure."""
    _sign, digits, exponent = key.normalize().as_tuple()
    kept = max(len(digits), _KEPT_DIGITS)
    place = value.adjusted() - kept + 1
    step = Decimal(1).scaleb(max(place, exponent if isinstance(exponent, int) else 0))
    return value.quantize(step) if step < 1 else (value / step).quantize(Decimal(1)) * step
