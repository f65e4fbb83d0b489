"""Dates in words: a day, a month or a year, as far as it is known."""

from __future__ import annotations

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}


def date_said(iso: str, language: str) -> str:
    """Return an ISO date, or the beginning of one, in words: *28 January 2022*, *2022*.

    In a language whose months are not known here it stays as it is.
    """
    year, *rest = iso.split("-")
    months = _MONTHS.get(language.split("-", maxsplit=1)[0])
    if not rest or months is None:
        return iso
    month = months.split()[int(rest[0]) - 1]
    if len(rest) == 1:
        return f"{month} {year}"
    day = str(int(rest[1]))
    if language.startswith("fr") and day == "1":
        day = "1er"
    return f"{day} {month} {year}"


def at_date(iso: str, language: str) -> str:
    """Return when something was, as a sentence has it: *in 2022*, *on 28 January 2022*."""
    said = date_said(iso, language)
    if language.startswith("fr"):
        return f"le {said}" if iso.count("-") == 2 else f"en {said}"
    return f"on {said}" if iso.count("-") == 2 else f"in {said}"
