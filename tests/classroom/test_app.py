from __future__ import annotations

import asyncio
import errno
import json
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp.http_exceptions import BadHttpMessage
from aiohttp.test_utils import TestClient, TestServer

from alpine_quiz.classroom.messages import LARGEST
from alpine_quiz.classroom.server.addresses import OwnNames
from alpine_quiz.classroom.server.app import App
from alpine_quiz.classroom.server.certificate import read_certificate
from alpine_quiz.classroom.server.line import MOST_UNREAD, SocketLine
from alpine_quiz.classroom.server.running import _is_our_fault
from alpine_quiz.classroom.server.session import Session
from alpine_quiz.classroom.server.throttle import MESSAGES_AT_ONCE, WRONG_AT_ONCE
from tests.classroom.lines import HOST, PIN, begin

CERTIFICATE = Path(__file__).parent / "certificate.pem"
Client = TestClient[Any, Any]
Socket = aiohttp.ClientWebSocketResponse


@pytest.fixture
async def session(tmp_path: Path) -> AsyncIterator[Session]:
    session = begin(tmp_path / "room.sqlite3")
    yield session
    await session.close()


@pytest.fixture
async def client(session: Session) -> AsyncIterator[Client]:
    application = App(session, OwnNames()).application()
    async with TestClient(TestServer(application)) as client:
        yield client


async def heard(socket: Socket, kind: str) -> dict[str, Any]:
    """Return the next frame of a kind."""
    async with asyncio.timeout(10):
        while True:
            told: dict[str, Any] = json.loads(await socket.receive_str())
            if told["is"] == kind:
                return told


async def left(socket: Socket) -> str:
    """Return why the server said good-bye."""
    async with asyncio.timeout(10):
        why = ""
        async for message in socket:
            told = json.loads(message.data)
            why = told.get("why", why)
        return why


async def join(client: Client, name: str) -> Socket:
    socket = await client.ws_connect("/line")
    await socket.send_json({"is": "hello", "role": "player", "pin": PIN})
    await socket.send_json({"is": "join", "name": name})
    await heard(socket, "you")
    return socket


async def test_a_student_joins_over_the_network(client: Client, session: Session) -> None:
    await join(client, "Zoé")
    assert [student.name for student in session.room.students] == ["Zoé"]


@pytest.mark.parametrize("path", ["/", "/projector"])
async def test_pages_are_served_under_a_strict_policy(client: Client, path: str) -> None:
    response = await client.get(path)
    assert response.status == 200
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    # Over http a browser would only complain of it.
    assert "Cross-Origin-Opener-Policy" not in response.headers


async def test_over_https_a_page_stays_apart_from_who_opened_it(session: Session) -> None:
    server = TestServer(App(session, OwnNames()).application())
    await server.start_server(ssl=read_certificate(str(CERTIFICATE)).context)
    async with TestClient(server) as client:
        response = await client.get("/", ssl=False)
        assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"


async def test_the_teacher_is_told_who_reached_the_page_but_not_of_the_projector(
    session: Session,
) -> None:
    reached: list[str] = []
    application = App(session, OwnNames(), reached=reached.append).application()
    async with TestClient(TestServer(application)) as client:
        await client.get("/projector")
        assert reached == []
        await client.get("/")
        assert reached == ["127.0.0.1"]


@pytest.mark.parametrize(
    "path",
    ["/page/../session.py", "/page/%2e%2e/session.py", "/page/", "/report", "/page/x.js", "/.git"],
)
async def test_nothing_else_is_served(client: Client, path: str) -> None:
    assert (await client.get(path)).status == 404


async def test_another_name_is_not_answered(client: Client) -> None:
    assert (await client.get("/", headers={"Host": "evil.example"})).status == 421


async def test_a_page_from_elsewhere_opens_no_line(client: Client) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await client.ws_connect("/line", headers={"Origin": "http://evil.example"})
    assert refused.value.status == 403


async def test_who_sends_nonsense_is_told_and_then_cut_off(client: Client) -> None:
    socket = await client.ws_connect("/line")
    for _ in range(3):
        await socket.send_str("nonsense")
    assert (await heard(socket, "refused"))["refusal"] == "bad-message"
    assert await left(socket) == "bad-message"


async def test_a_message_that_is_too_large_ends_the_line(client: Client) -> None:
    socket = await join(client, "Zoé")
    await socket.send_str(json.dumps({"is": "speak", "language": "x" * LARGEST}))
    assert await left(socket) == "bad-message"


async def test_who_floods_is_cut_off(client: Client) -> None:
    socket = await join(client, "Zoé")
    for _ in range(MESSAGES_AT_ONCE + 1):
        await socket.send_str('{"is":"ping"}')
    assert await left(socket) == "too-fast"


async def test_bytes_are_no_messages(client: Client, session: Session) -> None:
    socket = await join(client, "Zoé")
    await socket.send_bytes(b"\x00\xff")
    await left(socket)
    assert not session.room.students.is_present(1)


async def test_the_room_goes_on_when_a_student_is_cut_off(client: Client, session: Session) -> None:
    zoe, adam = await join(client, "Zoé"), await join(client, "Adam")
    await zoe.send_str("[" * 100)
    await zoe.close()
    await adam.send_json({"is": "ping"})
    await heard(adam, "pong")
    assert session.room.students.present == 1


async def test_a_wrong_pin_opens_nothing(client: Client, session: Session) -> None:
    socket = await client.ws_connect("/line")
    await socket.send_json({"is": "hello", "role": "player", "pin": "000000"})
    assert (await heard(socket, "refused"))["refusal"] == "wrong-pin"
    await socket.send_json({"is": "join", "name": "Eve"})
    assert (await heard(socket, "refused"))["refusal"] == "wrong-pin"
    assert len(session.room.students) == 0


async def test_a_guess_is_one_however_it_is_spelt(session: Session) -> None:
    app = App(session, OwnNames(), clock=lambda: 0.0)
    guess = '{"is":"h\\u0065llo","role":"player","p\\u0069n":"000000"}'
    async with TestClient(TestServer(app.application())) as client:
        for _ in range(WRONG_AT_ONCE):
            socket = await client.ws_connect("/line")
            await socket.send_str(guess)
            assert (await heard(socket, "refused"))["refusal"] == "wrong-pin"
    assert app._guesses.pause("127.0.0.1") > 0


async def test_a_class_that_brings_secrets_of_another_day_guesses_nothing(
    session: Session,
) -> None:
    app = App(session, OwnNames(), clock=lambda: 0.0)
    async with TestClient(TestServer(app.application())) as client:
        for number in range(WRONG_AT_ONCE):
            socket = await client.ws_connect("/line")
            await socket.send_json({"is": "hello", "role": "player", "secret": f"old {number}"})
            assert (await heard(socket, "refused"))["refusal"] == "unknown"
    assert app._guesses.pause("127.0.0.1") == 0


async def test_who_says_nothing_makes_room_for_who_does(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alpine_quiz.classroom.server.guests.MOST_GUESTS", 3)
    async with TestClient(TestServer(App(session, OwnNames()).application())) as client:
        silent = [await client.ws_connect("/line") for _ in range(3)]
        waiting = await client.ws_connect("/line")
        await waiting.send_json({"is": "hello", "role": "player", "pin": PIN})
        await heard(waiting, "door")
        for number in range(5):
            await join(client, f"Kid {number}")
        assert await left(silent[0]) == ""
        # Who is choosing a name has given the PIN, and stays.
        await waiting.send_json({"is": "join", "name": "Zoé"})
        await heard(waiting, "you")


async def test_the_teacher_may_say_more_at_once(client: Client) -> None:
    socket = await client.ws_connect("/line")
    await socket.send_json({"is": "hello", "role": "host", "secret": HOST})
    await heard(socket, "desk")
    questions = list(range(7)) * 1000
    await socket.send_json({"is": "command", "do": "plan", "seq": 5, "questions": questions})
    assert (await heard(socket, "refused"))["seq"] == 5


class SlowTransport:
    """A client that reads nothing."""

    def __init__(self) -> None:
        self.written = 0
        self.aborted = False

    def is_closing(self) -> bool:
        return self.aborted

    def get_write_buffer_size(self) -> int:
        return self.written

    def write(self, data: bytes) -> None:
        self.written += len(data)

    def abort(self) -> None:
        self.aborted = True


def test_who_does_not_read_is_cut_off_and_costs_no_memory() -> None:
    transport = SlowTransport()
    line = SocketLine(None, transport)  # type: ignore[arg-type]
    for _ in range(1000):
        line.send(b"x" * 1000)
    assert transport.aborted
    assert transport.written < MOST_UNREAD + 2000


@pytest.mark.parametrize("size", [1, 125, 126, 65_535, 65_536, 200_000])
async def test_frames_of_every_size_arrive(client: Client, session: Session, size: int) -> None:
    socket = await join(client, "Zoé")
    line = session.lines.players[1]
    line.connection.send(b"x" * size)
    async with asyncio.timeout(10):
        assert len(await socket.receive_str()) == size


@pytest.mark.parametrize(
    ("error", "ours"),
    [
        (BadHttpMessage("x" * 9000), False),
        (aiohttp.ClientConnectionResetError("Cannot write to closing transport"), False),
        (OSError(errno.EMFILE, "Too many open files"), False),
        (OSError(errno.EIO, "Input/output error"), True),
        (KeyError("x"), True),
    ],
)
def test_nobody_fills_a_disk_with_traces(error: Exception, ours: bool) -> None:
    told = logging.LogRecord("x", logging.ERROR, "", 0, "", (), (type(error), error, None))
    assert _is_our_fault(told) is ours
