"""A question in the smallest window there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.language.catalogue import LANGUAGES, speak
from alpine_quiz.terminal.widgets.answering import (
    removed_note,
    right_and_yours,
    right_note,
    wrong_and_yours,
)
from alpine_quiz.terminal.widgets.pick import PickOptions
from tests.terminal.driving import playing

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.records.sitting import Sitting

_LONG = "an option that is told in so many words that it takes several lines, and ends in {end}"


@pytest.fixture
def wordy(sitting: Sitting, own_data_folder: Path) -> Sitting:
    """A sitting before options of several lines."""
    pack = own_data_folder / "wordy.yaml"
    pack.parent.mkdir(parents=True, exist_ok=True)
    wrong = "".join(f"      - {_LONG.format(end=each)}\n" for each in ("two", "three", "four"))
    right = _LONG.format(end="one")
    pack.write_text(
        "language: en\nquestions:\n"
        f"  - stem: Which?\n    answer: {right}\n    distractors:\n{wrong}",
        encoding="utf-8",
    )
    loaded, _ = load_pack(pack)
    assert loaded is not None
    sitting.choose_pack(loaded)
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
