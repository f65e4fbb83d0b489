"""Several texts in one cell: ``Seine | Loire``, and pairs: ``Rouen = Seine | Nantes = Loire``."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SPECIAL = re.compile(r"[\\|;=→]|->")
_ESCAPED = re.compile(r"\\([\\|;=n→]|->)")
_TOKEN = re.compile(r"\\[\\|;=n]|[|\n;]")
_BETWEEN_PAIR = re.compile(r"\\(?:[\\|;=n→]|->)|=>|[=→]|->")
_COLON = re.compile(r":\s+")


def joined(texts: Iterable[str]) -> str:
    """Return texts as one cell that `parted` takes apart again."""
    return " | ".join(map(_escape, texts))


def parted(cell: str) -> list[str]:
    r"""Return the texts in a cell: between ``|`` or on lines of their own, else between ``;``.

    A backslash before one of these makes it a letter like any other; ``\n`` is a line's end.
    """
    return [text for part in _parts(cell) if (text := _meant(part))]


def joined_pairs(pairs: Mapping[str, str] | Iterable[tuple[str, str]]) -> str:
    """Return pairs as one cell that `parted_pairs` takes apart again."""
    each = dict(pairs).items()
    return " | ".join(f"{_escape(left)} = {_escape(right)}" for left, right in each)


def parted_pairs(cell: str) -> dict[str, str]:
    """Return the pairs in a cell; ``->``, ``→`` and a colon are understood too.

    What has no partner is a left side with an empty right one.
    """
    pairs: dict[str, str] = {}
    for part in _parts(cell):
        left, right = _sides(part)
        if left or right:
            pairs[left] = right
    return pairs


def _parts(cell: str) -> list[str]:
    found = [(token.start(), token[0]) for token in _TOKEN.finditer(cell) if token[0] in "|;\n"]
    cuts = [at for at, sign in found if sign != ";"] or [at for at, _ in found]
    edges = [-1, *cuts, len(cell)]
    return [cell[begin + 1 : end] for begin, end in pairwise(edges)]


def _sides(text: str) -> tuple[str, str]:
    for token in _BETWEEN_PAIR.finditer(text):
        if not token[0].startswith("\\"):
            return _meant(text[: token.start()]), _meant(text[token.end() :])
    left, *right = _COLON.split(text, maxsplit=1)
    return _meant(left), _meant("".join(right))


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text).replace("\n", r"\n")


def _meant(part: str) -> str:
    return _ESCAPED.sub(lambda sign: "\n" if sign[1] == "n" else sign[1], part.strip()).strip()
