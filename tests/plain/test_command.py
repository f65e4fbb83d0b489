"""Words of commands that can be pasted."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from alpine_quiz.plain.command import argument, path_argument


@pytest.mark.parametrize(
    "word", ["x; touch PWNED #", "a$(touch PWNED)", "$HOME", "~", "my rivers", "l'eau", "a`b`", ""]
)
def test_any_word_stays_one_word_in_a_shell(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert shlex.split(argument(word), comments=True) == [word]
    assert argument(word) != word


def test_what_begins_with_a_hyphen_is_no_option(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert path_argument(Path("-x")) == "./-x"
    assert argument("-x") == "-x"
    assert argument("rivers") == "rivers"


def test_windows_has_double_quotation_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert argument(r"C:\packs\rivers") == r"C:\packs\rivers"
    assert argument("my rivers & co") == '"my rivers & co"'
    assert argument('a" & calc "') == '"a & calc "'


def test_what_steers_a_terminal_is_never_told() -> None:
    assert "\x1b" not in argument("a\x1b[2J")
