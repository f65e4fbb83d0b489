"""The rounds of a lesson: a pack whose questions build on each other, and keep their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.common import in_common, said_in
from alpine_quiz.game.history import standing
from alpine_quiz.game.presenting import present

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.bank.model import Pack, Question
    from alpine_quiz.game.asked import Asked
    from alpine_quiz.game.history import History


def next_of_lesson(
    pack: Pack, items: Sequence[Question], *, count: int, seed: str, history: History | None = None
) -> tuple[Asked, ...]:
    """Take the next ``count`` of a lesson's ``items``, all of one language, as they are written.

    Those that were never asked come before those missed, and these before the rest; what is taken
    keeps the order of the pack. No fact is asked twice. Without ``history`` it is the beginning,
    the same in every language that has the questions.
    """
    chosen = items if history is not None else in_common(pack, items) or items
    plan = [present(item, seed, pack=pack.id) for item in _taken(chosen, count, history or {})]
    return said_in(items, plan, pack=pack.id, seed=seed)


def _taken(items: Sequence[Question], count: int, history: History) -> list[Question]:
    urgent = sorted(range(len(items)), key=lambda place: standing(items[place], history))
    asked: set[str] = set()
    places: list[int] = []
    for place in urgent:
        subjects = items[place].subjects
        if len(places) < count and asked.isdisjoint(subjects):
            places.append(place)
            asked.update(subjects)
    return [items[place] for place in sorted(places)]
