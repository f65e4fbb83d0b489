"""Choosing by facts: what is due, and what is weakest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.arranging import arranged
from alpine_quiz.game.lots import Lots
from alpine_quiz.game.memory import due_facts
from alpine_quiz.game.presenting import present
from alpine_quiz.game.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from alpine_quiz.bank.model import Question
    from alpine_quiz.game.asked import Asked
    from alpine_quiz.game.history import History
    from alpine_quiz.game.memory import Schedule


def choose_due(
    items: Sequence[Question],
    *,
    pack: str,
    count: int,
    seed: str,
    schedule: Schedule,
    history: History,
    until: datetime,
    last: Collection[str] = (),
) -> tuple[Asked, ...]:
    """Choose at most ``count`` of one pack's ``items`` that ask what is due before ``until``.

    The facts most likely forgotten come into the round first; each is asked in another form
    than the last time, where there is one, and not by an item whose id is in ``last`` where
    there is another. No fact comes twice.
    """
    facts = due_facts(schedule, until)
    return _asking(items, facts, last, pack=pack, count=count, seed=seed, history=history)


def choose_weakest(
    items: Sequence[Question],
    *,
    pack: str,
    count: int,
    seed: str,
    schedule: Schedule,
    history: History,
    last: Collection[str] = (),
) -> tuple[Asked, ...]:
    """Choose at most ``count`` of one pack's ``items`` that ask the weakest facts.

    Those whose latest answer was not right come first, then those that will not be known for
    long. As practising moves no schedule, it is this that lets other facts have their turn.
    What was never asked is not weak, but new. Items in ``last`` are taken as ``choose_due`` does.
    """

    def weakness(fact: str) -> tuple[bool, float, str]:
        past = history.get(fact)
        return (past is None or past.credit == 1, schedule[fact].stability, fact)

    facts = sorted(schedule, key=weakness)
    return _asking(items, facts, last, pack=pack, count=count, seed=seed, history=history)


def facts_of(items: Iterable[Question]) -> frozenset[str]:
    """Return all that ``items`` ask about."""
    return frozenset(fact for item in items for fact in item.subjects)


def _asking(
    items: Sequence[Question],
    facts: Sequence[str],
    last: Collection[str],
    *,
    pack: str,
    count: int,
    seed: str,
    history: History,
) -> tuple[Asked, ...]:
    """Choose questions that ask ``facts``, the first of them above all."""
    wanted = frozenset(facts)
    forms: dict[str, list[Question]] = {}
    for item in items:
        for fact in wanted.intersection(item.subjects):
            forms.setdefault(fact, []).append(item)
    asked = [fact for fact in facts if fact in forms]
    if count < 1 or not asked:
        return ()
    lots = Lots("recall", seed, pack)
    selection = Selection(count, items)
    for fact in asked:
        if len(selection) >= count:
            break
        selection.fill_up(_best_first(forms[fact], fact, wanted, history, lots, last))
    order = arranged(selection.chosen, selection.tellings())
    return tuple(present(item, seed, pack=pack) for item in order)


def _best_first(
    forms: Iterable[Question],
    fact: str,
    wanted: Collection[str],
    history: History,
    lots: Lots,
    last: Collection[str],
) -> list[Question]:
    """Return the forms of a fact: another than the last, few facts besides, longest not asked.

    Those in ``last`` stand behind all others.
    """
    known = history.get(fact)

    def order(item: Question) -> tuple[bool, bool, int, int, int]:
        past = history.get(item.id)
        latest = past.latest if past else 0
        just_asked = past is not None and known is not None and latest == known.latest
        besides = sum(other not in wanted for other in item.subjects)
        return (item.id in last, just_asked, besides, latest, lots.draw(item.id))

    return sorted(forms, key=order)
