from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from alpine_quiz.bank.model import Multiple
from alpine_quiz.game.answers import Picked
from alpine_quiz.plain.play import PlainRound, play_rounds
from alpine_quiz.plain.points import share_text
from alpine_quiz.plain.wording import key_text, verdict_line
from alpine_quiz.records.failure import Failure, RecordsError
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from tests.conftest import round_of


class Script:
    """Lines given beforehand, and what was written."""

    def __init__(self, *lines: str) -> None:
        self._lines = list(lines)
        self.written: list[str] = []

    def read(self) -> str | None:
        return self._lines.pop(0) if self._lines else None

    def write(self, text: str = "") -> None:
        self.written.append(text)

    @property
    def text(self) -> str:
        return "\n".join(self.written)


def letter_of(sitting: Sitting, item: str, option: str) -> str:
    asked = round_of(sitting, item).round.plan[0]
    return "ABCDEF"[asked.options.index(option)]


def play(sitting: Sitting, item: str, *lines: str) -> str:
    script = Script(*lines)
    play_rounds(sitting, round_of(sitting, item), script)
    return script.text


def test_a_right_answer_is_explained_with_its_quote_and_source(sitting: Sitting) -> None:
    text = play(sitting, "rouen-river.choice", letter_of(sitting, "rouen-river.choice", "Seine"))
    assert "Right: Seine." in text
    assert "The tide could be felt as far as here." in text
    assert "“flows through Troyes, Paris and *Rouen*”" in text
    assert "— A short account of the Seine · Our tests · 31 January 2026 · paragraph 1" in text
    assert "1 of 1" in text


def test_a_wrong_choice_is_told_what_it_really_is(sitting: Sitting) -> None:
    wrong = letter_of(sitting, "rouen-river.choice", "Loire")
    right = letter_of(sitting, "rouen-river.choice", "Seine")
    text = play(sitting, "rouen-river.choice", wrong)
    assert f"No: it was {right}, Seine. You chose {wrong}." in text
    assert "The Loire keeps further south." in text
    assert "What got away" in text


def test_a_false_statement_is_corrected(sitting: Sitting) -> None:
    assert "Right: it is false. The Loire is longer." in play(
        sitting, "longest-river.true-false", "f"
    )


def test_a_slip_of_the_keys_is_right_and_said(sitting: Sitting) -> None:
    text = play(sitting, "cathedral-painter.text", "Claude Monte")
    assert "Right, with a slip of the keys: it is written Claude Monet." in text


def test_too_short_a_name_is_asked_for_once_more(sitting: Sitting) -> None:
    text = play(sitting, "cathedral-painter.text", "Claude", "Monet")
    assert "be more exact" in text
    assert "Right: Claude Monet." in text


@pytest.mark.parametrize("command", ["+", "i", " I "])
def test_a_typed_miss_can_be_claimed(sitting: Sitting, command: str) -> None:
    text = play(sitting, "cathedral-painter.text", "Manet", command)
    assert "You typed “Manet”" in text
    assert "Counted as right: you said so." in text
    assert "1 of 1" in text


def test_a_picked_miss_cannot_be_claimed(sitting: Sitting) -> None:
    wrong = letter_of(sitting, "rouen-river.choice", "Loire")
    assert "There is no typed miss" in play(sitting, "rouen-river.choice", wrong, "+")


def test_near_is_half_a_point_for_an_estimate(sitting: Sitting) -> None:
    text = play(sitting, "seine-length.number", "700")
    assert "Not quite, but near: it is 777 kilometres." in text
    assert "½ of 1" in text


def test_words_are_no_number_and_cost_nothing(sitting: Sitting) -> None:
    text = play(sitting, "seine-length.number", "very long", "777")
    assert "That is no number" in text
    assert "Right: 777 kilometres." in text


def test_an_order_and_its_miss(sitting: Sitting) -> None:
    text = play(sitting, "downstream.order", "1,2,3,4")
    assert "Langres, Paris, Rouen, Le Havre" in text


def test_pairs_are_shown_in_two_lists(sitting: Sitting) -> None:
    text = play(sitting, "lengths.match", "A,B,C")
    assert "with" in text.splitlines()
    assert "Seine – 777 km" in text


def test_help_hint_and_source_answer_nothing(sitting: Sitting) -> None:
    text = play(sitting, "rouen-river.choice", "?", "h", "s", "x")
    assert "Answer with a letter, A to D, or a number." in text
    assert "It flows through Paris too." in text
    assert "The source is shown once you have answered." in text
    assert "nothing to save" in text


def test_the_source_opens_the_passage_after_the_answer(sitting: Sitting) -> None:
    text = play(sitting, "rouen-river.choice", "a", "s")
    assert "The Seine rises on the plateau of Langres and “flows through" in text


def test_an_equals_sign_makes_a_command_an_answer(sitting: Sitting) -> None:
    assert "You typed “q”" in play(sitting, "cathedral-painter.text", "=q")


def test_leaving_says_what_is_saved_and_how_to_go_on(sitting: Sitting) -> None:
    script = Script("a", "q")
    kept = round_of(sitting, "rouen-river.choice", "seine-length.number")
    assert PlainRound(sitting, kept, script).play() is False
    assert "Saved, 1 answer of 2. To go on: alpine-quiz play --plain --resume" in script.text
    resumed = sitting.resume()
    assert resumed is not None
    assert resumed.round.current.item.id == "seine-length.number"


def test_the_end_of_input_leaves_as_q_does(sitting: Sitting) -> None:
    script = Script("a")
    PlainRound(
        sitting, round_of(sitting, "rouen-river.choice", "seine-length.number"), script
    ).play()
    assert "Saved, 1 answer of 2." in script.text


def test_misses_can_be_played_again(sitting: Sitting) -> None:
    script = Script("Manet", "", "r", "Monet", "")
    play_rounds(sitting, round_of(sitting, "cathedral-painter.text"), script)
    assert script.text.count("Question 1 of 1.") == 2
    assert "0 of 1" in script.text
    assert "1 of 1" in script.text


def test_a_near_estimate_is_right_and_told_the_figure(sitting: Sitting) -> None:
    text = play(sitting, "seine-length.number", "770")
    assert "Right, near enough: it is 777 kilometres." in text


def test_that_nothing_is_saved_is_said_and_the_game_plays(sitting: Sitting, tmp_path: Path) -> None:
    failure = RecordsError(Failure.READ_ONLY, tmp_path / "records.sqlite3")
    unsaved = Records.in_memory(failure)
    other = Sitting(sitting.pack, "en", unsaved, unsaved.player(), clock=sitting.clock)
    text = play(other, "rouen-river.choice", "a", "")
    assert text.count("Nothing is being saved.") == 2
    assert "The tide could be felt" in text


@pytest.mark.parametrize("line", ["", "\x1b[2J", "\u202eevil", "9" * 5_000, "[/b]", "&"])
def test_hostile_lines_are_read_like_any_other(sitting: Sitting, line: str) -> None:
    text = play(sitting, "cathedral-painter.text", line, "Monet")
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_several_right_options_are_told_apart(sitting: Sitting) -> None:
    kept = round_of(sitting, "seine-towns.multiple")
    asked = kept.round.current
    assert isinstance(asked.item, Multiple)
    wrong = next(each for each in asked.options if each not in asked.item.answers)
    kept.answer(Picked((wrong,)))
    line = verdict_line(kept.round.played[-1])
    for answer in asked.item.answers:
        assert f" ({answer})" in line
    assert key_text(asked.item) == " · ".join(asked.item.answers)


def test_a_question_may_be_given_up(sitting: Sitting) -> None:
    script = Script("-", "q")
    PlainRound(
        sitting, round_of(sitting, "seine-towns.multiple", "seine-length.number"), script
    ).play()
    assert "No answer: it was " in script.text
    assert "Question 2 of 2" in script.text


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(2, 3), "67"),
        (Fraction(999, 1000), "99"),
        (Fraction(1, 999), "1"),
        (Fraction(0), "0"),
    ],
)
def test_only_all_is_a_hundred_per_cent_and_only_nothing_none(share: Fraction, shown: str) -> None:
    assert share_text(share) == f"{shown}\N{NO-BREAK SPACE}%"
