"""What is said of the sessions kept here: the list, and what was forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alpine_quiz.language.catalogue import later, tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import moment, whole
from alpine_quiz.plain.causes import cause_text
from alpine_quiz.plain.classroom_report import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.classroom.journal import JournalError
    from alpine_quiz.classroom.report.forgetting import Forgotten
    from alpine_quiz.classroom.report.sessions import Listed

_REASONS = {
    "not the journal of a room": later("this is not the journal of a room"),
    "database is locked": later("another program is using it"),
}


def session_lines(sessions: Sequence[Listed]) -> list[str]:
    """Return a line for each session, numbered from the latest."""
    if not sessions:
        return [no_session_text()]
    return [
        tr("{number}. {text}", number=whole(number), text=session_text(session))
        for number, session in enumerate(sessions, 1)
    ]


def session_text(session: Listed) -> str:
    """Return when a session was, what was played, how and by how many."""
    parts = [
        moment(session.begun),
        words.listed_title(session),
        words.mode_text(self_paced=session.self_paced),
        words.students_text(session.students),
        words.questions_text(session.asked),
    ]
    if session.nameless:
        parts.append(tr("names deleted"))
    return " · ".join(parts)


def sessions_data(sessions: Sequence[Listed]) -> dict[str, Any]:
    """Return the list as JSON has it, the latest first."""
    return {
        "sessions": [
            {
                "session": each.id,
                "begun": each.begun.isoformat(),
                "pack": each.pack,
                "title": each.title.texts,
                "mode": "self-paced" if each.self_paced else "live",
                "students": each.students,
                "questions": each.asked,
                "ended": each.ended,
                "nameless": each.nameless,
            }
            for each in sessions
        ]
    }


def no_session_text() -> str:
    """Return that no session was led here."""
    return tr("No session was led here yet. To open a room: alpine-quiz host")


def unknown_session_text(name: str) -> str:
    """Return that there is no such session."""
    return tr(
        "There is no session “{name}”. To see all: alpine-quiz class list", name=cleaned(name)
    )


def unreadable_text(error: JournalError) -> str:
    """Return why a session cannot be read or written."""
    reason = error.reason
    said = tr(_REASONS[reason]) if reason in _REASONS else cause_text(reason)
    return tr(
        "The room’s journal cannot be used: {reason} ({path}).",
        reason=cleaned(said),
        path=cleaned(str(error.path)),
    )


def open_room_text() -> str:
    """Return that a room whose doors are open is not touched."""
    return tr("This room is open. To end it first: alpine-quiz host --stop")


def forgotten_text(students: int) -> str:
    """Return how many names were deleted."""
    return tr_count(
        "{count} name is deleted for good; the answers stay.",
        "{count} names are deleted for good; the answers stay.",
        students,
    )


def deleted_text(count: int) -> str:
    """Return how many sessions were deleted."""
    return tr_count(
        "{count} session is deleted, with all that was kept of it.",
        "{count} sessions are deleted, with all that was kept of them.",
        count,
    )


def ask_text(count: int, *, delete: bool) -> str:
    """Return the question before something is deleted for good."""
    if delete:
        return tr_count(
            "Delete {count} session with all answers, for good? Type yes to do so:",
            "Delete {count} sessions with all answers, for good? Type yes to do so:",
            count,
        )
    return tr_count(
        "Delete the names in {count} session, for good? Type yes to do so:",
        "Delete the names in {count} sessions, for good? Type yes to do so:",
        count,
    )


def yes_word() -> str:
    """Return what is typed to agree."""
    # Translators: the word that “Type yes to do so” asks for.
    return tr("yes")


def swept_lines(found: Sequence[Forgotten], days: int) -> list[str]:
    """Return what was deleted by itself, and what should have been and is there still."""
    lines = []
    names = sum(each.students for each in found)
    if names:
        lines.append(
            tr_count(
                "{count} student’s name is deleted after {days} days (setting class_names_days).",
                "{count} students’ names are deleted after {days} days (setting class_names_days).",
                names,
                days=whole(days),
            )
        )
    for each in found:
        if each.failure is not None:
            why = unreadable_text(each.failure)
            lines.append(tr("Names that are due could not be deleted. {why}", why=why))
    return lines


def set_text(pack: str, ids: Sequence[str], said: str, file: str) -> str:
    """Return a set of questions as a file that ``host --set`` reads."""
    lead = host_line(pack, file)
    head = [f"# {' '.join(said.split())}", f"# {lead}", f"# {lead} --mode self-paced"]
    return "\n".join([*(cleaned(line) for line in head), *ids, ""])


def host_line(pack: str, file: str) -> str:
    """Return the command that asks a set of questions; nothing of it is translated."""
    named = f'"{file}"' if " " in file else file
    return f"alpine-quiz host --pack {cleaned(pack)} --set {cleaned(named)}"


def set_lines(pack: str, count: int, file: str) -> list[str]:
    """Return that a set was written, and how to ask it."""
    lead = host_line(pack, file)
    return [
        tr_count(
            "{count} question is in {path}.",
            "{count} questions are in {path}.",
            count,
            path=cleaned(file),
        ),
        tr("Together: {command}", command=lead),
        tr("Each at their own pace: {command}", command=f"{lead} --mode self-paced"),
    ]
