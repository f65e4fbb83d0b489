"""A small session to try rooms on: a question of each type, in English and French."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from alpine_quiz.bank.model import (
    Bank,
    Choice,
    Citation,
    Document,
    Localized,
    Match,
    Multiple,
    Number,
    Order,
    Pack,
    Question,
    TrueFalse,
)
from alpine_quiz.classroom.posed import Given, key_given
from alpine_quiz.classroom.room import Room
from alpine_quiz.classroom.rules import Rules
from alpine_quiz.classroom.sheet import Sheet, sheet_of
from alpine_quiz.game.grading import Grader
from tests.game import questions

_CITED = {
    "rationale": "Rédélé had won in one.",
    "citations": (Citation("history", "based on 4cv mechanicals", "4cv mechanicals"),),
    "topic": "cars",
}
ENGLISH: tuple[Question, ...] = (
    questions.choice(**_CITED),
    questions.true_false(),
    questions.multiple(),
    questions.text(),
    questions.number(),
    questions.order(values=("1955", "1957", "1962", "1971")),
    questions.match(),
    questions.number(id="height.number", stem="How high is the A110, in millimetres?", unit="mm"),
)
"""Their places are those in the pool of ``room``."""
CHOICE, TRUE_FALSE, MULTIPLE, TEXT, NUMBER, ORDER, MATCH, TIE = range(len(ENGLISH))


def _in_french(item: Question) -> Question:
    """Return a wording that is told apart from the English one wherever it is shown."""
    stem = f"{item.stem} (fr)"
    match item:
        case Choice():
            own: dict[str, Any] = {
                "answer": f"la {item.answer}",
                "distractors": tuple(f"la {other}" for other in item.distractors),
            }
        case Multiple():
            own = {
                "answers": tuple(f"le {each}" for each in item.answers),
                "distractors": tuple(f"le {other}" for other in item.distractors),
            }
        case Order():
            own = {"items": tuple(f"l’{each}" for each in item.items)}
        case Match():
            own = {"pairs": tuple((f"l’{left}", f"la {right}") for left, right in item.pairs)}
        case _:
            own = {}
    return replace(item, stem=stem, feedback={}, **own)


FRENCH = tuple(_in_french(item) for item in ENGLISH)
PACK = Pack(
    "tests",
    Path("tests"),
    Localized({"en": "A class", "fr": "Une classe"}),
    documents={"history": Document("history", "A history", publisher="The press")},
    banks=(Bank("en", ENGLISH, Path("en.yaml")), Bank("fr", FRENCH, Path("fr.yaml"))),
)
SHEET: Sheet = sheet_of(PACK, ENGLISH, "en", "seed")
GRADER = Grader.of_pack(PACK)


def room(*names: str, rules: Rules | None = None, plan: tuple[int, ...] = ()) -> Room:
    """Return a room in its lobby with students of these names, all of them there."""
    made = Room(SHEET.pool, rules or Rules(), GRADER)
    for name in names:
        made.arrive(0, made.join(0, name, "en").id)
    if plan:
        made.set_plan(0, plan)
    return made


def key_of(place: int) -> Given:
    """Return the right answer to a question of the pool."""
    return key_given(SHEET.pool[place].first)


def wrong_answer_to(place: int) -> Given:
    """Return an answer that is worth nothing."""
    asked = SHEET.pool[place].first
    key = key_of(place)
    match asked.item:
        case Choice() | TrueFalse():
            return next((at,) for at in range(len(asked.options)) if (at,) != key)
        case Multiple():
            return tuple(at for at in range(len(asked.options)) if at not in key)
        case Order():
            return tuple(reversed(key_as_places(place)))
        case Match():
            first, *rest = key_as_places(place)
            return (*rest, first)
        case Number():
            return "1"
        case _:
            return "Amédée Gordini"


def key_as_places(place: int) -> tuple[int, ...]:
    """Return the right answer to a question that is answered by places."""
    key = key_of(place)
    assert isinstance(key, tuple)
    return key
