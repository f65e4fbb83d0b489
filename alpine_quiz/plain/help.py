"""What help says, in the terminal and in plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, Match, Multiple, Number, Order, Text, TrueFalse
from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.language.numbers import is_year

if TYPE_CHECKING:
    from alpine_quiz.game.asked import Asked

POINTS = (
    later("Every question is worth 1 point."),
    later("Several right: the share you find, less the share that is wrong."),
    later("An order with one pair of neighbours swapped: ½. Pairs: the share that is right."),
    later("Closest number: within 5 % 1 point, within 15 % ½."),
    later("Where scores count, a hint costs ¼ of a point, and 50:50 costs ½."),
    later("Names may have a slip of the keys in them; accents and capitals do not matter."),
)

MENU_HELP = (
    later("In the menu a number, a letter or a name chooses; Enter shows it again, q quits."),
    # Translators: m is what is typed; it stays.
    later("m lists only the ways to play."),
    later("In a round:"),
)

PLAIN_COMMANDS = (
    # Translators: what stands before the two spaces is what is typed; it stays.
    later("?  this help"),
    later("h  a hint, where there is one"),
    later("x  50:50: half of the wrong options of a choice are taken away"),
    later("-  I don’t know"),
    later("p  pause; any line goes on"),
    later("m  one more minute, where there is a time limit"),
    later("s  the source of the last answer, in its document"),
    later("s n, s p  after the last question: the next quote of that document, the one before"),
    later("s d  the next source of the last answer"),
    later("s f  the facts of that document, and what you know of them"),
    later("s c  where its sources disagree: what each says"),
    later("s t  that document, the whole text"),
    later("+, i  “I was right”, after a typed answer that was counted wrong"),
    later("!  the last question is bad: say why"),
    later("q  save and leave"),
    later("=q answers “q”; so do the other commands for themselves: =h, =x, =+"),
)

AFTER_COMMANDS = (
    # Translators: what stands before the two spaces is what is typed; 4 is an example.
    later("r  the misses again"),
    later("n  another round like this one"),
    later("c  the result, to pass on: no question is in it"),
    later("e 4  why, of question 4"),
    later("s 4  its source, in its document"),
    later("+ 4, i 4  “I was right”, after an exam: a typed answer that was counted wrong"),
    later("! 4  question 4 is bad: say why"),
    later("Enter ends."),
)


def how_to_answer(asked: Asked, *, buzzing: bool = False) -> str:
    """Return how the question on screen is answered by a line of text.

    Where they are ``buzzing``, a number alone is no answer: it is taken for a late buzz.
    """
    last = "ABCDEF"[len(asked.options) - 1] if asked.options else ""
    if buzzing:
        return _how_to_answer_buzzing(asked, last)
    match asked.item:
        case TrueFalse():
            return tr("Answer A for true or B for false.")
        case Multiple():
            return tr("Answer with letters A to {last} or numbers, such as 1,3.", last=last)
        case Order():
            return tr("Answer with the numbers in the right order, such as 3,1,2.")
        case Match():
            return tr(
                "Answer with a letter for each line in turn, such as B,A,C, or pairs: 1B 2A 3C."
            )
        case Number(unit=unit, estimate=estimate):
            said = _how_to_type(unit)
            return " ".join((said, tr("Near counts."))) if estimate else said
        case Text():
            return tr("Type the answer.")
        case _:
            return tr("Answer with a letter, A to {last}, or a number.", last=last)


def _how_to_answer_buzzing(asked: Asked, last: str) -> str:
    match asked.item:
        case Multiple():
            said = tr("Answer with letters A to {last}, such as A,C.", last=last)
            return " ".join((said, tr("A number alone is taken for a late buzz.")))
        case Choice():
            said = tr("Answer with a letter, A to {last}.", last=last)
            return " ".join((said, tr("A number alone is taken for a late buzz.")))
        case Text() | Number():
            # Translators: =7 is what is typed; it stays.
            late = tr("A figure alone is taken for a late buzz: =7 answers 7.")
            return " ".join((how_to_answer(asked), late))
        case _:
            return how_to_answer(asked)


def _how_to_type(unit: str) -> str:
    if is_year(unit):
        return tr("Type a year.")
    # Translators: {unit} is what the number counts, in the language of the question.
    return tr("Type a number ({unit}).", unit=unit) if unit else tr("Type a number.")
