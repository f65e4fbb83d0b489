"""A room in a process of its own, its teacher, and a network that can be cut."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.classroom.clients.line import ClientLine, LineError
from alpine_quiz.plain.refusal import RefusalError
from tests.classroom.served import free_port

PATIENCE = 20.0
QUESTIONS = Path(__file__).parents[3] / "questions" / "alpine"


@lru_cache
def one_of_each() -> tuple[str, ...]:
    """Return the ids of questions of our pack that both languages have, one of each type."""
    pack, _ = load_pack(QUESTIONS)
    assert pack is not None
    french = {item.id for item in pack.items("fr")}
    found: dict[str, str] = {}
    for item in pack.items("en"):
        if item.id in french and item.citations:
            found.setdefault(item.type.value, item.id)
    assert len(found) == 7
    return tuple(found.values())


class Served:
    """``alpine-quiz host --headless`` on ``folder``; an async context that ends in a kill."""

    def __init__(self, folder: Path, *options: str) -> None:
        self._folder = folder
        self._options = options
        self._process: asyncio.subprocess.Process | None = None
        self.told: dict[str, str] = {}

    async def __aenter__(self) -> Self:
        self._folder.mkdir(exist_ok=True)
        chosen = self._folder / "set"
        chosen.write_text("\n".join(one_of_each()), encoding="utf-8")
        room = ("--pack", str(QUESTIONS), "--set", str(chosen), "--port", free_port())
        await self.start(*room, *self._options)
        return self

    async def start(self, *options: str) -> None:
        environment = {
            **os.environ,
            "ALPINE_QUIZ_DATA": str(self._folder),
            "ALPINE_QUIZ_CONFIG": str(self._folder / "config"),
        }
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "alpine_quiz", "host", "--headless", "--bind", "127.0.0.1"),
            *options,
            env=environment,
            stdout=asyncio.subprocess.PIPE,
        )
        assert self._process.stdout is not None
        line = await asyncio.wait_for(self._process.stdout.readline(), PATIENCE)
        self.told = json.loads(line)

    async def kill(self) -> None:
        assert self._process is not None
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.communicate()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.kill()

    def teacher(self) -> Teacher:
        return Teacher(self.told["local"], self.told["host"])


class Teacher:
    """A teacher's line: what is ordered is waited for."""

    def __init__(self, url: str, secret: str) -> None:
        self._line = ClientLine(url)
        self._secret = secret
        self._seq = 0
        self._task: asyncio.Task[None] | None = None
        self._heard = asyncio.Condition()
        self.latest: dict[str, dict[str, Any]] = {}

    async def __aenter__(self) -> Self:
        await self._line.__aenter__()
        await self._line.hello("host", self._secret)
        self._task = asyncio.create_task(self._listen())
        await self.until(lambda: "students" in self.latest)
        return self

    async def __aexit__(self, *error: object) -> None:
        assert self._task is not None
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task
        await self._line.__aexit__(None, None, None)

    async def _listen(self) -> None:
        with suppress(LineError):
            async for told in self._line.frames():
                async with self._heard:
                    self.latest[told["is"]] = told
                    self._heard.notify_all()

    async def until(self, holds: Any) -> None:
        async with self._heard:
            await asyncio.wait_for(self._heard.wait_for(holds), PATIENCE)

    @property
    def desk(self) -> dict[str, Any]:
        return self.latest["desk"]

    async def do(self, order: str, **content: object) -> None:
        self._seq += 1
        await self._line.say("command", do=order, seq=self._seq, **content)

        def is_told() -> bool:
            return any(
                self.latest.get(kind, {}).get("seq") == self._seq for kind in ("done", "refused")
            )

        await self.until(is_told)
        if self.latest["done"].get("seq") != self._seq:
            raise RefusalError(str(self.latest["refused"]))

    async def student(self, name: str) -> int:
        """Return the number of who has this name, as soon as somebody has."""

        def found() -> list[int]:
            told = self.latest["students"]["students"]
            return [each["student"] for each in told if each["name"] == name]

        await self.until(lambda: bool(found()))
        return found()[0]


class Network:
    """What lies between a device and a room at the port ``beyond``, and can be cut."""

    def __init__(self, port: int) -> None:
        self.beyond = port
        self._server: asyncio.Server | None = None
        self._ends: set[asyncio.StreamWriter] = set()
        self.port = 0

    async def __aenter__(self) -> Self:
        await self.mend()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.cut()

    async def mend(self) -> None:
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        for end in list(self._ends):
            end.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there, back = await asyncio.open_connection("127.0.0.1", self.beyond)
        except OSError:
            writer.transport.abort()
            return
        self._ends |= {writer, back}
        await asyncio.gather(self._pour(reader, back), self._pour(there, writer))
        self._ends -= {writer, back}

    async def _pour(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while some := await source.read(65536):
                sink.write(some)
                await sink.drain()
        sink.transport.abort()
