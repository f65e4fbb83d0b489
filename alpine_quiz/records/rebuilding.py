"""Questions as records remember them: what a pack's next version may no longer have."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from alpine_quiz.bank.model import (
    Choice,
    ItemType,
    Match,
    Multiple,
    Number,
    Order,
    Text,
    TrueFalse,
)
from alpine_quiz.game.answers import Matched, Ordered, Picked, Typed
from alpine_quiz.game.asked import FALSE, TRUE, Asked
from alpine_quiz.game.notation import as_text, from_text, key_of
from alpine_quiz.game.round import Played
from alpine_quiz.game.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.bank.model import Question
    from alpine_quiz.game.answers import Answer
    from alpine_quiz.records.saved import Planned, SavedAnswer


def still_fits(item: Question, planned: Planned) -> bool:
    """Return whether ``item`` can be asked as it was planned: same type, same options."""
    if item.type != planned.type:
        return False
    shown = planned.options
    match item:
        case Choice():
            return item.answer in shown and set(shown) <= {item.answer, *item.distractors}
        case Multiple():
            pool = {*item.answers, *item.distractors}
            return set(item.answers) <= set(shown) <= pool
        case TrueFalse():
            return sorted(shown) == [FALSE, TRUE]
        case Text() | Number():
            return not shown
        case Order():
            return _same(shown, item.items)
        case Match():
            lefts, rights = zip(*item.pairs, strict=True) if item.pairs else ((), ())
            return _same(shown, rights) and _same(planned.lefts, lefts)


def as_played(answer: SavedAnswer, item: Question | None) -> Played:
    """Return a recorded answer as it was played.

    ``item`` is the pack's question of that id today, or ``None``. With the same key and
    options it lends its rationale and citations; the stem is always that of the day.
    """
    planned = answer.planned
    same = item is not None and still_fits(item, planned) and as_text(key_of(item)) == answer.key
    question = replace(item, stem=answer.stem) if item is not None and same else _remembered(answer)
    return Played(
        Asked(question, planned.options, planned.lefts),
        _read(answer.given),
        Verdict(answer.outcome, answer.credit),
        answer.hints,
        answer.seconds,
        answer.claimed,
        answer.cost,
        answer.removed,
        answer.seat,
    )


def _remembered(answer: SavedAnswer) -> Question:
    """Return a question with all that the record has of it: no rationale, no citations."""
    shared: dict[str, Any] = {
        "id": answer.planned.item,
        "stem": answer.stem,
        "topic": answer.topic,
        "difficulty": answer.difficulty,
        "facts": answer.facts,
    }
    options = answer.planned.options
    match answer.planned.type, _read(answer.key):
        case ItemType.CHOICE, Picked((right,)):
            wrong = tuple(option for option in options if option != right)
            return Choice(**shared, answer=right, distractors=wrong)
        case ItemType.MULTIPLE, Picked(rights):
            wrong = tuple(option for option in options if option not in rights)
            return Multiple(**shared, answers=rights, distractors=wrong)
        case ItemType.TRUE_FALSE, Picked((truth,)):
            return TrueFalse(**shared, answer=truth == TRUE)
        case ItemType.NUMBER, Typed(written):
            return Number(**shared, answer=_decimal(written), written=written)
        case ItemType.ORDER, Ordered(items):
            return Order(**shared, items=items)
        case ItemType.MATCH, Matched(pairs):
            return Match(**shared, pairs=pairs)
        case _, Typed(text):
            return Text(**shared, answer=text)
        case _:
            return Text(**shared, answer=answer.key)


def _decimal(written: str) -> Decimal:
    try:
        return Decimal(written)
    except InvalidOperation:
        return Decimal(0)


def _read(text: str) -> Answer:
    try:
        return from_text(text)
    except ValueError:
        return Typed(text)


def _same(some: Sequence[str], others: Sequence[str]) -> bool:
    return sorted(some) == sorted(others)
