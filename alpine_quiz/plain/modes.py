"""What people are told about the ways to play."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from alpine_quiz.game.modes import LIVES, Mode
from alpine_quiz.language.catalogue import later, tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import near_day, whole
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
    Mode.SEARCH: later("search"),
    Mode.REVIEW: later("review"),
    Mode.WEAK: later("weak facts"),
    Mode.EXAM: later("exam"),
    Mode.SURVIVAL: later("survival"),
    Mode.TIMELINE: later("timeline"),
    Mode.DAILY: later("daily"),
    Mode.RETRY: later("retry"),
    Mode.HOTSEAT: later("hot seat"),
}
_UNNAMED = {Mode.QUICK: later("quick round"), Mode.TOPIC: later("one topic")}
_ABOUT = {
    Mode.SEARCH: later("Questions that were searched for."),
    Mode.REVIEW: later("What is due."),
    Mode.WEAK: later("Your weakest facts, for practice: what is due stays as it is."),
    Mode.SURVIVAL: later("Three misses end it; half a point is no miss."),
    Mode.TIMELINE: later("Orders and years."),
    Mode.DAILY: later("The round of the day, the same for everyone."),
    Mode.EXAM: later("An exam: no hints, and no verdict before the end."),
    Mode.HOTSEAT: later("A hot seat: several share one keyboard."),
}
KEPT_BACK = later("In an exam verdicts, sources and hints wait for the end.")
NOTED = later("Noted.")


def mode_name(mode: str) -> str:
    """Return a mode as it stands beside a score; empty for a quick round and for one of a topic."""
    if mode not in list(Mode):
        return cleaned(mode)
    name = _NAMES.get(Mode(mode), "")
    return tr(name) if name else ""


def full_mode_name(mode: str) -> str:
    """Return what a mode is called, the plainest ones too."""
    return tr(_UNNAMED[Mode(mode)]) if mode in list(_UNNAMED) else mode_name(mode)


def mode_line(kept: KeptRound) -> str:
    """Return what is special about a round, or an empty string."""
    mode = kept.saved.mode
    about = _ABOUT.get(Mode(mode), "") if mode in list(Mode) else ""
    parts = [tr(about)] if about else []
    if limit := kept.round.rules.seconds:
        parts.append(limit_text(limit))
    return " ".join(parts)


def state_text(game: Round) -> str:
    """Return how many of the misses that end it there are, and the time left; empty for neither."""
    return ", ".join(part for part in (misses_text(game), time_text(game)) if part)


def time_text(game: Round) -> str:
    """Return the time that is left, or an empty string where there is no limit."""
    return "" if game.time_left is None else time_left_text(game.time_left)


def misses_text(game: Round) -> str:
    """Return the misses so far, or an empty string where there may be any number."""
    if game.lives is None:
        return ""
    return misses_of(game.rules.lives - game.lives, game.rules.lives)


def misses_of(count: int, most: int = LIVES) -> str:
    """Return how many of the misses that end a round there are."""
    # Translators: in a round that ends with the third miss: “1 miss of 3”.
    return tr_count("{count} miss of {most}", "{count} misses of {most}", count, most=whole(most))


def question_of(number: int, total: int) -> str:
    """Return which question of a round it is, by its number from 1."""
    return tr("question {number} of {total}", number=whole(number), total=whole(total))


def endless_text(number: int, misses: str = "") -> str:
    """Return which question it is of a round that only misses end, and those so far, if told."""
    if not misses:
        return tr("question {number}", number=whole(number))
    # Translators: {misses} is “1 miss of 3”.
    return tr("question {number} · {misses}", number=whole(number), misses=misses)


def time_left_text(seconds: float) -> str:
    """Return the time that is left in minutes begun, or below two of them in seconds too."""
    minutes, rest = _parted(seconds)
    if minutes and rest:
        # Translators: short for minutes and seconds: “1 min 59 s left”.
        return tr("{minutes} min {seconds} s left", minutes=whole(minutes), seconds=whole(rest))
    if minutes:
        return tr_count("{count} minute left", "{count} minutes left", minutes)
    return tr_count("{count} second left", "{count} seconds left", rest)


def limit_text(seconds: float) -> str:
    """Return the limit of a round in minutes begun, or below two of them in seconds too."""
    minutes, rest = _parted(seconds)
    if minutes and rest:
        return tr(
            "{minutes} min {seconds} s for the whole.", minutes=whole(minutes), seconds=whole(rest)
        )
    if minutes:
        return tr_count("{count} minute for the whole.", "{count} minutes for the whole.", minutes)
    return tr_count("{count} second for the whole.", "{count} seconds for the whole.", rest)


def _parted(seconds: float) -> tuple[int, int]:
    """Return minutes begun, from two of them on; less as minutes and seconds begun."""
    begun = math.ceil(seconds)
    return divmod(begun, _MINUTE) if begun < 2 * _MINUTE else (math.ceil(begun / _MINUTE), 0)


def ending_line(game: Round) -> str:
    """Return why a round ended before all was asked, or an empty string."""
    left = len(game.plan) - len(game.played)
    if not left:
        return ""
    if game.lives == 0:
        return tr("That was the third miss.")
    return tr_count(
        "Time is up: {count} question was left unanswered.",
        "Time is up: {count} questions were left unanswered.",
        left,
    )


def nothing_text(error: NothingToAskError, sitting: Sitting) -> str:
    """Return why there is no round of this kind now, and when there will be."""
    match error.code:
        case Nothing.NOT_DUE if error.due is not None:
            return not_due_text(error.due.astimezone().date(), sitting.today)
        case Nothing.NOT_DUE | Nothing.NOT_MET:
            return tr(
                "None of these questions has been asked yet, so none can come back. "
                "Play a round first."
            )
        case Nothing.NO_TIMELINE:
            return tr("There are no orders and no years among these questions.")
        case Nothing.NOT_FOUND:
            return tr("Nothing that could be asked was found.")
        case Nothing.DAILY_PLAYED:
            if (played := error.played) is None:
                return tr("Today’s round is played. The next one comes tomorrow.")
            return tr(
                "Today’s round is played: {score}. The next one comes tomorrow.",
                score=score_text(played.score, played.answered),
            )
        case _:
            return tr("There is no question for such a round.")


def not_due_text(due: date, today: date) -> str:
    """Return that nothing is due before a day to come, and what can be done until then."""
    if (due - today).days <= 1:
        return tr("Nothing is due before tomorrow. The weakest facts can be practised at any time.")
    # Translators: {day} is a date: “25 November”, “27 December 2026”.
    return tr(
        "Nothing is due before {day}. The weakest facts can be practised at any time.",
        day=near_day(due, today),
    )
