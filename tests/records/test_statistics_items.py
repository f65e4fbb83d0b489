"""How hard items proved to be, and what was given to them."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.game.answers import Picked, Typed
from alpine_quiz.game.modes import Mode
from alpine_quiz.records.difficulty import (
    ENOUGH,
    ItemFigures,
    difficulty_of,
    measured_difficulty,
    read_item_figures,
    wilson,
)
from alpine_quiz.records.scores import Tally
from tests.records.playing import (
    CHOICE,
    MATCH,
    MULTIPLE,
    NUMBER,
    TEXT,
    TRUE_FALSE,
    answer,
    play,
    right,
    start,
    wrong,
)

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Question
    from alpine_quiz.game.answers import Answer
    from alpine_quiz.records.store import Records


def measured(records: Records, pack: str = "alpine") -> dict[str, int]:
    return records.read(lambda rows: measured_difficulty(rows, pack))


def figures(records: Records) -> dict[str, ItemFigures]:
    found = records.read(lambda rows: read_item_figures(rows, "alpine"))
    return {each.item: each for each in found}


def given_to(records: Records, item: str) -> list[tuple[str, int, int, bool]]:
    return [
        (each.text, each.given, each.shown, each.key) for each in figures(records)[item].options
    ]


@pytest.mark.parametrize(
    ("right_of", "count", "difficulty"),
    [
        (0, 0, None),
        (19, 19, None),
        (20, 20, 1),
        (0, 20, 3),
        (5, 20, 3),
        (10, 20, None),
        (12, 20, None),
        (14, 20, 2),
        (17, 20, None),
        (34, 50, 2),
        (950, 1000, 1),
        (850, 1000, None),
        (700, 1000, 2),
        (500, 1000, None),
        (300, 1000, 3),
    ],
)
def test_an_item_is_as_hard_as_its_answers_prove(
    right_of: int, count: int, difficulty: int | None
) -> None:
    assert difficulty_of(Tally(count, Fraction(right_of))) == difficulty


@given(st.integers(0, 500), st.integers(1, 500))
def test_the_ends_of_the_interval_are_as_far_off_as_chance_goes(right_of: int, n: int) -> None:
    share = min(right_of, n) / n
    for end in wilson(share, n):
        deviation = math.sqrt(max(0.0, end * (1 - end)) / n)
        assert abs(share - end) == pytest.approx(1.6449 * deviation, abs=1e-6)


@given(st.integers(0, 500), st.integers(1, 500))
def test_the_interval_holds_the_share_and_stays_between_none_and_all(right_of: int, n: int) -> None:
    share = min(right_of, n) / n
    low, high = wilson(share, n)
    assert -1e-9 <= low <= share + 1e-9
    assert share - 1e-9 <= high <= 1 + 1e-9


@given(st.integers(ENOUGH, 400), st.data())
def test_more_right_answers_never_make_an_item_harder(count: int, data: st.DataObject) -> None:
    fewer = data.draw(st.integers(0, count))
    more = data.draw(st.integers(fewer, count))
    before = difficulty_of(Tally(count, Fraction(fewer)))
    after = difficulty_of(Tally(count, Fraction(more)))
    assert before is None or after is None or after <= before


def test_all_players_measure_an_item_together_at_one_keyboard_too(records: Records) -> None:
    for number in range(ENOUGH - 1):
        play(records, "+-", player=f"player {number % 3}")
    assert measured(records) == {}
    play(records, "+-", mode=Mode.HOTSEAT)
    assert measured(records) == {"item0": 1, "item1": 3}
    assert measured(records, "another") == {}


def test_what_was_just_explained_measures_nothing(records: Records) -> None:
    for _ in range(ENOUGH):
        play(records, "+", mode=Mode.RETRY)
        play(records, "-", mode=Mode.WEAK)
    assert measured(records) == {}
    assert figures(records) == {}


def test_half_answers_and_claims_count_as_what_they_are(records: Records) -> None:
    kept = start(records, [TEXT, NUMBER])
    kept.answer(wrong(TEXT))
    kept.claim()
    kept.explain()
    kept.next()
    answer(kept, Typed("half"))
    found = figures(records)
    assert found[TEXT.id].tally == Tally(1, Fraction(1))
    assert found[NUMBER.id].tally == Tally(1, Fraction(1, 2))
    assert found[TEXT.id].difficulty is None


def test_options_are_told_with_how_often_they_were_given_and_shown(records: Records) -> None:
    for picked in ("4CV", "4CV", "Dauphine"):
        answer(start(records, [CHOICE]), Picked((picked,)))
    assert given_to(records, CHOICE.id) == [
        ("4CV", 2, 3, True),
        ("Dauphine", 1, 3, False),
        ("Frégate", 0, 3, False),
    ]


def test_an_option_taken_away_was_not_shown(records: Records) -> None:
    answer(start(records, [CHOICE]), right(CHOICE))
    kept = start(records, [CHOICE])
    assert len(kept.halve()) == 1
    answer(kept, right(CHOICE))
    shown = {text: count for text, _, count, _ in given_to(records, CHOICE.id)}
    assert shown["4CV"] == 2
    assert sorted(shown.values()) == [1, 2, 2]


@pytest.mark.parametrize(
    ("item", "given_", "expected"),
    [
        (
            MULTIPLE,
            Picked(("Le Mans", "Indianapolis")),
            [
                ("Indianapolis", 1, 1, False),
                ("Le Mans", 1, 1, True),
                ("Monte Carlo", 0, 1, True),
            ],
        ),
        (TRUE_FALSE, Picked(("false",)), [("false", 1, 1, False), ("true", 0, 1, True)]),
        (TEXT, Typed("Amédée Gordini"), [("Amédée Gordini", 1, 0, False)]),
        (NUMBER, Typed("4328"), [("4328", 1, 0, True)]),
        (MATCH, right(MATCH), [("A106 – 4CV, A108 – Dauphine, A110 – R8", 1, 0, True)]),
        (TRUE_FALSE, Picked(()), [("false", 0, 1, False), ("true", 0, 1, True)]),
        (TEXT, Typed(""), []),
    ],
)
def test_answers_are_told_as_people_write_them(
    records: Records,
    item: Question,
    given_: Answer,
    expected: list[tuple[str, int, int, bool]],
) -> None:
    answer(start(records, [item]), given_)
    assert given_to(records, item.id) == expected


def test_an_answer_that_cannot_be_read_is_left_out(records: Records) -> None:
    answer(start(records, [TEXT]), right(TEXT))
    records.write(
        lambda rows: rows.execute("DROP TRIGGER answers_stay").execute(
            "UPDATE answer SET given = 'scribble', key = '[]'"
        )
    )
    assert given_to(records, TEXT.id) == []
    assert figures(records)[TEXT.id].tally.answers == 1


def test_each_language_has_its_own_words_for_one_item(records: Records) -> None:
    answer(start(records, [TRUE_FALSE]), right(TRUE_FALSE))
    answer(start(records, [CHOICE]), right(CHOICE))
    answer(start(records, [CHOICE]), right(CHOICE))
    records.write(lambda rows: rows.execute("UPDATE round SET language = 'fr' WHERE id = 3"))
    found = figures(records)[CHOICE.id]
    assert found.tally.answers == 2
    assert {each.language for each in found.options if each.given} == {"en", "fr"}
