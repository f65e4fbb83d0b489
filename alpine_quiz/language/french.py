"""French small words before a name: *de* and *à* contract with its article, and elide."""

from __future__ import annotations

import re

from alpine_quiz.language.folding import words

_ARTICLES = {"le": ("du", "au"), "les": ("des", "aux")}
_SPACES = "\u00a0\u202f"
# An h is mute, and elides, only in words that begin so; elsewhere, as in foreign names, it is
# breathed. The h of “Honfleur”, “Hamilton” or “huit” takes no apostrophe.
_MUTE = re.compile(
    r"habi|habl|habr|hal[eo]|harm|heb|hec|hel|hemi|hen(?!n)|hepta|herault|herb|herc|herit|hermi"
    r"|heroi|hesit|heur|hex|hier|hila|hip|hirond|hist|hiv|hom(?!ard)|honn|hono|hop(?!p)"
    r"|hor(?![sd])|host|hot(?!t)|hubert|hugue|huil|huitr|hum|hya|hyd|hyg|hym|hyp"
)
# A y elides before a consonant and in a few names; a few words with a vowel do not elide.
_Y = re.compile(r"y(?:[^aeiouy]|onne|eu)")
_NO_ELISION = re.compile(r"(?:onz|oui|ouate|ouistiti|uhlan|ululement)")


def of(phrase: str) -> str:
    """Return *de* and ``phrase``: *du Mans*, *des Alpes*, *d’Alpine*, *de la Dauphine*.

    Only an article written small contracts: *du Mans*, but *de Le Corbusier*.
    """
    return _joined(phrase, 0, "de")


def to(phrase: str) -> str:
    """Return *à* and ``phrase``: *au Mans*, *aux Alpes*, *à la Dauphine*."""
    return _joined(phrase, 1, "à")


def _joined(phrase: str, which: int, plain: str) -> str:
    article, _, rest = phrase.translate(dict.fromkeys(map(ord, _SPACES), " ")).partition(" ")
    if rest and article in _ARTICLES:
        return f"{_ARTICLES[article][which]} {phrase[len(article) + 1 :]}"
    if plain == "de" and _elides(phrase):
        return f"d’{phrase}"
    return f"{plain} {phrase}"


def _elides(phrase: str) -> bool:
    heard = "".join(words(phrase, article=False)[:1])
    if not heard or phrase.lower().startswith(("l’", "l'", "la ", "une ", "un ")):
        # “la” and “l’” begin with a consonant; of an article “un” the next line tells.
        return phrase.lower().startswith(("un ", "une "))
    if heard[0] == "h":
        return _MUTE.match(heard) is not None
    if heard[0] == "y":
        return _Y.match(heard) is not None
    return heard[0] in "aeiou" and _NO_ELISION.match(heard) is None
