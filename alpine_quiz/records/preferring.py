"""What a player leaves open in a round, filled in as they like it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from alpine_quiz.game.modes import Mode

if TYPE_CHECKING:
    from alpine_quiz.records.ways import Wanted
    from alpine_quiz.settings.model import Settings

_OF_A_LENGTH = (Mode.QUICK, Mode.TOPIC, Mode.SEARCH, Mode.TIMELINE, Mode.REVIEW, Mode.WEAK)
_TIMED = (Mode.QUICK, Mode.TOPIC, Mode.SEARCH, Mode.TIMELINE, Mode.SURVIVAL)


def preferred(wanted: Wanted, settings: Settings) -> Wanted:
    """Return the round with the number of questions and the limit of time that are set.

    What is said of it stays. A round with a seed keeps the length that it has everywhere.
    """
    exam = wanted.mode is Mode.EXAM
    count, seconds = wanted.count, wanted.seconds
    if count is None and wanted.seed is None and (exam or wanted.mode in _OF_A_LENGTH):
        count = settings.exam_questions if exam else settings.questions_per_round
    if not seconds and (exam or wanted.mode in _TIMED):
        seconds = 60 * (settings.exam_minutes if exam else settings.minutes)
    return replace(wanted, count=count, seconds=seconds)
