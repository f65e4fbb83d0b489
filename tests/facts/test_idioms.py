"""The relations known without a pack's own words, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from alpine_quiz.bank.reader import read_bank_bytes
from alpine_quiz.bank.written import bank_text
from alpine_quiz.facts.idioms import english, french, idiom_for
from tests.facts.bases import EVIDENCE, base_of, composed

NUMBERS = {"employs", "visitors", "length", "height", "depth", "area", "weight", "capacity"}
NUMBERS |= {"population", "price", "cost", "produced", "sold", "distance", "duration", "speed"}
NUMBERS |= {"power", "count", "share", "growth", "age"}


def test_both_languages_know_the_same_relations() -> None:
    assert set(english.RELATIONS) == set(french.RELATIONS)


@pytest.mark.parametrize("relation", sorted(english.RELATIONS))
def test_each_becomes_questions_that_a_reader_finds_nothing_wrong_with(
    tmp_path: Path, relation: str
) -> None:
    if relation in NUMBERS:
        value = "object: 450\n  unit: metres"
    elif relation.endswith("-in") and relation != "located-in":
        value = "object: 1772\n  unit: year"
    else:
        value = "object: perronet\n  complete: true"
    facts = f"""
- id: told
  subject: bridge
  relation: {relation}
  {value}
  statement: {{en: So it is told., fr: Ainsi va le récit.}}
  evidence: {EVIDENCE}
"""
    composition = composed(tmp_path, facts)
    assert composition.problems == []
    for language, items in composition.items.items():
        assert items
        text = bank_text(language, items, "A note.")
        file, problems = read_bank_bytes(text.encode(), Path(f"{language}.yaml"))
        assert file is not None
        assert problems == []
        for item in file.bank.items:
            assert "{" not in item.stem
            assert not re.search(r"\bde l[ea]s? |\bà les? |  ", item.stem.replace("de la", ""))
            assert item.stem[0].isupper()
            assert item.stem.endswith(("?", ".")), item.stem


def test_a_packs_own_words_go_before_those_known(tmp_path: Path) -> None:
    head = "relations:\n  - {id: built-by, asks_object: Whose work is {subject}?}\n"
    head = head.replace("Whose work is {subject}?", "'Whose work is {subject}?'")
    base = base_of(
        tmp_path,
        "- {id: a, subject: bridge, relation: built-by, object: perronet, statement: s}",
        head=head,
    )
    idiom = idiom_for("built-by", base)
    assert idiom.asks_object.in_language("en") == "Whose work is {subject}?"
    assert idiom.claim.in_language("en") == "{subject} was built by {object}."
