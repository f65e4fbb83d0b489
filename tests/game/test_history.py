from __future__ import annotations

from fractions import Fraction

import pytest

from alpine_quiz.game.history import Past, Standing, standing
from tests.game import questions

KNEW = Past(1, Fraction(1))
MISSED = Past(2, Fraction(1, 2))


@pytest.mark.parametrize(
    ("history", "stands"),
    [
        ({}, Standing.UNSEEN),
        ({"other": MISSED}, Standing.UNSEEN),
        ({"a106.choice": MISSED}, Standing.MISSED),
        ({"a106.choice": KNEW}, Standing.KNOWN),
        ({"base": MISSED}, Standing.MISSED),
        ({"base": KNEW}, Standing.KNOWN_OTHERWISE),
        ({"a106.choice": KNEW, "base": MISSED}, Standing.MISSED),
        ({"a106.choice": MISSED, "base": KNEW}, Standing.KNOWN),
    ],
)
def test_facts_decide_how_an_item_stands(history: dict[str, Past], stands: Standing) -> None:
    assert standing(questions.choice(facts=("base",)), history) is stands


def test_an_item_without_facts_stands_for_itself() -> None:
    item = questions.choice()
    assert standing(item, {item.id: KNEW}) is Standing.KNOWN
    assert standing(item, {item.id: MISSED}) is Standing.MISSED
