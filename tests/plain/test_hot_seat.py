"""The hot seat, help and time as plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.game.modes import Mode
from alpine_quiz.game.seats import MAX_SEATS, SeatsError, SeatsFault, seats_of
from alpine_quiz.plain.hot_seat import ask_for_seats
from alpine_quiz.plain.play import play_rounds
from alpine_quiz.plain.seats import names_text, seats_fault_text
from alpine_quiz.records.kept_round import KeptRound
from tests.conftest import round_of
from tests.plain.test_play import Script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.records.sitting import Sitting

RIVER, FALSE = "rouen-river.choice", "longest-river.true-false"
HOSTILE = ("[red]x[/]", "שלום", "漢字" * 20)


def begun(
    sitting: Sitting,
    *items: str,
    mode: Mode = Mode.QUICK,
    seconds: int = 0,
    style: str = "",
    names: Sequence[str] = ("Zoé", "Bob"),
) -> KeptRound:
    return round_of(
        sitting,
        *items,
        mode=Mode.HOTSEAT if style else mode,
        seconds=seconds,
        seats=seats_of(names, style) if style else None,
    )


def played(sitting: Sitting, kept: KeptRound, *lines: str) -> str:
    script = Script(*lines)
    play_rounds(sitting, kept, script)
    return script.text


def test_half_of_the_wrong_options_go_and_the_others_keep_their_letters(sitting: Sitting) -> None:
    kept = begun(sitting, RIVER)
    shown = dict(zip("ABCD", kept.round.current.options, strict=True))
    text = played(sitting, kept, "x", "x", "?")
    assert "x takes half of the wrong ones away, for ½ point." in text
    _, _, after = text.partition("Half of the wrong options are gone. (It costs ½ point.)")
    left = [line.split() for line in after.split("\n") if line.startswith("  ")]
    assert len(left) == 2
    assert all(shown[letter] == option for letter, option in left)
    assert "There is no 50:50 for this one." in after
    assert "Where scores count, a hint costs ¼" in after


def test_what_was_taken_away_is_no_answer_and_help_is_told_to_have_cost(sitting: Sitting) -> None:
    kept = begun(sitting, RIVER)
    kept.halve()
    gone = "ABCD"[kept.round.current.options.index(kept.round.removed[0])]
    right = "ABCD"[kept.round.current.options.index("Seine")]
    text = played(sitting, kept, gone, "h", right)
    assert "That is no answer to this question" in text
    assert "(It costs ¼ point.)" in text
    assert "¼ point: the hint and 50:50 cost ¾." in text
    assert "Help cost ¾." in text
    assert "¼ of 1" in text


def test_a_miss_had_nothing_to_lose_to_help(sitting: Sitting) -> None:
    kept = begun(sitting, "downstream.order")
    assert "cost" not in played(sitting, kept, "x", "1,2,3,4").split("No:")[1]


def test_a_pause_keeps_the_question_back_until_a_line_comes(sitting: Sitting) -> None:
    kept = begun(sitting, RIVER, seconds=600)
    text = played(sitting, kept, "p", "a", "q")
    before, _, after = text.partition("Paused. Enter goes on.")
    assert before.count("Which river") == 1
    assert after.count("Which river") == 1
    assert kept.round.played == []


def test_a_minute_more_is_told_and_noted(sitting: Sitting) -> None:
    text = played(sitting, begun(sitting, RIVER, seconds=600), "m", "m", "a")
    assert "12 minutes left" in text
    assert "2 minutes were added to the time." in text
    assert "There is no time limit." in played(sitting, begun(sitting, RIVER), "m", "a")


def test_commands_can_be_answers(sitting: Sitting) -> None:
    kept = begun(sitting, "cathedral-painter.text")
    assert "You typed “x”." in played(sitting, kept, "=x")


def test_an_exam_gives_no_half(sitting: Sitting) -> None:
    text = played(sitting, begun(sitting, RIVER, mode=Mode.EXAM), "x", "a")
    assert "wait for the end" in text
    assert "takes half" not in text


def test_turns_are_handed_over_line_by_line(sitting: Sitting) -> None:
    kept = begun(sitting, RIVER, FALSE, style="turns", names=("[red]x[/]", "שלום"))
    right = "ABCD"[kept.round.current.options.index("Seine")]
    text = played(sitting, kept, "", right, "", "t", "")
    first, second = text.index("Now: [red]x[/], question 1 of 2."), text.index("Which river")
    assert first < text.index("Enter when ready.") < second
    assert second < text.index("Now: שלום, question 2 of 2.") < text.index("longest river")
    assert "[red]x[/] 1, שלום 0" in text
    assert "[red]x[/] wins." in text
    assert "2. שלום: 0 for 1 answer" in text
    assert "   שלום: True" in text
    assert "misses again" not in text


def test_a_miss_is_claimed_before_the_next_takes_the_seat(sitting: Sitting) -> None:
    kept = begun(sitting, "cathedral-painter.text", RIVER, style="turns")
    text = played(sitting, kept, "", "zzz", "+", "q")
    assert kept.round.played[0].credit == 1
    assert "question 2 of 2" in text
    assert "Which river" not in text


def test_buzzing_is_a_line_with_ones_number(sitting: Sitting) -> None:
    kept = begun(sitting, RIVER, FALSE, style="buzz", names=("Zoé", "Bob", "Ann"))
    wrong = "ABCD"[kept.round.current.options.index("Loire")]
    lines = ("a", "h", "9", "٢", "2", wrong, "2", "0", "")
    text = played(sitting, kept, *lines)
    assert "Who knows? 1 Zoé, 2 Bob, 3 Ann; 0 nobody." in text
    assert text.count("First the number of who knows it, then the answer.") == 4
    assert "Bob answers." in text
    assert "Bob sits this one out.\nWho knows? 1 Zoé, 3 Ann; 0 nobody." in text
    assert text.count("Bob sits this one out.") == 2
    assert "No answer: it is false. The Loire is longer." in text
    assert "   Bob: Loire" in text
    assert "   Nobody knew." in text
    assert "Nobody has a point, so nobody wins." in text
    assert kept.round.cost == 0


def test_a_number_that_comes_late_answers_for_nobody(sitting: Sitting) -> None:
    kept = begun(sitting, RIVER, FALSE, style="buzz")
    right = "ABCD"[kept.round.current.options.index("Seine")]
    text = played(sitting, kept, "1", "2", "0", "4", right, "2", "1", "=2", "")
    told = "answers.\nAnswer with a letter, A to D. A number alone is taken for a late buzz."
    assert text.count(f"Zoé {told}") == 4
    assert text.count("Bob answers.\nAnswer A for true or B for false.") == 2
    assert "2. Bob" not in text
    assert [each.seat for each in kept.round.played] == [1, 2]
    assert kept.round.score == 2


def test_a_figure_is_typed_after_a_buzz_with_a_sign_before_it(sitting: Sitting) -> None:
    kept = begun(sitting, "seine-length.number", style="buzz")
    text = played(sitting, kept, "1", "2", "=7", "")
    assert text.count("A figure alone is taken for a late buzz: =7 answers 7.") == 2
    assert "Zoé: 7" in text
    assert "Near counts. A figure alone is taken for a late buzz" in text
    number = begun(sitting, "seine-length.number", style="buzz")
    played(sitting, number, "1", "777", "")
    assert number.round.score == 1


@pytest.mark.parametrize("item", [RIVER, "seine-towns.multiple"])
def test_after_a_buzz_every_hint_says_letters_only(sitting: Sitting, item: str) -> None:
    kept = begun(sitting, item, style="buzz")
    text = played(sitting, kept, "1", "zz", "?", "2", "q")
    assert text.count("A number alone is taken for a late buzz.") == 4
    assert "or a number" not in text
    assert "or numbers" not in text


def test_a_round_of_buzzing_begins_with_what_a_wrong_answer_costs(sitting: Sitting) -> None:
    rule = "One answer a question: a wrong one ends it, and who gave it sits out the next."
    assert rule in played(sitting, begun(sitting, RIVER, style="buzz"), "q")
    assert rule not in played(sitting, begun(sitting, RIVER, style="turns"), "q")


def test_taking_turns_a_number_is_an_option(sitting: Sitting) -> None:
    kept = begun(sitting, RIVER, style="turns")
    played(sitting, kept, "", str(1 + kept.round.current.options.index("Seine")))
    assert kept.round.score == 1


def test_a_hot_seat_is_left_and_gone_on_with_before_the_hand_over(sitting: Sitting) -> None:
    kept = begun(sitting, RIVER, FALSE, style="turns")
    assert "Saved, 1 answer of 2." in played(sitting, kept, "", "a", "q")
    again = sitting.resume()
    assert again is not None
    text = played(sitting, again, "?", "q")
    assert "A hot seat: several share one keyboard." in text
    assert "Now: Bob, question 2 of 2." in text
    assert "longest river" not in text


def test_another_round_like_it_has_the_same_seats(sitting: Sitting) -> None:
    kept = begun(sitting, RIVER, style="turns")
    text = played(sitting, kept, "", "a", "", "n", "q")
    assert "n plays another round like it." in text
    assert text.count("Now: Zoé") == 2


def test_another_round_that_cannot_be_is_told(sitting: Sitting) -> None:
    kept = begun(sitting, RIVER, mode=Mode.REVIEW)
    text = played(sitting, kept, "a", "", "n")
    assert "Nothing is due before" in text


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["Zoé", "Bob", ""], ("Zoé", "Bob")),
        (["Zoé", "zoé", "", "Bob", "\u200b", ""], ("Zoé", "Bob")),
        ([*HOSTILE, ""], HOSTILE),
        ([str(n) for n in range(9)], tuple(str(n) for n in range(MAX_SEATS))),
        (["Zoé, Bob", ""], ("Zoé", "Bob")),
        (["Zoé,,Bob,", ",", "Ann", ""], ("Zoé", "Bob", "Ann")),
        (["Zoé,zoé", "Zoé", "1,2,3,4,5,6,7,8", "Bob", ""], ("Zoé", "Bob")),
        (["Zoé", "q"], None),
        (["Zoé"], None),
        ([], None),
    ],
)
def test_names_are_asked_for_line_by_line(lines: list[str], names: tuple[str, ...] | None) -> None:
    seats = ask_for_seats(Script(*lines), "buzz", None)
    assert seats == (seats_of(names, "buzz") if names else None)


def test_the_names_of_last_time_come_with_an_empty_line() -> None:
    latest = seats_of(("Zoé", "Bob"))
    script = Script("")
    assert ask_for_seats(script, "buzz", latest) == seats_of(("Zoé", "Bob"), "buzz")
    assert "An empty line now: Zoé and Bob, as last time." in script.text


@pytest.mark.parametrize("code", SeatsFault)
def test_every_fault_of_a_table_is_a_sentence(code: SeatsFault) -> None:
    assert seats_fault_text(SeatsError(code, 1, "Ann")).endswith(".")


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("Ann", "Bob"), "Ann and Bob"),
        (("Ann", "Bob", "C"), "Ann, Bob and C"),
        (("Ann", "Bob", "C", "D"), "Ann, Bob and 2 others"),
        (("x" * 40, "B"), "xxxxxxxxxxx… and B"),
    ],
)
def test_a_table_is_named_shortly(names: Sequence[str], told: str) -> None:
    assert names_text(names) == told
