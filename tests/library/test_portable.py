"""Names that every disk can hold."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alpine_quiz.library.objections import RefusedPackError
from alpine_quiz.library.portable import check_names, inner_name, is_portable


@pytest.mark.parametrize("name", ["en.yaml", "a/b/c.yaml", "Été 1955.yaml", "console.yaml", "日本"])
def test_an_honest_name_is_itself(name: str) -> None:
    assert inner_name(name) == name


def test_it_is_written_in_one_way() -> None:
    assert inner_name("./a//b\\c.yaml") == "a/b/c.yaml"


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "con", "Con.txt", "LPT¹", "com0.yaml", "nul .x", "a.", "a ", "a\0", "a|b"],
)
def test_what_some_disk_cannot_hold_is_told(name: str) -> None:
    assert not is_portable(name)


@pytest.mark.parametrize("sign", ["\x1b", "\x85", "\x9b", "\u202e", "\u2066", "\u200b", "\ufeff"])
def test_what_is_invisible_or_reorders_a_line_stands_in_no_name(sign: str) -> None:
    assert not is_portable(f"a{sign}b.yaml")


def test_what_is_no_text_is_no_name() -> None:
    assert not is_portable("\udcff")


@given(st.text(max_size=60))
@example("a/../../b")
@example("\\..\\x")
@example("C:/x")
def test_whatever_is_let_through_stays_within_the_folder(name: str) -> None:
    try:
        found = inner_name(name)
    except RefusedPackError:
        return
    parts = found.split("/")
    assert all(is_portable(part) for part in parts)
    assert not {"..", "."} & set(parts)
    assert not found.startswith("/")


@given(st.lists(st.sampled_from(["a", "A", "b", "a/x", "A/y", "b/x", "c/d/e", "C/d"]), max_size=5))
def test_no_two_names_let_through_are_one_on_any_disk(names: list[str]) -> None:
    try:
        check_names(names)
    except RefusedPackError:
        return
    folded = [name.casefold() for name in names]
    assert len(set(folded)) == len(names)
    assert not any(other.startswith(f"{name}/") for name in folded for other in folded)
