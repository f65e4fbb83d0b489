"""What people are told about the ways to play."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from alpine_quiz.game.modes import Mode
from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.points import score_text
from alpine_quiz.records.ways import Nothing

if TYPE_CHECKING:
    from datetime import date

    from alpine_quiz.game.round import Round
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.records.ways import NothingToAskError

_MINUTE = 60
_NAMES = {
    Mode.REVIEW: "review",
    Mode.WEAK: "weak facts",
    Mode.EXAM: "exam",
    Mode.SURVIVAL: "survival",
    Mode.TIMELINE: "timeline",
    Mode.DAILY: "daily",
    Mode.RETRY: "retry",
}
_ABOUT = {
    Mode.REVIEW: "What is due.",
    Mode.WEAK: "Your weakest facts, for practice: what is due stays as it is.",
    Mode.SURVIVAL: "Three misses end it; half a point is no miss.",
    Mode.TIMELINE: "Orders and years.",
    Mode.DAILY: "The round of the day, the same for everyone.",
    Mode.EXAM: "An exam: no hints, and no verdict before the end.",
}
KEPT_BACK = "In an exam verdicts, sources and hints wait for the end."
NOTED = "Noted."


def mode_name(mode: str) -> str:
    """Return a mode as it stands beside a score; empty for a quick round and for one of a topic."""
    return _NAMES.get(Mode(mode), "") if mode in list(Mode) else cleaned(mode)


def mode_line(kept: KeptRound) -> str:
    """Return what is special about a round, or an empty string."""
    mode = kept.saved.mode
    about = _ABOUT.get(Mode(mode), "") if mode in list(Mode) else ""
    limit = kept.round.rules.seconds
    return f"{about} {duration_text(limit)} for the whole." if limit else about


def state_text(game: Round) -> str:
    """Return the lives or the time that are left, or an empty string."""
    if game.time_left is not None:
        return f"{duration_text(game.time_left)} left"
    if game.lives is not None:
        return "1 life left" if game.lives == 1 else f"{game.lives} lives left"
    return ""


def duration_text(seconds: float) -> str:
    """Return a duration in minutes begun, or below two of them in seconds."""
    if seconds >= 2 * _MINUTE:
        return f"{math.ceil(seconds / _MINUTE)} minutes"
    whole = math.ceil(seconds)
    return "1 second" if whole == 1 else f"{whole} seconds"


def ending_line(game: Round) -> str:
    """Return why a round ended before all was asked, or an empty string."""
    left = len(game.plan) - len(game.played)
    if not left:
        return ""
    if game.lives == 0:
        return "That was the third miss."
    not_reached = "1 question was" if left == 1 else f"{left} questions were"
    return f"Time is up: {not_reached} not reached."


def nothing_text(error: NothingToAskError, sitting: Sitting) -> str:
    """Return why there is no round of this kind now, and when there will be."""
    match error.code:
        case Nothing.NOT_DUE if error.due is not None:
            day = coming_day(error.due.astimezone().date(), sitting.today)
            return f"Nothing is due before {day}. The weakest facts can be practised at any time."
        case Nothing.NOT_DUE | Nothing.NOT_MET:
            return (
                "None of these questions has been asked yet, so none can come back. "
                "Play a round first."
            )
        case Nothing.NO_TIMELINE:
            return "There are no orders and no years among these questions."
        case Nothing.DAILY_PLAYED:
            played = error.played
            score = f": {score_text(played.score, played.answered)}" if played else ""
            return f"Today’s round is played{score}. The next one comes tomorrow."
        case _:
            return "There is no question for such a round."


def coming_day(day: date, today: date) -> str:
    """Return a day to come as people say it: tomorrow, or its date."""
    days = (day - today).days
    if days <= 1:
        return "tomorrow"
    return f"{day.day} {day:%B}" if days < 300 else f"{day.day} {day:%B %Y}"
