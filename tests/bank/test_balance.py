"""What a player could learn of a bank's keys without knowing anything."""

from __future__ import annotations

import pytest

from alpine_quiz.bank.balance import Share, balance
from alpine_quiz.bank.model import ItemType
from tests.game.questions import choice, number, true_false


def test_items_are_counted_by_form_and_difficulty() -> None:
    found = balance([choice(), choice(difficulty=3), number()])
    assert found.forms == {ItemType.CHOICE: 2, ItemType.NUMBER: 1}
    assert found.difficulties == {2: 2, 3: 1}


def test_a_key_that_alone_is_the_longest_is_counted() -> None:
    long = choice(answer="The longest of all", distractors=("A", "Bb", "Cc"), feedback={})
    tied = choice(answer="Aaa", distractors=("Bbb", "Ccc", "D"), feedback={})
    found = balance([long, long, tied])
    assert found.longest == Share(2, 2, 0.5)
    assert (found.shortest.count, found.shortest.of) == (0, 3)


def test_numbers_are_ranked_and_their_lengths_do_not_count() -> None:
    first = choice(answer="957", distractors=("1,200", "1,421"), feedback={})
    middle = choice(answer="1962", distractors=("1955", "1971"), feedback={})
    found = balance([first, middle, middle])
    assert found.ranks == {0: 1, 1: 2}
    assert found.longest.of == 0


def test_true_statements_are_counted_against_half() -> None:
    found = balance([true_false(answer=True)] * 9 + [true_false(answer=False, correction="No.")])
    assert found.true == Share(9, 10, 5.0)
    assert not found.true.is_even


@pytest.mark.parametrize(
    ("count", "of", "expected", "even"),
    [
        (0, 0, 0.0, True),
        (1, 1, 0.25, True),
        (10, 40, 10.0, True),
        (30, 40, 10.0, False),
        (0, 40, 10.0, False),
    ],
)
def test_even_is_what_chance_would_give(count: int, of: int, expected: float, even: bool) -> None:
    assert Share(count, of, expected).is_even is even
