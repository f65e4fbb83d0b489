"""Where in a GIFT file a question begins and ends, and what its parts are.

A blank line divides questions. A file that has blank lines within braces, or none between two
questions, is read as it is meant, since Moodle would make nonsense of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from alpine_quiz.exchange.decoding import check_count
from alpine_quiz.exchange.gift import CATEGORY, COMMENT, GONE

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_COMMENTS = 100
_BRACE = re.compile("[{}]")


@dataclass(slots=True)
class Piece:
    """A question in its parts, or what is none: a category, or a text without answers.

    ``answers`` is what the braces hold, ``tail`` what follows them; all in `hidden` signs.
    """

    line: int
    stem: str
    answers: str | None = None
    tail: str = ""
    title: str = ""
    comments: list[str] = field(default_factory=list)
    is_category: bool = False
    is_malformed: bool = False


@dataclass(slots=True)
class _Block:
    """Lines between blank ones, joined; ``comments`` are lines and numbers."""

    line: int
    lines: list[str] = field(default_factory=list)
    comments: list[tuple[int, str]] = field(default_factory=list)
    is_open: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def pieces_of(text: str) -> Iterator[Piece]:
    """Yield the pieces of a `hidden` text in their order; it is gone over once."""
    blocks: list[_Block] = []
    for block in _blocks(text):
        check_count(len(blocks), block.line)
        blocks.append(block)
    for block in _joined(blocks):
        first = block.lines[0].lstrip()
        if first.startswith(CATEGORY):
            yield Piece(block.line, first[len(CATEGORY) :], is_category=True)
        else:
            yield from _pieces(block)


def _blocks(text: str) -> Iterator[_Block]:
    block = _Block(0)
    for number, line in enumerate(text.split("\n"), 1):
        if not line and not block.lines:
            continue
        bare = line.strip()
        is_category = bare.startswith(CATEGORY)
        if (not bare or is_category) and block.lines:
            if any(each != GONE for each in block.lines):
                yield block
            block = _Block(0)
        if not bare:
            block = _Block(0)
        elif is_category:
            yield _Block(number, [bare])
        else:
            block.line = block.line or number
            is_comment = bare.startswith(COMMENT)
            if is_comment and "[" in bare and len(block.comments) < _MOST_COMMENTS:
                block.comments.append((number, bare))
            block.lines.append(GONE if is_comment else line)
    if any(each != GONE for each in block.lines):
        yield block


def _joined(blocks: list[_Block]) -> Iterator[_Block]:
    """Join a block whose brace is not closed with those that close it, if any do."""
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if not _opens(block.text):
            yield block
            continue
        last = at
        found = None
        while last < len(blocks) and not found:
            found = _BRACE.search(blocks[last].text)
            last += 1
        if found and found[0] == "}":
            for other in blocks[at:last]:
                # As many empty lines as there were, so that lines can still be counted.
                missing = other.line - block.line - len(block.lines)
                block.lines += [GONE] * missing + other.lines
                block.comments += other.comments
            at = last
        yield block


def _opens(text: str) -> bool:
    begin = text.rfind("{")
    return begin >= 0 and text.find("}", begin) < 0 and text.count("{") > text.count("}")


def _pieces(block: _Block) -> Iterator[Piece]:
    text = block.text
    start, line = 0, block.line
    comments = iter([*block.comments, (1 << 60, "")])
    comment = next(comments)
    while start < len(text):
        piece, end = _piece(text, start)
        last = line + text.count("\n", start, end)
        while comment[0] <= last:
            piece.comments.append(comment[1])
            comment = next(comments)
        begin = _first_of(text, start)
        piece.line = line + text.count("\n", start, begin)
        if piece.stem.strip(f" \t\n{GONE}") or piece.answers is not None:
            yield _titled(piece)
        start, line = end, last


def _piece(text: str, start: int) -> tuple[Piece, int]:
    """Return the piece at ``start``, and where it ends."""
    opening, closing = text.find("{", start), text.find("}", start)
    if opening < 0 and closing < 0:
        return Piece(0, text[start:]), len(text)
    end = len(text)
    behind = text.find("{", closing) if closing > opening >= 0 else -1
    if behind >= 0:
        end = text.find("\n", closing, behind)
    if not 0 <= opening < closing or end < 0:
        return Piece(0, text[start:], is_malformed=True), len(text)
    answers, tail = text[opening + 1 : closing], text[closing + 1 : end]
    return Piece(0, text[start:opening], answers, tail), end


def _first_of(text: str, start: int) -> int:
    found = re.compile(rf"[^\s{GONE}]").search(text, start)
    return found.start() if found else start


def _titled(piece: Piece) -> Piece:
    stem = piece.stem.lstrip(f" \t\n{GONE}")
    if stem.startswith("::"):
        title, colons, rest = stem[2:].partition("::")
        if colons:
            piece.title, piece.stem = title, rest
    return piece
