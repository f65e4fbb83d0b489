"""Writing YAML of our own: the same bytes on every machine, whatever PyYAML is there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

Value: TypeAlias = "str | bool | int | Decimal | Sequence[Value] | Mapping[str, Value]"

_WIDTH = 100
_STEP = 2
_SAFE_SPACES = "\u00a0\u202f"  # French typography's own; `isprintable` knows only U+0020
_RESERVED = frozenset(["true", "false", "yes", "no", "on", "off", "y", "n", "null", "~"])
_BEGINS_PLAIN = re.compile(r"[^\W_]|[(“«‘’…+]", re.UNICODE)
_ENDS_PLAIN = re.compile(r":(\s|$)|\s#")
# Octal, hexadecimal, sexagesimal and the like: other readers of YAML make other numbers of them.
_ODD_NUMBER = re.compile(
    r"0[0-9_bxo][0-9a-fA-F_]*|\d[\d_]*(:[0-5]?\d)+(\.[\d_]*)?|\d[\d.]*_[\d_.]*|\d[\d.]*[eE][-+]?\d+"
)
_FLOW_SIGNS = frozenset(",[]{}?:")
_SHORT_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def block(value: Mapping[str, Value] | Sequence[Value], indent: int = 0) -> str:
    """Return a mapping or list as block YAML, every line indented by ``indent`` and ended.

    A list of scalars stands on one line where it fits; a long text is never broken.
    """
    lines = _mapping(value, indent) if isinstance(value, Mapping) else _sequence(value, indent)
    return "".join(f"{line}\n" for line in lines)


def scalar(value: str | bool | int | Decimal, *, in_flow: bool = False) -> str:
    """Return a scalar as it stands on a line: plain where that is safe, else in quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if _is_plain(value) and not (in_flow and _FLOW_SIGNS.intersection(value)):
        return value
    return f'"{"".join(map(_escaped, value))}"'


def _mapping(value: Mapping[str, Value], indent: int) -> list[str]:
    lines: list[str] = []
    for name, child in value.items():
        begin = " " * indent + scalar(name) + ":"
        if isinstance(child, str | bool | int | Decimal):
            lines.append(f"{begin} {scalar(child)}")
        elif (flow := _flow(child, len(begin) + 1)) is not None:
            lines.append(f"{begin} {flow}")
        elif isinstance(child, Mapping):
            lines += [begin, *_mapping(child, indent + _STEP)]
        else:
            lines += [begin, *_sequence(child, indent + _STEP)]
    return lines


def _sequence(value: Sequence[Value], indent: int) -> list[str]:
    lines: list[str] = []
    dash = " " * indent + "- "
    for child in value:
        if isinstance(child, str | bool | int | Decimal):
            lines.append(f"{dash}{scalar(child)}")
            continue
        if (flow := _flow(child, len(dash))) is not None:
            lines.append(f"{dash}{flow}")
            continue
        inner = indent + _STEP
        nested = _mapping(child, inner) if isinstance(child, Mapping) else _sequence(child, inner)
        lines += [dash + nested[0][inner:], *nested[1:]]
    return lines


def _flow(value: Sequence[Value] | Mapping[str, Value], column: int) -> str | None:
    """Return an empty collection or a list of scalars on one line, if it fits there."""
    if not value:
        return "{}" if isinstance(value, Mapping) else "[]"
    if isinstance(value, Mapping):
        return None
    entries: list[str] = []
    for child in value:
        if not isinstance(child, str | bool | int | Decimal):
            return None
        entries.append(scalar(child, in_flow=True))
    line = f"[{', '.join(entries)}]"
    return line if column + len(line) <= _WIDTH else None


def _is_plain(text: str) -> bool:
    return (
        bool(text)
        and _BEGINS_PLAIN.match(text) is not None
        and _ENDS_PLAIN.search(text) is None
        and text.lower() not in _RESERVED
        and _ODD_NUMBER.fullmatch(text) is None
        and text == text.strip()
        and all(sign.isprintable() or sign in _SAFE_SPACES for sign in text)
    )


def _escaped(sign: str) -> str:
    if sign in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[sign]
    if sign.isprintable() or sign in _SAFE_SPACES:
        return sign
    code = ord(sign)
    return (
        f"\\x{code:02x}"
        if code < 0x100
        else f"\\u{code:04x}"
        if code < 0x10000
        else f"\\U{code:08x}"
    )
