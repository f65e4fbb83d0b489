from __future__ import annotations

from fractions import Fraction

from alpine_quiz.game.answers import Answer, Picked, Typed
from alpine_quiz.game.grading import Grader
from alpine_quiz.game.notation import key_of
from alpine_quiz.game.results import TopicScore, summary
from alpine_quiz.game.round import Round
from tests.game import questions

PLAN = [
    questions.shown(item)
    for item in (
        questions.choice(topic="cars", facts=("a106-base",)),
        questions.text(topic="people", facts=("founder", "founding")),
        questions.number(topic="cars", facts=("sales",), estimate=True),
        questions.true_false(),
    )
]


def played(*answers: Answer) -> Round:
    game = Round(PLAN, Grader([]), lambda: 0.0)
    for answer in answers:
        game.answer(answer)
        game.explain()
        game.next()
    return game


WRONG = Picked(("Dauphine",))
ALL_RIGHT = [key_of(asked.item) for asked in PLAN]


def test_a_perfect_round() -> None:
    found = summary(played(*ALL_RIGHT))
    assert found.score == 4
    assert (found.answered, found.total) == (4, 4)
    assert (found.misses, found.to_come_back) == ((), ())
    assert found.learnt == ("a106-base", "founder", "founding", "sales", "a310.true-false")


def test_topics_add_up_in_the_order_they_were_met() -> None:
    found = summary(played(WRONG, ALL_RIGHT[1], Typed("3800"), ALL_RIGHT[3]))
    assert found.topics == (
        TopicScore("cars", Fraction(1, 2), 2),
        TopicScore("people", Fraction(1), 1),
        TopicScore("", Fraction(1), 1),
    )
    assert found.score == Fraction(5, 2)


def test_misses_keep_their_number_in_the_round() -> None:
    found = summary(played(ALL_RIGHT[0], Typed("nobody"), Typed("3800"), ALL_RIGHT[3]))
    assert [miss.number for miss in found.misses] == [2, 3]
    assert found.to_come_back == ("founder", "founding", "sales")
    assert found.learnt == ("a106-base", "a310.true-false")


def test_a_round_left_early_counts_what_was_played() -> None:
    found = summary(played(ALL_RIGHT[0]))
    assert found.score == 1
    assert (found.answered, found.total) == (1, 4)


def test_what_was_known_is_not_learnt_again() -> None:
    found = summary(played(*ALL_RIGHT), known={"founder", "a106-base"})
    assert found.learnt == ("founding", "sales", "a310.true-false")


def test_a_claimed_answer_counts() -> None:
    game = played(ALL_RIGHT[0])
    game.answer(Typed("nobody"))
    game.claim()
    assert summary(game).to_come_back == ()
