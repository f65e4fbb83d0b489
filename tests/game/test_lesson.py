"""A lesson's rounds: in the order of the pack, and on from where one left off."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from alpine_quiz.bank.model import Bank, Localized, Pack, Question
from alpine_quiz.game.asked import Asked
from alpine_quiz.game.history import Past
from alpine_quiz.game.lesson import next_of_lesson
from tests.game.questions import choice

RIGHT, WRONG = Past(1, Fraction(1)), Past(1, Fraction(0))
ITEMS: tuple[Question, ...] = tuple(
    choice(id=name, difficulty=difficulty)
    for name, difficulty in (("a", 3), ("b", 1), ("c", 2), ("d", 1), ("e", 3))
)


def lesson(*items: Question, other: tuple[Question, ...] = ()) -> Pack:
    banks = (Bank("en", items, Path("en.yaml")), Bank("fr", other or items, Path("fr.yaml")))
    return Pack(id="lesson", path=Path("lesson"), title=Localized({}), banks=banks, in_order=True)


def ids(plan: tuple[Asked, ...]) -> str:
    return "".join(asked.item.id for asked in plan)


def test_it_begins_at_the_beginning_however_hard_that_is() -> None:
    plan = next_of_lesson(lesson(*ITEMS), ITEMS, count=3, seed="any", history={})
    assert ids(plan) == "abc"


def test_it_goes_on_where_it_was_left() -> None:
    known = {"a": RIGHT, "b": WRONG, "c": RIGHT}
    plan = next_of_lesson(lesson(*ITEMS), ITEMS, count=2, seed="any", history=known)
    assert ids(plan) == "de"


def test_what_was_missed_fills_it_up_before_what_is_known_and_all_keeps_its_order() -> None:
    known = {"a": RIGHT, "b": WRONG, "c": RIGHT, "d": RIGHT}
    plan = next_of_lesson(lesson(*ITEMS), ITEMS, count=2, seed="any", history=known)
    assert ids(plan) == "be"
    plan = next_of_lesson(lesson(*ITEMS), ITEMS, count=3, seed="any", history=known)
    assert ids(plan) == "abe"


def test_it_asks_no_fact_twice() -> None:
    items = tuple(replace(item, facts=("same",)) for item in ITEMS[:2]) + ITEMS[2:]
    plan = next_of_lesson(lesson(*items), items, count=5, seed="any", history={})
    assert ids(plan) == "acde"


def test_a_seed_alone_gives_the_beginning_in_every_language() -> None:
    french = tuple(reversed(ITEMS))
    pack = lesson(*ITEMS, other=french)
    known_of_nobody = None
    english = next_of_lesson(pack, ITEMS, count=3, seed="7", history=known_of_nobody)
    other = next_of_lesson(pack, french, count=3, seed="7", history=known_of_nobody)
    assert ids(english) == ids(other) == "abc"


def test_the_seed_shuffles_the_options() -> None:
    orders = {
        next_of_lesson(lesson(*ITEMS), ITEMS, count=1, seed=str(seed), history={})[0].options
        for seed in range(20)
    }
    assert len(orders) > 1


def test_a_pack_without_questions_has_no_round() -> None:
    assert next_of_lesson(lesson(), (), count=3, seed="any", history={}) == ()
