"""After a round in plain lines: why, the source, a claim, a flag, a text to pass on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from alpine_quiz.game.modes import Mode
from alpine_quiz.plain.home import glance_line
from alpine_quiz.plain.play import play_rounds
from alpine_quiz.plain.wording import player_text
from alpine_quiz.records.flags import Reason
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from tests.conftest import round_of
from tests.plain.test_modes import exam_of
from tests.plain.test_play import Script
from tests.records.playing import Calendar


def exam(sitting: Sitting, *lines: str) -> str:
    """Miss a typed question and a number in an exam, then go on with ``lines``."""
    script = Script("Manet", "12", *lines)
    kept = exam_of(sitting, "cathedral-painter.text", "seine-length.number")
    play_rounds(sitting, kept, script)
    return script.text


def test_a_typed_miss_of_an_exam_is_claimed_by_its_number(sitting: Sitting) -> None:
    text = exam(sitting, "+ 1", "+ 1", "i2")
    assert "Question 1 counts as right: 1 of 2." in text
    assert "There is no typed miss to count as right." in text
    assert "Question 2 counts as right: 2 of 2." in text


def test_why_and_the_source_are_told_by_number(sitting: Sitting) -> None:
    text = exam(sitting, "e 1", "s 2")
    assert "No: it was Claude Monet. You typed “Manet”." in text
    assert "more than thirty times" in text


@pytest.mark.parametrize("line", ["e", "e 9", "e 0", "s -1", "! x", "+ ²", "e 99999999999"])
def test_a_number_that_is_none_is_asked_for(sitting: Sitting, line: str) -> None:
    assert "Of which question? By its number, such as:" in exam(sitting, line)


def test_c_shows_what_can_be_passed_on(sitting: Sitting) -> None:
    text = exam(sitting, "c")
    assert "Alpine Quiz · exam · " in text
    assert "✗ ✗" in text


def test_help_lists_what_can_be_done(sitting: Sitting) -> None:
    assert "+ 4, i 4  “I was right”" in exam(sitting, "?")


def test_a_mistyped_command_does_not_end_it(sitting: Sitting) -> None:
    assert "Alpine Quiz · exam" in exam(sitting, "copy that", "c")


def test_a_question_is_flagged_after_its_verdict_and_the_flag_taken_back(
    sitting: Sitting,
) -> None:
    script = Script("!", "a", "!", "2", "which\x1b[2J bank?", "!", "", "!", "0", "")
    kept = round_of(sitting, "rouen-river.choice")
    play_rounds(sitting, kept, script)
    assert "Answer a question first" in script.text
    assert "  2  unclear" in script.text
    assert "You flagged this question: unclear – which" in script.text
    assert "\x1b" not in script.text
    assert "Left as it was." in script.text
    assert "Taken back" in script.text
    assert sitting.records.flags() == ()


def test_an_exam_is_flagged_at_its_end(sitting: Sitting) -> None:
    text = exam(sitting, "! 2", "1", "", "e 2")
    assert text.count("You flagged this question: wrong.") == 2
    (flag,) = sitting.records.flags()
    assert (flag.item, flag.reason) == ("seine-length.number", Reason.WRONG)
    waiting = Script("!", "q")
    play_rounds(sitting, exam_of(sitting, "cathedral-painter.text"), waiting)
    assert "wait for the end" in waiting.text


@pytest.mark.parametrize("number", ["8", "-1", "²", "0", "9" * 40, "one"])
def test_no_reason_is_no_flag(sitting: Sitting, number: str) -> None:
    exam(sitting, "! 1", number)
    assert sitting.records.flags() == ()


def test_one_thing_is_told_with_its_question(sitting: Sitting) -> None:
    script = Script("Manet", "")
    play_rounds(sitting, round_of(sitting, "cathedral-painter.text"), script)
    item = next(each for each in sitting.items if each.id == "cathedral-painter.text")
    told = "One to tell tonight" in script.text
    assert told == (60 <= len(item.rationale) <= 260)


def test_the_day_at_a_glance_tells_days_in_a_row_and_what_is_due(sitting: Sitting) -> None:
    calendar = Calendar()
    records = Records.in_memory(now=calendar)
    later = Sitting(sitting.pack, "en", records, records.player(), clock=sitting.clock)
    for _ in range(2):
        play_rounds(later, round_of(later, "cathedral-painter.text"), Script("Manet", ""))
        calendar.time += timedelta(days=1)
    assert glance_line(later) == "you · 2 days in a row · 1 due"
    calendar.time += timedelta(days=1)
    assert glance_line(later) == "you · 1 due"


def test_the_day_at_a_glance_says_nothing_of_nothing(sitting: Sitting) -> None:
    assert glance_line(sitting) == "you"
    assert player_text("Zoé") == "Zoé"


def test_practice_says_nothing_of_what_comes_back(sitting: Sitting) -> None:
    for mode, back in ((Mode.QUICK, True), (Mode.WEAK, False)):
        kept = round_of(sitting, "cathedral-painter.text", mode=mode)
        kept.give_up()
        assert bool(sitting.results(kept).to_come_back) is back
