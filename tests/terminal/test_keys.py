"""The keys at the foot and in help: as they are bound, and every one of them."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import alpine_quiz.terminal
from alpine_quiz.language.catalogue import speak
from alpine_quiz.terminal.app import QuizApp
from alpine_quiz.terminal.keys import bound, declared, key_name, key_of, together
from alpine_quiz.terminal.reviewing import ReviewApp
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.screens.help import ANSWERING, SCREENS, HelpScreen
from alpine_quiz.terminal.screens.review_help import REVIEW_SCREENS
from alpine_quiz.terminal.widgets.key_line import KeyLine
from alpine_quiz.terminal.widgets.key_list import KeyRows
from tests.conftest import round_of
from tests.library.desks import make_desk
from tests.terminal.driving import playing
from tests.terminal.seeing import every_screen, text_of
from tests.terminal.test_modes import opened
from tests.terminal.test_reviewing import reviewing

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.records.sitting import Sitting


def owners() -> set[type[DOMNode]]:
    """Every class of ours that binds keys."""
    found = pkgutil.walk_packages(alpine_quiz.terminal.__path__, "alpine_quiz.terminal.")
    modules = [importlib.import_module(each.name) for each in found]
    return {
        each
        for module in modules
        for _, each in inspect.getmembers(module, inspect.isclass)
        if issubclass(each, DOMNode)
        and each.__module__.startswith("alpine_quiz.")
        and each.__dict__.get("BINDINGS")
    }


def test_every_binding_has_an_id_of_its_own_and_is_described() -> None:
    bindings = [each for owner in owners() for each in owner.__dict__["BINDINGS"]]
    assert len(bindings) > 60
    assert all(isinstance(each, Binding) and each.id and each.description for each in bindings)
    twice = [id_ for id_, count in Counter(each.id for each in bindings).items() if count > 1]
    assert twice == []


def test_help_lists_every_binding_of_every_screen() -> None:
    listed = {*ANSWERING, *(each for _, some in (*SCREENS, *REVIEW_SCREENS) for each in some)}
    assert owners() <= listed


@pytest.mark.parametrize(
    ("keys", "title", "key"),
    [
        ("", "Home", "n"),
        ("m", "More ways to play", "l"),
        ("mt", "More ways to play", "l"),
        ("me", "Before a round", "F2"),
        ("mh", "Hot seat", "Del"),
        ("l", "Packs", "⏎"),
        ("o", "Documents", "⏎"),
        (",", "Settings", "r"),
        ("p", "Players", "n"),
    ],
)
async def test_help_opens_at_the_keys_of_the_screen_it_is_called_from(
    sitting: Sitting, keys: str, title: str, key: str
) -> None:
    async with playing(sitting) as driver:
        await driver.press(*(each.replace(",", "comma") for each in keys), "f1")
        await driver.until(lambda: isinstance(driver.app.screen, HelpScreen))
        await driver.pilot.pause()
        _, _, first, *rows = [line.strip(" ▌▐") for line in driver.text.split("\n") if line.strip()]
        assert first == title
        assert any(key in row.split() for row in rows[:12])


async def test_help_opens_at_the_question_it_is_called_from(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        await driver.press("f1")
        await driver.until_shown("Answering")
        titles = [each.title for each in driver.app.screen.query_one(KeyRows)._sections]
        assert titles[:2] == ["Answering", "A question"]
        # To open hundreds of widgets takes half a second.
        assert len(driver.app.screen.query("*")) < 12


async def test_help_on_a_narrow_screen_says_all_it_says_on_a_wide_one(sitting: Sitting) -> None:
    said = []
    for size in ((120, 40), (40, 10)):
        async with playing(sitting, size=size) as driver:
            await driver.press("f1")
            await driver.until(lambda: len(driver.app.screen.query(KeyRows)) == 1)
            await driver.pilot.pause()
            said.append(sorted(text_of(driver.app.screen.query_one(KeyRows)).split()))
    assert said[0] == said[1]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("enter", "⏎"),
        ("escape", "Esc"),
        ("up", "↑"),
        ("f2", "F2"),
        ("f", "f"),
        ("question_mark", "?"),
        ("shift+up", "shift+↑"),
        ("ctrl+p", "ctrl+p"),
        ("pagedown", "PgDn"),
        ("exclamation_mark", "!"),
    ],
)
def test_keys_are_named_as_they_stand_on_a_keyboard(key: str, name: str) -> None:
    assert key_name(key) == name


def test_keys_are_named_as_they_stand_on_a_french_keyboard() -> None:
    speak("fr")
    named = [key_name(key) for key in ("shift+up", "ctrl+p", "alt+x", "pagedown")]
    assert named == ["Maj+↑", "Ctrl+p", "Alt+x", "PgSuiv"]


def test_arrows_stand_close() -> None:
    assert together(["↑", "↓", "⏎"]) == "↑↓ ⏎"
    assert together(["", "Space", "", "↑"]) == "Space ↑"


async def assert_feet(screen: QuizScreen) -> None:
    """Every binding that the key line names is one that the screen has."""
    for key in screen.query_one(KeyLine).keys:
        assert key.written or key.ids
        assert all(bound(screen, each) for each in key.ids), key


ITEMS = (
    "rouen-river.choice",
    "seine-towns.multiple",
    "cathedral-painter.text",
    "downstream.order",
    "lengths.match",
)


@pytest.mark.parametrize("item", ITEMS)
async def test_every_key_at_the_foot_of_a_question_is_bound(sitting: Sitting, item: str) -> None:
    async with playing(sitting, item) as driver:
        assert isinstance(driver.app.screen, QuizScreen)
        await assert_feet(driver.app.screen)


async def test_every_key_at_the_foot_of_a_page_is_bound(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        for key in ("m", "l", "s", "question_mark"):
            await driver.press(key)
            await driver.until(lambda: len(driver.app.screen_stack) == 2)
            await driver.pilot.pause()
            assert isinstance(driver.app.screen, QuizScreen)
            await assert_feet(driver.app.screen)
            await driver.press("escape")


async def test_every_key_at_the_foot_of_a_review_is_bound(tmp_path: Path) -> None:
    async with reviewing(make_desk(tmp_path / "bridges")) as review:
        for key in ("f12", "e", "m", "r", "f1"):
            await review.press(key)
            await review.pilot.pause()
            assert isinstance(review.app.screen, QuizScreen)
            await assert_feet(review.app.screen)
            await review.press("escape" if key != "f12" else "f12")


async def test_where_one_types_the_foot_names_the_keys_that_are_no_letters(
    sitting: Sitting,
) -> None:
    async with playing(sitting, "cathedral-painter.text", "rouen-river.choice") as driver:
        await driver.until_shown("F2 hint (−¼)   F1 help")
        await driver.answer(*"Monet", "enter")
        await driver.until_shown("? help")
        await driver.press("enter")
        await driver.until_shown("h hint (−¼)   ? help")


@pytest.mark.parametrize(
    ("width", "foot"),
    [
        (
            120,
            "A–D or 1–4 choose, again to answer   ⏎ answer   x 50:50 (−½)   h hint (−¼)   ? help"
            "   Esc leave   0 don’t know",
        ),
        (80, "A–D choose   ⏎ answer   x 50:50 (−½)   h hint (−¼)   ? help   Esc leave"),
        (60, "A–D choose  ⏎ answer  x 50:50 (−½)  ? help  Esc leave"),
        (40, "A–D choose  ⏎ answer  ? help  Esc leave"),
    ],
)
async def test_where_not_all_keys_have_room_those_that_matter_keep_their_words(
    sitting: Sitting, width: int, foot: str
) -> None:
    async with playing(sitting, "rouen-river.choice", size=(width, 24)) as driver:
        assert driver.text.split("\n")[-1].strip() == foot


async def test_a_time_limit_can_be_stopped_where_there_is_room_for_few_keys(
    sitting: Sitting,
) -> None:
    kept = round_of(sitting, "downstream.order", seconds=60)
    async with opened(sitting, kept, (80, 24)) as driver:
        foot = driver.text.split("\n")[-1].strip()
        assert foot.startswith("Space take   ⏎ answer   ↑↓ move   p pause   m a minute   ? help")


async def test_a_key_bound_otherwise_works_and_is_shown(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        driver.app.set_keymap({"question.hint": "z", "app.help": "f12", "pick.tick": "t"})
        await driver.until_shown("z hint (−¼)   F12 help")
        assert key_of(driver.app.screen, "question.hint") == "z"
        await driver.press("h")
        assert "Hint:" not in driver.text
        await driver.press("z")
        await driver.until_shown("Hint: It flows")
        await driver.press("f12")
        await driver.until_shown("letters or t tick")
        await driver.until_shown("Esc back")


async def test_a_menu_shows_the_keys_that_are_bound(sitting: Sitting) -> None:
    async with playing(sitting) as driver:
        driver.app.set_keymap({"home.play": "ctrl+n", "ways.exam": "1"})
        driver.app.home.tell()
        await driver.until_shown("ctrl+n")
        await driver.press("m")
        await driver.until_shown("verdicts at the end         1")


def test_declared_are_those_of_the_class_itself() -> None:
    class Child(QuizScreen):
        pass

    assert declared(Child) == []


def test_every_binding_does_something_that_there_is() -> None:
    doers: dict[str, list[type]] = {"app": [QuizApp, ReviewApp], "screen": list(every_screen())}
    for owner in owners():
        for binding in declared(owner):
            place, _, name = binding.action.split("(")[0].rpartition(".")
            those = doers.get(place, [owner])
            assert any(hasattr(each, f"action_{name}") for each in those), binding


async def test_help_on_a_result_names_every_key_once(sitting: Sitting) -> None:
    async with playing(sitting, "rouen-river.choice") as driver:
        await driver.answer("a", "a")
        await driver.press("enter")
        await driver.until_shown("play again")
        await driver.press("question_mark")
        await driver.until(lambda: isinstance(driver.app.screen, HelpScreen))
        assert isinstance(driver.app.screen, HelpScreen)
        first = driver.app.screen.sections()[0]
        keys = [key for names, _ in first.rows for key in names.split("  ")]
        assert [key for key in set(keys) if keys.count(key) > 1] == []
