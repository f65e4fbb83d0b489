"""Bytes as text: which encodings there are, and what is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.exchange import decoding
from alpine_quiz.exchange.decoding import decoded, tidy
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import ExchangeError, Obstacle
from alpine_quiz.language.clean import first_forbidden


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_says_its_encoding_is_read_without_a_word(encoding: str) -> None:
    assert decoded("Où ? — 4CV 😀".encode(encoding)) == ("Où ? — 4CV 😀", ())


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_western_text_of_old_is_read_and_told(encoding: str) -> None:
    text, (note,) = decoded("Où est l’été ?".replace("’", "'").encode(encoding))
    assert text == "Où est l'été ?"
    assert (note.loss, note.fate, note.args["encoding"]) == (
        Loss.ENCODING,
        Fate.CHANGED,
        "Windows-1252",
    )


def test_the_bytes_that_windows_1252_lacks_are_no_fault_of_its_reader() -> None:
    text, notes = decoded(b"caf\xe9 \x81")
    assert text == "café \ufffd"
    assert [note.loss for note in notes] == [Loss.ENCODING, Loss.CHARACTERS]


def test_a_damaged_text_is_told() -> None:
    text, (note,) = decoded(b"\xef\xbb\xbfcaf\xe9")
    assert text == "caf\ufffd"
    assert note.args == {"encoding": "UTF-8", "damaged": 1}


def test_every_end_of_line_is_one() -> None:
    assert decoded(b"a\r\nb\rc\nd") == ("a\nb\nc\nd", ())


def test_lines_with_characters_that_no_text_may_hold_are_told() -> None:
    text, notes = decoded("a\n\0bcd\nc\u202ed\n".encode())
    assert text == "a\n␀bcd\ncd\n"
    assert [(note.line, note.args["character"]) for note in notes] == [(2, "U+0000"), (3, "U+202E")]


def test_of_very_many_such_lines_only_the_first_are_told() -> None:
    _, notes = decoded(b"a\0bcd\n" * 10_000)
    assert len(notes) == 101
    assert notes[-1].args == {"character": ""}


@pytest.mark.parametrize(
    "content", [b"\x7fELF\x02\x01\x01\xff" + bytes(9), "Où ?".encode("utf-16-le"), bytes(4)]
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(ExchangeError) as refused:
        decoded(content)
    assert refused.value.obstacle is Obstacle.BINARY


def test_odd_line_ends_do_not_shift_the_numbers_of_lines() -> None:
    assert decoded("a\u2028b\x0bc".encode())[0] == "a b c"


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "MAX_BYTES", 1000)
    with pytest.raises(ExchangeError) as refused:
        decoded(b"a" * 1001)
    assert refused.value.obstacle is Obstacle.TOO_LARGE


@given(st.binary(max_size=300))
def test_any_bytes_become_text_that_a_bank_may_hold(content: bytes) -> None:
    try:
        text, notes = decoded(content)
    except ExchangeError as error:
        assert error.obstacle is Obstacle.BINARY  # noqa: PT017 - what is text is looked at below
        return
    assert first_forbidden(text) is None
    assert tidy(text) == text
    assert all(note.fate is Fate.CHANGED for note in notes)
