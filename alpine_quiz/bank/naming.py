"""Ids made of names: of a folder, of a file."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from alpine_quiz.bank.texts import ID

_ID = re.compile(ID)
_NOT_IN_ID = re.compile(r"[^a-z0-9._]+")
_LONGEST_ID = 60
_DIGITS = 8


def id_of_name(name: str) -> str:
    """Return the id of a new pack whose folder is called ``name``."""
    return _slug(name) or "pack"


def id_by_name(name: str) -> str:
    """Return the id of a pack that has none but its folder's or file's ``name``.

    Two names without one Latin letter or digit have two ids.
    """
    if _ID.fullmatch(name):
        return name
    return _slug(name) or f"pack-{hashlib.sha256(_bytes(name)).hexdigest()[:_DIGITS]}"


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NOT_IN_ID.sub("-", letters)[:_LONGEST_ID].strip("-._")


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")
