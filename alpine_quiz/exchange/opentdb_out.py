"""Writing the JSON of the Open Trivia Database; the format is described in `opentdb`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from alpine_quiz.bank.model import Choice, TrueFalse
from alpine_quiz.exchange.explaining import note_unheld, quotations
from alpine_quiz.exchange.losses import Loss
from alpine_quiz.exchange.model import Exported
from alpine_quiz.exchange.noting import Notebook
from alpine_quiz.exchange.opentdb import DIFFICULTIES, TYPES, encoded

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Pack, Question

_HELD = frozenset(("topic", "difficulty", "hint", "tags", "credit"))


def write(pack: Pack, language: str) -> Exported:
    """Return the choices and the true-false questions of ``pack`` in ``language``."""
    notes = Notebook()
    results: list[dict[str, Any]] = []
    for item in pack.items(language):
        notes.begin(item.place.line, item.id)
        if isinstance(item, Choice | TrueFalse):
            note_unheld(item, _HELD, notes)
            results.append(_result(item, pack))
        else:
            notes.left(Loss.UNKNOWN_TYPE, type=item.type.value)
    head = {
        "response_code": 0,
        "title": encoded(pack.title.in_language(language)),
        "language": language,
        "licence": encoded(pack.licence),
    }
    whole = {name: value for name, value in head.items() if value != ""} | {"results": results}
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    return Exported(f"{text}\n".encode(), len(results), notes.notes)


def _result(item: Choice | TrueFalse, pack: Pack) -> dict[str, Any]:
    rest = {
        "id": item.id if item.has_id else "",
        "explanation": encoded(item.rationale),
        "source": encoded("\n".join(" — ".join(parts) for parts in quotations(item, pack))),
        "hint": encoded(item.hint),
        "correction": encoded(item.correction) if isinstance(item, TrueFalse) else "",
        "feedback": {encoded(name): encoded(said) for name, said in item.feedback.items()},
        "tags": [encoded(tag) for tag in item.tags],
        "credit": encoded(item.credit),
    }
    return {
        "type": TYPES[type(item)],
        "difficulty": DIFFICULTIES[item.difficulty - 1],
        "category": encoded(item.topic),
        "question": encoded(item.stem),
        **_answers(item),
        **{name: value for name, value in rest.items() if value},
    }


def _answers(item: Question) -> dict[str, Any]:
    if isinstance(item, Choice):
        return {
            "correct_answer": encoded(item.answer),
            "incorrect_answers": [encoded(text) for text in item.distractors],
        }
    answer = isinstance(item, TrueFalse) and item.answer
    return {"correct_answer": str(answer), "incorrect_answers": [str(not answer)]}
