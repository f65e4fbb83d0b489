"""What the ways to play change in a round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from alpine_quiz.bank.model import Bank, Localized, Order, Pack
from alpine_quiz.cli.play import MODES
from alpine_quiz.game.answers import Answer, Typed
from alpine_quiz.game.choosing import of_topic
from alpine_quiz.game.common import seeded_round
from alpine_quiz.game.daily import daily_round
from alpine_quiz.game.grading import Grader
from alpine_quiz.game.modes import LIVES, Mode, Rules, length_of, may_be_timed, rules_of
from alpine_quiz.game.results import summary
from alpine_quiz.game.round import Phase, Round
from alpine_quiz.game.timeline import is_of_time
from alpine_quiz.library.packs import open_pack
from tests.game import questions

TEXTS = [questions.text(id=f"t{n}", hint="He sold cars.") for n in range(9)]
RIGHT, WRONG = Typed("Rédélé"), Typed("Amédée Gordini")
ESTIMATE = questions.number(id="near", estimate=True)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def game_of(rules: Rules, clock: Clock | None = None) -> Round:
    plan = [questions.shown(item) for item in TEXTS]
    return Round(plan, Grader([]), clock or Clock(), rules=rules)


def give(game: Round, *answers: Answer) -> None:
    for answer in answers:
        game.answer(answer)
        game.explain()
        game.next()


def test_survival_ends_with_the_third_miss() -> None:
    game = game_of(rules_of(Mode.SURVIVAL))
    give(game, WRONG, RIGHT, WRONG, RIGHT)
    assert (game.lives, game.over, game.phase) == (1, False, Phase.ASKED)
    game.answer(WRONG)
    assert (game.lives, game.over, game.phase) == (0, True, Phase.ANSWERED)
    game.explain()
    game.next()
    assert game.phase is Phase.FINISHED
    assert summary(game).out_of == 5


def test_a_third_miss_that_is_claimed_gives_the_life_back() -> None:
    game = game_of(rules_of(Mode.SURVIVAL))
    give(game, WRONG, WRONG)
    game.answer(WRONG)
    assert game.claim()
    assert game.lives == 1
    game.explain()
    game.next()
    assert game.phase is Phase.ASKED


def test_half_a_point_costs_no_life() -> None:
    game = Round([questions.shown(ESTIMATE)] * 4, Grader([]), Clock(), rules=Rules(lives=1))
    give(game, Typed("4800"))
    assert game.played[0].credit * 2 == 1
    assert (game.lives, game.phase) == (1, Phase.ASKED)


def test_any_other_round_has_no_lives_and_no_limit() -> None:
    for mode in set(Mode) - {Mode.SURVIVAL, Mode.EXAM}:
        assert rules_of(mode) == Rules(helps_cost=rules_of(mode).helps_cost)
    game = game_of(rules_of("some later mode"))
    give(game, *[WRONG] * 8)
    assert (game.lives, game.time_left, game.phase) == (None, None, Phase.ASKED)


def test_help_is_free_where_one_learns() -> None:
    free = {mode for mode in Mode if not rules_of(mode).helps_cost}
    assert free == {Mode.REVIEW, Mode.WEAK, Mode.RETRY}
    game = game_of(rules_of(Mode.REVIEW))
    game.hint()
    give(game, RIGHT)
    assert game.score == 1
    assert game.played[0].hints == 1


def test_a_limit_is_for_what_may_be_timed() -> None:
    timed = {mode for mode in Mode if rules_of(mode, 60).seconds}
    assert timed == {mode for mode in Mode if may_be_timed(mode)}
    assert set(Mode) - timed == {Mode.DAILY, Mode.REVIEW, Mode.WEAK, Mode.RETRY}
    assert rules_of(Mode.QUICK, -60).seconds == 0


def test_an_exam_keeps_help_and_claims_back() -> None:
    choice = questions.shown(questions.choice())
    exam = Round([choice], Grader([]), Clock(), rules=rules_of(Mode.EXAM))
    assert not exam.can_halve
    assert exam.halve() == ()
    game = game_of(rules_of(Mode.EXAM))
    assert game.hint() == ""
    give(game, WRONG)
    assert not game.claim()


def test_an_exam_is_out_of_all_its_questions() -> None:
    clock = Clock()
    game = game_of(rules_of(Mode.EXAM, 60), clock)
    give(game, RIGHT, RIGHT)
    clock.now = 60.0
    assert game.answer(RIGHT) is None
    assert game.phase is Phase.FINISHED
    found = summary(game)
    assert (int(found.score), found.answered, found.out_of) == (2, 2, 9)


def test_time_is_up_for_all_questions_together() -> None:
    clock = Clock()
    game = game_of(rules_of(Mode.EXAM, 100), clock)
    for seconds in (30.0, 60.0):
        clock.now += seconds
        give(game, RIGHT)
    assert game.time_left == 10
    clock.now += 9
    assert not game.expire()
    clock.now += 1
    assert game.expire()
    assert game.phase is Phase.FINISHED
    assert not game.expire()


def test_a_pause_takes_no_time() -> None:
    clock = Clock()
    game = game_of(rules_of(Mode.QUICK, 100), clock)
    clock.now = 30.0
    assert game.pause()
    clock.now = 5_000.0
    assert (game.paused, game.time_left, game.phase) == (True, 70, Phase.ASKED)
    assert not game.expire()
    assert game.resume()
    clock.now += 20
    give(game, RIGHT)
    assert (game.time_left, game.played[0].seconds) == (50, 50)


def test_a_minute_can_be_added_until_time_is_up() -> None:
    clock = Clock()
    game = game_of(rules_of(Mode.QUICK, 100), clock)
    assert game.add_time(60)
    assert (game.time_left, game.time_added, summary(game).time_added) == (160, 60, 60)
    assert not game.add_time(0)
    assert not game.add_time(-30)
    clock.now = 160.0
    assert not game.add_time(60)
    assert game.expire()
    assert not game.add_time(60)
    assert game.time_left == 0
    again = Round(game.plan, Grader([]), clock, rules=game.rules, time_added=60)
    assert again.time_left == 160


def test_without_a_limit_there_is_nothing_to_add_to() -> None:
    game = game_of(rules_of(Mode.QUICK))
    assert not game.add_time(60)
    assert (game.time_left, game.time_added) == (None, 0)


def test_the_time_between_leaving_and_going_on_does_not_count() -> None:
    clock = Clock()
    rules = rules_of(Mode.EXAM, 100)
    game = game_of(rules, clock)
    clock.now = 40.0
    give(game, RIGHT)
    clock.now = 5_000.0
    again = Round(game.plan, Grader([]), clock, game.played, rules)
    assert (again.time_left, again.phase) == (60, Phase.ASKED)


def test_a_round_gone_on_with_after_its_last_life_is_finished() -> None:
    game = game_of(rules_of(Mode.SURVIVAL))
    give(game, *[WRONG] * LIVES)
    again = Round(game.plan, Grader([]), Clock(), game.played, rules_of(Mode.SURVIVAL))
    assert again.phase is Phase.FINISHED


def test_the_command_line_knows_every_mode_but_the_retry() -> None:
    assert {*MODES} == {mode.value for mode in Mode} - {Mode.RETRY.value}
    assert all(length_of(mode) > 0 for mode in Mode)


def test_a_timeline_is_of_orders_and_typed_years() -> None:
    assert is_of_time(questions.order())
    assert is_of_time(questions.number(unit="year"))
    assert is_of_time(questions.number(unit="année"))
    assert not is_of_time(questions.number(unit="years"))
    assert not is_of_time(questions.choice(answer="1973"))


def ids(pack: Pack, language: str, day: date = date(2026, 11, 22)) -> list[str]:
    return [asked.item.id for asked in daily_round(pack, language, day)]


@pytest.fixture(scope="module")
def alpine() -> Pack:
    pack, _ = open_pack("alpine")
    return pack


@pytest.mark.parametrize("day", [date(2026, 11, day) for day in range(1, 15)])
def test_the_day_is_the_same_round_in_every_language(alpine: Pack, day: date) -> None:
    english, french = (daily_round(alpine, language, day) for language in ("en", "fr"))
    assert len(english) == 5
    assert [asked.item.id for asked in english] == [asked.item.id for asked in french]
    for one, other in zip(english, french, strict=True):
        assert len(one.options) == len(other.options)
        if isinstance(one.item, Order) and isinstance(other.item, Order):
            places = [one.item.items.index(option) for option in one.options]
            assert places == [other.item.items.index(option) for option in other.options]


def test_another_day_is_another_round(alpine: Pack) -> None:
    days = {tuple(ids(alpine, "en", date(2026, 11, day))) for day in range(1, 15)}
    assert len(days) == 14


def pack_of(english: int, french: int, shared: int) -> Pack:
    both = [replace(TEXTS[0], id=f"both{n}", answer=f"key{n}") for n in range(shared)]
    banks = tuple(
        Bank(
            language,
            (*both, *(replace(TEXTS[0], id=f"{language}{n}", answer=f"k{n}") for n in range(own))),
            Path(f"{language}.yaml"),
        )
        for language, own in (("en", english), ("fr", french))
    )
    return Pack("p", Path("p"), Localized({"": "P"}), banks=banks)


def test_only_what_every_language_has_is_asked_of_everyone() -> None:
    pack = pack_of(english=9, french=2, shared=4)
    assert sorted(ids(pack, "en")) == sorted(ids(pack, "fr")) == [f"both{n}" for n in range(4)]


def test_languages_that_share_nothing_have_a_round_each() -> None:
    pack = pack_of(english=9, french=3, shared=0)
    assert len(ids(pack, "en")) == 5
    assert len(ids(pack, "fr")) == 3


@pytest.mark.parametrize("seed", ["1", "7", "Dieppe"])
@pytest.mark.parametrize("topic", [None, "racing"])
def test_a_seed_is_the_same_round_in_every_language(
    alpine: Pack, seed: str, topic: str | None
) -> None:
    plans = []
    for language in ("en", "fr"):
        items = alpine.items(language)
        kept = of_topic(items, topic) if topic else items
        plan = seeded_round(alpine, kept, count=10, seed=seed)
        assert all(asked.item in items for asked in plan)
        plans.append(plan)
    english, french = plans
    assert len(english) == 10
    assert [asked.item.id for asked in english] == [asked.item.id for asked in french]


@pytest.mark.parametrize(
    ("shared", "own", "same"), [(5, 0, True), (5, 9, False), (9, 9, True), (0, 9, False)]
)
def test_a_seed_needs_questions_that_the_languages_share(shared: int, own: int, same: bool) -> None:
    pack = pack_of(own, own, shared)
    english, french = (
        [asked.item.id for asked in seeded_round(pack, pack.items(language), count=8, seed="7")]
        for language in ("en", "fr")
    )
    assert len(english) == len(french) == min(8, shared + own)
    assert (english == french) is same
