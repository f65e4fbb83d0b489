"""Lines that are typed while a room tells something: read aside, handed over in the event loop."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alpine_quiz.plain.lines import Lines


class Typed:
    """The lines of ``lines``, one after the other; ``None`` at their end."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._read: asyncio.Queue[str | None] = asyncio.Queue()

    def begin(self) -> None:
        """Read from now on; a thread waits for each line, and ends with the last."""
        loop = asyncio.get_running_loop()

        def read() -> None:
            line: str | None = ""
            while line is not None:
                line = self._lines.read()
                try:
                    loop.call_soon_threadsafe(self._read.put_nowait, line)
                except RuntimeError:
                    # Nobody is there any more to hear it.
                    return

        threading.Thread(target=read, name="typed-lines", daemon=True).start()

    async def next(self) -> str | None:
        """Return the next line."""
        return await self._read.get()
