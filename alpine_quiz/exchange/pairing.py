"""Pairs as other programs have them: a match, or an order where no other type could say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.exchange.losses import Loss

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from alpine_quiz.exchange.noting import Notebook
    from alpine_quiz.exchange.weighing import Fields


def places(items: Sequence[str]) -> list[tuple[str, str]]:
    """Return ``items``, in their order, as pairs of a place and what belongs there."""
    return [(f"{place}.", item) for place, item in enumerate(items, 1)]


def order_or_match(pairs: Iterable[tuple[str, str]], said: str, notes: Notebook) -> Fields | None:
    """Return the fields of a match, or of the order that was written as `places`."""
    kept: dict[str, str] = {}
    for left, right in pairs:
        if not left:
            if right:
                notes.left(Loss.EXTRA_OPTION, text=right)
        elif left in kept:
            notes.changed(Loss.SEVERAL_KEYS, kept=kept[left], left=right)
        else:
            kept[left] = right
    if not kept:
        notes.left(Loss.NO_KEY, key="")
        return None
    rationale: Fields = {"rationale": said} if said else {}
    items = list(kept.values())
    if len(items) > 1 and list(kept.items()) == places(items):
        return {"type": "order", "items": items, **rationale}
    return {"type": "match", "pairs": kept, **rationale}
