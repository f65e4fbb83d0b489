"""What help says, in the terminal and in plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Match, Multiple, Number, Order, Text, TrueFalse
from alpine_quiz.language.numbers import is_year

if TYPE_CHECKING:
    from alpine_quiz.game.asked import Asked

POINTS = (
    "Every question is worth 1 point.",
    "Several right: the share you find, less the share that is wrong.",
    "An order with one pair of neighbours swapped: ½. Pairs: the share that is right.",
    "Closest number: within 5 % 1 point, within 15 % ½.",
    "Names may have a slip of the keys in them; accents and capitals do not matter.",
)

PLAIN_COMMANDS = (
    "?  this help",
    "h  a hint, where there is one",
    "s  the source of the last answer, in its document",
    "+  “I was right”, after a typed answer that was counted wrong",
    "q  save and leave",
    "=q answers “q”; so do =h, =s, =? and =+ for themselves",
)


def how_to_answer(asked: Asked) -> str:
    """Return how the question on screen is answered by a line of text."""
    last = "ABCDEF"[len(asked.options) - 1] if asked.options else ""
    match asked.item:
        case TrueFalse():
            return "Answer A for true or B for false."
        case Multiple():
            return f"Answer with letters A to {last} or numbers, such as 1,3."
        case Order():
            return "Answer with the numbers in the right order, such as 3,1,2."
        case Match():
            return "Answer with a letter for each line in turn, such as B,A,C, or pairs: 1B 2A 3C."
        case Number(unit=unit, estimate=estimate):
            kind = "a year" if is_year(unit) else f"a number ({unit})" if unit else "a number"
            return f"Type {kind}.{' Near counts.' if estimate else ''}"
        case Text():
            return "Type the answer."
        case _:
            return f"Answer with a letter, A to {last}, or a number."
