"""Numbers as people type and read them."""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING

from alpine_quiz.language.folding import words

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 200
"""A typed number longer than this, in characters, is none."""
LARGEST_POWER = 300
_MOST_NUMERALS = 8
"""Where there are more, no single number is meant; each costs a look at all behind it."""
_SHORTEST_PLURAL = 3

_ALIKE = (
    dict.fromkeys("’‘ʼ′＇`´٬", "'")
    | dict.fromkeys("−‐‑‒–—－﹣", "-")
    | {"，": ",", "．": ".", "٫": ".", "·": ".", "⁄": "/", "∕": "/", "_": "'"}
)
_SMALL = {
    word: number
    for row in (
        "zero one two three four five six seven eight nine ten eleven twelve",
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze",
    )
    for number, word in enumerate(row.split())
} | {"une": 1}
_NUMERAL = re.compile(
    rf"""
    (?P<sign>(?:(?<![^\s(\[~≈=:])-|(?:^|(?<=\s))(?:minus|moins)\s)\s?)?
    (?:
        (?:(?P<whole>\d+)\s)?(?<![\d/.,])(?P<over>\d{{1,3}})\s?/\s?(?P<under>\d{{1,3}})(?![\d/.,])
      | (?P<body>\d+(?:(?:[.,']|\s(?=\d{{3}}(?!\d)))\d+)*|(?<![\w.,])[.,]\d+)
        (?:e(?P<power>[+-]?\d+)(?!\w))?
      | \b(?P<word>{"|".join(_SMALL)})\b
    )
    """,
    re.VERBOSE | re.ASCII,
)
_LEAD = re.compile(
    r"""
    (?:
        (?: about | around | approx(?:imately)? | roughly | circa | ca? | exactly | in
          | (?:the\s)?year | it\ is | it'?s | it\ was | c'est | c'[ée]tait | environ | vers | en
          | [àa]\ peu\ pr[èe]s | (?:l')?an | (?:l')?ann[ée]e | n[°º] | no\.
        )(?![^\W\d_])
      | [\s.,;:!?…'"“”„«»()\[\]=~≈+\#]
    )*
    """,
    re.VERBOSE,
)
_AROUND = frozenset(("approx", "approximately", "roughly", "environ"))
_BETWEEN = frozenset(("per", "an", "a", "par", "of", "de", "d", "the"))
_SCALES = {
    word: scale
    for scale, names in {
        10**2: "hundred hundreds cent cents",
        12: "dozen dozens douzaine douzaines",
        10**3: "k thousand thousands mille millier milliers",
        10**6: "m mn mio million millions",
        10**9: "b bn billion billions md mds mrd milliard milliards",
    }.items()
    for word in names.split()
}
_ORDINAL = "th"
_UNITS = {
    name: unit
    for unit, names in {
        "%": "percent pourcent pct",
        "€": "euro eur",
        "$": "dollar usd us$",
        "£": "pound gbp livre",
        "franc": "f fr frf",
        "year": "yr an annee ad ce",
        "month": "mois",
        "week": "semaine wk",
        "day": "jour",
        "h": "hour hr heure",
        "min": "minute mn",
        "s": "second sec seconde",
        "km": "kilometre kilometer",
        "m": "metre meter",
        "cm": "centimetre centimeter",
        "mm": "millimetre millimeter",
        "mi": "mile",
        "ft": "foot feet pied",
        "in": "inch inches pouce",
        "cc": "cm3 ccm cubiccm cmcubic cmcube cucm",
        "l": "litre liter ltr",
        "kg": "kilo kilogram kilogramme",
        "g": "gram gramme",
        "t": "tonne",
        "kmh": "kph",
        "mih": "mph",
        "revmin": "rpm",
        "rev": "revolution tr tour",
        "hp": "horsepower bhp ch cv ps cheval chevaux chdin dinhp",
        "nm": "nmetre newtonm newtonmetre",
        "car": "voiture auto automobile vehicle vehicule",
        "motorcycle": "moto motorbike bike motocyclette motocycle",
        "dealer": "dealership concessionnaire concession",
        "person": "people personne",
        "employee": "employe",
        "point": "pt",
        "win": "victory victoire",
        "copy": "exemplaire",
        "country": "pays",
        "place": "position rank rang",
        _ORDINAL: "st nd rd e er ere eme ieme",
    }.items()
    for name in names.split()
}
_CURRENCIES = frozenset(("€", "$", "£", "franc"))
_EXACT = Context(prec=1000, rounding=ROUND_HALF_EVEN, traps=[])
_THIRDS = Context(prec=28, rounding=ROUND_HALF_EVEN, traps=[])

_VULGAR = {
    Fraction(1, 2): "½",
    Fraction(1, 3): "⅓",
    Fraction(2, 3): "⅔",
    Fraction(1, 4): "¼",
    Fraction(3, 4): "¾",
    Fraction(1, 5): "⅕",
    Fraction(2, 5): "⅖",
    Fraction(3, 5): "⅗",
    Fraction(4, 5): "⅘",
    Fraction(1, 6): "⅙",
    Fraction(5, 6): "⅚",
    Fraction(1, 8): "⅛",
    Fraction(3, 8): "⅜",
    Fraction(5, 8): "⅝",
    Fraction(7, 8): "⅞",
}
_NARROW_SPACE = "\u202f"
_WRITTEN = re.compile(r"([-−+]?)(0|[1-9][0-9]{0,40})(?:\.([0-9]+))?")


def readings(text: str, unit: str | None = None) -> frozenset[Decimal]:
    """Return every number that ``text`` may mean; none where it holds no number, or several.

    A comma, full stop, space or apostrophe may group thousands, and the first two may begin
    the decimals: ``4,328`` reads as 4328 and as 4.328, and the key decides; ``845,000`` are
    thousands alone. Digits of every script count, as do fractions (``7 1/2``, ``½``), powers
    (``1.2e3``), small numbers in English or French words, and scales (``2 million``, ``4k``).

    Beside the number may stand only what leaves it as it is (*about*, *in*, *environ*) and
    ``unit``, in full or in a usual short form; any other word, as in *not 1969*, makes it none.
    Where the unit is ``None``, any sign may stand before and any words after; where it is a
    scale (*million*), ``2 million`` also reads as 2.
    """
    if len(text) > LONGEST:
        return frozenset()
    plain = _plain(text)
    wanted = None if unit is None else unit[:LONGEST]
    found: list[frozenset[Decimal]] = []
    numerals = list(islice(_NUMERAL.finditer(plain), _MOST_NUMERALS + 1))
    if len(numerals) > _MOST_NUMERALS:
        return frozenset()
    for numeral in numerals:
        start, end = numeral.span()
        scales = _scales(plain[end:], wanted)
        if scales and _may_lead(plain[:start], wanted):
            found.append(_values(numeral, scales))
    return found[0] if len(found) == 1 else frozenset()


def distance(one: Decimal, other: Decimal) -> Decimal:
    """Return how far apart two numbers are, whatever their size and the active context."""
    return _EXACT.abs(_EXACT.subtract(one, other))


def share(number: Decimal, percent: int) -> Decimal:
    """Return ``percent`` hundredths of a number's magnitude."""
    return _EXACT.abs(_EXACT.multiply(number, Decimal(percent).scaleb(-2)))


def is_year(unit: str) -> bool:
    """Tell whether a unit, in any language known here, says that the number is a date's year.

    Years that something lasted (`years`, `ans`) are a quantity like any other.
    """
    return words(unit) in (("year",), ("annee",))


def grouped(written: str, language: str) -> str:
    """Return a number written as ``4328`` or ``-1234.5`` as the language groups it.

    French uses a narrow no-break space and a decimal comma, all others go as English. What is
    not such a number comes back as it is.
    """
    parts = _WRITTEN.fullmatch(written)
    if parts is None:
        return written
    sign, whole, decimals = parts.groups()
    french = re.split("[-_]", language, maxsplit=1)[0] == "fr"
    digits = f"{int(whole):,}"
    if french:
        digits = digits.replace(",", _NARROW_SPACE)
    minus = "−" if sign in ("-", "−") else ""
    return minus + digits + (("," if french else ".") + decimals if decimals else "")


def shown(number: Decimal, language: str) -> str:
    """Return a number in digits as the language groups it; one beyond 30 digits as a power."""
    if not number.is_finite() or number.adjusted() > 30 or int(number.as_tuple().exponent) < -30:
        return str(number)
    return grouped(format(number, "f"), language)


def points_shown(points: Fraction, language: str = "en") -> str:
    """Return points as people write them: ``7½``, ``⅓``, otherwise two decimals at most."""
    whole, rest = divmod(points, 1)
    if rest == 0:
        return str(whole)
    if rest in _VULGAR:
        return (str(whole) if whole else "") + _VULGAR[rest]
    hundredths = round(points * 100)
    decimals = f"{hundredths // 100}.{hundredths % 100:02}".rstrip("0").rstrip(".")
    return grouped(decimals, language)


def _plain(text: str) -> str:
    """ASCII digits and signs, single plain spaces, lower case."""
    kept: list[str] = []
    for character in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(character)
        if character in _ALIKE:
            kept.append(_ALIKE[character])
        elif kind == "Nd":
            kept.append(str(unicodedata.decimal(character)))
        elif kind == "No" and "/" in (fraction := _as_fraction(character)):
            kept.append(f" {fraction} ")
        elif character.isspace():
            kept.append(" ")
        elif kind not in ("Cf", "Cc"):
            kept.append(character)
    return " ".join("".join(kept).casefold().split())


def _as_fraction(character: str) -> str:
    return unicodedata.normalize("NFKD", character).replace("⁄", "/")


def _may_lead(before: str, unit: str | None) -> bool:
    if unit is None:
        return not re.search(r"\w", before) or _LEAD.fullmatch(before) is not None
    named = _named(words(unit))
    sign = re.search(r"(?:[€$£]|[a-z$]+)\s?$", before) if named in _CURRENCIES else None
    if sign and _named(words(sign[0])) == named:
        before = before[: sign.start()]
    return _LEAD.fullmatch(before) is not None


def _scales(after: str, unit: str | None) -> frozenset[int]:
    """Return by what to multiply, judged by what follows the number; none if unreadable."""
    parts = [word for word in words(re.sub("(?=[€$£])", " ", after)) if word not in _AROUND]
    own = words(unit or "")
    named = _named(own)
    if named in ("", "place") and parts and _UNITS.get(parts[0]) == _ORDINAL:
        del parts[0]
    if unit is not None and _named(parts) == named:
        return frozenset({1})
    scale = 1
    while parts and parts[0] in _SCALES:
        scale *= _SCALES[parts.pop(0)]
    if _runs_on(after, scale) if unit is None else _named(parts) not in ("", named):
        return frozenset()
    in_unit = any(_SCALES.get(word) == scale for word in own if len(word) >= _SHORTEST_PLURAL)
    return frozenset({1, scale} if in_unit else {scale})


def _runs_on(after: str, scale: int) -> bool:
    """Tell whether a number goes on as a word (``4man``) or another number follows."""
    glued = scale == 1 and re.match(r"[^\W\d_]{3}", after)
    return bool(glued or re.search(r"(?<!\w)\d", after))


def _named(parts: Sequence[str]) -> str:
    """Return one name for a unit, whichever of its names these words are."""
    # What is l is litres at the front and an article behind: l/100 km, km à l’heure.
    own = [
        word
        for at, word in enumerate(parts, 1)
        if at == len(parts) or not (word in _BETWEEN or (word == "l" and at > 1))
    ]
    for name in ("".join(parts), "".join(own)):
        if (unit := _UNITS.get(_singular(name))) is not None:
            return unit
    each = "".join(_UNITS.get(_singular(word), _singular(word)) for word in own)
    return _UNITS.get(each, each)


def _singular(word: str) -> str:
    if word in _UNITS or len(word) < _SHORTEST_PLURAL:
        return word
    return word.removesuffix("s") if not word.endswith("ies") else word[:-3] + "y"


def _values(numeral: re.Match[str], scales: frozenset[int]) -> frozenset[Decimal]:
    if numeral["word"]:
        values = {Decimal(_SMALL[numeral["word"]])}
    else:
        values = _of_fraction(numeral) if numeral["over"] else _of_body(numeral["body"])
    if numeral["power"]:
        if abs(int(numeral["power"])) > LARGEST_POWER:
            return frozenset()
        values = {_EXACT.scaleb(value, Decimal(numeral["power"])) for value in values}
    values = {_EXACT.multiply(value, Decimal(scale)) for value in values for scale in scales}
    if numeral["sign"]:
        values = {value.copy_negate() for value in values}
    return frozenset(values)


def _of_fraction(numeral: re.Match[str]) -> set[Decimal]:
    under = Decimal(numeral["under"])
    if not under:
        return set()
    part = _THIRDS.divide(Decimal(numeral["over"]), under)
    return {_EXACT.add(Decimal(numeral["whole"] or 0), part)}


def _of_body(body: str) -> set[Decimal]:
    """Read digits with separators both ways where both are well formed."""
    parts = re.split(r"([.,'\s])", body)
    digits, separators = parts[::2], parts[1::2]
    if not separators:
        return {Decimal(body)}
    values: set[Decimal] = set()
    last = separators[-1]
    if len(set(separators)) == 1 and _are_groups(digits, last):
        values.add(Decimal("".join(digits)))
    grouping = separators[:-1]
    if last in ".," and last not in grouping and len(set(grouping)) <= 1:
        whole = digits[:-1]
        if not grouping and digits[-1] == "000" and whole[0].strip("0"):
            return values
        if not grouping or _are_groups(whole, grouping[0]):
            values.add(Decimal(f"{''.join(whole) or '0'}.{digits[-1]}"))
    return values


def _are_groups(digits: list[str], separator: str) -> bool:
    """Tell whether these are groups of thousands, or India's of two before a last of three."""
    first, *middle, last = digits
    if len(last) != 3 or not first or first.startswith("0"):
        return False
    if len(first) <= 3 and all(len(group) == 3 for group in middle):
        return True
    return separator == "," and len(first) <= 2 and all(len(group) == 2 for group in middle)
