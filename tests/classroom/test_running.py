from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from alpine_quiz.classroom.events import Event, Planned
from alpine_quiz.classroom.journal import Journal, Secret
from alpine_quiz.classroom.notation import pace_text
from alpine_quiz.classroom.rules import Pace, Rules
from alpine_quiz.classroom.secrets import hash_of
from alpine_quiz.classroom.server.alone import PACE
from alpine_quiz.classroom.server.running import Place, Server
from tests.classroom.lines import HOST, PIN
from tests.classroom.rooms import CHOICE, GRADER, SHEET

_PATIENCE = 20.0


def server(path: Path, pace: Pace | None = None) -> Server:
    told = {"pin": PIN} | ({PACE: pace_text(pace)} if pace else {})
    Journal.create(path, SHEET, Rules(), told, [Secret(hash_of(HOST), "host")]).close()
    journal = Journal.open(path)
    plan: list[Event] = [Planned(0, (CHOICE,))]
    journal.append(plan)
    return Server(journal, GRADER, Place(bind="127.0.0.1"))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let hours go by in no time."""
    monkeypatch.setattr("alpine_quiz.classroom.server.running._LOOK", 0.001)
    monkeypatch.setattr("alpine_quiz.classroom.server.running.IDLE", 0.003)


async def test_a_connection_that_asks_for_nothing_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alpine_quiz.classroom.server.running.SILENT_CONNECTION", 0.01)
    room = server(tmp_path / "room.sqlite3")
    listening = asyncio.Event()
    running = asyncio.create_task(room.run(listening.set))
    async with asyncio.timeout(_PATIENCE):
        await listening.wait()
        reader, writer = await asyncio.open_connection("127.0.0.1", room.port)
        writer.write(b"GET / HT")
        assert await reader.read() == b""
    writer.close()
    room.stop()
    await running


@pytest.mark.usefixtures("impatient")
async def test_a_live_room_ends_where_nobody_has_been_for_long(tmp_path: Path) -> None:
    async with asyncio.timeout(_PATIENCE):
        await server(tmp_path / "room.sqlite3").run(lambda: None)


@pytest.mark.usefixtures("impatient")
async def test_a_room_at_ones_own_pace_stays_open_overnight(tmp_path: Path) -> None:
    room = server(tmp_path / "room.sqlite3", Pace())
    looks = 0

    def looked() -> list[str]:
        nonlocal looks
        looks += 1
        if looks == 10:
            room.session.room.end(0)
        return ["127.0.0.1"]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("alpine_quiz.classroom.server.running.own_addresses", looked)
        async with asyncio.timeout(_PATIENCE):
            await room.run(lambda: None)
    assert looks > 10
