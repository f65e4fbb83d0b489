"""Questions of a class in words: what is right, what was answered, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, Match, Multiple, Order, TrueFalse
from alpine_quiz.classroom.clients.shown import asked_of
from alpine_quiz.game.asked import TRUE
from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import percent, published, whole
from alpine_quiz.plain.sources import Quoted
from alpine_quiz.plain.wording import LETTERS, option_text, order_lines, set_apart

if TYPE_CHECKING:
    from alpine_quiz.classroom.messages import (
        AskedView,
        CitationView,
        QuestionView,
        RevealView,
        TallyView,
    )
    from alpine_quiz.game.asked import Asked


SHAPES = "▲◆●■★✚"
"""A shape an option, so that neither colour nor letter has to be told apart."""


def quoted_view(citation: CitationView) -> Quoted:
    """Return a citation that came over the line as it is shown."""
    parts = [citation["title"]]
    if citation["publisher"]:
        parts.append(citation["publisher"])
    parts.append(published(citation["published"]) if citation["published"] else tr("undated"))
    return Quoted(citation["before"], citation["mark"], citation["after"], " · ".join(parts))


def key_lines(question: QuestionView, reveal: RevealView) -> list[str]:
    """Return the right answer in words; orders and pairs a line each."""
    asked = asked_of(question, reveal)
    item = asked.item
    match item:
        case Order():
            return [f"{place}. {line}" for place, line in enumerate(order_lines(item), 1)]
        case Match():
            return [f"{left} – {right}" for left, right in item.pairs]
        case TrueFalse():
            truth = tr("It is true.") if item.answer else tr("It is false.")
            return [" ".join(filter(None, (truth, item.correction)))]
        case Choice() | Multiple():
            keys = (item.answer,) if isinstance(item, Choice) else item.answers
            return [f"{LETTERS[asked.options.index(key)]}  {key}" for key in keys]
        case _:
            return [reveal["key_text"]]


def known_key(kind: str, key: str) -> str:
    """Return a key as the teacher is told it; true and false are no words of a pack."""
    if kind != "true-false":
        return key
    return tr("True") if key == TRUE else tr("False")


def asked_text(asked: AskedView) -> str:
    """Return how far a question was answered, and how well: “12 answers, 67 % right”."""
    if asked["struck"]:
        return tr("counts for nobody")
    if not asked["answered"]:
        return tr("no answer yet")
    share = percent(asked["known"] / asked["answered"])
    return tr_count(
        "{count} answer, {share} right",
        "{count} answers, {share} right",
        asked["answered"],
        share=share,
    )


def tally_lines(question: QuestionView, tally: list[TallyView]) -> list[tuple[str, int]]:
    """Return each answer that was given in words, and how often."""
    asked = asked_of(question)
    return [(given_text(asked, told["given"]), told["count"]) for told in tally]


def given_text(asked: Asked, given: list[int] | str) -> str:
    """Return an answer that came over the line in words."""
    if isinstance(given, str):
        return cleaned(given)
    match asked.item:
        case Order():
            return " → ".join(asked.options[place] for place in given)
        case Match():
            return set_apart(
                [
                    f"{left} – {asked.options[place]}"
                    for left, place in zip(asked.lefts, given, strict=False)
                    if place >= 0
                ]
            )
        case _:
            return ", ".join(
                f"{LETTERS[place]} {option_text(asked.options[place], asked.item)}"
                for place in given
            )


def bar(count: int, most: int, width: int) -> str:
    """Return a bar as long as ``count`` is of ``most``; whatever is there can be seen."""
    filled = round(width * count / most) if most else 0
    return "█" * max(filled, 1 if count else 0)


def tally_note(count: int, before: int | None, most: int, width: int = 10) -> str:
    """Return how often an option was chosen as a bar and a figure, and how often at first."""
    drawn = bar(count, most, width).ljust(width)
    if before is None:
        return f"{drawn} {whole(count)}"
    # Translators: how often an option was chosen in the first vote, and in the second.
    figures = tr("{first} → {second}", first=whole(before), second=whole(count))
    return f"{drawn} {figures}"
