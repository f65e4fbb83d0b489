"""What the player of a sitting knows of its pack's facts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from alpine_quiz.game.answers import Picked, Typed
from alpine_quiz.game.knowledge import Knowledge
from alpine_quiz.records.knowing import count_known, what_is_known
from tests.conftest import round_of

if TYPE_CHECKING:
    from alpine_quiz.records.sitting import Sitting


def test_what_was_never_met_is_absent(sitting: Sitting) -> None:
    assert what_is_known(sitting) == {}
    assert count_known(["rouen-river.choice"], {}) == 0


def test_it_is_known_missed_and_in_time_fading(sitting: Sitting) -> None:
    kept = round_of(sitting, "cathedral-painter.text", "rouen-river.choice")
    kept.answer(Typed("Monet"))
    kept.explain()
    kept.next()
    kept.answer(Picked(("Loire",)))
    knowing = what_is_known(sitting)
    assert knowing["cathedral-painter.text"] is Knowledge.KNOWN
    assert knowing["rouen-river.choice"] is Knowledge.MISSED
    assert count_known(knowing, knowing) == 1
    later = sitting.records.now() + timedelta(days=400)
    sitting.records.now = lambda: later
    knowing = what_is_known(sitting)
    assert knowing["cathedral-painter.text"] is Knowledge.FADING
    assert count_known(knowing, knowing) == 0
