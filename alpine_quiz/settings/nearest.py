"""The known name that was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.settings.values import LONGEST_SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the one of ``known`` that is most like ``name``, or nothing."""
    from difflib import get_close_matches

    asked = name[:LONGEST_SHOWN].replace("-", "_").casefold()
    close = get_close_matches(asked, list(known), 1, 0.6)
    return close[0] if close else ""


def nearest_binding(name: str, known: Iterable[str]) -> str:
    """Return the binding that ``name`` is most like, where it is alone by its last part."""
    ids = sorted(known, key=lambda each: not each.startswith("question."))
    room, _, last = name.rpartition(".")
    parts = {each.rpartition(".")[2]: each for each in reversed(ids)}
    near = nearest(name, ids)
    return near or ("" if room else parts.get(nearest(last, parts), ""))
