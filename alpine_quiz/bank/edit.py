"""Writing into a file of YAML by splicing: every byte that is not asked for stays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from alpine_quiz.bank.findings import Findings
from alpine_quiz.bank.model import Place
from alpine_quiz.bank.nodes import (
    BLOCK_STYLES,
    MAPPING_END,
    MAPPING_START,
    SCALAR,
    SEQUENCE_END,
    SEQUENCE_START,
    events,
)
from alpine_quiz.bank.source import MAX_BYTES, source_of
from alpine_quiz.documents.files import BOM, UnreadableError, read_bytes
from alpine_quiz.documents.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

_NUMBER = re.compile(r"([\"']?)\d+\1")
_LINE_END = re.compile(r"\r\n|\r|\n|\Z")


class NotMendedError(Exception):
    """A file that could not be written into; nothing of it has changed."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(slots=True)
class _Scalar:
    key: int
    begin: int
    end: int
    is_block: bool


@dataclass(slots=True)
class _Mapping:
    """A mapping's place in the text: offsets of its beginning and of its scalars, by key."""

    begin: int
    column: int
    is_flow: bool
    scalars: dict[str, _Scalar]


def write_marks(path: Path, ids: Mapping[Place, str], ats: Mapping[Place, int]) -> None:
    """Write ids of questions and ``at`` of citations into ``path``, by the place of each.

    An id becomes the first key of its question; an ``at`` is replaced, or set behind the
    quote and its mark. The file is written beside its place and then moved there. Raises
    ``NotMendedError``.
    """
    try:
        data = read_bytes(path, MAX_BYTES)
        new = spliced(data, path, ids, ats)
        if new != data:
            write_whole(path, new)
    except UnreadableError as error:
        raise NotMendedError(error.obstacle.value) from None
    except OSError as error:
        raise NotMendedError(error.strerror or str(error)) from None


def spliced(
    data: bytes,
    path: Path,
    ids: Mapping[Place, str],
    ats: Mapping[Place, int],
    lines: Mapping[Place, str] | None = None,
) -> bytes:
    """Return ``data`` with ids, places and first lines written in; raises like `write_marks`."""
    bom = BOM if data.startswith(BOM) else b""
    text = data.removeprefix(BOM).decode()
    mappings = _readable(data, path)
    firsts = {place: f"id: {id_}" for place, id_ in ids.items()} | dict(lines or {})
    if not mappings.keys() >= firsts.keys() | ats.keys():
        raise NotMendedError("changed")
    splices = [_first_key(text, mappings[place], line) for place, line in firsts.items()]
    for place, at in ats.items():
        splices.append(_at(text, mappings[place], at))
    pieces: list[str] = []
    done = 0
    for begin, end, new in sorted(splices):
        pieces += text[done:begin], new
        done = end
    spliced_data = bom + ("".join(pieces) + text[done:]).encode()
    _readable(spliced_data, path)
    return spliced_data


def _readable(data: bytes, path: Path) -> dict[Place, _Mapping]:
    try:
        return _mappings(source_of(data, Findings(path)).data)
    except yaml.YAMLError:
        raise NotMendedError("syntax") from None


def _first_key(text: str, mapping: _Mapping, line: str) -> tuple[int, int, str]:
    if mapping.is_flow:
        begin = mapping.begin + 1
        return begin, begin, f"{line}, "
    indent = " " * mapping.column
    return mapping.begin, mapping.begin, f"{line}{_line_end(text, mapping.begin)}{indent}"


def _at(text: str, mapping: _Mapping, at: int) -> tuple[int, int, str]:
    old = mapping.scalars.get("at")
    if old is not None:
        found = _NUMBER.match(text, old.begin)
        if found is None:
            raise NotMendedError("syntax")
        return found.start(), found.end(), str(at)
    last = max(
        (mapping.scalars[name] for name in ("quote", "mark") if name in mapping.scalars),
        key=lambda scalar: scalar.end,
    )
    if mapping.is_flow:
        return last.end, last.end, f", at: {at}"
    line_end = _line_end(text, mapping.begin)
    indent = " " * mapping.column
    if last.is_block:
        return last.key, last.key, f"at: {at}{line_end}{indent}"
    stop = _LINE_END.search(text, last.end)
    end = stop.start() if stop else len(text)
    return end, end, f"{line_end}{indent}at: {at}"


def _line_end(text: str, near: int) -> str:
    """Return how lines end in ``text`` near that offset."""
    found = _LINE_END.search(text, near)
    first = _LINE_END.search(text)
    return (found[0] if found else "") or (first[0] if first else "") or "\n"


def _mappings(data: bytes) -> dict[Place, _Mapping]:
    """Return every mapping in ``data`` by its place; raises PyYAML's ``YAMLError``."""
    get = events(data)
    found: dict[Place, _Mapping] = {}
    open_: list[_Mapping | None] = []
    key: Any = None
    event = get()
    while event is not None:
        kind = event.__class__
        holder = open_[-1] if open_ else None
        if kind is SCALAR and holder is not None:
            key = _scalar_in(holder, key, event)
        elif kind is MAPPING_START:
            mark = event.start_mark
            flow = bool(event.flow_style)
            mapping = _Mapping(mark.index, mark.column, flow, {})
            found[Place(mark.line + 1, mark.column + 1)] = mapping
            open_.append(mapping)
            key = None
        elif kind is MAPPING_END or kind is SEQUENCE_END:
            open_.pop()
            key = None
        elif kind is SEQUENCE_START:
            open_.append(None)
            key = None
        event = get()
    return found


def _scalar_in(holder: _Mapping, key: Any, event: Any) -> Any:
    """Take a scalar of a mapping: a key is returned, a value is kept under the last one."""
    if key is None:
        return event
    holder.scalars[key.value] = _Scalar(
        key.start_mark.index,
        event.start_mark.index,
        event.end_mark.index,
        event.style in BLOCK_STYLES,
    )
    return None
