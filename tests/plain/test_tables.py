"""Tables as comma-separated values."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.tables import csv_table


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def test_a_table_is_as_rfc_4180_has_it() -> None:
    rows: list[dict[str, object]] = [{"a": 'say "x", y', "b": None}, {"a": 1.5, "b": True}]
    assert csv_table(["a", "b"], rows) == b'a,b\r\n"say ""x"", y",\r\n1.5,true\r\n'


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "＝1", "  =1", "\t=1"])
def test_what_looks_like_a_formula_is_defused(text: str) -> None:
    ((_, cell),) = [(each[0], each[0]) for each in read(csv_table(["a"], [{"a": text}]))[1:]]
    assert cell == f"'{cleaned(text)}"


def test_a_number_is_no_formula() -> None:
    assert read(csv_table(["a"], [{"a": -1}])) == [["a"], ["-1"]]


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_text_comes_back_cleaned_and_in_one_cell(text: str) -> None:
    rows = read(csv_table(["a", "b"], [{"a": text, "b": "end"}]))
    assert rows[1][0].removeprefix("'") == cleaned(text).removeprefix("'")
    assert rows[1][1:] == ["end"]
