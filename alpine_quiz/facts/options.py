"""Which options stand beside a key: alike in kind, and false by every document."""

from __future__ import annotations

from decimal import Decimal
from hashlib import blake2b
from typing import TYPE_CHECKING

from alpine_quiz.facts.asking import Option, Side
from alpine_quiz.facts.values import YEAR, names_in_all, names_of, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.facts.model import Fact, FactBase

WANTED = 3
YEARS_APART = 2
_FACTORS = (Decimal("0.6"), Decimal("1.6"), Decimal("0.75"), Decimal("1.35"), Decimal("2.2"))
_YEAR_STEPS = (3, -3, 5, -5, 7, -7, 9, -9)
_KEPT_DIGITS = 2


def truths(fact: Fact, side: Side, base: FactBase) -> frozenset[str]:
    """Return, folded, all that answers the question truly by any document, under any name.

    Whoever is disputed counts too: neither of two rival values may stand as wrong.
    """
    if side is Side.OBJECT:
        told = [
            each.object
            for each in base.facts.values()
            if (each.subject, each.relation) == (fact.subject, fact.relation)
        ]
    else:
        told = [
            each.subject
            for each in base.facts.values()
            if (each.relation, each.object) == (fact.relation, fact.object)
        ]
    return frozenset().union(*(names_of(value, base) for value in told))


def names_of_option(option: Option, base: FactBase) -> frozenset[str]:
    """Return all that an option is called, folded."""
    own = names_in_all(option.text)
    return own | names_of(option.entity, base) if option.entity else own


def too_near(option: Option, key: str) -> bool:
    """Tell whether two years are closer together than a question may ask for."""
    one, other = number_of(option.entity or option.text.texts.get("", "")), number_of(key)
    return one is not None and other is not None and abs(one - other) < YEARS_APART


def proposed(fact: Fact, side: Side, base: FactBase, rank: int) -> tuple[Option, ...]:
    """Return distractors made from the fact base, at most three, or none where unsafe.

    For a name: what the same relation gives for others first, then entities of the key's
    type, those of its time before the rest; only where the facts say that the key is the
    whole truth (``complete``). For a subject: others of which the whole truth is told. For a
    number: values of the same unit, then figures made from the key, so that it stands ``rank``
    places above the smallest.
    """
    key = fact.object if side is Side.OBJECT else fact.subject
    if side is Side.OBJECT and number_of(key) is not None:
        return _numbers(fact, base, rank)
    if fact.complete is not True and not fact.unit:
        return ()
    true = truths(fact, side, base)
    taken = set(true)
    found: list[Option] = []
    for name in _candidates(fact, key, side, base):
        names = names_of(name, base)
        if not names & taken:
            taken |= names
            found.append(Option(name))
    return tuple(found[:WANTED])


def _candidates(fact: Fact, key: str, side: Side, base: FactBase) -> Iterator[str]:
    other = {fact.subject, fact.object}
    for each in base.facts.values():
        if each.relation == fact.relation and each.id != fact.id:
            value = each.object if side is Side.OBJECT else each.subject
            known_false = side is Side.OBJECT or each.complete is True
            alike = (value in base.entities) == (key in base.entities)
            if value not in other and alike and known_false:
                yield value
    entity = base.entities.get(key)
    if entity is None or side is Side.SUBJECT:
        # That a fact is the whole truth of its subject says nothing of other subjects.
        return
    of_type = (each for each in base.entities.values() if each.type == entity.type)
    by_time = sorted((_years_between(each.era, entity.era), each.id) for each in of_type)
    yield from (name for _, name in by_time if name not in other)


def _years_between(one: str, other: str) -> int:
    first, second = _year_in(one), _year_in(other)
    return abs(first - second) if first and second else 1000


def _year_in(era: str) -> int:
    digits = "".join(sign if sign.isdigit() else " " for sign in era).split()
    return next((int(word) for word in digits if len(word) == 4), 0)


def _numbers(fact: Fact, base: FactBase, rank: int) -> tuple[Option, ...]:
    key = number_of(fact.object)
    if key is None:
        return ()
    true = truths(fact, Side.OBJECT, base)
    below: list[Decimal] = []
    above: list[Decimal] = []
    for value in _figures(fact, key, base):
        side = below if value < key else above
        near = any(abs(value - each) < _least_gap(fact, key) for each in (key, *below, *above))
        if not near and str(value) not in true:
            side.append(value)
    lower = below[:rank]
    higher = above[: WANTED - len(lower)]
    return tuple(Option(format(value, "f")) for value in sorted([*lower, *higher]))


def _figures(fact: Fact, key: Decimal, base: FactBase) -> Iterator[Decimal]:
    """Yield figures of the key's kind: those of other facts, then some made from it."""
    for each in base.facts.values():
        value = number_of(each.object)
        if value is not None and each.unit == fact.unit and _is_of_size(value, key, fact.unit):
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
