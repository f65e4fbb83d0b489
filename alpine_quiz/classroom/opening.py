"""Opening a room: its questions, secrets and journal."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from alpine_quiz.classroom.events import Planned
from alpine_quiz.classroom.journal import Journal, Secret
from alpine_quiz.classroom.led import Led, rooms_folder
from alpine_quiz.classroom.messages import Role
from alpine_quiz.classroom.notation import pace_text
from alpine_quiz.classroom.secrets import hash_of, new_pin, new_secret
from alpine_quiz.classroom.server.alone import PACE, UNTIL
from alpine_quiz.game.grading import Grader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.classroom.rules import Pace, Rules
    from alpine_quiz.classroom.sheet import Sheet
    from alpine_quiz.game.names import Names


def open_room(
    sheet: Sheet,
    plan: Sequence[int],
    rules: Rules,
    pace: Pace | None = None,
    until: datetime | None = None,
) -> tuple[Journal, Led]:
    """Begin a room and its journal, and return them with what opens it.

    With a ``pace`` it is one in which all go at their own, ``until`` it is closed. The address is
    not known yet: that is for the server. Raises ``JournalError``.
    """
    pin, host, projector = new_pin(), new_secret(), new_secret()
    begun = datetime.now(UTC)
    path = rooms_folder() / f"{begun:%Y%m%d-%H%M%S}-{os.getpid()}.sqlite3"
    secrets = (
        Secret(hash_of(host), Role.HOST.value),
        Secret(hash_of(projector), Role.PROJECTOR.value),
    )
    told = {"pin": pin, "begun": begun.isoformat(timespec="seconds")}
    if pace is not None:
        told[PACE] = pace_text(pace)
    if until is not None:
        told[UNTIL] = until.astimezone(UTC).isoformat(timespec="seconds")
    journal = Journal.create(path, sheet, rules, told, secrets)
    journal.append([Planned(0, tuple(plan))])
    led = Led(
        journal=str(path),
        url="",
        port=0,
        pin=pin,
        host=host,
        projector=projector,
        process=os.getpid(),
    )
    return journal, led


def grader_of(sheet: Sheet, pack: Pack | None, names: Names | None = None) -> Grader:
    """Return what grades a room's answers.

    What is typed is told apart from the keys of the whole pack, as long as that is here.
    """
    items = [asked.item for posed in sheet.pool for asked in posed.wordings.values()]
    if pack is not None:
        items += [item for bank in pack.banks for item in bank.items]
    return Grader(items, names)
