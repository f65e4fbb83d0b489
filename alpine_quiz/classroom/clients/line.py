"""A line to a room, from this side: what the teacher's screen, a projector and ``join`` use."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import aiohttp

from alpine_quiz.classroom.led import certificate_of
from alpine_quiz.classroom.messages import PROTOCOL

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from types import TracebackType
    from typing import Self

PATIENCE = 5.0
"""Seconds to wait for a server to answer at all."""
_LARGEST = 8 * 1024 * 1024
UNTRUSTED = "untrusted"
"""Why there is no line to a room whose certificate this machine does not trust."""


class LineError(Exception):
    """The room cannot be reached, or the line to it is gone.

    ``why`` is what the server said at parting, ``UNTRUSTED``, or empty where it said nothing.
    """

    def __init__(self, why: str = "") -> None:
        super().__init__(why)
        self.why = why


def trusted(line: str) -> aiohttp.Fingerprint | bool:
    """Return which certificate is trusted at the address of a ``line``.

    Any that this machine knows to be good, and that of the room opened here, whatever name it
    was made for.
    """
    own = certificate_of(line.removesuffix("/line"))
    return aiohttp.Fingerprint(bytes.fromhex(own)) if own else True


class ClientLine:
    """A line to the room at ``url``, an ``http`` or ``https`` address; an async context.

    Raises ``LineError``.
    """

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/") + "/line"
        self._http: aiohttp.ClientSession | None = None
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._why = ""

    async def __aenter__(self) -> Self:
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=PATIENCE, sock_read=None)
        self._http = aiohttp.ClientSession(timeout=timeout)
        try:
            self._socket = await self._http.ws_connect(
                self._url, heartbeat=20.0, max_msg_size=_LARGEST, ssl=trusted(self._url)
            )
        except aiohttp.ClientConnectorCertificateError as error:
            await self._http.close()
            raise LineError(UNTRUSTED) from error
        except (aiohttp.ClientError, OSError, ValueError, TimeoutError) as error:
            await self._http.close()
            raise LineError from error
        except asyncio.CancelledError:
            await self._http.close()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # Whoever leaves may not wait until the room has said good-bye too.
        try:
            if self._socket is not None:
                await self._socket.close()
        finally:
            if self._http is not None:
                await self._http.close()

    async def say(self, kind: str, **content: object) -> None:
        """Send a message."""
        if self._socket is None:
            raise LineError
        try:
            await self._socket.send_str(json.dumps({"is": kind, **content}))
        except (aiohttp.ClientError, OSError) as error:
            raise LineError(self._why) from error

    async def hello(self, role: str, secret: str = "", **more: object) -> None:
        """Say who this is."""
        await self.say("hello", role=role, secret=secret, protocol=PROTOCOL, **more)

    async def frames(self) -> AsyncIterator[dict[str, Any]]:
        """Go through what the server says; ends in ``LineError`` when the line does."""
        if self._socket is None:
            raise LineError
        async for message in self._socket:
            if message.type is not aiohttp.WSMsgType.TEXT:
                continue
            try:
                told = json.loads(message.data)
            except (ValueError, RecursionError):
                told = None
            if not isinstance(told, dict) or not isinstance(told.get("is"), str):
                # Whatever answers at this address, it is no room.
                continue
            if told["is"] == "bye":
                self._why = str(told.get("why", ""))
            yield told
        raise LineError(self._why)

    async def first(self, *kinds: str) -> dict[str, Any]:
        """Return the next frame of one of these kinds."""
        async for told in self.frames():
            if told["is"] in kinds:
                return told
        raise LineError(self._why)
