"""The sessions that were led from this machine: one journal each, in one folder."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Localized
from alpine_quiz.classroom.journal import (
    APPLICATION_ID,
    NAMELESS,
    RESUMED,
    VERSION,
    JournalError,
)
from alpine_quiz.classroom.led import rooms_folder
from alpine_quiz.classroom.report.results import when
from alpine_quiz.classroom.server.alone import PACE, UNTIL

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".sqlite3"
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite may lay beside a journal."""
_STAMP = "%Y%m%d-%H%M%S"
_COUNTED = "SELECT kind, count(*) FROM event WHERE kind IN ('joined', 'removed', 'asked', 'ended')"


@dataclass(frozen=True, slots=True)
class Listed:
    """A session as a list has it, without its answers.

    ``latest`` is about when something last happened, ``until`` when a room at one's own pace
    closes. ``asked`` are the questions asked, or laid down for all at their own pace.
    """

    id: str
    path: Path
    begun: datetime
    latest: datetime
    pack: str
    title: Localized
    self_paced: bool
    students: int
    asked: int
    ended: bool
    nameless: bool
    until: datetime | None = None


def journals(folder: Path | None = None) -> list[Path]:
    """Return the files of all sessions, the latest first."""
    try:
        found = (folder or rooms_folder()).glob(f"*{SUFFIX}")
        return sorted((path for path in found if path.is_file()), key=_by_name, reverse=True)
    except OSError:
        return []


def _by_name(path: Path) -> str:
    return path.name


def list_sessions(folder: Path | None = None) -> tuple[list[Listed], list[JournalError]]:
    """Return the sessions, the latest first, and what cannot be read among them."""
    found: list[Listed] = []
    faults: list[JournalError] = []
    for path in journals(folder):
        try:
            found.append(look_at(path))
        except JournalError as error:
            faults.append(error)
    return sorted(found, key=lambda each: (each.begun, each.id), reverse=True), faults


def look_at(path: Path) -> Listed:
    """Return what a list says of a session; raises ``JournalError``."""
    try:
        told, counted, planned = _read(path)
        sheet = json.loads(told["sheet"])
        begun = when(told.get("begun", "")) or _stamped(path) or _written(path)
        alone = PACE in told
        return Listed(
            id=path.stem,
            path=path,
            begun=begun,
            latest=max(
                begun + timedelta(milliseconds=int(told["elapsed"])),
                when(told.get(RESUMED, "")) or begun,
            ),
            pack=str(sheet["pack"]),
            title=Localized(dict(sheet["title"])),
            self_paced=alone,
            students=counted.get("joined", 0) - counted.get("removed", 0),
            asked=planned if alone else counted.get("asked", 0),
            ended="ended" in counted,
            nameless=NAMELESS in told,
            until=when(told.get(UNTIL, "")),
        )
    except (sqlite3.Error, OSError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise JournalError(path, reason) from error
    except (LookupError, TypeError, ValueError, OverflowError) as error:
        raise JournalError(path, "not the journal of a room") from error


def _read(path: Path) -> tuple[dict[str, str], dict[str, int], int]:
    # Not read-only: SQLite would leave an empty log beside each file.
    address = f"{path.resolve().as_uri()}?mode=rw"
    with closing(sqlite3.connect(address, uri=True, timeout=5)) as connection:
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if (mark, version) != (APPLICATION_ID, VERSION):
            raise JournalError(path, "not the journal of a room")
        told = dict(connection.execute("SELECT name, value FROM told"))
        (latest,) = connection.execute("SELECT max(at) FROM event").fetchone()
        told["elapsed"] = str(max(int(told["elapsed"]), latest or 0))
        counted = dict(connection.execute(f"{_COUNTED} GROUP BY kind"))
        planned = connection.execute(
            "SELECT content FROM event WHERE kind = 'planned' ORDER BY id DESC LIMIT 1"
        ).fetchone()
    return told, counted, len(json.loads(planned[0])["questions"]) if planned else 0


def _stamped(path: Path) -> datetime | None:
    """Return when a session was begun by its file's name."""
    try:
        return datetime.strptime(path.stem[:15], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _written(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
