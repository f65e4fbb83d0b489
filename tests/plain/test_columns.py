"""Columns as wide as a terminal shows them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.game.results import Results, TopicScore
from alpine_quiz.plain.columns import cells, padded
from alpine_quiz.plain.points import topic_bars
from tests.conftest import PACKS


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("", 0),
        ("Rouen", 5),
        ("日本の車", 8),
        ("ｿﾆｰ", 3),
        ("e\u0301te\u0301", 3),
        ("👨‍👩‍👧", 2),
        ("🇫🇷", 2),
        ("العربية", 7),
        ("Việt", 4),
    ],
)
def test_a_text_is_as_wide_as_it_is_shown(text: str, wide: int) -> None:
    assert cells(text) == wide
    assert cells(padded(text, 12)) == 12
    assert padded(text, 1).startswith(text)


def test_bars_stand_below_each_other_whatever_the_script() -> None:
    pack, _ = load_pack(PACKS / "scripts")
    assert pack is not None
    topics = tuple(
        TopicScore(topic, Fraction(1), 2) for topic in ("日本の車", "course", "émoji 🏎️", "العربية")
    )
    found = Results(Fraction(4), 8, 8, 8, topics, (), (), ())
    starts = {cells(line[: line.index("█")]) for line in topic_bars(found, pack)}
    assert len(starts) == 1
