"""Adding an entry to a list in a person's YAML file, and taking one out: all else stays."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from alpine_quiz.bank.edit import NotMendedError
from alpine_quiz.bank.findings import Findings
from alpine_quiz.bank.model import Place
from alpine_quiz.bank.nodes import (
    ALIAS,
    BLOCK_STYLES,
    MAPPING_END,
    MAPPING_START,
    SCALAR,
    SEQUENCE_END,
    SEQUENCE_START,
    events,
)
from alpine_quiz.bank.source import source_of
from alpine_quiz.bank.writer import block, scalar
from alpine_quiz.documents.files import BOM, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from alpine_quiz.bank.writer import Value

_STEP = 2
_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)[ \t]*\Z")
_COMMA = re.compile(r"\s*,\s*")
_PAIR = ("key", "value")
_DOCUMENT_END: Any = yaml.DocumentEndEvent


@dataclass(slots=True)
class _Node:
    """Something in the text: ``begin`` and ``end`` are offsets, ``end`` behind its last sign.

    ``entries`` are a list's entries, or a mapping's keys and values in turn.
    """

    begin: int
    place: Place
    end: int = 0
    text: str | None = None
    is_mapping: bool = False
    is_flow: bool = False
    entries: list[_Node] = field(default_factory=list)

    @property
    def column(self) -> int:
        """Where it begins in its line, from 0."""
        return self.place.column - 1

    def value(self, key: str) -> tuple[_Node, _Node] | None:
        """Return a key of a mapping and its value."""
        for name, value in zip(self.entries[::2], self.entries[1::2], strict=False):
            if name.text == key:
                return name, value
        return None


def with_entry(
    data: bytes, path: Path, key: str, entry: Mapping[str, Value], at: Place | None = None
) -> bytes:
    """Return ``data`` with ``entry`` as the last of the list ``key``, made where it is absent.

    The list is one of the whole file's or, with ``at``, of the mapping that begins there. Its
    indentation, blank lines and line ends are followed. Raises ``NotMendedError``.
    """
    bom, text, root = _read(data, path)
    holder = root if at is None else _at(root, at)
    if holder is None or not holder.is_mapping:
        raise NotMendedError("changed" if at else "syntax")
    found = holder.value(key)
    if found is None:
        where, new = _with_key(text, holder, key, entry)
    elif holder.is_flow or found[1].is_flow:
        where, new = _in_flow(found[1], entry)
    else:
        where, new = _in_block(text, *found, entry)
    return _spliced(bom, text, where, where, new)


def without_entry(data: bytes, path: Path, place: Place, *, with_list: bool = False) -> bytes:
    """Return ``data`` without the entry of a list whose mapping begins at ``place``.

    What `with_entry` added last goes without a trace. A list that is left without an entry
    becomes ``[]`` or, ``with_list``, goes with its key. Raises ``NotMendedError``.
    """
    bom, text, root = _read(data, path)
    found = _entry(root, place)
    if found is None:
        raise NotMendedError("changed")
    holder, number = found
    if len(holder.entries) == 1 and with_list:
        owner, number = _owner(root, holder)
        begin, end = (_cut_in_flow if owner.is_flow else _cut_lines)(text, owner, number, 2)
        return _spliced(bom, text, begin, end, "")
    if holder.is_flow:
        return _spliced(bom, text, *_cut_in_flow(text, holder, number), "")
    if len(holder.entries) == 1:
        begin = _line_begin(text, text.rindex("-", 0, holder.entries[0].begin))
        end, ended = _behind(text, holder.entries[0])
        new = " " * (holder.column or _STEP) + "[]" + (_line_end(text, begin) if ended else "")
        return _spliced(bom, text, begin, end, new)
    return _spliced(bom, text, *_cut_lines(text, holder, number), "")


def _owner(root: _Node, value: _Node) -> tuple[_Node, int]:
    """Return the mapping that has ``value``, and the number of its key among the entries."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        for number, entry in enumerate(node.entries):
            if entry is value and node.is_mapping and len(node.entries) > len(_PAIR):
                return node, number - 1
        waiting += node.entries
    raise NotMendedError("changed")


def _cut_lines(text: str, holder: _Node, number: int, count: int = 1) -> tuple[int, int]:
    """Return where the lines of entries of a list, or of a pair of a mapping, begin and end."""
    first, last = holder.entries[number], holder.entries[number + count - 1]
    at = first.begin if holder.is_mapping else text.rindex("-", 0, max(first.begin, 1))
    begin = at if text[_line_begin(text, at) : at].strip() else _line_begin(text, at)
    end, ended = _behind(text, last)
    if number + count < len(holder.entries):
        return begin, end
    before = holder.entries[number - 1]
    is_ours = not holder.is_mapping and number > 1 and _blank_is_ours(text, before)
    if is_ours and _BLANK_LINE.search(text, 0, begin):
        begin = _line_begin(text, _break_before(text, begin))
    return (begin if ended else _break_before(text, begin)), end


def _cut_in_flow(text: str, holder: _Node, number: int, count: int = 1) -> tuple[int, int]:
    begin, end = holder.entries[number].begin, holder.entries[number + count - 1].end
    if number + count < len(holder.entries):
        behind = _COMMA.match(text, end)
        return begin, behind.end() if behind else end
    if number:
        before = holder.entries[number - 1].end
        if _COMMA.fullmatch(text, before, begin):
            return before, end
    behind = _COMMA.match(text, end)
    return begin, behind.end() if behind else end


def _blank_is_ours(text: str, before: _Node) -> bool:
    """Tell whether `with_entry` puts a blank line between ``before`` and an entry behind it."""
    dash = text.rindex("-", 0, max(before.begin, 1))
    last = _last(before)
    keeps = _is_block_scalar(text, last) and _keeps(text, last)
    return not keeps and _BLANK_LINE.search(text, 0, dash) is not None


def _break_before(text: str, at: int) -> int:
    """Return where the line's end that stands right before ``at`` begins."""
    return at - 2 if text[max(at - 2, 0) : at] == "\r\n" else max(at - 1, 0)


def _read(data: bytes, path: Path) -> tuple[bytes, str, _Node]:
    bom = BOM if data.startswith(BOM) else b""
    try:
        source = source_of(data, Findings(path))
        root = _tree(source.data)
    except (yaml.YAMLError, UnreadableError):
        raise NotMendedError("syntax") from None
    if root is None:
        raise NotMendedError("syntax")
    return bom, data.removeprefix(BOM).decode(), root


def _spliced(bom: bytes, text: str, begin: int, end: int, new: str) -> bytes:
    return bom + (text[:begin] + new + text[end:]).encode()


def _tree(data: bytes) -> _Node | None:
    """Return the file's value with the places of all in it; raises PyYAML's ``YAMLError``."""
    get = events(data)
    root: _Node | None = None
    open_: list[_Node] = []
    event = get()
    while event is not None:
        kind = event.__class__
        if kind in (SCALAR, ALIAS, MAPPING_START, SEQUENCE_START):
            node = _node(event)
            if open_:
                open_[-1].entries.append(node)
            elif root is not None:
                return None
            root = root or node
            if kind in (MAPPING_START, SEQUENCE_START):
                open_.append(node)
        elif kind in (MAPPING_END, SEQUENCE_END):
            node = open_.pop()
            # The end of a block is marked where the next thing begins: too late for us.
            last = node.entries[-1].end if node.entries else node.begin
            node.end = event.end_mark.index if node.is_flow else last
        event = get()
    return root


def _node(event: Any) -> _Node:
    mark = event.start_mark
    node = _Node(mark.index, Place(mark.line + 1, mark.column + 1), event.end_mark.index)
    if event.__class__ is SCALAR:
        node.text = event.value
    elif event.__class__ is not ALIAS:
        node.is_mapping = event.__class__ is MAPPING_START
        node.is_flow = bool(event.flow_style)
    return node


def _at(root: _Node, place: Place) -> _Node | None:
    """Return the mapping that begins at ``place``."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.is_mapping and node.place == place:
            return node
        waiting += node.entries
    return None


def _entry(root: _Node, place: Place) -> tuple[_Node, int] | None:
    """Return the list one of whose entries is the mapping at ``place``, and its number."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if not node.is_mapping:
            for number, entry in enumerate(node.entries):
                if entry.is_mapping and entry.place == place:
                    return node, number
        waiting += node.entries
    return None


def _with_key(text: str, holder: _Node, key: str, entry: Mapping[str, Value]) -> tuple[int, str]:
    if holder.is_flow:
        new = f"{key}: [{_flow(entry)}]"
        return _behind_last(holder, new)
    line_end = _line_end(text, holder.begin)
    new = block({key: [entry]}, holder.column).replace("\n", line_end)
    return _on_own_lines(text, holder, new, line_end)


def _in_flow(value: _Node, entry: Mapping[str, Value]) -> tuple[int, str]:
    if value.text is not None or value.is_mapping:
        raise NotMendedError("syntax")
    return _behind_last(value, _flow(entry))


def _behind_last(holder: _Node, new: str) -> tuple[int, str]:
    if not holder.entries:
        return holder.begin + 1, new
    return holder.entries[-1].end, f", {new}"


def _in_block(text: str, key: _Node, value: _Node, entry: Mapping[str, Value]) -> tuple[int, str]:
    line_end = _line_end(text, key.begin)
    if value.text is not None:
        if value.text or value.end > value.begin:
            raise NotMendedError("syntax")
        new = block([entry], key.column + _STEP).replace("\n", line_end)
        return _on_own_lines(text, value, new, line_end)
    if value.is_mapping:
        raise NotMendedError("syntax")
    new = block([entry], value.column).replace("\n", line_end)
    last = value.entries[-1]
    if len(value.entries) > 1 and _blank_is_ours(text, last):
        new = line_end + new
    return _on_own_lines(text, value, new, line_end)


def _on_own_lines(text: str, behind: _Node, new: str, line_end: str) -> tuple[int, str]:
    where, ended = _behind(text, behind)
    return (where, new) if ended else (where, line_end + new.removesuffix(line_end))


def _behind(text: str, node: _Node) -> tuple[int, bool]:
    """Return where the line after ``node`` begins, and whether there is a line's end before."""
    end = node.end
    last = _last(node)
    if _is_block_scalar(text, last):
        # Its end is marked behind the empty lines that follow; only “+” makes them its own.
        if not _keeps(text, last):
            end = last.begin + len(text[last.begin : end].rstrip())
        elif text[end - 1 : end] in ("\n", "\r"):
            return end, True
    found = _LINE_END.search(text, end)
    return (found.end(), True) if found else (len(text), False)


def _last(node: _Node) -> _Node:
    while node.entries and not node.is_flow:
        node = node.entries[-1]
    return node


def _is_block_scalar(text: str, node: _Node) -> bool:
    return node.text is not None and text[node.begin : node.begin + 1] in BLOCK_STYLES


def _keeps(text: str, node: _Node) -> bool:
    """Tell whether a block scalar keeps the empty lines behind it."""
    return "+" in text[node.begin : _line_stop(text, node.begin)].split("#", maxsplit=1)[0]


def _line_begin(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _line_stop(text: str, at: int) -> int:
    found = _LINE_END.search(text, at)
    return found.start() if found else len(text)


def _line_end(text: str, near: int) -> str:
    found = _LINE_END.search(text, near) or _LINE_END.search(text)
    return found[0] if found else "\n"


def _flow(value: Value) -> str:
    """Return a value on one line, as it stands between brackets."""
    from collections.abc import Mapping, Sequence

    if isinstance(value, Mapping):
        pairs = (f"{scalar(name, in_flow=True)}: {_flow(child)}" for name, child in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(_flow, value))}]"
    return scalar(value, in_flow=True)
