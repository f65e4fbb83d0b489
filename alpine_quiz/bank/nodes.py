"""YAML events as nodes: every value raw, with its place, and every fault of the file told.

The events are those of PyYAML's C parser, or of its Python one where there is no libyaml;
neither recurses, and depth is bounded here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from alpine_quiz.bank.findings import Mark
from alpine_quiz.bank.problems import Code
from alpine_quiz.bank.source import STAND_IN
from alpine_quiz.language.clean import first_forbidden

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.bank.findings import Findings

# Any: the stubs of PyYAML know too little of what its parsers return.
ALIAS: Any = yaml.AliasEvent
DOCUMENT_START: Any = yaml.DocumentStartEvent
STREAM_END: Any = yaml.StreamEndEvent
MAPPING_START: Any = yaml.MappingStartEvent
MAPPING_END: Any = yaml.MappingEndEvent
SEQUENCE_START: Any = yaml.SequenceStartEvent
SEQUENCE_END: Any = yaml.SequenceEndEvent
SCALAR: Any = yaml.ScalarEvent
BLOCK_STYLES = ("|", ">")
"""The styles of texts that go on over lines as they are indented."""

MAX_DEPTH = 12
MAX_ENTRIES = 3000
_MAX_NODES = 20_000

Value: TypeAlias = "str | list[Node] | dict[str, Node]"
Node: TypeAlias = tuple[Value, Mark, Mark]
"""A value, where it begins, and where its key begins (the value itself where it has none)."""


class StopReadingError(Exception):
    """What was met at ``line`` ends the reading of this piece of the file; it is told already.

    ``for_good``: nor is the rest of the file worth reading.
    """

    def __init__(self, line: int, *, for_good: bool = False) -> None:
        super().__init__(line)
        self.line = line
        self.for_good = for_good


def python_events(data: bytes) -> Callable[[], Any]:
    """Return the events of ``data``, one a call, by the parser written in Python."""
    get: Callable[[], Any] = yaml.BaseLoader(data.decode()).get_event
    return get


try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML built without libyaml
    events = python_events
else:

    def events(data: bytes) -> Callable[[], Any]:
        """Return the events of ``data``, one a call, then ``None``."""
        get: Callable[[], Any] = CParser(data).get_event
        return get


class Nodes:
    """Reads nodes from the events ``get`` gives, noting in ``findings`` what is not allowed.

    ``suspicious`` says that scalars may hold forbidden characters and must be looked at.
    """

    def __init__(self, get: Callable[[], Any], findings: Findings, *, suspicious: bool) -> None:
        self.get = get
        self._findings = findings
        self._suspicious = suspicious
        self._count = 0

    def begin(self) -> Any:
        """Return the event that opens the document's content, or ``None`` if it has none."""
        self.get()
        event = self.get()
        if event.__class__ is not DOCUMENT_START:
            return None
        return self.get()

    def end(self) -> None:
        """Read what follows the document's content, which must be nothing."""
        self.get()
        event = self.get()
        if event is not None and event.__class__ is not STREAM_END:
            self._findings.error(Code.SEVERAL_DOCUMENTS, event.start_mark)

    def read_one(self, event: Any, depth: int) -> Node:
        """Return the node that ``event`` opens, as one of a long list.

        Raises ``StopReadingError`` and PyYAML's ``YAMLError``.
        """
        self._count = 0
        return self.read(event, event.start_mark, depth)

    def read(self, event: Any, key: Mark, depth: int) -> Node:
        """Return the node that ``event`` opens; raises like `read_one`."""
        kind = event.__class__
        if kind is SCALAR:
            self.look_at(event)
            return event.value, event.start_mark, key
        if kind is ALIAS:
            self._findings.error(Code.ALIAS, event.start_mark)
            return "*", event.start_mark, key
        if depth > MAX_DEPTH:
            self._findings.error(Code.TOO_DEEP, event.start_mark, limit=MAX_DEPTH)
            raise StopReadingError(event.start_mark.line)
        if event.anchor is not None or event.tag is not None:
            self._refuse_anchor_and_tag(event)
        value = self._mapping(depth) if kind is MAPPING_START else self._sequence(depth)
        self._count += len(value)
        if self._count > _MAX_NODES:
            raise self._too_many(event)
        return value, event.start_mark, key

    def look_at(self, event: Any) -> None:
        """Note an anchor, a tag or a forbidden character of a scalar."""
        if event.anchor is not None or event.tag is not None:
            self._refuse_anchor_and_tag(event)
        if self._suspicious:
            self._refuse_forbidden(event)

    def _mapping(self, depth: int) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        get, scalar, suspicious = self.get, SCALAR, self._suspicious
        for _ in range(MAX_ENTRIES):
            key = get()
            if key.__class__ is not scalar:
                if key.__class__ is MAPPING_END:
                    return fields
                self._skip_pair(key, depth)
                continue
            event = get()
            name = key.value
            mark = key.start_mark
            if key.anchor is not None or key.tag is not None or suspicious:
                self.look_at(key)
            if event.__class__ is scalar:
                if event.anchor is not None or event.tag is not None or suspicious:
                    self.look_at(event)
                node: Node = (event.value, event.start_mark, mark)
            else:
                node = self.read(event, mark, depth + 1)
            if name in fields:
                self.duplicate(name, mark, fields[name][2].line + self._findings.first_line)
            else:
                fields[name] = node
        raise self._too_many(key)

    def _sequence(self, depth: int) -> list[Node]:
        entries: list[Node] = []
        get, scalar, suspicious = self.get, SCALAR, self._suspicious
        for _ in range(MAX_ENTRIES):
            event = get()
            mark = event.start_mark
            if event.__class__ is scalar:
                if event.anchor is not None or event.tag is not None or suspicious:
                    self.look_at(event)
                entries.append((event.value, mark, mark))
            elif event.__class__ is SEQUENCE_END:
                return entries
            else:
                entries.append(self.read(event, mark, depth + 1))
        raise self._too_many(event)

    def duplicate(self, name: str, mark: Mark, first: int) -> None:
        """Note that the key ``name`` at ``mark`` stood before, in the file's line ``first``."""
        self._findings.error(Code.DUPLICATE_KEY, mark, key=name, first=first + 1)

    def _skip_pair(self, key: Any, depth: int) -> None:
        self._findings.error(Code.KEY_NOT_TEXT, key.start_mark)
        self.read(key, key.start_mark, depth + 1)
        value = self.get()
        self.read(value, value.start_mark, depth + 1)

    def _too_many(self, event: Any) -> StopReadingError:
        self._findings.error(Code.TOO_MANY_ENTRIES, event.start_mark, limit=MAX_ENTRIES)
        return StopReadingError(event.start_mark.line)

    def _refuse_anchor_and_tag(self, event: Any) -> None:
        if event.anchor is not None:
            self._findings.error(Code.ANCHOR, event.start_mark, anchor=event.anchor)
        if event.tag is not None:
            self._findings.error(Code.TAG, event.start_mark, tag=event.tag)

    def _refuse_forbidden(self, event: Any) -> None:
        at = first_forbidden(event.value)
        if at is None:
            return
        if event.value[at] == STAND_IN:
            self._findings.spoil()
        else:
            character = f"U+{ord(event.value[at]):04X}"
            self._findings.error(Code.FORBIDDEN_CHARACTER, event.start_mark, character=character)
