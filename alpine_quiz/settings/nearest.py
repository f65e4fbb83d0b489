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
