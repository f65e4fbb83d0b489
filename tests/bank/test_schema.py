"""The JSON Schemas, held against a real validator and against the reader."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alpine_quiz.bank.fields import BANK, FIELDS, PACK
from alpine_quiz.bank.problems import Code
from alpine_quiz.bank.schema import bank_schema, pack_schema
from tests.bank.banks import errors, read
from tests.bank.writer import fields, written

BANKS = jsonschema.Draft202012Validator(bank_schema())
PACKS = jsonschema.Draft202012Validator(pack_schema())
# What only the reader sees: how values fit each other.
BEYOND = {
    Code.KEY_AMONG_DISTRACTORS,
    Code.DUPLICATE_OPTION,
    Code.REJECTED_KEY,
    Code.VALUES_DIFFER,
    Code.FEEDBACK_FOR_NOTHING,
    Code.MARK_NOT_IN_QUOTE,
    Code.QUOTE_TOO_LONG,
}


def is_valid(question: Any) -> bool:
    return bool(BANKS.is_valid({"format": 1, "language": "en", "questions": [question]}))


def test_both_are_schemas() -> None:
    jsonschema.Draft202012Validator.check_schema(bank_schema())
    jsonschema.Draft202012Validator.check_schema(pack_schema())


def test_every_field_is_described() -> None:
    schema = bank_schema()
    for type_, known in FIELDS.items():
        properties = schema["$defs"][type_.value]["properties"]
        assert set(properties) == set(known)
        assert all(each["description"] for each in properties.values())
    assert set(schema["properties"]) == set(BANK)
    assert set(pack_schema()["properties"]) == set(PACK)


CASES = [
    ({"stem": "So?", "answer": "a"}, True),
    ({"stem": "So?", "answer": 1955}, True),
    ({"stem": "So?", "answer": True}, True),
    ({"stem": "So?", "answer": True, "correction": "No."}, True),
    ({"stem": "So?", "answer": "a", "correction": "No."}, False),
    ({"stem": "So?", "answer": "a", "distractors": ["b", 3, False]}, True),
    ({"stem": "So?", "answer": "a", "distractors": []}, False),
    ({"stem": "So?", "answer": "a", "distractors": "b"}, False),
    ({"stem": "So?", "answer": "a", "distractors": ["b"], "accept": ["c"]}, False),
    ({"stem": "So?", "answers": ["a", "b"], "distractors": ["c"]}, True),
    ({"stem": "So?", "answers": ["a", "b"]}, False),
    ({"stem": "So?", "answer": 4328, "unit": "cars"}, True),
    ({"stem": "So?", "answer": "4 328", "tolerance": 0.5}, True),
    ({"stem": "So?", "answer": "4,328", "estimate": True}, False),
    ({"stem": "So?", "items": ["a", "b"], "values": [1, 2]}, True),
    ({"stem": "So?", "items": ["a"]}, False),
    ({"stem": "So?", "items": list("abcdefg")}, False),
    ({"stem": "So?", "pairs": {"a": "b", "c": "d"}}, True),
    ({"stem": "So?", "pairs": {"a": "b"}}, False),
    ({"stem": "So?", "pairs": [["a", "b"], ["c", "d"]]}, False),
    ({"stem": "So?", "type": "number", "answer": 1}, True),
    ({"stem": "So?", "type": "number", "answer": "one"}, False),
    ({"stem": "So?", "type": "chioce", "answer": "a"}, False),
    ({"stem": "So?", "type": "true-false", "answer": "no"}, False),
    ({"stem": "So?", "type": "choice", "answer": "a"}, False),
    ({"answer": "a"}, False),
    ({"stem": "", "answer": "a"}, False),
    ({"stem": " ", "answer": "a"}, False),
    ({"stem": ["So?"], "answer": "a"}, False),
    ({"stem": "So?"}, False),
    ({"stem": "So?", "answer": "a", "dificulty": 1}, False),
    ({"stem": "So?", "answer": "a", "difficulty": 3}, True),
    ({"stem": "So?", "answer": "a", "difficulty": 4}, False),
    ({"stem": "So?", "answer": "a", "difficulty": "hard"}, False),
    ({"stem": "So?", "answer": "a", "id": "two words"}, False),
    ({"stem": "So?", "answer": "a", "id": "a106.choice"}, True),
    ({"stem": "So?", "answer": "a", "facts": ["a b"]}, False),
    ({"stem": "So?", "answer": "a", "ask": "never"}, False),
    ({"stem": "So?", "answer": "a", "valid_until": "2030-12"}, True),
    ({"stem": "So?", "answer": "a", "valid_until": "soon"}, False),
    ({"stem": "So?", "answer": "a", "citations": []}, False),
    ({"stem": "So?", "answer": "a", "citations": [{"document": "d", "quote": "q"}]}, True),
    ({"stem": "So?", "answer": "a", "citations": [{"document": "d"}]}, False),
    (
        {"stem": "So?", "answer": "a", "citations": [{"document": "d", "quote": "q", "at": -1}]},
        False,
    ),
    ({"stem": "So?", "answer": "a", "citations": ["d"]}, False),
    ({"stem": "So?", "answer": "a", "allow": {"longest-key": "It is the name."}}, True),
    ({"stem": "So?", "answer": "a", "allow": {}}, False),
    ({"stem": "So?", "answer": "a", "allow": ["longest-key"]}, False),
    ({"stem": "So?", "answer": "a", "allow": {"longest-key": ["It is", "the name."]}}, False),
    ("So?", False),
    ([], False),
]


@pytest.mark.parametrize(("question", "good"), CASES)
def test_schema_and_reader_agree(question: Any, good: bool) -> None:
    assert is_valid(question) is good
    data = yaml.safe_dump(
        {"format": 1, "language": "en", "questions": [question]}, allow_unicode=True
    )
    _, problems = read(data)
    assert (errors(problems) == []) is good


@settings(suppress_health_check=[HealthCheck.too_slow])  # any question
@given(fields())
def test_every_question_that_reads_well_is_valid(question: dict[str, Any]) -> None:
    question = {name: value for name, value in question.items() if value != []}
    _, problems = read(written([question]))
    assert errors(problems) == []
    assert is_valid(question)


@given(
    fields(),
    st.sampled_from(sorted({name for known in FIELDS.values() for name in known})),
    st.data(),
)
def test_schema_and_reader_agree_on_spoilt_questions(
    question: dict[str, Any], name: str, data: st.DataObject
) -> None:
    scalar = st.sampled_from(["", "x", "a b", 1, 4, True, "2022-01-28"])
    value = data.draw(st.one_of(scalar, st.lists(scalar, max_size=2), st.none()))
    if value is None:
        question.pop(name, None)
    else:
        question[name] = value
    _, problems = read(written([question]))
    found = [code for code in errors(problems) if code not in BEYOND]
    assert (found == []) == is_valid(question)


@pytest.mark.parametrize(
    ("pack", "good"),
    [
        ({"format": 1, "id": "a"}, True),
        ({"format": 1}, False),
        ({"id": "a", "title": {"en": "A", "fr": "Â"}, "authors": "Me"}, True),
        ({"id": "a", "title": {"english": "A"}}, False),
        ({"id": "a", "documents": {"d": {"title": "T", "published": 2022, "length": 5}}}, True),
        ({"id": "a", "documents": {"d": {"title": "T", "sha256": "ab"}}}, False),
        ({"id": "a", "documents": {"d e": {"title": "T"}}}, False),
        ({"id": "a", "documents": {"d": {}}}, False),
        ({"id": "a", "documents": {}}, False),
        ({"id": "a", "licence": ["MIT"]}, False),
    ],
)
def test_packs_are_held_to_their_schema(pack: Any, good: bool) -> None:
    assert bool(PACKS.is_valid(pack)) is good


def test_an_editor_offers_the_codes_that_can_be_allowed_and_no_others() -> None:
    for code in ("longest-kee", "unknown-key", "not-asked"):
        assert not is_valid({"stem": "So?", "answer": "a", "allow": {code: "It is so."}})
    assert PACKS.is_valid({"id": "p", "allow": {"uneven-truths": "It is a list of truths."}})
