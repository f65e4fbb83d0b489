"""Years and dates in a sentence, and how they are meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from alpine_quiz.facts.model import Precision

if TYPE_CHECKING:
    from alpine_quiz.proposals.rules.vocabulary import Vocabulary

_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_WHEN = re.compile(r",?\s(?:when|quand|lorsque|lorsqu|où|date à laquelle)(?!\w)")
_MOST = 30
_EARLIEST, _LATEST = 1000, 2099
_BARE_EARLIEST, _BARE_LATEST = 1500, 2060


class Role(StrEnum):
    """What a time is to its sentence."""

    WHEN = "when"
    UNTIL = "until"
    COMPARED = "compared"
    ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True)
class Time:
    """A year or date: its phrase from ``begin`` to ``end``, the year within it.

    ``date`` is an ISO date as exact as the document is; ``is_forward`` says that the phrase
    opens what it dates.
    """

    begin: int
    end: int
    year_begin: int
    year: str
    date: str
    precision: Precision
    role: Role = Role.WHEN
    is_forward: bool = False


_LEADS = {
    "en": (
        (r"by(?: early| late| mid-?)?|no later than|before", Precision.BY, Role.WHEN),
        (
            r"(?:ever )?since|from(?: early| late)?|as (?:early|far back) as",
            Precision.SINCE,
            Role.WHEN,
        ),
        (r"until|till|up to|up until|through to", Precision.POINT, Role.UNTIL),
        (
            r"compared (?:to|with)|than in|than|against|over|from the",
            Precision.POINT,
            Role.COMPARED,
        ),
        (
            r"in about|in around|about|around|circa|c\.?|ca\.?|in the (?:early|late|mid)[- ]?"
            r"|in (?:early|late|mid)[- ]?|early|late|(?:in )?the (?:first|second|latter|early) "
            r"(?:half|part|quarter|months|days) of|in the (?:spring|summer|autumn|winter|fall) of"
            r"|(?:at )?the (?:end|beginning|start) of|towards|in the years? before|after",
            Precision.ABOUT,
            Role.WHEN,
        ),
        (
            r"back in|during|in|on|of|for|and|to|between|within",
            Precision.POINT,
            Role.WHEN,
        ),
    ),
    "fr": (
        (r"d['’]ici(?: à)?(?: fin)?|avant(?: fin)?|au plus tard en", Precision.BY, Role.WHEN),
        (r"depuis(?: l['’]année)?|dès|à partir de|à compter de", Precision.SINCE, Role.WHEN),
        (
            r"jusqu['’](?:en|à|au)(?: (?:printemps|été|automne|début|milieu))?(?: de)?",
            Precision.POINT,
            Role.UNTIL,
        ),
        (r"par rapport à|contre|qu['’]en|comparé à", Precision.POINT, Role.COMPARED),
        (
            r"vers|autour de|aux environs de|(?:à l['’]|à )?horizon|(?:au )?début(?: de)?"
            r"|(?:à la )?fin(?: de)?|(?:au )?milieu(?: de)?|courant|après|(?:au|à l['’]) "
            r"(?:printemps|été|automne|hiver)(?: de)?"
            r"|(?:au )?(?:premier|second|deuxième|troisième|quatrième) "
            r"(?:semestre|trimestre)(?: de)?",
            Precision.ABOUT,
            Role.WHEN,
        ),
        (r"en|de|du|le|et|à|entre|pour|l['’]année|l['’]an", Precision.POINT, Role.WHEN),
    ),
}  # fmt: skip


class Times:
    """Finds times as one language writes them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        months = "|".join(vocabulary.months)
        self._months = vocabulary.months
        self._pattern = re.compile(
            rf"""(?<![\w.,/£$€-])
            (?:
                (?P<day>[0-3]?[0-9])(?:st|nd|rd|th|er)?\s{{1,3}}(?:of\s)?(?P<month>{months})
                    (?:,?\s{{1,3}}(?P<year>{_YEAR}))?
              | (?P<month2>{months})\s{{1,3}}(?P<day2>[0-3]?[0-9])(?:st|nd|rd|th)?
                    (?:\s?,)?\s{{1,3}}(?P<year2>{_YEAR})
              | (?P<month3>{months})\s{{1,3}}(?:of\s)?(?P<year3>{_YEAR})
              | (?P<day4>[0-3][0-9])[./](?P<month4>[01][0-9])[./](?P<year4>{_YEAR})
              | (?P<decade>(?:1[0-9]|20)[0-9]0)s
              | (?P<year5>{_YEAR})
            )
            (?![\w%€]|[.,]\d|\s?%|[-–]\w*[a-z])""",
            re.VERBOSE | re.IGNORECASE,
        )
        self._leads = tuple(
            (re.compile(rf"(?<![\w'’-])(?:{lead})\s{{0,3}}\Z", re.IGNORECASE), precision, role)
            for lead, precision, role in _LEADS.get(vocabulary.language, _LEADS["en"])
        )

    def find(self, text: str) -> list[Time]:
        """Return the first times in ``text``, in their order: a list of years is no prose."""
        return [
            time
            for match in islice(self._pattern.finditer(text), _MOST)
            if (time := self._time(text, match)) is not None
        ]

    def _time(self, text: str, match: re.Match[str]) -> Time | None:
        if match["decade"] or text[: match.start()].endswith(("années ", "ann\u00e9es\u00a0")):
            return None
        name = next((n for n in ("year", "year2", "year3", "year4", "year5") if match[n]), "")
        if not name:
            return None
        year = match[name]
        month = match["month"] or match["month2"] or match["month3"]
        day = match["day"] or match["day2"] or match["day4"]
        number = self._months[month.lower()] if month else int(match["month4"] or 0)
        date = year
        if 1 <= number <= 12:
            date += f"-{number:02}"
            if day and 1 <= int(day) <= 31:
                date += f"-{int(day):02}"
        before = text[max(0, match.start() - 40) : match.start()]
        begin, precision, role, led = match.start(), Precision.POINT, Role.WHEN, False
        for lead, meant, part in self._leads:
            found = lead.search(before)
            if found:
                begin, precision, role, led = begin - len(found[0]), meant, part, True
                break
        if name == "year5" and not self._is_year(text, match, led=led):
            return None
        if precision is Precision.ABOUT and len(date) > 7:
            precision = Precision.POINT
        if name == "year5" and not led and _is_adjective(text, match):
            role = Role.ADJECTIVE
        after = text[match.end() : match.end() + 3]
        if role is Role.UNTIL and _WHEN.match(text, match.end()):
            role = Role.WHEN
        opens = not text[:begin].strip(' (“"«') or text[:begin].rstrip()[-1:] in ".;:"
        forward = opens or (led and after.lstrip().startswith(","))
        return Time(
            begin, match.end(), match.start(name), year, date, precision, role,
            is_forward=forward,
        )  # fmt: skip

    def _is_year(self, text: str, match: re.Match[str], *, led: bool) -> bool:
        """Tell whether four digits are a year, not a count: “1421 in 1972”."""
        number = int(match[0])
        before, after = text[: match.start()].rstrip(), text[match.end() : match.end() + 40]
        if not _EARLIEST <= number <= _LATEST:
            return False
        word = re.match(r"\s+([^\W\d_]+)", after)
        plural = word is not None and word[1].islower() and word[1].endswith(("s", "people"))
        word_before = before.rpartition(" ")[2].lower()
        if led and word_before not in ("of", "de", "to", "à", "over", "than", "for"):
            verb = word is not None and word[1] in ("was", "is", "has", "sees", "as", "dans")
            return not plural or verb
        if not _BARE_EARLIEST <= number <= _BARE_LATEST:
            return False
        if word_before[:1].isalpha() and before.rpartition(" ")[2][0].isupper():
            # Part of a name: “CAP 2024”.
            return False
        next_in = re.match(r"\s+(?:in|en)\s+\d{4}", after)
        return not plural and next_in is None


def _is_adjective(text: str, match: re.Match[str]) -> bool:
    """Tell whether the year only marks a thing: “the 1962 design”."""
    before = re.search(r"([^\W\d_]+)\s+\Z", text[max(0, match.start() - 20) : match.start()])
    after = re.match(r"\s+[^\W\d_]", text[match.end() : match.end() + 3])
    articles = ("the", "a", "his", "its", "their", "this")
    return before is not None and before[1].lower() in articles and after is not None
