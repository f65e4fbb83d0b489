"""A question in the smallest window there is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.model import Localized
from alpine_quiz.bank.pack import load_pack
from alpine_quiz.game.modes import Mode
from alpine_quiz.game.sought import Sought
from alpine_quiz.language.catalogue import LANGUAGES, speak
from alpine_quiz.records.ways import Wanted
from alpine_quiz.terminal.app import QuizApp
from alpine_quiz.terminal.widgets.answering import (
    removed_note,
    right_and_yours,
    right_note,
    wrong_and_yours,
)
from alpine_quiz.terminal.widgets.key_line import KeyLine
from alpine_quiz.terminal.widgets.pick import PickOptions
from tests.terminal.driving import playing

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.records.sitting import Sitting

_LONG = "an option that is told in so many words that it takes several lines, and ends in {end}"


def choose(sitting: Sitting, folder: Path, question: str) -> None:
    """Put a sitting before a pack of one question."""
    folder.mkdir(parents=True, exist_ok=True)
    pack = folder / "wordy.yaml"
    pack.write_text(f"language: en\nquestions:\n  - {question}", encoding="utf-8")
    loaded, _ = load_pack(pack)
    assert loaded is not None
    sitting.choose_pack(loaded)


@pytest.fixture
def wordy(sitting: Sitting, own_data_folder: Path) -> Sitting:
    """A sitting before options of several lines."""
    wrong = "".join(f"      - {_LONG.format(end=each)}\n" for each in ("two", "three", "four"))
    right = _LONG.format(end="one")
    question = f"stem: Which?\n    hint: Look closely.\n    answer: {right}\n    distractors:\n"
    choose(sitting, own_data_folder, question + wrong)
    return sitting


@pytest.fixture
def long_pairs(sitting: Sitting, own_data_folder: Path) -> Sitting:
    """A sitting before pairs of several lines."""
    pairs = "".join(
        f"      a left side that is long, the {each}: a right side longer still, to {each}\n"
        for each in ("one", "two", "three", "four", "five")
    )
    choose(sitting, own_data_folder, f"type: match\n    stem: Match.\n    pairs:\n{pairs}")
    return sitting


async def test_the_pointer_brings_every_option_into_view(wordy: Sitting) -> None:
    async with playing(wordy, wordy.items[0].id, size=(40, 10)) as driver:
        ends = [each.rsplit(" ", 1)[1] for each in driver.kept.round.current.options]
        for end in (*ends, *ends[:1]):
            await driver.press("down")
            await driver.until(lambda: end in driver.text.split())  # noqa: B023


async def test_a_verdict_in_a_narrow_window_moves_no_option(wordy: Sitting) -> None:
    async with playing(wordy, wordy.items[0].id, size=(40, 24)) as driver:
        options = driver.app.screen.query_one(PickOptions)
        before = [line.text.plain for line in options._lines(options.size.width)]
        assert max(map(len, before)) > 28
        await driver.answer("a", "a")
        assert [line.text.plain for line in options._lines(options.size.width)] == before
        assert "right answer" not in driver.text.split("Which?")[1].split("four")[0]
        assert sum(line.endswith(" ✓") for line in driver.text.split("\n")) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_note_begins_with_its_sign(language: str) -> None:
    speak(language)
    notes = (right_note(), right_and_yours(), wrong_and_yours(), removed_note())
    assert [note[:2] for note in notes] == ["✓ ", "✓ ", "✗ ", "– "]


async def test_the_foot_of_a_question_keeps_the_way_out(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice", size=(40, 10)) as driver:
        foot = driver.text.split("\n")[-1]
        assert "A–D choose" in foot
        assert "? help" in foot
        assert "Esc leave" in foot


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("item", "needed"),
    [
        ("seine-towns.multiple", {"", "question.go_on"}),
        ("downstream.order", {"arrange.take", "question.go_on"}),
        ("lengths.match", {"", "question.go_on"}),
        ("cathedral-painter.text", {"question.give_up"}),
    ],
)
async def test_the_foot_of_a_question_keeps_what_answers_it(
    sitting: Sitting, language: str, item: str, needed: set[str]
) -> None:
    speak(language)
    async with playing(sitting, item, size=(40, 10)) as driver:
        line = driver.app.screen.query_one(KeyLine)
        shown = {each.bindings for *_, each in line._spans}
        assert needed | {"app.help", "question.leave"} <= shown, driver.text


async def test_once_something_is_typed_the_foot_keeps_what_hands_it_in(sitting: Sitting) -> None:
    async with playing(sitting, "cathedral-painter.text", size=(40, 10)) as driver:
        assert "F9 don’t know" in driver.text
        await driver.press("m")
        await driver.until_shown("⏎ answer")
        await driver.press("backspace")
        await driver.until_shown("F9 don’t know")


async def test_what_is_missing_still_comes_into_view(sitting: Sitting) -> None:
    async with playing(sitting, "lengths.match", size=(40, 10)) as driver:
        await driver.press("enter")
        await driver.until_shown("Find a partner for every line first.")


async def test_a_hint_comes_into_view(wordy: Sitting) -> None:
    async with playing(wordy, wordy.items[0].id, size=(40, 10)) as driver:
        assert "Look closely." not in driver.text
        await driver.press("h")
        await driver.until_shown("Look closely.")


async def test_a_partner_that_makes_the_last_line_longer_comes_into_view(
    long_pairs: Sitting,
) -> None:
    async with playing(long_pairs, long_pairs.items[0].id, size=(40, 10)) as driver:
        last = driver.kept.round.current.options[4].split()[-1]
        await driver.press("a", "b", "c", "d")
        assert f"to {last}" not in driver.text
        await driver.press("e")
        await driver.until_shown(f"to {last}")


async def test_a_long_order_is_shown_from_its_beginning_and_what_is_taken_too(
    sitting: Sitting, own_data_folder: Path
) -> None:
    items = "".join(f"      - {_LONG.format(end=each)}\n" for each in ("one", "two", "three"))
    choose(sitting, own_data_folder, f"type: order\n    stem: Put in order.\n    items:\n{items}")
    async with playing(sitting, sitting.items[0].id, size=(40, 10)) as driver:
        await driver.pilot.pause()
        assert "Put in order." in driver.text
        await driver.press("pagedown", "pagedown")
        await driver.until(lambda: "  1.  " not in driver.text)
        await driver.press("space")
        await driver.until_shown("▸ 1.  ")


async def test_a_verdict_is_seen_where_pairs_take_all_the_room(long_pairs: Sitting) -> None:
    async with playing(long_pairs, long_pairs.items[0].id, size=(60, 18)) as driver:
        await driver.answer("a", "b", "c", "d", "e", "enter")
        first = "Right: every pair." if driver.kept.round.played[0].credit == 1 else "airs"
        await driver.until_shown(first)
        await driver.press("pageup", "pageup", "pageup")
        await driver.until_shown("Match.")


async def test_the_bars_of_the_topics_leave_room_for_their_figures(sitting: Sitting) -> None:
    bank, *others = sitting.pack.banks
    topics = {"rouen-river.choice": "a", "downstream.order": "b"}
    items = tuple(replace(each, topic=topics.get(each.id, each.topic)) for each in bank.items)
    names = {"a": Localized({"en": "Twenty-two letters long"}), "b": Localized({"en": "Short"})}
    banks = (bank._replace(items=items), *others)
    sitting.choose_pack(replace(sitting.pack, banks=banks, named_topics=names))
    async with playing(sitting, *topics, size=(40, 10)) as driver:
        await driver.answer("0")
        await driver.press("enter")
        await driver.answer("0")
        await driver.press("enter")
        await driver.until_shown("Twenty-two letters long  ")
        assert "░  0 of 1" in driver.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_in_a_round_against_the_clock_time_goes_from_the_foot_before_giving_up(
    sitting: Sitting, language: str
) -> None:
    speak(language)
    kept = sitting.start(Wanted(Mode.SEARCH, sought=Sought(type="text"), seconds=60))
    app = QuizApp(lambda: sitting, kept)
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.press("m")
        line = app.screen.query_one(KeyLine)
        shown = {each.bindings for *_, each in line._spans}
        assert {"question.go_on", "question.give_up", "question.leave", "app.help"} <= shown


async def test_at_home_what_has_no_room_is_cut_between_words_that_belong_together(
    sitting: Sitting,
) -> None:
    async with playing(sitting, size=(40, 10)) as driver:
        assert "topic · exam…" in driver.text
        await driver.press("end")
        assert "language, colours…" in driver.text
