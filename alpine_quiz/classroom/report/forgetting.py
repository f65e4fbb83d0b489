"""Forgetting: names that are really gone from their files, and sessions that are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from alpine_quiz.classroom.journal import Journal, JournalError
from alpine_quiz.classroom.led import find_led, forget_led
from alpine_quiz.classroom.report.sessions import BESIDE, list_sessions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from alpine_quiz.classroom.report.sessions import Listed


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Names that were due to be forgotten: ``students`` of them, or why they are still there."""

    session: Listed
    students: int = 0
    failure: JournalError | None = None


def forget_names(session: Listed) -> int:
    """Write over the names of a session, for good; return how many; raises ``JournalError``.

    Answers and points stay, of students who are known by their numbers.
    """
    journal = Journal.open(session.path)
    try:
        return journal.forget_names()
    finally:
        journal.close()


def delete_session(journal: Path) -> None:
    """Delete a session with all that was kept of it, by its journal; raises ``OSError``."""
    led = find_led()
    # What lies beside it first: without its journal nobody would know whose it is.
    for path in (*(_beside(journal, end) for end in BESIDE), journal):
        path.unlink(missing_ok=True)
    if led is not None and led.journal == str(journal):
        forget_led()


def _beside(path: Path, end: str) -> Path:
    return path.with_name(f"{path.name}{end}")


def older_than(sessions: list[Listed], days: int, now: datetime) -> list[Listed]:
    """Return the sessions in which nothing has happened for so many days, and nothing will."""
    limit = now - timedelta(days=days)
    return [
        each
        for each in sessions
        if each.latest < limit and (each.until is None or each.until < limit)
    ]


def forget_old_names(
    days: int, is_open: Callable[[Listed], bool], now: datetime | None = None
) -> list[Forgotten]:
    """Forget the names of all sessions older than so many days, 0 for none at all.

    A room whose doors are open is left alone: ``is_open`` tells.
    """
    if not days:
        return []
    sessions, _ = list_sessions()
    old = older_than(sessions, days, now or datetime.now(UTC))
    # Even where nobody came: a list to choose names from is names, too.
    due = [each for each in old if not each.nameless]
    found: list[Forgotten] = []
    for session in due:
        if is_open(session):
            continue
        try:
            found.append(Forgotten(session, forget_names(session)))
        except JournalError as error:
            found.append(Forgotten(session, failure=error))
    return found
