"""GIFT: what is written is read back as the same questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings

from alpine_quiz.exchange.gift_in import read
from alpine_quiz.exchange.gift_out import write
from tests.exchange.round_trips import (
    NEVER_HELD,
    came_over,
    changed_in_silence,
    moodle_keeps,
    packs,
)

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Pack

UNHELD = (*NEVER_HELD, "hint", "unit", "values")


def is_held(question: dict[str, Any]) -> bool:
    """Tell whether GIFT can hold a question as it is."""
    return (
        moodle_keeps(question)
        and not any(tag.endswith("\\") for tag in question.get("tags", []))
        and "->" not in str(question)
    )


@settings(suppress_health_check=[HealthCheck.too_slow])  # whole packs
@given(packs(is_held, UNHELD))
def test_what_is_written_is_read_back_as_the_same_questions(pack: Pack) -> None:
    exported = write(pack, "en")
    again = came_over(read(exported.content, "quiz.gift"))
    assert exported.count == len(pack.items("en"))
    assert changed_in_silence(pack, exported, again) == []
