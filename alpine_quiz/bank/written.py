"""A bank as text: what `reader` reads back as the same questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import (
    FORMAT,
    Ask,
    Choice,
    Match,
    Multiple,
    Number,
    Order,
    Text,
    TrueFalse,
)
from alpine_quiz.bank.writer import block

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from alpine_quiz.bank.model import Citation, Question
    from alpine_quiz.bank.writer import Value


def bank_text(language: str, items: Iterable[Question], note: str) -> str:
    """Return a bank of ``items``, begun by the comment ``note``, with a blank line between."""
    head = f"# {note}\n" + block({"format": FORMAT, "language": language}) + "questions:\n"
    return head + "\n".join(block([record_of(item)], 2) for item in items)


def record_of(item: Question) -> dict[str, Value]:
    """Return the fields of ``item`` as a bank has them, what is empty left out."""
    record: dict[str, Value] = {"id": item.id, "type": item.type.value, "stem": item.stem}
    record |= _own(item)
    rest: Mapping[str, Value] = {
        "feedback": item.feedback,
        "hint": item.hint,
        "rationale": item.rationale,
        "citations": [citation_record(citation) for citation in item.citations],
        "topic": item.topic,
        "difficulty": item.difficulty,
        "facts": item.facts,
        "ask": "" if item.ask is Ask.CORE else item.ask.value,
        "tags": item.tags,
        "valid_until": item.valid_until,
        "credit": item.credit,
        "allow": dict(item.allow),
    }
    return record | {name: value for name, value in rest.items() if value}


def citation_record(citation: Citation) -> dict[str, Value]:
    """Return a citation's fields, what is empty left out."""
    record: dict[str, Value] = {"document": citation.document, "quote": citation.quote}
    if citation.mark:
        record["mark"] = citation.mark
    if citation.at is not None:
        record["at"] = citation.at
    return record


def _own(item: Question) -> dict[str, Value]:
    if isinstance(item, Choice):
        return {"answer": item.answer, "distractors": item.distractors}
    if isinstance(item, Multiple):
        return {"answers": item.answers, "distractors": item.distractors}
    if isinstance(item, TrueFalse):
        correction = {"correction": item.correction} if item.correction else {}
        return {"answer": item.answer, **correction}
    if isinstance(item, Text):
        near = {"accept": item.accept, "reject": item.reject, "prompt": item.prompt}
        return {"answer": item.answer, **{name: texts for name, texts in near.items() if texts}}
    if isinstance(item, Number):
        return _number(item)
    if isinstance(item, Order):
        values = {"values": item.values} if item.values else {}
        return {"items": item.items, **values}
    if isinstance(item, Match):
        return {"pairs": dict(item.pairs)}
    raise TypeError(type(item))


def _number(item: Number) -> dict[str, Value]:
    record: dict[str, Value] = {"answer": item.written}
    if item.unit:
        record["unit"] = item.unit
    if item.tolerance:
        record["tolerance"] = item.tolerance
    if item.estimate:
        record["estimate"] = True
    return record
