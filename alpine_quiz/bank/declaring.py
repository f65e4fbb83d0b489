"""Declaring a document in pack.yaml: spliced in, so that every other byte stays."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from alpine_quiz.bank.edit import NotMendedError
from alpine_quiz.bank.fields import PACK
from alpine_quiz.bank.files import PACK_FILE
from alpine_quiz.bank.findings import Findings
from alpine_quiz.bank.nodes import (
    BLOCK_STYLES,
    MAPPING_END,
    MAPPING_START,
    SCALAR,
    SEQUENCE_END,
    SEQUENCE_START,
    events,
)
from alpine_quiz.bank.pack import pack_of
from alpine_quiz.bank.reading import read_fields
from alpine_quiz.bank.source import read_source, source_of
from alpine_quiz.bank.values import read_value
from alpine_quiz.bank.writer import block, scalar
from alpine_quiz.documents.files import BOM, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from alpine_quiz.bank.model import Document
    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.bank.source import Source

_KEY = "documents"
_STEP = 2


def declared_documents(path: Path) -> tuple[dict[str, Document], list[Problem]]:
    """Return the documents that the pack file ``path`` declares, and what is wrong with it."""
    findings = Findings(path)
    return _documents_in(read_source(findings), findings), findings.problems


def documents_of(data: bytes) -> dict[str, Document]:
    """Return the documents that the bytes of a pack file declare, as far as they can be read."""
    findings = Findings(Path(PACK_FILE))
    try:
        return _documents_in(source_of(data, findings), findings)
    except UnreadableError:
        return {}


def _documents_in(source: Source | None, findings: Findings) -> dict[str, Document]:
    nodes = read_fields(source, findings, {}) if source is not None else None
    header: dict[str, Any] = {}
    for name, node in (nodes or {}).items():
        field = PACK.get(name)
        value = read_value(node, field, findings) if field is not None else None
        if value is not None:
            header[name] = value
    return pack_of(header, findings.path.parent).documents


class _Place:
    """Where the documents stand in a pack file, in code points."""

    def __init__(self) -> None:
        self.is_mapping = False
        self.key_end = -1
        self.begin = -1
        self.is_flow = False
        self.first_key = -1
        self.column = _STEP
        self.last_end = -1
        self.last_is_block = False
        self.names: list[str] = []


def with_document(data: bytes, id_: str, fields: Mapping[str, str | int]) -> bytes:
    """Return the pack file ``data`` with one document more, its ``fields`` by name.

    Raises ``NotMendedError`` where the file is no mapping in block style, where its documents
    are none, or where it has one of this id.
    """
    bom = BOM if data.startswith(BOM) else b""
    text = data.removeprefix(BOM).decode()
    place = _found(data.removeprefix(BOM))
    if id_ in place.names:
        raise NotMendedError("changed")
    at, new = _splice(text, place, id_, fields)
    line_end = "\r\n" if "\r\n" in text else "\n"
    spliced = bom + (text[:at] + new.replace("\n", line_end) + text[at:]).encode()
    if _found(spliced.removeprefix(BOM)).names.count(id_) != 1:
        raise NotMendedError("syntax")
    return spliced


def _splice(text: str, place: _Place, id_: str, fields: Mapping[str, str | int]) -> tuple[int, str]:
    if place.key_end < 0:
        gap = "" if not text or text.endswith("\n") else "\n"
        return len(text), f"{gap}{_KEY}:\n{block({id_: fields}, _STEP)}"
    if place.begin < 0:
        return place.key_end, f"\n{block({id_: fields}, _STEP)}".rstrip("\n")
    if place.is_flow:
        parts = ", ".join(
            f"{name}: {scalar(value, in_flow=True)}" for name, value in fields.items()
        )
        comma = ", " if place.names else ""
        return place.begin + 1, f"{id_}: {{{parts}}}{comma}"
    entry = block({id_: fields}, place.column)
    stop = re.compile(r"\r\n|\r|\n|\Z").search(text, place.last_end)
    if place.last_is_block or stop is None:
        return place.first_key, entry.lstrip(" ") + " " * place.column
    return stop.start(), f"\n{entry}".rstrip("\n")


def _found(data: bytes) -> _Place:
    """Return where the documents stand; raises ``NotMendedError`` where that cannot be told."""
    place = _Place()
    try:
        _read(data, place)
    except yaml.YAMLError:
        raise NotMendedError("syntax") from None
    if not place.is_mapping:
        raise NotMendedError("syntax")
    return place


def _read(data: bytes, place: _Place) -> None:
    get = events(data)
    depth = 0
    key: Any = None
    inside = False
    keys: list[bool] = []
    event = get()
    while event is not None:
        kind = event.__class__
        opens = kind is MAPPING_START or kind is SEQUENCE_START
        if opens or kind is SCALAR:
            if depth == 0 and kind is MAPPING_START:
                place.is_mapping = not event.flow_style
            elif depth == 1 and key is None:
                key = event
            elif depth == 1:
                if kind is SCALAR and key.value == _KEY and not event.value.strip():
                    place.key_end = _after_colon(key)
                elif key.value == _KEY:
                    if kind is not MAPPING_START:
                        raise NotMendedError("syntax")
                    inside = True
                    place.key_end, place.begin = _after_colon(key), event.start_mark.index
                    place.is_flow = bool(event.flow_style)
                key = None
            elif inside:
                if depth == 2 and keys[-1]:
                    place.names.append(getattr(event, "value", ""))
                    if place.first_key < 0:
                        place.first_key = event.start_mark.index
                        place.column = event.start_mark.column
                place.last_end = event.end_mark.index
                place.last_is_block = kind is SCALAR and event.style in BLOCK_STYLES
            if keys:
                keys[-1] = not keys[-1]
        if opens:
            depth += 1
            keys.append(True)
        elif kind is MAPPING_END or kind is SEQUENCE_END:
            depth -= 1
            keys.pop()
            if inside:
                flow_end = (
                    event.end_mark.index if event.end_mark.index > event.start_mark.index else 0
                )
                place.last_end = max(place.last_end, flow_end)
                inside = depth > 1
        event = get()


def _after_colon(key: Any) -> int:
    return int(key.end_mark.index) + 1
