"""Words of commands that can be pasted."""

from __future__ import annotations

import shlex
import sys

import pytest

from alpine_quiz.plain.pasting import as_word, pasted


@pytest.mark.parametrize(
    "word", ["x; touch PWNED #", "a$(touch PWNED)", "$HOME", "~", "my rivers", "l'eau", "a`b`", ""]
)
def test_any_word_stays_one_word_in_a_shell(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert shlex.split(pasted(word), comments=True) == [word]
    assert pasted(word) != word


def test_what_begins_with_a_hyphen_is_no_option(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert pasted("-x") == "./-x"
    assert as_word("-x") == "-x"
    assert pasted("rivers") == "rivers"


def test_windows_has_double_quotation_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert pasted(r"C:\packs\rivers") == r"C:\packs\rivers"
    assert pasted("my rivers & co") == '"my rivers & co"'
    assert pasted('a" & calc "') == '"a & calc "'


def test_what_steers_a_terminal_is_never_told() -> None:
    assert "\x1b" not in pasted("a\x1b[2J")
