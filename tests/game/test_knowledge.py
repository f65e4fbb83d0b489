"""What a player knows of a fact, in four words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest

from alpine_quiz.game.history import Past
from alpine_quiz.game.knowledge import Knowledge, knowledge
from alpine_quiz.game.memory import Memory

TONIGHT = datetime(2026, 11, 23, tzinfo=UTC)


def due_in(days: int) -> Memory:
    due = TONIGHT + timedelta(days=days)
    return Memory(3.0, 5.0, due - timedelta(days=3), due)


@pytest.mark.parametrize(
    ("credit", "memory", "expected"),
    [
        (None, None, Knowledge.UNMET),
        (Fraction(1), due_in(2), Knowledge.KNOWN),
        (Fraction(1), due_in(0), Knowledge.KNOWN),
        (Fraction(1), due_in(-1), Knowledge.FADING),
        (Fraction(1), None, Knowledge.KNOWN),
        (Fraction(1, 2), due_in(2), Knowledge.MISSED),
        (Fraction(0), due_in(-1), Knowledge.MISSED),
        (Fraction(0), None, Knowledge.MISSED),
    ],
)
def test_the_latest_answer_and_the_schedule_decide(
    credit: Fraction | None, memory: Memory | None, expected: Knowledge
) -> None:
    past = None if credit is None else Past(1, credit)
    assert knowledge(past, memory, TONIGHT) is expected
