"""A room as lines of text: what all may see, and what only its teacher may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.classroom.clients.shown import asked_of
from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.classroom.answering import (
    asked_text,
    given_text,
    key_lines,
    known_key,
    quoted_view,
    tally_lines,
)
from alpine_quiz.plain.classroom.frequent import BY_OPTION, frequent
from alpine_quiz.plain.classroom.refusals import unreached_lines
from alpine_quiz.plain.classroom.standing import points_text, rank_lines, team_lines
from alpine_quiz.plain.classroom.wording import (
    bare_address,
    came_text,
    formula_text,
    hands_text,
    number_text,
    phase_text,
    reached_text,
    through_text,
    until_text,
)
from alpine_quiz.plain.wording import LETTERS, option_text

if TYPE_CHECKING:
    from alpine_quiz.classroom.clients.desk import Desk, DeskView
    from alpine_quiz.classroom.messages import (
        AskedView,
        QuestionView,
        RevealView,
        RoomView,
    )
    from alpine_quiz.plain.classroom.frequent import Votes


def lobby_lines(view: DeskView) -> list[str]:
    """Return where students find the room, and who is in it."""
    join = view["join"]
    lines = [
        view["room"]["title"],
        tr(
            "On a phone, open {address} and type the PIN {pin}.",
            address=bare_address(join["address"]),
            pin=f"{join['pin'][:3]} {join['pin'][3:]}",
        ),
        formula_text(view["room"]["scoring"]),
        tr_count("{count} question", "{count} questions", len(view["plan"])),
        *filter(None, [came_text(view)]),
    ]
    if "through" in view:
        lines.append(through_text(view["through"], view["joined"]))
        lines += filter(None, [until_text(view["room"])])
    if not view["reached"] and not view["joined"]:
        lines += unreached_lines(view["addresses"])
    return lines


def question_lines(question: QuestionView) -> list[str]:
    """Return a question as all may see it."""
    lines = ["", number_text(question)]
    if question["paused"]:
        return [*lines, tr("Paused")]
    lines.append(question["stem"])
    if "options" not in question:
        return [*lines, tr("Read first; the answers come in a moment.")]
    asked = asked_of(question)
    lines += [f"{place}. {left}" for place, left in enumerate(asked.lefts, 1)]
    lines += [
        f"{LETTERS[place]}. {option_text(option, asked.item)}"
        for place, option in enumerate(asked.options)
    ]
    return lines


def reveal_lines(
    question: QuestionView, reveal: RevealView, votes: Votes | None = None
) -> list[str]:
    """Return what was right, and why; with ``votes`` how often each answer was given."""
    lines = ["", *(tr("Right: {answer}", answer=line) for line in key_lines(question, reveal))]
    if reveal["accepted"]:
        lines.append(tr("Also accepted: {answers}", answers=", ".join(reveal["accepted"])))
    if votes is not None:
        lines += _votes_lines(question, votes)
    lines.append(reveal["rationale"])
    for citation in reveal["citations"]:
        quote = quoted_view(citation)
        lines += [quote.line, quote.source]
    return [line for line in lines if line or line == lines[0]]


def _votes_lines(question: QuestionView, votes: Votes) -> list[str]:
    if question["type"] in BY_OPTION:
        return [f"{whole(count)}  {text}" for text, count in tally_lines(question, votes.tally)]
    given = [
        (f"{whole(each.count)}  {each.text}", each.right) for each in frequent(question, votes)
    ]
    told = [tr("{answer} (right)", answer=line) if right else line for line, right in given]
    return told or [tr("Nobody has answered.")]


def room_lines(
    room: RoomView,
    votes: Votes | None = None,
) -> list[str]:
    """Return the room as all may see it."""
    question, reveal = room.get("question"), room.get("reveal")
    match room["phase"]:
        case "reading" | "open" if question:
            return question_lines(question)
        case "revealed" if question and reveal:
            before = []
            if votes is not None and votes.first is not None:
                early = votes._replace(tally=votes.first, first=None, answered=0)
                before = [tr("At first:"), *_votes_lines(question, early)]
            return [*before, *reveal_lines(question, reveal, votes)]
        case "ranks" | "podium" | "ended":
            ranks = rank_lines(room.get("ranks", []))
            teams = team_lines(room.get("team_ranks", []))
            return ["", phase_text(room), *ranks, *teams]
        case _:
            return [phase_text(room)]


def now_lines(desk: Desk) -> list[str]:
    """Return exact figures of the question that is asked, for the teacher alone."""
    view = desk.view
    if view is None or desk.question is None:
        return []
    lines = []
    # Where cards alone are raised, nobody is missing who could have answered.
    if view["there"] or not view["hands"]:
        lines.append(
            tr(
                "{answered} of {there} have answered",
                answered=whole(view["answered"]),
                there=whole(view["there"]),
            )
        )
    lines += filter(None, [hands_text(view["raised"])])
    if view["waiting"]:
        lines.append(
            tr_count(
                "{count} with more time is still answering.",
                "{count} with more time are still answering.",
                view["waiting"],
            )
        )
    return lines


def answers_lines(desk: Desk, asked: AskedView) -> list[str]:
    """Return what is right in a question, and every answer so far with a number."""
    question = desk.pooled(asked["question"])
    if question is None:
        return []
    item = desk.pool[asked["question"]]
    lines = [item["stem"], tr("Right: {answer}", answer=known_key(item["type"], item["key_text"]))]
    if asked["struck"]:
        lines.append(tr("This question counts for nobody."))
    shown = asked_of(question)
    for number, answer in enumerate(asked["answers"], 1):
        text = given_text(shown, answer["given"])
        line = f"{number}. {text}: {whole(answer['count'])}"
        lines.append(tr("{answer} (right)", answer=line) if answer["right"] else line)
    return lines


def asked_lines(desk: Desk) -> list[str]:
    """Return each question, and below it how it was answered."""
    lines = []
    for number, asked in enumerate(desk.answers, 1):
        if asked["question"] < len(desk.pool):
            lines.append(f"{number}. {desk.pool[asked['question']]['stem']}")
            lines.append(f"   {asked_text(asked)}")
    return lines


def plan_lines(desk: Desk) -> list[str]:
    """Return the questions with their answers: those asked, then those to come."""
    lines = []
    asked = len(desk.asked)
    for number, place in enumerate([*desk.asked, *desk.plan], 1):
        if place < len(desk.pool):
            item = desk.pool[place]
            stem = item["stem"]
            if number <= asked:
                stem = tr("{question} (asked)", question=stem)
            lines += [f"{number}. {stem}", f"   {known_key(item['type'], item['key_text'])}"]
    return lines or [tr("No question is planned.")]


def knocking_lines(desk: Desk) -> list[str]:
    """Return who knocks, each with a number."""
    return [
        tr("{number} knocks: {name}", number=number, name=each["name"])
        for number, each in enumerate(desk.knocking, 1)
    ]


def student_lines(desk: Desk) -> list[str]:
    """Return who knocks, and who is in the room, each with a number."""
    lines = knocking_lines(desk)
    for number, each in enumerate(desk.students, 1):
        notes = [points_text(each["points"])]
        if each["answered"]:
            notes.append(tr("answered"))
        if not each["present"]:
            notes.append(tr("away"))
        lines.append(f"{number}. {each['name']}: {', '.join(notes)}")
    if desk.view is not None and not lines:
        lines = [came_text(desk.view), reached_text(desk.view)]
    return [line for line in lines if line] or [tr("nobody is here yet")]
