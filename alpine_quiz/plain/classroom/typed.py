"""Lines that are typed while a room tells something: read aside, handed over in the event loop."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
