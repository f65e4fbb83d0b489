"""How much was right day by day and week by week, and what comes back when."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.figures import near_day
from alpine_quiz.plain.looking_back.blocks import Block, Row
from alpine_quiz.plain.looking_back.tallies import share_of, tally_text
from alpine_quiz.plain.points import share_text
from alpine_quiz.records.forecast import AHEAD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from alpine_quiz.records.accuracy import Period
    from alpine_quiz.records.looking_back import LookingBack


def time_blocks(found: LookingBack) -> list[Block]:
    """Return the days and the weeks that have an answer."""
    days, weeks = found.statistics.days, found.statistics.weeks
    last_days = tr_count("The last {count} day", "The last {count} days", len(days))
    last_weeks = tr_count("The last {count} week", "The last {count} weeks", len(weeks))
    return [
        _periods(last_days, days, found.statistics.today, weeks=False),
        _periods(last_weeks, weeks, found.statistics.today, weeks=True),
    ]


def _periods(title: str, periods: Sequence[Period], today: date, *, weeks: bool) -> Block:
    rows = [
        Row(
            _when(each.start, today, weeks=weeks), _figures(each, weeks=weeks), share_of(each.tally)
        )
        for each in reversed(periods)
        if each.tally.answers
    ]
    if not rows:
        return Block(title, (tr("Nothing was answered then."),))
    return Block(title, rows=tuple(rows))


def _when(start: date, today: date, *, weeks: bool) -> str:
    if weeks:
        # Translators: {day} is the Monday a week begins with.
        return tr("from {day}", day=near_day(start, today))
    return day_name(start, today)


def _figures(each: Period, *, weeks: bool) -> str:
    tally, recent = tally_text(each.tally), share_text(each.recent.share or Fraction(0))
    if weeks:
        return tr("{tally}; {share} over 4 weeks", tally=tally, share=recent)
    return tr("{tally}; {share} over 7 days", tally=tally, share=recent)


def day_name(day: date, today: date) -> str:
    """Return a day by its date, or as what it is to today."""
    match (day - today).days:
        case 0:
            return tr("today")
        case 1:
            return tr("tomorrow")
        case -1:
            return tr("yesterday")
        case _:
            return near_day(day, today)


def due_blocks(found: LookingBack) -> list[Block]:
    """Return how many facts come back on which day."""
    due, today = found.statistics.due, found.statistics.today
    title = tr("What comes back when")
    rows = [
        Row(day_name(today + timedelta(days=ahead), today), facts_text(count))
        for ahead, count in enumerate(due.days)
        if count
    ]
    if due.later:
        after = near_day(today + timedelta(days=AHEAD), today)
        rows.append(Row(tr("after {day}", day=after), facts_text(due.later)))
    sentences = []
    if not rows and found.statistics.facts.met:
        sentences.append(tr("Nothing: no question here asks about the facts you have met."))
    elif not rows:
        sentences.append(tr("Nothing: no fact has been asked yet that could come back."))
    if due.overdue:
        sentences.append(
            tr_count(
                "{count} of today’s was due before today.",
                "{count} of today’s were due before today.",
                due.overdue,
            )
        )
    return [Block(title, tuple(sentences), tuple(rows))]


def facts_text(count: int) -> str:
    """Return a number of facts in words."""
    return tr_count("{count} fact", "{count} facts", count)
