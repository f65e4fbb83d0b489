"""Every way to play, from home to the results and back, by keys alone and by mouse alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.model import ItemType, Match, Multiple, Number, Order, Text
from alpine_quiz.game.answers import Picked
from alpine_quiz.game.modes import Mode
from alpine_quiz.game.round import Phase
from alpine_quiz.language.catalogue import LANGUAGES, speak, tr
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from alpine_quiz.terminal.screens.home import HomeScreen
from alpine_quiz.terminal.screens.interlude import HandOverScreen
from alpine_quiz.terminal.screens.library import LibraryScreen
from alpine_quiz.terminal.screens.question import QuestionScreen
from alpine_quiz.terminal.screens.results import ResultsScreen
from alpine_quiz.terminal.screens.set_up import ExamScreen
from alpine_quiz.terminal.screens.table import TableScreen
from alpine_quiz.terminal.screens.ways import TopicsScreen, WaysScreen
from alpine_quiz.terminal.widgets.key_line import KeyLine
from tests.conftest import SteppingClock, items_of, round_of
from tests.records.playing import Calendar
from tests.terminal.driving import Driver, playing
from tests.terminal.walking import press

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Pack

FEW = ("rouen-river.choice", "downstream.order")


class Player:
    """Plays with keys alone, or with the mouse alone but for what has to be typed."""

    def __init__(self, driver: Driver, *, by_keys: bool) -> None:
        self.driver = driver
        self.by_keys = by_keys

    async def at(self, screen: type) -> None:
        """Wait for a screen."""
        await self.driver.until(lambda: isinstance(self.driver.app.screen, screen))
        await self.driver.pilot.pause()

    async def do(self, key: str, shown: str = "", *, binding: str = "") -> None:
        """Press a key; or click what is ``shown``, or the binding at the foot."""
        if self.by_keys:
            await press(self.driver, key)
        elif shown:
            await self.driver.click(shown)
        else:
            await self.click_foot(binding)

    async def click_foot(self, binding: str) -> None:
        """Click a key at the foot of the screen."""
        line = self.driver.app.screen.query(KeyLine).last()
        places = [start for start, _, key in line._spans if binding in key.ids]
        assert places, self.driver.text
        assert await self.driver.pilot.click(line, offset=(places[0] + 1, 0))

    async def answer(self) -> None:
        """Answer the question on screen somehow; what is to be typed is typed."""
        kept = self.driver.kept
        asked, before = kept.round.current, len(kept.round.played)
        letters = "abcdef"[: len(asked.options)]
        match asked.item:
            case Text() | Number():
                await press(self.driver, "7")
            case Order():
                # The first line is taken up, and put down below the second.
                await self.do("1", asked.options[0])
                await (
                    press(self.driver, "down", "space")
                    if self.by_keys
                    else self.do("", asked.options[1])
                )
            case Match():
                for letter, left in zip(letters, asked.lefts, strict=True):
                    if not self.by_keys:
                        await self.driver.click(f"{left} –")
                    await self.do(letter, f" {letter.upper()}  ")
            case Multiple():
                for letter in letters[: len(asked.item.answers)]:
                    await self.do(letter, f" {letter.upper()}  ")
            case _:
                await self.do("a", " A  ")
        await self.do("enter", binding="question.go_on")
        await self.driver.until(
            lambda: len(kept.round.played) > before and kept.round.phase is not Phase.ANSWERED
        )
        await self.driver.pilot.pause()

    async def to_the_results(self) -> None:
        """Play the round that has begun to its end."""
        app = self.driver.app
        await self.driver.until(lambda: isinstance(app.screen, QuestionScreen | HandOverScreen))
        while not isinstance(app.screen, ResultsScreen):
            await self.driver.pilot.pause()
            if isinstance(app.screen, HandOverScreen):
                await self.do("enter", binding="interlude.go_on")
                await self.at(QuestionScreen)
                continue
            kept = self.driver.kept
            await self.answer()
            if kept.round.phase is Phase.EXPLAINED:
                await self.do("enter", binding="question.go_on")
            await self.driver.until(
                lambda kept=kept: (
                    kept.round.phase is Phase.ASKED  # type: ignore[misc]
                    or isinstance(app.screen, ResultsScreen)
                )
            )
        await self.driver.pilot.pause()


@pytest.fixture
def few(seven: Pack) -> Sitting:
    """A sitting before two questions, one of which was missed some days ago, and is due."""
    (bank,) = [each for each in seven.banks if each.language == "en"]
    river, order = items_of(seven, *FEW)
    items = (replace(river, topic="towns"), order)
    calendar = Calendar()
    records = Records.in_memory(now=calendar)
    pack = replace(seven, banks=(bank._replace(items=items),))
    sitting = Sitting(pack, "en", records, records.player(), clock=SteppingClock())
    kept = round_of(sitting, FEW[0])
    kept.answer(Picked(("Loire",)))
    kept.explain()
    kept.next()
    calendar.time += timedelta(days=3)
    return sitting


WAYS = {
    Mode.TOPIC: ("t", "Topic"),
    Mode.EXAM: ("e", "Exam"),
    Mode.SURVIVAL: ("u", "Survival"),
    Mode.TIMELINE: ("i", "Timeline"),
    Mode.WEAK: ("w", "Weak facts"),
    Mode.HOTSEAT: ("h", "Hot seat"),
}
"""What stands among more ways to play."""

AT_HOME = {
    Mode.QUICK: ("n", "Play"),
    Mode.REVIEW: ("r", "Review"),
    Mode.DAILY: ("d", "Daily"),
}


async def begin(player: Player, mode: Mode) -> None:
    """Begin a round, from home."""
    if mode in AT_HOME:
        key, name = AT_HOME[mode]
        await player.do(key, f" {tr(name)} ")
        return
    if mode is Mode.SEARCH:
        await search(player)
        return
    await player.do("m", f" {tr('More ways')} ")
    await player.at(WaysScreen)
    key, name = WAYS[mode]
    await player.do(key, f" {tr(name)} ")
    match mode:
        case Mode.TOPIC:
            await player.at(TopicsScreen)
            await player.do("enter", " Towns ")
        case Mode.EXAM:
            await player.at(ExamScreen)
            await player.do("f2", binding="set_up.begin")
        case Mode.HOTSEAT:
            await player.at(TableScreen)
            await press(player.driver, *"Zo", "comma", *"Ann")
            await player.do("f2", binding="set_up.begin")


async def search(player: Player) -> None:
    """Begin a round of what is found in the library."""
    await player.do("f", f" {tr('Library')} ")
    await player.at(LibraryScreen)
    screen = player.driver.app.screen
    assert isinstance(screen, LibraryScreen)
    await press(player.driver, *"rouen")
    await player.driver.until(lambda: screen.searched_for == "rouen")
    await player.do("enter", binding="library.play")


HOW = [
    pytest.param(language, by_keys, marks=() if there else pytest.mark.long, id=f"{language}-{how}")
    for language, by_keys, how, there in (
        ("en", True, "keys", True),
        ("fr", False, "mouse", True),
        ("fr", True, "keys", False),
        ("en", False, "mouse", False),
    )
]
"""The languages, and keys or mouse: each once, and every combination with ``-m long``."""


@pytest.mark.parametrize(("language", "by_keys"), HOW)
@pytest.mark.parametrize("mode", list(Mode))
async def test_every_way_is_played_from_home_to_the_results_and_back(
    few: Sitting, mode: Mode, language: str, by_keys: bool
) -> None:
    speak(language)
    async with playing(few) as driver:
        player = Player(driver, by_keys=by_keys)
        if mode is Mode.RETRY:
            await begin(player, Mode.QUICK)
            await player.to_the_results()
            await player.do("r", binding="results.retry")
        else:
            await begin(player, mode)
        await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen | HandOverScreen))
        kept = driver.kept
        assert kept.saved.mode == mode
        await player.to_the_results()
        assert kept.round.phase is Phase.FINISHED
        await player.do("enter", binding="results.home")
        await player.at(HomeScreen)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("by_keys", [True, False], ids=["keys", "mouse"])
async def test_a_question_of_each_type_is_played_from_home_to_the_results_and_back(
    sitting: Sitting, language: str, by_keys: bool
) -> None:
    speak(language)
    async with playing(sitting) as driver:
        player = Player(driver, by_keys=by_keys)
        await begin(player, Mode.QUICK)
        await player.at(QuestionScreen)
        kept = driver.kept
        await player.to_the_results()
        assert {each.asked.item.type for each in kept.round.played} == set(ItemType)
        await player.do("enter", binding="results.home")
        await player.at(HomeScreen)
