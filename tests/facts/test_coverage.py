from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import ItemType, Text, TrueFalse
from alpine_quiz.facts.coverage import DocumentCoverage, coverage
from alpine_quiz.facts.reader import read_facts

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.bank.model import Question

FACTS = """\
format: 1
entities:
  - {id: seine, type: river, names: Seine}
facts:
  - id: length
    subject: seine
    relation: length
    object: 777
    statement: It is long.
    evidence: [{document: one, quote: a}, {document: two, quote: b}]
  - id: mouth
    subject: seine
    relation: mouth
    object: sea
    statement: It meets the sea.
    evidence: [{document: one, quote: c}]
  - {id: age, subject: seine, relation: age, object: old, statement: S, ask: never}
"""


def test_facts_are_counted_by_document_and_by_the_forms_that_ask_them(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS, encoding="utf-8")
    base, _ = read_facts(path)
    assert base is not None
    items: list[Question] = [
        Text(id="length.text", stem="?", answer="777", facts=("length",)),
        TrueFalse(id="length.true-false", stem="?", answer=True, facts=("length", "no-such-fact")),
    ]
    found = coverage(base, items)
    assert found.documents == (
        DocumentCoverage("one", facts=2, worth_asking=2, asked=1),
        DocumentCoverage("two", facts=1, worth_asking=1, asked=1),
    )
    assert found.facts[0].forms == (ItemType.TEXT, ItemType.TRUE_FALSE)
    assert found.unasked == ("mouth",)
