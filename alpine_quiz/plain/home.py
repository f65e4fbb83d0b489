"""A player's state at a glance, in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from alpine_quiz.game.modes import ROUND
from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.points import score_text
from alpine_quiz.plain.records import sentence

if TYPE_CHECKING:
    from alpine_quiz.records.sitting import Sitting


def title_line(sitting: Sitting) -> str:
    """Return the pack's title."""
    return sitting.pack.title.in_language(sitting.language) or sitting.pack.id


def warning_text(sitting: Sitting) -> str:
    """Return why nothing is being saved, or an empty string."""
    reason = sitting.records.unsaved_because
    return f"Nothing is being saved. {sentence(reason)}" if reason else ""


def faults_text(sitting: Sitting) -> str:
    """Return that questions are left out because of faults in the pack, or an empty string."""
    count = sum(fault.is_error for fault in sitting.faults)
    if not count:
        return ""
    faults = "1 fault" if count == 1 else f"{count} faults"
    path = cleaned(str(sitting.pack.path))
    return (
        f"This pack has {faults}; what they spoil is left out. See: alpine-quiz packs check {path}"
    )


def unfinished_line(sitting: Sitting, today: date | None = None) -> str:
    """Return where the unfinished round stands and since when, or an empty string."""
    saved = sitting.unfinished()
    if saved is None:
        return ""
    since = day_text(saved.latest.astimezone(), today or datetime.now().astimezone().date())
    return f"question {saved.answered + 1} of {saved.total}, from {since}"


def day_text(time: datetime, today: date) -> str:
    """Return a moment's day as people say it: today, yesterday, or its date."""
    days = (today - time.date()).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    return f"{time.day} {time:%B}" if days < 300 else f"{time.day} {time:%B %Y}"


def play_line(sitting: Sitting) -> str:
    """Return what a new round is made of."""
    count = min(ROUND, len(sitting.items))
    questions = "ten questions" if count == ROUND else questions_text(count)
    return (
        f"{questions}, all topics" if len(sitting.pack.topics(sitting.language)) > 1 else questions
    )


def due_line(sitting: Sitting) -> str:
    """Return how many facts are due, or an empty string."""
    count = sitting.due()
    if not count:
        return ""
    return "1 fact is due" if count == 1 else f"{count:,} facts are due"


def daily_line(sitting: Sitting) -> str:
    """Return today's date, and how far its round was played."""
    today, begun = sitting.today, sitting.daily()
    if begun is None:
        state = "not played yet"
    elif begun.finished:
        state = score_text(begun.score, begun.answered)
    else:
        state = f"question {begun.answered + 1} of {begun.total}"
    return f"{today.day} {today:%B}, {state}"


def leaving_line(sitting: Sitting) -> str:
    """Return what becomes of what was played."""
    return "nothing is being saved" if sitting.records.unsaved_because else "everything is kept"


def packs_line(sitting: Sitting) -> str:
    """Return what the chosen pack holds, in the player's language."""
    return f"{sitting.pack.id}, {questions_text(len(sitting.items))}"


def questions_text(count: int) -> str:
    """Return a number of questions in words."""
    return "1 question" if count == 1 else f"{count:,} questions"


def best_line(sitting: Sitting) -> str:
    """Return the best round and this week's share, or an empty string before the first."""
    standing = sitting.records.standing(sitting.player, sitting.pack.id)
    if standing is None:
        return ""
    best = score_text(standing.best_score, standing.best_total)
    if standing.week is None:
        return f"best {best}"
    return f"best {best} · {int(100 * standing.week)} % this week"
