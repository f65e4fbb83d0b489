"""“I was right”, said at the end of a round that kept its verdicts back."""

from __future__ import annotations

from alpine_quiz.game.answers import Picked, Typed
from alpine_quiz.game.grading import Grader
from alpine_quiz.game.modes import Mode, rules_of
from alpine_quiz.game.round import Phase, Round
from tests.game import questions


def round_of(mode: Mode) -> Round:
    """Three typed misses and a picked one, all answered."""
    plan = [questions.shown(questions.text(id=f"t{number}")) for number in range(3)]
    plan.append(questions.shown(questions.choice()))
    clock = iter(range(1_000))
    game = Round(plan, Grader([]), lambda: float(next(clock)), rules=rules_of(mode))
    while game.phase is not Phase.FINISHED:
        picked = bool(game.current.options)
        game.answer(Picked((game.current.options[-1],)) if picked else Typed("no idea at all"))
        game.explain()
        game.next()
    return game


def test_every_typed_miss_of_an_exam_can_be_claimed_once_it_is_over() -> None:
    game = round_of(Mode.EXAM)
    before = game.score
    assert game.claim(0)
    assert game.claim(2)
    assert not game.claim(0)
    assert game.score == before + 2
    assert [each.claimed for each in game.played] == [True, False, True, False]


def test_a_picked_miss_and_what_is_not_there_cannot_be_claimed() -> None:
    game = round_of(Mode.EXAM)
    assert not game.claim(3)
    assert not game.claim(4)
    assert not game.claim(-1)


def test_elsewhere_it_is_the_latest_answer_alone() -> None:
    game = round_of(Mode.QUICK)
    assert not game.can_claim(0)
    assert not game.claim(0)


def test_an_exam_that_goes_on_takes_no_claim() -> None:
    plan = [questions.shown(questions.text(id=f"t{number}")) for number in range(2)]
    game = Round(plan, Grader([]), lambda: 0.0, rules=rules_of(Mode.EXAM))
    game.answer(Typed("no idea at all"))
    assert not game.claim(0)
    game.explain()
    game.next()
    assert not game.claim(0)
