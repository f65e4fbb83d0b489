"""Lines to a session without a network: what is sent is kept, and can be waited for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from alpine_quiz.classroom.events import Planned
from alpine_quiz.classroom.journal import Journal, Secret
from alpine_quiz.classroom.notation import pace_text
from alpine_quiz.classroom.rules import Pace, Rules
from alpine_quiz.classroom.secrets import hash_of
from alpine_quiz.classroom.server.alone import PACE, UNTIL, SelfPacedSession
from alpine_quiz.classroom.server.doors import Doors
from alpine_quiz.classroom.server.session import Session
from tests.classroom.rooms import GRADER, SHEET

PIN = "123456"
HOST = "the host's secret"
WALL = "the projector's secret"


class Clock:
    """The room's time, which stands until it is told to go on."""

    def __init__(self, at: int = 0) -> None:
        self.at = at

    def __call__(self) -> int:
        return self.at


class Heard:
    """The far end of a line."""

    def __init__(self) -> None:
        self.frames: list[dict[str, Any]] = []
        self.raw: list[bytes] = []
        self.closed = ""

    def send(self, frame: bytes) -> None:
        self.raw.append(frame)
        self.frames.append(json.loads(frame))

    def close(self, why: str) -> None:
        self.closed = why

    def latest(self, kind: str) -> dict[str, Any]:
        """Return the newest frame of a kind, or an empty one."""
        return next((frame for frame in reversed(self.frames) if frame["is"] == kind), {})

    def kinds(self) -> list[str]:
        return [frame["is"] for frame in self.frames]


class Caller:
    """Somebody with a line to a session."""

    def __init__(self, session: Doors) -> None:
        self.heard = Heard()
        self.session = session
        self.line = session.connect(self.heard)

    def say(self, kind: str, **content: object) -> None:
        self.session.receive(self.line, json.dumps({"is": kind, **content}))

    def order(self, do: str, **content: object) -> None:
        self.say("command", do=do, **content)

    def drop(self) -> None:
        self.session.hang_up(self.line)


def begin(path: Path, rules: Rules | None = None, clock: Clock | None = None) -> Session:
    """Open a new room on a journal at ``path``."""
    secrets = [Secret(hash_of(HOST), "host"), Secret(hash_of(WALL), "projector")]
    Journal.create(path, SHEET, rules or Rules(), {"pin": PIN}, secrets).close()
    return again(path, clock)


def begin_alone(
    path: Path, *plan: int, pace: Pace | None = None, until: str = ""
) -> SelfPacedSession:
    """Open a new room at one's own pace on a journal at ``path``, which asks ``plan``."""
    told = {"pin": PIN, PACE: pace_text(pace or Pace()), UNTIL: until}
    secrets = [Secret(hash_of(HOST), "host"), Secret(hash_of(WALL), "projector")]
    Journal.create(path, SHEET, Rules(), told, secrets).close()
    journal = Journal.open(path)
    journal.append([Planned(0, plan)])
    session = SelfPacedSession(
        journal, journal.read(), GRADER, Clock(), addresses=lambda: ["http://class"]
    )
    session.start()
    return session


def again(path: Path, clock: Clock | None = None) -> Session:
    """Open the room on a journal again, as a server does that was killed."""
    journal = Journal.open(path)
    kept = journal.read()
    clock = clock or Clock()
    clock.at = max(clock.at, kept.elapsed)
    session = Session(journal, kept, GRADER, clock, addresses=lambda: ["http://class"])
    session.start()
    return session


async def settled(session: Doors) -> None:
    """Wait until all is written down and sent."""
    await session._outbox.drain()


async def host(session: Session) -> Caller:
    caller = Caller(session)
    caller.say("hello", role="host", secret=HOST)
    await settled(session)
    return caller


async def wall(session: Session) -> Caller:
    caller = Caller(session)
    caller.say("hello", role="projector", secret=WALL)
    await settled(session)
    return caller


async def student(session: Session, name: str, **join: object) -> Caller:
    caller = Caller(session)
    caller.say("hello", role="player", pin=PIN)
    caller.say("join", name=name, **join)
    await settled(session)
    return caller
