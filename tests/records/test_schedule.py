"""Schedules follow facts, derive from the answers, and can be made again from them."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from alpine_quiz.game.answers import Typed
from alpine_quiz.game.memory import Scheduler, grade_of
from alpine_quiz.game.modes import Mode
from alpine_quiz.records.history import derive_again
from alpine_quiz.records.store import Records
from tests.records.playing import (
    CHOICE,
    ITEMS,
    NOON,
    TEXT,
    TRUE_FALSE,
    Calendar,
    answer,
    pack_of,
    play,
    resume,
    right,
    start,
    wrong,
)

if TYPE_CHECKING:
    from alpine_quiz.game.memory import Schedule

DAY = timedelta(days=1)


def schedule(records: Records, player: str = "you", pack: str = "alpine") -> Schedule:
    return records.schedule(records.player(player), pack)


def test_an_answer_schedules_every_fact_of_its_item(records: Records) -> None:
    answer(start(records, [TEXT]), right(TEXT))
    found = schedule(records)
    assert set(found) == {"founder", "dealer"}
    assert found["founder"] == found["dealer"]
    assert found["founder"].due == found["founder"].reviewed + 2 * DAY


def test_an_item_without_facts_is_its_own_fact(records: Records) -> None:
    answer(start(records, [TRUE_FALSE]), right(TRUE_FALSE))
    assert set(schedule(records)) == {TRUE_FALSE.id}


def test_another_form_of_a_fact_moves_the_same_schedule(
    records: Records, calendar: Calendar
) -> None:
    typed = replace(TEXT, id="mechanicals.text", facts=CHOICE.facts)
    answer(start(records, [CHOICE]), right(CHOICE))
    first = schedule(records)["mechanicals"]
    calendar.time += 3 * DAY
    answer(start(records, [typed]), right(typed))
    second = schedule(records)["mechanicals"]
    assert second.stability > first.stability
    assert set(schedule(records)) == {"mechanicals"}


def test_rewording_a_question_and_updating_its_pack_keep_what_is_known(records: Records) -> None:
    play(records, "+-")
    before = schedule(records)
    reworded = replace(CHOICE, id="item0", facts=("fact0",), stem="Quite another wording?")
    answer(start(records, [reworded], pack=pack_of([reworded], version="2")), right(reworded))
    after = schedule(records)
    assert after["fact0"].reviewed > before["fact0"].reviewed
    assert after["fact1"] == before["fact1"]


def test_practice_moves_no_schedule(records: Records) -> None:
    play(records, "+-")
    before = schedule(records)
    play(records, "-+", mode=Mode.WEAK)
    play(records, "+", mode=Mode.WEAK, player="Ann")
    assert schedule(records) == before
    assert schedule(records, "Ann") == {}
    play(records, "-+", mode=Mode.REVIEW)
    assert schedule(records) != before


def test_each_player_and_each_pack_has_a_schedule_of_its_own(records: Records) -> None:
    play(records, "+", player="Ann")
    play(records, "--", player="Bob")
    assert set(schedule(records, "Ann")) == {"fact0"}
    assert set(schedule(records, "Bob")) == {"fact0", "fact1"}
    assert schedule(records, "Ann", "another") == {}
    assert schedule(records, "nobody yet") == {}


def test_a_claim_counts_even_where_the_miss_was_scheduled_already(records: Records) -> None:
    kept = start(records, [TEXT, CHOICE])
    kept.answer(Typed("no idea"))
    missed = schedule(records)["founder"]
    assert kept.claim()
    claimed = schedule(records)["founder"]
    assert claimed.stability > missed.stability
    kept.explain()
    kept.next()
    answer(kept, right(CHOICE))
    assert set(schedule(records)) == {"founder", "dealer", "mechanicals"}
    assert schedule(records)["founder"] == claimed


def test_what_is_due_is_found_without_the_rest(records: Records) -> None:
    play(records, "-+-")
    player = records.player()
    assert records.due(player, "alpine", NOON + 3 * DAY) == {"fact0", "fact1", "fact2"}
    assert records.due(player, "alpine", NOON) == frozenset()
    assert records.due(player, "another", NOON + 99 * DAY) == frozenset()


def test_a_schedule_outlives_a_player_who_is_deleted(records: Records) -> None:
    play(records, "+", player="Ann")
    play(records, "+-", player="Bob")
    schedule(records, "Bob")
    records.write(lambda rows: rows.execute("DELETE FROM player WHERE name = 'Bob'"))
    # The rows of what Bob answered are free again.
    play(records, "-", player="Ann")
    assert schedule(records, "Ann")["fact0"].stability < 1
    assert schedule(records, "Bob") == {}


def test_the_schedule_is_no_cost_of_an_answer_and_of_no_start() -> None:
    script = (
        "import sys\n"
        "from tests.records.playing import play\n"
        "from alpine_quiz.records.store import Records\n"
        "import alpine_quiz.records.sitting\n"
        "records = Records.in_memory()\n"
        "play(records, '+-')\n"
        "print('fsrs' in sys.modules)\n"
        "records.schedule(records.player(), 'alpine')\n"
        "print('fsrs' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True"]


STEPS = st.lists(
    st.tuples(
        st.integers(0, len(ITEMS) - 1),
        st.sampled_from(["right", "wrong", "half", "claim"]),
        st.sampled_from([Mode.QUICK, Mode.REVIEW, Mode.WEAK, Mode.EXAM, Mode.RETRY]),
        st.integers(0, 40 * 24 * 60),
        st.booleans(),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_the_schedule_kept_is_the_one_made_anew_and_the_one_of_the_rules(
    steps: list[tuple[int, str, Mode, int, bool]],
) -> None:
    calendar = Calendar()
    rules = Scheduler()
    expected: dict[str, object] = {}
    memories: dict[str, object] = {}
    with Records.in_memory(now=calendar) as records:
        for number, what, mode, minutes, look in steps:
            calendar.time += timedelta(minutes=minutes)
            item = ITEMS[number]
            kept = start(records, [item], mode=mode)
            given_ = {"right": right(item), "half": Typed("half")}.get(what, wrong(item))
            kept.answer(given_)
            if look:
                schedule(records)
            if what == "claim":
                kept.claim()
            played = kept.round.played[-1]
            if mode is not Mode.WEAK:
                grade = grade_of(item.type, played.credit, played.hints)
                for fact in item.subjects:
                    before = memories.get(fact)
                    at = kept.saved.answers[-1].at
                    memories[fact] = rules.after(before, grade, at)  # type: ignore[arg-type]
        expected = dict(memories)
        assert schedule(records) == expected
        records.write(derive_again)
        assert schedule(records) == expected


def test_history_knows_which_form_was_asked_last(records: Records) -> None:
    typed = replace(TEXT, id="mechanicals.text", facts=CHOICE.facts)
    answer(start(records, [CHOICE, typed]), right(CHOICE), right(typed))
    past = records.history(records.player(), "alpine")
    assert past["mechanicals"].latest == past["mechanicals.text"].latest
    assert past["mechanicals"].latest > past["mechanicals.choice"].latest
    assert past["mechanicals"].credit == Fraction(1)


def test_a_round_resumed_goes_on_with_the_schedule(records: Records) -> None:
    kept = start(records)
    answer(kept, right(ITEMS[0]))
    schedule(records)
    again = resume(records)
    answer(again, wrong(again.round.current.item))
    assert set(schedule(records)) == {*ITEMS[0].subjects, *ITEMS[1].subjects}
