"""What every screen has: breakpoints, and a plea where the window is too small."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.terminal.app import QuizApp

LEAST_WIDTH, LEAST_HEIGHT = 40, 10
LARGER = f"Make me larger:\n{LEAST_WIDTH} columns by {LEAST_HEIGHT} lines\nis the least."


class QuizScreen(Screen[None]):
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

    def compose(self) -> ComposeResult:
        """The screen's own content, and the plea over it."""
        yield from self.content()
        yield Static(LARGER, id="larger", markup=False)

    def content(self) -> ComposeResult:
        """Yield what the screen is made of."""
        yield from ()

    @property
    def quiz(self) -> QuizApp:
        """The app, by its own type."""
        return cast("QuizApp", self.app)

    @property
    def too_small(self) -> bool:
        """Whether nothing can be seen, and so nothing should be answered."""
        return self.size.width < LEAST_WIDTH or self.size.height < LEAST_HEIGHT
