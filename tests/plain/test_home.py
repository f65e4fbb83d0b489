"""What home says of a player's state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.answers import Typed
from alpine_quiz.language.catalogue import speak
from alpine_quiz.plain.home import best_line
from tests.conftest import round_of

if TYPE_CHECKING:
    from alpine_quiz.records.sitting import Sitting


def test_each_figure_of_the_scores_says_what_it_is(sitting: Sitting) -> None:
    assert best_line(sitting) == ""
    kept = round_of(sitting, "cathedral-painter.text")
    kept.answer(Typed("Monet"))
    assert best_line(sitting) == "best round 1 of 1 points · 100\u00a0% right this week"
    speak("fr")
    said = best_line(sitting).replace("\u202f", "\u00a0")
    assert said == "record 1 sur 1 · 100\u00a0% de réussite cette semaine"
