"""Which characters text from packs, players and files may not hold, and how it is shown safely."""

from __future__ import annotations

import re
from itertools import islice

# Explicit bidirectional embeddings, overrides and isolates reorder what stands beside them
# (Unicode UAX #9); the marks U+200E, U+200F and U+061C only help neighbours and are legal text.
_BIDI = "\u202a-\u202e\u2066-\u2069"
# Zero-width space and joiners of words, deprecated format characters, a BOM inside text,
# interlinear annotations and tag characters: invisible, and so only good for tricks. The
# zero-width (non-)joiner stays: Persian and emoji need it.
_INVISIBLE = "\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
# Line ends other than LF would make our line numbers differ from an editor's.
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"
_NOT_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    chr(plane + low) for plane in range(0, 0x110000, 0x10000) for low in (0xFFFE, 0xFFFF)
)

_HOSTILE = f"{_CONTROL}{_BIDI}{_INVISIBLE}{_NOT_CHARACTERS}"
# The other sets are compiled when they are first needed: most runs never do.
_FORBIDDEN = re.compile(f"[\r{_HOSTILE}]")
_FORBIDDEN_IN_FILES = f"[{_HOSTILE}]"
_DROPPED = f"[{_BIDI}{_INVISIBLE}\u061c\u200e\u200f]"
_REPLACED = f"[\r{_CONTROL}{_NOT_CHARACTERS}]"
_RETURNS = "\r\n?"
_BREAKS = "\r\n|[\t\n\r\x0b\x0c\x85\u2028\u2029]"


def first_forbidden(text: str, start: int = 0) -> int | None:
    """Return the index of the first character that text may not hold, from ``start`` on.

    Line feed and tab are allowed; carriage return is not, since it overwrites a line.
    """
    if text.isprintable():
        return None
    found = _FORBIDDEN.search(text, start)
    return found.start() if found else None


def forbidden_in_file(text: str, most: int) -> list[int]:
    """Return the indexes of the first characters, ``most`` at most, that no file may hold.

    They are those that no text may hold but for carriage returns, which belong to line ends.
    """
    return [found.start() for found in islice(re.finditer(_FORBIDDEN_IN_FILES, text), most)]


def with_stand_ins(text: str, stand_in: str) -> str:
    """Return the text of a file with ``stand_in`` for every character it may not hold."""
    return re.sub(_FORBIDDEN_IN_FILES, stand_in, text)


def cleaned(text: str, *, multiline: bool = False) -> str:
    """Return ``text`` fit to be shown: no control, no reordering, nothing invisible.

    Controls become their pictures (ESC is shown as ␛), what has no picture becomes U+FFFD,
    and bidi controls and zero-width tricks go. Line ends and tabs become spaces unless
    ``multiline``; then they stay as line feeds and tabs.
    """
    if text.isprintable():
        return text
    breaks, shown = (_RETURNS, "\n") if multiline else (_BREAKS, " ")
    return re.sub(_REPLACED, _picture, re.sub(_DROPPED, "", re.sub(breaks, shown, text)))


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
