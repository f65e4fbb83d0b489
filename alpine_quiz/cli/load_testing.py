"""What ``alpine-quiz loadtest`` does."""

from __future__ import annotations

import asyncio
import ipaddress
import json
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from alpine_quiz.classroom.clients.line import LineError
from alpine_quiz.classroom.led import find_led
from alpine_quiz.classroom.load.testing import Target, TooManyError, load_test
from alpine_quiz.classroom.load.usage import usage_of
from alpine_quiz.classroom.server.addresses import own_addresses
from alpine_quiz.cli.printing import print_json
from alpine_quiz.language.catalogue import tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import decimal, whole
from alpine_quiz.plain.refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.classroom.load.figures import Figures

_HTTP = 80


def test_load(address: str | None, players: int, questions: int, *, as_json: bool) -> int:
    """Test, print what was found, and return 1 where an answer was lost.

    Raises ``RefusalError``.
    """
    target = _own_room(questions) if address is None else _open_room(address)
    with target as found:
        try:
            figures = asyncio.run(load_test(found, players=players, questions=questions))
        except TooManyError as error:
            raise RefusalError(
                tr(
                    "This system lets one program have {most} lines at most; “ulimit -n” "
                    "raises that.",
                    most=whole(error.most),
                )
            ) from None
        except (LineError, TimeoutError):
            raise RefusalError(tr("The room does not answer.")) from None
    if as_json:
        print_json(figures.as_record())
    else:
        for line in _lines(figures):
            print(line)
    return 1 if figures.lost else 0


@contextmanager
def _own_room(questions: int) -> Iterator[Target]:
    """Open a room on this machine alone, in a process and a folder of its own."""
    command = ["host", "--headless", "--bind", "127.0.0.1", "--questions", str(questions)]
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "alpine_quiz", *command, "--pack", "alpine"],
            env={**os.environ, "ALPINE_QUIZ_DATA": folder},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            told = server.stdout.readline() if server.stdout else ""
            if not told:
                raise RefusalError(tr("The room does not answer."))
            room = json.loads(told)
            yield Target(
                url=room["local"],
                pin=room["pin"],
                host=room["host"],
                usage=partial(usage_of, server.pid),
            )
        finally:
            server.terminate()
            server.communicate()


@contextmanager
def _open_room(address: str) -> Iterator[Target]:
    """Return the room that is led from here, if it is the one meant."""
    wanted = urlsplit(address if "://" in address else f"http://{address}")
    if not _is_own(wanted.hostname or ""):
        raise RefusalError(
            tr(
                "{address} is not this machine: a load test is for your own room alone.",
                address=cleaned(address[:80]),
            )
        )
    led = find_led()
    if led is None or led.port != (_port(wanted.netloc) or _HTTP):
        raise RefusalError(
            tr("No room that was opened here is at {address}.", address=cleaned(address[:80]))
        )
    yield Target(url=led.url, pin=led.pin, host=led.host, usage=partial(usage_of, led.process))


def _port(place: str) -> int | None:
    with suppress(ValueError):
        return urlsplit(f"//{place}").port
    return None


def _is_own(host: str) -> bool:
    if host in ("localhost", *own_addresses()):
        return True
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return False


def _lines(figures: Figures) -> Iterator[str]:
    yield tr(
        "{players} students were in after {seconds} s.",
        players=whole(figures.players),
        seconds=decimal(figures.joined_seconds),
    )
    yield tr(
        "A question was with half of them after {half} ms, with 99 of 100 after {most} ms.",
        half=whole(round(figures.spread_p50)),
        most=whole(round(figures.spread_p99)),
    )
    yield tr(
        "An answer was safe after {half} ms for half of them, after {most} ms for 99 of 100.",
        half=whole(round(figures.acknowledged_p50)),
        most=whole(round(figures.acknowledged_p99)),
    )
    if figures.memory is not None and figures.processor is not None:
        yield tr(
            "The server took {memory} KB a student and {share} % of one processor core.",
            memory=whole(figures.memory // 1024),
            share=whole(round(100 * figures.processor)),
        )
    if figures.lost:
        yield tr("Lost answers: {count}.", count=whole(figures.lost))
    else:
        yield tr("{answers} answers, none of them lost.", answers=whole(figures.answers))
