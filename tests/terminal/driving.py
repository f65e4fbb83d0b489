"""Driving the app: open it, look at it as text, and wait for what should come."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from textual.events import Key, MouseDown, MouseUp
from textual.keys import key_to_character
from textual.pilot import WaitForScreenTimeout

from alpine_quiz.game.round import Phase
from alpine_quiz.terminal.app import QuizApp
from alpine_quiz.terminal.screens.question import QuestionScreen
from tests.conftest import round_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.app import App
    from textual.events import Event
    from textual.pilot import Pilot

    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.settings.loading import Loaded

PATIENCE = 10_000
PROMPT = 3.0
"""Seconds in which every widget on screen has done what it had to do, on a busy machine too."""


ROUNDS = 8
"""How often all that is queued is waited for after several keys: each may lead to more."""


class Driver:
    """An app that runs without a terminal, and what can be done to it."""

    def __init__(self, app: QuizApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        wait = pilot._wait_for_screen

        async def wait_or_go_on(timeout: float = PROMPT) -> bool:
            # Textual 8.2 waits for widgets to answer, and those that are taken away meanwhile
            # never do, as where time is up: the screen has moved on, and so can the test.
            try:
                return await wait(timeout)
            except WaitForScreenTimeout:
                return False

        pilot._wait_for_screen = wait_or_go_on  # type: ignore[method-assign]

    @property
    def text(self) -> str:
        """What is on screen, without trailing spaces."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(part.text for part in line).rstrip() for line in strips)

    @property
    def kept(self) -> KeptRound:
        """The round on screen."""
        for screen in reversed(self.app.screen_stack):
            if isinstance(screen, QuestionScreen):
                return screen._kept
        raise AssertionError("no question is on screen")

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until ``condition`` holds."""
        for _ in range(PATIENCE):
            await self.pilot.pause(0.001)
            if condition():
                return
        raise AssertionError(f"this never came to be; on screen was:\n{self.text}")

    async def until_shown(self, text: str) -> None:
        """Wait until ``text`` is on screen."""
        await self.until(lambda: text in self.text)

    async def press(self, *keys: str) -> None:
        """Press keys, letting each have its effect."""
        await self.pilot.press(*keys)

    async def answer(self, *keys: str) -> None:
        """Press keys and wait until the answer is explained."""
        await self.press(*keys)
        await self.until(lambda: self.kept.round.phase is Phase.EXPLAINED)
        await self.pilot.pause()

    async def click(self, text: str, *, times: int = 1) -> None:
        """Click where ``text`` first stands on screen."""
        offset = self._where(text)
        for _ in range(times):
            await self.pilot.click(offset=offset)

    async def press_at_once(self, *keys: str) -> None:
        """Press keys that arrive in one read, and let them have their effect."""
        for key in keys:
            self._send(Key(key, key_to_character(key)))
        await self.settle()

    async def click_at_once(self, text: str, *, times: int) -> None:
        """Click where ``text`` first stands, several times within one read."""
        await self.click_place_at_once(*self._where(text), times=times)

    async def click_place_at_once(self, x: int, y: int, *, times: int) -> None:
        """Click on a cell several times within one read."""
        for kind in (MouseDown, MouseUp) * times:
            self._send(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
        await self.settle()

    async def settle(self) -> None:
        """Wait until all that is queued, and what that leads to, is done."""
        for _ in range(ROUNDS):
            await self.pilot.pause(0)

    def _send(self, event: Event) -> None:
        terminal = self.app._driver
        assert terminal is not None
        event.set_sender(self.app)
        terminal.send_message(event)

    def _where(self, text: str) -> tuple[int, int]:
        for y, line in enumerate(self.text.split("\n")):
            if text in line:
                return line.index(text), y
        raise AssertionError(f"“{text}” is not on screen:\n{self.text}")


@asynccontextmanager
async def playing(
    sitting: Sitting,
    *items: str,
    size: tuple[int, int] = (80, 24),
    loaded: Loaded | None = None,
) -> AsyncIterator[Driver]:
    """Open the app in a round of ``items``, or at home where there are none."""
    kept = round_of(sitting, *items) if items else None
    app = QuizApp(lambda: sitting, kept, loaded=loaded)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        if kept is None:
            await driver.until(lambda: app.sitting is not None)
        await pilot.pause()
        yield driver


async def leave_by(app: App[None], *keys: str) -> None:
    """Press keys that end ``app``, and wait for that without the pilot.

    The pilot waits for screens to answer, and on the way out they may not.
    """
    for key in keys:
        app.post_message(Key(key, None))
    for _ in range(PATIENCE):
        await asyncio.sleep(0.002)
        if not app.is_running:
            return
    raise AssertionError("it goes on")
