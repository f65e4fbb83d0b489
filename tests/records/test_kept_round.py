"""A round is kept as it is played."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alpine_quiz.game.answers import Picked, Typed
from alpine_quiz.game.notation import as_text
from alpine_quiz.game.round import Phase
from alpine_quiz.game.verdict import Outcome
from alpine_quiz.records.kept_round import KeptRound
from alpine_quiz.records.saved import Planned
from alpine_quiz.records.store import Records
from tests.records.playing import (
    CHOICE,
    ITEMS,
    MULTIPLE,
    NUMBER,
    TEXT,
    ByTheKey,
    Stopwatch,
    answer,
    asked,
    pack_of,
    right,
    start,
    wrong,
)

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.bank.model import Question


def on_disk(path: Path, table: str = "answer") -> int:
    """Count rows through a connection of its own: what any other process sees."""
    with closing(sqlite3.connect(path)) as connection:
        count: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        return count


def test_an_answer_is_on_disk_when_its_verdict_is_known(records: Records, path: Path) -> None:
    kept = start(records)
    assert on_disk(path) == 0
    verdict = kept.answer(right(CHOICE))
    assert verdict is not None
    assert verdict.outcome is Outcome.RIGHT
    assert on_disk(path) == 1


def test_a_round_left_unanswered_leaves_no_trace(records: Records, path: Path) -> None:
    start(records)
    assert on_disk(path, "round") == 0
    assert records.unfinished(records.player()) is None


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.type)
def test_an_answer_is_kept_with_all_that_was_shown(records: Records, item: Question) -> None:
    pack = pack_of([item, TEXT], version="1.2")
    kept = start(records, [item, TEXT], pack=pack)
    answer(kept, wrong(item))
    saved = records.unfinished(records.player())
    assert saved is not None
    assert (saved.pack, saved.pack_version, saved.pack_title) == ("alpine", "1.2", "Alpine")
    assert (saved.language, saved.mode, saved.total, saved.answered) == ("en", "quick", 2, 1)
    (newest,) = saved.answers
    shown = kept.round.plan[0]
    assert newest.planned == Planned(item.id, item.type.value, shown.options, shown.lefts)
    assert (newest.stem, newest.topic, newest.facts) == (item.stem, item.topic, item.facts)
    assert (newest.key, newest.given) == (as_text(right(item)), as_text(wrong(item)))
    assert (newest.outcome, newest.credit) == (Outcome.WRONG, Fraction(0))
    assert newest.documents == tuple(citation.document for citation in item.citations)
    assert newest.seconds > 0
    assert newest == kept.saved.answers[0]


def test_fractions_of_credit_are_kept_exactly(records: Records) -> None:
    kept = start(records, [NUMBER, TEXT])
    answer(kept, Typed("half"))
    assert kept.saved.answers[0].credit == Fraction(1, 2)
    saved = records.unfinished(records.player())
    assert saved is not None
    assert saved.answers[0].credit == Fraction(1, 2)


def test_hints_taken_are_kept(records: Records) -> None:
    kept = start(records, [TEXT, CHOICE])
    assert kept.hint() == "He sold Renaults."
    answer(kept, right(TEXT))
    assert kept.saved.answers[0].hints == 1


def test_what_help_cost_is_kept_and_taken_off_the_round(records: Records) -> None:
    item = replace(CHOICE, hint="A small one.", distractors=("Dauphine", "Frégate", "R8"))
    kept = start(records, [item, TEXT], pack=pack_of([item, TEXT]))
    kept.hint()
    assert kept.can_halve
    removed = kept.halve()
    assert (len(removed), kept.round.removed, kept.can_halve) == (2, removed, False)
    answer(kept, right(item))
    kept.hint()
    answer(kept, wrong(TEXT))
    (only,) = records.scores(records.player()).rounds
    assert only.score == kept.saved.score == Fraction(1, 4)
    first, second = kept.saved.answers
    assert (first.cost, first.removed) == (Fraction(3, 4), removed)
    assert first.credit == 1
    assert second.cost == Fraction(1, 4)
    assert not second.removed
    assert not second.points
    history = records.history(records.player(), "alpine")
    assert history[item.id].credit == 1


def test_a_claim_gives_the_round_what_help_left_of_it(records: Records) -> None:
    kept = start(records, [TEXT, CHOICE])
    kept.hint()
    kept.answer(wrong(TEXT))
    kept.claim()
    (only,) = records.scores(records.player()).rounds
    assert only.score == kept.saved.score == kept.round.score == Fraction(3, 4)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["Jean Rédélé", "half", "no", "claim"]), st.booleans()),
        min_size=1,
        max_size=8,
    )
)
def test_a_rounds_sum_is_that_of_its_points(answers: list[tuple[str, bool]]) -> None:
    items = [replace(TEXT, id=f"t{number}") for number in range(len(answers))]
    with Records.in_memory() as records:
        kept = start(records, items, pack=pack_of(items))
        for text, helped in answers:
            if helped:
                kept.hint()
            kept.answer(Typed(text))
            kept.explain()
            if text == "claim":
                kept.claim()
            kept.next()
        (only,) = records.scores(records.player()).rounds
        assert only.score == kept.round.score == kept.saved.score
        assert 0 <= only.score <= len(answers)


def test_an_answer_to_be_made_more_exact_is_not_kept(records: Records, path: Path) -> None:
    kept = start(records, [TEXT])
    verdict = kept.answer(Typed("more"))
    assert verdict is not None
    assert verdict.outcome is Outcome.PROMPT
    assert on_disk(path) == 0


def test_a_second_answer_to_the_same_question_changes_nothing(records: Records, path: Path) -> None:
    kept = start(records)
    kept.answer(right(CHOICE))
    assert kept.answer(wrong(CHOICE)) is None
    assert on_disk(path) == 1


def test_a_claim_is_an_event_of_its_own(records: Records, path: Path) -> None:
    kept = start(records, [TEXT, CHOICE])
    kept.answer(Typed("Redele Jean"))
    assert kept.claim()
    assert not kept.claim()
    assert on_disk(path, "claim") == 1
    saved = records.unfinished(records.player())
    assert saved is not None
    assert saved.answers[0].claimed
    assert saved.answers[0].outcome is Outcome.WRONG
    assert saved.answers == kept.saved.answers


def test_only_a_typed_miss_can_be_claimed(records: Records, path: Path) -> None:
    kept = start(records)
    kept.answer(wrong(CHOICE))
    assert not kept.claim()
    assert on_disk(path, "claim") == 0


def test_a_miss_can_still_be_claimed_when_the_next_question_is_open(records: Records) -> None:
    kept = start(records, [TEXT, CHOICE])
    answer(kept, wrong(TEXT))
    assert kept.round.phase is Phase.ASKED
    assert kept.claim()
    answer(kept, right(CHOICE))
    assert records.scores(records.player()).rounds[0].score == 2


def test_the_last_answer_finishes_the_round(records: Records) -> None:
    kept = start(records, [CHOICE, TEXT])
    answer(kept, right(CHOICE))
    assert kept.resumable
    assert kept.answer(right(TEXT)) is not None
    # Killed here, before the results were ever shown, it is finished all the same.
    assert records.unfinished(records.player()) is None
    assert records.scores(records.player()).rounds[0].finished
    assert not kept.resumable


HOSTILE = ["\x1b[2Jred", "\ud800", "a\x00b", "[/b]", "'; DROP TABLE answer; --", "½", "\u202egnp"]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_typed_is_kept_and_read_back(records: Records, text: str) -> None:
    kept = start(records, [TEXT, CHOICE])
    answer(kept, Typed(text))
    saved = records.unfinished(records.player())
    assert saved is not None
    assert saved.answers == kept.saved.answers


def test_a_typed_answer_without_end_is_cut(records: Records) -> None:
    kept = start(records, [TEXT, CHOICE])
    answer(kept, Typed("a" * 1_000_000))
    assert len(kept.saved.answers[0].given) < 2_000


def test_hostile_text_of_a_pack_is_kept(records: Records) -> None:
    item = replace(CHOICE, stem="\udfff\x1b[31m", answer="\x00", distractors=("\ud83d",))
    kept = start(records, [item, TEXT], pack=pack_of([item], id_="\ud800"))
    answer(kept, Picked(("\x00",)))
    assert records.unfinished(records.player()) is not None


def test_a_seed_and_a_topic_are_kept(records: Records) -> None:
    kept = KeptRound.start(
        records,
        records.player(),
        pack_of(),
        "en",
        [asked(CHOICE), asked(TEXT)],
        ByTheKey(),
        Stopwatch(),
        seed="\udcff7",
        topic="cars",
    )
    answer(kept, right(CHOICE))
    saved = records.unfinished(records.player())
    assert saved is not None
    assert (saved.seed, saved.topic) == ("?7", "cars")
    assert (start(records).saved.seed, start(records).saved.topic) == ("", "")


class TestTime:
    def timed(self, records: Records, path: Path, *items: Question) -> KeptRound:
        return KeptRound.start(
            records,
            records.player(),
            pack_of(),
            "en",
            [asked(each) for each in items or (CHOICE, TEXT)],
            ByTheKey(),
            Stopwatch(),
            seconds=600,
        )

    def added(self, path: Path) -> list[int]:
        with closing(sqlite3.connect(path)) as connection:
            return [added for (added,) in connection.execute("SELECT time_added FROM round")]

    def test_a_minute_more_is_kept_with_the_first_answer(
        self, records: Records, path: Path
    ) -> None:
        kept = self.timed(records, path)
        assert kept.add_time()
        assert self.added(path) == []
        answer(kept, right(CHOICE))
        assert self.added(path) == [60]

    def test_a_minute_more_is_kept_at_once_after_an_answer(
        self, records: Records, path: Path
    ) -> None:
        kept = self.timed(records, path)
        answer(kept, right(CHOICE))
        assert kept.add_time()
        assert kept.add_time(30)
        assert self.added(path) == [90]
        assert kept.saved.time_added == 90

    @pytest.mark.parametrize("more", ["answer", "time", ""])
    def test_time_that_is_up_in_one_window_ends_no_round_that_went_on_in_another(
        self, records: Records, path: Path, more: str
    ) -> None:
        first = self.timed(records, path, CHOICE, MULTIPLE, TEXT)
        answer(first, right(CHOICE))
        saved = records.unfinished(records.player())
        assert saved is not None
        time = [0.0]
        pack = pack_of((CHOICE, MULTIPLE, TEXT))
        second = KeptRound.resume(records, saved, pack, ByTheKey(), lambda: time[0])
        if more == "answer":
            answer(first, right(MULTIPLE))
        elif more == "time":
            assert first.add_time()
        time[0] = 10_000.0
        assert second.expire()
        assert second.round.phase is Phase.FINISHED
        left = records.unfinished(records.player())
        assert (left is not None) is bool(more)

    def test_an_untimed_round_has_nothing_to_add_to(self, records: Records, path: Path) -> None:
        kept = start(records)
        answer(kept, right(CHOICE))
        assert not kept.add_time()
        assert self.added(path) == [0]

    def test_paused_time_is_not_the_answers(self, records: Records, path: Path) -> None:
        kept = self.timed(records, path)
        assert kept.pause()
        assert kept.paused
        assert kept.answer(right(CHOICE)) is None
        assert not kept.expire()
        assert self.added(path) == []
        assert kept.unpause()
        assert not kept.paused
        answer(kept, right(CHOICE))
        assert kept.saved.answers[0].seconds < 60
