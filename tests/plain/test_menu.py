"""The menu in plain lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from alpine_quiz.plain.menu import PlainMenu
from alpine_quiz.plain.refusal import RefusalError
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from alpine_quiz.settings.loading import load
from alpine_quiz.settings.model import Settings
from tests.plain.test_play import Script
from tests.records.playing import Calendar


def told(sitting: Sitting, *lines: str) -> str:
    """Return what the menu writes to these lines."""
    script = Script(*lines)

    def sit_down(settings: Settings) -> tuple[Sitting, str]:
        if settings.pack == "gone":
            raise RefusalError("There is no pack “gone”.")
        return sitting, ""

    PlainMenu(sitting, load(), script, sit_down).run()
    return script.text


def test_it_shows_who_plays_and_only_what_has_something_to_show(sitting: Sitting) -> None:
    text = told(sitting)
    assert "you" in text.splitlines()
    assert "1. Play (n)" in text
    assert "(e): no hints, verdicts at the end" in text
    for absent in ("Go on", "Review", "Weak facts", "Scores"):
        assert f"{absent} (" not in text


@pytest.mark.parametrize("line", ["n", "N", " 1 ", "play"])
def test_a_number_a_letter_and_a_name_mean_the_same(sitting: Sitting, line: str) -> None:
    assert "Question 1 of 7." in told(sitting, line, "q")


def test_after_a_round_the_menu_is_there_again_with_what_waits(sitting: Sitting) -> None:
    text = told(sitting, "n", "a", "a", "a,b", "q", "g", "q", "q")
    assert "1. Go on (g): question" in text.split("Saved, ")[1]
    assert "to go. ? is help" in text


def test_the_end_of_input_in_a_round_does_not_show_the_menu_once_more(sitting: Sitting) -> None:
    assert told(sitting, "n").count("Play (n)") == 1


def test_an_empty_line_repeats_the_menu(sitting: Sitting) -> None:
    assert told(sitting, "", "q").count("1. Play (n)") == 2


@pytest.mark.parametrize("line", ["0", "99", "9" * 5000, "zz", "\x1b[2J", "٣", "-1", "²"])
def test_what_is_not_there_is_a_sentence(sitting: Sitting, line: str) -> None:
    text = told(sitting, line)
    assert "is not in the menu" in text
    assert "\x1b" not in text


def test_a_review_of_nothing_says_so(sitting: Sitting) -> None:
    text = told(sitting, "r")
    assert "so none can come back" in text
    assert text.endswith("Enter shows the menu.")
    assert text.count("1. Play (n)") == 1


@pytest.mark.parametrize("line", ["1", "figures", "Figures"])
def test_a_topic_is_chosen_by_number_or_name(sitting: Sitting, line: str) -> None:
    text = told(sitting, "t", "nowhere", line, "q", "q")
    assert "“nowhere” is none of these." in text
    assert "Question 1 of" in text


@pytest.mark.parametrize(
    ("line", "said"),
    [("e", "An exam: no hints"), ("u", "Three misses end it"), ("i", "Orders and years.")],
)
def test_each_way_to_play_begins(sitting: Sitting, line: str, said: str) -> None:
    assert said in told(sitting, line, "q", "q")


def test_a_hot_seat_asks_for_the_style_and_the_names(sitting: Sitting) -> None:
    text = told(sitting, "h", "2", "Ann", "Bob", "", "", "q", "q")
    assert "Who knows? 1 Ann, 2 Bob; 0 nobody." in text


def test_a_hot_seat_asks_for_its_length_its_topic_and_its_time(sitting: Sitting) -> None:
    names = ("h", "turns", "Ann, Ben", "")
    text = told(sitting, *names, "99", "3", "t", "figures", "c", "x", "5", "", "", "q", "q")
    assert "7 questions, all topics, no time limit." in text
    assert "There are 1 to 7 questions." in text
    assert "3 questions, all topics, no time limit." in text
    assert "Type a whole number, 0 to" in text
    assert "A hot seat: several share one keyboard. 5 minutes for the whole." in text
    assert "Now: Ann, question 1 of 2." in text
    assert "Who plays?" in told(sitting, *names, "q", "q")
    assert "Now:" not in told(sitting, *names, "q", "q")


def test_a_time_limit_holds_for_what_is_played_from_the_menu(sitting: Sitting) -> None:
    text = told(sitting, "c", "9999", "-1", "", "c", "5", "n", "q", "d", "q", "e", "q", "q")
    assert "(c): none" in text
    assert "(c): 5 minutes" in text
    assert "5 minutes left" in text
    assert "An exam: no hints, and no verdict before the end. 5 minutes for the whole." in text
    daily = text.split("The round of the day")[1].split("(c):")[0]
    assert "minute" not in daily
    # It is not kept: that is what settings are for.
    assert "(c): none" in told(sitting, "q")


def test_somebody_else_can_play(sitting: Sitting) -> None:
    text = told(sitting, "p", "7", "\u200b", "Z" * 80, "Zoé", "q")
    assert "Nobody in the list has this number." in text
    assert "it may have up to 40 characters" in text
    assert sitting.player.name == "Zoé"
    told(sitting, "p", "zoé", "p", "you", "q")
    assert sitting.player.name == "you"


def test_a_setting_is_set_and_kept(sitting: Sitting, own_settings: Path) -> None:
    text = told(sitting, ",", "minutes 5", "nope 1", "keys.question.hint j", "minutes x", "", "q")
    assert "Minutes for a round: 5." in text
    assert "There is no setting “nope”" in text
    assert "Keys are for the game on screen." in text
    assert "“x” does not fit" in text
    assert own_settings.read_text(encoding="utf-8").rstrip().endswith("minutes = 5")


def test_a_setting_that_calls_for_another_pack_that_is_gone_says_so(sitting: Sitting) -> None:
    sitting.player = sitting.records.player("Zoé")
    assert "There is no pack “gone”." in told(sitting, ",", "pack gone", "", "q")
    assert sitting.player.name == "Zoé"


def test_whoever_was_renamed_or_deleted_elsewhere_does_not_come_back_by_a_setting(
    sitting: Sitting,
) -> None:
    # Players are told apart by the moment since when they are here.
    records = sitting.records = Records.in_memory(now=Calendar())
    records.player("you")
    sitting.player = records.player("Zoé")
    records.rename(sitting.player, "Zoë")
    told(sitting, ",", "questions fr", "", "q")
    assert sitting.player.name == "Zoë"
    records.delete_player(sitting.player)
    told(sitting, ",", "questions en", "", "q")
    assert [each.name for each in records.players()] == ["you"]


def test_the_scores_are_those_of_the_command(sitting: Sitting) -> None:
    assert "Your scores" in told(sitting, "s")


def test_a_document_is_read_and_left_for_the_menu(sitting: Sitting) -> None:
    text = told(sitting, "o", "1", "q", "q")
    assert "A short account of the Seine" in text
    assert text.rindex("1. Play (n)") > text.rindex("? is help, q leaves.")


def test_help_says_what_can_be_typed(sitting: Sitting) -> None:
    assert "m lists only the ways to play." in told(sitting, "?")
    assert told(sitting, "m").count("(e): no hints") == 2


def test_whoever_is_new_is_offered_the_tutorial_which_leaves_the_pack_alone(
    sitting: Sitting,
) -> None:
    text = told(sitting, "b", "a", "q", "b", "q", "q")
    assert "Tutorial (b): learn the game by playing it" in text
    assert "Tutorial: learn the game by playing it" in text
    assert "Question 2 of 10. Your first round." in text.split("Saved, ")[1]
    assert sitting.pack.id == "seven"
