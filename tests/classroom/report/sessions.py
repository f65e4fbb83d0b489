"""Sessions to report on, led through quickly; names and answers as hostile as they come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from alpine_quiz.classroom.attempts import SelfPaced
from alpine_quiz.classroom.journal import Journal, Secret
from alpine_quiz.classroom.notation import pace_text
from alpine_quiz.classroom.posed import Given
from alpine_quiz.classroom.room import Room
from alpine_quiz.classroom.rules import Pace, Rules
from alpine_quiz.classroom.sheet import Sheet
from tests.classroom.rooms import (
    CHOICE,
    GRADER,
    NUMBER,
    SHEET,
    TEXT,
    key_of,
    room,
    wrong_answer_to,
)

BEGUN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
MARKUP = "<script>alert(1)</script>"
FORMULA = "=HYPERLINK(1;2)"
HOSTILE = ("<b>Zoé</b>", "=1+1;2", "[red]Adam[/]", "@Ann", '"><img src=x>')


def ask(class_: Room, place: int, given: Sequence[Given | None], *, at: int = 0) -> None:
    """Ask a question of the pool, take each student's answer, and reveal."""
    class_.set_plan(at, (place, *(each for each in class_.plan if each != place)))
    class_.ask(at)
    turn = class_.current.number
    for student, answer in enumerate(given, 1):
        if answer is not None:
            class_.answer(at + 1000 * student, student, turn, 1, answer)
    close(class_, at + 1000 * len(given))
    class_.reveal(at + 1000 * len(given))


def close(class_: Room, at: int) -> None:
    """Close the question, if all have not answered already."""
    if class_.phase.value == "open":
        class_.close(at)


def lesson() -> Room:
    """Return a room of five in which three questions were asked."""
    class_ = room(*HOSTILE)
    wrong = wrong_answer_to(CHOICE)
    ask(class_, CHOICE, [wrong, wrong, wrong, key_of(CHOICE), None])
    ask(class_, TEXT, ["Rédélé", MARKUP, FORMULA, "=1+1", "Rédélé"], at=20_000)
    ask(class_, NUMBER, ["4328"] * 5, at=40_000)
    return class_


def alone(pace: Pace | None = None, plan: tuple[int, ...] = (CHOICE, TEXT)) -> SelfPaced:
    """Return a room at one's own pace with Zoé and Adam in it."""
    made = SelfPaced(SHEET.pool, Rules(), pace or Pace(attempts=0), GRADER)
    made.set_plan(0, plan)
    for name in ("Zoé", "Adam"):
        made.join(0, name, "en")
    return made


def go_through(class_: SelfPaced, student: int, *right: bool, at: int = 0) -> None:
    """Begin, and answer the questions, each right or wrong, in two seconds."""
    class_.begin(at, student)
    attempt = class_.attempt(student)
    assert attempt is not None
    for number, (place, knows) in enumerate(zip(class_.plan, right, strict=False), 1):
        given = key_of(place) if knows else wrong_answer_to(place)
        class_.answer(at + 2000 * number, student, number, attempt.number, given)


def kept(
    path: Path,
    class_: Room | SelfPaced,
    *,
    begun: datetime = BEGUN,
    elapsed: int = 60_000,
    sheet: Sheet = SHEET,
    until: str = "",
) -> Path:
    """Write a room down as its server would have."""
    told = {"pin": "123456", "begun": begun.isoformat(timespec="seconds")}
    if isinstance(class_, SelfPaced):
        told["pace"] = pace_text(class_.pace)
    if until:
        told["until"] = until
    secrets = [Secret("h", "host"), *(Secret(f"s{s.id}", "player", s.id) for s in class_.students)]
    journal = Journal.create(path, sheet, class_.rules, told, secrets)
    journal.append(class_.happened)
    journal.keep_time(elapsed)
    journal.close()
    return path


def of_pack(pack: str) -> Sheet:
    """Return the sheet of another pack with the same questions."""
    return replace(SHEET, pack=pack)
