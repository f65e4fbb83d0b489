"""Numbers as people type and read them."""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

LONGEST = 200
"""A typed number longer than this, in characters, is none."""
LARGEST_POWER = 300

_ALIKE = (
    dict.fromkeys("’‘ʼ′＇`´٬", "'")
    | dict.fromkeys("−‐‑‒–—－﹣", "-")
    | {"，": ",", "．": ".", "٫": ".", "·": ".", "⁄": "/", "∕": "/", "_": "'"}
)
_NUMERAL = re.compile(
    r"""
    (?P<sign>(?:(?<![^\s(\[~≈=:])-|(?:^|(?<=\s))(?:minus|moins)\s)\s?)?
    (?:
        (?:(?P<whole>\d+)\s)?(?<![\d/.,])(?P<over>\d{1,3})\s?/\s?(?P<under>\d{1,3})(?![\d/.,])
      | (?P<body>\d+(?:(?:[.,']|\s(?=\d{3}(?!\d)))\d+)*|(?<![\w.,])[.,]\d+)
        (?:e(?P<power>[+-]?\d+)(?!\w))?
    )
    (?:\s?(?P<scale>k|thousand|mille|millions?|billions?|milliards?)(?!\w))?
    """,
    re.VERBOSE | re.ASCII,
)
_SCALES = {
    "k": 3,
    "thousand": 3,
    "mille": 3,
    "million": 6,
    "millions": 6,
    "billion": 9,
    "billions": 9,
    "milliard": 9,
    "milliards": 9,
}
_WORDS = {
    word: number
    for row in (
        "zero one two three four five six seven eight nine ten eleven twelve",
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze",
    )
    for number, word in enumerate(row.split())
} | {"une": 1, "zéro": 0}
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


def readings(text: str, unit: str = "") -> frozenset[Decimal]:
    """Return every number that ``text`` may mean; none where it holds no number, or several.

    A comma, full stop, space or apostrophe may group thousands, and the first two may begin
    the decimals: ``4,328`` reads as 4328 and as 4.328, and the key decides. Digits of every
    script count, as do fractions (``7 1/2``, ``½``), powers (``1.2e3``), ``2 million`` and
    small numbers in English or French words. ``unit`` after the number is passed over; where
    it is itself a scale (*million*), ``2 million`` also reads as 2.
    """
    if len(text) > LONGEST:
        return frozenset()
    plain = _without_unit(_plain(text), _plain(unit[:LONGEST]))
    if (number := _WORDS.get(plain)) is not None:
        return frozenset({Decimal(number)})
    numerals = [
        numeral for numeral in _NUMERAL.finditer(plain) if not _is_glued(plain, numeral.span())
    ]
    if len(numerals) != 1:
        return frozenset()
    return _values(numerals[0], scaled_unit=any(word in _SCALES for word in _plain(unit).split()))


def distance(one: Decimal, other: Decimal) -> Decimal:
    """Return how far apart two numbers are, whatever their size and the active context."""
    return _EXACT.abs(_EXACT.subtract(one, other))


def share(number: Decimal, percent: int) -> Decimal:
    """Return ``percent`` hundredths of a number's magnitude."""
    return _EXACT.abs(_EXACT.multiply(number, Decimal(percent).scaleb(-2)))


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
    for character in text:
        kind = unicodedata.category(character)
        if character in _ALIKE:
            kept.append(_ALIKE[character])
        elif kind == "Nd":
            kept.append(str(unicodedata.decimal(character)))
        elif kind == "No" and "/" in (fraction := _as_fraction(character)):
            kept.append(f" {fraction} ")
        elif character.isspace():
            kept.append(" ")
        elif kind not in ("Cf", "Cc", "No"):
            kept.append(character)
    return " ".join("".join(kept).casefold().split())


def _as_fraction(character: str) -> str:
    return unicodedata.normalize("NFKD", character).replace("⁄", "/")


def _without_unit(plain: str, unit: str) -> str:
    if unit and plain.endswith(unit) and plain != unit:
        return plain[: -len(unit)].strip()
    return plain


def _is_glued(plain: str, span: tuple[int, int]) -> bool:
    """Tell whether the number is part of a word, as in ``m2``, ``A110`` or ``4man``.

    Two letters may follow: ``12th`` and ``90km`` are numbers.
    """
    start, end = span
    before, after = plain[max(0, start - 1) : start], plain[end : end + 3]
    return before.isalnum() or (len(after) == 3 and after.isalpha())


def _values(numeral: re.Match[str], *, scaled_unit: bool) -> frozenset[Decimal]:
    values = _of_fraction(numeral) if numeral["over"] else _of_body(numeral["body"])
    if numeral["power"]:
        if abs(int(numeral["power"])) > LARGEST_POWER:
            return frozenset()
        values = {_EXACT.scaleb(value, Decimal(numeral["power"])) for value in values}
    if numeral["scale"]:
        scale = Decimal(_SCALES[numeral["scale"]])
        scaled = {_EXACT.scaleb(value, scale) for value in values}
        values = scaled | values if scaled_unit else scaled
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
