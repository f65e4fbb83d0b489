from __future__ import annotations

from fractions import Fraction

from alpine_quiz.game.answers import Picked
from alpine_quiz.game.round import Played
from alpine_quiz.game.telling import LEAST, MOST, one_to_tell
from alpine_quiz.game.verdict import Outcome, Verdict
from tests.game import questions

STORY = "Rédélé had been winning his class in 4CVs; the A106 put their running gear under a coupé."


def answered(credit: int, **more: object) -> Played:
    item = questions.choice(**({"rationale": STORY} | more))
    outcome = Outcome.RIGHT if credit else Outcome.WRONG
    return Played(questions.shown(item), Picked(("4CV",)), Verdict(outcome, Fraction(credit)))


def test_what_was_new_is_told_before_what_was_known() -> None:
    known, new = answered(1, difficulty=3), answered(0, difficulty=1)
    assert one_to_tell([known, new]) is new.asked.item


def test_of_two_new_things_the_harder_is_told() -> None:
    easy, hard = answered(0, difficulty=1), answered(0, difficulty=2)
    assert one_to_tell([easy, hard]) is hard.asked.item


def test_where_all_was_known_something_is_told_all_the_same() -> None:
    assert one_to_tell([answered(1)]) is not None


def test_too_little_and_too_much_are_no_stories() -> None:
    short, long = answered(0, rationale="x" * (LEAST - 1)), answered(0, rationale="x" * (MOST + 1))
    assert one_to_tell([short, long, answered(0, rationale="")]) is None
    assert one_to_tell([]) is None


def test_the_first_met_is_told_of_equals() -> None:
    first, second = answered(0, id="one"), answered(0, id="two")
    assert one_to_tell([first, second]) is first.asked.item
