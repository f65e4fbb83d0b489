"""The screens that matter, as pictures: whoever changes one looks at what became of it.

``pytest --snapshot-update`` takes them anew; of what differs, a report shows both pictures.
"""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from alpine_quiz.game.modes import Mode
from alpine_quiz.game.notation import key_of
from alpine_quiz.game.round import Phase
from alpine_quiz.game.seats import seats_of
from alpine_quiz.language.catalogue import speak
from alpine_quiz.library.previewing import Preview
from alpine_quiz.records.kept_round import KeptRound
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from alpine_quiz.settings.loading import load
from alpine_quiz.terminal.app import QuizApp
from alpine_quiz.terminal.previewing import PreviewApp
from alpine_quiz.terminal.screens.library import LibraryScreen
from alpine_quiz.terminal.widgets.document import DocumentView
from alpine_quiz.terminal.widgets.pick import PickOptions
from tests.conftest import PACKS, SteppingClock, round_of
from tests.library.makers import make_makers
from tests.library.shelves import write_pack
from tests.records.playing import NOON, Calendar, wrong
from tests.terminal.driving import Driver

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App
    from textual.pilot import Pilot

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.settings.loading import Loaded

Do = Callable[[Driver], Awaitable[None]]
Same = Callable[..., bool]

ALL = (
    "rouen-river.choice",
    "seine-towns.multiple",
    "longest-river.true-false",
    "cathedral-painter.text",
    "seine-length.number",
    "downstream.order",
    "lengths.match",
)


@pytest.fixture
def taken(snap_compare: Same) -> Callable[..., bool]:
    """What compares an app, once ``do`` is done to it, with its picture."""

    def same(app: App[Any], do: Do, size: tuple[int, int] = (80, 24)) -> bool:
        async def run(pilot: Pilot[None]) -> None:
            driver = Driver(app, pilot)  # type: ignore[arg-type]
            await pilot.pause()
            await do(driver)
            for line in app.screen.query(Input):
                line.cursor_blink = False
            await pilot.pause()

        return snap_compare(app, run_before=run, terminal_size=size)

    return same


def seated(pack: Pack, language: str = "en") -> Sitting:
    """A player whose days are fixed, too, and whose rounds are always the same."""
    records = Records.in_memory(now=Calendar())
    return Sitting(pack, language, records, records.player(), clock=SteppingClock())


def play(kept: KeptRound, missed: Sequence[str] = ()) -> KeptRound:
    """Answer all that is left to ask, right but for what is to be ``missed``."""
    while kept.round.phase is not Phase.FINISHED:
        item = kept.round.current.item
        kept.answer(wrong(item) if item.id in missed else key_of(item))
        kept.explain()
        kept.next()
    return kept


def in_round(sitting: Sitting, *items: str, **settings: object) -> QuizApp:
    """The app in a round of these items."""
    return QuizApp(lambda: sitting, round_of(sitting, *items), loaded=load(settings))


async def nothing(driver: Driver) -> None:
    """Look at what opens."""


async def at_home(driver: Driver) -> None:
    await driver.until(lambda: driver.app.sitting is not None)


def answering(*keys: str) -> Do:
    """Give an answer, and wait for why."""

    async def do(driver: Driver) -> None:
        await driver.answer(*keys)

    return do


def test_home_at_first(taken: Same, seven: Pack) -> None:
    sitting = seated(seven)
    assert taken(QuizApp(lambda: sitting), at_home)


def played_for_days(seven: Pack) -> Sitting:
    """A sitting of one who played yesterday and today, and has left a round."""
    sitting, calendar = seated(seven), Calendar(NOON - timedelta(days=1))
    sitting.records.now = calendar
    play(round_of(sitting, *ALL), ALL[1:3])
    calendar.time += timedelta(days=1)
    play(round_of(sitting, *ALL), ALL[3:4])
    left = round_of(sitting, *ALL)
    left.answer(key_of(left.round.current.item))
    left.explain()
    left.next()
    return sitting


def test_home_after_two_days(taken: Same, seven: Pack) -> None:
    sitting = played_for_days(seven)
    assert taken(QuizApp(lambda: sitting), at_home, (120, 40))


@pytest.mark.parametrize("item", ALL)
def test_a_question(taken: Same, seven: Pack, item: str) -> None:
    assert taken(in_round(seated(seven), item, *ALL), nothing)


def test_a_miss(taken: Same, seven: Pack) -> None:
    app = in_round(seated(seven), "rouen-river.choice", *ALL[1:])
    assert taken(app, choosing("Loire"))


def test_a_typed_miss_that_may_be_claimed(taken: Same, seven: Pack) -> None:
    app = in_round(seated(seven), "cathedral-painter.text", *ALL[4:])
    assert taken(app, answering(*"Manet", "enter"))


def test_a_part_without_colour(taken: Same, seven: Pack) -> None:
    app = in_round(seated(seven), "seine-towns.multiple", *ALL[2:], colour="none")
    assert taken(app, choosing("Paris", "Troyes", "Lyon"))


def choosing(*options: str) -> Do:
    """Choose options by their letters, and answer."""

    async def do(driver: Driver) -> None:
        shown = driver.kept.round.current.options
        await driver.answer(*("abcdef"[shown.index(each)] for each in options), "enter")

    return do


def test_results(taken: Same, seven: Pack) -> None:
    sitting = seated(seven)
    kept = play(round_of(sitting, *ALL), ALL[:2])
    assert taken(QuizApp(lambda: sitting, kept), nothing, (80, 40))


def test_results_of_an_exam(taken: Same, seven: Pack) -> None:
    sitting = seated(seven)
    kept = play(round_of(sitting, *ALL, mode=Mode.EXAM), ALL[3:4])
    assert taken(QuizApp(lambda: sitting, kept), nothing, (80, 30))


async def to_the_source(driver: Driver) -> None:
    await driver.answer(*"Dealer", "enter")
    await driver.press("s")
    await driver.until(lambda: len(driver.app.screen.query(DocumentView)) == 1)


def test_the_reader_where_it_is_wide(taken: Same, tmp_path: Path) -> None:
    sitting = seated(make_makers(tmp_path / "makers"))
    assert taken(in_round(sitting, "founded.text"), to_the_source, (120, 30))


def test_the_reader_where_it_is_narrow_and_light(taken: Same, tmp_path: Path) -> None:
    sitting = seated(make_makers(tmp_path / "makers"))
    app = in_round(sitting, "founded.text", theme="alpine-light")
    assert taken(app, to_the_source, (60, 18))


def pressing(*keys: str, shown: str) -> Do:
    """Press keys at home, and wait for what they lead to."""

    async def do(driver: Driver) -> None:
        await at_home(driver)
        await driver.press(*keys)
        await driver.until_shown(shown)

    return do


@pytest.mark.parametrize(
    ("part", "shown"),
    [("1", "Rounds finished"), ("3", "The last 30 days")],
    ids=["overview", "plot"],
)
def test_looking_back(taken: Same, seven: Pack, part: str, shown: str) -> None:
    sitting = played_for_days(seven)
    assert taken(QuizApp(lambda: sitting), pressing("s", part, shown=shown), (80, 30))


def test_settings(taken: Same, seven: Pack) -> None:
    sitting = seated(seven)
    app = QuizApp(lambda: sitting, loaded=load())
    assert taken(app, pressing("comma", *["down"] * 4, shown="The colours"), (80, 30))


def test_help(taken: Same, seven: Pack) -> None:
    sitting = seated(seven)
    assert taken(QuizApp(lambda: sitting), pressing("f1", shown="Everywhere"), (80, 40))


def test_a_flag(taken: Same, seven: Pack) -> None:
    async def do(driver: Driver) -> None:
        await choosing("Seine")(driver)
        await driver.press("exclamation_mark", "4")
        await driver.until_shown("● 4")

    assert taken(in_round(seated(seven), "rouen-river.choice"), do)


def test_a_question_in_the_smallest_window(taken: Same, seven: Pack) -> None:
    assert taken(in_round(seated(seven), "rouen-river.choice", *ALL[1:]), nothing, (40, 10))


def test_a_verdict_in_french(taken: Same, seven: Pack) -> None:
    speak("fr")
    app = in_round(seated(seven), "rouen-river.choice", *ALL[1:], language="fr")
    assert taken(app, choosing("Seine"))


def test_results_in_french(taken: Same, seven: Pack) -> None:
    speak("fr")
    sitting = seated(seven)
    kept = play(round_of(sitting, *ALL), ALL[:2])
    app = QuizApp(lambda: sitting, kept, loaded=load({"language": "fr"}))
    assert taken(app, nothing, (80, 40))


@pytest.fixture
def shelf(own_data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the packs that a user has added, with three, one of them broken."""
    monkeypatch.setattr("alpine_quiz.library.packs.questions_folder", lambda: own_data_folder / "x")
    folder = own_data_folder / "packs"
    shutil.copytree(PACKS / "seven", folder / "seven")
    write_pack(folder / "towns", *(f"t{at} Which town is number {at}" for at in range(9)))
    title = "{en: 'A [b]long[/] name, longer than any window is wide: rivers, towns and hills'}"
    written = f"format: 1\nid: long\ntitle: {title}\n"
    write_pack(folder / "long", "a1 Which hill is steep")
    (folder / "long" / "pack.yaml").write_text(written, encoding="utf-8")
    (folder / "broken").mkdir()
    (folder / "broken" / "pack.yaml").write_text("format: 1\nid: broken\n", encoding="utf-8")
    return folder


def searching(words: str, *keys: str) -> Do:
    """Open the library, look for words, and press keys once something is found."""

    async def do(driver: Driver) -> None:
        await at_home(driver)
        await driver.press("f")
        await driver.until(lambda: isinstance(driver.app.screen, LibraryScreen))
        screen = driver.app.screen
        assert isinstance(screen, LibraryScreen)
        screen.query_one(Input).value = words
        await driver.until(lambda: screen.searched_for == words)
        await driver.press(*keys)

    return do


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 18)])
def test_the_library(taken: Same, seven: Pack, size: tuple[int, int]) -> None:
    sitting = seated(seven)
    assert taken(QuizApp(lambda: sitting), searching("", "down", "f2"), size)


@pytest.mark.usefixtures("shelf")
def test_the_library_in_french_with_nothing_found(taken: Same, seven: Pack) -> None:
    speak("fr")
    sitting = seated(seven)
    app = QuizApp(lambda: sitting, loaded=load({"language": "fr"}))
    assert taken(app, searching("zzz"), (60, 18))


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_packs(taken: Same, seven: Pack, language: str) -> None:
    speak(language)
    sitting = seated(seven)
    app = QuizApp(lambda: sitting, loaded=load({"language": language}))
    size = (80, 24) if language == "en" else (60, 18)
    assert taken(app, pressing("l", "down", "down", shown="▸ A [b]long[/]"), size)


@pytest.mark.usefixtures("shelf")
def test_a_pack_that_is_not_there(taken: Same, seven: Pack) -> None:
    sitting = seated(seven)
    keys = ("l", "a", *"nowhere", "enter")
    assert taken(QuizApp(lambda: sitting), pressing(*keys, shown="nothing is there"))


def in_preview(folder: Path, loaded: Loaded | None = None) -> PreviewApp:
    """The app in which a pack is looked at while it is written."""
    preview = Preview(folder, "en")
    draught = preview.read()
    assert draught.pack is not None
    return PreviewApp(seated(draught.pack), preview, draught, loaded=loaded)


async def in_its_preview(driver: Driver) -> None:
    await driver.until(lambda: driver.app.screen.query(PickOptions))


def test_a_preview(taken: Same) -> None:
    assert taken(in_preview(PACKS / "seven"), in_its_preview)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_preview_of_what_is_broken(taken: Same, tmp_path: Path, language: str) -> None:
    speak(language)
    folder = tmp_path / "seven"
    shutil.copytree(PACKS / "seven", folder)
    with (folder / "seven.yaml").open("a", encoding="utf-8") as bank:
        bank.write("  - {id: z, stem: What is it?, answr: [b]x[/]}\n  - {id: y, stem: Which?}\n")
    size = (80, 24) if language == "en" else (60, 18)
    app = in_preview(folder, load({"language": language}))
    assert taken(app, in_its_preview, size)


def test_a_hot_seat(taken: Same, seven: Pack) -> None:
    sitting = seated(seven)
    kept = round_of(sitting, *ALL, mode=Mode.HOTSEAT, seats=seats_of(("Zoé", "Bob", "Ann"), "buzz"))
    assert taken(QuizApp(lambda: sitting, kept), pressing("2", shown="Bob answers."))
