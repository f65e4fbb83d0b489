from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.classroom.points import Sure
from alpine_quiz.classroom.report.analysis import (
    Flag,
    Weakness,
    analyse,
    chosen_in,
    discrimination,
    median_time,
    misconception,
    most_missed,
    rest_scores,
    share_right,
    weak,
)
from alpine_quiz.classroom.report.results import Put, Reply, Results, results_together
from alpine_quiz.classroom.rules import Scoring
from tests.classroom.report.sessions import lesson
from tests.classroom.rooms import (
    CHOICE,
    MATCH,
    MULTIPLE,
    SHEET,
    TEXT,
    TRUE_FALSE,
    key_as_places,
    wrong_answer_to,
)

KEY = key_as_places(CHOICE)[0]
WRONG = [place for place in range(4) if place != KEY]


def put(place: int, credits_: Sequence[int | Fraction], number: int = 1) -> Put:
    """Return a question answered by students 1, 2, … with these credits."""
    replies = tuple(
        Reply(student, (KEY if credit else WRONG[0],), Fraction(credit), 1000 * student)
        for student, credit in enumerate(credits_, 1)
    )
    return Put(number, SHEET.pool[place], replies)


def session(*puts: Put, scoring: Scoring = Scoring.ACCURACY) -> Results:
    return replace(results_together(lesson(), SHEET), questions=puts, scoring=scoring)


def chose(counts: dict[int, int]) -> Put:
    """Return the choice, answered so many times with each option."""
    given = [place for place, count in counts.items() for _ in range(count)]
    replies = tuple(
        Reply(student, (place,), Fraction(place == KEY), 500)
        for student, place in enumerate(given, 1)
    )
    return Put(1, SHEET.pool[CHOICE], replies)


def test_what_most_missed_comes_first_with_what_they_chose() -> None:
    items = analyse(results_together(lesson(), SHEET))
    missed = most_missed(items)
    assert [item.put.number for item in missed] == [1, 2]
    assert [item.share for item in missed] == [Fraction(1, 4), Fraction(2, 5)]
    assert missed[0].wrong is not None
    assert (missed[0].wrong.given, missed[0].wrong.count) == (wrong_answer_to(CHOICE), 3)


def test_the_share_right_counts_parts_and_raised_hands() -> None:
    half = put(CHOICE, [1, Fraction(1, 2), 0])
    assert share_right(half) == Fraction(1, 2)
    counts = [0, 0, 0, 0]
    counts[KEY] = 3
    counts[WRONG[0]] = 2
    # (1½ of three phones + 3 of five hands) / 8
    assert share_right(replace(half, hands={"": tuple(counts)})) == Fraction(9, 16)
    assert share_right(put(CHOICE, [])) is None


def test_every_option_is_counted_and_other_answers_by_what_they_say() -> None:
    options = chosen_in(chose({KEY: 3, WRONG[0]: 1}))
    assert [each.count for each in options] == [
        {KEY: 3, WRONG[0]: 1}.get(place, 0) for place in range(4)
    ]
    typed = tuple(
        Reply(student, text, Fraction(right), 5)
        for student, (text, right) in enumerate(
            [("Gordini", 0), ("  gordini", 0), ("Rédélé", 1), ("GORDINI", 0)], 1
        )
    )
    told = chosen_in(Put(1, SHEET.pool[TEXT], typed))
    assert [(each.given, each.count, each.right) for each in told] == [
        ("Gordini", 3, False),
        ("Rédélé", 1, True),
    ]


def test_of_several_right_options_each_is_counted_by_itself() -> None:
    keys = key_as_places(MULTIPLE)
    other = next(place for place in range(5) if place not in keys)
    replies = (
        Reply(1, keys, Fraction(1), 5),
        Reply(2, tuple(sorted((keys[0], other))), Fraction(0), 5),
    )
    told = {each.given: each for each in chosen_in(Put(1, SHEET.pool[MULTIPLE], replies))}
    assert (told[(keys[0],)].count, told[(keys[1],)].count, told[(other,)].count) == (2, 1, 1)
    assert told[(keys[0],)].right
    assert not told[(other,)].right


def test_of_pairs_each_is_counted_by_itself() -> None:
    key = key_as_places(MATCH)
    swapped = (key[1], key[0], *key[2:])
    gaps = (-1, key[0], *[-1] * (len(key) - 2))
    replies = tuple(
        Reply(student, given_, Fraction(0), 5)
        for student, given_ in enumerate((key, swapped, gaps), 1)
    )
    asked = Put(1, SHEET.pool[MATCH], replies)
    told = chosen_in(asked)
    right = [each for each in told if each.right]
    assert [each.count for each in right] == [1, 1, *[2] * (len(key) - 2)]
    assert right[0].given == (key[0], *[-1] * (len(key) - 1))
    (item,) = analyse(session(asked))
    assert item.wrong is not None
    assert (item.wrong.given, item.wrong.count) == (gaps, 2)


def test_the_first_vote_is_told_beside_the_second() -> None:
    voted = replace(chose({KEY: 2}), first=chose({KEY: 1, WRONG[1]: 1}).replies)
    (item,) = analyse(session(voted))
    assert (item.first, item.share) == (Fraction(1, 2), Fraction(1))
    assert [item.chosen[place].before for place in (KEY, WRONG[0], WRONG[1])] == [1, 0, 1]


def test_the_time_is_the_median() -> None:
    assert median_time(put(CHOICE, [1, 1, 1, 0]).replies) == 2500
    assert median_time(()) is None


def test_discrimination_of_two_items_is_their_phi_coefficient() -> None:
    # Both right 40, only the first 10, only the second 20, none 30:
    # (40·30 − 10·20) / √(50·50·60·40) = 1000 / 2449.49
    one = put(CHOICE, [1] * 40 + [1] * 10 + [0] * 20 + [0] * 30)
    other = put(TRUE_FALSE, [1] * 40 + [0] * 10 + [1] * 20 + [0] * 30, 2)
    items = analyse(session(one, other))
    assert items[0].discrimination == pytest.approx(0.408248, abs=1e-6)
    assert items[1].discrimination == pytest.approx(0.408248, abs=1e-6)


def test_discrimination_is_the_point_biserial_correlation_with_the_rest() -> None:
    # Rest scores: of the 50 who are right 30 have 1 and 20 have ½ (mean 0.8), of the others
    # 25 have ½ and 25 have 0 (mean 0.25); standard deviation √0.136875 = 0.369966:
    # (0.8 − 0.25) / 0.369966 · √(½ · ½)
    one = put(CHOICE, [1] * 50 + [0] * 50)
    second = put(TRUE_FALSE, [1] * 30 + [1] * 20 + [1] * 25 + [0] * 25, 2)
    third = put(TEXT, [1] * 30 + [0] * 20 + [0] * 25 + [0] * 25, 3)
    item = analyse(session(one, second, third))[0]
    assert item.discrimination == pytest.approx(0.743312, abs=1e-6)


@pytest.mark.parametrize("number", [99, 100])
def test_discrimination_is_told_from_a_hundred_answers_on(number: int) -> None:
    half = [1] * 50 + [0] * (number - 50)
    items = analyse(session(put(CHOICE, half), put(TRUE_FALSE, half, 2)))
    assert (items[0].discrimination is not None) == (number == 100)


def test_an_item_that_all_get_right_tells_nobody_apart() -> None:
    items = analyse(session(put(CHOICE, [1] * 120), put(TRUE_FALSE, [1, 0] * 60, 2)))
    assert items[0].discrimination is None


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=100, max_size=140))
def test_discrimination_is_between_minus_one_and_one(known: list[tuple[bool, bool, bool]]) -> None:
    puts = [put(place, [int(each[place]) for each in known], place + 1) for place in range(3)]
    others = rest_scores(session(*puts))
    found = discrimination(puts[0].replies, others)
    assert found is None or -1.000001 <= found <= 1.000001


def weaknesses(counts: dict[int, int]) -> tuple[Flag, ...]:
    return analyse(session(chose(counts)))[0].flags


def test_a_key_that_most_miss_and_a_distractor_ahead_of_it_are_flagged() -> None:
    flags = weaknesses({KEY: 4, WRONG[0]: 6, WRONG[1]: 2, WRONG[2]: 2})
    assert flags == (
        Flag(Weakness.MISSED_BY_MOST),
        Flag(Weakness.DISTRACTOR_AHEAD, (WRONG[0],)),
    )


def test_a_distractor_that_nobody_chose_is_flagged_where_enough_could_have() -> None:
    assert weaknesses({KEY: 15, WRONG[0]: 2, WRONG[1]: 2}) == ()
    assert weaknesses({KEY: 15, WRONG[0]: 3, WRONG[1]: 2}) == (
        Flag(Weakness.NEVER_CHOSEN, (WRONG[2],)),
    )


def test_a_few_answers_flag_nothing() -> None:
    assert weaknesses({KEY: 1, WRONG[0]: 8}) == ()


def test_an_item_that_tells_backwards_is_flagged() -> None:
    better = [1] * 60 + [0] * 60
    items = analyse(session(put(TRUE_FALSE, better), put(TEXT, [0] * 50 + [1] * 70, 2)))
    assert [flag.weakness for flag in items[1].flags] == [Weakness.TELLS_BACKWARDS]
    assert weak(items) == items


def test_what_was_struck_or_tried_out_is_no_weak_item() -> None:
    missed = chose({WRONG[0]: 30})
    for left_out in (
        replace(missed, struck=True),
        replace(missed, trial=True),
        replace(missed, tie=True),
        replace(missed, revealed=False),
    ):
        items = analyse(session(left_out))
        assert (weak(items), most_missed(items)) == ((), ())


def test_who_is_sure_and_wrong_has_a_misconception() -> None:
    replies = (
        Reply(1, (WRONG[0],), Fraction(0), 5, Sure.SURE),
        Reply(2, (WRONG[0],), Fraction(0), 5, Sure.SURE),
        Reply(3, (WRONG[1],), Fraction(0), 5, Sure.SURE),
        Reply(4, (WRONG[2],), Fraction(0), 5, Sure.GUESSING),
        Reply(5, (KEY,), Fraction(1), 5, Sure.SURE),
    )
    found = misconception(replies)
    assert found is not None
    assert (found.count, found.given, found.by) == (3, (WRONG[0],), 2)
    asked = Put(1, SHEET.pool[CHOICE], replies)
    assert analyse(session(asked))[0].misconception is None
    assert analyse(session(asked, scoring=Scoring.CONFIDENCE))[0].misconception == found


def test_an_option_that_the_teacher_accepted_is_right_in_the_report() -> None:
    wrong = WRONG[0]
    replies = (
        Reply(1, (KEY,), Fraction(1), 500),
        Reply(2, (wrong,), Fraction(1), 500, regraded=True),
    )
    counts = tuple(2 if place == wrong else 0 for place in range(4))
    (item,) = analyse(session(Put(1, SHEET.pool[CHOICE], replies, hands={"": counts})))
    assert item.share == 1
    assert item.wrong is None
    assert [each.right for each in item.chosen] == [place in (KEY, wrong) for place in range(4)]
