"""What the teacher alone is shown of a room: keys, every answer, and who is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import TrueFalse
from alpine_quiz.classroom.course import Phase
from alpine_quiz.classroom.points import shown_points
from alpine_quiz.classroom.posed import key_given
from alpine_quiz.classroom.views import (
    ASKED,
    BY_OPTION,
    TOLD,
    answered_view,
    on_wire,
    room_view,
    tally,
)
from alpine_quiz.game.notation import key_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from alpine_quiz.classroom.answers import Answers
    from alpine_quiz.classroom.messages import AskedView, HostView, PooledView, StudentView
    from alpine_quiz.classroom.posed import Posed
    from alpine_quiz.classroom.room import Room
    from alpine_quiz.classroom.sheet import Sheet


def asked_view(
    posed: Posed,
    place: int,
    answers: Answers,
    hands: Mapping[int, int] | None = None,
    *,
    turn: int,
    struck: bool,
) -> AskedView:
    """Return how a question was answered so far, for the teacher alone; options with ``hands``."""
    counts = answers.counts
    given = [(each, counts[each], each in answers.right) for each in answers.frequent]
    if posed.type in BY_OPTION:
        key = key_given(posed.first)
        held: Mapping[int, int] = hands or {}
        options = [(option,) for option in range(len(posed.first.options))]
        given = [
            (each, counts[each] + held.get(each[0], 0), each == key or each in answers.right)
            for each in options
        ]
    return {
        "turn": turn,
        "question": place,
        "struck": struck,
        "answered": answers.answered,
        "known": answers.known,
        "answers": [
            {"given": on_wire(each), "count": count, "right": right} for each, count, right in given
        ],
    }


def _asked_views(room: Room) -> list[AskedView]:
    return [
        asked_view(
            room.pool[turn.question],
            turn.question,
            room.answers(turn),
            turn.hands_held,
            turn=turn.number,
            struck=turn.struck,
        )
        for turn in room.turns
    ]


def host_view(room: Room, sheet: Sheet, at: int) -> HostView:
    """Return what the teacher alone sees of the room, without the students."""
    answered, there = room.answered()
    view: HostView = {
        "room": room_view(room, sheet, at, sheet.language),
        "answered": answered,
        "there": there,
        "present": room.students.present,
        "joined": len(room.students),
        "progress": answered_view(room),
        "waiting": len(room.still_answering(at)),
        "hands": room.hands_used,
        "raised": sum(room.turn.hands_held.values()) if room.turn is not None else 0,
        "plan": list(room.plan),
        "asked": [turn.question for turn in room.turns],
        "answers": _asked_views(room),
        "tied": bool(room.phase is Phase.PODIUM and room.ranking().level_at_the_top()),
    }
    turn = room.turn
    if turn is not None and room.phase in ASKED | TOLD:
        asked = room.pool[turn.question].first
        view["key"] = on_wire(key_given(asked))
        view["key_text"] = key_text(asked.item)
        view["tally"] = tally(room, turn)
        if turn.first:
            view["first_tally"] = tally(room, turn, first=True)
    return view


def pool_view(pool: Iterable[Posed]) -> list[PooledView]:
    """Return all questions of the session with their keys, for the teacher alone."""
    return [
        {
            "item": posed.item.id,
            "type": posed.type.value,
            "stem": posed.item.stem,
            "options": [] if isinstance(posed.item, TrueFalse) else list(posed.first.options),
            "lefts": list(posed.first.lefts),
            "key_text": key_text(posed.item),
            "topic": posed.item.topic,
            "difficulty": posed.item.difficulty,
        }
        for posed in pool
    ]


def students_view(room: Room) -> list[StudentView]:
    """Return who is in the room, for the teacher alone."""
    turn = room.turn if room.phase in ASKED else None
    return [
        {
            "student": student.id,
            "name": student.name,
            "team": student.team,
            "language": student.language,
            "present": room.students.is_present(student.id),
            "percent": student.percent,
            "answered": turn is not None and student.id in turn.entries,
            "points": shown_points(room.total(student.id), room.rules.scoring),
        }
        for student in room.students
    ]
