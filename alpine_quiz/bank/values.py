"""Typing raw nodes by field: texts, lists and mappings of them, and whole records."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from alpine_quiz.bank.fields import Field, Kind
from alpine_quiz.bank.problems import Code
from alpine_quiz.bank.texts import (
    AN_ID,
    PATTERNS,
    read_bool,
    read_date,
    read_line,
    read_number,
    read_patterned,
    read_text,
    read_whole,
    read_word,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from alpine_quiz.bank.findings import Findings
    from alpine_quiz.bank.nodes import Node

    Reader = Callable[[Node, Field, Findings], Any]
    Readers = dict[str, tuple[Reader, Field]]


def read_value(node: Node, field: Field, findings: Findings) -> Any:
    """Return what ``node`` holds, typed as ``field`` says, or ``None`` after noting an error."""
    return READERS[field.kind](node, field, findings)


def readers_of(fields: Mapping[str, Field]) -> Readers:
    """Return what reads each of ``fields``, by name: looked up once, since banks are long."""
    return {name: (READERS[field.kind], field) for name, field in fields.items()}


def required_of(fields: Mapping[str, Field]) -> tuple[str, ...]:
    """Return the names of the fields that must be there."""
    return tuple(name for name, field in fields.items() if field.required)


def read_record(
    node: Node, fields: Mapping[str, Field], findings: Findings, what: str
) -> dict[str, Any] | None:
    """Return the fields of the mapping ``node``, typed, by name; ``None`` where it is none.

    Unknown and missing fields are noted; ``what`` is the record's name for that.
    """
    return _read_record(node, readers_of(fields), required_of(fields), findings, what)


def _read_record(
    node: Node, readers: Readers, required: tuple[str, ...], findings: Findings, what: str
) -> dict[str, Any] | None:
    value, begin, _ = node
    if not isinstance(value, dict):
        findings.error(Code.NOT_A_MAPPING, begin, key=what)
        return None
    record: dict[str, Any] = {}
    for name, child in value.items():
        known = readers.get(name)
        if known is None:
            tell_unknown_key(name, child, readers, findings)
            continue
        typed = known[0](child, known[1], findings)
        if typed is not None:
            record[name] = typed
    for name in required:
        if name not in value:
            findings.error(Code.MISSING_KEY, begin, key=name)
    return record


@cache
def _within(field: Field) -> tuple[Readers, tuple[str, ...]]:
    return readers_of(field.of), required_of(field.of)


def tell_unknown_key(name: str, node: Node, known: Iterable[str], findings: Findings) -> str:
    """Note that ``name`` is no field here; return the nearest to it of ``known``, or nothing."""
    if findings.full:
        return ""
    from alpine_quiz.bank.other_names import Role, fields_meant, role_of

    known = list(known)
    meant = fields_meant(name[:80])
    fitting = [each for each in meant or () if each in known]
    if isinstance(node[0], list) and "answers" in fitting:
        fitting = ["answers"]
    if fitting and role_of(name[:80]) is Role.OPTIONS:
        # The right one among them: no other name would do.
        findings.error(Code.UNKNOWN_KEY, node[2], key=name[:80], holds="options")
        return fitting[0]
    if meant is None or (meant and not fitting):
        from difflib import get_close_matches

        fitting = get_close_matches(name[:80].replace("-", "_").lower(), known, 1, 0.6)
    nearest = fitting[0] if fitting else ""
    findings.error(Code.UNKNOWN_KEY, node[2], key=name[:80], nearest=nearest)
    return nearest


def _lines(node: Node, field: Field, findings: Findings) -> tuple[str, ...] | None:
    value = node[0]
    if not isinstance(value, list):
        findings.error(Code.NOT_A_LIST, node[1], key=field.name)
        return None
    lines: list[str] = []
    good = True
    for child in value:
        text = child[0]
        # Nearly every entry is a short plain text: those are taken without a call.
        plain = isinstance(text, str) and len(text) <= 300 and text.isprintable()
        line = (text.strip() if plain else "") or read_line(child, _entry(field.name), findings)
        if line is None:
            good = False
        else:
            lines.append(line)
    good = _count_is_right(len(value), node, field, findings) and good
    return tuple(lines) if good else None


@cache
def _entry(name: str) -> Field:
    return Field(name, Kind.LINE, "")


def _ids(node: Node, field: Field, findings: Findings) -> tuple[str, ...] | None:
    lines = _lines(node, field, findings)
    if lines is None:
        return None
    for line in lines:
        if not AN_ID.fullmatch(line):
            findings.error(Code.BAD_ID, node[1], key=field.name, text=line[:80])
            return None
    return lines


def _count_is_right(count: int, node: Node, field: Field, findings: Findings) -> bool:
    if count < field.least:
        code = Code.TOO_FEW if count else Code.EMPTY
        findings.error(code, node[1], key=field.name, count=count, least=field.least)
        return False
    if count > field.most:
        findings.error(Code.TOO_MANY_OPTIONS, node[1], key=field.name, count=count, most=field.most)
        return False
    return True


def _mapping(node: Node, field: Field, findings: Findings) -> dict[str, Node] | None:
    value = node[0]
    if isinstance(value, dict):
        if value:
            return value
        findings.error(Code.EMPTY, node[1], key=field.name)
    else:
        findings.error(Code.NOT_A_MAPPING, node[1], key=field.name)
    return None


def _notes(node: Node, field: Field, findings: Findings) -> dict[str, str] | None:
    value = _mapping(node, field, findings)
    if value is None:
        return None
    notes: dict[str, str] = {}
    for name, child in value.items():
        option = read_line((name, child[2], child[2]), _entry(field.name), findings)
        text = read_text(child, field, findings)
        if option is not None and text is not None:
            notes[option] = text
    return notes if len(notes) == len(value) else None


def _reasons(node: Node, field: Field, findings: Findings) -> tuple[tuple[str, str], ...] | None:
    """Read codes with reasons; whether a code is one, and a reason any good, is told as advice."""
    value = _mapping(node, field, findings)
    if value is None:
        return None
    entry = _entry(field.name)
    reasons: list[tuple[str, str]] = []
    for name, child in value.items():
        code = read_line((name, child[2], child[2]), entry, findings)
        blank = isinstance(child[0], str) and not child[0].strip()
        reason = "" if blank else read_text(child, field, findings)
        if code is not None and reason is not None:
            reasons.append((code, reason))
    return tuple(reasons) if len(reasons) == len(value) else None


def _pairs(node: Node, field: Field, findings: Findings) -> tuple[tuple[str, str], ...] | None:
    value = _mapping(node, field, findings)
    if value is None or not _count_is_right(len(value), node, field, findings):
        return None
    entry = _entry(field.name)
    pairs: list[tuple[str, str]] = []
    for name, child in value.items():
        left = read_line((name, child[2], child[2]), entry, findings)
        right = read_line(child, entry, findings)
        if left is not None and right is not None:
            pairs.append((left, right))
    return tuple(pairs) if len(pairs) == len(value) else None


def _localized(node: Node, field: Field, findings: Findings) -> dict[str, str] | None:
    if not isinstance(node[0], dict):
        text = read_text(node, field, findings)
        return None if text is None else {"": text}
    value = _mapping(node, field, findings)
    texts: dict[str, str] = {}
    pattern, code = PATTERNS[Kind.LANGUAGE]
    for language, child in (value or {}).items():
        if not pattern.fullmatch(language):
            findings.error(code, child[2], key=field.name, text=language[:80])
            continue
        text = read_text(child, field, findings)
        if text is not None:
            texts[language] = text
    return texts or None


def _glossary(node: Node, field: Field, findings: Findings) -> dict[str, dict[str, str]] | None:
    value = _mapping(node, field, findings)
    if value is None:
        return None
    entries: dict[str, dict[str, str]] = {}
    for name, child in value.items():
        line = read_line((name, child[2], child[2]), _entry(field.name), findings)
        texts = _localized(child, field, findings)
        if line is not None and texts is not None:
            entries[line] = texts
    return entries if len(entries) == len(value) else None


def _authors(node: Node, field: Field, findings: Findings) -> tuple[str, ...] | None:
    if isinstance(node[0], str):
        line = read_line(node, field, findings)
        return None if line is None else (line,)
    return _lines(node, field, findings)


def _records(node: Node, field: Field, findings: Findings) -> list[dict[str, Any]] | None:
    value = node[0]
    if not isinstance(value, list):
        findings.error(Code.NOT_A_LIST, node[1], key=field.name)
        return None
    if not _count_is_right(len(value), node, field, findings):
        return None
    readers, required = _within(field)
    records: list[dict[str, Any]] = []
    for child in value:
        record = _read_record(child, readers, required, findings, field.name)
        if record is not None:
            record["place"] = findings.place(child[1])
            records.append(record)
    return records


def _options(node: Node, field: Field, findings: Findings) -> list[dict[str, Any]] | None:
    value = node[0]
    if not isinstance(value, list):
        findings.error(Code.NOT_A_LIST, node[1], key=field.name)
        return None
    short = next(iter(field.of))
    whole: list[Node] = [
        ({short: child}, child[1], child[2]) if isinstance(child[0], str) else child
        for child in value
    ]
    return _records((whole, node[1], node[2]), field, findings)


def _table(node: Node, field: Field, findings: Findings) -> dict[str, dict[str, Any]] | None:
    value = _mapping(node, field, findings)
    if value is None or not _count_is_right(len(value), node, field, findings):
        return None
    readers, required = _within(field)
    table: dict[str, dict[str, Any]] = {}
    for name, child in value.items():
        if not AN_ID.fullmatch(name):
            findings.error(Code.BAD_ID, child[2], key=field.name, text=name[:80])
            continue
        record = _read_record(child, readers, required, findings, name[:80])
        if record is not None:
            record["place"] = findings.place(child[2])
            table[name] = record
    return table


def _list(node: Node, field: Field, findings: Findings) -> list[Node] | None:
    value = node[0]
    if isinstance(value, list):
        return value
    findings.error(Code.NOT_A_LIST, node[1], key=field.name)
    return None


READERS: dict[Kind, Reader] = {
    Kind.LINE: read_line,
    Kind.TEXT: read_text,
    Kind.ID: read_patterned,
    Kind.WORD: read_word,
    Kind.BOOL: read_bool,
    Kind.WHOLE: read_whole,
    Kind.NUMBER: read_number,
    Kind.DATE: read_date,
    Kind.LANGUAGE: read_patterned,
    Kind.SHA256: read_patterned,
    Kind.LINES: _lines,
    Kind.IDS: _ids,
    Kind.NOTES: _notes,
    Kind.PAIRS: _pairs,
    Kind.LOCALIZED: _localized,
    Kind.AUTHORS: _authors,
    Kind.RECORDS: _records,
    Kind.TABLE: _table,
    Kind.GLOSSARY: _glossary,
    Kind.REASONS: _reasons,
    Kind.OPTIONS: _options,
    Kind.LIST: _list,
}
