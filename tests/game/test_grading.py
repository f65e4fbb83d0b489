from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.game.answers import Answer, Matched, Ordered, Picked, Typed
from alpine_quiz.game.grading import Grader
from alpine_quiz.game.notation import key_of
from alpine_quiz.game.verdict import Outcome, Verdict
from tests.game import questions

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Question

HALF = Fraction(1, 2)
GRADER = Grader(questions.ALL)


def graded(item: Question, answer: Answer) -> Verdict:
    return GRADER.grade(questions.shown(item), answer, prompted=False)


@pytest.mark.parametrize("item", questions.ALL, ids=lambda item: item.type.value)
def test_the_key_is_right_and_counts_one(item: Question) -> None:
    assert graded(item, key_of(item)) == Verdict(Outcome.RIGHT, Fraction(1))


class TestChoice:
    def test_a_distractor_is_wrong_and_said_to_be_what_it_is(self) -> None:
        assert graded(questions.choice(), Picked(("Dauphine",))) == Verdict(
            Outcome.WRONG, Fraction(0), ("Its engine drove the A108.",)
        )

    @pytest.mark.parametrize("picked", [(), ("4CV", "Dauphine"), ("R4",), ("4cv",)])
    def test_none_several_or_another_cannot_be_read(self, picked: tuple[str, ...]) -> None:
        assert graded(questions.choice(), Picked(picked)).outcome is Outcome.UNREADABLE

    def test_a_distractor_that_is_not_shown_cannot_be_read(self) -> None:
        item = questions.choice(distractors=tuple("abcdefgh"))
        hidden = set(item.distractors) - set(questions.shown(item).options)
        verdicts = {graded(item, Picked((option,))).outcome for option in hidden}
        assert verdicts == {Outcome.UNREADABLE}


class TestTrueFalse:
    def test_true_of_a_false_statement_is_wrong(self) -> None:
        verdict = graded(questions.true_false(), Picked(("true",)))
        assert verdict.outcome is Outcome.WRONG
        assert verdict.feedback == ("The A310 kept its engine in the tail.",)

    def test_true_of_a_true_statement_is_right(self) -> None:
        item = questions.true_false(answer=True)
        assert graded(item, Picked(("true",))).outcome is Outcome.RIGHT
        assert graded(item, Picked(("false",))).outcome is Outcome.WRONG


class TestMultiple:
    def test_the_share_wrong_is_taken_from_the_share_right(self) -> None:
        verdict = graded(questions.multiple(), Picked(("Mille Miglia", "Targa Florio")))
        assert verdict.outcome is Outcome.PARTLY
        assert verdict.credit == Fraction(1, 2) - Fraction(1, 3)
        assert verdict.feedback == ("Sicily was far.",)

    def test_picking_everything_earns_nothing(self) -> None:
        item = questions.multiple()
        verdict = graded(item, Picked(questions.shown(item).options))
        assert verdict.outcome is Outcome.WRONG
        assert len(verdict.feedback) == 2

    def test_the_same_pick_twice_counts_once(self) -> None:
        verdict = graded(questions.multiple(), Picked(("Mille Miglia", "Mille Miglia")))
        assert verdict.credit == HALF

    def test_picking_nothing_cannot_be_read(self) -> None:
        assert graded(questions.multiple(), Picked(())).outcome is Outcome.UNREADABLE


class TestOrder:
    def test_one_pair_of_neighbours_swapped_is_worth_half(self) -> None:
        verdict = graded(questions.order(), Ordered(("A106", "A110", "A108", "A310")))
        assert verdict == Verdict(Outcome.PARTLY, HALF)

    def test_two_pairs_swapped_are_worth_nothing(self) -> None:
        verdict = graded(questions.order(), Ordered(("A108", "A106", "A310", "A110")))
        assert verdict == Verdict(Outcome.WRONG, Fraction(0))

    @pytest.mark.parametrize("items", [(), ("A106",), ("A106",) * 4, ("A106", "A108", "A110", "X")])
    def test_anything_but_all_the_items_cannot_be_read(self, items: tuple[str, ...]) -> None:
        assert graded(questions.order(), Ordered(items)).outcome is Outcome.UNREADABLE


class TestMatch:
    def test_each_pair_found_is_worth_its_share(self) -> None:
        answer = Matched((("A106", "4CV"), ("A108", "R8"), ("A110", "Dauphine")))
        verdict = graded(questions.match(), answer)
        assert verdict == Verdict(Outcome.PARTLY, Fraction(1, 3))

    def test_a_left_side_without_partner_is_not_found(self) -> None:
        assert graded(questions.match(), Matched((("A106", "4CV"),))).credit == Fraction(1, 3)

    @pytest.mark.parametrize(
        "pairs",
        [
            (),
            (("A106", "R5"),),
            (("A610", "4CV"),),
            (("A106", "4CV"), ("A106", "R8")),
            (("A106", "4CV"), ("A108", "4CV")),
        ],
    )
    def test_partners_not_shown_or_given_twice_cannot_be_read(
        self, pairs: tuple[tuple[str, str], ...]
    ) -> None:
        assert graded(questions.match(), Matched(pairs)).outcome is Outcome.UNREADABLE


class TestNumber:
    @pytest.mark.parametrize(
        "typed", ["4328", "4,328", "4 328", "4\u202f328", "4.328", "4'328", "4328 cars", "４３２８"]
    )
    def test_the_key_decides_the_reading(self, typed: str) -> None:
        assert graded(questions.number(), Typed(typed)).outcome is Outcome.RIGHT

    def test_with_a_small_key_a_comma_begins_the_decimals(self) -> None:
        item = questions.number(answer=Decimal("4.328"), written="4.328", unit="m")
        assert graded(item, Typed("4,328 m")).outcome is Outcome.RIGHT
        assert graded(item, Typed("4328")).outcome is Outcome.WRONG

    def test_one_off_is_wrong(self) -> None:
        assert graded(questions.number(), Typed("4329")).outcome is Outcome.WRONG

    def test_the_tolerance_is_inclusive(self) -> None:
        item = questions.number(tolerance=Decimal(2))
        assert graded(item, Typed("4330")).outcome is Outcome.RIGHT
        assert graded(item, Typed("4330.01")).outcome is Outcome.WRONG

    @pytest.mark.parametrize("typed", ["", "no idea", "1978 or 1979", "NaN", "Infinity"])
    def test_no_one_number_cannot_be_read(self, typed: str) -> None:
        assert graded(questions.number(), Typed(typed)).outcome is Outcome.UNREADABLE

    def test_a_number_with_feedback_says_what_it_is(self) -> None:
        item = questions.number(feedback={"1,548,748": "That is the Renault brand."})
        assert graded(item, Typed("1548748")).feedback == ("That is the Renault brand.",)

    @pytest.mark.parametrize(
        ("typed", "credit"),
        [
            ("1000", 1),
            ("1050", 1),
            ("950", 1),
            ("1050.1", HALF),
            ("1150", HALF),
            ("850", HALF),
            ("1150.1", 0),
            ("849", 0),
            ("-1000", 0),
        ],
    )
    def test_an_estimate_counts_by_how_near_it_is(self, typed: str, credit: Fraction) -> None:
        item = questions.number(answer=Decimal(1000), written="1000", estimate=True)
        assert graded(item, Typed(typed)).credit == credit

    def test_an_estimate_of_nothing_must_be_exact(self) -> None:
        item = questions.number(answer=Decimal(0), written="0", estimate=True)
        assert graded(item, Typed("0")).outcome is Outcome.RIGHT
        assert graded(item, Typed("1")).outcome is Outcome.WRONG

    def test_an_estimate_below_zero_is_as_good(self) -> None:
        item = questions.number(answer=Decimal(-20), written="-20", estimate=True)
        assert graded(item, Typed("−19")).outcome is Outcome.RIGHT

    def test_an_immense_key_is_compared_all_the_same(self) -> None:
        item = questions.number(answer=Decimal("1e999999"), written="1e999999", estimate=True)
        assert graded(item, Typed("5")).outcome is Outcome.WRONG


ANSWERS: tuple[Answer, ...] = (
    Picked(("4CV",)),
    Picked(()),
    Typed("4CV"),
    Typed("\ud800"),
    Ordered(("A106",)),
    Matched((("A106", "4CV"),)),
)


@pytest.mark.parametrize("item", questions.ALL, ids=lambda item: item.type.value)
@pytest.mark.parametrize("answer", ANSWERS, ids=repr)
def test_an_answer_of_another_kind_is_graded_without_a_fault(
    item: Question, answer: Answer
) -> None:
    assert 0 <= graded(item, answer).credit <= 1


texts = st.text(max_size=8)
answers: st.SearchStrategy[Answer] = st.one_of(
    st.builds(
        Picked, st.lists(texts | st.sampled_from(["4CV", "true", "Mille Miglia"])).map(tuple)
    ),
    st.builds(Typed, st.text(max_size=60)),
    st.builds(Ordered, st.permutations(questions.order().items).map(tuple)),
    st.builds(Matched, st.lists(st.tuples(st.sampled_from(["A106", "A108"]), texts)).map(tuple)),
)


@given(st.sampled_from(questions.ALL), answers, st.booleans())
def test_any_answer_gets_a_verdict_whose_credit_fits_its_outcome(
    item: Question, answer: Answer, prompted: bool
) -> None:
    verdict = GRADER.grade(questions.shown(item), answer, prompted=prompted)
    if verdict.outcome in (Outcome.RIGHT, Outcome.SLIP):
        assert verdict.credit == 1
    elif verdict.outcome is Outcome.PARTLY:
        assert 0 < verdict.credit < 1
    else:
        assert verdict.credit == 0
