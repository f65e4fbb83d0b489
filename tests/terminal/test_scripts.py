"""Wide letters, joined emoji, marks that combine and scripts from right to left, measured right."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from alpine_quiz.bank.model import Pack
from alpine_quiz.bank.pack import load_pack
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from tests.conftest import PACKS, SteppingClock
from tests.terminal.driving import playing

SIZES = [(120, 40), (80, 24), (60, 18), (40, 10)]


@pytest.fixture
def scripts() -> Pack:
    """The pack with words of every script."""
    pack, problems = load_pack(PACKS / "scripts")
    assert pack is not None
    assert [each for each in problems if each.is_error] == []
    return pack


@pytest.fixture
def sitting(scripts: Pack) -> Sitting:
    records = Records.in_memory()
    return Sitting(scripts, "en", records, records.player(), clock=SteppingClock())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "item",
    ["wide.choice", "joined.choice", "right-to-left.choice", "marked.choice"],
)
async def test_no_line_is_wider_than_the_window_and_every_option_is_whole(
    sitting: Sitting, item: str, size: tuple[int, int]
) -> None:
    async with playing(sitting, item, size=size) as driver:
        await driver.press("a")
        for line in driver.text.split("\n"):
            assert cell_len(line) <= size[0]
        if size[1] > 10:
            for option in driver.kept.round.current.options:
                assert option in driver.text
        await driver.answer("a")
        for line in driver.text.split("\n"):
            assert cell_len(line) <= size[0]


async def test_notes_stand_below_each_other_whatever_the_script(sitting: Sitting) -> None:
    async with playing(sitting, "wide.choice") as driver:
        options = driver.kept.round.current.options
        wrong = next(index for index, each in enumerate(options) if each != "日野自動車")
        await driver.answer(*[str(wrong + 1)] * 2)
        lines = driver.text.split("\n")
        notes = ("✗ your answer", "✓ right answer")
        ends = [
            cell_len(line[: line.index(note)]) for line in lines for note in notes if note in line
        ]
        assert len(ends) == 2
        assert ends[0] == ends[1]


@pytest.mark.parametrize("item", ["wide.order", "wide.match"])
async def test_orders_and_pairs_of_wide_letters_are_played(sitting: Sitting, item: str) -> None:
    async with playing(sitting, item, size=(60, 24)) as driver:
        keys = ["1", "down", "space"] if item == "wide.order" else ["a", "b", "c"]
        await driver.answer(*keys, "enter")
        assert all(cell_len(line) <= 60 for line in driver.text.split("\n"))


async def test_the_progress_line_leaves_the_count_whole(sitting: Sitting) -> None:
    async with playing(sitting, "joined.choice", "wide.choice", size=(40, 10)) as driver:
        first = driver.text.split("\n")[0]
        assert first.endswith("1 of 2")
        assert cell_len(first) <= 40
