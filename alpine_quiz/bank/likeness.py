"""Comparing texts of one pack: what a player could not tell apart is alike."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = re.compile("[\u0300-\u036f]")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def likeness(text: str) -> str:
    """Return ``text`` without case, accents and differences of white space.

    Stricter than what grading folds, and fast: the reader does it for every option.
    """
    if text.isalnum() and text.isascii():
        return text.lower()
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return " ".join(text.casefold().split())


def words(text: str) -> str:
    """Return the words of ``text`` without case and accents, each between two spaces."""
    return f" {_BETWEEN_WORDS.sub(' ', likeness(text)).strip()} "
