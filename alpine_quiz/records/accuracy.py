"""How much was right: of what, and when."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from alpine_quiz.records.days import DAY, WEEK_DAYS, monday_of
from alpine_quiz.records.scores import Tally

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from alpine_quiz.records.answered import Answers
    from alpine_quiz.records.days import Days

RECENT_DAYS = 7
RECENT_WEEKS = 4


@dataclass(frozen=True, slots=True)
class Part:
    """What was right of one topic or one document of a pack, by its id.

    A topic is empty for items without one.
    """

    pack: str
    name: str
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """How much was right of what: in the order of packs and names, types, and difficulties.

    An answer counts for each document that its item cites; for none where it cites none.
    """

    topics: tuple[Part, ...]
    documents: tuple[Part, ...]
    types: Mapping[str, Tally]
    difficulties: Mapping[int, Tally]


@dataclass(frozen=True, slots=True)
class Period:
    """What was right on one day, or in one week, which begins on a Monday.

    ``recent`` sums up the period and those before it (7 days, 4 weeks): its share is the
    moving figure of a plot.
    """

    start: date
    tally: Tally
    recent: Tally


def accuracy(answers: Answers) -> Accuracy:
    """Return how much was right of what."""
    # Few kinds of answers make up the many: only those are added up as fractions.
    kinds = Counter(
        zip(
            answers.packs,
            answers.topics,
            answers.documents,
            answers.types,
            answers.difficulties,
            answers.numerators,
            answers.denominators,
            strict=True,
        )
    )
    topics: defaultdict[tuple[str, str], Tally] = defaultdict(Tally)
    documents: defaultdict[tuple[str, str], Tally] = defaultdict(Tally)
    types: defaultdict[str, Tally] = defaultdict(Tally)
    difficulties: defaultdict[int, Tally] = defaultdict(Tally)
    for (pack, topic, cited, type_, difficulty, *credit), count in kinds.items():
        tally = Tally(count, count * Fraction(*credit))
        topics[pack, topic] += tally
        types[type_] += tally
        difficulties[difficulty] += tally
        for document in json.loads(cited):
            documents[pack, document] += tally
    return Accuracy(
        topics=_parts(topics),
        documents=_parts(documents),
        types=dict(sorted(types.items())),
        difficulties=dict(sorted(difficulties.items())),
    )


def by_day(answers: Answers, days: Days) -> Mapping[date, Tally]:
    """Return what was right on each day that has an answer."""
    found: dict[date, Tally] = {}
    at = 0
    while at < len(answers.times):
        day = days.day_of(answers.times[at])
        # Where clocks are put back over midnight a time may be of the day before.
        end = max(at + 1, bisect_left(answers.times, days.start(day + DAY), at))
        credits_ = zip(answers.numerators[at:end], answers.denominators[at:end], strict=True)
        found[day] = found.get(day, Tally()) + _tally(Counter(credits_))
        at = end
    return found


def last_days(found: Mapping[date, Tally], today: date, count: int) -> tuple[Period, ...]:
    """Return the last ``count`` days, today the last of them; those without an answer too."""
    starts = [today - timedelta(days=back) for back in range(count + RECENT_DAYS - 1)]
    return _periods(found, starts[::-1], RECENT_DAYS)


def last_weeks(found: Mapping[date, Tally], today: date, count: int) -> tuple[Period, ...]:
    """Return the last ``count`` weeks, this week the last; those without an answer too."""
    weeks: defaultdict[date, Tally] = defaultdict(Tally)
    for day, tally in found.items():
        weeks[monday_of(day)] += tally
    monday = monday_of(today)
    starts = [monday - timedelta(days=WEEK_DAYS * back) for back in range(count + RECENT_WEEKS - 1)]
    return _periods(weeks, starts[::-1], RECENT_WEEKS)


def _tally(credits_: Mapping[tuple[int, int], int]) -> Tally:
    """Sum up credits, each with how often it was earned."""
    # Nearly all are whole: fractions are slow.
    whole = sum(count * up for (up, down), count in credits_.items() if down == 1)
    parts = (Fraction(count * up, down) for (up, down), count in credits_.items() if down != 1)
    return Tally(sum(credits_.values()), sum(parts, Fraction(whole)))


def _periods(found: Mapping[date, Tally], starts: Sequence[date], width: int) -> tuple[Period, ...]:
    tallies = [found.get(start, Tally()) for start in starts]
    return tuple(
        Period(starts[at], tallies[at], sum(tallies[at - width + 1 : at + 1], Tally()))
        for at in range(width - 1, len(starts))
    )


def _parts(found: Mapping[tuple[str, str], Tally]) -> tuple[Part, ...]:
    return tuple(Part(pack, name, tally) for (pack, name), tally in sorted(found.items()))
