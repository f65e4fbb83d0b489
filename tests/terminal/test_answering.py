from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.model import Match, Order
from alpine_quiz.game.answers import Matched, Ordered, Picked
from alpine_quiz.game.round import Phase
from alpine_quiz.terminal.widgets.rows import Rows
from tests.terminal.driving import Driver, playing

if TYPE_CHECKING:
    from alpine_quiz.records.sitting import Sitting

SIZES = [(120, 40), (80, 24), (60, 18)]


def letter(driver: Driver, option: str) -> str:
    return "abcdef"[driver.kept.round.current.options.index(option)]


async def test_a_letter_points_and_the_same_again_answers(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        key = letter(driver, "Seine")
        await driver.press(key)
        assert driver.kept.round.phase is Phase.ASKED
        assert f"▸ {key.upper()}  Seine" in driver.text
        await driver.answer(key)
        assert "✓ right, yours" in driver.text
        assert "Right: Seine." in driver.text


async def test_a_wrong_option_is_told_apart_from_the_right_one_in_words(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        wrong, right = letter(driver, "Loire"), letter(driver, "Seine")
        await driver.answer(wrong, "enter")
        assert "✗ your answer" in driver.text
        assert "✓ right answer" in driver.text
        assert f"No: it was {right.upper()}, Seine. You chose {wrong.upper()}." in driver.text
        assert "The Loire keeps further south." in driver.text
        assert "A short account of the Seine · Our tests · 31 January 2026" in driver.text


@pytest.mark.parametrize(("azerty", "place"), [("&", 0), ("é", 1), ('"', 2), ("'", 3)])
async def test_the_top_row_of_a_french_keyboard_counts(
    sitting: Sitting, azerty: str, place: int
) -> None:
    names = {"&": "ampersand", '"': "quotation_mark", "'": "apostrophe"}
    async with playing(sitting, "rouen-river.choice") as driver:
        await driver.answer(*[names.get(azerty, azerty)] * 2)
        picked = driver.kept.round.played[0].answer
        assert picked == Picked((driver.kept.round.plan[0].options[place],))


async def test_arrows_and_enter_answer_too(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        await driver.answer("down", "down", "enter")
        options = driver.kept.round.plan[0].options
        assert driver.kept.round.played[0].answer == Picked((options[1],))


async def test_enter_without_a_choice_says_what_is_missing(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        await driver.press("enter")
        await driver.until_shown("Choose an option first.")
        assert driver.kept.round.phase is Phase.ASKED


async def test_a_click_points_and_a_second_answers(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        await driver.click("Marne")
        assert driver.kept.round.phase is Phase.ASKED
        await driver.click("Marne")
        await driver.until_shown("✗ your answer")
        assert driver.kept.round.played[0].answer == Picked(("Marne",))


async def test_several_are_ticked_and_answered_with_enter(sitting: Sitting) -> None:
    async with playing(sitting, "seine-towns.multiple") as driver:
        await driver.press(letter(driver, "Troyes"), letter(driver, "Paris"))
        assert driver.text.count("■") == 2
        await driver.answer("enter")
        assert driver.kept.round.score == 1


async def test_a_tick_can_be_taken_back(sitting: Sitting) -> None:
    async with playing(sitting, "seine-towns.multiple") as driver:
        await driver.click("Lyon", times=2)
        assert "■" not in driver.text


async def test_true_or_false_names_the_correction(sitting: Sitting) -> None:
    async with playing(sitting, "longest-river.true-false") as driver:
        await driver.answer("a", "a")
        assert "No: it is false. The Loire is longer." in driver.text


async def test_letters_are_letters_in_a_typed_answer(sitting: Sitting) -> None:
    async with playing(sitting, "cathedral-painter.text") as driver:
        await driver.answer(*"monet?hs"[:5], "enter")
        assert "Right: Claude Monet." in driver.text


async def test_a_vague_name_may_be_made_more_exact_once(sitting: Sitting) -> None:
    async with playing(sitting, "cathedral-painter.text") as driver:
        await driver.press(*"Claude", "enter")
        await driver.until_shown("be more exact")
        assert driver.kept.round.phase is Phase.ASKED
        await driver.answer("space", *"Monet", "enter")
        assert driver.kept.round.score == 1


async def test_a_typed_miss_can_be_counted_as_right(sitting: Sitting) -> None:
    async with playing(sitting, "cathedral-painter.text") as driver:
        await driver.answer(*"Manet", "enter")
        assert "I was right" in driver.text
        await driver.press("i")
        await driver.until_shown("Counted as right")
        assert driver.kept.round.score == 1


async def test_items_are_moved_with_keys(sitting: Sitting) -> None:
    async with playing(sitting, "downstream.order") as driver:
        item = driver.kept.round.current.item
        assert isinstance(item, Order)
        shown = list(driver.kept.round.current.options)
        for place, wanted in enumerate(item.items):
            at = shown.index(wanted)
            if at == place:
                continue
            await driver.press(str(at + 1), *["up"] * (at - place), "space")
            shown.insert(place, shown.pop(at))
        await driver.answer("enter")
        assert driver.kept.round.played[0].answer == Ordered(item.items)
        assert "Right: that is the order." in driver.text


async def test_an_order_left_as_it_is_is_not_answered_by_enter(sitting: Sitting) -> None:
    async with playing(sitting, "downstream.order") as driver:
        await driver.press("enter")
        await driver.until_shown("Move at least one line first")
        assert driver.kept.round.phase is Phase.ASKED


async def test_items_are_moved_by_two_clicks(sitting: Sitting) -> None:
    async with playing(sitting, "downstream.order") as driver:
        shown = driver.kept.round.current.options
        await driver.click(shown[0])
        await driver.until_shown("↕ moving")
        await driver.click(shown[2])
        await driver.answer("enter")
        moved = (shown[1], shown[2], shown[0], shown[3])
        assert driver.kept.round.played[0].answer == Ordered(moved)


async def test_items_are_dragged(sitting: Sitting) -> None:
    async with playing(sitting, "downstream.order") as driver:
        shown = driver.kept.round.current.options
        lines = driver.text.split("\n")
        start = next(y for y, line in enumerate(lines) if shown[0] in line)
        await driver.pilot.mouse_down(offset=(10, start))
        await driver.pilot.hover(offset=(10, start + 1))
        await driver.pilot.mouse_up(offset=(10, start + 1))
        await driver.answer("enter")
        assert driver.kept.round.played[0].answer == Ordered(
            (shown[1], shown[0], shown[2], shown[3])
        )


async def test_pairs_are_given_by_letter(sitting: Sitting) -> None:
    async with playing(sitting, "lengths.match") as driver:
        asked = driver.kept.round.current
        assert isinstance(asked.item, Match)
        right = dict(asked.item.pairs)
        await driver.press(*(letter(driver, right[left]) for left in asked.lefts))
        await driver.answer("enter")
        assert "Right: every pair." in driver.text


async def test_pairs_are_given_by_mouse(sitting: Sitting) -> None:
    async with playing(sitting, "lengths.match") as driver:
        asked = driver.kept.round.current
        assert isinstance(asked.item, Match)
        for left, right in asked.item.pairs:
            await driver.click(f"{left} –")
            await driver.click(f"{letter(driver, right).upper()}  {right}")
        await driver.click("answer")
        await driver.until_shown("Right: every pair.")
        played = driver.kept.round.played[0].answer
        assert isinstance(played, Matched)
        assert set(played.pairs) == set(asked.item.pairs)


async def test_a_partner_can_be_taken_back_and_all_are_wanted(sitting: Sitting) -> None:
    async with playing(sitting, "lengths.match") as driver:
        await driver.press("a", "up", "backspace", "enter")
        await driver.until_shown("Find a partner for every line first.")
        assert driver.kept.round.phase is Phase.ASKED


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "item",
    ["rouen-river.choice", "seine-towns.multiple", "longest-river.true-false", "downstream.order"],
)
async def test_stem_and_options_stay_where_they_are(
    sitting: Sitting, item: str, size: tuple[int, int]
) -> None:
    async with playing(sitting, item, size=size) as driver:
        asked = driver.kept.round.current
        options = ["True", "False"] if "true" in asked.options else asked.options

        def places() -> list[int]:
            lines = driver.text.split("\n")
            return [
                next(y for y, line in enumerate(lines) if f"  {option}" in line)
                for option in options
            ]

        before = places()
        if item == "downstream.order":
            await driver.answer("1", "down", "up", "space", "enter")
        else:
            await driver.answer("a", "enter")
        assert places() == before
        assert asked.item.stem[:30] in driver.text


async def test_the_sign_of_plain_mode_counts_a_typed_miss_as_right_here_too(
    sitting: Sitting,
) -> None:
    async with playing(sitting, "cathedral-painter.text") as driver:
        await driver.answer(*"Manet", "enter")
        await driver.press("plus")
        await driver.until_shown("Counted as right")
        assert driver.kept.round.played[0].claimed


async def test_a_typed_question_is_given_up_by_the_mouse_alone(sitting: Sitting) -> None:
    async with playing(sitting, "cathedral-painter.text") as driver:
        await driver.click("don’t know")
        await driver.until_shown("No answer: it was ")
        assert driver.kept.round.played[0].credit == 0
        assert not driver.kept.round.played[0].claimable


@pytest.mark.parametrize("item", ["downstream.order", "lengths.match"])
async def test_what_is_given_up_has_no_line_that_is_right_by_chance(
    sitting: Sitting, item: str
) -> None:
    async with playing(sitting, item) as driver:
        question = sitting.items[[each.id for each in sitting.items].index(item)]
        if isinstance(question, Match):
            options = driver.kept.round.current.options
            right = dict(question.pairs)[driver.kept.round.current.lefts[0]]
            await driver.press("abcdef"[options.index(right)])
        await driver.answer("0")
        assert "No answer" in driver.text
        rows = driver.app.screen.query(Rows).first().rows
        assert all(row.note.startswith("✗") for row in rows)


async def test_a_question_is_given_up_by_a_key(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        await driver.answer("0")
        assert "No answer: it was " in driver.text
