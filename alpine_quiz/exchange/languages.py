"""Languages as people write them in a spreadsheet, as the tags that banks have."""

from __future__ import annotations

import re

from alpine_quiz.bank.likeness import likeness
from alpine_quiz.bank.texts import LANGUAGE

_TAG = re.compile(LANGUAGE)
_NAMES = {
    name: tag
    for tag, names in {
        "de": "german deutsch allemand ger deu",
        "en": "english anglais englisch eng",
        "es": "spanish espanol espagnol spanisch spa",
        "fr": "french francais franzosisch fra fre",
        "it": "italian italiano italien ita",
        "nl": "dutch nederlands neerlandais nld dut",
        "pt": "portuguese portugues portugais por",
    }.items()
    for name in names.split()
}
_REGION_LENGTH = 2


def language_tag(text: str) -> str:
    """Return the tag of a language: ``fr`` for “Français” and ``fr-CH`` for “fr_ch”, or nothing."""
    plain = likeness(text[:80]).replace("_", "-")
    if plain in _NAMES:
        return _NAMES[plain]
    base, *rest = plain.split(".")[0].split("-")
    parts = [part.upper() if len(part) == _REGION_LENGTH else part.title() for part in rest]
    tag = "-".join([base, *parts])
    return tag if _TAG.fullmatch(tag) else ""
