"""Running a room: from its journal to a server that can be reached."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import signal
import socket
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import web
from aiohttp.http import HttpProcessingError
from aiohttp.log import server_logger

from alpine_quiz.classroom.journal import DAMAGED, NOT_A_JOURNAL, JournalError
from alpine_quiz.classroom.refusing import RefusalError
from alpine_quiz.classroom.server.addresses import OwnNames, own_addresses, url_of
from alpine_quiz.classroom.server.alone import PACE, SelfPacedSession
from alpine_quiz.classroom.server.app import App
from alpine_quiz.classroom.server.clock import RoomClock
from alpine_quiz.classroom.server.limits import calm_collector, raise_open_files
from alpine_quiz.classroom.server.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.classroom.journal import Journal
    from alpine_quiz.classroom.server.certificate import Certificate
    from alpine_quiz.game.round import Grades

PORT = 4110
"""Where a room is found, if nobody wants it elsewhere and it is free."""
_PORTS_TRIED = 20
IDLE = 6 * 3600.0
"""Seconds without anybody after which a server ends; its room can be resumed."""
_LOOK = 60.0
"""Seconds between two looks at who is there."""
SILENT_CONNECTION = 30.0
"""Seconds after which a connection that asks for nothing, or for nothing more, is closed."""
_BACKLOG = 4096
_MOST_REACHED = 1000
_TOO_MANY_FILES = frozenset({errno.EMFILE, errno.ENFILE})
_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104


class AddressError(Exception):
    """It is no address of this machine."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(reason)
        self.address = address
        self.reason = reason


class PortTakenError(Exception):
    """Something else listens there."""

    def __init__(self, port: int, reason: str) -> None:
        super().__init__(reason)
        self.port = port
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a room listens: all of this machine's addresses, or one; 0 is any free port.

    ``public`` is the address that students are shown, where it is not this machine's own.
    """

    bind: str = ""
    port: int = 0
    public: str = ""
    tls: Certificate | None = None


def _is_our_fault(record: logging.LogRecord) -> bool:
    """Tell a fault of ours from what anybody could fill a disk with the traces of.

    That is no HTTP, lines that are cut in the middle, and more of them than there can be files:
    asyncio tells of those some thousand times a second.
    """
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, HttpProcessingError | ConnectionError):
        return False
    return not (isinstance(error, OSError) and error.errno in _TOO_MANY_FILES)


def _reason(error: OSError) -> str:
    # What asyncio says names the address once more; names that lead nowhere have no number here.
    if isinstance(error, socket.gaierror) or not error.errno:
        return error.strerror or str(error)
    return os.strerror(error.errno)


class Server:
    """A room that can be reached; raises ``JournalError``.

    ``started`` is told the room's addresses as soon as it can be.
    """

    def __init__(self, journal: Journal, grader: Grades, place: Place) -> None:
        kept = journal.read()
        self.port = place.port
        self._place = place
        self._journal = journal
        self._stopped = asyncio.Event()
        kind = SelfPacedSession if PACE in kept.told else Session
        try:
            self.session = kind(
                journal,
                kept,
                grader,
                RoomClock(kept.elapsed),
                addresses=lambda: self.addresses,
                reached=lambda: tuple(self.reached),
                stop=self._stopped.set,
            )
        except (RefusalError, *DAMAGED) as error:
            # What happened in it cannot have happened.
            raise JournalError(journal.path, NOT_A_JOURNAL) from error
        self.reached: dict[str, None] = {}
        self._hosts = own_addresses()

    @property
    def local_url(self) -> str:
        """Where programs on this machine find the room."""
        bound = self._place.bind
        host = bound if bound and bound not in _EVERYWHERE else "127.0.0.1"
        return url_of(host, self.port, secure=self._place.tls is not None)

    @property
    def addresses(self) -> list[str]:
        """Where students find the room, the likeliest first."""
        secure = self._place.tls is not None
        hosts = self._hosts
        bound = self._place.bind
        if bound and bound not in _EVERYWHERE:
            hosts = [bound]
        found = [url_of(host, self.port, secure=secure) for host in hosts]
        if self._place.public:
            found.insert(0, self._place.public.rstrip("/"))
        return found or [url_of("localhost", self.port, secure=secure)]

    async def run(self, started: Callable[[], None]) -> None:
        """Serve until the teacher stops it, or a signal does; raises ``PortTakenError``.

        And ``AddressError``.
        """
        raise_open_files()
        for logger in (server_logger, logging.getLogger("asyncio")):
            logger.addFilter(_is_our_fault)
        names = OwnNames([self._place.bind, self._public_host()])
        app = App(self.session, names, reached=self._note_reached)
        runner = web.AppRunner(
            app.application(),
            access_log=None,
            handle_signals=False,
            shutdown_timeout=2.0,
            keepalive_timeout=SILENT_CONNECTION,
        )
        await runner.setup()
        try:
            await self._listen(runner)
            self.session.start()
            self._stop_on_signals()
            calm_collector()
            started()
            await self._until_stopped()
        finally:
            await self.session.close()
            await runner.cleanup()
            self._journal.close()

    def stop(self) -> None:
        """End the server; the room can be resumed."""
        self._stopped.set()

    def _public_host(self) -> str:
        from urllib.parse import urlsplit

        with suppress(ValueError):
            return urlsplit(self._place.public).hostname or ""
        return ""

    def _note_reached(self, address: str) -> None:
        if address not in self.reached and len(self.reached) < _MOST_REACHED:
            self.reached[address] = None
            self.session.look_again()

    async def _listen(self, runner: web.AppRunner) -> None:
        host = self._place.bind or None
        wanted = self._place.port
        tried = [wanted] if wanted else [*range(PORT, PORT + _PORTS_TRIED), 0]
        for port in tried:
            site = web.TCPSite(
                runner,
                host,
                port,
                ssl_context=self._place.tls.context if self._place.tls else None,
                backlog=_BACKLOG,
            )
            try:
                await site.start()
            except OSError as error:
                await site.stop()
                if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
                    raise AddressError(host or "", _reason(error)) from error
                if port == tried[-1]:
                    raise PortTakenError(port, _reason(error)) from error
                continue
            self.port = runner.addresses[0][1]
            return

    def _stop_on_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGINT"):
            # Windows knows no handlers of a loop; there the process is told over its line.
            with suppress(NotImplementedError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self._stopped.set)
        with suppress(NotImplementedError, ValueError, AttributeError):
            # The terminal may go; the room stays.
            loop.add_signal_handler(signal.SIGHUP, lambda: None)

    async def _until_stopped(self) -> None:
        idle = 0.0
        while idle < IDLE and not self._stopped.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopped.wait(), _LOOK)
            # A machine may change its network in mid-lesson.
            self._hosts = await asyncio.to_thread(own_addresses)
            awaited = self.session.stays_open or self.session.lines.everyone()
            idle = 0.0 if awaited else idle + _LOOK
