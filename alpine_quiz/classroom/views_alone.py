"""What each role is shown of a room in which all go at their own pace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.classroom.points import shown_points
from alpine_quiz.classroom.views import accepted, on_wire, reveal_view, show_options
from alpine_quiz.classroom.views_host import asked_view

if TYPE_CHECKING:
    from alpine_quiz.classroom.attempts import Attempt, SelfPaced
    from alpine_quiz.classroom.messages import (
        AloneDeskView,
        AloneView,
        AnsweredAloneView,
        AskedView,
        OwnView,
        QuestionView,
        StudentView,
    )
    from alpine_quiz.classroom.sheet import Sheet
    from alpine_quiz.classroom.students import Student
    from alpine_quiz.classroom.turn import Entry


def alone_view(room: SelfPaced, sheet: Sheet, language: str, until: str) -> AloneView:
    """Return what all who speak ``language`` are shown alike; ``until`` is when it closes."""
    return {
        "phase": "ended" if room.ended else "alone",
        "title": sheet.title.in_language(language),
        "languages": list(sheet.languages),
        "scoring": room.scoring.value,
        "teams": list(room.rules.teams),
        "locked": room.students.locked,
        "questions": len(room.plan),
        "attempts": room.pace.attempts,
        "feedback": room.pace.feedback.value,
        "counted": room.pace.counted.value,
        "until": until,
    }


def own_view(room: SelfPaced, sheet: Sheet, student: Student, language: str) -> OwnView:
    """Return what one student is shown: where they are, and what they have answered."""
    now = _looked_at(room, student.id)
    told = room.may_be_told(student.id)
    view: OwnView = {
        "name": student.name,
        "language": language,
        "team": student.team,
        "attempt": now.number if now else 0,
        "attempts_left": room.attempts_left(student.id),
        "of": len(room.plan),
        "answered": [],
    }
    if now is None:
        return view
    for number, place in enumerate(room.plan, 1):
        entry = now.entries.get(place)
        if entry is not None:
            view["answered"].append(
                _answered(room, sheet, now, place, number, entry, language, told=told)
            )
    open_ = room.question_of(student.id)
    if open_ is not None and not room.ended:
        view["question"] = _question(room, open_, now, language)
    if told:
        view["points"] = shown_points(room.points(now), room.scoring)
        view["best"] = shown_points(room.total(student.id), room.scoring)
    return view


def _looked_at(room: SelfPaced, student: int) -> Attempt | None:
    """Return the attempt that a student is shown: the latest.

    Behind the end it is one they have been through, where there is any: it is that of which all
    the right answers were promised. The one that counts comes before the latest.
    """
    attempts = room.attempts(student)
    if not room.ended or len(attempts) < 2 or room.question_of(student) is None:
        return room.attempt(student)
    # Only the latest is not through.
    counted = room.counted(student)
    return counted if counted in attempts[:-1] else attempts[-2]


def _question(room: SelfPaced, place: int, attempt: Attempt, language: str) -> QuestionView:
    asked = room.pool[place].in_language(language)
    view: QuestionView = {
        "turn": room.plan.index(place) + 1,
        "vote": attempt.number,
        "place": room.plan.index(place) + 1,
        "of": len(room.plan),
        "type": asked.item.type.value,
        "stem": asked.item.stem,
        "trial": False,
        "tie": False,
        "paused": False,
        "struck": place in room.struck,
    }
    show_options(view, asked)
    return view


def _answered(
    room: SelfPaced,
    sheet: Sheet,
    attempt: Attempt,
    place: int,
    number: int,
    entry: Entry,
    language: str,
    *,
    told: bool,
) -> AnsweredAloneView:
    view: AnsweredAloneView = {
        "number": number,
        "question": _question(room, place, attempt, language),
        "given": on_wire(entry.given),
        "struck": place in room.struck,
        "regraded": told and entry.regraded,
    }
    if told:
        asked = room.pool[place].in_language(language)
        view["reveal"] = reveal_view(asked, sheet, accepted([entry], asked))
        view["credit"] = round(float(entry.credit), 3)
        view["earned"] = shown_points(room.earned(place, entry), room.scoring)
    return view


def alone_desk_view(room: SelfPaced, sheet: Sheet, until: str) -> AloneDeskView:
    """Return what the teacher sees, without the students."""
    return {
        "room": alone_view(room, sheet, sheet.language, until),
        "present": room.students.present,
        "joined": len(room.students),
        "through": room.through(),
        "plan": list(room.plan),
        "answers": [_asked(room, place) for place in room.plan],
    }


def _asked(room: SelfPaced, place: int) -> AskedView:
    answers = room.answers(place)
    struck = place in room.struck
    posed, turn = room.pool[place], place + 1
    return asked_view(posed, place, answers, turn=turn, struck=struck)


def alone_students_view(room: SelfPaced) -> list[StudentView]:
    """Return who is in the room; ``answered`` are those who have been through."""
    return [
        {
            "student": student.id,
            "name": student.name,
            "team": student.team,
            "language": student.language,
            "present": room.students.is_present(student.id),
            "percent": student.percent,
            "answered": any(
                len(attempt.entries) >= len(room.plan) for attempt in room.attempts(student.id)
            ),
            "points": shown_points(room.total(student.id), room.scoring),
        }
        for student in room.students
    ]
