"""Moodle XML: what is written is read back as the same questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings

from alpine_quiz.exchange.moodle_in import read
from alpine_quiz.exchange.moodle_out import write
from tests.exchange.round_trips import (
    NEVER_HELD,
    came_over,
    changed_in_silence,
    moodle_keeps,
    packs,
)

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Pack

UNHELD = NEVER_HELD


@settings(suppress_health_check=[HealthCheck.too_slow])  # whole packs
@given(packs(moodle_keeps, UNHELD))
def test_what_is_written_is_read_back_as_the_same_questions(pack: Pack) -> None:
    exported = write(pack, "en")
    again = came_over(read(exported.content, "quiz.xml"))
    assert exported.count == len(pack.items("en"))
    assert changed_in_silence(pack, exported, again) == []
