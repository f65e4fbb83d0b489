"""Numbers and dates as a person reads them, in the language spoken; by Babel, from the CLDR.

What is composed into banks does not pass through here: banks are to be the same on every
machine, whatever its version of the CLDR (``language.dates``, ``language.numbers``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import spoken

if TYPE_CHECKING:
    from datetime import date, datetime
    from fractions import Fraction

_LOCALES = {"en": "en_GB", "fr": "fr_FR"}
_UNGROUPED = 1_000
_NEAR = 300


def _locale() -> str:
    return _LOCALES[spoken()]


def whole(number: int) -> str:
    """Return a whole number, grouped: *2,000*, *2 000*."""
    if 0 <= number < _UNGROUPED:
        # Nothing to group: Babel takes 20 ms to import.
        return str(number)
    from babel.numbers import format_decimal

    return format_decimal(number, locale=_locale())


def decimal(number: float, places: int = 1) -> str:
    """Return a number with at most ``places`` decimal places: *1.5*, *1,5*."""
    from babel.numbers import format_decimal

    pattern = f"#,##0.{'#' * places}"
    return format_decimal(round(number, places), format=pattern, locale=_locale())


def points(earned: Fraction) -> str:
    """Return points, parts of one as fractions where there are signs for them: *7½*, *7,58*."""
    # Its patterns take milliseconds to compile, and home has no points to show.
    from alpine_quiz.language.numbers import points_shown

    said, full = points_shown(earned, spoken()), int(earned)
    digits = str(full)
    return whole(full) + said[len(digits) :] if said.startswith(digits) else said


def percent(share: Fraction | float) -> str:
    """Return a share in whole per cent: *71 %*.

    Both languages take the space that the SI asks for (its brochure, 5.4.7), and that keeps
    figure and sign on one line.
    """
    return f"{whole(round(share * 100))}\N{NO-BREAK SPACE}%"


def _date(when: date, pattern: str) -> str:
    """Return the day of the month, then ``pattern``; French counts the first: *1er*.

    The CLDR has no sign for that (Lexique des règles typographiques, “Dates”).
    """
    from babel.dates import format_date

    first = "'1er'" if when.day == 1 and spoken() == "fr" else "d"
    return format_date(when, f"{first} {pattern}", locale=_locale())


def day(when: date) -> str:
    """Return a date in words: *22 November 2026*, *1er novembre 2026*."""
    return _date(when, "MMMM y")


def short_day(when: date) -> str:
    """Return a date that fits a column: *22 Nov 2026*, *22 nov. 2026*."""
    return _date(when, "MMM y")


def day_of_year(when: date) -> str:
    """Return a day whose year goes without saying: *22 November*."""
    return _date(when, "MMMM")


def near_day(when: date, today: date) -> str:
    """Return a day, its year only where it is too far from ``today`` to go without saying."""
    return day_of_year(when) if abs((when - today).days) < _NEAR else day(when)


def published(iso: str) -> str:
    """Return when a document appeared, as far as that is known: *28 January 2022*, *2022*.

    ``iso`` is an ISO date or the beginning of one; what is not a date of the calendar stays as
    it is.
    """
    from datetime import date

    hyphens = iso.count("-")
    if not hyphens:
        return iso
    try:
        when = date.fromisoformat(iso if hyphens > 1 else f"{iso}-01")
    except ValueError:
        return iso
    if hyphens > 1:
        return day(when)
    from babel.dates import format_date

    return format_date(when, "MMMM y", locale=_locale())


def moment(when: datetime) -> str:
    """Return a moment on this machine's calendar: *22 Nov 2026, 14:05*."""
    from babel.dates import format_time

    local = when.astimezone()
    return f"{short_day(local)}, {format_time(local, 'HH:mm', locale=_locale())}"
