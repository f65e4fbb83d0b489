"""What is plotted of what there is to look back on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr
from alpine_quiz.language.figures import near_day, percent, whole
from alpine_quiz.plain.looking_back.days import day_name
from alpine_quiz.plain.looking_back.parts import Part
from alpine_quiz.plain.looking_back.tallies import share_of
from alpine_quiz.terminal.widgets.columns import Plot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.records.accuracy import Period
    from alpine_quiz.records.looking_back import LookingBack


def plots_of(part: Part, found: LookingBack) -> tuple[Plot, ...]:
    """Return a plot for each of the first blocks of a part; most have none."""
    statistics = found.statistics
    match part:
        case Part.TIME:
            today = day_name(statistics.today, statistics.today)
            return (
                _shares(statistics.days, found, today),
                _shares(statistics.weeks, found, tr("this week")),
            )
        case Part.DUE:
            return (_due(found),)
        case _:
            return ()


def _shares(periods: Sequence[Period], found: LookingBack, last: str) -> Plot:
    return Plot(
        heights=[share_of(each.tally) for each in periods],
        top=percent(1),
        bottom=percent(0),
        left=near_day(periods[0].start, found.statistics.today),
        right=last,
    )


def _due(found: LookingBack) -> Plot:
    days, today = found.statistics.due.days, found.statistics.today
    most = max(1, *days)
    end = today + timedelta(days=len(days) - 1)
    return Plot(
        heights=[count / most if count else None for count in days],
        top=whole(most),
        bottom=whole(0),
        left=day_name(today, today),
        right=near_day(end, today),
    )
