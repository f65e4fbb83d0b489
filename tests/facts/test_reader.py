"""Reading facts.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.bank.model import Citation, Localized, Place
from alpine_quiz.bank.problems import Code
from alpine_quiz.facts.model import Entity, Fact, Modality, Precision, Worth
from alpine_quiz.facts.reader import read_facts
from alpine_quiz.facts.values import is_in_quotes
from tests.bank.banks import errors, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.facts.model import FactBase

ENTITIES = """\
format: 1
entities:
  - id: a110
    type: car
    names: {en: A110 (1962), fr: A110 (1962)}
    aliases: [A110, Berlinette]
    era: 1962–1977
    not: [a110-2017]
  - {id: a110-2017, type: car, names: A110}
"""
FACT = """\
facts:
  - id: a110-year
    subject: a110
    relation: introduced-in
    object: 1962
    unit: year
    precision: since
    as_of: 2020-01
    modality: reported
    complete: true
    ask: never
    disputed: Some say 1961.
    statement: {en: The A110 came in 1962.}
    evidence:
      - document: history
        quote: named after a successful run in the 1962 event
        mark: 1962
        at: 12
"""
LEAN = """\
facts:
  - {id: f, subject: a110, relation: r, object: o, statement: s}
"""


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], tuple[FactBase, list[Problem]]]:
    def read(text: str) -> tuple[FactBase, list[Problem]]:
        path = tmp_path / "facts.yaml"
        path.write_text(text, encoding="utf-8")
        base, problems = read_facts(path)
        assert base is not None
        return base, [p for p in problems if p.code is not Code.MISSING_EVIDENCE]

    return read


def test_entities_and_facts_with_all_there_is(
    read: Callable[[str], tuple[FactBase, list[Problem]]],
) -> None:
    base, problems = read(ENTITIES + FACT)
    assert problems == []
    assert base.entities == {
        "a110": Entity(
            id="a110",
            type="car",
            names=Localized({"en": "A110 (1962)", "fr": "A110 (1962)"}),
            aliases=("A110", "Berlinette"),
            era="1962–1977",
            not_=("a110-2017",),
            place=Place(3, 5),
        ),
        "a110-2017": Entity("a110-2017", "car", Localized({"": "A110"}), place=Place(9, 5)),
    }
    quote = "named after a successful run in the 1962 event"
    assert base.facts == {
        "a110-year": Fact(
            id="a110-year",
            subject="a110",
            relation="introduced-in",
            object="1962",
            unit="year",
            precision=Precision.SINCE,
            as_of="2020-01",
            modality=Modality.REPORTED,
            complete=True,
            ask=Worth.NEVER,
            disputed=Localized({"": "Some say 1961."}),
            statement=Localized({"en": "The A110 came in 1962."}),
            evidence=(Citation("history", quote, "1962", 12, Place(24, 9)),),
            place=Place(11, 5),
        )
    }


def test_a_fact_needs_little(read: Callable[[str], tuple[FactBase, list[Problem]]]) -> None:
    base, problems = read(ENTITIES + LEAN)
    assert problems == []
    fact = base.facts["f"]
    assert (fact.ask, fact.modality, fact.complete) == (Worth.CORE, Modality.STATED, None)


def test_what_nothing_proves_is_advice(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(ENTITIES + LEAN)
    _, problems = read_facts(path)
    assert [(p.code, p.is_error) for p in problems] == [(Code.MISSING_EVIDENCE, False)]


@pytest.mark.parametrize(
    ("old", "new", "place", "code"),
    [
        ("subject: a110", "subject: a11O", (12, 14), Code.UNKNOWN_ENTITY),
        ("    subject: a110\n", "", (11, 5), Code.MISSING_KEY),
        ("precision: since", "precision: after", (16, 16), Code.NOT_ONE_OF),
        ("as_of: 2020-01", "as_of: lately", (17, 12), Code.NOT_A_DATE),
        ("complete: true", "complete: yes", (19, 15), Code.NOT_TRUE_OR_FALSE),
        ("ask: never", "aks: never", (20, 5), Code.UNKNOWN_KEY),
        ("mark: 1962", "mark: 1963", (26, 15), Code.MARK_NOT_IN_QUOTE),
        ("statement: {en:", "statement: {english:", (22, 17), Code.BAD_LANGUAGE),
        ("- id: a110-year", "- id: a b", (11, 9), Code.BAD_ID),
        ("relation: introduced-in", "relation: [x]", (13, 15), Code.NOT_A_TEXT),
    ],
)
def test_a_bad_fact_is_told(
    read: Callable[[str], tuple[FactBase, list[Problem]]],
    old: str,
    new: str,
    place: tuple[int, int],
    code: Code,
) -> None:
    assert old in FACT
    base, problems = read(ENTITIES + FACT.replace(old, new) + LEAN.removeprefix("facts:\n"))
    assert told(problems) == [(*place, code)]
    assert "f" in base.facts


def test_what_was_given_before_is_told_with_its_line(
    read: Callable[[str], tuple[FactBase, list[Problem]]],
) -> None:
    twice = LEAN + LEAN.removeprefix("facts:\n")
    base, problems = read(ENTITIES + "  - {id: a110, type: x, names: x}\n" + twice)
    assert base.entities["a110"].type == "car"
    assert [(p.code, p.line, p.args["first"]) for p in problems] == [
        (Code.DUPLICATE_ENTITY, 10, 3),
        (Code.DUPLICATE_FACT, 13, 12),
    ]


def test_a_broken_entity_costs_no_fact(
    read: Callable[[str], tuple[FactBase, list[Problem]]],
) -> None:
    base, problems = read(ENTITIES.replace("type: car\n", "type: a: b\n", 1) + LEAN)
    assert Code.UNQUOTED_COLON in errors(problems)
    assert list(base.facts) == ["f"]
    base, problems = read(ENTITIES.replace("type: car\n", "tpye: car\n", 1) + LEAN)
    assert Code.UNKNOWN_ENTITY not in errors(problems)


def test_a_file_that_is_no_fact_base_is_refused(tmp_path: Path) -> None:
    assert read_facts(tmp_path / "absent.yaml")[0] is None
    path = tmp_path / "facts.yaml"
    path.write_text("- a\n")
    base, problems = read_facts(path)
    assert base is None
    assert errors(problems) == [Code.NOT_A_MAPPING]
    path.write_text("format: 2\nentities: {}\nfacts:\nfcats: []\n")
    _, problems = read_facts(path)
    assert set(errors(problems)) == {Code.NEWER_FORMAT, Code.NOT_A_LIST, Code.UNKNOWN_KEY}


LINES = (ENTITIES + FACT).splitlines(keepends=True)


@given(st.lists(st.sampled_from([*LINES, "  - ", "[", "x: y\n", "\x1b", "é", "'"]), max_size=30))
def test_any_text_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, text: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "facts.yaml"
    path.write_text("".join(text), encoding="utf-8")
    base, problems = read_facts(path)
    assert base is not None or errors(problems)


@pytest.mark.parametrize(
    ("value", "quote", "proven"),
    [
        ("4328", "reaching 4,328 units", True),
        ("4328", "4\u202f328 voitures", True),
        ("22.1", "by 22.1 percent", True),
        ("35", "It is 32 metres high", False),
        ("1969", "verra le jour en 1968", False),
        ("3", "for the third year", True),
        ("somebody", "he did it", True),
    ],
)
def test_a_number_stands_in_a_quote(value: str, quote: str, proven: bool) -> None:
    assert is_in_quotes(value, [Citation("book", quote)]) is proven
