"""Rosters: the names of a class in a file, a line each, or as a table that a school exports.

A table is a file that ends in ``.csv`` or ``.tsv``. Where its first row tells names and first
names apart they are put together; else names stand in the first column.
"""

from __future__ import annotations

import codecs
import csv
from enum import StrEnum
from typing import TYPE_CHECKING

from alpine_quiz.classroom.names import clean_name, look_of
from alpine_quiz.classroom.refusing import RefusalError
from alpine_quiz.language.folding import foldings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST = 1_000_000
MOST = 2_000
_TABLES = (".csv", ".tsv")
_FIRST = frozenset({"firstname", "givenname", "forename", "prenom", "vorname", "nombre"})
_LAST = frozenset({"lastname", "surname", "familyname", "nomdefamille", "nachname", "apellido"})
_WHOLE = frozenset({"name", "nom", "student", "pupil", "eleve", "etudiant", "schuler", "alumno"})


class RosterFault(StrEnum):
    """What is wrong with a roster."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    NO_NAME = "no-name"
    """Nothing of a name can be seen."""
    ALIKE = "alike"
    """Two names cannot be told apart from afar."""


class RosterError(ValueError):
    """A file is no roster: in which ``line``, and by which names."""

    def __init__(
        self, fault: RosterFault, line: int = 0, name: str = "", other: str = "", before: int = 0
    ) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.line = line
        self.name = name
        self.other = other
        self.before = before


def read_roster(path: Path) -> tuple[str, ...]:
    """Return the names in a file as a room shows them; raises ``OSError`` and ``RosterError``."""
    with path.open("rb") as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise RosterError(RosterFault.TOO_LARGE)
    text = _decoded(data)
    found: dict[str, tuple[int, str]] = {}
    for line, written in _table(text) if path.suffix.casefold() in _TABLES else _lines(text):
        try:
            name = clean_name(written)
        except RefusalError:
            raise RosterError(RosterFault.NO_NAME, line) from None
        before = found.setdefault(look_of(name), (line, name))
        if before[0] != line:
            raise RosterError(RosterFault.ALIKE, line, name, before[1], before[0])
    if not found:
        raise RosterError(RosterFault.EMPTY)
    if len(found) > MOST:
        raise RosterError(RosterFault.TOO_LARGE)
    return tuple(name for _, name in found.values())


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What spreadsheets of Western Europe write where nobody asks them for anything else.
        return data.decode("cp1252", "replace")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _table(text: str) -> Iterator[tuple[int, str]]:
    """Go through the names of a table, each with the line it stands in."""
    lines = text.splitlines()
    first = next((line for line in lines if line.strip()), "")
    separator = max(";\t,", key=first.count)
    columns: tuple[int, ...] | None = None
    reader = csv.reader(lines, delimiter=separator)
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if columns is None:
                headed = _columns(row)
                columns = headed or (0,)
                if headed:
                    continue
            yield reader.line_num, " ".join(row[at].strip() for at in columns if at < len(row))
    except csv.Error:
        raise RosterError(RosterFault.NO_NAME, reader.line_num) from None


def _columns(head: list[str]) -> tuple[int, ...]:
    """Return the columns that a first row names, given names first; none where it names none."""
    words = [foldings(cell)[0].replace(" ", "") for cell in head]
    first = next((at for at, word in enumerate(words) if word in _FIRST), None)
    last = next((at for at, word in enumerate(words) if word in _LAST), None)
    whole = next((at for at, word in enumerate(words) if word in _WHOLE), None)
    told = (first, whole if last is None else last)
    return tuple(at for at in told if at is not None)
