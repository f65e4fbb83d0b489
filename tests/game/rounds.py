"""A round of four questions, and a clock that is told to go on."""

from __future__ import annotations

from alpine_quiz.game.answers import Answer
from alpine_quiz.game.grading import Grader
from alpine_quiz.game.notation import key_of
from alpine_quiz.game.round import Round
from tests.game import questions

PLAN = [
    questions.shown(item)
    for item in (
        questions.choice(hint="A small one."),
        questions.text(),
        questions.number(),
        questions.order(),
    )
]
GRADER = Grader(questions.ALL)
RIGHT: list[Answer] = [key_of(asked.item) for asked in PLAN]


class Clock:
    """A clock that stands until it is told to go on."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


def answer_and_go_on(game: Round, answer: Answer) -> None:
    game.answer(answer)
    game.explain()
    game.next()
