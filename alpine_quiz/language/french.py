"""French small words before a name: *de* and *à* contract with its article, and elide."""

from __future__ import annotations

_ELIDING = frozenset("aàâeéèêëiîïoôuùûyhœæ")
# An h that is breathed, or a y that is a consonant, takes no apostrophe.
_BREATHED = ("hon", "hol", "hau", "har", "hér", "hut", "you", "ya", "yo")


def of(phrase: str) -> str:
    """Return *de* and ``phrase``: *du Mans*, *des Alpes*, *d’Alpine*, *de la Dauphine*."""
    return _joined(phrase, "du", "des", "de")


def to(phrase: str) -> str:
    """Return *à* and ``phrase``: *au Mans*, *aux Alpes*, *à la Dauphine*."""
    return _joined(phrase, "au", "aux", "à")


def _joined(phrase: str, masculine: str, plural: str, plain: str) -> str:
    article, _, rest = phrase.partition(" ")
    if rest and article.lower() == "le":
        return f"{masculine} {rest}"
    if rest and article.lower() == "les":
        return f"{plural} {rest}"
    if plain == "de" and _elides(phrase):
        return f"d’{phrase}"
    return f"{plain} {phrase}"


def _elides(phrase: str) -> bool:
    lowered = phrase.lower()
    # “la” and “l’” begin with a consonant; a code such as A110 is said with its vowel.
    return lowered[:1] in _ELIDING and not lowered.startswith(_BREATHED)
