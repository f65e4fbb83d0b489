"""Rounds that are the same in each of a pack's languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.choosing import choose
from alpine_quiz.game.presenting import present

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.bank.model import Pack, Question
    from alpine_quiz.game.asked import Asked


def in_common(pack: Pack, items: Sequence[Question]) -> tuple[Question, ...]:
    """Return those of ``items`` that all of the pack's languages have, in the first of these.

    Choosing reads wordings, so for all it is done in one language.
    """
    shared = {item.id for item in items}
    for language in pack.languages:
        shared.intersection_update(item.id for item in pack.items(language))
    first = pack.items(pack.languages[0]) if pack.languages else items
    return tuple(item for item in first if item.id in shared)


def said_in(
    items: Sequence[Question], plan: Sequence[Asked], *, pack: str, seed: str
) -> tuple[Asked, ...]:
    """Return a plan with the questions of the same ids among ``items``, in their language."""
    own = {item.id: item for item in items}
    return tuple(present(own[asked.item.id], seed, pack=pack) for asked in plan)


def seeded_round(
    pack: Pack, items: Sequence[Question], *, count: int, seed: str
) -> tuple[Asked, ...]:
    """Choose ``count`` of ``items``, all of one language: the same ones in every other.

    Where the languages have too few questions in common, each has a round of its own.
    """
    common = in_common(pack, items)
    plan = choose(common, pack=pack.id, count=count, seed=seed)
    if len(plan) < count and len(common) < len(items):
        own = choose(items, pack=pack.id, count=count, seed=seed)
        if len(own) > len(plan):
            return own
    return said_in(items, plan, pack=pack.id, seed=seed)
