"""One WebSocket: frames to a client, no more of them than it reads."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from alpine_quiz.classroom.messages import frame

if TYPE_CHECKING:
    from aiohttp import web

MOST_UNREAD = 256 * 1024
"""Bytes that may wait for a client; a slower one is cut off and comes back when it can."""
_TEXT = 0x81  # RFC 6455: a text message that is one frame
_GONE = 4000  # private use; what follows tells why


class SocketLine:
    """A client's WebSocket.

    Frames go straight to the transport. aiohttp would put the same few bytes in front of each
    and wait for slow readers, one after the other; here those are cut off.
    """

    __slots__ = ("_closing", "_socket", "_transport")

    def __init__(self, socket: web.WebSocketResponse, transport: asyncio.Transport) -> None:
        self._socket = socket
        self._transport = transport
        self._closing: asyncio.Task[object] | None = None

    def send(self, frame: bytes) -> None:
        """Send a text frame; cut the client off where too many wait for it."""
        if self._closing is not None or self._transport.is_closing():
            return
        if self._transport.get_write_buffer_size() > MOST_UNREAD:
            self._transport.abort()
            return
        self._transport.write(_head(len(frame)) + frame)

    def cut(self) -> None:
        """Hang up without a word."""
        self._transport.abort()

    def close(self, why: str) -> None:
        """Say good-bye, and hang up."""
        if self._closing is None:
            self.send(frame("bye", why=why).encode())
            closing = self._socket.close(code=_GONE, message=why.encode())
            self._closing = asyncio.get_running_loop().create_task(closing)


def _head(size: int) -> bytes:
    """Return the head of an unmasked text frame (RFC 6455, 5.2)."""
    if size < 126:
        return bytes((_TEXT, size))
    if size < 1 << 16:
        return bytes((_TEXT, 126)) + size.to_bytes(2, "big")
    return bytes((_TEXT, 127)) + size.to_bytes(8, "big")
