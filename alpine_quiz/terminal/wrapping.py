"""Hard spaces keep words together: a line never begins with “?” or “%”."""

from __future__ import annotations

import re

import rich._wrap

_BREAKS = r"[^\S\u00a0\u2007\u202f]"
"""White space but the three that Unicode gives line-breaking class GL (UAX 14)."""

_WORD = re.compile(rf"{_BREAKS}*(?:\S|[\u00a0\u2007\u202f])+{_BREAKS}*")


def keep_hard_spaces() -> None:
    """Let text break into lines at spaces that may be broken at, and at no others.

    Textual wraps as Rich does, which takes any white space for a break; the pattern that it
    looks words up by is the one place where that is said.
    """
    rich._wrap.re_word = _WORD  # noqa: SLF001 - there is no public place for it
