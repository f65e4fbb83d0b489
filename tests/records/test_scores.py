"""Looking back at rounds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from alpine_quiz.game.answers import Typed
from alpine_quiz.game.modes import Mode
from alpine_quiz.records.scores import Form, Scores, Tally, TopicScore
from tests.records.playing import (
    CHOICE,
    ITEMS,
    NUMBER,
    TEXT,
    Calendar,
    answer,
    pack_of,
    play,
    right,
    start,
    wrong,
)

if TYPE_CHECKING:
    from alpine_quiz.records.store import Records


def test_before_the_first_round_there_are_no_scores(records: Records) -> None:
    assert records.scores(records.player()) == Scores()
    assert records.standing(records.player(), "alpine") is None


def test_rounds_are_listed_latest_first(records: Records) -> None:
    play(records, "+-")
    play(records, "+", of=3)
    left, finished = records.scores(records.player()).rounds
    assert (finished.finished, finished.score, finished.out_of) == (True, Fraction(1), 2)
    assert (left.finished, left.score, left.out_of) == (False, Fraction(1), 3)
    assert left.tally.answers == 1
    assert left.latest > finished.latest >= finished.started
    assert (left.pack, left.pack_title, left.mode) == ("alpine", "Alpine", "quick")


def test_halves_and_thirds_add_up_exactly(records: Records) -> None:
    kept = start(records, [NUMBER, TEXT, CHOICE])
    answer(kept, Typed("half"), Typed("half"), right(CHOICE))
    (only,) = records.scores(records.player()).rounds
    assert only.score == 2


def test_a_claim_counts_in_the_score(records: Records) -> None:
    kept = start(records, [TEXT])
    kept.answer(wrong(TEXT))
    assert records.scores(records.player()).overall == Tally(1, Fraction(0))
    kept.claim()
    assert records.scores(records.player()).overall == Tally(1, Fraction(1))


def test_the_best_round_is_the_one_with_most_right_for_its_length(records: Records) -> None:
    play(records, "+++-")
    play(records, "++++-")
    play(records, "++----------")
    best = records.scores(records.player()).best
    assert best is not None
    assert (best.score, best.out_of) == (Fraction(4), 5)


def test_of_equally_good_rounds_the_longest_is_best(records: Records) -> None:
    play(records, "+")
    play(records, "++")
    best = records.scores(records.player()).best
    assert best is not None
    assert best.out_of == 2
    assert records.standing(records.player(), "alpine") == Form(Fraction(2), 2, Fraction(1))


def test_neither_a_retry_nor_a_round_left_is_the_best(records: Records) -> None:
    play(records, "++", mode=Mode.RETRY)
    play(records, "++", of=3)
    scores = records.scores(records.player())
    assert scores.best is None
    assert scores.overall.answers == 4
    assert records.standing(records.player(), "alpine") is None


def test_the_best_before_a_round_is_told_without_it(records: Records) -> None:
    play(records, "+-")
    kept = play(records, "++")
    before = records.standing(records.player(), "alpine", without=kept.saved.uid)
    assert before is not None
    assert (before.best_score, before.best_total) == (Fraction(1), 2)


def test_the_week_is_the_last_seven_days(records: Records, calendar: Calendar) -> None:
    play(records, "----")
    calendar.time += timedelta(days=6, hours=23)
    assert records.scores(records.player()).week == Tally(4, Fraction(0))
    play(records, "++")
    calendar.time += timedelta(hours=2)
    assert records.scores(records.player()).week == Tally(2, Fraction(2))
    standing = records.standing(records.player(), "alpine")
    assert standing is not None
    assert standing.week == 1
    calendar.time += timedelta(days=7)
    assert records.scores(records.player()).week == Tally()
    standing = records.standing(records.player(), "alpine")
    assert standing is not None
    assert standing.week is None


def test_topics_are_counted_pack_by_pack(records: Records) -> None:
    kept = start(records)
    answer(kept, *(wrong(item) if item is NUMBER else right(item) for item in ITEMS))
    play(records, "-", pack=pack_of(id_="tutorial"))
    assert records.scores(records.player()).topics == (
        TopicScore("alpine", "Alpine", "", Tally(1, Fraction(1))),
        TopicScore("alpine", "Alpine", "cars", Tally(4, Fraction(3))),
        TopicScore("alpine", "Alpine", "people", Tally(1, Fraction(1))),
        TopicScore("alpine", "Alpine", "races", Tally(1, Fraction(1))),
        TopicScore("tutorial", "Alpine", "cars", Tally(1, Fraction(0))),
    )


def test_scores_are_each_players_own(records: Records) -> None:
    play(records, "++", player="Ann")
    assert records.scores(records.player("Bob")) == Scores()
    assert records.scores(records.player("ann")).overall.answers == 2


def test_points_are_what_help_left_and_shares_what_was_known(records: Records) -> None:
    kept = start(records, [TEXT, CHOICE], pack=pack_of([TEXT, CHOICE]))
    kept.hint()
    answer(kept, right(TEXT), right(CHOICE))
    scores = records.scores(records.player())
    (only,) = scores.rounds
    assert only.score == Fraction(7, 4)
    assert (scores.overall, scores.week) == (Tally(2, Fraction(2)), Tally(2, Fraction(2)))
    assert sum((each.tally for each in scores.topics), Tally()) == Tally(2, Fraction(2))
    standing = records.standing(records.player(), "alpine")
    assert standing == Form(Fraction(7, 4), 2, Fraction(1))


def test_a_round_without_help_beats_an_equal_one_with_it(records: Records) -> None:
    helped = start(records, [TEXT], pack=pack_of([TEXT]))
    helped.hint()
    answer(helped, right(TEXT))
    alone = start(records, [TEXT], pack=pack_of([TEXT]))
    answer(alone, right(TEXT))
    best = records.scores(records.player()).best
    assert best is not None
    assert best.uid == alone.saved.uid


def test_what_several_did_at_one_keyboard_is_listed_and_counts_in_nothing(
    records: Records,
) -> None:
    play(records, "++-", mode=Mode.HOTSEAT)
    scores = records.scores(records.player())
    assert [each.mode for each in scores.rounds] == ["hotseat"]
    assert replace(scores, rounds=()) == Scores()
    for mode in ("", Mode.HOTSEAT):
        assert records.standing(records.player(), "alpine", mode=mode) is None
    play(records, "+--")
    standing = records.standing(records.player(), "alpine")
    assert standing == Form(Fraction(1), 3, Fraction(1, 3))
    assert records.scores(records.player()).overall == Tally(3, Fraction(1))
