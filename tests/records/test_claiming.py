"""Claims after an exam, and what is flagged from there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alpine_quiz.game.modes import Mode
from alpine_quiz.game.round import Phase
from alpine_quiz.records.flags import Reason, doubted
from alpine_quiz.records.kept_round import KeptRound
from alpine_quiz.records.store import Records
from tests.records.playing import TEXT, ByTheKey, answer, asked, pack_of, right, wrong

THREE = tuple(replace(TEXT, id=f"typed-{number}", facts=(f"f{number}",)) for number in range(3))


def exam(records: Records) -> KeptRound:
    """Miss the first and the last of three typed questions."""
    kept = KeptRound.start(
        records,
        records.player(),
        pack_of(THREE),
        "en",
        [asked(item) for item in THREE],
        ByTheKey(),
        lambda: 0.0,
        mode=Mode.EXAM,
    )
    for given in (wrong(THREE[0]), right(THREE[1]), wrong(THREE[2])):
        answer(kept, given)
    assert kept.round.phase is Phase.FINISHED
    return kept


@pytest.fixture
def records() -> Records:
    return Records.in_memory()


def test_a_claim_counts_where_it_belongs_and_nowhere_else(records: Records) -> None:
    kept = exam(records)
    assert kept.claim(0)
    assert [each.claimed for each in kept.saved.answers] == [True, False, False]
    (found,) = records.scores(records.player()).rounds
    assert found.score == 2
    history = records.history(records.player(), kept.saved.pack)
    assert [history[f"f{number}"].credit for number in range(3)] == [1, 1, 0]
    assert kept.claim(2)
    assert records.scores(records.player()).rounds[0].score == 3


def test_what_was_right_is_not_claimed(records: Records) -> None:
    kept = exam(records)
    assert not kept.claim(1)
    assert not kept.claim(9)


def test_any_question_of_the_round_can_be_flagged_and_the_flag_taken_back(
    records: Records,
) -> None:
    kept = exam(records)
    kept.flag(1, Reason.UNCLEAR, "which\nof them?")
    flag = kept.flagged(1)
    assert flag is not None
    assert (flag.item, flag.reason, flag.note) == ("typed-1", Reason.UNCLEAR, "which of them?")
    assert kept.flagged(0) is None
    assert kept.unflag(1)
    assert kept.flagged(1) is None
    assert not kept.unflag(1)


def test_only_grave_reasons_put_a_question_last(records: Records) -> None:
    kept = exam(records)
    kept.flag(0, Reason.SPELLING)
    kept.flag(1, Reason.WRONG)
    kept.flag(2, Reason.DIFFICULTY)
    assert doubted(records.flag_counts(kept.saved.pack)) == {"typed-1"}
