"""What every screen has: breakpoints, its keys, and a plea where the window is too small."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.content import Content
from textual.events import Unmount
from textual.screen import Screen
from textual.widgets import Static

from alpine_quiz.language.catalogue import tr
from alpine_quiz.terminal.screens.on_top import TopScreen
from alpine_quiz.terminal.widgets.key_line import Key, KeyLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.events import Event

    from alpine_quiz.terminal.app import QuizApp

LEAST_WIDTH, LEAST_HEIGHT = 40, 10
PAUSE = 0.25
"""Seconds in which what is new on screen takes no Enter: a finger may still be on it."""


def plea() -> str:
    """Return what a window is told in which nothing fits."""
    return tr(
        "Make me larger:\n{width} columns by {height} lines\nis the least.",
        width=LEAST_WIDTH,
        height=LEAST_HEIGHT,
    )


class Plea(Static):
    """What covers a window in which nothing fits."""

    def __init__(self) -> None:
        super().__init__(Content(plea()), markup=False)


class QuizScreen(TopScreen, Screen[None]):
    """A screen of the game, with classes for its size.

    ``-tiny`` and ``-flat`` mean that nothing fits; ``-narrow`` is below 70 columns; below 24
    lines (``-short``) there are no empty lines, below 15 (``-cramped``) the page scrolls whole.
    """

    HORIZONTAL_BREAKPOINTS = [
        (0, "-tiny"),
        (LEAST_WIDTH, "-narrow"),
        (70, "-normal"),
        (110, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [
        (0, "-flat"),
        (LEAST_HEIGHT, "-cramped"),
        (15, "-short"),
        (24, "-tall"),
        (34, "-towering"),
    ]

    gives_way: ClassVar[bool] = False
    """Whether it goes when the palette comes, which then offers the commands of what is below."""

    def compose(self) -> ComposeResult:
        """The screen's own content, its keys, and the plea over it where nothing fits."""
        yield from self.content()
        yield KeyLine(self.keys())
        if self.too_small:
            yield Plea()

    def on_resize(self) -> None:
        """Ask for a larger window, once nothing fits."""
        if self.too_small and not self.query(Plea):
            self.mount(Plea())

    async def on_event(self, event: Event) -> None:
        """Begin nothing on the way out: there a screen that opens stays empty."""
        if not self.quiz.leaving or isinstance(event, Unmount):
            await super().on_event(event)

    def uncovered(self) -> None:
        """Heed that what was over this screen is gone."""

    def left(self) -> None:
        """Heed that this is taken away, or the app left from it."""

    def content(self) -> ComposeResult:
        """Yield what the screen is made of."""
        yield from ()

    def keys(self) -> Sequence[Key]:
        """Return what stands at the foot of the screen now."""
        return ()

    def show_keys(self) -> None:
        """Show the keys anew."""
        self.query_one(KeyLine).keys = self.keys()

    async def retell(self) -> None:
        """Say everything anew, in the language spoken now; nothing that was begun is lost."""
        for larger in self.query(Plea):
            larger.update(Content(plea()))
        self.show_keys()

    @property
    def stands(self) -> bool:
        """Whether it is filled, and neither taken away nor left with the app."""
        return self.is_mounted and not self.gone and not self.quiz.leaving

    @property
    def quiz(self) -> QuizApp:
        """The app, by its own type."""
        return cast("QuizApp", self.app)

    @property
    def too_small(self) -> bool:
        """Whether nothing can be seen, and so nothing should be answered."""
        return self.size.width < LEAST_WIDTH or self.size.height < LEAST_HEIGHT


class PageScreen(QuizScreen):
    """A screen to read, which is made anew when another language is spoken."""

    def on_mount(self) -> None:
        """Begin to be read."""
        self.begin()

    def begin(self) -> None:
        """Be ready to be scrolled, once there is content."""

    async def retell(self) -> None:
        """Make all of it anew."""
        await self.recompose()
        self.begin()
