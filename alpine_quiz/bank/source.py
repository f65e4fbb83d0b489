"""The bytes of a YAML file, made safe to parse."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from alpine_quiz.bank.problems import Code, Problem, Severity
from alpine_quiz.documents.files import BOM, Obstacle, UnreadableError, decode, read_bytes
from alpine_quiz.language.clean import first_forbidden, forbidden_in_file, with_stand_ins

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.bank.findings import Findings

MAX_BYTES = 32 * 2**20
STAND_IN = "\ufdd0"
"""Replaces a forbidden character: libyaml reads it, and no text may hold it."""

# Deleting harmless ASCII leaves the few bytes that need a look; six times faster than searching.
_HARMLESS = bytes(range(0x20, 0x7F)) + b"\t\n\r"
_MOST_CHARACTERS_TOLD = 20
_MOST_CHARACTERS = 10_000
"""More are no slips: millions of stand-ins would fill the memory."""


class Source(NamedTuple):
    """A file's UTF-8 bytes without BOM; forbidden characters replaced by ``STAND_IN``.

    ``clean`` says that there were none.
    """

    data: bytes
    clean: bool


def read_source(findings: Findings) -> Source | None:
    """Read the file that ``findings`` is about; ``None``, and an error, where that fails."""
    try:
        data = read_bytes(findings.path, MAX_BYTES)
        return source_of(data, findings)
    except UnreadableError as error:
        findings.extend([unreadable(error)])
        return None


def source_of(data: bytes, findings: Findings) -> Source:
    """Return ``data`` as a source, every forbidden character in it noted as an error.

    Raises ``UnreadableError`` where it is not UTF-8, or has too many of them to be a text.
    """
    text = decode(findings.path, data)
    data = data.removeprefix(BOM)
    rest = data.translate(None, _HARMLESS).decode()
    if first_forbidden(rest) is None:
        return Source(data, clean=True)
    forbidden = forbidden_in_file(text, _MOST_CHARACTERS + 1)
    if len(forbidden) > _MOST_CHARACTERS:
        raise UnreadableError(findings.path, Obstacle.BINARY)
    for at in forbidden[:_MOST_CHARACTERS_TOLD]:
        findings.extend([_forbidden(text, at, findings.path)])
    return Source(with_stand_ins(text, STAND_IN).encode(), clean=False)


def unreadable(error: UnreadableError) -> Problem:
    """Return the problem that ``error`` tells of."""
    return Problem(
        Code(error.obstacle.value),
        Severity.ERROR,
        error.path,
        error.line,
        error.column,
        dict(error.args_),
    )


def _forbidden(text: str, at: int, path: Path) -> Problem:
    before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
    return Problem(
        Code.FORBIDDEN_CHARACTER,
        Severity.ERROR,
        path,
        before.count("\n") + 1,
        len(before) - before.rfind("\n"),
        {"character": f"U+{ord(text[at]):04X}"},
    )
