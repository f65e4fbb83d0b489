"""Ids made of words."""

from __future__ import annotations

import re
import unicodedata

_MOST_WORDS = 5
_LONGEST = 60


def slug(text: str) -> str:
    """Return ``text`` as an id: its first words in plain letters, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    parts = re.findall(r"[a-z0-9]+", bare)[:_MOST_WORDS]
    return "-".join(parts)[:_LONGEST].strip("-")
