"""Several at one keyboard: whose question it is, who sits out, and who wins."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from alpine_quiz.game.answers import Typed
from alpine_quiz.game.grading import Grader
from alpine_quiz.game.hotseat import HotSeat, Stage
from alpine_quiz.game.modes import Mode, rules_of
from alpine_quiz.game.notation import key_of
from alpine_quiz.game.round import Phase, Round
from alpine_quiz.game.seats import Style, seats_of
from alpine_quiz.game.verdict import Outcome
from tests.game import questions

PLAN = [
    questions.shown(questions.text(id=f"t{number}", hint="He sold cars.")) for number in range(8)
]
RIGHT, WRONG = Typed("Rédélé"), Typed("Amédée Gordini")
NAMES = ("Ann", "Bob", "Zoé")


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def table(style: Style, *names: str, seconds: int = 0, clock: Clock | None = None) -> HotSeat:
    rules = rules_of(Mode.HOTSEAT, seconds)
    game = Round(PLAN, Grader([]), clock or Clock(), rules=rules)
    return HotSeat(game, seats_of(names or NAMES, style))


def go_on(seats: HotSeat) -> None:
    seats.round.explain()
    seats.next()


def turn(seats: HotSeat, answer: Typed) -> None:
    seats.ready()
    seats.answer(answer)
    go_on(seats)


def buzzed(seats: HotSeat, seat: int, answer: Typed) -> None:
    assert seats.buzz(seat)
    seats.answer(answer)
    go_on(seats)


class TestTurns:
    def test_each_question_goes_to_the_next_seat(self) -> None:
        seats = table(Style.TURNS)
        turns = []
        while seats.stage is not Stage.FINISHED:
            turns.append((seats.seat, seats.name))
            turn(seats, RIGHT)
        assert turns == [(number % 3 + 1, NAMES[number % 3]) for number in range(8)]
        assert [played.seat for played in seats.round.played] == [seat for seat, _ in turns]

    def test_the_seat_is_handed_over_before_the_question_is_shown(self) -> None:
        seats = table(Style.TURNS)
        assert (seats.stage, seats.name) == (Stage.HANDING_OVER, "Ann")
        assert seats.answer(RIGHT) is None
        assert (seats.hint(), seats.halve(), seats.can_halve) == ("", (), False)
        assert seats.ready()
        assert not seats.ready()
        assert seats.stage is Stage.ANSWERING
        assert seats.answer(RIGHT) is not None
        assert (seats.stage, seats.seat) == (Stage.ANSWERED, 1)
        go_on(seats)
        assert (seats.stage, seats.name) == (Stage.HANDING_OVER, "Bob")

    def test_handing_over_takes_no_time_and_is_no_pause(self) -> None:
        clock = Clock()
        seats = table(Style.TURNS, seconds=60, clock=clock)
        clock.now = 500.0
        assert not seats.paused
        assert not seats.pause()
        assert not seats.resume()
        assert not seats.round.expire()
        seats.ready()
        assert seats.round.time_left == 60
        clock.now += 5
        seats.answer(RIGHT)
        assert seats.round.played[0].seconds == 5

    def test_nobody_buzzes(self) -> None:
        seats = table(Style.TURNS)
        for _ in range(2):
            assert not seats.buzz(2)
            assert seats.nobody() is None
            assert (seats.may_buzz, seats.sitting_out) == ((), 0)
            seats.ready()

    def test_a_miss_sits_nobody_out(self) -> None:
        seats = table(Style.TURNS, "Ann", "Bob")
        turn(seats, WRONG)
        turn(seats, WRONG)
        assert (seats.seat, seats.sitting_out) == (1, 0)


class TestBuzzing:
    def test_the_first_to_buzz_answers(self) -> None:
        seats = table(Style.BUZZ)
        assert (seats.stage, seats.seat, seats.name) == (Stage.OPEN, 0, "")
        assert seats.answer(RIGHT) is None
        assert seats.buzz(3)
        assert not seats.buzz(1)
        assert not seats.buzz(3)
        assert (seats.stage, seats.seat, seats.name) == (Stage.ANSWERING, 3, "Zoé")
        seats.answer(RIGHT)
        assert not seats.buzz(1)
        assert seats.round.played[0].seat == 3

    @pytest.mark.parametrize("seat", [-1, 0, 4, 99])
    def test_a_key_of_nobody_is_none(self, seat: int) -> None:
        seats = table(Style.BUZZ)
        assert not seats.buzz(seat)
        assert seats.stage is Stage.OPEN

    def test_who_buzzed_and_missed_sits_out_the_next_question_only(self) -> None:
        seats = table(Style.BUZZ)
        seats.buzz(2)
        seats.answer(WRONG)
        assert seats.sitting_out == 2
        go_on(seats)
        assert seats.may_buzz == (1, 3)
        assert not seats.buzz(2)
        buzzed(seats, 1, RIGHT)
        assert seats.sitting_out == 0
        assert len(seats.may_buzz) == 3

    def test_of_two_there_is_always_one_who_may_buzz(self) -> None:
        seats = table(Style.BUZZ, "Ann", "Bob")
        for seat in (1, 2, 1, 2, 1):
            buzzed(seats, seat, WRONG)
            assert seats.may_buzz == (3 - seat,)
        seats.nobody()
        go_on(seats)
        assert seats.may_buzz == (1, 2)

    def test_a_claimed_miss_lets_back_in(self) -> None:
        seats = table(Style.BUZZ)
        buzzed(seats, 2, Typed("Someone"))
        assert seats.sitting_out == 2
        seats.round.claim()
        assert seats.buzz(2)

    def test_what_nobody_knows_is_nobodys_miss(self) -> None:
        seats = table(Style.BUZZ)
        verdict = seats.nobody()
        assert verdict is not None
        assert verdict.outcome is Outcome.WRONG
        assert seats.nobody() is None
        assert (seats.stage, seats.seat, seats.sitting_out) == (Stage.ANSWERED, 0, 0)
        assert not seats.round.claim()
        assert all(score.answers == 0 for score in seats.ranking())

    def test_who_has_buzzed_must_answer(self) -> None:
        seats = table(Style.BUZZ)
        seats.buzz(1)
        assert seats.nobody() is None
        vague = seats.answer(Typed("the founder of Alpine"))
        assert vague is not None
        assert vague.outcome is Outcome.PROMPT
        assert (seats.stage, seats.seat) == (Stage.ANSWERING, 1)

    def test_help_is_for_who_has_buzzed_and_costs_them(self) -> None:
        seats = table(Style.BUZZ)
        assert seats.hint() == ""
        seats.buzz(1)
        assert seats.hint() == "He sold cars."
        seats.answer(RIGHT)
        assert seats.ranking()[0].points == Fraction(3, 4)
        assert seats.ranking()[0].right == 1

    def test_nobody_buzzes_while_it_is_paused(self) -> None:
        seats = table(Style.BUZZ)
        assert seats.pause()
        assert seats.paused
        assert not seats.buzz(1)
        assert seats.nobody() is None
        assert seats.resume()
        assert seats.buzz(1)


class TestRanking:
    def test_equal_points_share_a_place(self) -> None:
        seats = table(Style.TURNS, "Ann", "Bob", "Zoé", "Ugo")
        for answer in (WRONG, RIGHT, RIGHT, WRONG, WRONG, RIGHT, RIGHT, RIGHT):
            turn(seats, answer)
        assert [(score.place, score.name, int(score.points)) for score in seats.ranking()] == [
            (1, "Bob", 2),
            (1, "Zoé", 2),
            (3, "Ugo", 1),
            (4, "Ann", 0),
        ]
        assert [score.name for score in seats.winners] == ["Bob", "Zoé"]

    def test_nobody_wins_with_nothing(self) -> None:
        seats = table(Style.TURNS)
        assert {score.place for score in seats.ranking()} == {1}
        assert seats.winners == ()

    def test_a_claim_counts_for_who_made_it(self) -> None:
        seats = table(Style.TURNS)
        turn(seats, Typed("Someone"))
        seats.round.claim()
        assert [score.name for score in seats.winners] == ["Ann"]


class AnyTable(RuleBasedStateMachine):
    """Whoever presses what, nobody is stuck, and all follows from the answers."""

    @initialize(
        style=st.sampled_from(Style), count=st.integers(2, 8), limit=st.sampled_from([0, 90])
    )
    def begin(self, style: Style, count: int, limit: int) -> None:
        self.clock = Clock()
        names = [f"Seat {number}" for number in range(count)]
        self.seats = table(style, *names, seconds=limit, clock=self.clock)

    @rule()
    def ready(self) -> None:
        was = self.seats.stage
        assert self.seats.ready() == (was is Stage.HANDING_OVER)

    @rule(seat=st.integers(-1, 9))
    def buzz(self, seat: int) -> None:
        could = seat in self.seats.may_buzz
        assert self.seats.buzz(seat) == could
        assert not self.seats.buzz(seat)

    @rule(answer=st.sampled_from([RIGHT, WRONG, Typed("the founder of Alpine"), Typed("")]))
    def answer(self, answer: Typed) -> None:
        was, seat, before = self.seats.stage, self.seats.seat, len(self.seats.round.played)
        verdict = self.seats.answer(answer)
        assert verdict is None or was is Stage.ANSWERING
        if verdict is not None and verdict.final:
            assert self.seats.round.played[-1].seat == seat > 0
        else:
            assert len(self.seats.round.played) == before

    @rule()
    def nobody(self) -> None:
        was = self.seats.stage
        assert self.seats.nobody() is None or was is Stage.OPEN

    @rule()
    def hint(self) -> None:
        assert not self.seats.hint() or self.seats.stage is Stage.ANSWERING

    @rule()
    def go_on(self) -> None:
        go_on(self.seats)

    @rule()
    def claim(self) -> None:
        self.seats.round.claim()

    @rule()
    def pause(self) -> None:
        if self.seats.pause():
            assert self.seats.paused

    @rule()
    def resume(self) -> None:
        self.seats.resume()
        assert not self.seats.paused

    @rule(seconds=st.floats(-5, 20))
    def wait(self, seconds: float) -> None:
        self.clock.now += seconds
        self.seats.round.expire()

    @invariant()
    def nobody_is_stuck(self) -> None:
        seats = self.seats
        may = seats.may_buzz
        assert seats.stage is not Stage.OPEN or seats.paused or may
        assert len(may) in (0, len(seats.seats.names) - bool(seats.sitting_out))
        if seats.stage in (Stage.HANDING_OVER, Stage.ANSWERING):
            assert seats.name

    @invariant()
    def points_are_of_those_who_answered(self) -> None:
        ranking = self.seats.ranking()
        assert sum(score.points for score in ranking) == self.seats.round.score
        assert all(0 <= score.points <= score.answers for score in ranking)
        assert sorted(score.seat for score in ranking) == [
            *range(1, len(self.seats.seats.names) + 1)
        ]
        places = [score.place for score in ranking]
        assert places == sorted(places)
        assert places[0] == 1

    @invariant()
    def all_follows_from_the_answers(self) -> None:
        seats, game = self.seats, self.seats.round
        again = HotSeat(Round(PLAN, Grader([]), self.clock, game.played, game.rules), seats.seats)
        assert again.ranking() == seats.ranking()
        assert again.sitting_out == seats.sitting_out
        if game.phase is Phase.ASKED and seats.seats.style is Style.TURNS:
            assert again.seat == seats.seat


TestAnyTable = AnyTable.TestCase
TestAnyTable.settings = settings(max_examples=80, stateful_step_count=30, deadline=None)


def test_every_type_of_question_can_be_closed_without_an_answer() -> None:
    plan = [questions.shown(item) for item in questions.ALL]
    game = Round(plan, Grader(questions.ALL), Clock())
    seats = HotSeat(game, seats_of(NAMES, Style.BUZZ))
    for asked in plan:
        seats.nobody()
        assert type(game.played[-1].answer) is type(key_of(asked.item))
        assert game.played[-1].closed
        go_on(seats)
    assert seats.stage is Stage.FINISHED
