"""A round, whatever is pressed in whatever order."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from alpine_quiz.game.answers import Answer, Picked, Typed
from alpine_quiz.game.modes import Rules
from alpine_quiz.game.round import Phase, Round
from tests.game.rounds import GRADER, PLAN, RIGHT, Clock, answer_and_go_on

QUARTERS = [Fraction(quarters, 4) for quarters in (1, 2, 3)]


class AnyPlay(RuleBasedStateMachine):
    """Whatever is pressed in whatever order, a round keeps its word."""

    @initialize(already=st.integers(0, len(PLAN)))
    def begin(self, already: int) -> None:
        self.clock = Clock()
        first = Round(PLAN, GRADER, self.clock)
        for answer in RIGHT[:already]:
            answer_and_go_on(first, answer)
        self.game = Round(PLAN, GRADER, self.clock, first.played, Rules(seconds=60))
        self.was_paused = False
        self.settled = list(self.game.played[:-1])

    @rule(
        answer=st.sampled_from(RIGHT)
        | st.builds(Typed, st.text(max_size=5) | st.just("the founder of Alpine"))
        | st.builds(Picked, st.sampled_from([(), ("Dauphine",), ("4CV", "Dauphine")]))
    )
    def answer(self, answer: Answer) -> None:
        self.game.expire()
        was, before = self.game.phase, len(self.game.played)
        verdict = self.game.answer(answer)
        assert (verdict is None) == (was is not Phase.ASKED or self.game.paused)
        final = verdict is not None and verdict.final
        assert len(self.game.played) == before + final
        assert (self.game.phase is was) == (not final)

    @rule()
    def explain(self) -> None:
        was = self.game.phase
        self.game.explain()
        assert self.game.phase is (Phase.EXPLAINED if was is Phase.ANSWERED else was)

    @rule()
    def go_on(self) -> None:
        was = self.game.phase
        self.game.next()
        if was is not Phase.EXPLAINED:
            assert self.game.phase is was

    @rule()
    def claim(self) -> None:
        was, score = self.game.phase, self.game.score
        cost = self.game.played[-1].cost if self.game.played else 0
        claimed = self.game.claim()
        assert self.game.score == score + claimed * (1 - cost)
        assert self.game.phase is was

    @rule()
    def hint(self) -> None:
        assert bool(self.game.hint()) == (
            self.game.phase is Phase.ASKED and self.game.position == 0 and not self.game.paused
        )

    @rule()
    def halve(self) -> None:
        could, before = self.game.can_halve, self.game.removed
        assert bool(self.game.halve()) == could
        assert self.game.removed == before or could
        assert not self.game.can_halve

    @rule()
    def pause(self) -> None:
        assert self.game.pause() == (self.game.phase is Phase.ASKED and not self.was_paused)
        self.was_paused = self.game.paused

    @rule()
    def resume(self) -> None:
        assert self.game.resume() == self.was_paused
        self.was_paused = False

    @rule(seconds=st.integers(-60, 60))
    def add_time(self, seconds: int) -> None:
        left = self.game.time_left
        assert left is not None
        added = self.game.add_time(seconds)
        assert self.game.time_left == pytest.approx(left + added * seconds)

    @rule()
    def expire(self) -> None:
        due = self.game.time_left == 0 and self.game.phase is Phase.ASKED and not self.was_paused
        assert self.game.expire() == due

    @rule()
    def close(self) -> None:
        before = len(self.game.played)
        closed = self.game.close()
        assert len(self.game.played) == before + (closed is not None)

    @rule(seconds=st.floats(-10, 10) | st.just(50.0))
    def wait(self, seconds: float) -> None:
        self.clock.time += seconds

    @invariant()
    def one_answer_a_question_in_the_order_of_the_plan(self) -> None:
        game = self.game
        assert [played.asked for played in game.played] == PLAN[: len(game.played)]
        assert game.played[: len(self.settled)] == self.settled
        self.settled = list(game.played[:-1])

    @invariant()
    def the_state_is_of_one_piece(self) -> None:
        game = self.game
        answered = game.phase is not Phase.ASKED
        assert game.current is PLAN[game.position]
        assert game.position == max(0, len(game.played) - answered)
        assert (game.latest is not None) == (answered and bool(game.played))
        assert 0 <= game.score <= sum(played.credit for played in game.played)
        assert all(played.seconds >= 0 for played in game.played)
        assert all(0 <= played.points <= played.credit <= 1 for played in game.played)
        assert all(played.cost in (0, *QUARTERS) for played in game.played)
        assert game.time_left is not None
        assert 0 <= game.time_left <= 60 + game.time_added
        ended = len(game.played) == len(PLAN) or game.time_left == 0
        assert game.phase is not Phase.FINISHED or ended
        assert not game.paused or game.phase is Phase.ASKED
        assert game.paused == self.was_paused


TestAnyPlay = AnyPlay.TestCase
TestAnyPlay.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
