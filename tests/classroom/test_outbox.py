"""What leaves a room, and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from alpine_quiz.classroom.events import Event, Locked
from alpine_quiz.classroom.journal import Journal, JournalError, Secret
from alpine_quiz.classroom.server.outbox import Outbox

LOCKED = Locked(0, locked=True)


class Told:
    """What happened to a journal and a line, in the order in which it did."""

    def __init__(self) -> None:
        self.log: list[str] = []

    def send(self, frame: bytes) -> None:
        self.log.append(frame.decode())

    def close(self, why: str) -> None:
        self.log.append(why)


class FakeJournal(Journal):
    """Notes when it is written to, or cannot be."""

    def __init__(self, told: Told, failure: JournalError | None = None) -> None:
        self._told = told
        self._failure = failure

    def append(self, events: Iterable[Event], secrets: Sequence[Secret] = ()) -> None:
        if self._failure is not None:
            raise self._failure
        self._told.log.append(f"{len(list(events))} written, {len(secrets)} secrets")

    def sync(self) -> None:
        pass


@pytest.fixture
def told() -> Told:
    return Told()


def outbox_of(told: Told, failure: JournalError | None = None) -> Outbox:
    def failed(error: JournalError) -> None:
        told.log.append(f"failed: {error.reason}")

    return Outbox(FakeJournal(told, failure), lambda: 0, failed)


async def test_what_happened_is_written_before_anybody_is_told(told: Told) -> None:
    outbox = outbox_of(told)
    outbox.send(told, b"before")
    outbox.note([LOCKED])
    outbox.send(told, b"after")
    assert told.log == []
    await outbox.close()
    assert told.log == ["1 written, 0 secrets", "before", "after"]


async def test_what_comes_in_together_is_written_together(told: Told) -> None:
    outbox = outbox_of(told)
    for secret in ("one", "two"):
        outbox.note([LOCKED], [Secret(secret, "player", 1)])
    await outbox.close()
    assert told.log == ["2 written, 2 secrets"]


async def test_what_follows_is_done_once_behind_all_that_was_sent(told: Told) -> None:
    outbox = outbox_of(told)

    def follow() -> None:
        told.log.append("followed")

    for answer in (b"one", b"two"):
        outbox.send(told, answer)
        outbox.then(follow)
    await outbox.close()
    assert told.log == ["one", "two", "followed"]


async def test_of_what_could_not_be_written_nobody_is_told(told: Told) -> None:
    outbox = outbox_of(told, JournalError(Path("room.sqlite3"), "disk full"))
    outbox.note([LOCKED])
    outbox.send(told, b"taken")
    outbox.then(lambda: told.log.append("followed"))
    await outbox.close()
    assert told.log == ["failed: disk full"]
