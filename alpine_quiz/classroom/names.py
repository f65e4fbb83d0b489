"""What students may be called: a name to be seen, that nobody else has or seems to have."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from alpine_quiz.classroom.refusing import Refusal, RefusalError
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.folding import foldings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

LONGEST = 24
_VISIBLE = "LNPS"
_SPACING = ("Mn", "Me", "Cf")
# Letters of other scripts, and digits, that are taken for Latin ones (after Unicode's TR 39; the
# few that matter among names), folded already.
_LOOKS_LIKE = str.maketrans(
    "авгеёијкӏмнорстухһԁԛԝѕіαβγεηικμνορτυχω01l|!",
    "abreeujkimhopctyxhdqwsiabyenikmvoptuxwoiiii",
)
_CARS = (
    "A106",
    "A108",
    "A110",
    "A210",
    "A220",
    "A310",
    "A364",
    "A440",
    "A441",
    "A442",
    "A610",
    "GTA",
    "M63",
    "M65",
    "4CV",
    "Berlinette",
    "Coach",
    "Cabriolet",
)


def clean_name(name: str) -> str:
    """Return ``name`` fit to be shown, cut where it is too long.

    Piles of accents are brought down to two a letter. Raises ``RefusalError`` where nothing of it
    can be seen.
    """
    shown = " ".join(unicodedata.normalize("NFC", cleaned(name[: 8 * LONGEST])).split())
    shown = "".join(_without_piles(shown))[:LONGEST].strip()
    if not any(unicodedata.category(each)[0] in _VISIBLE for each in shown):
        raise RefusalError(Refusal.NAME_EMPTY)
    return shown


def _without_piles(text: str) -> Iterator[str]:
    pile = 0
    for character in text:
        pile = pile + 1 if unicodedata.category(character) in _SPACING else 0
        if pile <= 2:
            yield character


def look_of(name: str) -> str:
    """Return what ``name`` looks like from afar: the same for names that can be mixed up.

    Case, accents, spaces and punctuation do not count, and letters that resemble each other are
    one.
    """
    return foldings(name)[0].translate(_LOOKS_LIKE) or name.casefold()


def free_name(name: str, looks: Collection[str]) -> str:
    """Return ``name`` with a number behind it that makes it nobody's yet: a small one."""
    taken, number = 1, 2
    while look_of(_numbered(name, number)) in looks:
        taken, number = number, 2 * number
    # Of a thousand of the same name not each is looked at.
    while number - taken > 1:
        between = (taken + number) // 2
        if look_of(_numbered(name, between)) in looks:
            taken = between
        else:
            number = between
    return _numbered(name, number)


def _numbered(name: str, number: int) -> str:
    behind = f" {number}"
    return name[: LONGEST - len(behind)].rstrip() + behind


def generated_name(student: int, looks: Collection[str]) -> str:
    """Return a name for the ``student``-th who comes: one of our cars, with a start number."""
    # 7 is prime to the number of cars, so neighbours get cars that differ.
    car = _CARS[student * 7 % len(_CARS)]
    number = 1 + student // len(_CARS)
    while True:
        name = f"{car} Nº {number}"
        if look_of(name) not in looks:
            return name
        number += 1
