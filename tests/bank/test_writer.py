"""Our own writer of YAML: what it writes is read back as it was, by any reader."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alpine_quiz.bank.writer import Value, block, scalar

# A reader that leaves every scalar a text, as ours does.
TEXTS = st.text(max_size=40).filter(lambda text: not any(0xD800 <= ord(c) < 0xE000 for c in text))
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def test_a_question_is_written_as_a_person_would_write_it() -> None:
    item: dict[str, Value] = {
        "id": "a106-mechanicals.choice",
        "stem": "Which small Renault lent its parts: the 4CV?",
        "distractors": ["Dauphine", "Frégate", "Juvaquatre"],
        "citations": [{"document": "history", "quote": "the '' alpine ''", "at": 515}],
        "answer": True,
    }
    assert block({"questions": [item]}) == (
        "questions:\n"
        "  - id: a106-mechanicals.choice\n"
        '    stem: "Which small Renault lent its parts: the 4CV?"\n'
        "    distractors: [Dauphine, Frégate, Juvaquatre]\n"
        "    citations:\n"
        "      - document: history\n"
        "        quote: the '' alpine ''\n"
        "        at: 515\n"
        "    answer: true\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "Yes",
        "",
        " x",
        "x ",
        "a: b",
        "a #b",
        "- a",
        "? a",
        "@a",
        "`a`",
        "a:",
        "%a",
        "!a",
        "&a",
        "*a",
        "|",
        ">",
        "'a'",
        '"a"',
        "a\nb",
        "a\tb",
        "\x00",
        "\u2028",
        "\ufeff",
        "🏎",
        "…",
        "---",
        "...",
        "1 000",
        "« oui »",
        "7:18",
        "null",
        "~",
        "[a",
        "{a",
        "a]",
        "#a",
    ],
)
def test_a_text_with_signs_of_yaml_is_read_back_as_it_was(text: str) -> None:
    written = block({"key": text, "list": [text, text], "long": ["x" * 100, text]})
    expected = {"key": text, "list": [text, text], "long": ["x" * 100, text]}
    assert yaml.load(written, yaml.BaseLoader) == expected
    assert written.isascii() or text.strip()


def test_a_text_that_other_readers_take_for_something_else_is_quoted() -> None:
    assert yaml.safe_load(block({"a": "no", "b": "null", "c": "on"})) == {
        "a": "no",
        "b": "null",
        "c": "on",
    }
    assert scalar(True) == "true"
    odd = {"car": "037", "lap": "7:18.77", "hex": "0x1f", "many": "1_000", "power": "1e3"}
    assert yaml.safe_load(block(odd)) == odd
    assert block({"year": "1978", "price": "18.50"}) == "year: 1978\nprice: 18.50\n"


def test_a_list_too_long_for_a_line_stands_below_its_key() -> None:
    written = block({"items": ["a" * 60, "b" * 60]})
    assert written == f"items:\n  - {'a' * 60}\n  - {'b' * 60}\n"


@settings(max_examples=150)
@example({"": ["0?"]})
@given(st.dictionaries(TEXTS, VALUES, max_size=5))
def test_whatever_is_written_is_read_back_as_it_was(value: dict[str, Any]) -> None:
    text = block(value)
    assert (yaml.load(text, yaml.BaseLoader) or {}) == value
