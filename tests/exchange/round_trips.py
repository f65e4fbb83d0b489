"""Packs of any questions, and what of them another program's format gives back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from alpine_quiz.bank.model import Bank, Localized, Pack
from alpine_quiz.bank.reader import read_bank_bytes
from alpine_quiz.bank.written import record_of
from alpine_quiz.exchange.judging import judged
from tests.bank.writer import fields, written

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from alpine_quiz.bank.model import Question
    from alpine_quiz.exchange.model import Exported, Imported

NEVER_HELD = ("citations", "difficulty", "facts", "ask", "valid_until", "credit", "allow")


def has_tex(question: dict[str, Any]) -> bool:
    """Tell whether a text may be taken for a formula, which is told wherever it comes from."""
    shown = str(question)
    return any(sign in shown for sign in ("\\\\(", "\\\\[", "$$"))


def moodle_keeps(question: dict[str, Any]) -> bool:
    """Tell whether Moodle has room for all of a question, in whichever of its formats."""
    tags = question.get("tags", [])
    return len(set(tags)) == len(tags)


def pack_of(questions: list[dict[str, Any]]) -> Pack:
    """Return a pack of these questions in English."""
    file, problems = read_bank_bytes(written(questions).encode(), Path("bank.yaml"))
    assert file is not None
    assert [problem for problem in problems if problem.is_error] == []
    return Pack("p", Path("p"), Localized({"": "P"}), banks=(file.bank,))


def pack_with(items: Sequence[Question]) -> Pack:
    """Return a pack of these very questions."""
    return Pack("p", Path("p"), Localized({"": "P"}), banks=(Bank("en", tuple(items), Path("p")),))


def packs(
    allowed: Callable[[dict[str, Any]], bool], unheld: Collection[str]
) -> st.SearchStrategy[Pack]:
    """Return packs of questions that are ``allowed``, without the fields ``unheld``."""

    def without(question: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in question.items() if name not in unheld}

    return st.lists(
        fields().map(without).filter(allowed),
        min_size=1,
        max_size=2,
        unique_by=lambda question: question["id"],
    ).map(pack_of)


def records(items: Sequence[Question]) -> list[dict[str, Any]]:
    """Return the questions' fields, by id, numbers written in one way."""
    found = []
    for item in sorted(items, key=lambda item: item.id):
        record: dict[str, Any] = dict(record_of(item))
        if record["type"] == "number":
            record["answer"] = str(getattr(item, "answer", ""))
        found.append(record)
    return found


def changed_in_silence(pack: Pack, exported: Exported, again: Sequence[Question]) -> list[Any]:
    """Return those of ``again`` that are not what went out, and of which nothing was told."""
    told = {note.item for note in exported.notes}
    out = records(pack.items("en"))
    assert [each["id"] for each in records(again)] == [each["id"] for each in out]
    pairs = zip(out, records(again), strict=True)
    return [pair for pair in pairs if pair[0] != pair[1] and pair[0]["id"] not in told]


def came_over(imported: Imported) -> list[Question]:
    """Return the questions that an import makes, by the bank's own reader."""
    found = judged(imported.drafts)
    assert found.notes == ()
    return list(found.items)
