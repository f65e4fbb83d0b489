"""Looking back in the terminal, by keys and by mouse."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.content import Content

from alpine_quiz.game.modes import Mode
from alpine_quiz.game.notation import key_of
from alpine_quiz.game.round import Phase
from alpine_quiz.plain.looking_back.blocks import Row
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from alpine_quiz.records.ways import Wanted
from alpine_quiz.terminal.screens.scores import ScoresScreen
from alpine_quiz.terminal.widgets.columns import Columns, Plot
from alpine_quiz.terminal.widgets.figures import Figures
from tests.conftest import SteppingClock
from tests.records.playing import Calendar, pack_of, play
from tests.terminal.driving import Driver, playing

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Pack

PARTS = {
    "1": "Rounds finished: 1",
    "2": "By topic: ",
    "3": "The last 30 days",
    "4": "What comes back when",
    "5": "Weakest facts",
    "6": "Records by mode",
    "7": "Latest rounds",
}
NAMES = ("Overview", "Accuracy", "Over time", "Due", "Facts", "Records", "Rounds")
SIZES = [(120, 40), (80, 24), (60, 18), (40, 10)]


@pytest.fixture
def played(seven: Pack, tmp_path: Path) -> Sitting:
    """A sitting whose records are a file, with one round played out."""
    records = Records.open(tmp_path / "records.sqlite3", Calendar())
    sitting = Sitting(seven, "en", records, records.player(), clock=SteppingClock())
    play_out(sitting, count=4)
    return sitting


def play_out(sitting: Sitting, count: int) -> None:
    kept = sitting.start(Wanted(count=count))
    while kept.round.phase is not Phase.FINISHED:
        kept.answer(key_of(kept.round.current.item))
        kept.explain()
        kept.next()


async def open_scores(driver: Driver) -> ScoresScreen:
    await driver.press("s")
    await driver.until(lambda: isinstance(driver.app.screen, ScoresScreen))
    await driver.until(lambda: "…" not in driver.text)
    screen = driver.app.screen
    assert isinstance(screen, ScoresScreen)
    return screen


@pytest.mark.parametrize("size", SIZES)
async def test_every_part_opens_by_its_number_at_every_size(
    played: Sitting, size: tuple[int, int]
) -> None:
    async with playing(played, size=size) as driver:
        await open_scores(driver)
        for key, shown in PARTS.items():
            await driver.press(key)
            await driver.until_shown(shown)
        plots = driver.app.screen.query(Columns)
        assert len(plots) == 0


async def test_arrows_go_round_the_parts_and_escape_goes_home(played: Sitting) -> None:
    async with playing(played) as driver:
        await open_scores(driver)
        for shown in [*list(PARTS.values())[1:], PARTS["1"]]:
            await driver.press("right")
            await driver.until_shown(shown)
        await driver.press("left")
        await driver.until_shown(PARTS["7"])
        await driver.press("escape")
        await driver.until(lambda: driver.app.screen is driver.app.home)


async def test_every_part_opens_by_a_click_and_so_do_the_keys_at_the_foot(
    played: Sitting,
) -> None:
    async with playing(played) as driver:
        await driver.click("Scores")
        await driver.until(lambda: isinstance(driver.app.screen, ScoresScreen))
        await driver.until_shown(PARTS["1"])
        for number, name in reversed(list(enumerate(NAMES, 1))):
            await driver.click(f"{number} {name}")
            await driver.until_shown(PARTS[str(number)])
        await driver.click("all packs")
        await driver.until_shown("you, all packs")
        await driver.click("home")
        await driver.until(lambda: driver.app.screen is driver.app.home)


async def test_where_not_all_names_fit_the_next_ones_are_behind_an_arrow(played: Sitting) -> None:
    async with playing(played, size=(40, 10)) as driver:
        await open_scores(driver)
        assert "1 Overview  2 Accuracy  3 Over time  ›" in driver.text
        await driver.click("›")
        await driver.until_shown("‹  4 Due  5 Facts  6 Records  7 Rounds")
        await driver.click("‹")
        await driver.until_shown("‹  2 Accuracy  3 Over time  4 Due  ›")


@pytest.mark.parametrize("open_", range(7))
async def test_the_open_part_is_named_among_as_many_as_fit(played: Sitting, open_: int) -> None:
    async with playing(played, size=(60, 18)) as driver:
        await open_scores(driver)
        await driver.press(str(open_ + 1))
        named = f"{open_ + 1} {NAMES[open_]}"
        line = next(line for line in driver.text.splitlines() if named in line)
        assert sum(name in line for name in NAMES) >= 4
        assert ("‹" in line) == ("1 Overview" not in line)
        assert ("›" in line) == ("7 Rounds" not in line)


async def test_plots_stand_over_their_figures_where_there_is_room(played: Sitting) -> None:
    for size in SIZES[:3]:
        async with playing(played, size=size) as driver:
            await open_scores(driver)
            await driver.press("3")
            await driver.until_shown("100\N{NO-BREAK SPACE}%")
            assert "· · · " in driver.text.replace("····", "· · ")
            assert all(plot.display for plot in driver.app.screen.query(Columns))
            await driver.press("4")
            await driver.until_shown("tomorrow")
            assert " fact" in driver.text


async def test_the_smallest_window_has_figures_alone(played: Sitting) -> None:
    async with playing(played, size=(40, 10)) as driver:
        await open_scores(driver)
        await driver.press("3")
        await driver.until_shown("today")
        assert not any(plot.region.height for plot in driver.app.screen.query(Columns))
        await driver.press("2")
        await driver.until_shown("By topic")
        assert "░" not in driver.text


async def test_weak_facts_are_practised_with_enter_or_a_click(played: Sitting) -> None:
    for by_key in (True, False):
        async with playing(played) as driver:
            await open_scores(driver)
            await driver.press("5")
            await driver.until_shown("⏎ practise")
            if by_key:
                await driver.press("enter")
            else:
                await driver.click("practise")
            await driver.until(lambda: len(driver.app.screen_stack) == 2)
            await driver.until(lambda: not isinstance(driver.app.screen, ScoresScreen))
            assert driver.kept.saved.mode == Mode.WEAK


async def test_enter_elsewhere_goes_home(played: Sitting) -> None:
    async with playing(played) as driver:
        await open_scores(driver)
        await driver.press("enter")
        await driver.until(lambda: driver.app.screen is driver.app.home)


async def test_all_packs_can_be_looked_at_and_one_again(played: Sitting) -> None:
    play(played.records, "++", pack=pack_of(id_="other"))
    async with playing(played) as driver:
        await open_scores(driver)
        assert "All questions: 4 of 4" in driver.text
        await driver.press("a")
        await driver.until_shown("All questions: 6 of 6")
        await driver.press("7")
        await driver.until_shown("2 of 2")
        await driver.press("a", "1")
        await driver.until_shown("All questions: 4 of 4")


async def test_before_the_first_round_every_part_says_so(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        await driver.press("s")
        for key in PARTS:
            await driver.press(key)
            await driver.until_shown("No round of this pack yet.")
        await driver.press("5", "enter")
        await driver.until(lambda: list(driver.app._notifications))
        (said,) = driver.app._notifications
        assert said.message.startswith("None of these questions has been asked yet")
        assert "practise" not in driver.text


async def test_until_it_is_read_the_screen_waits(
    played: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with playing(played) as driver:
        with monkeypatch.context() as patched:
            patched.setattr(ScoresScreen, "_read", lambda screen: None)
            await driver.press("s")
            await driver.until_shown("…")
            await driver.press("3")
            await driver.until_shown("3 Over time")
            assert "The last" not in driver.text
        screen = driver.app.screen
        assert isinstance(screen, ScoresScreen)
        screen._read()
        await driver.until_shown("The last 30 days")


HOSTILE = "[red]bold[/red] =cmd() \u202eRTL\ntwo"


async def test_hostile_text_is_shown_as_it_is_never_as_markup(tmp_path: Path, seven: Pack) -> None:
    from dataclasses import replace

    from alpine_quiz.bank.model import Localized
    from tests.records.playing import CHOICE, answer, start, wrong

    records = Records.open(tmp_path / "records.sqlite3", Calendar())
    item = replace(CHOICE, stem=HOSTILE, topic=HOSTILE, facts=(HOSTILE,))
    pack = replace(pack_of([item]), title=Localized({"": HOSTILE}))
    answer(start(records, [item], pack=pack, player="[b]Ann"), wrong(item))
    sitting = Sitting(pack, "en", records, records.player("[b]Ann"), clock=SteppingClock())
    async with playing(sitting) as driver:
        await open_scores(driver)
        assert "[b]Ann" in driver.text
        for key in ("2", "5"):
            await driver.press(key)
            await driver.until_shown("[red]bold[/red]")
        await driver.press("a", "7")
        await driver.until_shown("[red]bold[/red] =cmd() RTL two")


async def test_another_language_tells_it_anew(played: Sitting) -> None:
    async with playing(played) as driver:
        await open_scores(driver)
        await driver.press("4")
        await driver.until_shown(" fact")
        driver.app.speak("fr")
        await driver.until_shown(" fait")


async def test_a_longer_past_is_plotted_day_by_day(played: Sitting) -> None:
    calendar = played.records.now
    assert isinstance(calendar, Calendar)
    for _ in range(3):
        calendar.time += timedelta(days=2)
        play_out(played, count=2)
    async with playing(played, size=(80, 40)) as driver:
        await open_scores(driver)
        await driver.press("3")
        await driver.until_shown("today")
        assert "26 November" in driver.text
        line = next(line for line in driver.text.split("\n") if "100\N{NO-BREAK SPACE}%" in line)
        assert line.count("█") == 4


def laid(rows: list[Row], width: int) -> list[str]:
    return [line.plain.rstrip() for line in Figures(rows).lay(width)]


def plain_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    from textual.style import Style

    monkeypatch.setattr(Figures, "_look", lambda *_: Style())
    monkeypatch.setattr(Columns, "_look", lambda *_: Style())


def test_figures_go_where_there_is_room_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    plain_looks(monkeypatch)
    rows = [Row("Cars", "1 of 2, 50 %", 0.5), Row("東京", "2 of 2, 100 %", 1.0)]
    assert laid(rows, 40) == [
        "Cars  █████░░░░░  1 of 2, 50 %",
        "東京  ██████████  2 of 2, 100 %",
    ]
    assert laid(rows, 24) == ["Cars  1 of 2, 50 %", "東京  2 of 2, 100 %"]
    assert laid(rows, 13) == ["Cars  1 of 2,", "      50 %", "東京  2 of 2,", "      100 %"]
    assert laid([Row("A long name of it", "1 of 2, 50 %")], 20) == [
        "A long name of it",
        "  1 of 2, 50 %",
    ]


@pytest.mark.parametrize(("height", "column"), [(0.0, "▁"), (0.5, "▄"), (1.0, "█")])
def test_a_column_shows_however_low_it_is(height: float, column: str) -> None:
    plot = Columns(Plot([height, None], "100 %", "0 %", "then", "now"))
    assert plot._cell(height, 0, 1, 2) == f"{column} "
    assert plot._cell(None, 0, 1, 2) == "· "
    assert Content(plot._cell(height, 0, 1, 1)).cell_length == 1
