"""A walk through every screen of the game, for what has to hold on all of them."""

from __future__ import annotations

import json
import shutil
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import yaml
from textual import events
from textual.app import App
from textual.command import CommandPalette
from textual.keys import key_to_character
from textual.screen import Screen
from textual.widgets import Input

from alpine_quiz.game.modes import Mode
from alpine_quiz.game.round import Phase
from alpine_quiz.game.seats import Style, seats_of
from alpine_quiz.library.places import data_folder
from alpine_quiz.library.previewing import Draught, Preview
from alpine_quiz.records.kept_round import KeptRound
from alpine_quiz.terminal.app import QuizApp
from alpine_quiz.terminal.classroom.opening import ClassScreen
from alpine_quiz.terminal.previewing import PreviewApp
from alpine_quiz.terminal.reviewing import ReviewApp
from alpine_quiz.terminal.screens.accounts import AccountsScreen
from alpine_quiz.terminal.screens.document_facts import DocumentFactsScreen
from alpine_quiz.terminal.screens.documents import DocumentsScreen
from alpine_quiz.terminal.screens.explained import ExplainedScreen
from alpine_quiz.terminal.screens.flag import FlagScreen
from alpine_quiz.terminal.screens.getting import GettingScreen
from alpine_quiz.terminal.screens.help import HelpScreen
from alpine_quiz.terminal.screens.hot_seat import HotSeatScreen
from alpine_quiz.terminal.screens.interlude import HandOverScreen, PausedScreen
from alpine_quiz.terminal.screens.library import LibraryScreen
from alpine_quiz.terminal.screens.library_kinds import KindsScreen
from alpine_quiz.terminal.screens.packs import PacksScreen
from alpine_quiz.terminal.screens.passage import PassageScreen
from alpine_quiz.terminal.screens.players import PlayersScreen
from alpine_quiz.terminal.screens.preview import PreviewScreen
from alpine_quiz.terminal.screens.question import QuestionScreen
from alpine_quiz.terminal.screens.rebinding import KeysScreen, PressScreen
from alpine_quiz.terminal.screens.results import ResultsScreen
from alpine_quiz.terminal.screens.review_edit import ReviewEditScreen
from alpine_quiz.terminal.screens.review_help import ReviewHelpScreen
from alpine_quiz.terminal.screens.review_merge import ReviewMergeScreen
from alpine_quiz.terminal.screens.review_reject import ReviewRejectScreen
from alpine_quiz.terminal.screens.scores import ScoresScreen
from alpine_quiz.terminal.screens.set_up import ExamScreen
from alpine_quiz.terminal.screens.settings import SettingsScreen
from alpine_quiz.terminal.screens.standing import StandingScreen
from alpine_quiz.terminal.screens.table import TableScreen
from alpine_quiz.terminal.screens.typed_line import TypingScreen
from alpine_quiz.terminal.screens.update import UpdateScreen
from alpine_quiz.terminal.screens.waiting import WaitingScreen
from alpine_quiz.terminal.screens.ways import TopicsScreen, WaysScreen
from alpine_quiz.terminal.widgets.answered import Answered
from alpine_quiz.terminal.widgets.document import DocumentView
from tests.conftest import round_of
from tests.terminal.driving import Driver
from tests.terminal.seeing import text_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
    from pathlib import Path

    from alpine_quiz.library.reviewing import Desk
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.settings.loading import Loaded

    See = Callable[[Driver], Awaitable[None]]

_ROUNDS = 3
"""How often all that is queued is waited for after a key: it may lead to more."""

OPTIONS = ("choice", "multiple", "true-false")
"""Types of question that are answered by options."""


async def press(driver: Driver, *keys: str) -> None:
    """Press keys, each once the one before was handled: without the pauses of a pilot."""
    terminal = driver.app._driver
    assert terminal is not None
    for key in keys:
        event = events.Key(key, key_to_character(key))
        event.set_sender(driver.app)
        terminal.send_message(event)
        for _ in range(_ROUNDS):
            await driver.pilot.pause(0)


class Walk:
    """A walk: ``see`` is called wherever it comes to, with all that can be done there."""

    def __init__(self, driver: Driver, see: See) -> None:
        self.driver = driver
        self.app: App[Any] = driver.app
        self._see = see

    async def at(self, screen: type[Screen[Any]]) -> None:
        """Arrive at a screen, and look."""
        await self.driver.until(lambda: isinstance(self.app.screen, screen))
        await self.look()

    async def look(self) -> None:
        """See what is on screen, once it is laid out and painted."""
        await self.driver.pilot.pause()
        await self._see(self.driver)

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await press(self.driver, *keys)

    async def back(self, screen: type[Screen[Any]] | None = None) -> None:
        """Leave a screen by its Escape."""
        left = self.app.screen
        await self.press("escape")
        await self.driver.until(lambda: self.app.screen is not left)
        await self.driver.pilot.pause()

    async def typed(self, text: str) -> None:
        """Fill in the line that has the focus, and enter it."""
        line = self.app.focused
        assert isinstance(line, Input)
        line.value = text
        await self.press("enter")
        await self.look()


@asynccontextmanager
async def opened(app: App[Any], size: tuple[int, int], see: See) -> AsyncIterator[Walk]:
    """Run an app without a terminal, its notifications shown."""
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(app, pilot)  # type: ignore[arg-type]
        await pilot.pause()
        yield Walk(driver, see)


async def walk_from_home(
    sitting: Sitting, size: tuple[int, int], see: See, loaded: Loaded | None = None
) -> None:
    """Walk through all that opens from home before a round was played."""
    app = QuizApp(lambda: sitting, loaded=loaded)
    async with opened(app, size, see) as walk:
        await walk.driver.until(lambda: app.sitting is not None)
        await walk.look()
        await _ways(walk)
        await _class(walk)
        await _packs(walk, sitting.pack.path)
        await _library(walk)
        await walk_through_documents(walk)
        await _settings(walk)
        await _players(walk)
        await walk.press("question_mark")
        await walk.at(HelpScreen)
        await walk.back()
        await walk.press("ctrl+p")
        await walk.at(CommandPalette)
        await walk.back()


async def _packs(walk: Walk, played: Path) -> None:
    """Add the pack that is played as a second one, look for a newer version, and delete it."""
    other = data_folder().parent / "other"
    shutil.copytree(played, other)
    _rename(other)
    await walk.press("l")
    await walk.at(PacksScreen)
    await walk.press("up")
    await walk.look()
    await walk.press("a")
    await walk.at(GettingScreen)
    for source in ("nowhere", str(other)):
        walk.app.screen.query_one(Input).value = source
        await _press_and_wait(walk, "enter")
    await walk.press("enter")
    await walk.at(PacksScreen)
    await _press_and_wait(walk, "u")
    _rename(other, version="9")
    await walk.press("u")
    await walk.at(UpdateScreen)
    await walk.press("enter")
    await walk.at(PacksScreen)
    for key in ("shift+down", "delete", "delete"):
        await _press_and_wait(walk, key)
    await walk.back()
    shutil.rmtree(other)


async def _press_and_wait(walk: Walk, key: str) -> None:
    """Press a key, and look once what it began is done."""
    screen = walk.app.screen
    assert isinstance(screen, GettingScreen | PacksScreen)
    await walk.press(key)
    await walk.driver.until(lambda: not screen.busy)
    await walk.look()


def _rename(pack: Path, **more: str) -> None:
    """Give a pack the name of its folder as its id."""
    path = pack / "pack.yaml"
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    path.write_text(
        json.dumps(written | {"id": pack.name} | more, ensure_ascii=False), encoding="utf-8"
    )


async def _class(walk: Walk) -> None:
    await walk.press("c")
    await walk.at(ClassScreen)
    await walk.press("up", "up", "right")
    await walk.look()
    await walk.back()


async def _ways(walk: Walk) -> None:
    await walk.press("m")
    await walk.at(WaysScreen)
    await walk.press("t")
    await walk.at(TopicsScreen)
    await walk.back()
    await walk.press("w")
    await walk.look()
    await walk.press("e")
    await walk.at(ExamScreen)
    await walk.back()
    await walk.press("h")
    await walk.at(TableScreen)
    await walk.press("f2")
    await walk.look()
    await walk.press("comma", *"Zo", "comma", *"Ann", "enter")
    await walk.look()
    await walk.press("down")
    await walk.look()
    await walk.press("down")
    await walk.look()
    await walk.back()
    await walk.back()


async def _library(walk: Walk) -> None:
    await walk.press("f")
    await walk.driver.until(lambda: isinstance(walk.app.screen, LibraryScreen))
    await found_by(walk, "")
    await walk.press("down", "pagedown", "up", "f2")
    await walk.look()
    for key in ("f3", "f4", "f5", "f6", "f7"):
        await walk.press(key)
        await walk.at(KindsScreen)
        await walk.back()
    await found_by(walk, "zzzzz")
    await walk.press("f8")
    await found_by(walk, "")
    await walk.back()


async def found_by(walk: Walk, words: str) -> None:
    """Type words in the library, and look once it was searched for them."""
    screen = walk.app.screen
    assert isinstance(screen, LibraryScreen)
    line = screen.query_one("#words", Input)
    if line.value != words:
        line.value = words
    await walk.driver.until(lambda: screen.searched_for == words)
    await walk.look()


async def walk_through_documents(walk: Walk) -> None:
    """Walk from home to the documents, one that is here and one that is not, and back."""
    await walk.press("o")
    await walk.at(DocumentsScreen)
    await walk.press("enter")
    await walk.driver.until(lambda: len(walk.app.screen.query(DocumentView)) == 1)
    await walk.at(PassageScreen)
    await walk.press("f")
    await walk.look()
    await walk.press("n")
    await walk.look()
    await walk.press("c")
    await walk.at(AccountsScreen)
    await walk.back()
    await walk.press("a")
    await walk.at(DocumentFactsScreen)
    await walk.back()
    await walk.back()
    # The last is not on this machine.
    await walk.press("up")
    await walk.look()
    await walk.press("enter")
    await walk.driver.until(lambda: len(walk.app.screen.query(DocumentView)) == 1)
    await walk.at(PassageScreen)
    await walk.back()
    await walk.back()


async def _settings(walk: Walk) -> None:
    await walk.press("comma")
    await walk.at(SettingsScreen)
    screen = walk.app.screen
    assert isinstance(screen, SettingsScreen)
    for _ in screen.list.rows:
        await walk.press("down")
        await walk.look()
    await walk.press("r")
    await walk.look()
    await walk.press("home", "enter")
    await walk.look()
    await walk.press("up", "enter")
    if isinstance(walk.app.screen, KeysScreen):
        await _keys(walk)
    else:
        await walk.press("end", "enter")
        await _keys(walk)
    walk.app.pop_screen()
    await walk.driver.pilot.pause()


async def _keys(walk: Walk) -> None:
    await walk.at(KeysScreen)
    await walk.press("enter")
    await walk.at(PressScreen)
    await walk.press("escape")
    await walk.at(KeysScreen)
    await walk.back()


async def _players(walk: Walk) -> None:
    await walk.press("p")
    await walk.at(PlayersScreen)
    for key, typed in (("n", ""), ("r", ""), ("d", "nobody"), ("e", ""), ("i", "nowhere.json")):
        await walk.press(key)
        await walk.at(TypingScreen)
        await walk.typed(typed)
        await walk.back()
    await walk.back()


async def walk_a_round(
    sitting: Sitting, size: tuple[int, int], see: See, loaded: Loaded | None = None
) -> None:
    """Walk through a question of each type, all of them missed, and what comes after."""
    kept = round_of(sitting, *(each.id for each in sitting.items))
    app = QuizApp(lambda: sitting, kept, loaded=loaded)
    async with opened(app, size, see) as walk:
        for place, item in enumerate(sitting.items):
            await walk.driver.until(
                lambda at=place: kept.round.position == at and kept.round.phase is Phase.ASKED  # type: ignore[misc]
            )
            await walk.at(QuestionScreen)
            if place == 1:
                await walk.press("p")
                await walk.at(PausedScreen)
                await walk.press("enter")
                await walk.at(QuestionScreen)
            await _miss(walk, item.type)
            if place == 0:
                await walk.press("s")
                await walk.driver.until(lambda: len(walk.app.screen.query(DocumentView)) == 1)
                await walk.at(PassageScreen)
                await walk.press("d")
                await walk.look()
                await walk.back()
                await _flag(walk)
            await walk.press("enter")
        await walk.at(ResultsScreen)
        await _results(walk)
        await walk.press("escape")
        await walk.driver.until(lambda: app.screen is app.home)
        await walk.look()
        await _scores(walk)


async def _miss(walk: Walk, kind: str) -> None:
    """Ask for a hint, answer nothing, then something wrong."""
    await walk.press("f2")
    await walk.look()
    await walk.press("enter")
    await walk.look()
    kept = walk.driver.kept
    if kept.round.phase is Phase.ASKED:
        if kind in OPTIONS:
            wrong = [
                place
                for place, each in enumerate(kept.round.current.options)
                if each in getattr(kept.round.current.item, "distractors", ("true",))
            ]
            await walk.press(str(wrong[0] + 1))
            await walk.look()
            await walk.press("enter")
        elif kind in ("text", "number"):
            await walk.press("9", "9", "enter")
        elif kind == "order":
            await walk.press("1")
            await walk.look()
            await walk.press("down", "enter")
        else:
            await walk.press("a", "b", "c")
            await walk.look()
            await walk.press("enter")
    await walk.driver.until(lambda: kept.round.phase is Phase.EXPLAINED)
    await walk.look()


async def _flag(walk: Walk) -> None:
    await walk.press("exclamation_mark")
    await walk.at(FlagScreen)
    await walk.press("1", "enter")
    await walk.at(QuestionScreen)
    await walk.press("exclamation_mark")
    await walk.at(FlagScreen)
    await walk.back()


async def _results(walk: Walk) -> None:
    await walk.press("c")
    await walk.look()
    first = walk.app.screen.query(Answered).first()
    walk.app.screen.set_focus(first)
    await walk.look()
    await walk.press("enter")
    await walk.at(ExplainedScreen)
    await walk.press("n")
    await walk.look()
    await walk.back()


async def _scores(walk: Walk) -> None:
    await walk.press("s")
    await walk.driver.until(lambda: isinstance(walk.app.screen, ScoresScreen))
    await walk.driver.until(lambda: "…" not in text_of_all(walk.app.screen.query("#body > *")))
    for number in range(1, 8):
        await walk.press(str(number))
        await walk.look()
    await walk.press("a")
    await walk.driver.until(lambda: "…" not in text_of_all(walk.app.screen.query("#body > *")))
    await walk.look()
    await walk.back()


def text_of_all(widgets: Any) -> str:
    """Return the texts of several widgets."""
    return "\n".join(map(text_of, widgets))


async def walk_an_exam(sitting: Sitting, size: tuple[int, int], see: See) -> None:
    """Walk through an exam of a miss and a right answer, and its results."""
    kept = KeptRound.start(
        sitting.records,
        sitting.player,
        sitting.pack,
        sitting.language,
        round_of(sitting, "text", "number").round.plan,
        sitting.grader,
        sitting.clock,
        mode=Mode.EXAM,
    )
    async with opened(QuizApp(lambda: sitting, kept), size, see) as walk:
        await walk.at(QuestionScreen)
        await walk.press("n", "enter")
        await walk.driver.until(lambda: kept.round.position == 1)
        await walk.look()
        await walk.press("7", "enter")
        await walk.at(ResultsScreen)
        await walk.press("down")
        await walk.look()


async def walk_what_waits(sitting: Sitting, size: tuple[int, int], see: See) -> None:
    """Walk through two rounds that wait, up to what is asked before one is left."""
    for item in ("text", "number"):
        kept = KeptRound.start(
            sitting.records,
            sitting.player,
            sitting.pack,
            sitting.language,
            round_of(sitting, item, "choice").round.plan,
            sitting.grader,
            sitting.clock,
            mode=Mode.EXAM,
        )
        kept.give_up()
    app = QuizApp(lambda: sitting)
    async with opened(app, size, see) as walk:
        await walk.driver.until(lambda: app.sitting is not None)
        await walk.press("g")
        await walk.at(WaitingScreen)
        await walk.press("delete")
        await walk.look()


async def walk_a_hot_seat(
    sitting: Sitting, names: Sequence[str], style: str, size: tuple[int, int], see: See
) -> None:
    """Walk through the one question of a hot seat, which is missed, and its end."""
    kept = KeptRound.start(
        sitting.records,
        sitting.player,
        sitting.pack,
        sitting.language,
        round_of(sitting, "choice").round.plan,
        sitting.grader,
        sitting.clock,
        mode=Mode.HOTSEAT,
        seats=seats_of(names, style),
    )
    async with opened(QuizApp(lambda: sitting, kept), size, see) as walk:
        if style == Style.TURNS:
            await walk.at(HandOverScreen)
            await walk.press("enter")
        await walk.at(HotSeatScreen)
        if style == Style.BUZZ:
            await walk.press("2")
            await walk.look()
        await walk.press("down", "enter")
        await walk.driver.until(lambda: kept.round.phase is Phase.EXPLAINED)
        await walk.look()
        await walk.press("enter")
        await walk.at(StandingScreen)
        await walk.press("down")
        await walk.look()


async def walk_a_preview(sitting: Sitting, size: tuple[int, int], see: See) -> None:
    """Walk through a preview of one question, before and after its answer."""
    preview = Preview(sitting.pack.path, sitting.language)
    preview.read()
    item = next(each for each in sitting.items if each.type == "choice")
    app = PreviewApp(sitting, preview, Draught(sitting.pack, (item,)))
    async with opened(app, size, see) as walk:
        await walk.at(PreviewScreen)
        await walk.press("0")
        await walk.driver.until(lambda: walk.driver.kept.round.phase is Phase.EXPLAINED)
        await walk.look()


async def walk_a_review(desk: Desk, size: tuple[int, int], see: See) -> None:
    """Walk through the review of its one candidate."""
    app = ReviewApp(desk)
    async with opened(app, size, see) as walk:
        await walk.look()
        for key, screen in (
            ("e", ReviewEditScreen),
            ("m", ReviewMergeScreen),
            ("r", ReviewRejectScreen),
            ("f1", ReviewHelpScreen),
        ):
            await walk.press(key)
            await walk.at(screen)
            await walk.back()
        await walk.press("a")
        await walk.look()
        await walk.press("u")
        await walk.look()
