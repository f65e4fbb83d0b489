"""A question as it was sent, made into one that the game's own widgets and readers can take.

What is right is not known before the reveal: until then any option stands for it.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from alpine_quiz.bank.model import Choice, Match, Multiple, Number, Order, Text, TrueFalse
from alpine_quiz.classroom.posed import answer_in
from alpine_quiz.game.answers import Matched, Ordered, Picked, Typed
from alpine_quiz.game.asked import FALSE, TRUE, Asked
from alpine_quiz.game.round import Played
from alpine_quiz.game.verdict import Outcome, Verdict

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Question
    from alpine_quiz.classroom.messages import QuestionView, RevealView
    from alpine_quiz.classroom.posed import Given
    from alpine_quiz.game.answers import Answer

_TRUTHS = (TRUE, FALSE)


def asked_of(question: QuestionView, reveal: RevealView | None = None) -> Asked:
    """Return the question of a frame; with its ``reveal`` it knows what is right."""
    options = tuple(question.get("options", ()))
    lefts = tuple(question.get("lefts", ()))
    if question["type"] == "true-false":
        options = _TRUTHS
    return Asked(_item(question, options, lefts, reveal), options, lefts)


def _item(
    question: QuestionView,
    options: tuple[str, ...],
    lefts: tuple[str, ...],
    reveal: RevealView | None,
) -> Question:
    same: dict[str, Any] = {
        "id": "-",
        "stem": question["stem"],
        "rationale": reveal["rationale"] if reveal else "",
    }
    key = reveal["key"] if reveal else list(range(len(options)))
    right = [options[place] for place in key if isinstance(place, int) and place < len(options)]
    match question["type"]:
        case "choice":
            answer = right[0] if right else ""
            return Choice(answer=answer, distractors=_without(options, right[:1]), **same)
        case "multiple":
            return Multiple(answers=tuple(right), distractors=_without(options, right), **same)
        case "true-false":
            correction = reveal.get("correction", "") if reveal else ""
            return TrueFalse(answer=right[:1] == [TRUE], correction=correction, **same)
        case "order":
            values = tuple(reveal.get("values", ())) if reveal else ()
            return Order(items=tuple(right), values=values, **same)
        case "match":
            return Match(pairs=tuple(zip(lefts, right, strict=False)), **same)
        case "number":
            return _number(question, key, same)
        case _:
            return Text(answer=key if isinstance(key, str) else "", **same)


def _without(options: tuple[str, ...], right: list[str]) -> tuple[str, ...]:
    return tuple(option for option in options if option not in right)


def _number(question: QuestionView, key: list[int] | str, same: dict[str, Any]) -> Number:
    written = key if isinstance(key, str) else ""
    try:
        answer = Decimal(written or "0")
    except InvalidOperation:
        answer = Decimal(0)
    # Years come without their unit; a key is told as it was written, or 1,955 would be one.
    unit = question.get("unit") or ("year" if written else "")
    return Number(answer=answer, written=written, unit=unit, **same)


def given_of(asked: Asked, answer: Answer) -> list[int] | str:
    """Return an answer as it travels: places of options, or what was typed."""
    match answer:
        case Typed(text):
            return text.strip()
        case Picked(options):
            return sorted(asked.options.index(option) for option in options)
        case Ordered(items):
            return [asked.options.index(item) for item in items]
        case Matched(pairs):
            partners = dict(pairs)
            return [
                asked.options.index(partners[left]) if left in partners else -1
                for left in asked.lefts
            ]


def played_of(asked: Asked, given: list[int] | str | None, credit: float) -> Played:
    """Return an answered question as the game has one: what was given, and what it was worth."""
    worth = Fraction(credit).limit_denominator(1000)
    outcome = Outcome.RIGHT if worth == 1 else Outcome.PARTLY if worth else Outcome.WRONG
    if given is None:
        return Played(asked, _nothing(asked), Verdict(Outcome.WRONG, Fraction(0)))
    meant: Given = given if isinstance(given, str) else tuple(given)
    return Played(asked, answer_in(asked, meant), Verdict(outcome, worth))


def _nothing(asked: Asked) -> Answer:
    match asked.item:
        case Text() | Number():
            return Typed("")
        case Order():
            return Ordered(())
        case Match():
            return Matched(())
        case _:
            return Picked(())
