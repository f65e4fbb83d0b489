"""Putting a question to a player: which options are shown, and in which order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import MAX_OPTIONS, Choice, Match, Multiple, Order, TrueFalse
from alpine_quiz.game.asked import FALSE, TRUE, Asked
from alpine_quiz.game.lots import Lots
from alpine_quiz.game.scoring import order_credit
from alpine_quiz.language.numbers import readings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from alpine_quiz.bank.model import Question

SHOWN_OPTIONS = 4
"""How many options of a choice are shown; a longer pool of distractors is sampled."""

_NUMBER = re.compile(r"\W*\d[\d.,'’\s]*")
_ATTEMPTS = 16


def present(item: Question, seed: str, *, pack: str = "") -> Asked:
    """Return ``item`` as it is shown in the round of ``seed``: the same on every machine.

    Options are drawn by their place in the bank, not by their wording, so that an item's
    languages show the same options in the same order. Options that are numbers of one unit
    are shown in ascending order.
    """
    lots = Lots(seed, pack, item.id)
    match item:
        case Choice():
            drawn = _sampled(item.distractors, SHOWN_OPTIONS - 1, lots)
            return Asked(item, _arranged((item.answer, *item.distractors), [0, *drawn], lots))
        case Multiple():
            shown = range(len(item.answers))
            drawn = _sampled(item.distractors, MAX_OPTIONS - len(item.answers), lots)
            places = [*shown, *(place + len(shown) - 1 for place in drawn)]
            return Asked(item, _arranged((*item.answers, *item.distractors), places, lots))
        case TrueFalse():
            return Asked(item, (TRUE, FALSE))
        case Order():
            return Asked(item, _disordered(item.items, lots))
        case Match():
            return _apart(item, lots)
        case _:
            return Asked(item)


def _sampled(pool: Sequence[str], count: int, lots: Lots) -> list[int]:
    """Draw ``count`` places of the pool, counted from 1."""
    places = sorted(range(1, len(pool) + 1), key=lambda place: lots.draw(f"pool {place}"))
    return places[: max(0, count)]


def _arranged(options: Sequence[str], places: Sequence[int], lots: Lots) -> tuple[str, ...]:
    shown = {options[place]: place for place in reversed(places)}
    if (ascending := _ascending(tuple(shown))) is not None:
        return ascending
    return tuple(sorted(shown, key=lambda option: lots.draw(f"option {shown[option]}")))


def _ascending(options: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return options that are numbers of one unit in ascending order, others not at all."""
    numbers = [_NUMBER.match(option) for option in options]
    units = {number.string[number.end() :] if number else None for number in numbers}
    if len(units) != 1 or None in units:
        return None
    values: dict[str, frozenset[Decimal]] = {option: readings(option) for option in options}
    if not all(values.values()):
        return None
    # Of two readings the larger groups thousands; a fraction beside it means decimals.
    grouping = all(max(found) == max(found).to_integral_value() for found in values.values())
    pick = max if grouping else min
    return tuple(sorted(options, key=lambda option: pick(values[option])))


def _disordered(items: tuple[str, ...], lots: Lots) -> tuple[str, ...]:
    """Shuffle so that what is shown at first earns nothing, where there is such an order."""
    for attempt in range(_ATTEMPTS):
        shown = _shuffled(items, lots, f"order {attempt}")
        if order_credit(items, shown) == 0:
            return shown
    return tuple(reversed(items))


def _apart(item: Match, lots: Lots) -> Asked:
    """Shuffle both sides so that the partners do not all stand side by side."""
    rights = tuple(right for _, right in item.pairs)
    options = _ascending(rights) or _shuffled(rights, lots, "right")
    partner = dict(item.pairs)
    lefts = _shuffled(tuple(partner), lots, "left")
    if all(partner[left] == right for left, right in zip(lefts, options, strict=False)):
        lefts = (*lefts[1:], *lefts[:1])
    return Asked(item, options, lefts)


def _shuffled(texts: tuple[str, ...], lots: Lots, name: str) -> tuple[str, ...]:
    places = sorted(range(len(texts)), key=lambda place: lots.draw(f"{name} {place}"))
    return tuple(texts[place] for place in places)
