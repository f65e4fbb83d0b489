"""Rounds of what was searched for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alpine_quiz.game.modes import Mode
from alpine_quiz.game.round import Phase
from alpine_quiz.game.sought import Sought
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from alpine_quiz.records.ways import Nothing, NothingToAskError, Wanted, again
from tests.records.playing import CHOICE, TEXT, Stopwatch, answer, pack_of, right

MANY = [
    replace(form, id=f"{word}{number}", facts=(f"{word}{number}",), stem=f"What {word} {number}?")
    for word, form in (("car", CHOICE), ("race", TEXT))
    for number in range(15)
]
CARS = Wanted(Mode.SEARCH, count=4, sought=Sought("car"))


def sitting_of(records: Records) -> Sitting:
    return Sitting(pack_of(MANY), "en", records, records.player(), clock=Stopwatch())


def test_a_search_asks_what_is_sought_and_nothing_else(records: Records) -> None:
    sitting = sitting_of(records)
    kept = sitting.start(CARS)
    assert len(kept.round.plan) == 4
    assert all(asked.item.id.startswith("car") for asked in kept.round.plan)
    typed = sitting.start(Wanted(Mode.SEARCH, sought=Sought(type="text")))
    assert {asked.item.id[:4] for asked in typed.round.plan} == {"race"}


def test_what_was_sought_is_kept_and_can_be_played_again(records: Records) -> None:
    sitting = sitting_of(records)
    sought = Sought("what", "", "choice", 2)
    kept = sitting.start(Wanted(Mode.SEARCH, count=3, sought=sought))
    answer(kept, right(kept.round.current.item))
    (saved,) = sitting.waiting()
    assert (saved.mode, saved.topic) == ("search", "what type:choice difficulty:2")
    assert again(saved) == Wanted(Mode.SEARCH, count=3, sought=sought)


def test_it_goes_on_where_it_was_left(records: Records) -> None:
    sitting = sitting_of(records)
    kept = sitting.start(CARS)
    plan = [asked.item.id for asked in kept.round.plan]
    answer(kept, right(kept.round.current.item))
    resumed = sitting_of(records).resume()
    assert resumed is not None
    assert [asked.item.id for asked in resumed.round.plan] == plan
    assert resumed.round.position == 1


def test_it_counts_as_any_round_but_sets_no_best(records: Records) -> None:
    sitting = sitting_of(records)
    kept = sitting.start(CARS)
    while kept.round.phase is not Phase.FINISHED:
        answer(kept, right(kept.round.current.item))
    assert records.standing(sitting.player, "alpine") is None
    assert sitting.best_before(kept) is None
    assert len(records.history(sitting.player, kept.saved.pack)) == 4
    assert len(records.schedule(sitting.player, kept.saved.pack)) == 4


def test_where_nothing_is_found_there_is_no_round(records: Records) -> None:
    with pytest.raises(NothingToAskError) as caught:
        sitting_of(records).start(Wanted(Mode.SEARCH, sought=Sought("zebra")))
    assert caught.value.code is Nothing.NOT_FOUND
