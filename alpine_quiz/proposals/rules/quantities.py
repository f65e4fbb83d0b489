"""Numbers in a sentence, with what they count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from alpine_quiz.facts.model import Precision
from alpine_quiz.proposals.rules.vocabulary import spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.proposals.rules.times import Time
    from alpine_quiz.proposals.rules.vocabulary import Vocabulary

_MOST = 60
_NUMBER = re.compile(
    r"(?<![\w.,/-])(?P<sign>[£$€])?\s?"
    r"(?P<digits>\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4}(?!\d)|\d{1,15}(?:[.,]\d{1,9}){0,4})"
    r"(?:\s?(?P<scale>million|billion|thousand|trillion|millions|milliards?|mille|m|bn)(?![\w²³/]))?",
    re.IGNORECASE,
)
_ABOUT = {
    "en": r"about|around|some|approximately|roughly|nearly|almost|over|more than|up to|"
    r"at least|less than|fewer than|just over|just under|an estimated|close to|circa|under",
    "fr": r"environ|près d['’e]|plus d['’e]|quelque|quelques|presque|autour d['’e]|"
    r"au moins|moins d['’e]|à peu près|jusqu['’]à|une? (?:bonne )?",
}
_SCALES = {
    "million": 6, "millions": 6, "m": 6, "billion": 9, "bn": 9, "milliard": 9, "milliards": 9,
    "thousand": 3, "mille": 3, "trillion": 12,
}  # fmt: skip
_CURRENCIES = {"£": "pounds", "$": "dollars", "€": "euros"}
_LASTING = frozenset(("derniers", "dernières", "prochains", "prochaines", "last", "next", "past"))
_NO_NOUNS = spelled(
    "nouveaux derniers dernières premiers premières autres prochains anciens grands gros previous "
    "previous various famous"
)
_UNIT_WORD = re.compile(r"\s(?:d['’]|de\s)?((?:[^\W\d_][\w-]*)(?:\s[^\W\d_][\w-]*){0,2})")
_MONEY = re.compile(r"\W?(?:de |d['’])?(€|euros?|francs?|dollars?|pounds?|livres)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, from ``begin`` to ``end`` with its unit; ``value`` in plain digits.

    ``relation`` is what its unit suggests, or empty; ``exact`` that it has three digits or
    more that are not round.
    """

    begin: int
    end: int
    value: str
    unit: str
    relation: str
    precision: Precision
    spelled: bool = False

    @property
    def is_fine(self) -> bool:
        """Whether it is told to more than two digits that count."""
        return len(self.value.replace(".", "").strip("0")) > 2


class Quantities:
    """Finds numbers as one language writes them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        about = _ABOUT.get(vocabulary.language, _ABOUT["en"])
        self._about = re.compile(rf"(?<!\w)(?:{about})\s{{0,2}}\Z", re.IGNORECASE)
        listed = "|".join(vocabulary.numerals)
        self._word = re.compile(
            rf"(?<![\w-])(?P<digits>{listed})(?=\s(?!of|and|or|et|ou|years|ans|à)\w)", re.IGNORECASE
        )
        self._comma_is_point = vocabulary.language == "fr"

    def find(self, text: str, times: Sequence[Time]) -> list[Quantity]:
        """Return the numbers in ``text`` that are not ``times``, in their order."""
        taken = [(time.begin, time.end) for time in times]
        found: list[Quantity] = []
        for match in islice(_NUMBER.finditer(text), _MOST):
            begin = match.start("digits")
            if any(low <= begin < high for low, high in taken):
                continue
            quantity = self._digits(text, match)
            if quantity is not None:
                found.append(quantity)
        found += [
            quantity
            for match in self._word.finditer(text)
            if (quantity := self._spelled(text, match)) is not None
        ]
        return sorted(found, key=lambda quantity: quantity.begin)

    def _digits(self, text: str, match: re.Match[str]) -> Quantity | None:
        value = _plain(match["digits"], comma_is_point=self._comma_is_point)
        if value is None:
            return None
        end = match.end("digits")
        if text[end : end + 1].isupper():
            # A name: “4CV”.
            return None
        scale = (match["scale"] or "").lower()
        sign = match["sign"]
        if scale in ("m", "bn") and not sign:
            scale = ""
        if scale:
            value = f"{Decimal(value).scaleb(_SCALES[scale]):f}"
            if "." in value:
                value = value.rstrip("0").rstrip(".")
            end = match.end("scale")
        begin = match.start("sign") if sign else match.start("digits")
        if sign:
            return self._made(text, begin, end, value, _CURRENCIES[sign], "cost")
        return self._measured(text, begin, end, value)

    def _spelled(self, text: str, match: re.Match[str]) -> Quantity | None:
        value = str(self._vocabulary.numerals[match["digits"].lower()])
        return self._measured(text, match.start(), match.end(), value, spelled=True)

    def _measured(
        self, text: str, begin: int, end: int, value: str, *, spelled: bool = False
    ) -> Quantity | None:
        after = text[end : end + 60]
        for pattern, unit, relation in self._vocabulary.measures:
            found = pattern.match(after)
            if found and found[0].strip():
                name = unit or _unit_name(found[0])
                if relation == "cost" and (money := _MONEY.match(after)):
                    name = _CURRENCIES.get(money[1], money[1])
                return self._made(
                    text, begin, end + found.end(), value, name, relation, spelled=spelled
                )
        word = _UNIT_WORD.match(after)
        if word is None:
            return None
        unit = self._counted(word[1].split())
        if not unit:
            return None
        stop = end + word.start(1) + word[1].find(unit) + len(unit)
        return self._made(text, begin, stop, value, unit, "", spelled=spelled)

    def _counted(self, following: list[str]) -> str:
        """Return what is counted: the words up to the first plural noun."""
        vocabulary = self._vocabulary
        for count, word in enumerate(following, 1):
            low = word.lower()
            if low in vocabulary.function_words or low in vocabulary.months:
                return ""
            if low in vocabulary.verbs:
                return ""
            if low in _LASTING:
                return ""
            if low in _NO_NOUNS:
                continue
            if low.endswith(("s", "x", "people", "men", "children")) and len(low) > 3:
                noun = " ".join(following[:count])
                return noun if noun[0].islower() else ""
        return ""

    def _made(
        self,
        text: str,
        begin: int,
        end: int,
        value: str,
        unit: str,
        relation: str,
        *,
        spelled: bool = False,
    ) -> Quantity:
        about = self._about.search(text[max(0, begin - 20) : begin])
        precision = Precision.ABOUT if about else Precision.POINT
        return Quantity(begin, end, value, unit, relation, precision, spelled)


def _plain(digits: str, *, comma_is_point: bool) -> str | None:
    """Return a number in plain digits, or ``None`` where the signs in it are no grouping."""
    bare = "".join(sign for sign in digits if not sign.isspace())
    parts = bare.replace(",", ".").split(".")
    if len(parts) == 1:
        return bare.lstrip("0") or "0"
    grouped = all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3
    if len(parts) == 2 and not (grouped and ("," in bare) != comma_is_point):
        return f"{parts[0].lstrip('0') or '0'}.{parts[1]}"
    return "".join(parts).lstrip("0") if grouped else None


def _unit_name(found: str) -> str:
    return found.strip(" -\u00a0\u202f").removeprefix("de ").removeprefix("d'").removeprefix("d’")
