"""What a person decided about candidates: a file that is only ever appended to."""

from __future__ import annotations

import errno
import os
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import yaml

from alpine_quiz.bank.fields import PACK, Field, Kind, named
from alpine_quiz.bank.findings import Findings
from alpine_quiz.bank.reader import check_format
from alpine_quiz.bank.reading import read_fields
from alpine_quiz.bank.source import MAX_BYTES, source_of, unreadable
from alpine_quiz.bank.values import read_record, read_value, tell_unknown_key
from alpine_quiz.bank.writer import scalar
from alpine_quiz.documents.files import BOM, Obstacle, UnreadableError, read_bytes
from alpine_quiz.language.clean import cleaned

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.bank.nodes import Node
    from alpine_quiz.bank.problems import Problem

DECISIONS_FILE = "decisions.yaml"
_HEADER = (
    "# What was decided about candidates, by `alpine-quiz review`. A line a decision; of two on\n"
    "# one candidate the later counts. Whoever takes a line out is asked again.\n"
    "format: 1\n"
)
_KEY_LINE = re.compile(rb"^decisions:[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_WHOLE_LINE = re.compile(rb"\s*(?:#.*|- *\{.*\}\s*)?")
_LONGEST_REASON = 300


class Ruling(StrEnum):
    """How a candidate was decided."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    MERGED = "merged"
    REJECTED = "rejected"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: ``fact`` is the fact it became or was merged into, ``reason`` why not.

    ``entities`` are those that came into the facts with it, and ``added`` is how many quotes a
    merge gave to its fact.
    """

    candidate: str
    ruling: Ruling
    fact: str = ""
    reason: str = ""
    entities: tuple[str, ...] = ()
    added: int = 0


_DECISION = named(
    Field("candidate", Kind.ID, "The candidate's id.", required=True),
    Field("ruling", Kind.WORD, "How it was decided.", required=True, choices=tuple(Ruling)),
    Field("fact", Kind.ID, "The fact it became, or was merged into."),
    Field("entities", Kind.IDS, "The entities that came with it.", most=10),
    Field("added", Kind.WHOLE, "How many quotes a merge added.", least=0, most=50),
    Field("reason", Kind.LINE, "Why it was rejected.", most=_LONGEST_REASON),
)
_FILE = {
    "format": PACK["format"],
    "decisions": Field("decisions", Kind.LIST, "The decisions, the latest last."),
}


class DecisionLog:
    """The decisions of one pack, on disk as soon as they are made.

    ``made`` are all of them in their order, the undone ones included. What a kill or a power
    cut left of a last line is no decision, and makes way for the next. With ``problems`` that
    are errors, or where ``can_grow`` is false, nothing should be appended.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.made: list[Decision] = []
        self.problems: list[Problem] = []
        self.can_grow = True
        self._read()

    @property
    def standing(self) -> dict[str, Decision]:
        """The decision that counts on each candidate, the latest last."""
        found: dict[str, Decision] = {}
        for decision in self.made:
            found.pop(decision.candidate, None)
            if decision.ruling is not Ruling.UNDONE:
                found[decision.candidate] = decision
        return found

    def append(self, decision: Decision) -> None:
        """Put a decision on disk, and then among those made; raises ``OSError``."""
        data = self._data()
        whole = _without_torn_line(data)
        if len(whole) < len(data):
            os.truncate(self.path, len(whole))
        with self.path.open("ab") as file:
            file.write(_grown(whole, decision)[len(whole) :])
            file.flush()
            os.fsync(file.fileno())
        self.made.append(decision)

    def _data(self) -> bytes:
        try:
            return read_bytes(self.path, MAX_BYTES)
        except UnreadableError as error:
            if error.obstacle is Obstacle.MISSING:
                return b""
            raise OSError(errno.EIO, error.obstacle.value, str(self.path)) from None

    def _read(self) -> None:
        findings = Findings(self.path)
        self.problems = findings.problems
        try:
            whole = _without_torn_line(read_bytes(self.path, MAX_BYTES))
            if _says_something(whole):
                self.made = _decisions(whole, findings)
        except UnreadableError as error:
            if error.obstacle is not Obstacle.MISSING:
                findings.extend([unreadable(error)])
            return
        # Something may stand behind the list: then a line more would not be one of it.
        trial = _decisions(_grown(whole, _TRIAL), Findings(self.path))
        self.can_grow = trial == [*self.made, _TRIAL]


_TRIAL = Decision("c-0", Ruling.UNDONE)


def _decisions(data: bytes, findings: Findings) -> list[Decision]:
    found: list[Decision] = []

    def take(node: Node) -> None:
        record = read_record(node, _DECISION, findings, "decisions")
        if record is not None and findings.entry_is_good:
            record["ruling"] = Ruling(record["ruling"])
            found.append(Decision(**record))

    fields = read_fields(source_of(data, findings), findings, {"decisions": take}) or {}
    header: dict[str, Any] = {}
    for name, node in fields.items():
        field = _FILE.get(name)
        if field is None:
            tell_unknown_key(name, node, _FILE, findings)
        elif node[0] != "":
            header[name] = read_value(node, field, findings)
    check_format({k: v for k, v in header.items() if v is not None}, fields, findings)
    return found


def _grown(whole: bytes, decision: Decision) -> bytes:
    """Return the file with a decision more, its beginning made where it is absent."""
    if whole and not whole.endswith(b"\n"):
        whole += b"\n"
    if not whole:
        whole = _HEADER.encode()
    elif not _says_something(whole):
        whole += b"format: 1\n"
    if not _KEY_LINE.search(whole):
        whole += b"decisions:\n"
    return whole + f"  - {_line(decision)}\n".encode()


def _line(decision: Decision) -> str:
    fields: dict[str, str] = {
        "candidate": decision.candidate,
        "ruling": decision.ruling.value,
        "fact": decision.fact,
        "reason": " ".join(cleaned(decision.reason).split())[:_LONGEST_REASON],
    }
    parts = [f"{name}: {scalar(value, in_flow=True)}" for name, value in fields.items() if value]
    if decision.entities:
        parts.append(f"entities: [{', '.join(decision.entities)}]")
    if decision.added:
        parts.append(f"added: {decision.added}")
    return f"{{{', '.join(parts)}}}"


def _says_something(data: bytes) -> bool:
    lines = data.removeprefix(BOM).splitlines()
    return any(line.strip() and not line.lstrip().startswith(b"#") for line in lines)


def _without_torn_line(data: bytes) -> bytes:
    """Return ``data`` without a last line that was not written to its end."""
    data = data.rstrip(b"\0")
    begin = data.rfind(b"\n") + 1
    return data if _is_whole(data[begin:]) else data[:begin]


def _is_whole(line: bytes) -> bool:
    """Tell whether a line without an end is all there: one may be torn at a brace in a reason."""
    if not _WHOLE_LINE.fullmatch(line):
        return False
    try:
        yaml.load(line, yaml.BaseLoader)  # noqa: S506 - the base loader makes texts of all
    except (yaml.YAMLError, UnicodeDecodeError):
        return False
    return True
