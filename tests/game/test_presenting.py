from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.bank.model import Match, Question
from alpine_quiz.game.presenting import SHOWN_OPTIONS, present
from alpine_quiz.game.scoring import order_credit
from tests.game import questions

SEEDS = [str(seed) for seed in range(60)]


@given(st.sampled_from(questions.ALL), st.text(max_size=10), st.text(max_size=5))
def test_a_seed_shows_the_same_each_time(item: Question, seed: str, pack: str) -> None:
    assert present(item, seed, pack=pack) == present(item, seed, pack=pack)


def test_every_machine_shows_the_same() -> None:
    script = (
        "from alpine_quiz.game.presenting import present\n"
        "from tests.game import questions\n"
        "print([(asked.options, asked.lefts) for asked in"
        " (present(item, seed, pack='p') for item in questions.ALL for seed in '123')])"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
        ).stdout
        for hash_seed in ("0", "4711")
    }
    asked = [present(item, seed, pack="p") for item in questions.ALL for seed in "123"]
    assert seen == {f"{[(each.options, each.lefts) for each in asked]}\n"}


def test_the_lots_fall_as_they_always_did() -> None:
    shown = present(questions.choice(), "7", pack="alpine").options
    assert shown == ("Juvaquatre", "Dauphine", "Frégate", "4CV")


class TestChoice:
    def test_all_options_are_shown_and_in_many_orders(self) -> None:
        item = questions.choice()
        orders = {present(item, seed).options for seed in SEEDS}
        assert {frozenset(order) for order in orders} == {
            frozenset({item.answer, *item.distractors})
        }
        assert len(orders) > 15

    def test_the_key_stands_everywhere_alike(self) -> None:
        item = questions.choice()
        places = [present(item, seed).options.index(item.answer) for seed in SEEDS]
        assert all(places.count(place) >= len(SEEDS) // 10 for place in range(SHOWN_OPTIONS))

    def test_a_longer_pool_is_sampled(self) -> None:
        item = questions.choice(distractors=tuple("abcdefgh"))
        shown = [present(item, seed).options for seed in SEEDS]
        assert all(
            len(set(options)) == SHOWN_OPTIONS and item.answer in options for options in shown
        )
        assert set().union(*shown) == {item.answer, *item.distractors}

    @pytest.mark.parametrize(
        ("answer", "distractors", "ascending"),
        [
            ("1969", ("1955", "1978", "1962"), ("1955", "1962", "1969", "1978")),
            ("957", ("1,421", "845"), ("845", "957", "1,421")),
            ("22.1 %", ("9.4 %", "17.4 %"), ("9.4 %", "17.4 %", "22.1 %")),
            ("0.987 s", ("10.5 s", "1.234 s"), ("0.987 s", "1.234 s", "10.5 s")),
            ("−5", ("5", "0"), ("−5", "0", "5")),
            ("1 421 voitures", ("957 voitures",), ("957 voitures", "1 421 voitures")),
        ],
    )
    def test_numbers_are_shown_ascending(
        self, answer: str, distractors: tuple[str, ...], ascending: tuple[str, ...]
    ) -> None:
        item = questions.choice(answer=answer, distractors=distractors)
        assert {present(item, seed).options for seed in SEEDS} == {ascending}

    def test_names_with_numbers_are_shuffled(self) -> None:
        item = questions.choice(answer="A106", distractors=("A108", "A110", "A310"))
        assert len({present(item, seed).options for seed in SEEDS}) > 1

    def test_an_option_given_twice_is_shown_once(self) -> None:
        item = questions.choice(distractors=("4CV", "Dauphine", "Dauphine"))
        assert sorted(present(item, "1").options) == ["4CV", "Dauphine"]

    def test_two_wordings_show_the_same_options_in_the_same_places(self) -> None:
        english = questions.choice(answer="one", distractors=("two", "three", "four", "five"))
        french = questions.choice(answer="un", distractors=("deux", "trois", "quatre", "cinq"))
        words = dict(
            zip(
                (english.answer, *english.distractors),
                (french.answer, *french.distractors),
                strict=True,
            )
        )
        for seed in SEEDS:
            shown = present(english, seed).options
            assert present(french, seed).options == tuple(words[option] for option in shown)


class TestMultiple:
    def test_all_answers_are_shown_and_six_options_at_most(self) -> None:
        item = questions.multiple(distractors=tuple("abcdefgh"))
        for seed in SEEDS:
            options = present(item, seed).options
            assert len(set(options)) == len(options) == 6
            assert set(item.answers) <= set(options) <= {*item.answers, *item.distractors}


def test_true_stands_before_false() -> None:
    assert {present(questions.true_false(), seed).options for seed in SEEDS} == {("true", "false")}


def test_typed_questions_show_no_options() -> None:
    assert present(questions.text(), "1").options == ()
    assert present(questions.number(), "1").options == ()


class TestOrder:
    @pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
    def test_what_is_shown_at_first_earns_nothing(self, count: int) -> None:
        item = questions.order(items=tuple("abcdef"[:count]))
        for seed in SEEDS:
            options = present(item, seed).options
            assert sorted(options) == sorted(item.items)
            assert order_credit(item.items, options) == 0

    def test_a_single_thing_is_shown(self) -> None:
        assert present(questions.order(items=("a",)), "1").options == ("a",)


class TestMatch:
    @pytest.mark.parametrize("count", [2, 3, 6])
    def test_partners_do_not_all_stand_side_by_side(self, count: int) -> None:
        pairs = tuple(zip("abcdef"[:count], "uvwxyz"[:count], strict=True))
        item = Match(id="m", stem="?", pairs=pairs)
        for seed in SEEDS:
            asked = present(item, seed)
            assert sorted(asked.lefts) == sorted("abcdef"[:count])
            assert sorted(asked.options) == sorted("uvwxyz"[:count])
            assert set(zip(asked.lefts, asked.options, strict=True)) != set(pairs)

    def test_years_on_the_right_are_ascending(self) -> None:
        item = questions.match(pairs=(("c", "1978"), ("a", "1955"), ("b", "1962")))
        assert present(item, "1").options == ("1955", "1962", "1978")
