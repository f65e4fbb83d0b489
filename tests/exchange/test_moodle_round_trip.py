"""Moodle XML: what is written is read back as the same questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings

from alpine_quiz.exchange.moodle_in import read
from alpine_quiz.exchange.moodle_out import write
from tests.exchange.round_trips import NEVER_HELD, came_over, changed_in_silence, packs

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Pack

UNHELD = NEVER_HELD


def is_held(question: dict[str, Any]) -> bool:
    """Tell whether Moodle can hold a question as it is."""
    tags = question.get("tags", [])
    return (
        len(set(tags)) == len(tags)
        and "//" not in question.get("topic", "")
        and not question.get("topic", "").startswith(("/", "$", "top"))
        and not question.get("topic", "").endswith("/")
    )


@settings(suppress_health_check=[HealthCheck.too_slow])  # whole packs
@given(packs(is_held, UNHELD))
def test_what_is_written_is_read_back_as_the_same_questions(pack: Pack) -> None:
    exported = write(pack, "en")
    again = came_over(read(exported.content, "quiz.xml"))
    assert exported.count == len(pack.items("en"))
    assert changed_in_silence(pack, exported, again) == []
