"""What each role is shown of a room; nothing about a key is in it before the reveal.

What is returned are the frames of ``messages``, without what kind they are.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, ItemType, Multiple, Number, Order, TrueFalse
from alpine_quiz.classroom.answers import count_answers
from alpine_quiz.classroom.course import Phase
from alpine_quiz.classroom.points import shown_points
from alpine_quiz.classroom.posed import key_given
from alpine_quiz.documents.quotes import shown_parts
from alpine_quiz.game.notation import key_text
from alpine_quiz.language.numbers import is_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from alpine_quiz.classroom.messages import (
        AnsweredView,
        CitationView,
        ClockView,
        ProjectorView,
        QuestionView,
        RankView,
        RevealView,
        RoomView,
        TallyView,
        TeamView,
        YouView,
    )
    from alpine_quiz.classroom.posed import Given, Posed
    from alpine_quiz.classroom.room import Room
    from alpine_quiz.classroom.sheet import Sheet
    from alpine_quiz.classroom.students import Student
    from alpine_quiz.classroom.turn import Entry, Turn
    from alpine_quiz.game.asked import Asked

PODIUM = 3
TOP = 5
_MOST_NAMED = 40
_ALMOST = 10
"""One in so many may be missing where it is said that almost all have answered."""
_SHOWN_ANSWERS = 12
BY_OPTION = frozenset({ItemType.CHOICE, ItemType.TRUE_FALSE})
ASKED = frozenset({Phase.READING, Phase.OPEN, Phase.DISCUSSING, Phase.CLOSED})
TOLD = frozenset({Phase.REVEALED, Phase.RANKS})
_RANKED = frozenset({Phase.RANKS, Phase.PODIUM, Phase.ENDED})


def room_view(room: Room, sheet: Sheet, at: int, language: str) -> RoomView:
    """Return what all who speak ``language`` are shown alike."""
    view: RoomView = {
        "phase": room.phase.value,
        "title": sheet.title.in_language(language),
        "languages": list(sheet.languages),
        "scoring": room.rules.scoring.value,
        "left": len(room.plan),
        "teams": list(room.rules.teams),
        "locked": room.students.locked,
    }
    turn = room.turn
    if turn is not None and room.phase in ASKED | TOLD:
        view["question"] = _question(room, turn, language)
        view["clock"] = _clock(room, turn, at)
        if turn.revealed:
            asked = room.pool[turn.question].in_language(language)
            view["reveal"] = reveal_view(asked, sheet, accepted(turn.entries.values(), asked))
    if room.phase in _RANKED:
        view["ranks"] = ranks(room, TOP if room.phase is Phase.RANKS else PODIUM)
        view["team_ranks"] = team_ranks(room)
    return view


def _question(room: Room, turn: Turn, language: str) -> QuestionView:
    asked = room.pool[turn.question].in_language(language)
    item = asked.item
    view: QuestionView = {
        "turn": turn.number,
        "vote": turn.vote,
        "place": 0 if turn.is_beside else sum(not each.is_beside for each in room.turns),
        "of": sum(not each.is_beside for each in room.turns) + len(room.plan),
        "type": item.type.value,
        "stem": item.stem,
        "trial": turn.trial,
        "tie": bool(turn.tied),
        "paused": room.paused,
        "struck": turn.struck,
    }
    if room.phase is Phase.READING or room.paused:
        # Who cannot answer yet has nothing to choose from either.
        if room.paused:
            view["stem"] = ""
        return view
    show_options(view, asked)
    return view


def show_options(view: QuestionView, asked: Asked) -> None:
    """Add what can be chosen to the view of a question."""
    # True and false are words of the page, not of the pack.
    view["options"] = [] if isinstance(asked.item, TrueFalse) else list(asked.options)
    view["lefts"] = list(asked.lefts)
    if isinstance(asked.item, Number) and _is_said(asked.item.unit):
        view["unit"] = asked.item.unit


def _is_said(unit: str) -> bool:
    """Tell whether a number is told with its unit: a year is a year without a word."""
    return bool(unit) and not is_year(unit)


def _clock(room: Room, turn: Turn, at: int) -> ClockView:
    if room.phase is Phase.READING:
        return {"left": turn.reading_left(at), "limit": turn.reading, "runs": not room.paused}
    if room.phase is not Phase.OPEN:
        return {"left": None, "limit": turn.limit, "runs": False}
    return {"left": turn.time_left(at), "limit": turn.limit, "runs": not room.paused}


def reveal_view(asked: Asked, sheet: Sheet, accepted: list[str]) -> RevealView:
    """Return what is right in a wording of a question, and why."""
    item = asked.item
    view: RevealView = {
        "key": on_wire(key_given(asked)),
        "key_text": key_text(item),
        "rationale": item.rationale,
        "feedback": {
            str(place): item.feedback[option]
            for place, option in enumerate(asked.options)
            if item.feedback.get(option)
        },
        "citations": _citations(sheet, asked),
        "accepted": accepted,
    }
    if isinstance(item, TrueFalse) and item.correction:
        view["correction"] = item.correction
    if isinstance(item, Order) and item.values:
        view["values"] = list(item.values)
    if isinstance(item, Number) and _is_said(item.unit):
        view["key_text"] = f"{item.written} {item.unit}"
    return view


def _citations(sheet: Sheet, asked: Asked) -> list[CitationView]:
    views: list[CitationView] = []
    for citation in asked.item.citations:
        document = sheet.documents.get(citation.document)
        language = document.language if document else ""
        before, mark, after = shown_parts(citation.quote, citation.mark, language)
        views.append(
            {
                "before": before,
                "mark": mark,
                "after": after,
                "title": document.title if document else citation.document,
                "publisher": document.publisher if document else "",
                "published": document.published if document else "",
            }
        )
    return views


def accepted(entries: Iterable[Entry], asked: Asked) -> list[str]:
    """Return what was accepted by the teacher, each once: what was typed, and options chosen."""
    given = {entry.given for entry in entries if entry.regraded}
    return sorted({text for each in given if (text := _accepted_text(each, asked))})


def _accepted_text(given: Given, asked: Asked) -> str:
    if isinstance(given, str):
        return given
    # True and false are words of the page; a whole order is too long to be told as one more.
    told = isinstance(asked.item, Choice | Multiple)
    return ", ".join(asked.options[place] for place in given) if told else ""


def on_wire(given: Given) -> list[int] | str:
    """Return what was given as JSON has it."""
    return given if isinstance(given, str) else list(given)


def you_view(room: Room, at: int, student: Student, language: str = "") -> YouView:
    """Return what one student alone is shown; ``language`` is the one they read now."""
    view: YouView = {
        "name": student.name,
        "language": language or student.language,
        "team": student.team,
        "points": shown_points(room.total(student.id), room.rules.scoring),
    }
    turn = room.turn
    if turn is not None and room.phase in ASKED | TOLD:
        view["turn"], view["vote"] = turn.number, turn.vote
        view["asked"] = turn.takes_from(student.id)
        entry = turn.entries.get(student.id)
        view["given"] = None if entry is None else on_wire(entry.given)
        if student.has_more_time and not turn.revealed:
            view["open"] = entry is None and room.may_answer(at, student)
            view["left"] = turn.time_left(at, student)
        if turn.revealed and entry is not None:
            earned = turn.points(student.id, room.rules.scoring)
            view["credit"] = round(float(entry.credit), 3)
            view["earned"] = shown_points(earned, room.rules.scoring)
            view["regraded"] = entry.regraded
    # A place is told once ranks are shown: until then each looks at what they know themselves.
    if room.phase in _RANKED:
        place = room.told_places().get(student.id)
        if place is not None:
            view["place"] = place
    return view


def ranks(room: Room, most: int) -> list[RankView]:
    """Return the first ``most`` places with all who share them, with their names.

    Nobody of the lower half is among them, unless level with one of the upper. Where thousands
    are level not each is named: the last line then counts the others.
    """
    found = room.ranking()
    most = min(most, (len(found.order) + 1) // 2)
    ahead = [
        (student, place)
        for student, place in zip(found.order, found.places, strict=True)
        if place <= most and room.total(student) > 0
    ]
    views: list[RankView] = [
        {
            "place": place,
            "name": room.students[student].name,
            "points": shown_points(room.total(student), room.rules.scoring),
        }
        for student, place in ahead[:_MOST_NAMED]
    ]
    if len(ahead) > _MOST_NAMED:
        others = len(ahead) - _MOST_NAMED + 1
        views[-1]["name"] = f"+ {others}"
    return views


def team_ranks(room: Room) -> list[TeamView]:
    """Return all teams, the first ahead."""
    points = room.team_points()
    order = sorted(points, key=lambda team: (-points[team], team))
    return [
        {
            "team": room.rules.teams[team],
            "points": shown_points(points[team], room.rules.scoring),
        }
        for team in order
    ]


def answered_view(room: Room) -> AnsweredView:
    """Return how far the class has come, so that nobody can be told by being the last.

    Once the answer is shown nobody is waited for any more: then the figures are exact.
    """
    answered, there = room.answered()
    missing = there - answered
    awaited = room.turn is not None and not room.turn.revealed
    almost = awaited and 0 < missing <= max(1, there // _ALMOST) and answered > 0
    return {"answered": 0 if almost else answered, "there": there, "almost": almost}


def projector_view(room: Room, sheet: Sheet, at: int) -> ProjectorView:
    """Return what the class sees on the wall, in the teacher's language."""
    view: ProjectorView = {
        "room": room_view(room, sheet, at, sheet.language),
        "present": room.students.present,
        "joined": len(room.students),
        "progress": answered_view(room),
    }
    turn = room.turn
    if turn is not None and turn.revealed:
        view["tally"] = tally(room, turn)
        if turn.first:
            view["first_tally"] = tally(room, turn, first=True)
            view["first_answered"] = len(turn.first)
    return view


def tally(room: Room, turn: Turn, *, first: bool = False) -> list[TallyView]:
    """Return how often each answer was given to a question that was asked, and which are right.

    Whoever it is for may know what is right: the teacher, or all after the reveal.
    """
    answers = count_answers(turn.first.values()) if first else room.answers(turn)
    counted = answers.counts if first else room.tally(turn)
    return tally_view(room.pool[turn.question], counted, answers.right, turn.accepted)


def tally_view(
    posed: Posed, counted: Counter[Given], right: Set[Given], accepted: Set[Given]
) -> list[TallyView]:
    """Return how often each answer was given: of options each, of others the most frequent.

    What was typed and is right, in whichever language and spelling, is told as one with the key;
    what the teacher has ``accepted`` stands for itself.
    """
    key = key_given(posed.first)
    shown = range(len(posed.first.options))
    if posed.type in BY_OPTION:
        return [
            {"given": [place], "count": counted.get(one, 0), "right": one == key or one in right}
            for place in shown
            for one in [(place,)]
        ]
    if posed.type is ItemType.MULTIPLE:
        picked = Counter[int]()
        for given, count in counted.items():
            picked.update({place: count for place in given if isinstance(place, int)})
        return [
            {"given": [place], "count": picked[place], "right": place in key} for place in shown
        ]
    known = {key, *right}
    told: Counter[Given] = Counter()
    for given, count in counted.items():
        is_key = isinstance(given, str) and given in right and given not in accepted
        told[key if is_key else given] += count
    # What is right is shown, however few gave it.
    order = sorted(told, key=lambda given: (given not in known, -told[given], str(given)))
    return [
        {"given": on_wire(given), "count": told[given], "right": given in known}
        for given in order[:_SHOWN_ANSWERS]
    ]
