"""Answers and keys as text: one notation to keep and read back, one for people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from alpine_quiz.bank.model import Choice, Match, Multiple, Number, Order, Text
from alpine_quiz.game.answers import Matched, Ordered, Picked, Typed
from alpine_quiz.game.asked import FALSE, TRUE

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Question
    from alpine_quiz.game.answers import Answer


class NotationError(ValueError):
    """The text is not an answer in this notation."""


def as_text(answer: Answer) -> str:
    """Return ``answer`` as one line of JSON: an object whose only name is the answer's kind.

    ``{"picked": [option, …]}``, ``{"typed": text}``, ``{"ordered": [item, …]}`` or
    ``{"matched": [[left, right], …]}``.
    """
    match answer:
        case Picked(options):
            noted: dict[str, Any] = {"picked": options}
        case Typed(text):
            noted = {"typed": text}
        case Ordered(items):
            noted = {"ordered": items}
        case Matched(pairs):
            noted = {"matched": pairs}
    text = json.dumps(noted, ensure_ascii=False, separators=(",", ":"))
    # A lone surrogate can be typed but neither printed nor stored; JSON can spell it.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def from_text(text: str) -> Answer:
    """Read an answer back; raises ``NotationError`` for anything else."""
    try:
        noted = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotationError(text[:80]) from error
    match noted:
        case {"picked": [*options], **rest} if not rest and _are_texts(options):
            return Picked(tuple(options))
        case {"typed": str(typed), **rest} if not rest:
            return Typed(typed)
        case {"ordered": [*items], **rest} if not rest and _are_texts(items):
            return Ordered(tuple(items))
        case {"matched": [*pairs], **rest} if not rest and all(_is_pair(pair) for pair in pairs):
            return Matched(tuple((left, right) for left, right in pairs))
        case _:
            raise NotationError(text[:80])


def key_of(item: Question) -> Answer:
    """Return the right answer to ``item``, as a player would give it."""
    match item:
        case Choice():
            return Picked((item.answer,))
        case Multiple():
            return Picked(item.answers)
        case Text():
            return Typed(item.answer)
        case Number():
            return Typed(item.written)
        case Order():
            return Ordered(item.items)
        case Match():
            return Matched(item.pairs)
        case _:
            return Picked((TRUE if item.answer else FALSE,))


def no_answer_to(item: Question) -> Answer:
    """Return what stands for no answer to ``item``: an empty one of the kind it takes."""
    match key_of(item):
        case Picked():
            return Picked(())
        case Typed():
            return Typed("")
        case Ordered():
            return Ordered(())
        case Matched():
            return Matched(())


def answer_text(answer: Answer) -> str:
    """Return ``answer`` as people write it: ``4CV``, ``A → B``, ``A106 – 4CV, A108 – Dauphine``.

    True and false stay ``true`` and ``false``, numbers as they were written: whoever shows
    them puts them into a language.
    """
    match answer:
        case Picked(options):
            return ", ".join(options)
        case Typed(text):
            return text
        case Ordered(items):
            return " → ".join(items)
        case Matched(pairs):
            return ", ".join(f"{left} – {right}" for left, right in pairs)


def key_text(item: Question) -> str:
    """Return the right answer to ``item`` as people write it (see ``answer_text``)."""
    return answer_text(key_of(item))


def _are_texts(values: list[object]) -> bool:
    return all(isinstance(value, str) for value in values)


def _is_pair(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and _are_texts(value)
