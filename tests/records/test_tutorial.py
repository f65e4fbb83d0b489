"""The tutorial beside what is played: begun, left, gone on with, and never mixed in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from alpine_quiz.game.modes import Mode
from alpine_quiz.library.packs import open_pack
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from alpine_quiz.records.tutorial import TUTORIAL, begin_tutorial, is_new
from alpine_quiz.records.ways import Nothing, NothingToAskError, Wanted, end_of_day


@pytest.fixture
def alpine() -> Sitting:
    """A player before the pack about Alpine, with records in memory."""
    records = Records.in_memory()
    return Sitting(open_pack("alpine")[0], "fr", records, records.player())


def play_out(sitting: Sitting) -> list[str]:
    """Play the tutorial's next round to its end, without an idea; return what was asked."""
    _, kept = begin_tutorial(sitting)
    asked = []
    while kept.round.phase != "finished":
        asked.append(kept.round.current.item.id)
        kept.give_up()
        kept.explain()
        kept.next()
    return asked


def test_its_two_rounds_are_the_whole_lesson_in_the_order_it_is_written(alpine: Sitting) -> None:
    lesson = [item.id for item in open_pack(TUTORIAL)[0].items("fr")]
    assert play_out(alpine) == lesson[:10]
    assert play_out(alpine) == lesson[10:]


def test_it_is_asked_in_the_language_of_the_sitting(alpine: Sitting) -> None:
    taught, kept = begin_tutorial(alpine)
    assert (taught.pack.id, taught.language, kept.saved.language) == (TUTORIAL, "fr", "fr")
    assert alpine.pack.id == "alpine"


def test_a_round_that_was_left_is_gone_on_with(alpine: Sitting) -> None:
    _, kept = begin_tutorial(alpine)
    kept.give_up()
    _, again = begin_tutorial(alpine)
    assert again.saved.uid == kept.saved.uid
    assert alpine.unfinished() is None


def test_who_has_finished_a_round_is_not_new(alpine: Sitting) -> None:
    assert is_new(alpine)
    _, kept = begin_tutorial(alpine)
    kept.give_up()
    assert is_new(alpine)
    play_out(alpine)
    assert not is_new(alpine)


def test_nothing_of_it_comes_into_rounds_and_reviews_of_alpine(alpine: Sitting) -> None:
    play_out(alpine)
    tomorrow = end_of_day(alpine.today + timedelta(days=9))
    assert alpine.records.due(alpine.player, TUTORIAL, tomorrow)
    assert not alpine.records.due(alpine.player, "alpine", tomorrow)
    with pytest.raises(NothingToAskError) as error:
        alpine.start(Wanted(Mode.REVIEW))
    assert error.value.code is Nothing.NOT_MET
    own = {item.id for item in alpine.items}
    for mode in (Mode.QUICK, Mode.EXAM, Mode.DAILY):
        asked = {each.item.id for each in alpine.start(Wanted(mode)).round.plan}
        assert asked <= own


def test_other_ways_to_play_a_lesson_mix_it(alpine: Sitting) -> None:
    taught, _ = begin_tutorial(alpine)
    lesson = [item.id for item in taught.items]
    exam = [each.item.id for each in taught.start(Wanted(Mode.EXAM)).round.plan]
    assert sorted(exam) == sorted(lesson)
    assert exam != lesson
