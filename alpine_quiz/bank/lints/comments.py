"""Texts that a `` #`` cut short: YAML takes what follows for a comment."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

import yaml

from alpine_quiz.bank.findings import MAX_ERRORS
from alpine_quiz.bank.nodes import SCALAR, events
from alpine_quiz.bank.problems import Code, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CANDIDATE = re.compile(rb"^(?P<text>[^#\r\n]*[^#\s]) #(?P<rest>[^\r\n]+)", re.MULTILINE)
_START = re.compile(rb"^ *(?:- +)*(?:[A-Za-z_][A-Za-z0-9_-]*:|-)(?=[ \t\r\n]|\Z)", re.MULTILINE)
_ENDED = tuple("?!.…:;»”\"'")
_BEGINS_AT_ONCE = re.compile(r"#[^\W_]")
_NUMBER_SIGN = re.compile(r"# ?\d+(?:\W|$)")
_MOST = 500
_SHOWN = 60


def cut_texts(data: bytes, path: Path) -> Iterator[Problem]:
    """Yield each plain text in the YAML ``data`` that seems to go on behind a `` #``.

    A comment is set off from what it is about: by more spaces, or by a text that is whole. It
    was part of the text where the sign stands right before a letter or a number, or where the
    text stops short and the question mark is behind the sign.
    """
    suspects = _suspects(data) if b" #" in data else {}
    if not suspects:
        return
    told = 0
    for line, column, text in _plain_texts(data, {line: at for line, (at, _) in suspects.items()}):
        rest = suspects[line][1]
        if not _belongs(text, rest):
            continue
        args: dict[str, str | int] = {"text": text[-_SHOWN:], "rest": rest[:_SHOWN]}
        yield Problem(Code.CUT_BY_COMMENT, Severity.ADVICE, path, line + 1, column + 1, args)
        told += 1
        if told == _MOST:
            return


def _suspects(data: bytes) -> dict[int, tuple[int, str]]:
    """Return where a comment is set off by one space, and the comment, by line from 0."""
    found: dict[int, tuple[int, str]] = {}
    line = at = 0
    for match in _CANDIDATE.finditer(data):
        line += data.count(b"\n", at, match.start())
        at = match.start()
        text, rest = (match[name].decode("utf-8", "replace") for name in ("text", "rest"))
        found[line] = len(text), f"#{rest}".strip()
    return found


def _plain_texts(data: bytes, ends: dict[int, int]) -> Iterator[tuple[int, int, str]]:
    """Yield place and text of every plain scalar that ends at one of ``ends``: line, column.

    Behind a fault of syntax, which the reader tells, it goes on at the next key or entry.
    """
    last = max(ends)
    starts: list[tuple[int, int]] | None = None
    first, rest = 0, data
    for _ in range(MAX_ERRORS):
        reached = 0
        try:
            get = events(rest)
            event = get()
            while event is not None and event.start_mark.line + first <= last:
                if event.__class__ is SCALAR:
                    reached = _reached(event)
                    end = event.end_mark
                    line = end.line + first
                    if not event.style and ends.get(line) == end.column:
                        yield line, event.start_mark.column, event.value
                event = get()
        except yaml.YAMLError:
            starts = _starts(data) if starts is None else starts
            behind = bisect_right(starts, (first + reached, len(data)))
            if behind == len(starts) or starts[behind][0] > last:
                return
            first, offset = starts[behind]
            rest = data[offset:]
        else:
            return


def _reached(event: Any) -> int:
    """Return the last line that a scalar surely takes up."""
    mark = event.end_mark
    if event.style in ("'", '"'):
        return int(event.start_mark.line)  # a quotation that is not closed ends anywhere
    return int(mark.line if mark.column else max(mark.line - 1, event.start_mark.line))


def _starts(data: bytes) -> list[tuple[int, int]]:
    """Return the lines, from 0, at which a key or an entry begins, each with its offset."""
    starts = []
    line = at = 0
    for match in _START.finditer(data):
        line += data.count(b"\n", at, match.start())
        at = match.start()
        starts.append((line, at))
    return starts


def _belongs(text: str, rest: str) -> bool:
    if not text or text.endswith(_ENDED):
        return False
    if _BEGINS_AT_ONCE.match(rest) or _NUMBER_SIGN.match(rest):
        return True
    return rest.endswith("?") and not text.replace(".", "").isdigit()
