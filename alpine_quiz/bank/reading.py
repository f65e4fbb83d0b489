"""Reading a YAML file of ours: a mapping, some of whose values are long lists.

After a fault of syntax reading goes on at the next entry of the list, or the next key of the
file, so that one slip costs one question and every slip is told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from alpine_quiz.bank.findings import Spot
from alpine_quiz.bank.nodes import (
    MAPPING_END,
    MAPPING_START,
    SCALAR,
    SEQUENCE_END,
    SEQUENCE_START,
    Nodes,
    StopReadingError,
    events,
)
from alpine_quiz.bank.problems import Code
from alpine_quiz.bank.syntax import fault_mark, swallowing_quote, tell_syntax_error, unclosed_quote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from alpine_quiz.bank.findings import Findings
    from alpine_quiz.bank.nodes import Node
    from alpine_quiz.bank.source import Source

MAX_LISTED = 50_000
"""So many entries a list of a file may have: a pack of more questions is read by nobody."""

_MOST_FIELDS = 200
_LEAST_ALLOWANCE = 2**25
_Start: TypeAlias = tuple[int, bool]
"""A line, counted from 0, and whether an entry of the current list begins there."""

_BREAK = re.compile(rb"\r\n|\r|\n")
_DASH = re.compile(rb" *- +")
_KEY_LINE = re.compile(rb"^[A-Za-z_][A-Za-z0-9_-]*:(?=[ \t\r\n]|\Z)", re.MULTILINE)


def read_fields(
    source: Source,
    findings: Findings,
    lists: Mapping[str, Callable[[Node], None]],
    parser: Callable[[bytes], Callable[[], Any]] = events,
) -> dict[str, Node] | None:
    """Return the file's top-level fields, but for those in ``lists``.

    Of those each entry is handed to the function given as soon as it is read, and the field's
    own value is an empty list. Returns ``None`` where the file is no mapping at all. All faults
    are noted in ``findings``.
    """
    reading = _Reading(source, findings, lists, parser)
    reading.run()
    findings.first_line = 0
    return reading.fields if reading.is_mapping else None


class _Reading:
    """One file on its way; ``fields`` is what has been read of its top level."""

    def __init__(
        self,
        source: Source,
        findings: Findings,
        lists: Mapping[str, Callable[[Node], None]],
        parser: Callable[[bytes], Callable[[], Any]],
    ) -> None:
        self.fields: dict[str, Node] = {}
        self.is_mapping = False
        self._data = source.data
        self._suspicious = not source.clean or b"\\" in source.data
        self._findings = findings
        self._lists = lists
        self._parser = parser
        self._list = ""
        self._dash_column: int | None = None
        self._entry_line = 0
        # A file full of faults is read again from each of them: this bounds the time it takes.
        self._allowance = 8 * len(source.data) + _LEAST_ALLOWANCE

    def run(self) -> None:
        """Read the whole file, going on after each fault."""
        if not self._data.strip():
            self._findings.error(Code.EMPTY_FILE, None)
            return
        going_on = self._attempt(self._data, in_list=False)
        while going_on is not None and not self._findings.full:
            self._allowance -= len(self._data) - self._starts.offsets[going_on[0]]
            if self._allowance < 0:
                self._findings.error(Code.TOO_MANY_PROBLEMS, None)
                return
            going_on = self._resume(*going_on)

    @cached_property
    def _starts(self) -> _Starts:
        return _Starts(self._data)

    def _attempt(self, data: bytes, *, in_list: bool) -> _Start | None:
        """Read ``data``; return where to go on after a fault."""
        try:
            nodes = Nodes(self._parser(data), self._findings, suspicious=self._suspicious)
            if in_list:
                self._read_list(nodes, nodes.begin())
            else:
                self._read_document(nodes)
        except yaml.YAMLError as error:
            at = self._tell(error, data)
            if self._list and self._dash_column is not None:
                self._read_rest(at)
        except StopReadingError as stop:
            at = stop.line + self._findings.first_line
            if stop.for_good:
                return None
        else:
            return None
        return self._starts.after(self._entry_line if self._list else at, self._dash_column)

    def _tell(self, error: yaml.YAMLError, data: bytes) -> int:
        """Note what ended the reading of ``data``; return the line where that begins."""
        findings, begun = self._findings, self._findings.first_line
        mark = fault_mark(error)
        if unclosed_quote(error) is None:
            skipped = max(self._entry_line - begun, 0) if self._list else 0
            piece = data[self._starts.offsets[begun + skipped] - self._starts.offsets[begun] :]
            quote = swallowing_quote(piece, self._parser(piece))
            if quote is not None:
                mark = Spot(quote.line + skipped, quote.column, quote.index)
                findings.error(Code.UNCLOSED_QUOTE, mark)
                return mark.line + begun
        at = mark.line + begun
        if at >= len(self._starts.offsets):  # libyaml ends the last line if nobody does
            mark, at = Spot(mark.line - 1, 0, mark.index), at - 1
        tell_syntax_error(error, mark, self._starts.line(at), findings)
        return at

    def _read_rest(self, fault: int) -> None:
        """Tell the faults in the entry behind the line ``fault``, of which nothing is taken.

        Reading goes on at each key that stands where the entry's first one does.
        """
        after = self._starts.after(self._entry_line, self._dash_column)
        end = after[0] if after else len(self._starts.offsets) - 1
        first_line = self._findings.first_line
        line = self._starts.key_after(fault, self._entry_line, end)
        while line is not None and not self._findings.full and self._allowance >= 0:
            rest = self._data[self._starts.offsets[line] : self._starts.offsets[end]]
            self._allowance -= len(rest)
            self._findings.first_line = line
            fault = self._fault_of(rest)
            line = self._starts.key_after(max(fault, line), self._entry_line, end)
        self._findings.first_line = first_line

    def _fault_of(self, rest: bytes) -> int:
        """Tell the first fault of syntax in ``rest``, and return its line, or the last line."""
        try:
            nodes = Nodes(self._parser(rest), self._findings, suspicious=self._suspicious)
            nodes.read_one(nodes.begin(), 4)
            nodes.get()
            nodes.get()
        except yaml.YAMLError as error:
            return self._tell(error, rest)
        except StopReadingError:
            pass
        return len(self._starts.offsets)

    def _resume(self, line: int, in_list: bool) -> _Start | None:
        offset = self._starts.offsets[line]
        self._findings.first_line = self._entry_line = line
        if not in_list:
            self._list, self._dash_column = "", None
            return self._attempt(self._data[offset:], in_list=False)
        key = self._starts.after(line, None)
        end = self._starts.offsets[key[0]] if key else len(self._data)
        return self._attempt(self._data[offset:end], in_list=True) or key

    def _read_document(self, nodes: Nodes) -> None:
        event = nodes.begin()
        if event is None or (event.__class__ is SCALAR and not event.value and not event.style):
            self._findings.error(Code.EMPTY_FILE, None)
            return
        if event.__class__ is not MAPPING_START:
            self._findings.error(Code.NOT_A_MAPPING, event.start_mark, key="")
            return
        self.is_mapping = True
        key = nodes.get()
        while key.__class__ is not MAPPING_END:
            if len(self.fields) >= _MOST_FIELDS:
                mark = key.start_mark
                self._findings.error(Code.TOO_MANY_ENTRIES, mark, limit=_MOST_FIELDS)
                raise StopReadingError(mark.line, for_good=True)
            self._read_field(nodes, key)
            key = nodes.get()
        nodes.end()

    def _read_field(self, nodes: Nodes, key: Any) -> None:
        name_node = nodes.read_one(key, 2)
        name = name_node[0]
        event = nodes.get()
        mark = key.start_mark
        if not isinstance(name, str):
            self._findings.error(Code.KEY_NOT_TEXT, mark)
            nodes.read_one(event, 2)
            return
        known = self.fields.get(name)
        if known:
            nodes.duplicate(name, mark, known[2].line)
        if name in self._lists and event.__class__ is SEQUENCE_START and not known:
            self._keep(name, ([], event.start_mark, mark))
            self._list = name
            self._read_list(nodes, event)
            self._list, self._dash_column = "", None
            return
        node = nodes.read_one(event, 2)
        if not known:
            self._keep(name, (node[0], node[1], mark))

    def _keep(self, name: str, node: Node) -> None:
        by = self._findings.first_line
        self.fields[name] = _moved(node, by) if by else node

    def _read_list(self, nodes: Nodes, opening: Any) -> None:
        self._dash_column = None if opening.flow_style else opening.start_mark.column
        first_line = self._findings.first_line
        self._entry_line = opening.start_mark.line + first_line
        event = opening
        take = self._lists[self._list]
        read = nodes.read_one
        begin = self._findings.begin_entry
        last = self._findings.entries + MAX_LISTED
        while not self._findings.full:
            begin()
            event = nodes.get()
            if event.__class__ is SEQUENCE_END:
                self._findings.no_entry()
                return
            self._entry_line = event.start_mark.line + first_line
            if self._findings.entries > last:
                self._findings.error(Code.TOO_MANY_ENTRIES, event.start_mark, limit=MAX_LISTED)
                break
            take(read(event, 3))
        raise StopReadingError(event.start_mark.line, for_good=True)


class _Starts:
    """Where in a file reading can begin again: at a key of its top level, or at an entry."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.offsets = [0, *(found.end() for found in _BREAK.finditer(data))]
        self._lines: dict[int | None, list[int]] = {None: self._lines_with(_KEY_LINE)}

    def line(self, number: int) -> str:
        """Return the text of the line ``number``, counted from 0."""
        if number >= len(self.offsets):
            return ""
        end = self.offsets[number + 1] if number + 1 < len(self.offsets) else None
        return self._data[self.offsets[number] : end].decode().rstrip("\r\n")

    def after(self, line: int, dash_column: int | None) -> _Start | None:
        """Return the first start after ``line``; entries' dashes stand in ``dash_column``."""
        starts = [(self._next(None, line), False)]
        if dash_column is not None:
            starts.append((self._next(dash_column, line), True))
        first = min(starts)
        return first if first[0] < len(self.offsets) else None

    def key_after(self, line: int, entry: int, end: int) -> int | None:
        """Return the first line after ``line`` and before ``end`` with a key of the entry there.

        ``entry`` is the line of its dash: its keys stand where the first one does.
        """
        opening = _DASH.match(self._data, self.offsets[entry])
        if opening is None:
            return None
        column = opening.end() - opening.start()
        key = re.compile(rb" " * column + rb"[A-Za-z_][A-Za-z0-9_-]*:(?=[ \t\r\n]|\Z)")
        for number in range(line + 1, end):
            if key.match(self._data, self.offsets[number]):
                return number
        return None

    def _next(self, column: int | None, line: int) -> int:
        if column not in self._lines:
            dash = re.compile(rb"^" + b" " * (column or 0) + rb"-(?=[ \r\n])", re.MULTILINE)
            self._lines[column] = self._lines_with(dash)
        lines = self._lines[column]
        at = bisect_right(lines, line)
        return lines[at] if at < len(lines) else len(self.offsets)

    def _lines_with(self, pattern: re.Pattern[bytes]) -> list[int]:
        return [
            bisect_right(self.offsets, found.start()) - 1 for found in pattern.finditer(self._data)
        ]


def _moved(node: Node, by: int) -> Node:
    """Return ``node``, read from a later piece of the file, with lines counted from its top."""
    value, *marks = node
    if isinstance(value, dict):
        value = {name: _moved(child, by) for name, child in value.items()}
    elif isinstance(value, list):
        value = [_moved(child, by) for child in value]
    begin, key = (Spot(mark.line + by, mark.column, mark.index) for mark in marks)
    return value, begin, key
