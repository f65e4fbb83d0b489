"""What holds on every screen: texts are literal, keys act, and French is spoken throughout."""

from __future__ import annotations

import re
from gettext import GNUTranslations, NullTranslations
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from alpine_quiz.game.seats import Style
from alpine_quiz.language import catalogue
from alpine_quiz.library.packs import pack_headers
from alpine_quiz.settings.loading import load
from alpine_quiz.terminal.keys import bound, declared, key_name, key_of, keymap_of, keys_of
from alpine_quiz.terminal.widgets.document import DocumentView
from alpine_quiz.terminal.widgets.key_line import KeyLine
from tests.terminal.classroom.walking import walk_a_class
from tests.terminal.driving import Driver
from tests.terminal.hostile import TAIL, Hostile, hostile_desk, hostile_sitting
from tests.terminal.seeing import every_screen, leaves, strips_of, text_of
from tests.terminal.walking import (
    press,
    walk_a_hot_seat,
    walk_a_preview,
    walk_a_review,
    walk_a_round,
    walk_an_exam,
    walk_from_home,
    walk_what_waits,
)

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App
    from textual.screen import Screen

    from tests.terminal.walking import See

NEVER_SHOWN = {
    "the object of first",
    "the object of second",
    "the object of the candidate",
    "a doubt",
    "another doubt",
    "an entity",
    "a known entity",
}
"""What is in a pack, and on no screen."""


THEIRS = (
    # Keys; French from Babel; codes, names and a path as they are written.
    "ctrl shift nov novembre stated you alpine-quiz-records.json question.go_on review "
    # What the walk types, and what the packs hold besides what is hostile.
    "Zo Ann nobody zzzzz nowhere.json hostile reviewed It is told The end other choice "
    # The address of a class, and of its wall.
    "http class projector secret "
    # Where packs come from, and their hashes.
    "https ssh sha data packs pack.yaml"
)
"""Words that are on screen and are no messages."""


def words_of_packs() -> str:
    """Return what is shown of the packs that come with the game."""
    texts = [
        (each.id, each.licence, each.title, each.description, each.named_topics)
        for each in pack_headers()
    ]
    return repr(texts)


class Literally:
    """Sees whether texts that are not ours are taken for what they are."""

    def __init__(self, say: Hostile) -> None:
        self._say = say

    async def __call__(self, driver: Driver) -> None:
        for widget in leaves(driver.app.screen):
            for part in (part for strip in strips_of(widget) for part in strip):
                assert "@click" not in (part.style.meta if part.style else {}), part.text
            cut = widget.styles.max_height is not None or isinstance(widget, Input | DocumentView)
            assert self._say.mistaken(text_of(widget), scrolls=cut) == [], driver.text
        assert not any(each.markup for each in driver.app._notifications)


class Acting:
    """Sees whether every key at the foot does something where it is shown, each once a screen."""

    def __init__(self) -> None:
        self._tried: set[tuple[type, type | None, str]] = set()

    async def __call__(self, driver: Driver) -> None:
        app, screen = driver.app, driver.app.screen
        for line in screen.query(KeyLine):
            for key in line.keys:
                assert key.written or key.ids
                for each in key.ids:
                    focus = type(screen.focused) if screen.focused else None
                    if (type(screen), focus, each) not in self._tried:
                        self._tried.add((type(screen), focus, each))
                        await self._try(driver, app, screen, each)

    async def _try(
        self, driver: Driver, app: App[None], screen: Screen[object], binding_id: str
    ) -> None:
        """Press the key that is shown, and let its action be told, not done."""
        found = bound(screen, binding_id)
        assert found is not None, binding_id
        owner = next(each for each in type(found.node).__mro__ if found.binding in declared(each))
        keys = keys_of(owner, found.binding, keymap_of(screen))
        shown = [each for each in keys if key_name(each) == key_of(screen, binding_id)]
        assert shown, binding_id
        run_action = app.run_action
        asked: list[str] = []

        async def tell(action: str, *namespace: Any) -> bool:
            if not app._check_action_state(action, *namespace):
                return False
            if action.startswith("scroll_"):
                # What cannot be scrolled leaves the key to what is around it.
                return await run_action(action, *namespace)
            asked.append(action)
            return True

        app.run_action = tell  # type: ignore[assignment]
        try:
            await press(driver, shown[0])
        finally:
            del app.run_action
        # What is typed into takes Enter for itself, and tells the screen.
        taken = isinstance(screen.focused, Input) and shown[0] == "enter"
        assert asked, f"{binding_id}: {shown[0]} does nothing on {type(screen).__name__}"
        assert taken or found.binding.action in asked, f"{binding_id}: {asked}"


async def footed(driver: Driver) -> None:
    """See whether every key at the foot has its word, and help is there for those left out."""
    for line in driver.app.screen.query(KeyLine):
        shown = {id_ for *_, key in line._spans for id_ in key.ids}
        bindings = {id_ for key in line.keys for id_ in key.ids}
        assert all(key.does for *_, key in line._spans)
        assert all(end <= line.content_size.width for _, end, _ in line._spans), driver.text
        assert "app.help" in shown or not bindings - shown, driver.text


class Ciphered(NullTranslations):
    """French whose letters are put into another alphabet: what stays in ours was not said by it.

    ``missing`` are the messages that have no French.
    """

    def __init__(self, french: GNUTranslations) -> None:
        super().__init__()
        self.missing: set[str] = set()
        self._french: dict[object, str] = french._catalog  # type: ignore[attr-defined]

    def gettext(self, message: str) -> str:
        """Cipher a message."""
        return self._said(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Cipher the form that fits."""
        return self._said((msgid1, 0), msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """Cipher a message that has a context."""
        return self._said(f"{context}\x04{message}", message)

    def _said(self, key: object, message: str) -> str:
        if not self._french.get(key):
            self.missing.add(message)
        return ciphered(message)


_SMALL, _LARGE = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OTHERS = str.maketrans(
    _SMALL + _LARGE, "".join(chr(start + place) for start in (0x430, 0x410) for place in range(26))
)
_PLACES = re.compile(r"(\{[^{}]*\})")
_WORDS = re.compile(r"[A-Za-z]{2,}")
_HASHES = re.compile(r"\b[0-9a-f]{16,}\b")


def ciphered(message: str) -> str:
    """Put all but the places of a message into other letters."""
    parts = _PLACES.split(message)
    return "".join(part if at % 2 else part.translate(_OTHERS) for at, part in enumerate(parts))


class SaidInFrench:
    """Sees which words on screen come from no message: they were left in English."""

    def __init__(self) -> None:
        self.left: dict[str, str] = {}

    async def __call__(self, driver: Driver) -> None:
        for widget in leaves(driver.app.screen):
            for word in _WORDS.findall(_HASHES.sub("", text_of(widget))):
                where = f"{type(driver.app.screen).__name__}, {widget!r}"
                self.left.setdefault(word, where)


async def walk_everywhere(folder: Path, say: Hostile, size: tuple[int, int], *watches: See) -> None:
    """Walk through every screen there is, and see what all of ``watches`` see there."""
    visited: set[type] = set()

    async def see(driver: Driver) -> None:
        visited.add(type(driver.app.screen))
        for watch in watches:
            await watch(driver)

    sitting = hostile_sitting(folder / "pack", say)
    names = [say("a seat", 40), say("another seat", 40)]
    await walk_from_home(sitting, size, see, load())
    await walk_a_round(sitting, size, see)
    await walk_an_exam(sitting, size, see)
    await walk_what_waits(sitting, size, see)
    for style in Style:
        await walk_a_hot_seat(sitting, names, style, size, see)
    await walk_a_preview(sitting, size, see)
    await walk_a_class(sitting, folder, say, size, see)
    await walk_a_review(hostile_desk(folder / "review", say), size, see)
    assert {each.__name__ for each in every_screen() - visited} == set()


async def test_texts_are_literal_and_every_key_shown_acts(tmp_path: Path) -> None:
    say = Hostile()
    await walk_everywhere(tmp_path, say, (80, 24), Literally(say), Acting(), footed)
    unseen = {name for name, _ in say.told.values()} - say.seen
    assert unseen == NEVER_SHOWN | {"the French title"}


async def test_texts_are_literal_and_nothing_is_left_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    french = catalogue._messages("fr")
    assert isinstance(french, GNUTranslations)
    messages = Ciphered(french)
    monkeypatch.setattr(catalogue, "_messages", lambda _: messages)
    catalogue.speak("fr")
    say, said = Hostile(), SaidInFrench()
    await walk_everywhere(tmp_path, say, (40, 10), Literally(say), said, footed)
    known = set(_WORDS.findall(f"{THEIRS} {words_of_packs()} {tmp_path} {TAIL}"))
    # Words are cut where a line is full.
    left = {
        word: where
        for word, where in said.left.items()
        if not any(each.startswith(word) or each.endswith(word) for each in known)
    }
    assert left == {}
