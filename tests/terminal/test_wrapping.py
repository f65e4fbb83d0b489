from __future__ import annotations

import pytest
from textual.content import Content

from alpine_quiz.terminal.wrapping import keep_hard_spaces


@pytest.mark.parametrize("space", ["\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"])
def test_a_line_never_begins_after_a_hard_space(space: str) -> None:
    keep_hard_spaces()
    stem = f"Sur quel fleuve se trouve Rouen{space}? Sur la Seine."
    for width in range(8, 40):
        lines = [line.plain for line in Content(stem).wrap(width)]
        assert not [line for line in lines if line.startswith(("?", space))]
        assert " ".join(line.strip(" ") for line in lines) == stem


def test_words_wider_than_the_line_are_folded_as_ever() -> None:
    keep_hard_spaces()
    lines = [line.plain.strip() for line in Content("abcdefgh ij").wrap(4)]
    assert lines == ["abcd", "efgh", "ij"]
