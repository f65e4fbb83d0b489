"""Whether a quote holds a value: the words in it that say just this number, year or name."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from alpine_quiz.facts.values import number_of
from alpine_quiz.language.folding import words
from alpine_quiz.language.numbers import readings
from alpine_quiz.proposals.rules.times import Time, Times
from alpine_quiz.proposals.rules.vocabulary import vocabulary
from alpine_quiz.proposals.sentences import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Span = tuple[int, int]

NUMERAL = re.compile(
    r"(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*", re.ASCII
)
"""A number in digits with all that groups and parts them: 4,328 and 4 328 and 22.1."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NEXT = re.compile(r"[ \u00a0\u202f]?(?:[^\W\d_]+|[%€$£])")
_GROUPED = re.compile(r"\d{1,3}([.,'’ \u00a0\u202f])\d{3}(?:\1\d{3})*", re.ASCII)
_YEAR = re.compile(r"(?<![\w.,])(?:1[0-9]{3}|20[0-9]{2})(?![\w%]|[.,]\d)", re.ASCII)
_NO_NUMBERS = frozenset(("one", "un", "une"))
"""Words that are hardly ever meant as a number."""
_OPENING = 60


def number_said(text: str, unit: str, language: str) -> Decimal | None:
    """Return the number that a claim's value is, ``unit`` allowed behind it, or ``None``."""
    number = number_of(text)
    if number is not None:
        return number
    found = NUMERAL.match(text)
    if found is None or words(text[found.end() :]) not in ((), words(unit)):
        return None
    read = _number(found[0], language)
    return read.pop() if len(read) == 1 else None


def number_in(
    quote: str, value: Decimal, unit: str, language: str, hint: str = ""
) -> tuple[int, int, Decimal] | None:
    """Return where the quote says the number ``value``, with its scale, and as it writes it.

    A numeral counts only whole: neither 328 nor 28 stands in “4 328”. English reads a comma
    as grouping, French as the decimal sign. ``hint`` is what the claim says are the words.
    """
    for begin, end, numbers in _numbers_in(quote, language, hint):
        following = _NEXT.match(quote, end)
        tail = following[0] if following else ""
        scales = readings(f"1{tail}") or frozenset({Decimal(1)})
        if unit:
            scales |= readings(f"1{tail}", unit)
        for scale, number in product(scales, numbers):
            if number * scale == value:
                written = number if scale == 1 else (number * scale).normalize()
                # The scale word belongs to the number: “7.8 million”.
                return begin, end + (len(tail) if max(scales) > 1 else 0), written
    return None


def _numbers_in(quote: str, language: str, hint: str) -> Iterator[tuple[int, int, set[Decimal]]]:
    for found in NUMERAL.finditer(quote):
        begin, end = found.span()
        # Letters glued to a numeral make a name of it: A110, 4CV.
        if not (quote[begin - 1 : begin].isalpha() or quote[end : end + 1].isalpha()):
            yield begin, end, _number(found[0], language)
    for found in _WORD.finditer(quote):
        if found[0].lower() not in _NO_NUMBERS or found[0] == hint:
            yield *found.span(), set(readings(found[0]))


def _number(numeral: str, language: str) -> set[Decimal]:
    """Return what a numeral means by the custom of its language."""
    read = set(readings(numeral))
    grouped = _GROUPED.fullmatch(numeral)
    if grouped is None or len(read) < 2:
        return read
    decimal_sign = "," if language.startswith("fr") else "."
    whole = {number for number in read if number == number.to_integral_value()}
    return read - whole if grouped[1] == decimal_sign else whole


def name_in(quote: str, names: Iterable[str]) -> Span | None:
    """Return where the quote has one of ``names``, word by word; the longest first.

    Case, accents, hyphens and spaces do not count, digits and whole words do.
    """
    pieces = list(_pieces(quote))
    for name in sorted(names, key=len, reverse=True):
        wanted = "".join(words(name))
        if not wanted:
            continue
        for first, (start, _, _) in enumerate(pieces):
            joined = ""
            for _, end, folded in pieces[first:]:
                joined += folded
                if joined == wanted:
                    return start, end
                if not wanted.startswith(joined):
                    break
    return None


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    for token in tokens_of(text):
        folded = "".join(words(token.text))
        if folded:
            yield token.begin, token.end, folded


def numbers_of(text: str) -> set[str]:
    """Return the runs of digits in ``text``, grouping signs left out."""
    return {found for word in words(text) for found in re.findall(r"\d+", word)}


def time_in(quote: str, wanted: str, language: str, before: str = "") -> Time | None:
    """Return the time that the quote gives as exactly as ``wanted``, an ISO date, or more so.

    ``before`` is what stands ahead of the quote: “by” may have been left out of it.
    """
    known = vocabulary(language)
    if known is None:
        return None
    ahead = before[-_OPENING:]
    for time in Times(known).find(ahead + quote):
        if time.year_begin >= len(ahead) and _is(time.date, wanted):
            return time
    return None


def _is(date: str, wanted: str) -> bool:
    return date == wanted or date.startswith(f"{wanted}-")


def year_in(quote: str, year: str) -> Span | None:
    """Return where the quote has the year, in whatever language."""
    for found in _YEAR.finditer(quote):
        if found[0] == year:
            return found.span()
    return None
