"""Folding: what is left of a text when case, accents, spacing and articles do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_APOSTROPHES = "'’‘‛ʼʻ′‵`´＇ꞌ׳"
_BEFORE = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys("™®©℠°", "")
    | {
        "œ": "oe",
        "Œ": "oe",
        "æ": "ae",
        "Æ": "ae",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ð": "d",
        "Ð": "d",
        "þ": "th",
        "Þ": "th",
        "ħ": "h",
        "Ħ": "h",
        "ı": "i",
    }
)
# What stays of punctuation, because it tells names apart (C#, C++); the rest parts words. A NUL
# stands for the mark within 1.6 while the other full stops go.
_TELLING = frozenset("#&@%'+=<>$~|\x00")
_PARTING = {
    code: " " for code in range(128) if not chr(code).isalnum() and chr(code) not in _TELLING
}
_TYPOGRAPHIC = "“”„«»–—…·\u202f"
_MINUS = "\u2212"
# Looked for first: it is not in most texts, and what stands behind a digit is slow to find.
_WITHIN_NUMBER = re.compile(r"[.,':/\u2044](?=\d)", re.ASCII)
_GROUPING = re.compile(r"(?<=\d)[.,'](?=\d{3}(?!\d))", re.ASCII)
_DECIMAL = re.compile(r"(?<=\d)[.,:/](?=\d)", re.ASCII)
_FRACTION = re.compile(r"(?<![\d./])(\d+)[/\u2044](\d+)(?![\d./])", re.ASCII)
_SEAM = re.compile(r"(?<=[^\W\d])(?=\d)|(?<=\d)(?=[^\W\d])")
_ARTICLE = re.compile(
    r"(?:(?:the|an|le|la|les|un|une|des|du|de la)\s+|a\s+(?=[^\W\d])|(?:de\s+)?l'\s*)(?=\w)"
)


def foldings(text: str) -> tuple[str, ...]:
    """Return the folded text, first whole, then without its leading article if it has one.

    Two texts mean the same where their foldings share one. Case, accents (of Latin, Greek and
    Cyrillic letters; marks that other scripts spell with stay), spaces, hyphens, apostrophes
    and other punctuation do not count. A text of nothing but punctuation folds to itself.
    """
    plain = _plain(text)
    whole = _joined(plain)
    if not whole:
        return (text.casefold().strip(),)
    article = _ARTICLE.match(plain)
    bare = _joined(plain[article.end() :]) if article else ""
    return (whole, bare) if bare and bare != whole else (whole,)


def folded(text: str) -> str:
    """Return the folded text without its leading article, English or French."""
    return foldings(text)[-1]


def words(text: str, *, article: bool = True) -> tuple[str, ...]:
    """Return the folded words of the text, with or without a leading article."""
    plain = _plain(text)
    if not article and (found := _ARTICLE.match(plain)):
        plain = plain[found.end() :]
    return tuple(plain.replace("'", " ").split())


def spelled_words(text: str) -> list[str]:
    """Return the folded words, letters apart from digits: *A110* and *A 110* are alike."""
    found: list[str] = []
    for word in words(text):
        if word.isalpha():
            found.append(word)
        else:
            found += _SEAM.split(word)
    return found


def _joined(plain: str) -> str:
    return plain.replace("'", "").replace(" ", "")


def _plain(text: str) -> str:
    """Lower case without accents; whatever parts words is one space, apostrophes are ``'``."""
    text = text.replace("\x00", " ").translate(_BEFORE)
    if not text.isascii():
        text = _without_accents(text)
    text = text.casefold()
    if _WITHIN_NUMBER.search(text):
        text = _FRACTION.sub("\\1\u2044\\2", text)
        text = _DECIMAL.sub("\x00", _GROUPING.sub("", text))
    if text.isascii():
        return " ".join(text.translate(_PARTING).replace("\x00", ".").split())
    kept = "".join(character if _counts(character) else " " for character in text)
    return " ".join(kept.replace("\x00", ".").split())


def _counts(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character in _TELLING
    kind = unicodedata.category(character)
    return kind[0] in "LMN" or (kind in ("Sm", "Sc", "So") and character != _MINUS)


def _without_accents(text: str) -> str:
    """Decompose, drop accents and invisible characters, write all digits as 0–9, recompose."""
    # Nearly all there is to read is in Latin letters, each of which is itself an accented one.
    plain = text.translate(_latin())
    return plain if plain.isascii() else _decomposed(text)


@cache
def _latin() -> dict[int, str]:
    """Return what becomes of the letters of Latin, as long as no accent stands by itself."""
    letters = map(chr, range(0x00A0, 0x0250))
    return {ord(letter): _decomposed(letter) for letter in (*letters, *_TYPOGRAPHIC)}


def _decomposed(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept: list[str] = []
    accented = True
    for character in decomposed:
        kind = unicodedata.category(character)
        if kind == "Mn":
            if accented or _is_variation(character):
                continue
        elif kind == "Cf":
            continue
        elif kind == "Nd":
            accented = True
            character = str(unicodedata.decimal(character))  # noqa: PLW2901
        else:
            accented = _is_western(character) or not _counts(character)
        kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_BEFORE)


def _is_western(character: str) -> bool:
    """Tell whether it is of a script (Latin, Greek, Cyrillic) whose marks are accents."""
    code = ord(character)
    return code < 0x0590 or 0x1C80 <= code < 0x2DE0 or 0xA640 <= code < 0xA800


def _is_variation(character: str) -> bool:
    return 0xFE00 <= ord(character) <= 0xFE0F or 0xE0100 <= ord(character) <= 0xE01EF
