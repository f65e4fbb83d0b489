"""The bytes of another program's file as text, with all that had to be changed for that."""

from __future__ import annotations

import codecs
import re

from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import ExchangeError, Note, Obstacle
from alpine_quiz.language.clean import cleaned, first_forbidden

MAX_BYTES = 20 * 2**20
MAX_QUESTIONS = 50_000
"""More than any bank: what goes beyond is refused, so that nothing takes for ever."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's: asked for first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNDEFINED = frozenset(bytes([code]) for code in (0x81, 0x8D, 0x8F, 0x90, 0x9D))
_PARTS = re.compile(b"([\x81\x8d\x8f\x90\x9d])")
# One byte in so many may be a NUL; with more it is a program, an image, or UTF-16 in disguise.
_MOST_NULS_OF_UTF8 = 4
_MOST_NULS = 100
_PIECE = 2**18
_MOST_LINES_TOLD = 100
# Line ends that only some programs know; as spaces they leave the lines' numbers an editor's.
_ODD_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")


def decoded(content: bytes) -> tuple[str, tuple[Note, ...]]:
    """Return ``content`` as text that a bank may hold, its lines ended by line feeds.

    UTF-8, or UTF-16 and UTF-32 by their byte-order mark (dropped); what is none of these is
    taken for Windows-1252, which Latin-1 is nearly always, and noted, as is every line with
    characters that no text may hold. Raises ``ExchangeError`` where it is too much, or no text.
    """
    check_size(content)
    text, notes = _text_of(content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if first_forbidden(text) is None:
        return text, notes
    return tidy(text), (*notes, *_characters(text))


def tidy(text: str) -> str:
    """Return text of several lines without what no text may hold; for what is decoded later."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Piece by piece: what is put together of millions of matches would fill the memory.
    pieces = (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
    return "".join(cleaned(_ODD_BREAKS.sub(" ", piece), multiline=True) for piece in pieces)


def check_size(content: bytes) -> None:
    """Raise ``ExchangeError`` where a file is larger than is read."""
    if len(content) > MAX_BYTES:
        raise ExchangeError(Obstacle.TOO_LARGE, limit=MAX_BYTES // 2**20)


def check_count(count: int, line: int = 0) -> None:
    """Raise ``ExchangeError`` where there are more questions, or rows, than are read."""
    if count > MAX_QUESTIONS:
        raise ExchangeError(Obstacle.TOO_MANY, line, limit=MAX_QUESTIONS)


def _text_of(content: bytes) -> tuple[str, tuple[Note, ...]]:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _unspoilt(content[len(bom) :], encoding)
    nuls = content.count(0)
    if nuls * _MOST_NULS_OF_UTF8 > len(content):
        raise ExchangeError(Obstacle.BINARY)
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        if nuls * _MOST_NULS > len(content):
            raise ExchangeError(Obstacle.BINARY) from None
        # Five bytes mean nothing in Windows-1252: in Latin-1 they are controls, cleaned later.
        text = "".join(
            part.decode("latin-1") if part in _UNDEFINED else part.decode("cp1252")
            for part in _PARTS.split(content)
        )
        return text, _encoding("Windows-1252", damaged=False)


def _unspoilt(content: bytes, encoding: str) -> tuple[str, tuple[Note, ...]]:
    try:
        return content.decode(encoding), ()
    except UnicodeDecodeError:
        return content.decode(encoding, "replace"), _encoding(encoding.upper()[:6], damaged=True)


def _encoding(name: str, *, damaged: bool) -> tuple[Note, ...]:
    args: dict[str, str | int] = {"encoding": name, "damaged": int(damaged)}
    return (Note(Loss.ENCODING, Fate.CHANGED, args=args),)


def _characters(text: str) -> list[Note]:
    """Note the lines with characters that no text may hold, the first of them one by one."""
    notes: list[Note] = []
    number, at = 1, 0
    while (found := first_forbidden(text, at)) is not None:
        number += text.count("\n", at, found)
        character = "" if len(notes) == _MOST_LINES_TOLD else f"U+{ord(text[found]):04X}"
        line = number if character else 0
        args: dict[str, str | int] = {"character": character}
        notes.append(Note(Loss.CHARACTERS, Fate.CHANGED, line, args=args))
        at = text.find("\n", found)
        if at < 0 or not character:
            break
    return notes
