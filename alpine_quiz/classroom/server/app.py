"""The web application: the page for students, the one for the wall, and the lines to the room."""

from __future__ import annotations

import asyncio
import gzip
import logging
import time
from importlib.resources import files
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from alpine_quiz.classroom.messages import (
    LARGEST,
    BadMessageError,
    Hello,
    Role,
    frame,
    read_message,
)
from alpine_quiz.classroom.refusing import Refusal
from alpine_quiz.classroom.server.guests import Guests
from alpine_quiz.classroom.server.line import SocketLine
from alpine_quiz.classroom.server.throttle import Guesses, Messages

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from alpine_quiz.classroom.server.addresses import OwnNames
    from alpine_quiz.classroom.server.doors import Doors
    from alpine_quiz.classroom.server.lines import Line

HEARTBEAT = 20.0
"""Seconds of silence after which a client is asked whether it is there."""
_HOST_SCALE = 10
_BAD_AT_MOST = 3
_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
_PAGES = {"/": "student.html", "/projector": "projector.html"}
_LOGGER = logging.getLogger(__name__)


class _Served:
    """A file of a page, packed once for all: a class loads it all at the same moment."""

    __slots__ = ("content", "kind", "packed")

    def __init__(self, content: bytes, kind: str) -> None:
        self.content = content
        self.kind = kind
        self.packed = gzip.compress(content, mtime=0)


class App:
    """The pages and the WebSocket of one room.

    ``reached`` is told each address from which somebody has asked for the students' page.
    """

    def __init__(
        self,
        session: Doors,
        names: OwnNames,
        *,
        reached: Callable[[str], None] = lambda _: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._session = session
        self._names = names
        self._reached = reached
        self._clock = clock
        self._guesses = Guesses(clock)
        self._guests = Guests()
        self._page = {
            place.name: _Served(place.read_bytes(), _TYPES[place.name[place.name.rindex(".") :]])
            for place in files("alpine_quiz.classroom").joinpath("page").iterdir()
            if place.name[place.name.rindex(".") :] in _TYPES
        }

    def application(self) -> web.Application:
        """Return the application, to be run."""
        application = web.Application(middlewares=[self._guard])
        application.router.add_get("/line", self._line)
        for path in _PAGES:
            application.router.add_get(path, self._serve)
        application.router.add_get("/page/{name}", self._serve)
        return application

    @web.middleware
    async def _guard(
        self,
        request: web.Request,
        handler: Callable[[web.Request], Awaitable[web.StreamResponse]],
    ) -> web.StreamResponse:
        if not self._names.is_own(request.host):
            raise web.HTTPMisdirectedRequest(text="This server is not known under that name.\n")
        return await handler(request)

    async def _serve(self, request: web.Request) -> web.Response:
        name = _PAGES.get(request.path) or request.match_info.get("name", "")
        found = self._page.get(name)
        if found is None:
            raise web.HTTPNotFound
        # The projector is no device of a student, and often the teacher's own.
        if request.path == "/" and request.remote:
            self._reached(request.remote)
        headers = _headers(request.host, secure=request.secure)
        packed = "gzip" in request.headers.get("Accept-Encoding", "")
        if packed:
            headers["Content-Encoding"] = "gzip"
        body = found.packed if packed else found.content
        return web.Response(body=body, content_type=found.kind, charset="utf-8", headers=headers)

    async def _line(self, request: web.Request) -> web.StreamResponse:
        if not self._names.is_own_origin(request.headers.get("Origin"), request.host):
            raise web.HTTPForbidden(text="Only pages of this server may open a line.\n")
        socket = web.WebSocketResponse(
            compress=False,
            heartbeat=HEARTBEAT,
            max_msg_size=LARGEST * _HOST_SCALE,
            autoclose=True,
        )
        await socket.prepare(request)
        transport = request.transport
        if transport is None:
            return socket
        end = SocketLine(socket, transport)
        line = self._session.connect(end)
        self._guests.add(line, end, request.remote or "")
        try:
            await self._listen(request, socket, line, end)
        finally:
            self._guests.forget(line)
            self._session.hang_up(line)
        return socket

    async def _listen(
        self,
        request: web.Request,
        socket: web.WebSocketResponse,
        line: Line,
        end: SocketLine,
    ) -> None:
        messages = Messages(self._clock)
        bad = 0
        wrong = False
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                break
            text = message.data
            host = line.role is Role.HOST
            if not host and (len(text) > LARGEST or not messages.take()):
                end.close("too-fast" if len(text) <= LARGEST else "bad-message")
                break
            try:
                said = read_message(text, line.role)
            except BadMessageError:
                bad += 1
                end.send(frame("refused", refusal=Refusal.BAD_MESSAGE.value, about="").encode())
                if bad >= _BAD_AT_MOST:
                    end.close("bad-message")
                    break
                continue
            if isinstance(said, Hello) and said.role == Role.PLAYER and not said.secret:
                await self._try_pin(request.remote or "", line, said, again=wrong)
                wrong = not line.passed
            else:
                self._session.hear(line, said)
            if line.role is not Role.GUEST:
                self._guests.forget(line)

    async def _try_pin(self, address: str, line: Line, hello: Hello, *, again: bool) -> None:
        """Look at a PIN when it is its turn: secrets are long enough not to be guessed."""
        pause = 0.0 if line.passed else self._guesses.pause(address, again=again)
        # Not for nothing: meanwhile all other lines would be looked at, too.
        if pause:
            with self._guests.queueing(line):
                await asyncio.sleep(pause)
        self._session.hear(line, hello)
        if line.passed:
            self._guesses.right(address)
        else:
            self._guesses.wrong(address)


def _headers(host: str, *, secure: bool) -> dict[str, str]:
    # Safari took 'self' not to mean WebSockets until version 15.4.
    lines = f"ws://{host} wss://{host}"
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        f"connect-src 'self' {lines}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    headers = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }
    if secure:
        # Over http it does nothing but have browsers complain.
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
    return headers
