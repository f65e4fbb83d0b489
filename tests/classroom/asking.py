"""A room in which a question is open, and why it refuses what it does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from alpine_quiz.classroom.course import Phase
from alpine_quiz.classroom.refusing import Refusal, RefusalError
from alpine_quiz.classroom.room import Room
from alpine_quiz.classroom.rules import SECOND, Rules
from tests.classroom.rooms import CHOICE, room

ZOE, ADAM = 1, 2
LIMITED = Rules(seconds=20, reading=0)


def refusal_of(done: Callable[[], object]) -> Refusal:
    with pytest.raises(RefusalError) as refused:
        done()
    return refused.value.refusal


def asked(*names: str, question: int = CHOICE, rules: Rules | None = None) -> Room:
    """Return a room whose question is open since second 1."""
    made = room(*names, rules=rules, plan=(question,))
    made.ask(SECOND)
    return made


def is_open(class_: Room) -> bool:
    return class_.phase is Phase.OPEN
