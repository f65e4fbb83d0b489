"""Lines that are typed while a room tells something: read aside, handed over in the event loop."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from alpine_quiz.plain.lines import Lines


class Typed:
    """The lines of ``lines``, each read when it is asked for; ``None`` at their end."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    async def next(self) -> str | None:
        """Return the next line."""
        loop = asyncio.get_running_loop()
        coming: asyncio.Future[str | None] = loop.create_future()

        def hand_over(line: str | None) -> None:
            if not coming.done():
                coming.set_result(line)

        def read() -> None:
            line = self._lines.read()
            # Nobody may be there any more to hear it.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(hand_over, line)

        # A thread of a pool would be waited for at the end, even where nobody types any more.
        threading.Thread(target=read, name="typed-line", daemon=True).start()
        return await coming


class TypedUntil:
    """The lines of ``next_line``, until it is ``over``; ``look`` is called whenever it may be."""

    def __init__(
        self, next_line: Callable[[], Awaitable[str | None]], over: Callable[[], bool]
    ) -> None:
        self.over = over
        self._next_line = next_line
        self._news = asyncio.Event()

    def look(self) -> None:
        """See whether it is over."""
        self._news.set()

    async def next(self) -> str | None:
        """Return the next line; ``None`` at their end, and as soon as it is over."""
        typing = asyncio.ensure_future(self._next_line())
        try:
            while not typing.done() and not self.over():
                self._news.clear()
                news = asyncio.ensure_future(self._news.wait())
                await asyncio.wait({typing, news}, return_when=asyncio.FIRST_COMPLETED)
                news.cancel()
            return None if self.over() else typing.result()
        finally:
            typing.cancel()
