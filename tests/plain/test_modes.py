"""The ways to play as plain lines."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from alpine_quiz.game.modes import Mode, Rules
from alpine_quiz.game.notation import key_of
from alpine_quiz.game.round import Phase, Round
from alpine_quiz.plain.looking_back.parts import Part, part_lines
from alpine_quiz.plain.modes import (
    limit_text,
    mode_name,
    not_due_text,
    nothing_text,
    time_left_text,
)
from alpine_quiz.plain.play import play_rounds
from alpine_quiz.records.kept_round import KeptRound
from alpine_quiz.records.looking_back import look_back
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from alpine_quiz.records.ways import NothingToAskError, Wanted
from tests.conftest import round_of
from tests.plain.test_play import Script
from tests.records.playing import Calendar

TODAY = date(2025, 11, 22)
MISS = ("no idea", "2,1", "1,2,3,4", "d,a,c", "a", "9")


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def later(sitting: Sitting, calendar: Calendar) -> Sitting:
    """The sitting with a calendar that can be moved on."""
    records = Records.in_memory(now=calendar)
    return Sitting(sitting.pack, "en", records, records.player(), clock=sitting.clock)


def played(sitting: Sitting, kept: KeptRound, *lines: str) -> str:
    script = Script(*lines)
    play_rounds(sitting, kept, script)
    return script.text


def refused(sitting: Sitting, mode: Mode) -> str:
    with pytest.raises(NothingToAskError) as caught:
        sitting.start(Wanted(mode))
    return nothing_text(caught.value, sitting)


def answer_all(kept: KeptRound) -> None:
    while kept.round.phase != "finished":
        kept.answer(key_of(kept.round.current.item))
        kept.explain()
        kept.next()


def test_a_review_is_told_and_what_is_not_due_says_when(later: Sitting, calendar: Calendar) -> None:
    assert "None of these questions has been asked yet" in refused(later, Mode.REVIEW)
    assert "None of these questions has been asked yet" in refused(later, Mode.WEAK)
    answer_all(later.start())
    assert refused(later, Mode.REVIEW).startswith("Nothing is due before tomorrow.")
    calendar.time += timedelta(days=1)
    text = played(later, later.start(Wanted(Mode.REVIEW)), "q")
    assert "What is due." in text


def test_practice_says_that_nothing_moves(sitting: Sitting) -> None:
    answer_all(sitting.start())
    text = played(sitting, sitting.start(Wanted(Mode.WEAK)), "q")
    assert "what is due stays as it is" in text


def exam_of(sitting: Sitting, *items: str, seconds: int = 0) -> KeptRound:
    return round_of(sitting, *items, mode=Mode.EXAM, seconds=seconds)


def test_an_exam_tells_nothing_before_the_end(sitting: Sitting) -> None:
    kept = exam_of(sitting, "cathedral-painter.text", "seine-length.number")
    text = played(sitting, kept, "Manet", "s", "+", "h", "777")
    before, after = text.split("1 of 2\n")
    for telling in ("Right", "No:", "Monet", "“", "777 kilometres", "counted"):
        assert telling not in before
    assert before.count("Noted.") == 2
    assert before.count("wait for the end") == 3
    assert "You: Manet" in after
    assert "Right: Claude Monet" in after


def test_an_exam_says_how_much_time_is_left_and_when_it_is_up(sitting: Sitting) -> None:
    kept = exam_of(sitting, "cathedral-painter.text", "seine-length.number", seconds=600)
    text = played(sitting, kept, "Monet", "q")
    assert "10 minutes for the whole." in text
    assert text.count("10 minutes left.") == 2
    short = exam_of(sitting, "cathedral-painter.text", "seine-length.number", seconds=1)
    text = played(sitting, short, "Monet")
    assert "Time is up: 2 questions were left unanswered." in text
    assert "0 of 2" in text


def test_whoever_leaves_once_time_is_up_is_told_so(sitting: Sitting) -> None:
    short = exam_of(sitting, "cathedral-painter.text", "seine-length.number", seconds=1)
    text = played(sitting, short, "q")
    assert "Time is up: 2 questions were left unanswered." in text
    assert short.round.phase is Phase.FINISHED


def survival_of(sitting: Sitting, *items: str) -> KeptRound:
    kept = round_of(sitting, *items)
    return KeptRound.start(
        sitting.records,
        sitting.player,
        sitting.pack,
        "en",
        kept.round.plan,
        sitting.grader,
        sitting.clock,
        mode=Mode.SURVIVAL,
    )


SURVIVAL = (
    "seine-length.number",
    "downstream.order",
    "cathedral-painter.text",
    "longest-river.true-false",
)


def test_survival_counts_misses_and_ends_with_the_third_miss(sitting: Sitting) -> None:
    kept = survival_of(sitting, *SURVIVAL)
    text = played(sitting, kept, "1", "1,2,3,4", "Manet", "")
    assert "Three misses end it" in text
    for number, misses in enumerate(("0 misses", "1 miss", "2 misses"), 1):
        assert len(re.findall(rf"Question {number}\. .*{misses} of 3\.", text)) == 1
    assert " of 4" not in text
    assert "4 questions" not in text
    assert "That was the third miss. Enter shows the result." in text
    assert "0 of 3" in text


def test_a_third_miss_claimed_goes_on(sitting: Sitting) -> None:
    kept = survival_of(sitting, *SURVIVAL)
    text = played(sitting, kept, "1", "1,2,3,4", "Manet", "+", "t", "")
    assert "Counted as right: you said so." in text
    assert "Question 4." in text
    assert "\n1 of 4\n" in text


def test_the_day_is_played_once_and_says_how_it_went(sitting: Sitting) -> None:
    kept = sitting.start(Wanted(Mode.DAILY))
    assert "the same for everyone" in played(sitting, kept, "q")
    answer_all(kept)
    told = refused(sitting, Mode.DAILY)
    assert told == "Today’s round is played: 5 of 5. The next one comes tomorrow."


def test_a_timeline_asks_orders_and_years(sitting: Sitting) -> None:
    text = played(sitting, sitting.start(Wanted(Mode.TIMELINE)), "q")
    assert "Orders and years." in text
    assert "Put these places in order" in text


def test_scores_say_how_a_round_was_played(sitting: Sitting) -> None:
    for mode in (Mode.QUICK, Mode.DAILY, Mode.EXAM):
        answer_all(sitting.start(Wanted(mode)))
    found = look_back(sitting.records, sitting.player, "en", None, [sitting.pack])
    sheet = "\n".join(part_lines(Part.ROUNDS, found))
    assert ", daily" in sheet
    assert ", exam" in sheet
    assert "quick" not in sheet


def test_a_mode_of_a_later_version_is_shown_cleaned() -> None:
    assert mode_name("duel") == "duel"
    assert "\x1b" not in mode_name("\x1b[2J")


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (900, "15 minutes"),
        (899.5, "15 minutes"),
        (120, "2 minutes"),
        (119.5, "2 minutes"),
        (119, "1 min 59 s"),
        (61, "1 min 1 s"),
        (60, "1 minute"),
        (59.2, "1 minute"),
        (59, "59 seconds"),
        (0.4, "1 second"),
        (0, "0 seconds"),
    ],
)
def test_a_duration_is_told_in_what_matters(seconds: float, told: str) -> None:
    assert time_left_text(seconds) == f"{told} left"
    assert limit_text(seconds) == f"{told} for the whole."


@pytest.mark.parametrize(
    ("days", "told"),
    [(0, "tomorrow"), (1, "tomorrow"), (3, "25 November"), (400, "27 December 2026")],
)
def test_a_day_to_come_is_told_as_people_do(days: int, told: str) -> None:
    said = not_due_text(TODAY + timedelta(days=days), TODAY)
    assert said.startswith(f"Nothing is due before {told}. ")


def test_a_plain_round_has_no_state_to_tell(sitting: Sitting) -> None:
    assert round_of(sitting, "downstream.order").round.rules == Rules()
    assert isinstance(round_of(sitting, "downstream.order").round, Round)
