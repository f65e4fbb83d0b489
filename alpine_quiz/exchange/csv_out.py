"""A pack's questions as comma-separated values (RFC 4180) that `csv_in` reads back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import (
    Ask,
    Choice,
    Match,
    Multiple,
    Number,
    Order,
    Text,
    TrueFalse,
)
from alpine_quiz.exchange.cell_lists import joined, joined_pairs
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import Exported, Note
from alpine_quiz.exchange.sheets import csv_cell

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Pack, Question

_BOM = "\ufeff"  # without it spreadsheets take accents for something else
_ALWAYS = ("id", "type", "question", "answer")
_THEN = (
    *("accept", "reject", "prompt", "unit", "tolerance", "estimate", "correction", "values"),
    *("explanation", "option feedback", "hint", "topic", "difficulty", "tags", "ask"),
    *("valid until", "credit", "allow", "source"),
)


def write(pack: Pack, language: str) -> Exported:
    """Return the questions of ``pack`` in ``language``, a row each, with every field that is used.

    Citations become text that nothing reads back.
    """
    items = pack.items(language)
    rows = [_row(item, pack) for item in items]
    wrong = [f"wrong {number}" for number in range(1, max(map(_wrong_count, items), default=0) + 1)]
    used = {name for row in rows for name in row}
    header = [*_ALWAYS, *wrong, *(name for name in _THEN if name in used)]
    lines = [header, *([row.get(name, "") for name in header] for row in rows)]
    text = "".join(",".join(map(csv_cell, line)) + "\r\n" for line in lines)
    notes = tuple(note for item in items for note in _notes(item))
    return Exported(f"{_BOM}{text}".encode(), len(items), notes)


def _wrong_count(item: Question) -> int:
    return len(item.distractors) if isinstance(item, Choice | Multiple) else 0


def _row(item: Question, pack: Pack) -> dict[str, str]:
    rest = {
        "explanation": item.rationale,
        "option feedback": joined_pairs(item.feedback),
        "hint": item.hint,
        "topic": item.topic,
        "difficulty": str(item.difficulty),
        "tags": joined(item.tags),
        "ask": "" if item.ask is Ask.CORE else item.ask.value,
        "valid until": item.valid_until,
        "credit": item.credit,
        "allow": joined_pairs(item.allow),
        "source": _sources(item, pack),
    }
    row = {"id": item.id, "type": item.type.value, "question": item.stem, **_own(item), **rest}
    return {name: text for name, text in row.items() if text}


def _own(item: Question) -> dict[str, str]:
    match item:
        case Choice():
            return {"answer": item.answer, **_wrong(item.distractors)}
        case Multiple():
            return {"answer": joined(item.answers), **_wrong(item.distractors)}
        case TrueFalse():
            return {"answer": "true" if item.answer else "false", "correction": item.correction}
        case Text():
            return {
                "answer": item.answer,
                "accept": joined(item.accept),
                "reject": joined(item.reject),
                "prompt": joined(item.prompt),
            }
        case Number():
            return {
                "answer": item.written,
                "unit": item.unit,
                "tolerance": format(item.tolerance, "f") if item.tolerance else "",
                "estimate": "true" if item.estimate else "",
            }
        case Order():
            return {"answer": joined(item.items), "values": joined(item.values)}
        case Match():
            return {"answer": joined_pairs(item.pairs)}


def _wrong(distractors: tuple[str, ...]) -> dict[str, str]:
    return {f"wrong {number}": text for number, text in enumerate(distractors, 1)}


def _sources(item: Question, pack: Pack) -> str:
    """Return the quotes with the titles of their documents, one a line."""
    lines = []
    for citation in item.citations:
        document = pack.documents.get(citation.document)
        title = document.title if document else citation.document
        lines.append(f"“{' '.join(citation.quote.split())}” ({title})")
    return "\n".join(lines)


def _notes(item: Question) -> list[Note]:
    notes: list[Note] = []
    if item.citations:
        notes.append(Note(Loss.CITATION, Fate.CHANGED, item.place.line, item.id))
    if item.facts:
        args: dict[str, str | int] = {"fields": "facts"}
        notes.append(Note(Loss.UNHELD_FIELD, Fate.LEFT, item.place.line, item.id, args))
    return notes
