"""A line of joy, and what may be passed on without giving an answer away."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest

from alpine_quiz.game.modes import Mode
from alpine_quiz.game.notation import key_of
from alpine_quiz.game.results import Results
from alpine_quiz.plain.joy import joy_line, share_text
from alpine_quiz.records.sitting import Sitting
from tests.conftest import round_of

DAY = date(2026, 11, 22)


def results(score: Fraction | int, out_of: int = 10) -> Results:
    return Results(
        score=Fraction(score),
        answered=out_of,
        total=out_of,
        out_of=out_of,
        topics=(),
        misses=(),
        learnt=(),
        to_come_back=(),
    )


@pytest.mark.parametrize(
    ("score", "car"),
    [
        (10, "A442B"),
        (9, "turbo A110"),
        (7, "A110"),
        (5, "A108"),
        (4, "A106"),
        (3, "4CV"),
        (0, "4CV"),
    ],
)
def test_a_score_is_a_car(score: int, car: str) -> None:
    assert car in joy_line(results(score), Mode.QUICK, "alpine")


def test_a_pack_about_something_else_has_no_cars() -> None:
    for score in range(11):
        line = joy_line(results(score), Mode.QUICK, "bees")
        assert line
        assert not re.search(r"A\d|4CV|Rédélé|Le Mans|[Tt]urbo", line)
    assert joy_line(results(10), Mode.QUICK, "bees") == "A perfect round. Not one got away."


def test_the_half_point_below_a_car_is_the_one_before_it() -> None:
    assert "A108" in joy_line(results(Fraction(13, 2)), Mode.QUICK, "alpine")


@pytest.mark.parametrize("mode", [Mode.SURVIVAL, Mode.RETRY])
def test_where_a_share_says_nothing_there_is_no_car(mode: Mode) -> None:
    assert joy_line(results(9), mode, "alpine") == ""


def test_two_questions_make_no_driver() -> None:
    assert joy_line(results(2, 2), Mode.TOPIC, "alpine") == ""


def test_what_is_shared_says_how_it_went_and_nothing_of_what_was_asked(sitting: Sitting) -> None:
    kept = round_of(sitting, *[item.id for item in sitting.items])
    for asked in kept.round.plan:
        kept.answer(key_of(asked.item))
        kept.explain()
        kept.next()
    text = share_text(
        kept.round, sitting.results(kept), mode=Mode.DAILY, pack="seven", title="Seven", on=DAY
    )
    assert text.splitlines()[0] == "Alpine Quiz · daily · 22 November 2026"
    assert "✓ ✓ ✓ ✓ ✓ ✓ ✓" in text
    assert "7 of 7" in text
    for item in sitting.items:
        assert item.stem not in text
        assert item.id not in text


def test_what_was_not_put_is_an_open_ring(sitting: Sitting) -> None:
    kept = round_of(sitting, *[item.id for item in sitting.items])
    kept.answer(key_of(kept.round.current.item))
    found = results(1, 7)
    assert "✓ ○ ○ ○ ○ ○ ○" in share_text(
        kept.round, found, mode=Mode.EXAM, pack="alpine", title="", on=DAY
    )


def test_what_is_shared_does_not_say_what_is_said_of_the_car(sitting: Sitting) -> None:
    kept = round_of(sitting, *[item.id for item in sitting.items])
    assert "Le Mans" in joy_line(results(10), Mode.QUICK, "alpine")
    text = share_text(kept.round, results(10), mode=Mode.QUICK, pack="alpine", title="", on=DAY)
    assert "An A442B of a round." in text
    assert "Le Mans" not in text
