"""What is told with the key, as other programs have it: one text with rationale and quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, Multiple, Number, Text, TrueFalse
from alpine_quiz.bank.written import record_of
from alpine_quiz.documents.quotes import as_shown
from alpine_quiz.exchange.losses import Loss

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from alpine_quiz.bank.model import Citation, Pack, Question
    from alpine_quiz.exchange.noting import Notebook

USUAL_DIFFICULTY = 2
_FOLDED = re.compile(r"[ \t][ \t\n]|\n[ \t]|\t")


def explanation(item: Question, pack: Pack) -> str:
    """Return the rationale, and below it every quote with its source on a line of its own."""
    quotes = [" — ".join(parts) for parts in quotations(item, pack)]
    return "\n".join([item.rationale, *quotes] if item.rationale else quotes)


def quotations(item: Question, pack: Pack) -> list[tuple[str, str]]:
    """Return every quote, in its marks, and the source it is from."""
    return [_quotation(citation, pack) for citation in item.citations]


def is_folded(item: Question) -> bool:
    """Tell whether a text of ``item`` has white space that a page would make one space."""
    return any(_FOLDED.search(text) for text in _texts(record_of(item)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(key)
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def note_said_of_key(item: Question, notes: Notebook) -> None:
    """Note where what is said of a key alone is all that is said: it is read as a rationale."""
    match item:
        case Choice() | Number():
            keys: tuple[str, ...] = (str(item.answer),)
        case Text():
            keys = (item.answer, *item.accept)
        case Multiple():
            keys = item.answers
        case TrueFalse():
            keys = (str(item.answer).lower(),)
        case _:
            keys = ()
    if not item.rationale and not item.citations and any(map(item.feedback.get, keys)):
        notes.changed(Loss.SAID_OF_KEY)


def note_unheld(item: Question, held: Collection[str], notes: Notebook) -> None:
    """Note the fields of ``item`` that a format has no room for; ``held`` are those it has.

    Citations are told apart: they become part of what is said with the key.
    """
    if item.citations and "citations" not in held:
        notes.changed(Loss.CITATION)
    fields = {
        "hint": item.hint,
        "difficulty": item.difficulty != USUAL_DIFFICULTY,
        "facts": item.facts,
        "ask": item.ask != "core",
        "tags": item.tags,
        "valid_until": item.valid_until,
        "credit": item.credit,
        "allow": item.allow,
        "topic": item.topic,
        "unit": getattr(item, "unit", ""),
        "values": getattr(item, "values", ""),
    }
    lost = [name for name, value in fields.items() if value and name not in held]
    if lost:
        notes.left(Loss.UNHELD_FIELD, fields=", ".join(lost))


def _quotation(citation: Citation, pack: Pack) -> tuple[str, str]:
    document = pack.documents.get(citation.document)
    if document is None:
        return f"“{as_shown(citation.quote)}”", citation.document
    parts = (document.title, document.publisher, document.published)
    return f"“{as_shown(citation.quote, document.language)}”", ", ".join(filter(None, parts))
