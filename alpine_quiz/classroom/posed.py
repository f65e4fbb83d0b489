"""A question as a class is asked it: in each language that it has, with the same options."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from alpine_quiz.bank.model import Choice, Match, Multiple, Number, Order, Text, TrueFalse
from alpine_quiz.classroom.refusing import Refusal, RefusalError
from alpine_quiz.game.answers import Matched, Ordered, Picked, Typed
from alpine_quiz.game.asked import TRUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.bank.model import ItemType, Question
    from alpine_quiz.game.answers import Answer
    from alpine_quiz.game.asked import Asked

Given: TypeAlias = tuple[int, ...] | str
"""What a student answered, in no language.

The places of options in the order shown, counted from 0: the one chosen; all chosen, ascending;
all items in the order given; for each left side of a match its right side, −1 where it has none.
What was typed is a text.
"""

LONGEST_TYPED = 200
_NOBODY = -1


@dataclass(frozen=True, slots=True)
class Posed:
    """A question in each of its languages; the first is the teacher's.

    All wordings show the same options in the same places.
    """

    wordings: dict[str, Asked]

    @property
    def first(self) -> Asked:
        """The question in the teacher's language."""
        return next(iter(self.wordings.values()))

    @property
    def item(self) -> Question:
        """The item in the teacher's language."""
        return self.first.item

    @property
    def type(self) -> ItemType:
        """Which of the seven types it is of."""
        return self.first.item.type

    def in_language(self, language: str) -> Asked:
        """Return the wording in ``language``, or the teacher's where it has none."""
        return self.wordings.get(language) or self.first


def as_plan(questions: Sequence[int], pool: Sequence[Posed]) -> tuple[int, ...]:
    """Return the places of questions to be asked; raises ``RefusalError`` where they are none."""
    known = all(0 <= question < len(pool) for question in questions)
    if not known or len(set(questions)) != len(questions):
        raise RefusalError(Refusal.NO_QUESTION)
    return tuple(questions)


def is_given(given: object, posed: Posed) -> bool:
    """Tell whether ``given``, which came from anywhere, answers a question of this type."""
    asked = posed.first
    if isinstance(asked.item, Text | Number):
        return isinstance(given, str) and bool(given.strip()) and _is_short(given)
    if not isinstance(given, tuple) or not all(type(place) is int for place in given):
        return False
    shown = len(asked.options)
    match asked.item:
        case Choice() | TrueFalse():
            return len(given) == 1 and 0 <= given[0] < shown
        case Multiple():
            rising = all(one < other for one, other in pairwise(given))
            return bool(given) and rising and given[0] >= 0 and given[-1] < shown
        case Order():
            return sorted(given) == list(range(shown))
        case _:
            found = [place for place in given if place != _NOBODY]
            once = len(found) == len(set(found))
            within = all(0 <= place < shown for place in found)
            return len(given) == len(asked.lefts) and bool(found) and once and within


def _is_short(typed: str) -> bool:
    # One character may stand for eighteen, and all are read: a class waits for the longest.
    return len(typed) <= LONGEST_TYPED >= len(unicodedata.normalize("NFKC", typed))


def answer_in(asked: Asked, given: Given) -> Answer:
    """Return ``given`` as an answer to a wording; it must be one (see ``is_given``)."""
    if isinstance(given, str):
        return Typed(given)
    match asked.item:
        case Order():
            return Ordered(tuple(asked.options[place] for place in given))
        case Match():
            return Matched(
                tuple(
                    (left, asked.options[place])
                    for left, place in zip(asked.lefts, given, strict=True)
                    if place != _NOBODY
                )
            )
        case _:
            return Picked(tuple(asked.options[place] for place in given))


def key_given(asked: Asked) -> Given:
    """Return what a student would have given who knew it all."""
    item = asked.item
    match item:
        case Choice():
            return (asked.options.index(item.answer),)
        case TrueFalse():
            return (asked.options.index(TRUE) if item.answer else 1 - asked.options.index(TRUE),)
        case Multiple():
            return tuple(sorted(asked.options.index(answer) for answer in item.answers))
        case Order():
            return _places(item.items, asked.options)
        case Match():
            partners = dict(item.pairs)
            return _places([partners[left] for left in asked.lefts], asked.options)
        case Text():
            return item.answer
        case Number():
            return item.written


def same_as(given: Given) -> Given:
    """Return what stands for all answers that say the same: case and spaces do not count."""
    return " ".join(given.split()).casefold() if isinstance(given, str) else given


def _places(texts: Sequence[str], options: Sequence[str]) -> tuple[int, ...]:
    return tuple(options.index(text) for text in texts)
