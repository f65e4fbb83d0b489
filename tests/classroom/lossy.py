"""A network between students and server that is as bad as a school's."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress
from urllib.parse import urlsplit

BROKEN = 0.1
ASLEEP = 0.1


class LossyProxy:
    """Passes bytes on, late; breaks some connections in the middle, and lets some fall asleep.

    ``slowest`` is the longest delay in seconds; who falls asleep hears nothing for as long, and
    is then cut off.
    """

    def __init__(self, url: str, slowest: float, seed: int) -> None:
        parts = urlsplit(url)
        self._target = (parts.hostname or "", parts.port or 80)
        self._slowest = slowest
        self._chance = random.Random(seed)
        self._server: asyncio.Server | None = None
        self._pumps: set[asyncio.Task[None]] = set()
        self.url = ""
        self.connections = 0
        self.broken = 0

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()
        for pump in self._pumps:
            pump.cancel()
        await asyncio.gather(*self._pumps, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        fate = self._chance.random()
        delay = self._chance.uniform(0, self._slowest)
        # The handshake alone is some hundred bytes: most of these break in mid-game.
        enough = self._chance.randrange(600, 4000) if fate < BROKEN + ASLEEP else None
        asleep = BROKEN <= fate < BROKEN + ASLEEP
        with suppress(OSError):
            far_reader, far_writer = await asyncio.open_connection(*self._target)
            ends = (writer, far_writer)
            passing = [
                asyncio.create_task(self._pass_on(reader, far_writer, delay, None, asleep)),
                asyncio.create_task(self._pass_on(far_reader, writer, delay, enough, asleep)),
            ]
            self._pumps.update(passing)
            done, pending = await asyncio.wait(passing, return_when=asyncio.FIRST_COMPLETED)
            for pump in pending:
                pump.cancel()
            await asyncio.gather(*done, *pending, return_exceptions=True)
            self._pumps.difference_update(passing)
            for end in ends:
                end.transport.abort()

    async def _pass_on(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        delay: float,
        enough: int | None,
        asleep: bool,
    ) -> None:
        passed = 0
        with suppress(OSError):
            while data := await reader.read(2048):
                await asyncio.sleep(delay)
                passed += len(data)
                if enough is not None and passed > enough:
                    self.broken += 1
                    if asleep:
                        await asyncio.sleep(self._slowest)
                    return
                writer.write(data)
                await writer.drain()
