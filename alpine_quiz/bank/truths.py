"""How people say that a statement is true, or that it is false."""

from __future__ import annotations

from alpine_quiz.bank.likeness import words

_TRUE = frozenset(("true", "vrai", "wahr", "verdadero", "vero"))
_FALSE = frozenset(("false", "faux", "falsch", "falso"))
# Only where the type says that it is about truth: elsewhere these are answers like others.
_YES = frozenset(("yes", "oui", "ja"))
_NO = frozenset(("no", "non", "nein"))
_ALSO_YES = frozenset(("t", "v", "y", "o", "j", "si", "1", "x", "right", "correct", "juste"))
_ALSO_NO = frozenset(("f", "n", "0", "wrong", "incorrect"))
_Y_OR_N = {"y": True, "n": False}
"""What other programs take for a truth; in capitals it may be a chemist's."""


def truth_of(text: str, *, asked: bool) -> bool | None:
    """Return whether a text says true or false; what also means yes or no only if ``asked``."""
    plain = words(text[:40]).strip()
    if plain in _TRUE or (asked and plain in _YES | _ALSO_YES):
        return True
    if plain in _FALSE or (asked and plain in _NO | _ALSO_NO):
        return False
    return None


def truth_meant(text: str) -> bool | None:
    """Return which truth is surely meant by a text that nothing else is known of, if one is."""
    if text in _Y_OR_N:
        return _Y_OR_N[text]
    plain = words(text[:40]).strip()
    if plain in _TRUE or plain in _YES:
        return True
    return False if plain in _FALSE or plain in _NO else None
