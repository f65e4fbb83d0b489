"""Questions to try the rules on."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from alpine_quiz.bank.model import (
    Choice,
    Match,
    Multiple,
    Number,
    Order,
    Question,
    Text,
    TrueFalse,
)
from alpine_quiz.game.asked import Asked
from alpine_quiz.game.presenting import present


def choice(**more: Any) -> Choice:
    given: dict[str, Any] = {
        "id": "a106.choice",
        "stem": "Which small Renault lent its parts to the A106?",
        "answer": "4CV",
        "distractors": ("Dauphine", "Frégate", "Juvaquatre"),
        "feedback": {"Dauphine": "Its engine drove the A108."},
    }
    return Choice(**given | more)


def multiple(**more: Any) -> Multiple:
    given: dict[str, Any] = {
        "id": "wins.multiple",
        "stem": "In which two events did Rédélé win his class?",
        "answers": ("Mille Miglia", "Coupe des Alpes"),
        "distractors": ("Targa Florio", "Coronation Safari", "Tour de Corse"),
        "feedback": {"Targa Florio": "Sicily was far.", "Tour de Corse": "It began in 1956."},
    }
    return Multiple(**given | more)


def true_false(**more: Any) -> TrueFalse:
    given: dict[str, Any] = {
        "id": "a310.true-false",
        "stem": "The A310 had its engine in front.",
        "answer": False,
        "correction": "It sat behind.",
        "feedback": {"true": "The A310 kept its engine in the tail."},
    }
    return TrueFalse(**given | more)


def text(**more: Any) -> Text:
    given: dict[str, Any] = {
        "id": "founder.text",
        "stem": "Who founded Alpine?",
        "answer": "Jean Rédélé",
        "accept": ("Rédélé",),
        "reject": ("Amédée Gordini",),
        "prompt": ("the founder of Alpine",),
        "feedback": {"Amédée Gordini": "Gordini tuned Renaults."},
    }
    return Text(**given | more)


def number(**more: Any) -> Number:
    given: dict[str, Any] = {
        "id": "deliveries.number",
        "stem": "How many cars did Alpine deliver in 2023?",
        "answer": Decimal(4328),
        "written": "4328",
        "unit": "cars",
    }
    return Number(**given | more)


def order(**more: Any) -> Order:
    given: dict[str, Any] = {
        "id": "cars.order",
        "stem": "Put these cars in order.",
        "items": ("A106", "A108", "A110", "A310"),
    }
    return Order(**given | more)


def match(**more: Any) -> Match:
    given: dict[str, Any] = {
        "id": "bases.match",
        "stem": "Match each car with its Renault.",
        "pairs": (("A106", "4CV"), ("A108", "Dauphine"), ("A110", "R8")),
    }
    return Match(**given | more)


ALL: tuple[Question, ...] = (
    choice(),
    multiple(),
    true_false(),
    text(),
    number(),
    order(),
    match(),
)


def shown(item: Question) -> Asked:
    """Put ``item`` to a player, as some round would."""
    return present(item, "seed", pack="tests")
