"""Overrides: a composed question made better by hand, and held to the same truth."""

from __future__ import annotations

from pathlib import Path

import pytest

from alpine_quiz.bank.model import Choice
from alpine_quiz.bank.problems import Code
from alpine_quiz.facts.composing import compose
from alpine_quiz.facts.overrides import apply_overrides, fingerprint, read_overrides
from tests.facts.bases import EVIDENCE, base_of

FACTS = f"""
- id: maker
  subject: bridge
  relation: built-by
  object: perronet
  complete: true
  statement: Perronet built it.
  evidence: {EVIDENCE}
  questions: [{{form: choice, stem: Who built it?, distractors: [gabriel, eiffel]}}]
- id: year
  subject: bridge
  relation: opened-in
  object: 1772
  unit: year
  statement: It opened in 1772.
  evidence: {EVIDENCE}
  questions:
    - {{form: choice, stem: When?, distractors: [1760, 1790]}}
    - {{form: number, stem: When?}}
"""
HEAD = "languages: [en]"


def overridden(folder: Path, overrides: str) -> tuple[dict[str, Choice], list[Code]]:
    base = base_of(folder, FACTS, head=HEAD)
    path = folder / "overrides.yaml"
    path.write_text(f"format: 1\noverrides:\n{overrides}", encoding="utf-8")
    composition = compose(base)
    read, problems = read_overrides(path)
    _, found = apply_overrides(composition, read, base, path)
    items = {item.id: item for item in composition.items["en"] if isinstance(item, Choice)}
    return items, [problem.code for problem in (*problems, *found)]


def test_other_distractors_take_their_feedback_along(tmp_path: Path) -> None:
    items, codes = overridden(tmp_path, "  - {id: maker.choice, distractors: [Gabriel, Gauthey]}\n")
    assert codes == []
    assert items["maker.choice"].distractors == ("Gabriel", "Gauthey")
    assert items["maker.choice"].feedback == {"Gabriel": "An architect."}


@pytest.mark.parametrize(
    ("override", "code"),
    [
        ("{id: maker.choice, distractors: [Jean-Rodolphe Perronet, x]}", Code.TRUE_DISTRACTOR),
        ("{id: year.choice, distractors: [1771, 1790]}", Code.NEAR_YEAR),
        ("{id: year.choice, answer: 1774}", Code.NOT_THE_KEY),
        ("{id: year.number, answer: 1773}", Code.NOT_THE_KEY),
        ("{id: year.choice, language: fr, stem: Quand ?}", Code.UNKNOWN_ITEM),
    ],
)
def test_what_the_facts_forbid_no_hand_may_write(tmp_path: Path, override: str, code: Code) -> None:
    assert code in overridden(tmp_path, f"  - {override}\n")[1]


def test_one_item_is_overridden_once(tmp_path: Path) -> None:
    twice = "  - {id: maker.choice, stem: A?}\n  - {id: maker.choice, stem: B?}\n"
    assert overridden(tmp_path, twice)[1] == [Code.TWICE_COMPOSED]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("object: 1772", "object: 1773"),
        ("unit: year", "unit: years"),
        ("relation: opened-in", "relation: closed-in"),
        ("statement: It opened in 1772.", "statement: S.\n  as_of: 1900"),
        ("statement: It opened in 1772.", "statement: S.\n  when: 1771"),
        ("statement: It opened in 1772.", "statement: S.\n  disputed: Some say otherwise."),
        ("statement: It opened in 1772.", "statement: S.\n  modality: planned"),
        ("statement: It opened in 1772.", "statement: S.\n  precision: about"),
    ],
)
def test_whatever_makes_the_fact_another_changes_its_print(
    tmp_path: Path, old: str, new: str
) -> None:
    base = base_of(tmp_path, FACTS, head=HEAD)
    item = next(item for item in compose(base).items["en"] if item.id == "year.choice")
    other = base_of(tmp_path, FACTS.replace(old, new), head=HEAD)
    reworded = base_of(tmp_path, FACTS.replace("It opened in 1772.", "Open."), head=HEAD)
    assert fingerprint(item, other) != fingerprint(item, base)
    assert fingerprint(item, reworded) == fingerprint(item, base)


def test_a_translation_of_who_says_otherwise_changes_no_print(tmp_path: Path) -> None:
    def doubted(doubt: str) -> str:
        new = f"statement: It opened in 1772.\n  disputed: {doubt}"
        base = base_of(tmp_path, FACTS.replace("statement: It opened in 1772.", new), head=HEAD)
        return fingerprint(item, base)

    item = next(
        item
        for item in compose(base_of(tmp_path, FACTS, head=HEAD)).items["en"]
        if item.id == "year.choice"
    )
    assert doubted("Some say 1771.") == doubted("{en: Some say 1771., fr: D’autres disent 1771.}")
    assert doubted("Some say 1771.") != doubted("{en: Some say 1770., fr: D’autres disent 1771.}")
