"""Moodle XML: what is written is read back as the same questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings

from alpine_quiz.exchange.moodle_in import read
from alpine_quiz.exchange.moodle_out import write
from tests.exchange.round_trips import NEVER_HELD, came_over, packs, records

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Pack

UNHELD = NEVER_HELD


def is_held(question: dict[str, Any]) -> bool:
    """Tell whether Moodle can hold a question as it is."""
    correction_of_what_is_true = question.get("answer") is True and "correction" in question
    tags = question.get("tags", [])
    return not correction_of_what_is_true and len(set(tags)) == len(tags)


@settings(suppress_health_check=[HealthCheck.too_slow])  # whole packs
@given(packs(is_held, UNHELD))
def test_what_is_written_is_read_back_as_the_same_questions(pack: Pack) -> None:
    exported = write(pack, "en")
    again = came_over(read(exported.content, "quiz.xml"))
    assert exported.count == len(pack.items("en"))
    assert records(again) == records(pack.items("en"))
