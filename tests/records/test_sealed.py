"""An exam that is not over: nothing tells what its answers were worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.game.modes import Mode
from alpine_quiz.records.history import derive_again
from alpine_quiz.records.scores import Tally
from tests.records.playing import CHOICE, NUMBER, TEXT, answer, right, start, wrong

if TYPE_CHECKING:
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.store import Records

PACK = "alpine"


def begun(records: Records) -> KeptRound:
    """Begin an exam of three questions, and answer two."""
    kept = start(records, [CHOICE, TEXT, NUMBER], mode=Mode.EXAM)
    answer(kept, wrong(CHOICE), right(TEXT))
    return kept


def test_nothing_tells_of_an_exam_before_its_end(records: Records) -> None:
    begun(records)
    you = records.player()

    scores = records.scores(you)
    (running,) = scores.rounds

    assert running.sealed
    assert running.tally.answers == 2
    assert (scores.overall, scores.week, scores.topics) == (Tally(), Tally(), ())
    assert records.history(you, PACK) == {}
    assert records.schedule(you, PACK) == {}
    assert records.item_figures(PACK) == ()


@pytest.mark.parametrize("looked_before", [False, True])
def test_at_its_end_all_of_it_counts(records: Records, *, looked_before: bool) -> None:
    kept = begun(records)
    you = records.player()
    if looked_before:
        assert records.schedule(you, PACK) == {}
    answer(kept, right(NUMBER))

    scores = records.scores(you)

    assert not scores.rounds[0].sealed
    assert scores.overall.answers == 3
    assert records.history(you, PACK)["mechanicals"].credit == 0
    facts = {fact for item in (CHOICE, TEXT, NUMBER) for fact in item.subjects}
    assert set(records.schedule(you, PACK)) == facts
    assert len(records.item_figures(PACK)) == 3


def test_an_exam_that_is_left_for_good_counts(records: Records) -> None:
    kept = begun(records)
    kept._end()
    assert records.scores(records.player()).overall.answers == 2


def test_what_was_answered_meanwhile_stays_the_latest(records: Records) -> None:
    kept = begun(records)
    answer(start(records, [CHOICE]), right(CHOICE))
    answer(kept, right(NUMBER))
    you = records.player()

    past = records.history(you, PACK)["mechanicals"]

    assert past.seen == 2
    assert past.credit == 1
    derived, schedule = records.history(you, PACK), records.schedule(you, PACK)
    records.write(derive_again)
    assert (records.history(you, PACK), records.schedule(you, PACK)) == (derived, schedule)
