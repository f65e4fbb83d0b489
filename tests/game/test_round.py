from __future__ import annotations

from fractions import Fraction

import pytest

from alpine_quiz.game.answers import Ordered, Picked, Typed
from alpine_quiz.game.grading import Grader
from alpine_quiz.game.round import Phase, Played, Round
from alpine_quiz.game.verdict import Outcome
from tests.game import questions
from tests.game.rounds import GRADER, PLAN, RIGHT, Clock, answer_and_go_on


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def game(clock: Clock) -> Round:
    return Round(PLAN, GRADER, clock)


def test_a_round_goes_from_asked_to_finished(game: Round) -> None:
    phases = [game.phase]
    for answer in RIGHT:
        game.answer(answer)
        phases.append(game.phase)
        game.explain()
        phases.append(game.phase)
        game.next()
        phases.append(game.phase)
    assert phases == [
        Phase.ASKED,
        *[Phase.ANSWERED, Phase.EXPLAINED, Phase.ASKED] * 3,
        *[Phase.ANSWERED, Phase.EXPLAINED, Phase.FINISHED],
    ]
    assert game.score == 4
    assert game.misses == ()


def test_a_question_stays_on_screen_until_the_next(game: Round) -> None:
    assert (game.position, game.current) == (0, PLAN[0])
    assert game.latest is None
    game.answer(RIGHT[0])
    assert (game.position, game.current) == (0, PLAN[0])
    game.explain()
    assert game.latest is not None
    game.next()
    assert (game.position, game.current) == (1, PLAN[1])
    assert game.latest is None


def test_a_second_press_changes_nothing(game: Round) -> None:
    game.answer(Picked(("Dauphine",)))
    assert game.answer(RIGHT[0]) is None
    game.next()
    assert game.phase is Phase.ANSWERED
    game.explain()
    game.explain()
    assert game.answer(RIGHT[0]) is None
    game.next()
    game.next()
    assert (game.position, len(game.played)) == (1, 1)
    assert game.score == 0


def test_what_cannot_be_read_leaves_the_question_open(game: Round) -> None:
    verdict = game.answer(Picked(("Not shown",)))
    assert verdict is not None
    assert verdict.outcome is Outcome.UNREADABLE
    assert game.phase is Phase.ASKED
    assert not game.played


def test_an_answer_that_is_not_exact_enough_may_be_given_once_more(game: Round) -> None:
    answer_and_go_on(game, RIGHT[0])
    vague = Typed("the founder of Alpine")
    first = game.answer(vague)
    assert first is not None
    assert first.outcome is Outcome.PROMPT
    assert game.phase is Phase.ASKED
    assert not game.claim()
    unreadable = game.answer(Typed("?"))
    assert unreadable is not None
    second = game.answer(vague)
    assert second is not None
    assert second.outcome is Outcome.WRONG
    assert len(game.played) == 2


def test_being_asked_for_more_holds_for_one_question_only() -> None:
    again = [questions.shown(questions.text(id="one")), questions.shown(questions.text(id="two"))]
    game = Round(again, Grader(questions.ALL), Clock())
    vague = Typed("the founder of Alpine")
    game.answer(vague)
    answer_and_go_on(game, vague)
    verdict = game.answer(vague)
    assert verdict is not None
    assert verdict.outcome is Outcome.PROMPT


def test_time_is_counted_from_question_to_answer(game: Round, clock: Clock) -> None:
    clock.time += 5
    game.answer(Picked(()))
    clock.time += 2
    game.answer(RIGHT[0])
    clock.time += 60
    game.explain()
    game.next()
    clock.time += 3
    game.answer(RIGHT[1])
    assert [played.seconds for played in game.played] == [7, 3]


def test_a_clock_set_back_counts_no_time(game: Round, clock: Clock) -> None:
    clock.time -= 50
    game.answer(RIGHT[0])
    assert game.played[0].seconds == 0


def test_a_hint_is_given_and_counted_while_the_question_is_open(game: Round) -> None:
    assert game.hint() == "A small one."
    assert game.hint() == "A small one."
    game.answer(RIGHT[0])
    assert game.hint() == ""
    assert game.played[0].hints == 1
    game.explain()
    game.next()
    assert game.hint() == ""
    game.answer(RIGHT[1])
    assert game.played[1].hints == 0


class TestHelp:
    def test_a_hint_costs_a_quarter_of_a_point_but_no_knowledge(self, game: Round) -> None:
        game.hint()
        game.hint()
        assert game.cost == Fraction(1, 4)
        game.answer(RIGHT[0])
        (played,) = game.played
        assert played.credit == 1
        assert played.points == game.score == Fraction(3, 4)
        assert game.misses == ()

    def test_half_of_the_wrong_options_go_and_half_a_point(self, game: Round) -> None:
        assert game.can_halve
        removed = game.halve()
        assert len(removed) == 2
        assert "4CV" not in removed
        assert set(removed) < set(PLAN[0].options)
        assert (game.removed, game.cost) == (removed, Fraction(1, 2))
        assert not game.can_halve
        assert game.halve() == ()
        game.answer(RIGHT[0])
        assert game.played[0].removed == removed
        assert game.score == Fraction(1, 2)

    def test_all_help_leaves_a_quarter_and_a_miss_never_costs_more_than_it_is_worth(self) -> None:
        for answer, points in ((RIGHT[0], Fraction(1, 4)), (None, Fraction(0))):
            game = Round(PLAN, GRADER, Clock())
            game.hint()
            removed = game.halve()
            left = next(each for each in PLAN[0].options if each not in removed and each != "4CV")
            game.answer(answer or Picked((left,)))
            assert game.score == points

    def test_what_was_taken_away_is_no_answer(self, game: Round) -> None:
        removed = game.halve()
        for picked in (removed[:1], ("4CV", removed[1])):
            verdict = game.answer(Picked(picked))
            assert verdict is not None
            assert verdict.outcome is Outcome.UNREADABLE
        assert game.phase is Phase.ASKED

    def test_the_next_question_has_cost_nothing_yet(self, game: Round) -> None:
        game.hint()
        game.halve()
        answer_and_go_on(game, RIGHT[0])
        assert not game.hints
        assert not game.removed
        assert not game.cost
        assert not game.can_halve
        assert game.halve() == ()

    def test_a_claim_gives_back_what_was_known_not_what_help_cost(self) -> None:
        item = questions.text(hint="He sold cars.")
        game = Round([questions.shown(item)], GRADER, Clock())
        game.hint()
        game.answer(Typed("Someone else"))
        assert game.score == 0
        assert game.claim()
        assert game.score == Fraction(3, 4)
        assert game.played[0].credit == 1


class TestPausing:
    def test_nothing_is_asked_of_a_question_put_aside(self, game: Round) -> None:
        assert not game.resume()
        assert game.pause()
        assert not game.pause()
        assert game.answer(RIGHT[0]) is None
        assert game.close() is None
        assert (game.hint(), game.halve(), game.can_halve) == ("", (), False)
        assert game.phase is Phase.ASKED
        assert not game.played
        assert not game.cost
        assert game.resume()
        assert game.answer(RIGHT[0]) is not None

    def test_a_question_that_is_held_stays_in_play_but_takes_no_time(self) -> None:
        clock = Clock()
        game = Round(PLAN, GRADER, clock)
        for _ in range(2):
            clock.time += 3
            game.hold()
            clock.time += 90
            assert not game.paused
            game.release()
        game.hold()
        clock.time += 90
        assert game.answer(RIGHT[0]) is not None
        assert game.played[0].seconds == 6
        game.release()
        game.explain()
        game.next()
        game.hold()
        assert game.pause()
        game.release()
        assert game.paused

    def test_only_an_open_question_is_put_aside(self, game: Round) -> None:
        game.answer(RIGHT[0])
        assert not game.pause()
        assert not game.paused
        game.explain()
        game.next()
        assert not game.paused


def test_a_question_that_nobody_knows_is_closed_as_a_miss(game: Round) -> None:
    for _ in PLAN:
        verdict = game.close()
        assert verdict is not None
        assert verdict.outcome is Outcome.WRONG
        assert game.close() is None
        assert not game.claim()
        game.explain()
        game.next()
    assert game.phase is Phase.FINISHED
    assert all(played.closed and played.missed for played in game.played)
    assert game.misses == tuple(game.played)


class TestClaim:
    def test_a_typed_miss_counts_as_right_if_its_player_says_so(self, game: Round) -> None:
        answer_and_go_on(game, RIGHT[0])
        game.answer(Typed("Someone else"))
        assert game.claim()
        assert game.score == 2
        assert game.misses == ()
        assert not game.claim()
        assert game.played[1].verdict.outcome is Outcome.WRONG

    def test_only_of_typed_answers(self, game: Round) -> None:
        game.answer(Picked(("Dauphine",)))
        assert not game.claim()

    def test_only_of_misses(self, game: Round) -> None:
        answer_and_go_on(game, RIGHT[0])
        assert not game.claim()
        game.answer(RIGHT[1])
        assert not game.claim()

    def test_of_the_latest_answer_even_where_the_next_question_is_open(self, game: Round) -> None:
        answer_and_go_on(game, RIGHT[0])
        answer_and_go_on(game, Typed("Someone else"))
        assert game.claim()
        assert (game.phase, game.position) == (Phase.ASKED, 2)
        assert game.score == 2

    def test_not_of_an_answer_before_the_latest(self, game: Round) -> None:
        answer_and_go_on(game, RIGHT[0])
        answer_and_go_on(game, Typed("Someone else"))
        answer_and_go_on(game, RIGHT[2])
        assert not game.claim()

    def test_a_near_estimate_is_no_miss(self) -> None:
        item = questions.number(estimate=True)
        game = Round([questions.shown(item)], GRADER, Clock())
        game.answer(Typed("3800"))
        assert game.score == Fraction(1, 2)
        assert not game.claim()


def test_misses_are_what_was_not_fully_right(game: Round) -> None:
    answer_and_go_on(game, Picked(("Dauphine",)))
    answer_and_go_on(game, RIGHT[1])
    answer_and_go_on(game, RIGHT[2])
    answer_and_go_on(game, Ordered(("A108", "A106", "A110", "A310")))
    assert game.misses == (game.played[0], game.played[3])
    assert game.score == Fraction(5, 2)


class TestResuming:
    def played(self, count: int) -> list[Played]:
        game = Round(PLAN, GRADER, Clock())
        for answer in RIGHT[:count]:
            answer_and_go_on(game, answer)
        return list(game.played)

    def test_it_begins_at_the_next_question(self, clock: Clock) -> None:
        game = Round(PLAN, GRADER, clock, self.played(2))
        assert (game.phase, game.position, game.current) == (Phase.ASKED, 2, PLAN[2])
        assert game.score == 2
        assert game.latest is None
        clock.time += 4
        game.answer(RIGHT[2])
        assert game.played[2].seconds == 4

    def test_all_answered_is_finished(self, clock: Clock) -> None:
        game = Round(PLAN, GRADER, clock, self.played(4))
        assert (game.phase, game.position) == (Phase.FINISHED, 3)
        game.next()
        assert game.answer(RIGHT[3]) is None

    def test_what_was_given_stays_its_owners(self, clock: Clock) -> None:
        before = self.played(1)
        Round(PLAN, GRADER, clock, before).answer(RIGHT[1])
        assert len(before) == 1


def test_a_round_of_nothing_is_none() -> None:
    with pytest.raises(ValueError, match="needs a question"):
        Round([], GRADER, Clock())
