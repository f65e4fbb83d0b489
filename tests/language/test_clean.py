"""Foreign text: what a pack may hold, and how it is shown."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.language.clean import cleaned, first_forbidden

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    "text",
    [
        "Rédélé a fondé Alpine en 1955 : « promesse tenue »",
        "first line\n\tsecond line",
        "non-breaking\u00a0space, narrow\u202fspace",
        "family 👨\u200d👩\u200d👧 and Persian \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "right-to-left mark \u200f stays, as Hebrew needs it",
        "[/b] and [@click=app.quit] are only text",
    ],
)
def test_text_of_every_language_is_allowed(text: str) -> None:
    assert first_forbidden(text) is None


@pytest.mark.parametrize(
    "character",
    [
        *"\x00\x07\x08\r\x0b\x0c\x1b\x7f\x80\x85\x9b\x9f\u2028\u2029",
        *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
        *"\u200b\u2060\ufeff\ufff9\U000e0041\ud800\udfff\ufdd0\uffff\U0010ffff",
    ],
)
def test_controls_overrides_and_invisible_tricks_are_found(character: str) -> None:
    assert first_forbidden(f"ab{character}c") == 2
    assert first_forbidden(f"{character}{character}", 1) == 1


def test_a_terminal_escape_is_shown_not_sent() -> None:
    assert cleaned("\x1b[2Jgone\x07") == "␛[2Jgone␇"
    assert cleaned("\x9b31mred\x7f") == "�31mred␡"


def test_a_name_cannot_reorder_or_hide_what_follows() -> None:
    assert cleaned("nnA\u202e") == "nnA"
    assert cleaned("An\u200bn\u2066") == "Ann"


def test_lines_are_joined_unless_they_may_stay() -> None:
    assert cleaned("one\r\ntwo\tthree\rfour\u2028five") == "one two three four five"
    assert cleaned("one\r\ntwo\tthree\rfour", multiline=True) == "one\ntwo\tthree\nfour"


@given(ANY_TEXT)
def test_what_is_cleaned_is_clean(text: str) -> None:
    shown = cleaned(text)
    assert first_forbidden(shown) is None
    assert "\n" not in shown
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in shown)
    assert cleaned(shown) == shown
    shown.encode()


@given(ANY_TEXT)
def test_the_first_forbidden_character_is_the_first(text: str) -> None:
    at = first_forbidden(text)
    if at is not None:
        assert first_forbidden(text[:at]) is None
        assert first_forbidden(text[at]) == 0
